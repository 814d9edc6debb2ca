"""How a meeting is told on the command line; persons are masked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli.output import note, say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.dates import day_words, moment_words, sitting_words
from afm_desktop.domain.enums import AttendanceStatus
from afm_desktop.domain.meeting_lacks import lack_words
from afm_desktop.domain.votes import vote_words
from afm_desktop.domain.words import word
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.asked import LinkKind
from afm_desktop.services.meetings.model import MeetingSheet, Missing
from afm_desktop.services.meetings.outcome_rows import ActionRow, DecisionRow, MinutesRow
from afm_desktop.services.meetings.rows import ItemRow, Quorum, RosterRow, WaitingRow


def guarded(desk: Desk, sheet: MeetingSheet) -> Sequence[str]:
    """The demands that matters are about and that are told to programs only for a reason."""
    links = (link for item in sheet.items for link in item.links)
    return desk.copies.guarded([one.record_id for one in links if one.kind is LinkKind.DEMAND])


def show(options: Namespace, sheet: MeetingSheet, core: Sequence[str]) -> None:
    """All of a meeting."""
    if options.json:
        let_out(options.file, core, options.reason)
        write_json(sheet)
        return
    _show_head(sheet)
    show_items(sheet.items)
    if sheet.roster:
        show_roster(sheet)
    if sheet.decisions:
        show_decisions(sheet.decisions)
    if sheet.actions:
        show_actions(sheet.actions)
    if sheet.open_actions:
        say(labels.OPEN_BEFORE)
        show_actions(sheet.open_actions)
    if sheet.minutes:
        show_minutes(sheet.minutes)
    _show_changes(sheet)


def _show_head(sheet: MeetingSheet) -> None:
    head = sheet.head
    when = sitting_words(head.starts_at, head.ends_at) if head.starts_at else ""
    parts = (word(head.status), when, head.place, head.purpose)
    say(head.title)
    say(" · ".join(part for part in parts if part))
    say(f"ID {head.id}")


def show_items(items: Sequence[ItemRow]) -> None:
    """The agenda."""
    table(labels.AGENDA, [_item(one) for one in items], right=(0, 4, 5))


def _item(one: ItemRow) -> tuple[str, ...]:
    return (
        str(one.number),
        word(one.kind),
        one.title,
        one.presenter or "",
        _minutes(one.planned_minutes),
        _minutes(one.actual_minutes),
        one.decision or one.outcome or "",
        word(one.placement) if one.placement else "",
    )


def show_waiting(waiting: Sequence[WaitingRow]) -> None:
    """The matters that wait for a meeting."""
    lines = [
        (
            one.title,
            word(one.kind),
            word(one.placement),
            one.meeting,
            str(one.age) if one.age is not None else "",
        )
        for one in waiting
    ]
    table(labels.WAITING, lines, right=(4,))


def show_roster(sheet: MeetingSheet) -> None:
    """Who is invited, and who came."""
    table(labels.ROSTER, [_seat(one) for one in sheet.roster], right=(0,))
    say(quorum(sheet.quorum) if _is_marked(sheet) else _invited(sheet))
    note(labels.MASKED)


def _is_marked(sheet: MeetingSheet) -> bool:
    return any(one.status is not AttendanceStatus.PLANNED for one in sheet.roster)


def _invited(sheet: MeetingSheet) -> str:
    """`정족수 8명, 초대 16명`: nobody has noted yet who came."""
    needed = sheet.quorum.needed
    words = labels.INVITED_OF if needed else labels.INVITED_ALONE
    return words.format(needed=needed, count=len(sheet.roster))


def _seat(one: RosterRow) -> tuple[str, ...]:
    return (
        str(one.number),
        one.name,
        one.organization,
        one.title or "",
        word(one.role),
        _came(one),
        one.reason or "",
    )


def _came(one: RosterRow) -> str:
    """`참석(늦음)`."""
    late, early = one.is_late, one.left_early
    told = [words for words, is_so in ((labels.LATE, late), (labels.EARLY, early)) if is_so]
    return f"{word(one.status)}({', '.join(told)})" if told else word(one.status)


def quorum(found: Quorum) -> str:
    """`정족수 8명, 참석 12명(성원)`"""
    if not found.needed:
        return labels.NO_QUORUM.format(present=found.present)
    met = labels.MET if found.is_met else labels.NOT_MET
    return labels.QUORUM.format(needed=found.needed, present=found.present, met=met)


def show_decisions(decisions: Sequence[DecisionRow]) -> None:
    """What was decided."""
    lines = [
        (
            one.number,
            one.title,
            one.decision,
            vote_words(one.votes.in_favour, one.votes.against, one.votes.abstained) or "",
        )
        for one in decisions
    ]
    table(labels.DECISIONS, lines)


def show_actions(actions: Sequence[ActionRow]) -> None:
    """The follow-ups, numbered as they are shown."""
    lines = [
        (
            str(one.number),
            one.title,
            one.organization or "",
            one.person or "",
            _day(one.due_on),
            word(one.status),
            str(one.late) if one.late else "",
        )
        for one in actions
    ]
    table(labels.ACTIONS_HEADS, lines, right=(0, 6))


def show_minutes(versions: Sequence[MinutesRow]) -> None:
    """The versions of the minutes."""
    lines = [
        (
            labels.VERSION.format(version=one.version),
            word(one.state),
            _day(one.written_on),
            _day(one.circulated_on),
            _day(one.approved_on),
            one.changes or "",
        )
        for one in versions
    ]
    table(labels.MINUTES, lines)


def _show_changes(sheet: MeetingSheet) -> None:
    starts_at = sheet.head.starts_at
    lines = [
        (
            _day(one.happened_on),
            " → ".join(word(part) for part in (one.from_status, one.status) if part),
            moment_words(one.was_at) if one.was_at and one.was_at != starts_at else "",
            one.reason or "",
        )
        for one in sheet.changes
    ]
    if lines:
        table(labels.CHANGES, lines)


def lack(one: Missing) -> str:
    """What is missing, in words."""
    return lack_words(one.lack, one.count)


def _minutes(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _day(day: date | None) -> str:
    return day_words(day) if day else ""
