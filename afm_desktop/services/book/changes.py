"""변동사항 since the meeting before, from dated records and from the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import Confidentiality, DemandStatus
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.services.book.model import Became, BookChanges, ChangeLine, Said, Subject
from afm_desktop.services.division_projects import signal_changes
from afm_desktop.services.project_origins import cores_of, mark_of, read_origins
from afm_desktop.services.status import DivisionStatus, MeetingReference
from afm_desktop.storage.journal.fold import fold
from afm_desktop.storage.journal.operations import histories
from afm_desktop.storage.journal.pen import moment_of

LINK_FIELDS = ("item", "share", "yearly_amount_won", "is_sole_source")
PROJECT_FIELDS = ("lead_name", "period", "total_won", "national_won", "local_won", "private_won")
TOLD = (
    DemandStatus.RECEIVED,
    DemandStatus.REJECTED,
    DemandStatus.SUPPLEMENT,
    DemandStatus.CANDIDATE,
    DemandStatus.INELIGIBLE,
    DemandStatus.MERGED,
    DemandStatus.SELECTED,
    DemandStatus.RESERVED,
    DemandStatus.NOT_SELECTED,
    DemandStatus.WITHDRAWN,
)
"""The statuses that a meeting is told of, in the order in which it is."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the meeting before, which is not in it, until a day."""

    meeting: MeetingReference
    since: datetime
    until: date

    def holds(self, day: date | None) -> bool:
        """Whether something of this day is new since the meeting before."""
        return day is not None and self.meeting.held_on < day <= self.until


def read_changes(
    session: Session, span: Span, divisions: Sequence[tuple[str, DivisionStatus]]
) -> BookChanges:
    """All that has changed in these divisions, each with its id."""
    lines: list[ChangeLine] = []
    for id, status in divisions:
        found = chain(
            _members(status, span),
            _links(session, status, span),
            _demands(session, id, span),
            _projects(session, id, span),
            _targets(session, id, span),
        )
        lines += (replace(line, division=status.division) for line in found)
    lines += _targets(session, None, span)
    order = tuple(Subject)
    lines.sort(key=lambda line: order.index(line.subject))
    return BookChanges(span.meeting, span.until, tuple(lines))


def _members(status: DivisionStatus, span: Span) -> Iterator[ChangeLine]:
    """Who joined and who left; the status may compare with another meeting than the book does."""
    for became, rows in (
        (Became.JOINED, status.members.joined),
        (Became.LEFT, status.members.left),
    ):
        for row in rows:
            if span.holds(row.on):
                yield ChangeLine(Subject.MEMBERS, became, row.name, row.on, note=row.reason)


# ---------------------------------------------------------------- supply links


def _links(session: Session, status: DivisionStatus, span: Span) -> Iterator[ChangeLine]:
    """The links of the division's chains that began, ended or say something else."""
    held = status.supply.chain
    bodies = [body.id for body in held.bodies]
    supplier, buyer = aliased(Organization), aliased(Organization)
    query = (
        select(SupplyLink, supplier.name, buyer.name)
        .join(supplier, supplier.id == SupplyLink.supplier_id)
        .join(buyer, buyer.id == SupplyLink.buyer_id)
        .where(SupplyLink.buyer_id.in_(bodies), SupplyLink.deleted.is_(None))
        .order_by(SupplyLink.row)
    )
    links = session.execute(query).all()
    before = _states(session, [link.id for link, *_ in links], span.since)
    found: list[ChangeLine] = []
    for link, giver, taker in links:
        name = f"{giver} → {taker}"
        mark = link.confidentiality or Confidentiality.PUBLIC
        found += _link_lines(link, name, mark, span, before)
    yield from sorted(found, key=lambda line: (line.became, sort_key(line.name)))


def _link_lines(
    link: SupplyLink,
    name: str,
    mark: Confidentiality,
    span: Span,
    before: Mapping[str, Mapping[str, Any]],
) -> Iterator[ChangeLine]:
    def line(became: Became, on: date | None, **more: Any) -> ChangeLine:
        return ChangeLine(Subject.LINKS, became, name, on, note=link.item, mark=mark, **more)

    if span.holds(link.valid_to):
        yield line(Became.ENDED, link.valid_to)
    elif span.holds(link.valid_from):
        yield line(Became.STARTED, link.valid_from)
    else:
        for field, old, new in _altered(link, LINK_FIELDS, before.get(link.id)):
            yield line(Became.ALTERED, None, field=field, before=old, after=new)


# ---------------------------------------------------------------- demands


def _demands(session: Session, division_id: str, span: Span) -> Iterator[ChangeLine]:
    """Each demand once, with where it has come to since."""
    query = (
        select(
            Demand.id,
            Demand.title,
            Demand.intake_no,
            Demand.confidentiality,
            Demand.is_core_technology,
            DemandEvent.status,
            DemandEvent.happened_on,
            DemandEvent.reason,
        )
        .join(Demand, Demand.id == DemandEvent.demand_id)
        .where(
            Demand.division_id == division_id,
            Demand.deleted.is_(None),
            DemandEvent.deleted.is_(None),
            DemandEvent.happened_on > span.meeting.held_on,
            DemandEvent.happened_on <= span.until,
            DemandEvent.status.in_(TOLD),
        )
        .order_by(DemandEvent.happened_on, DemandEvent.id)
    )
    last: dict[str, ChangeLine] = {}
    for id, title, number, mark, is_core, status, on, reason in session.execute(query):
        last[id] = ChangeLine(
            Subject.DEMANDS,
            Became.MOVED,
            title or "",
            on,
            note=reason,
            status=status,
            number=number,
            mark=mark or Confidentiality.PUBLIC,
            cores=(id,) if is_core else (),
        )
    yield from sorted(last.values(), key=lambda line: (_place(line.status), line.number or ""))


def _place(status: DemandStatus | None) -> int:
    return TOLD.index(status) if status in TOLD else len(TOLD)


# ---------------------------------------------------------------- projects and targets


def _projects(session: Session, division_id: str, span: Span) -> Iterator[ChangeLine]:
    """Projects that were agreed on, whose 추진상태 is another, or that say something else."""
    for row in signal_changes(session, division_id, span.since):
        yield ChangeLine(
            Subject.PROJECTS,
            Became.ALTERED,
            row.project,
            field="signal",
            before=row.before,
            after=row.after,
            note=row.reason,
            mark=row.mark,
            cores=row.cores,
        )
    query = (
        select(LeadProject)
        .where(LeadProject.division_id == division_id, LeadProject.deleted.is_(None))
        .order_by(LeadProject.row)
    )
    projects = session.scalars(query).all()
    ids = [one.id for one in projects]
    before, origins = _states(session, ids, span.since), read_origins(session, ids)
    for one in projects:
        behind = origins.get(one.id, ())
        line = partial(
            ChangeLine,
            Subject.PROJECTS,
            name=one.title or "",
            mark=mark_of(behind),
            cores=cores_of(behind),
        )
        if span.holds(one.agreed_on):
            yield line(became=Became.STARTED, on=one.agreed_on)
        else:
            for field, old, new in _altered(one, PROJECT_FIELDS, before.get(one.id)):
                yield line(became=Became.ALTERED, field=field, before=old, after=new)


def _targets(session: Session, division_id: str | None, span: Span) -> Iterator[ChangeLine]:
    """Values that were measured since, with the one before; of no division, the alliance's."""
    query = (
        select(Target, Measurement)
        .join(Measurement, Measurement.target_id == Target.id)
        .where(
            Target.division_id.is_(None)
            if division_id is None
            else Target.division_id == division_id,
            Target.deleted.is_(None),
            Measurement.deleted.is_(None),
            or_(Measurement.value.is_not(None), Measurement.value_text.is_not(None)),
        )
        .order_by(Target.position, Target.row, Measurement.measured_on, Measurement.row)
    )
    last: dict[str, Said] = {}
    for target, measured in session.execute(query):
        value: Said = measured.value if measured.value is not None else measured.value_text
        if span.holds(measured.measured_on):
            yield ChangeLine(
                Subject.TARGETS,
                Became.MEASURED,
                target.name or "",
                measured.measured_on,
                before=last.get(target.id),
                after=value,
                note=target.unit,
            )
        last[target.id] = value


# ---------------------------------------------------------------- what the journal knew


def _states(session: Session, ids: Sequence[str], moment: datetime) -> dict[str, dict[str, Any]]:
    """What this office knew of records at a moment; one it did not know yet is left out."""
    found = {}
    for id, history in histories(session.connection(), ids).items():
        known = [
            operation
            for operation in history
            if all(moment_of(write.clock) <= moment for write in operation.writes.values())
        ]
        if known:
            found[id] = fold(known).values
    return found


def _altered(
    record: SupplyLink | LeadProject, fields: Sequence[str], before: Mapping[str, Any] | None
) -> Iterator[tuple[str, Said, Said]]:
    if before is None:
        return
    for field in fields:
        now = getattr(record, field)
        old = _like(now, before.get(field))
        if old != now:
            yield field, old, now


def _like(now: Said, kept: Any) -> Said:
    """A value of the journal in the kind of today's; of numbers their value alone counts."""
    if isinstance(now, Decimal) and isinstance(kept, str):
        try:
            return Decimal(kept)
        except InvalidOperation:
            return kept
    return kept if isinstance(kept, str | int | bool) else None
