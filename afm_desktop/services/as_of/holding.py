"""What held on an earlier day, as it is known: a copy of a file is made to say just that.

Lists and papers take the day of what has dates of validity. The rest is done here: what happened
after the day is taken out, and what it had changed is put back. What has no day of its own stands
as it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import (
    IssueState,
    NameKind,
    RequestState,
)
from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import ABSENT, Record
from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.model.organizations import (
    Organization,
    OrganizationEvent,
    OrganizationName,
)
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.domain.model.rounds import RoundChange
from afm_desktop.domain.model.supply import TierOverride
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.services.as_of.demands_then import hold_demands
from afm_desktop.services.as_of.meetings_then import hold_meetings
from afm_desktop.storage.journal.operations import in_parts
from afm_desktop.storage.sqlite import search

Place = tuple[str, str]
Hold = Callable[[Session, date], Iterable[Place]]
_AGREED = func.coalesce(LeadProject.agreed_on, LeadProject.starts_on)


def hold(connection: Connection, day: date) -> None:
    """Make a copy of a file say what held on a day; never done to the file itself."""
    with Session(connection) as session:
        places = [place for rule in _RULES for place in rule(session, day)]
        session.flush()
    search.refresh(connection, places)


def take_out(session: Session, record: type[Record], ids: Sequence[str]) -> list[Place]:
    """Take out records with their parts: they were not there."""
    places: list[Place] = []
    for part in in_parts(ids):
        session.execute(update(record).where(record.id.in_(part)).values(deleted=ABSENT))
        places += [(record.__tablename__, id) for id in part]
        for owned in _parts_of(record):
            owner = getattr(owned, owned.owner or "")
            found = session.scalars(
                select(owned.id).where(owner.in_(part), owned.deleted.is_(None))
            ).all()
            places += take_out(session, owned, found)
    return places


def _happened_later(session: Session, day: date) -> list[Place]:
    """What has one day of its own, and that day was still to come."""
    places: list[Place] = []
    for record, on in (
        (OrganizationEvent, OrganizationEvent.happened_on),
        (Measurement, Measurement.measured_on),
        (Target, Target.announced_on),
        (Issue, Issue.raised_on),
        (Attachment, Attachment.added_on),
        (TierOverride, TierOverride.decided_on),
        (RoundChange, RoundChange.happened_on),
        (FormReminder, FormReminder.happened_on),
        (LeadProject, _AGREED),
    ):
        places += take_out(session, record, _ids(session, record, on > day))
    later = _AGREED.is_(None) & (LeadProject.year > day.year)  # all that is known of its begin
    return places + take_out(session, LeadProject, _ids(session, LeadProject, later))


def _earlier_names(session: Session, day: date) -> list[Place]:
    """Bodies bear the names they bore; the first that ended after the day was theirs on it."""
    query = (
        select(OrganizationName.organization_id, OrganizationName.name, OrganizationName.id)
        .where(
            OrganizationName.deleted.is_(None),
            OrganizationName.kind == NameKind.FORMER,
            OrganizationName.name.is_not(None),
            OrganizationName.valid_to > day,
        )
        .order_by(OrganizationName.valid_to.desc(), OrganizationName.id.desc())
    )
    names = {body: (name, id) for body, name, id in session.execute(query) if body}
    for body, (name, _) in names.items():
        session.execute(update(Organization).where(Organization.id == body).values(name=name))
    former = _ids(session, OrganizationName, OrganizationName.valid_to > day)
    return [
        *take_out(session, OrganizationName, former),
        *((Organization.__tablename__, body) for body in names),
    ]


def _unsettled(session: Session, day: date) -> list[Place]:
    """An issue settled since was under review."""
    session.execute(
        update(Issue)
        .where(Issue.settled_on > day)
        .values(settled_on=None, state=IssueState.UNDER_REVIEW)
    )
    return []


def _meetings(session: Session, day: date) -> list[Place]:
    return hold_meetings(session, day, take_out)


def _forms_out(session: Session, day: date) -> list[Place]:
    """A form answered since was still out; one sent since was not sent."""
    no_reply = {"replied_on": None, "reply_route": None, "reply_document_no": None}
    answered = (RequestState.RECEIVED, RequestState.SUPPLEMENT, RequestState.DONE)
    session.execute(
        update(FormRequest)
        .where(FormRequest.replied_on > day, FormRequest.state.in_(answered))
        .values(state=RequestState.SENT)
    )
    session.execute(update(FormRequest).where(FormRequest.replied_on > day).values(**no_reply))
    session.execute(
        update(FormRequest)
        .where(FormRequest.sent_on > day)
        .values(sent_on=None, route=None, document_no=None, state=RequestState.NOT_SENT)
    )
    return []


def _demands(session: Session, day: date) -> list[Place]:
    return hold_demands(session, day, take_out)


_RULES: tuple[Hold, ...] = (
    _demands,
    _happened_later,
    _earlier_names,
    _unsettled,
    _meetings,
    _forms_out,
)


def _ids(session: Session, record: type[Record], condition: ColumnElement[bool]) -> Sequence[str]:
    query: Any = select(record.id).where(record.deleted.is_(None), condition)
    return list(session.scalars(query))


def _parts_of(record: type[Record]) -> list[type[Record]]:
    return [
        part
        for part in RECORDS
        if part.owner is not None
        and any(
            key.column.table is record.__table__
            for key in part.__table__.columns[part.owner].foreign_keys
        )
    ]
