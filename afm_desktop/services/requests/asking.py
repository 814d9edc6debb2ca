"""Which requests a wish comes to: those that are there already, else new ones; in no session.

A demand that its applicant still writes, or is to supplement, is asked for by a request of its
own. A body without a demand of the round is asked by a blank form.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.records import all_live, live
from afm_desktop.services.requests.days import set_due
from afm_desktop.services.requests.errors import NothingToWrite, NotWritten
from afm_desktop.services.requests.model import Wish

Found = tuple[FormRequest, bool]
"""A request, and whether it is new."""
WRITTEN = (DemandStatus.DRAFT, DemandStatus.SUPPLEMENT)
_OPEN = (*WRITTEN, DemandStatus.SUBMITTED)
_KEPT = (
    *("kind", "organization_id", "division_id", "round_id", "demand_id", "key", "state"),
    *("sent_on", "due_on", "new_due_on", "replied_on"),
)


def with_bodies(session: Session, wish: Wish) -> Wish:
    """Where demands are named, their applicants are asked; one that is settled is refused."""
    if not wish.demands:
        return wish
    demands = all_live(session, Demand, wish.demands)
    for one in demands:
        if one.status not in _OPEN:
            raise NotWritten(one.intake_no or one.title or "", one.status)
    applicants = dict.fromkeys(one.applicant_id for one in demands if one.applicant_id)
    bodies = [id_ for id_ in applicants if not wish.bodies or id_ in wish.bodies]
    return replace(wish, bodies=tuple(bodies))


def requests_of(session: Session, wish: Wish, body: Organization, day: date) -> Iterator[Found]:
    """The requests that ask one body."""
    if wish.kind is not FormKind.DEMAND:
        yield _request(session, wish, body, day, earlier=_earlier(session, wish, body))
        return
    demands = [] if wish.is_another else _demands(session, wish, body)
    if not demands:
        yield _request(session, wish, body, day, earlier=_blank(session, wish, body))
        return
    for demand in _to_write(demands, body, are_named=bool(wish.demands)):
        earlier = _about(session, demand, body)
        if earlier is None and len(demands) == 1 and not wish.demands:
            earlier = _blank(session, wish, body)  # what was asked with it became this demand
        yield _request(session, wish, body, day, earlier=earlier, demand=demand)


def _to_write(
    demands: Sequence[Demand], body: Organization, *, are_named: bool
) -> Sequence[Demand]:
    """Those that are written or supplemented; where none is, those that may still be changed."""
    open_ = [one for one in demands if one.status in _OPEN]
    written = [one for one in open_ if one.status in WRITTEN]
    if not open_:
        raise NothingToWrite(body.name or "")
    return open_ if are_named or not written else written


def _request(
    session: Session,
    wish: Wish,
    body: Organization,
    day: date,
    *,
    earlier: FormRequest | None,
    demand: Demand | None = None,
) -> Found:
    """The request that is there already, with its due day, else a new one."""
    found = FormRequest(id=new_id(), kind=wish.kind, organization_id=body.id)
    if earlier is not None:
        found = FormRequest(**{name: getattr(earlier, name) for name in ("id", *_KEPT)})
    if wish.kind is FormKind.DEMAND:
        found.round_id = wish.round_id if demand is None else demand.round_id
        found.demand_id = None if demand is None else demand.id
    found.meeting_id = wish.meeting_id if wish.kind is FormKind.ATTENDANCE else None
    found.quarter = wish.quarter if wish.kind is FormKind.QUARTER else None
    own = None if demand is None else demand.division_id
    asked_by = own or wish.division_id or found.division_id
    found.division_id = asked_by or _division(session, wish, body, day)
    found.key = found.key or secrets.token_hex(12)
    set_due(session, wish, found, demand, day)
    return found, earlier is None


def _demands(session: Session, wish: Wish, body: Organization) -> Sequence[Demand]:
    """The demands of a body that are asked for: those named, else all it has of the round."""
    query = select(Demand).where(Demand.applicant_id == body.id, Demand.deleted.is_(None))
    if wish.demands:
        query = query.where(Demand.id.in_(wish.demands))
    else:
        query = query.where(Demand.round_id == wish.round_id)
        if wish.division_id is not None:
            query = query.where(Demand.division_id == wish.division_id)
    return session.scalars(query.order_by(Demand.intake_no, Demand.row)).all()


def _about(session: Session, demand: Demand, body: Organization) -> FormRequest | None:
    return _latest(
        session,
        FormRequest.kind == FormKind.DEMAND,
        FormRequest.demand_id == demand.id,
        FormRequest.organization_id == body.id,
    )


def _blank(session: Session, wish: Wish, body: Organization) -> FormRequest | None:
    """The request of a round that no demand came of; that of a demand stays that demand's."""
    there = select(Demand.id).where(Demand.deleted.is_(None))
    return _latest(
        session,
        FormRequest.kind == FormKind.DEMAND,
        FormRequest.organization_id == body.id,
        FormRequest.round_id == wish.round_id,
        or_(FormRequest.demand_id.is_(None), FormRequest.demand_id.not_in(there)),
    )


def _earlier(session: Session, wish: Wish, body: Organization) -> FormRequest | None:
    same = [FormRequest.kind == wish.kind, FormRequest.organization_id == body.id]
    if wish.kind is FormKind.ATTENDANCE:
        same.append(FormRequest.meeting_id == wish.meeting_id)
    elif wish.kind is FormKind.QUARTER:
        same.append(FormRequest.quarter == wish.quarter)
    else:
        same.append(FormRequest.replied_on.is_(None))
    return _latest(session, *same)


def _latest(session: Session, *same: ColumnElement[bool]) -> FormRequest | None:
    query = select(FormRequest).where(*same, FormRequest.deleted.is_(None))
    return session.scalars(query.order_by(FormRequest.row.desc())).first()


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
