"""회의결과: what a meeting was, what was said, decided and asked for, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import weekday_words
from afm_desktop.reports import fonts, labels
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports import meeting_parts as common
from afm_desktop.reports.blocks import Dated
from afm_desktop.reports.document import MakeCanvas, render, unheard
from afm_desktop.reports.form_blocks import facts_table
from afm_desktop.reports.layout import Block
from afm_desktop.reports.meeting_options import ResultOptions
from afm_desktop.reports.meeting_parts import Parts
from afm_desktop.reports.meeting_tables import action_table, decision_table
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.text import texts_in
from afm_desktop.services.meetings.model import ItemRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting

MOST_PLANS: Final = 5
MOST_SAID: Final = 3
"""Lines of what was said of one matter; all of them stand in the minutes."""


def make(
    meeting: PrintedMeeting,
    options: ResultOptions = ResultOptions(),  # noqa: B008 - frozen
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the report in memory; names are as they come."""
    style = common.style_of(is_large=options.is_large)
    mark = common.class_of(meeting, options.secrecy)
    shown = common.withheld(meeting, mark)
    blocks = _blocks(shown, options, Parts(style))
    title = words.result_title(meeting)
    name = common.Name(words.RESULT, title, labels.secrecy(mark), options.recipient)
    made = render(common.document(meeting, name, blocks, style), make_canvas, tell)
    missing = fonts.missing([*texts_in(shown), *options.approval])
    return made.paper(missing)


def _blocks(meeting: PrintedMeeting, options: ResultOptions, parts: Parts) -> Iterator[Block]:
    title, day = words.result_title(meeting), weekday_words(meeting.held_on)
    yield from common.head(title, words.RESULT, day, options.approval, parts.style)
    yield from _summary(meeting, parts)
    yield from _talks(meeting, parts)
    yield from _decisions(meeting, parts)
    yield from _actions(meeting, parts)
    yield from _ahead(meeting, parts)


def _summary(meeting: PrintedMeeting, parts: Parts) -> Iterator[Block]:
    yield parts.chapter(words.SUMMARY, "summary")
    yield parts.topic(words.headline(meeting))
    facts = (
        (words.MEETING, meeting.head.title),
        (words.WHEN, words.when(meeting)),
        (words.WHERE, meeting.head.place or words.NONE),
        (words.HOSTS, words.hosts(meeting)),
        (words.WHO, words.attendance(meeting)),
        (words.WATCHING, words.watching(meeting)),
        (words.MATTERS, words.matters(meeting.sheet.items)),
    )
    yield facts_table([fact for fact in facts if fact[1]], parts.style)
    if not meeting.is_over:
        yield parts.note(words.NOT_HELD)


def _talks(meeting: PrintedMeeting, parts: Parts) -> Iterator[Block]:
    yield parts.chapter(words.MAIN_TALKS, "talks")
    if not meeting.sheet.items:
        yield from parts.points(words.NO_AGENDA)
    for item in meeting.sheet.items:
        yield parts.topic(words.matter(item))
        said = common.together(_said(meeting, item, parts))
        yield from said or parts.points(words.NO_WORDS)


def _said(meeting: PrintedMeeting, item: ItemRow, parts: Parts) -> Iterator[Block]:
    """The gist of what was said, and what came of it but for decisions, which follow."""
    yield from parts.points(*common.talk(item.discussion)[:MOST_SAID])
    yield from parts.points(words.result(item), words.placed(item))


def _decisions(meeting: PrintedMeeting, parts: Parts) -> Iterator[Block]:
    yield parts.chapter(words.DECIDED, "decisions")
    if meeting.decided:
        yield decision_table(meeting.decided, parts.table(), parts.style)
    else:
        yield from parts.points(words.NO_DECISIONS)


def _actions(meeting: PrintedMeeting, parts: Parts) -> Iterator[Block]:
    yield parts.chapter(words.ACTIONS, "actions")
    if meeting.sheet.actions:
        yield action_table(meeting.sheet.actions, parts.table(), parts.style)
    else:
        yield from parts.points(words.NO_ACTIONS)


def _ahead(meeting: PrintedMeeting, parts: Parts) -> Iterator[Block]:
    yield parts.chapter(words.AHEAD, "ahead")
    if not meeting.plans:
        yield from parts.points(words.NO_PLANS)
    for plan in meeting.plans[:MOST_PLANS]:
        yield Dated(weekday_words(plan.on), plan.text, parts.style)
