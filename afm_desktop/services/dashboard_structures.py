"""The divisions of 현황판 as the structure before had them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.dashboard_rows import AllianceLine, DivisionLine, StructureFigures
from afm_desktop.services.divisions import DivisionLabel, labels_of
from afm_desktop.services.former_figures import Held, read_held, require_handover


def read_figures(session: Session, day: date, view: StructureView) -> StructureFigures:
    """What the old divisions held, by division as `view` has them."""
    handover = require_handover(session, day)
    is_mapped = view is StructureView.MAPPED
    held = read_held(session, handover, is_mapped=is_mapped)
    shown = handover.new if is_mapped else handover.old
    lines = tuple(_line(held, label) for label in labels_of(session, Division.id.in_(shown)))
    return StructureFigures(
        view=view,
        structure=handover.structure,
        last_day=handover.last_day,
        old=handover.old,
        lines=lines,
        total=_total(held, lines),
        unplaced_members=held.unplaced("members"),
        unplaced_demands=held.unplaced("demands"),
        unplaced_projects=held.unplaced("projects"),
    )


def _line(held: Held, label: DivisionLabel) -> DivisionLine:
    def of(what: str) -> int:
        return held.of(label.id, what)

    return DivisionLine(
        division=label,
        members=of("members"),
        anchors=of("anchors"),
        demands=of("demands"),
        selected=of("selected"),
        projects=of("projects"),
        total_won=of("total_won"),
        next_meeting_on=None,
    )


def _total(held: Held, lines: tuple[DivisionLine, ...]) -> AllianceLine:
    total = held.total
    return AllianceLine(
        members=total["members"],
        members_overlap=_seats(held, lines, "members") - total["members"],
        anchors=total["anchors"],
        anchors_overlap=_seats(held, lines, "anchors") - total["anchors"],
        demands=total["demands"],
        selected=total["selected"],
        projects=total["projects"],
        total_won=total["total_won"],
    )


def _seats(held: Held, lines: tuple[DivisionLine, ...], what: str) -> int:
    shown = [line.division.id for line in lines]
    return sum(held.of(division, what) for division in shown) + held.unplaced(what)
