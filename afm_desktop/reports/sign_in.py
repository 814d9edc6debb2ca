"""참석자 명부: who is invited, in the order of the roster, with room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.enums import AttendanceRole
from afm_desktop.domain.words import word
from afm_desktop.reports import fonts, labels
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports import meeting_parts as common
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.chapter_tables import signature_height
from afm_desktop.reports.columns import SIGN_IN, Column, text_column
from afm_desktop.reports.document import MakeCanvas, render, unheard
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.form_blocks import facts_table
from afm_desktop.reports.layout import Block
from afm_desktop.reports.meeting_options import SignInOptions
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.text import texts_in
from afm_desktop.services.meetings.model import RosterRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting

ROWS: Final = 19.5
"""Rows to sign on the page of the title."""
ROOM_TO_SIGN: Final = 38.0
"""On either side of the word 서명, so that other columns do not take the room."""
LESS_IN_LARGE, LESS_UNDER_APPROVAL, LESS_UNDER_FACTS = 1.5, 3.0, 3.0


def make(
    meeting: PrintedMeeting,
    options: SignInOptions = SignInOptions(),  # noqa: B008 - frozen
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the list in memory; names and numbers are as they come."""
    style = common.style_of(is_large=options.is_large)
    mark = labels.secrecy(common.class_of(meeting, options.secrecy))
    title = words.sign_in_title(meeting)
    name = common.Name(words.SIGN_IN, title, mark, options.recipient)
    blocks = _blocks(meeting, options, style)
    made = render(common.document(meeting, name, blocks, style), make_canvas, tell)
    texts = (*texts_in(meeting.head), *texts_in(meeting.sheet.roster), *meeting.phones.values())
    return made.paper(fonts.missing([*texts, *options.approval]))


def _blocks(meeting: PrintedMeeting, options: SignInOptions, style: Style) -> Iterator[Block]:
    title, below = words.sign_in_title(meeting), words.sitting(meeting)
    facts = _facts(meeting, style)
    below = words.hosts(meeting) if facts else below
    yield from common.head(title, words.SIGN_IN, below, options.approval, style)
    if facts:
        yield facts_table(facts, style)
    yield _table(meeting, options, style, is_lower=bool(facts))


def _facts(meeting: PrintedMeeting, style: Style) -> list[tuple[str, str]]:
    """What does not fit the lines of the title; nothing where it does."""
    has_room = common.fits(words.sign_in_title(meeting), style)
    if has_room and common.fits_below(words.sitting(meeting)):
        return []
    facts = (
        (words.MEETING, "" if has_room else meeting.head.title),
        (words.WHEN, words.when(meeting)),
        (words.WHERE, meeting.head.place or ""),
    )
    return [fact for fact in facts if fact[1]]


def _table(
    meeting: PrintedMeeting, options: SignInOptions, style: Style, *, is_lower: bool
) -> Table:
    rows: Sequence[RosterRow | None] = [*meeting.sheet.roster, *[None] * options.blank_rows]
    columns, body = grid(rows, _fields(meeting, options))
    less = (
        LESS_IN_LARGE * options.is_large,
        LESS_UNDER_APPROVAL * bool(options.approval),
        LESS_UNDER_FACTS * is_lower,
    )
    # Room to sign is room enough, in large letters too.
    height = signature_height(len(rows), ROWS - sum(less))
    measures = replace(SIGN_IN, row=height / style.scale)
    items = words.PRIVATE_WITH_PHONE if options.has_phones else words.PRIVATE
    note = words.NOTE_PRIVACY.format(items=items)
    return Table(Caption(), columns, body, style, measures=measures, notes=[note])


def _fields(meeting: PrintedMeeting, options: SignInOptions) -> list[Field[RosterRow | None]]:
    phones = meeting.phones
    fields: list[Field[RosterRow | None]] = [
        Field(Column(words.NUMBER, 30), lambda n, _: f"{n:,}"),
        Field(text_column(words.BODY, 122, pad=8), lambda _, row: row.organization if row else ""),
        Field(
            text_column(words.POSITION, 86, pad=8), lambda _, row: (row.title or "") if row else ""
        ),
        Field(Column(words.NAME, 66), lambda _, row: row.name if row else ""),
    ]
    if options.has_phones:
        fields.append(
            Field(Column(words.PHONE, 84), lambda _, row: phones.get(row.id, "") if row else "")
        )
    fields.append(Field(Column(words.SIGNATURE, 108, pad=ROOM_TO_SIGN), lambda _, row: ""))
    if options.has_remarks:
        fields.append(Field(Column(words.NOTE, 52), lambda _, row: _remark(row)))
    return fields


def _remark(row: RosterRow | None) -> str:
    """In what part somebody attends who is not simply a member."""
    return "" if row is None or row.role is AttendanceRole.MEMBER else word(row.role)
