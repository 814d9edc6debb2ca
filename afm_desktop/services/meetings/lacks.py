"""What a meeting lacks, read off its sheet: before it is held, and once it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceStatus,
    MeetingStatus,
    MinutesState,
    Placement,
)
from afm_desktop.domain.meeting_lacks import OF_MATTERS
from afm_desktop.services.meetings.model import Lack, Lacking, MeetingSheet, Missing

BOOK = "meeting-book"
"""The kind of paper that is the book of a meeting."""

_AHEAD = (MeetingStatus.DRAFT, MeetingStatus.PLANNED, MeetingStatus.POSTPONED)
_ORDER = tuple(Lack)


def lacks_of(sheet: MeetingSheet) -> tuple[Missing, ...]:
    """What a meeting lacks, in the order in which one would see to it."""
    if sheet.head.is_template or sheet.is_settled:
        return ()
    held_on, found = sheet.head.held_on, list[Missing]()
    is_over = held_on is not None and held_on < sheet.day
    if sheet.head.status is MeetingStatus.CLOSED:
        found += _after(sheet)
    elif sheet.head.status is MeetingStatus.PLANNED and is_over:
        found += [Missing(Lack.CLOSING, moment=sheet.head.starts_at), *_after(sheet)]
    elif sheet.head.status in _AHEAD:
        found += [*_of_head(sheet), *_of_agenda(sheet), *_of_papers(sheet)]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.lack)))


def gathered(missing: Iterable[Missing]) -> tuple[Lacking, ...]:
    """Each kind once, in the order in which one would see to it."""
    found: dict[Lack, list[Missing]] = {}
    for one in missing:
        found.setdefault(one.lack, []).append(one)
    return tuple(_gathered(lack, some) for lack, some in found.items())


def _gathered(lack: Lack, some: list[Missing]) -> Lacking:
    first = some[0]
    count = len(some) if lack in OF_MATTERS else first.count
    return Lacking(lack, count, tuple(one.title for one in some if one.title), first.item_id)


def _of_head(sheet: MeetingSheet) -> Iterator[Missing]:
    head = sheet.head
    if head.starts_at is None or head.status is MeetingStatus.POSTPONED:
        yield Missing(Lack.DAY, moment=head.starts_at)
    if not head.place:
        yield Missing(Lack.PLACE)
    if sheet.chair is None:
        yield Missing(Lack.CHAIR)
    if not sheet.roster:
        yield Missing(Lack.ROSTER)


def _of_agenda(sheet: MeetingSheet) -> Iterator[Missing]:
    if not sheet.items:
        yield Missing(Lack.AGENDA)
    for item in sheet.items:
        if not item.presenter and not item.presenter_person:
            yield Missing(Lack.PRESENTER, item.id, item.title)
        if item.planned_minutes is None:
            yield Missing(Lack.MINUTES_PLANNED, item.id, item.title)
    if sheet.timing.over:
        yield Missing(Lack.OVER_RUN, count=sheet.timing.over)
    put_off = sum(1 for one in sheet.waiting if one.placement is Placement.NEXT)
    if put_off:
        yield Missing(Lack.WAITING, count=put_off)


def _of_papers(sheet: MeetingSheet) -> Iterator[Missing]:
    last = sheet.last_minutes[-1] if sheet.last_minutes else None
    if sheet.head.previous_id and (last is None or last.state is not MinutesState.APPROVED):
        yield Missing(Lack.LAST_MINUTES, title=sheet.head.previous)
    books = [one for one in sheet.papers if one.kind == BOOK]
    if not books:
        yield Missing(Lack.BOOK)
    elif books[-1].is_outdated:
        yield Missing(Lack.OLD_BOOK, title=books[-1].title, moment=books[-1].meets_at)


def _after(sheet: MeetingSheet) -> Iterator[Missing]:
    """What is to be written down once a meeting was held."""
    unmarked = sum(1 for one in sheet.roster if one.status is AttendanceStatus.PLANNED)
    if unmarked:
        yield Missing(Lack.MARKS, count=unmarked)
    elif sheet.roster and not sheet.quorum.is_met:
        yield Missing(Lack.QUORUM, count=sheet.quorum.needed - sheet.quorum.present)
    for item in sheet.items:
        is_dealt_with = item.placement in (None, Placement.DONE)
        if item.kind is AgendaKind.DECISION and is_dealt_with and item.decision_no is None:
            yield Missing(Lack.DECISION, item.id, item.title)
        if not item.is_placed:
            yield Missing(Lack.PLACEMENT, item.id, item.title)
    if not sheet.minutes:
        yield Missing(Lack.MINUTES)
