"""Who is asked for what: requests made ready, and noted once their forms are written."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus, FormKind, RequestState
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.quarters import Quarter
from afm_desktop.domain.secrecy import TO_OTHERS
from afm_desktop.services.copies import guarded_of
from afm_desktop.services.records import all_live, live, require
from afm_desktop.services.requests.errors import (
    NobodyAsked,
    NoMeetingNamed,
    NoRoundNamed,
    NothingToMeasure,
)
from afm_desktop.services.requests.model import FormSheet, Prepared, Progress, Request, Wish
from afm_desktop.services.requests.sheets import sheet_of, source_of

_KEPT = (
    *("kind", "organization_id", "division_id", "demand_id", "key", "state"),
    *("sent_on", "due_on", "new_due_on", "replied_on"),
)
_WRITABLE = (DemandStatus.DRAFT, DemandStatus.SUPPLEMENT)


def prepared(
    session: Session, wish: Wish, day: date, asked_by: str, progress: Progress | None = None
) -> Prepared:
    """The requests and forms of a wish; nothing is written."""
    wish = _checked(session, wish, day)
    bodies = all_live(session, Organization, wish.bodies)
    requests, sheets, guarded, people = list[Request](), list[FormSheet](), list[str](), 0
    without: list[str] = []
    with session.no_autoflush:
        for number, body in enumerate(bodies, 1):
            entity, is_new = _request(session, wish, body, day)
            try:
                asked = source_of(entity).asked(session, entity, day)
            except NothingToMeasure as error:
                without += error.bodies
                continue
            sheet = sheet_of(session, entity, asked, asked_by=asked_by, made_on=day)
            if entity.demand_id and guarded_of(session, [entity.demand_id], TO_OTHERS):
                guarded.append(sheet.body)
            requests.append(row_of(entity, sheet.body, is_new=is_new))
            sheets.append(sheet)
            people += asked.people
            if progress is not None:
                progress(number, len(bodies))
    if not sheets:
        raise NothingToMeasure(*without)
    return Prepared(
        wish,
        sheets[0].title,
        tuple(requests),
        tuple(sheets),
        people,
        tuple(guarded),
        tuple(without),
    )


def note_sent(session: Session, sent: Prepared, day: date) -> None:
    """Write down that the forms went out."""
    wish = sent.wish
    for request in sent.requests:
        entity = FormRequest(id=request.id) if request.is_new else live(
            session, FormRequest, request.id
        )  # fmt: skip
        entity.kind, entity.organization_id = request.kind, request.organization_id
        entity.division_id, entity.round_id = request.division_id, request.round_id
        entity.meeting_id, entity.quarter = request.meeting_id, request.quarter
        entity.demand_id, entity.key = request.demand_id, request.key
        entity.sent_on, entity.due_on = day, request.due_on
        entity.route, entity.document_no = wish.route, wish.document_no
        if entity.state in (None, RequestState.NOT_SENT):
            entity.state = RequestState.SENT
        if request.is_new:
            session.add(entity)
        require(session, entity, {"division_id": entity.division_id})


def row_of(entity: FormRequest, body: str, *, is_new: bool = False) -> Request:
    """A request as a frozen row."""
    return Request(
        id=entity.id,
        key=entity.key or "",
        kind=entity.kind or FormKind.DEMAND,
        organization_id=entity.organization_id or "",
        body=body,
        division_id=entity.division_id,
        round_id=entity.round_id,
        meeting_id=entity.meeting_id,
        quarter=entity.quarter,
        demand_id=entity.demand_id,
        is_new=is_new,
        due_on=entity.due_on,
        sent_on=entity.sent_on,
        replied_on=entity.replied_on,
    )


def _checked(session: Session, wish: Wish, day: date) -> Wish:
    if not wish.bodies:
        raise NobodyAsked
    if wish.kind is FormKind.DEMAND and wish.round_id is None:
        raise NoRoundNamed
    if wish.kind is FormKind.DEMAND and wish.due_on is None:
        wish = replace(wish, due_on=_closing_day(session, wish.round_id or ""))
    if wish.kind is FormKind.ATTENDANCE and wish.meeting_id is None:
        raise NoMeetingNamed
    if wish.kind is not FormKind.QUARTER:
        return wish
    quarter = Quarter.parse(wish.quarter) if wish.quarter else Quarter.of(day)
    return replace(wish, quarter=str(quarter))


def _closing_day(session: Session, round_id: str) -> date | None:
    """The last day on which a round takes demands; midnight ends the day before."""
    closes_at = live(session, Round, round_id).closes_at
    if closes_at is None:
        return None
    return (closes_at - timedelta(seconds=1)).astimezone(KOREA).date()


def _request(
    session: Session, wish: Wish, body: Organization, day: date
) -> tuple[FormRequest, bool]:
    """The request that is there already, with a new due day, else a new one; in no session."""
    earlier = _earlier(session, wish, body)
    found = FormRequest(id=new_id(), kind=wish.kind, organization_id=body.id)
    if earlier is not None:
        found = FormRequest(**{name: getattr(earlier, name) for name in ("id", *_KEPT)})
    found.round_id = wish.round_id if wish.kind is FormKind.DEMAND else None
    found.meeting_id = wish.meeting_id if wish.kind is FormKind.ATTENDANCE else None
    found.quarter = wish.quarter if wish.kind is FormKind.QUARTER else None
    found.division_id = wish.division_id or found.division_id or _division(session, wish, body, day)
    found.key = found.key or secrets.token_hex(12)
    found.due_on = wish.due_on or found.due_on
    if wish.kind is FormKind.DEMAND and found.demand_id is None and not wish.is_another:
        found.demand_id = _demand(session, wish, body)
    return found, earlier is None


def _earlier(session: Session, wish: Wish, body: Organization) -> FormRequest | None:
    same: list[ColumnElement[bool]] = [
        FormRequest.kind == wish.kind,
        FormRequest.organization_id == body.id,
        FormRequest.deleted.is_(None),
    ]
    if wish.kind is FormKind.DEMAND:
        same.append(FormRequest.round_id == wish.round_id)
        if wish.is_another:  # the form of a demand that is there stays that demand's
            same.append(FormRequest.demand_id.is_(None))
    elif wish.kind is FormKind.ATTENDANCE:
        same.append(FormRequest.meeting_id == wish.meeting_id)
    elif wish.kind is FormKind.QUARTER:
        same.append(FormRequest.quarter == wish.quarter)
    else:
        same.append(FormRequest.replied_on.is_(None))
    query = select(FormRequest).where(*same).order_by(FormRequest.row.desc())
    return session.scalars(query).first()


def _demand(session: Session, wish: Wish, body: Organization) -> str | None:
    """The body's demand of the round, where it has one that is still written."""
    query = select(Demand.id).where(
        Demand.applicant_id == body.id,
        Demand.round_id == wish.round_id,
        Demand.status.in_(_WRITABLE),
        Demand.deleted.is_(None),
    )
    found: Sequence[str] = session.scalars(query.order_by(Demand.row)).all()
    return found[0] if len(found) == 1 else None


def _division(session: Session, wish: Wish, body: Organization, day: date) -> str | None:
    """The division a body is asked by: that of the meeting, else where it is at home."""
    if wish.meeting_id is not None:
        return live(session, Meeting, wish.meeting_id).division_id
    query = select(Membership).where(
        Membership.organization_id == body.id, Membership.deleted.is_(None)
    )
    seats = [seat for seat in session.scalars(query) if seat.active_on(day)]
    seats.sort(key=lambda seat: (not seat.is_home, seat.row))
    return seats[0].division_id if seats else None
