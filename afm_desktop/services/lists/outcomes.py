"""The listings of what meetings leave behind: decisions and follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import ActionStatus
from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.domain.model.meetings import ActionItem, AgendaItem, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.votes import vote_words
from afm_desktop.services.lists.choice import (
    Choice,
    among,
    found,
    narrowed,
    of_keys,
    written_out,
)
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.services.lists.people import masked_name

SETTLED = (ActionStatus.DONE, ActionStatus.DROPPED)
DECISION_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "decision_no"),
        (ColumnKind.DATE, "date"),
        (ColumnKind.TEXT, "meeting title decision votes"),
        (ColumnKind.YEAR, "year"),
        (ColumnKind.TEXT, "division division_name"),
    ]
)
ACTION_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.NUMBER, "position"),
        (ColumnKind.TEXT, "title organization person"),
        (ColumnKind.DATE, "due_on"),
        (ColumnKind.ENUM, "status"),
        (ColumnKind.NUMBER, "days_over"),
        (ColumnKind.TEXT, "meeting"),
        (ColumnKind.DATE, "agreed_on"),
        (ColumnKind.NUMBER, "age"),
        (ColumnKind.DATE, "done_on"),
        (ColumnKind.TEXT, "outcome division division_name"),
    ]
)


def decision_rows(session: Session, choice: Choice) -> list[Row]:
    """What was decided, by the day of the meeting and the place on its agenda."""
    statement = (
        select(
            AgendaItem.id,
            AgendaItem.decision_no,
            Meeting.starts_at,
            Meeting.title,
            AgendaItem.title,
            AgendaItem.decision,
            AgendaItem.outcome,
            AgendaItem.votes_for,
            AgendaItem.votes_against,
            AgendaItem.abstained,
            Meeting.year,
            Division.code,
            Division.name,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Division, Division.id == Meeting.division_id)
        .where(AgendaItem.deleted.is_(None), Meeting.deleted.is_(None), is_decided())
        .order_by(Meeting.starts_at, AgendaItem.position, AgendaItem.row)
    )
    own = Meeting.division_id == choice.division if choice.division else None
    wanted = found_decisions(session, choice.query)
    only = of_keys(AgendaItem, choice)
    return [_decision_row(line) for line in session.execute(narrowed(statement, own, wanted, only))]


def _decision_row(line: Sequence[Any]) -> Row:
    id_, number, starts, meeting, title, decision, outcome, *votes, year, code, name = line
    day = starts.astimezone(KOREA).date() if starts else None
    return (id_, number, day, meeting, title, decision or outcome, vote_words(*votes),
            year, code, name)  # fmt: skip


def is_decided() -> ColumnElement[bool]:
    """The condition that a matter was decided."""
    return or_(AgendaItem.decision_no.is_not(None), AgendaItem.decision.is_not(None))


def found_decisions(session: Session, query: str | None) -> ColumnElement[bool] | None:
    """The condition that a query finds what was decided, its number, its matter or its meeting.

    The index knows meetings with all of their matters, so those of a meeting are looked at again.
    """
    if query is None:
        return None
    statement = (
        select(
            AgendaItem.row,
            AgendaItem.title,
            AgendaItem.decision,
            AgendaItem.decision_no,
            Meeting.title,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.deleted.is_(None), is_decided(), among(session, query, Meeting))
    )
    wanted = pattern(query)
    keys = [
        key
        for key, *texts in session.execute(statement)
        if any(wanted.search(search_form(text)) for text in texts if text)
    ]
    return AgendaItem.row.in_(written_out(keys))


def action_rows(session: Session, choice: Choice) -> list[Row]:
    """The follow-ups by the day they are due; those without one come last. Persons are masked."""
    statement = (
        select(
            ActionItem.id,
            ActionItem.position,
            ActionItem.title,
            Organization.name,
            Person.name,
            ActionItem.due_on,
            ActionItem.status,
            Meeting.title,
            ActionItem.agreed_on,
            ActionItem.done_on,
            ActionItem.outcome,
            Division.code,
            Division.name,
        )
        .outerjoin(Division, Division.id == ActionItem.division_id)
        .outerjoin(Organization, Organization.id == ActionItem.organization_id)
        .outerjoin(Person, Person.id == ActionItem.person_id)
        .outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(ActionItem.deleted.is_(None))
        .order_by(ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.row)
    )
    own = ActionItem.division_id == choice.division if choice.division else None
    wanted = found_actions(session, choice.query)
    lines = session.execute(narrowed(statement, own, wanted, of_keys(ActionItem, choice)))
    return list(_action_rows(lines, choice.day))


def found_actions(session: Session, query: str | None) -> ColumnElement[bool] | None:
    """The condition that a query finds a follow-up or the body that owes it."""
    return found(session, query, ActionItem, (ActionItem.organization_id, Organization))


def _action_rows(lines: Iterable[Sequence[Any]], day: date) -> Iterable[Row]:
    for line in lines:
        id_, position, title, body, person, due, status, meeting, agreed, done, *others = line
        is_open = status not in SETTLED
        over = (day - due).days if is_open and due else 0
        age = ((day if is_open else done or day) - agreed).days if agreed else None
        yield (
            *(id_, position, title, body, masked_name(person) if person else None),
            *(due, status, over if over > 0 else None, meeting, agreed, age, done, *others),
        )
