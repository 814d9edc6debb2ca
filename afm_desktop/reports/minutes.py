"""회의록: who was there, in which order, what was said, decided, asked for and put off."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import AttendanceRole, MinutesState
from afm_desktop.domain.words import word
from afm_desktop.reports import fonts, labels
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports import meeting_parts as common
from afm_desktop.reports.document import MakeCanvas, render, unheard
from afm_desktop.reports.form_blocks import facts_table
from afm_desktop.reports.layout import Block
from afm_desktop.reports.meeting_options import MinutesOptions
from afm_desktop.reports.meeting_parts import Parts
from afm_desktop.reports.meeting_tables import (
    action_table,
    agenda_table,
    carried_table,
    decision_table,
    roster_table,
    version_table,
)
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.signing import Signatures
from afm_desktop.reports.text import texts_in
from afm_desktop.services.meetings.model import ItemRow, OfficerRow, RosterRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting

_SIGNERS = (AttendanceRole.CHAIR, AttendanceRole.SECRETARY)


def make(
    meeting: PrintedMeeting,
    options: MinutesOptions = MinutesOptions(),  # noqa: B008 - frozen
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the minutes in memory; names are as they come."""
    style = common.style_of(is_large=options.is_large)
    mark = common.class_of(meeting, options.secrecy)
    shown = common.withheld(meeting, mark)
    marks = (words.CIRCULATION if _is_out(meeting, options) else "", labels.secrecy(mark))
    blocks = _Story(shown, options, Parts(style)).blocks()
    title, marked = words.minutes_title(meeting), " · ".join(one for one in marks if one)
    name = common.Name(words.MINUTES, title, marked, options.recipient)
    made = render(common.document(meeting, name, blocks, style), make_canvas, tell)
    missing = fonts.missing([*texts_in(shown), *options.approval])
    return made.paper(missing)


def _is_out(meeting: PrintedMeeting, options: MinutesOptions) -> bool:
    """Whether it is a copy for circulation: because it is wanted, or is where the minutes are."""
    version = meeting.version
    is_circulated = version is not None and version.state is MinutesState.CIRCULATED
    return options.is_for_circulation or is_circulated


class _Story:
    def __init__(self, meeting: PrintedMeeting, options: MinutesOptions, parts: Parts) -> None:
        self._meeting, self._options, self._parts = meeting, options, parts
        self._style, self._sheet = parts.style, meeting.sheet

    def blocks(self) -> Iterator[Block]:
        """All that the minutes say, from top to bottom."""
        meeting, options = self._meeting, self._options
        title = words.minutes_title(meeting)
        yield from common.head(title, words.MINUTES, self._below(), options.approval, self._style)
        yield facts_table(self._facts(), self._style)
        if not meeting.is_over:
            yield self._parts.note(words.NOT_HELD)
        yield from self._roster()
        yield from self._order()
        yield from self._talks()
        yield from self._decisions()
        yield from self._actions()
        yield from self._carried()
        yield from self._versions()
        if options.has_signatures:
            yield Signatures(words.CONFIRMED, self._day(), self._signers(), self._style)

    def _below(self) -> str:
        state = words.state(self._meeting.version)
        is_told = not self._options.is_for_circulation or words.CIRCULATION in state
        return state if is_told else f"{state}, {words.CIRCULATION}"

    def _facts(self) -> list[tuple[str, str]]:
        meeting, head = self._meeting, self._meeting.head
        facts = (
            (words.MEETING, head.title),
            (words.HOSTS, words.hosts(meeting)),
            (words.WHEN, words.when(meeting)),
            (words.WHERE, head.place or words.NONE),
            (words.PURPOSE, head.purpose or ""),
            (words.WHO, words.attendance(meeting)),
            (words.WATCHING, words.watching(meeting)),
            (words.STATE, words.course(meeting.version)),
        )
        return [fact for fact in facts if fact[1]]

    def _roster(self) -> Iterator[Block]:
        meeting = self._meeting
        yield self._parts.chapter(words.ATTENDEES, "roster")
        if not self._sheet.roster:
            yield from self._parts.points(words.NO_ATTENDEES)
        for rows, title in (
            (meeting.seated, words.SEATED_TABLE),
            (meeting.observers, words.OBSERVER_TABLE),
        ):
            if rows:
                yield roster_table(rows, title, self._parts.table(), self._style)

    def _order(self) -> Iterator[Block]:
        yield self._parts.chapter(words.ORDER, "order")
        if self._sheet.items:
            yield agenda_table(self._meeting, self._parts.table(), self._style)
        else:
            yield from self._parts.points(words.NO_AGENDA)

    def _talks(self) -> Iterator[Block]:
        yield self._parts.chapter(words.TALKS, "talks")
        if not self._sheet.items:
            yield from self._parts.points(words.NO_AGENDA)
        for item in self._sheet.items:
            yield self._parts.topic(words.matter(item))
            said = common.together(self._said(item))
            yield from said or self._parts.points(words.NO_WORDS)

    def _said(self, item: ItemRow) -> Iterator[Block]:
        """What was said of a matter, and what came of it."""
        yield from self._parts.points(
            words.about(common.linked(self._meeting, item)),
            *common.talk(item.discussion),
            words.result(item),
            words.decided(item),
            words.voted(item.votes),
            words.placed(item),
        )

    def _decisions(self) -> Iterator[Block]:
        yield self._parts.chapter(words.DECISIONS, "decisions")
        if self._meeting.decided:
            yield decision_table(self._meeting.decided, self._parts.table(), self._style)
        else:
            yield from self._parts.points(words.NO_DECISIONS)

    def _actions(self) -> Iterator[Block]:
        yield self._parts.chapter(words.ACTIONS, "actions")
        if self._sheet.actions:
            yield action_table(self._sheet.actions, self._parts.table(), self._style)
        else:
            yield from self._parts.points(words.NO_ACTIONS)

    def _carried(self) -> Iterator[Block]:
        """Left out where nothing is put off."""
        if self._meeting.carried:
            yield self._parts.chapter(words.CARRIED, "carried")
            yield carried_table(self._meeting.carried, self._parts.table(), self._style)

    def _versions(self) -> Iterator[Block]:
        """How the minutes came to be, once there is more to tell than their state."""
        versions = self._meeting.versions
        if len(versions) > 1 or any(one.changes for one in versions):
            yield self._parts.chapter(words.VERSIONS, "versions")
            yield version_table(versions, self._parts.table(), self._style)

    def _signers(self) -> list[tuple[str, str]]:
        """The chair and the secretary, by office and name; where nobody is known, left open."""
        return [(word(role), _signer(self._first(role))) for role in _SIGNERS]

    def _first(self, role: AttendanceRole) -> RosterRow | OfficerRow | None:
        found = next((row for row in self._sheet.roster if row.role is role), None)
        return found or (self._sheet.chair if role is AttendanceRole.CHAIR else None)

    def _day(self) -> str:
        """When the minutes were approved; left open until then."""
        version = self._meeting.version
        return day_words(version.approved_on) if version and version.approved_on else words.OPEN_DAY


def _signer(one: RosterRow | OfficerRow | None) -> str:
    if one is None:
        return ""
    return " ".join(part for part in (one.organization, one.title, one.name) if part)
