"""A division with one of each: a firm, what it buys, a demand, a project, a target, a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, IndicatorCategory, MeetingStatus, MemberRole
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Indicator, Target
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.services.founding import found_office
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_agenda_item,
    make_attendance,
    make_budget_line,
    make_demand,
    make_demand_event,
    make_event,
    make_issue,
    make_link,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_round,
)

DIVISION = "BAT"
NAME = "예시 총괄 사무국"
OFFICE = Office(role=Role.CENTER, actor=NAME, organization=NAME, fixed_day=DAY)


def make_empty(path: Path) -> Path:
    """A file that was just founded."""
    found_office(path, OFFICE)
    return path


def make_one_record(path: Path) -> Path:
    """A file with one record of each kind, in one division."""
    workspace = Workspace.open(make_empty(path))
    with workspace.writing("자료 준비") as session:
        division = session.query(Division).filter_by(code=DIVISION).one()
        asked = make_round()
        session.add(asked)
        write_ready_made(add_to(session), asked.id)
        session.add_all(_members(division, asked))
        session.add_all(_meetings(division))
    workspace.close()
    return path


def _members(division: Division, asked: Round) -> Iterator[Record]:
    anchor, supplier = make_organization("예시하나앵커"), make_organization("예시하나협력")
    indicator = Indicator(name="보급", category=IndicatorCategory.ADOPTION)
    demand = make_demand(
        anchor,
        division,
        asked,
        title="예시 하나뿐인 수요",
        status=DemandStatus.SELECTED,
        intake_no="BAT-2026-0001",
        received_on=DAY,
    )
    yield from (anchor, supplier, demand, indicator)
    yield make_membership(anchor, division, role=MemberRole.ANCHOR)
    yield make_link(supplier, anchor)
    yield make_budget_line(demand, 123_000_000)
    for status in (DemandStatus.SUBMITTED, DemandStatus.RECEIVED, DemandStatus.SELECTED):
        yield make_demand_event(demand, status)
    yield make_project(division, lead_id=anchor.id, total_won=4_500_000_000)
    yield Target(indicator_id=indicator.id, name="예시 목표", unit="개", target=7, due_year=2028)


def _meetings(division: Division) -> Iterator[Record]:
    yield make_event(division)
    yield make_issue(division)
    held, ahead = (date(2026, 7, 1), MeetingStatus.CLOSED), (DAY, MeetingStatus.PLANNED)
    for number, (day, status) in enumerate((held, ahead), 1):
        title = f"2026년 제{number}차 예시 분과회의"
        begins = korean_moment(day, 14)
        meeting = make_meeting(
            division, title=title, ordinal=number, starts_at=begins, status=status
        )
        person = make_person()
        yield from (meeting, person, make_agenda_item(meeting), make_attendance(meeting, person))
