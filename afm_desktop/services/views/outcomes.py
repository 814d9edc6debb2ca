"""The lists of what meetings leave behind: decisions and follow-ups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.enums import ActionStatus
from afm_desktop.domain.model.meetings import ActionItem, AgendaItem, AgendaLink, Meeting
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.lists import outcomes
from afm_desktop.services.lists.listing import Row
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import FilterKind, ViewFilter, ViewKind, columns, offered
from afm_desktop.services.views.sheet import Asked, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term

_LINKED = tuple(
    ViewFilter(key, FilterKind.RECORD)
    for key in ("meeting_id", "demand_id", "project_id", "organization_id")
)


class DecisionSheet(RecordSheet):
    """의결사항: matters that were decided."""

    kind = ViewKind.DECISIONS
    reads = tables("agenda_items agenda_links meetings divisions organizations")
    record = AgendaItem
    columns = columns(
        outcomes.DECISION_COLUMNS,
        shown="decision_no date meeting title decision votes division",
    )
    filters = (*offered("year division"), *_LINKED)

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = _divisions()
        return {
            "decision_no": t.text(AgendaItem.decision_no),
            "date": t.plain(_of_meeting("starts_at")),
            "meeting": t.text(_of_meeting("title")),
            "title": t.text(AgendaItem.title),
            "decision": t.text(func.coalesce(AgendaItem.decision, AgendaItem.outcome)),
            "votes": t.number(AgendaItem.votes_for),
            "year": t.number(_of_meeting("year")),
            "division": code,
            "division_name": name,
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        return {
            "meeting_id": t.plain(AgendaItem.meeting_id),
            **_linked(AgendaItem.id, mergers(session)),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield outcomes.is_decided()
        here = [Meeting.id == AgendaItem.meeting_id, Meeting.deleted.is_(None)]
        if asked.division:
            here.append(Meeting.division_id == asked.division)
        yield exists().where(*here)
        yield outcomes.found_decisions(session, asked.text)

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return _of_meeting("starts_at"), AgendaItem.position, AgendaItem.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, outcomes.decision_rows(session, asked.choice(keys)))


class ActionSheet(RecordSheet):
    """후속조치."""

    kind = ViewKind.ACTIONS
    reads = tables("action_items agenda_links meetings divisions organizations people")
    record = ActionItem
    columns = columns(
        outcomes.ACTION_COLUMNS,
        shown="position title organization person due_on status days_over meeting",
        fixed="person days_over age",
    )
    filters = (*offered("status is_open is_overdue division"), *_LINKED)

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(ActionItem.division_id)
        return {
            "position": t.number(ActionItem.position),
            "title": t.text(ActionItem.title),
            "organization": t.body(ActionItem.organization_id),
            "due_on": t.plain(ActionItem.due_on),
            "status": t.choice(ActionItem.status, ActionStatus),
            "meeting": t.pointed(Meeting, "title", ActionItem.meeting_id),
            "agreed_on": t.plain(ActionItem.agreed_on),
            "done_on": t.plain(ActionItem.done_on),
            "outcome": t.text(ActionItem.outcome),
            "division": code,
            "division_name": name,
            "is_open": t.yes_no(_is_open()),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        merged = mergers(session)
        overdue = _is_open() & (ActionItem.due_on < asked.day)
        return {
            "is_overdue": t.yes_no(case((overdue, True), else_=False)),
            "meeting_id": t.plain(ActionItem.meeting_id),
            **_linked(ActionItem.item_id, merged),
            "organization_id": t.one_of(ActionItem.organization_id, merged),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield ActionItem.division_id == asked.division if asked.division else None
        yield outcomes.found_actions(session, asked.text)

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, outcomes.action_rows(session, asked.choice(keys)))


def _is_open() -> Expression:
    return ActionItem.status.is_(None) | ActionItem.status.not_in(outcomes.SETTLED)


def _of_meeting(name: str) -> Expression:
    """What the meeting of a matter says."""
    return t.pointed(Meeting, name, AgendaItem.meeting_id).value


def _divisions() -> tuple[Term, Term]:
    """The code and the name of the division of a matter's meeting, in the order of divisions."""
    found = (
        select(Division.code)
        .join(Meeting, Meeting.division_id == Division.id)
        .where(Meeting.id == AgendaItem.meeting_id)
        .correlate(AgendaItem)
    )
    code, name, place = (
        found.with_only_columns(one).scalar_subquery()
        for one in (Division.code, Division.name, Division.position)
    )
    return Term(code, (place, code)), Term(name, (place, code))


def _linked(item: Any, merged: Mergers) -> Mapping[str, Term]:
    """What the matters are about: only those linked to a demand, a project or a body."""
    body = t.one_of(AgendaLink.organization_id, merged)
    return {
        "demand_id": _about(item, AgendaLink.demand_id),
        "project_id": _about(item, AgendaLink.project_id),
        "organization_id": Term(item, takes=lambda ids: item.in_(_items().where(body.among(ids)))),
    }


def _about(item: Any, reference: InstrumentedAttribute[str | None]) -> Term:
    return Term(item, takes=lambda ids: item.in_(_items().where(reference.in_(ids))))


def _items() -> Any:
    return select(AgendaLink.item_id).where(AgendaLink.deleted.is_(None))
