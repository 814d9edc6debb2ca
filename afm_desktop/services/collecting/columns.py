"""Which forms there are to ask for: rounds, meetings, quarters, and those of the members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.enums import FormKind, MeetingStatus
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.quarters import Quarter, is_quarter
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.model import FormColumn, FormRef, NoSuchForm

_AHEAD = 6  # meetings


def forms_there_are(
    session: Session, today: date, division: str | None = None
) -> tuple[FormColumn, ...]:
    """The newest round first; of meetings those somebody was asked about, and the next ones.

    These are of the division of an id, or of the alliance where all divisions are looked at.
    """
    counts = _counts(session)
    found = [
        *_rounds(session),
        FormColumn(FormRef(FormKind.MEMBER_CHECK), word(FormKind.MEMBER_CHECK)),
        FormColumn(FormRef(FormKind.SUPPLIERS), word(FormKind.SUPPLIERS)),
        *_quarters(counts, today),
        *_meetings(session, counts, today, division),
    ]
    return tuple(
        FormColumn(
            one.ref,
            one.title,
            one.due_on,
            one.division_id,
            counts.get((one.ref.kind, one.ref.of), 0),
        )
        for one in found
    )


def columns_of(session: Session, keys: Iterable[str], today: date) -> tuple[FormColumn, ...]:
    """The forms of some keys; one that is not there is refused."""
    keys = tuple(keys)
    known = {one.key: one for one in _rounds(session)}
    if not keys or set(keys) - known.keys():
        known = {one.key: one for one in forms_there_are(session, today)}
    return tuple(known.get(key) or _other(session, FormRef.parse(key)) for key in keys)


def newest_form(session: Session) -> FormColumn:
    """The form of the newest round; without a round the one bodies are checked by."""
    check = FormColumn(FormRef(FormKind.MEMBER_CHECK), word(FormKind.MEMBER_CHECK))
    return next(_rounds(session), check)


def _counts(session: Session) -> dict[tuple[FormKind, str | None], int]:
    of = func.coalesce(FormRequest.round_id, FormRequest.meeting_id, FormRequest.quarter)
    query = (
        select(FormRequest.kind, of, func.count())
        .where(FormRequest.deleted.is_(None))
        .group_by(FormRequest.kind, of)
    )
    return {(kind, of): count for kind, of, count in session.execute(query) if kind is not None}


def _rounds(session: Session) -> Iterator[FormColumn]:
    query = (
        select(Round)
        .where(Round.deleted.is_(None))
        .order_by(Round.year.desc(), Round.ordinal.desc(), Round.row.desc())
    )
    for one in session.scalars(query):
        closes = one.closes_at.astimezone(KOREA).date() if one.closes_at else None
        yield FormColumn(FormRef(FormKind.DEMAND, one.id), one.title, closes)


def _quarters(counts: Iterable[tuple[FormKind, str | None]], today: date) -> Iterator[FormColumn]:
    this = Quarter.of(today)
    last = this.before
    asked = {of for kind, of in counts if kind is FormKind.QUARTER and of}
    for quarter in sorted({str(this), str(last), *asked}, reverse=True):
        yield FormColumn(FormRef(FormKind.QUARTER, quarter), quarter_title(quarter))


def quarter_title(quarter: str) -> str:
    """`2026년 2분기 실적`"""
    words = Quarter.parse(quarter).words if is_quarter(quarter) else quarter
    return f"{words} 실적"


def _meetings(
    session: Session,
    counts: Iterable[tuple[FormKind, str | None]],
    today: date,
    division: str | None,
) -> Iterator[FormColumn]:
    asked = {of for kind, of in counts if kind is FormKind.ATTENDANCE and of}
    own = select(Meeting).where(Meeting.deleted.is_(None)).order_by(Meeting.starts_at, Meeting.row)
    is_here = or_(Meeting.division_id.is_(None), Meeting.division_id == division)
    ahead = own.where(
        is_here,
        Meeting.status == MeetingStatus.PLANNED,
        Meeting.starts_at >= korean_moment(today),
        Meeting.id.not_in(asked),
    )
    yield from map(_meeting, session.scalars(own.where(Meeting.id.in_(asked))))
    yield from map(_meeting, session.scalars(ahead.limit(_AHEAD)))


def _meeting(one: Meeting) -> FormColumn:
    held = one.starts_at.astimezone(KOREA).date() if one.starts_at else None
    return FormColumn(FormRef(FormKind.ATTENDANCE, one.id), one.title or "", held, one.division_id)


def _other(session: Session, ref: FormRef) -> FormColumn:
    """A form that is not offered but can be named: an older quarter, a meeting that is over."""
    if ref.kind is FormKind.QUARTER and ref.of and is_quarter(ref.of):
        return FormColumn(ref, quarter_title(ref.of))
    meeting = session.scalars(
        select(Meeting).where(Meeting.id == ref.of, Meeting.deleted.is_(None))
    ).one_or_none()
    if ref.kind is not FormKind.ATTENDANCE or meeting is None:
        raise NoSuchForm(ref.key)
    return _meeting(meeting)
