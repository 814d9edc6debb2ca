"""The lists of lead projects, meetings, survey rounds and targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import case, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import Basis, DemandStatus, MeetingStatus, ProjectSignal
from afm_desktop.domain.model.base import Exact, IsoDate
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.services.bodies import mergers
from afm_desktop.services.lists import agenda
from afm_desktop.services.lists.choice import found
from afm_desktop.services.lists.counted import counted_values
from afm_desktop.services.lists.listing import ColumnKind, Row
from afm_desktop.services.views import former
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import (
    Course,
    FilterKind,
    ViewFilter,
    ViewKind,
    columns,
    offered,
)
from afm_desktop.services.views.sheet import Asked, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term
from afm_desktop.storage.tables import search_row


class ProjectSheet(RecordSheet):
    """선도프로젝트."""

    kind = ViewKind.PROJECTS
    reads = tables(
        "lead_projects organizations divisions project_partners division_predecessors"
        " project_related_divisions memberships"
    )
    record = LeadProject
    columns = columns(
        agenda.PROJECT_COLUMNS,
        shown="year title division lead region signal total_won national_won period",
        summed="total_won national_won local_won private_won",
    )
    filters = (
        *(
            ViewFilter(key)
            for key in ["year", "division", "signal", "region", "program", "is_inferred"]
        ),
        ViewFilter("lead_id", FilterKind.RECORD),
        ViewFilter("partner_id", FilterKind.RECORD),
        *former.filters(former.OF_RECORDS),
    )

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(LeadProject.division_id)
        named = t.body(LeadProject.lead_id)
        lead = t.text(func.coalesce(named.value, LeadProject.lead_name))
        inferred = case(
            (LeadProject.division_basis == Basis.INFERRED, True),
            (LeadProject.lead_basis == Basis.INFERRED, True),
            else_=False,
        )
        return {
            "year": t.number(LeadProject.year),
            "title": t.own_name(LeadProject.title),
            "division": code,
            "division_name": name,
            "lead": Term(lead.value, (*(named.order or ()), *(lead.order or ()))),
            "region": t.region_of(LeadProject.region_code),
            "signal": t.choice(LeadProject.signal, ProjectSignal),
            "total_won": t.number(LeadProject.total_won),
            "national_won": t.number(LeadProject.national_won),
            "local_won": t.number(LeadProject.local_won),
            "private_won": t.number(LeadProject.private_won),
            "starts_on": t.plain(LeadProject.starts_on),
            "ends_on": t.plain(LeadProject.ends_on),
            "period": t.plain(LeadProject.period),
            "program": t.text(LeadProject.program),
            "is_inferred": t.yes_no(inferred),
            "source": t.text(LeadProject.source),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        merged = mergers(session)
        return {
            "lead_id": t.one_of(LeadProject.lead_id, merged),
            "partner_id": t.owns(ProjectPartner, ProjectPartner.project_id, LeadProject.id, merged),
            **former.terms(session, asked, LeadProject, "projects"),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        asked = former.everywhere(asked)
        yield LeadProject.division_id == asked.division if asked.division else None
        yield found(session, asked.text, LeadProject, (LeadProject.lead_id, Organization))

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return LeadProject.year, search_row.c.place

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, agenda.project_rows(session, asked.choice(keys)))


class MeetingSheet(RecordSheet):
    """회의; `agenda` is how many 안건 there are."""

    kind = ViewKind.MEETINGS
    reads = tables(
        "meetings divisions organizations agenda_items division_predecessors"
        " meeting_related_divisions"
    )
    record = Meeting
    columns = columns(
        agenda.MEETING_COLUMNS,
        shown="starts_at title division status kind place agenda",
        more=[(ColumnKind.NUMBER, "agenda")],
    )
    filters = (
        *offered("course status kind division has_agenda"),
        *former.filters(former.OF_RECORDS),
    )

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(Meeting.division_id)
        items = t.count_of(AgendaItem, AgendaItem.meeting_id, Meeting.id)
        return {
            "division": code,
            "division_name": name,
            "title": t.text(Meeting.title),
            "date": t.plain(Meeting.starts_at),
            "status": t.choice(Meeting.status, MeetingStatus),
            "kind": Term(Meeting.kind, show=lambda kind: meeting_kind_word(kind) if kind else None),
            "ordinal": t.number(Meeting.ordinal),
            "starts_at": t.plain(Meeting.starts_at),
            "ends_at": t.plain(Meeting.ends_at),
            "place": t.text(Meeting.place),
            "host": t.body(Meeting.host_id),
            "agenda": items,
            "has_agenda": t.yes_no(exists().where(*_items())),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        return {
            "course": _course(asked),
            **former.terms(session, asked, Meeting, "meetings"),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        asked = former.everywhere(asked)
        yield Meeting.division_id == asked.division if asked.division else None
        yield Meeting.is_template.is_not(True)
        yield found(session, asked.text, Meeting)

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return Meeting.starts_at.is_(None), Meeting.starts_at, Meeting.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        listed = self.by_key(session, keys, agenda.meeting_rows(session, asked.choice(keys)))
        counted = (
            select(Meeting.row, func.count())
            .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
            .where(Meeting.row.in_(keys), AgendaItem.deleted.is_(None))
            .group_by(Meeting.row)
        )
        counts = dict(session.execute(counted).all())
        return {key: (*line, counts.get(key, 0)) for key, line in listed.items()}


class RoundSheet(RecordSheet):
    """수요조사 회차."""

    kind = ViewKind.ROUNDS
    reads = tables("rounds demands")
    record = Round
    columns = columns(
        agenda.ROUND_COLUMNS,
        shown="year ordinal name opens_at closes_at demands planned_projects competition"
        " budget_won",
        summed="demands planned_projects budget_won",
    )
    filters = offered("year ordinal")

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        return {
            "year": t.number(Round.year),
            "ordinal": t.number(Round.ordinal),
            "name": t.text(Round.name),
            "opens_at": t.plain(Round.opens_at),
            "closes_at": t.plain(Round.closes_at),
            "planned_projects": t.number(Round.planned_projects),
            "budget_won": t.number(Round.budget_won),
            "source": t.text(Round.source),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        own = (Demand.division_id == asked.division,) if asked.division else ()
        is_filed = Demand.status != DemandStatus.DRAFT
        return {
            "demands": t.count_of(Demand, Demand.round_id, Round.id, *own),
            "competition": t.ratio_of(
                t.count_of(Demand, Demand.round_id, Round.id, is_filed, *own),
                Round.planned_projects,
            ),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield found(session, asked.text, Round)

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return Round.year, Round.ordinal, Round.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, agenda.round_rows(session, asked.choice(keys)))


class TargetSheet(RecordSheet):
    """목표, each with what is counted or was measured last."""

    kind = ViewKind.TARGETS
    reads = tables(
        "targets indicators divisions measurements memberships organizations demands lead_projects"
    )
    record = Target
    columns = columns(
        agenda.TARGET_COLUMNS,
        shown="name division unit baseline target measured is_counted due_year measured_on",
    )
    filters = offered("division due_year unit is_measured is_counted")

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(Target.division_id)
        return {
            "division": code,
            "division_name": name,
            "name": t.text(Target.name),
            "unit": t.text(Target.unit),
            "baseline": t.exact(Target.baseline),
            "target": t.exact(Target.target),
            "target_text": t.text(Target.target_text),
            "due_year": t.number(Target.due_year),
            "announced_on": t.plain(Target.announced_on),
            "source": t.text(Target.source),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        measured = exists().where(Measurement.target_id == Target.id, Measurement.deleted.is_(None))
        counted = counted_values(session, asked.day)
        is_counted = Target.id.in_(sorted(counted))
        return {
            "measured": t.exact(_counted_or(counted, _latest(Measurement.value))),
            "measured_text": t.text(
                case((is_counted, None), else_=_latest(Measurement.value_text))
            ),
            "measured_on": t.plain(_latest_day(is_counted, asked.day)),
            "is_measured": t.yes_no(or_(is_counted, measured)),
            "is_counted": t.yes_no(is_counted),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield Target.division_id == asked.division if asked.division else None
        yield found(session, asked.text, Target)

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        place = select(Division.position).where(Division.id == Target.division_id)
        return place.scalar_subquery(), Target.position, Target.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, agenda.target_rows(session, asked.choice(keys)))


def _items() -> tuple[Expression, ...]:
    return AgendaItem.meeting_id == Meeting.id, AgendaItem.deleted.is_(None)


def _course(asked: Asked) -> Term:
    """Ahead from the beginning of the day on; a meeting that fell out is past."""
    is_open = Meeting.status.is_(None) | Meeting.status.in_(
        (MeetingStatus.DRAFT, MeetingStatus.PLANNED)
    )
    state = case(
        (~is_open, Course.PAST.value),
        (Meeting.starts_at.is_(None), Course.UNDATED.value),
        (Meeting.starts_at >= korean_moment(asked.day), Course.AHEAD.value),
        else_=Course.UNSETTLED.value,
    )
    order = case({one.value: place for place, one in enumerate(Course)}, value=state)
    return Term(state, (order,), show=Course)


def _counted_or(counted: Mapping[str, Decimal], measured: Expression) -> Expression:
    """What is counted of a target, else what was measured."""
    if not counted:
        return measured
    values = {id_: literal(value, Exact()) for id_, value in counted.items()}
    return case(values, value=Target.id, else_=measured)


def _latest_day(is_counted: Expression, day: date) -> Expression:
    """The day a value is of; what is counted is of today."""
    return case((is_counted, literal(day, IsoDate())), else_=_latest(Measurement.measured_on))


def _latest(column: Expression) -> Expression:
    """What the latest measurement of a target says."""
    return (
        select(column)
        .where(Measurement.target_id == Target.id, Measurement.deleted.is_(None))
        .order_by(Measurement.measured_on.desc().nulls_last(), Measurement.row.desc())
        .limit(1)
        .scalar_subquery()
    )
