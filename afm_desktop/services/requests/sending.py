"""Who is asked for what: requests made ready, and noted once their forms are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import FormKind, RequestState
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.office import Office
from afm_desktop.domain.quarters import Quarter
from afm_desktop.domain.secrecy import TO_OTHERS
from afm_desktop.services.copies import guarded_of
from afm_desktop.services.records import all_live, live, require
from afm_desktop.services.requests.asking import Found, requests_of, with_bodies
from afm_desktop.services.requests.days import extend_supplements, refuse_past, with_day
from afm_desktop.services.requests.errors import (
    NobodyAsked,
    NoMeetingNamed,
    NoRoundNamed,
    NothingToMeasure,
    NothingToWrite,
)
from afm_desktop.services.requests.model import FormSheet, Prepared, Progress, Request, Wish
from afm_desktop.services.requests.sheets import sheet_of, source_of
from afm_desktop.services.requests.sources import Asked


@dataclass(slots=True)
class _LeftOut:
    """The bodies there is nothing to ask, by the reason."""

    unmeasured: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)

    def refuse(self) -> None:
        """Say that there is nothing to ask anybody."""
        if self.settled:
            raise NothingToWrite(*self.settled)
        raise NothingToMeasure(*self.unmeasured)


def prepared(
    session: Session, wish: Wish, day: date, asked_by: str, progress: Progress | None = None
) -> Prepared:
    """The requests and forms of a wish; nothing is written."""
    wish = _checked(session, wish, day)
    bodies = all_live(session, Organization, wish.bodies)
    requests, sheets, guarded, people = list[Request](), list[FormSheet](), list[str](), 0
    left_out, extended = _LeftOut(), list[str]()
    with session.no_autoflush:
        for number, body in enumerate(bodies, 1):
            for entity, is_new, asked in _asked(session, wish, body, day, left_out):
                sheet = sheet_of(session, entity, asked, asked_by=asked_by, made_on=day)
                if sheet.is_supplement and sheet.due_on != entity.due_on:
                    sheet = with_day(sheet, entity)
                    extended.append(sheet.intake_no or sheet.body)
                if entity.demand_id and guarded_of(session, [entity.demand_id], TO_OTHERS):
                    guarded.append(sheet.body)
                requests.append(row_of(entity, sheet.body, is_new=is_new))
                sheets.append(sheet)
                people += asked.people
            if progress is not None:
                progress(number, len(bodies))
    if not sheets:
        left_out.refuse()
    return Prepared(
        wish,
        sheets[0].title,
        tuple(requests),
        tuple(sheets),
        people,
        tuple(guarded),
        tuple(left_out.unmeasured),
        tuple(left_out.settled),
        tuple(extended),
    )


def _asked(
    session: Session, wish: Wish, body: Organization, day: date, left_out: _LeftOut
) -> Iterator[tuple[*Found, Asked]]:
    """The requests that ask a body, with what they ask."""
    try:
        for entity, is_new in requests_of(session, wish, body, day):
            yield entity, is_new, source_of(entity).asked(session, entity, day)
    except NothingToMeasure as error:
        left_out.unmeasured += error.bodies
    except NothingToWrite as error:
        left_out.settled += error.bodies


def note_sent(session: Session, sent: Prepared, day: date, office: Office) -> None:
    """Write down that the forms went out, and until when supplements have time now."""
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
        entity.new_due_on = request.new_due_on
        entity.route, entity.document_no = wish.route, wish.document_no
        if entity.state in (None, RequestState.NOT_SENT):
            entity.state = RequestState.SENT
        if request.is_new:
            session.add(entity)
        require(session, entity, {"division_id": entity.division_id})
    session.flush()
    extend_supplements(session, office, sent)


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
        new_due_on=entity.new_due_on,
        sent_on=entity.sent_on,
        replied_on=entity.replied_on,
    )


def _checked(session: Session, wish: Wish, day: date) -> Wish:
    refuse_past(wish, day)
    wish = with_bodies(session, wish)
    if not wish.bodies:
        raise NobodyAsked
    if wish.kind is FormKind.DEMAND and wish.round_id is None and not wish.demands:
        raise NoRoundNamed
    if wish.kind is FormKind.ATTENDANCE and wish.meeting_id is None:
        raise NoMeetingNamed
    if wish.kind is not FormKind.QUARTER:
        return wish
    quarter = Quarter.parse(wish.quarter) if wish.quarter else Quarter.of(day)
    return replace(wish, quarter=str(quarter))
