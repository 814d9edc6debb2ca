"""The tables of a meeting's papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from afm_desktop.domain.words import word
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports.amounts import number
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    LONG_LIST,
    WIDE,
    Column,
    figure_column,
    text_column,
)
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.meetings.model import ActionRow, ItemRow, MinutesRow, RosterRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting, minutes_of

MANY: Final = 40
"""RosterRows from which the rows of their list are a little lower."""


def roster_table(rows: Sequence[RosterRow], title: str, label: str, style: Style) -> Table:
    """Who was invited, in roster order, with the mark of each and what is to be said of it."""
    fields: list[Field[RosterRow]] = [
        Field(Column(words.NUMBER, 28), lambda n, _: f"{n:,}"),
        Field(Column(words.PART, 40), lambda _, row: word(row.role)),
        Field(text_column(words.BODY, 120), lambda _, row: row.organization or words.NONE),
        Field(text_column(words.POSITION, 70), lambda _, row: row.title or words.NONE),
        Field(Column(words.NAME, 56), lambda _, row: row.name or words.NONE),
        Field(Column(words.MARK, 40), lambda _, row: word(row.status)),
        Field(
            text_column(words.NOTE, 100),
            lambda _, row: words.remark(row) or words.NONE,
            (),
            True,
        ),
    ]
    columns, body = grid(rows, fields, [words.tally(rows)])
    measures = LONG_LIST if len(rows) > MANY else WIDE
    return Table(Caption(label, title), columns, body, style, measures=measures)


def agenda_table(meeting: PrintedMeeting, label: str, style: Style) -> Table:
    """진행순서: when each matter was begun, who presented it and how long it took."""
    fields: list[Field[ItemRow]] = [
        Field(Column(words.NO, 28), lambda _, row: f"{row.number:,}"),
        Field(Column(words.TIME, 66), lambda n, row: _time(meeting, n - 1, row), (), True),
        Field(text_column(words.MATTER, 170), lambda _, row: row.title or words.NONE),
        Field(Column(words.PART, 36), lambda _, row: word(row.kind)),
        Field(
            text_column(words.PRESENTER, 90),
            lambda _, row: words.who(row.presenter, row.presenter_person),
            (),
            True,
        ),
    ]
    fields += _minute_fields(meeting.sheet.items)
    columns, body = grid(meeting.sheet.items, fields, [words.SUM])
    has_times = any(minutes_of(matter) for matter in meeting.sheet.items)
    is_timed = any(matter.actual_minutes is not None for matter in meeting.sheet.items)
    note = words.TIMES_OF_SPENT if is_timed else words.TIMES_OF_PLANNED
    return Table(
        Caption(label, words.AGENDA_TABLE, words.UNIT_OF_TIME if has_times else ""),
        columns,
        body,
        style,
        measures=WIDE,
        notes=[note] if has_times else [],
    )


def _minute_fields(agenda: Sequence[ItemRow]) -> list[Field[ItemRow]]:
    """Minutes planned and spent; how far over they ran once somebody has noted it."""
    planned = sum(matter.planned_minutes or 0 for matter in agenda)
    fields: list[Field[ItemRow]] = [
        Field(
            figure_column(words.PLANNED, 32),
            lambda _, row: number(row.planned_minutes or 0),
            (number(planned),),
        )
    ]
    if all(matter.actual_minutes is None for matter in agenda):
        return fields
    spent = sum(minutes_of(matter) or 0 for matter in agenda)
    return [
        *fields,
        Field(
            figure_column(words.SPENT, 32),
            lambda _, row: number(minutes_of(row) or 0),
            (number(spent),),
        ),
        Field(
            figure_column(words.OVER, 32),
            lambda _, row: number(_over(row)),
            (number(spent - planned),),
        ),
    ]


def _over(matter: ItemRow) -> int:
    """Minutes beyond those planned."""
    return (minutes_of(matter) or 0) - (matter.planned_minutes or 0)


def _time(meeting: PrintedMeeting, place: int, matter: ItemRow) -> str:
    begins, ends = meeting.begins(place), meeting.begins(place + 1)
    if begins is None or minutes_of(matter) is None:
        return words.NONE
    return words.hours(begins, ends)


def decision_table(rows: Sequence[ItemRow], label: str, style: Style) -> Table:
    """What was decided under which number, with the votes where they were counted."""
    fields: list[Field[ItemRow]] = [
        Field(Column(words.DECISION_NO, 70), lambda _, row: row.decision_no or words.NONE),
        Field(text_column(words.MATTER, 120), lambda _, row: row.title or words.NONE),
        Field(text_column(words.DECISION, 170), lambda _, row: _decision(row)),
    ]
    if any(words.is_counted(row.votes) for row in rows):
        fields += [
            Field(
                figure_column(words.FOR, 32, words.VOTES, has_rule=False),
                lambda _, row: words.count_of_votes(row.votes.in_favour),
            ),
            Field(
                figure_column(words.AGAINST, 32, words.VOTES, has_rule=False),
                lambda _, row: words.count_of_votes(row.votes.against),
            ),
            Field(
                figure_column(words.ABSTAINED, 32, words.VOTES),
                lambda _, row: words.count_of_votes(row.votes.abstained),
            ),
        ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, words.DECISION_TABLE), columns, body, style, measures=WIDE)


def _decision(matter: ItemRow) -> str:
    return matter.decision or matter.outcome or words.NONE


def action_table(rows: Sequence[ActionRow], label: str, style: Style) -> Table:
    """후속조치 with one owner each."""
    fields: list[Field[ActionRow]] = [
        Field(Column(words.NO, 28), lambda n, _: f"{n:,}"),
        Field(text_column(words.ACTION, 170), lambda _, row: row.title or words.NONE),
        Field(
            text_column(words.OWNER, 110), lambda _, row: words.who(row.organization, row.person)
        ),
        Field(Column(words.DUE, 66), lambda _, row: words.day(row.due_on)),
        Field(Column(words.STATUS, 36), lambda _, row: word(row.status)),
        Field(text_column(words.OUTCOME, 100), lambda _, row: words.result_of(row), (), True),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, words.ACTION_TABLE), columns, body, style, measures=WIDE)


def carried_table(rows: Sequence[ItemRow], label: str, style: Style) -> Table:
    """What was put off or dropped, and why."""
    fields: list[Field[ItemRow]] = [
        Field(Column(words.NO, 28), lambda _, row: f"{row.number:,}"),
        Field(text_column(words.MATTER, 190), lambda _, row: row.title or words.NONE),
        Field(Column(words.PART, 36), lambda _, row: word(row.kind)),
        Field(
            Column(words.PLACEMENT, 66),
            lambda _, row: word(row.placement) if row.placement else words.NONE,
        ),
        Field(
            text_column(words.REASON, 150),
            lambda _, row: row.placement_reason or words.NONE,
            (),
            True,
        ),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, words.CARRIED_TABLE), columns, body, style, measures=WIDE)


def version_table(rows: Sequence[MinutesRow], label: str, style: Style) -> Table:
    """How the minutes came to be what they are."""
    fields: list[Field[MinutesRow]] = [
        Field(Column(words.VERSION, 36), lambda _, row: words.edition(row)),
        Field(Column(words.STATUS, 36), lambda _, row: word(row.state)),
        Field(Column(words.WRITTEN, 66), lambda _, row: words.day(row.written_on)),
        Field(Column(words.CIRCULATED, 66), lambda _, row: words.day(row.circulated_on)),
        Field(Column(words.APPROVED, 66), lambda _, row: words.day(row.approved_on)),
        Field(text_column(words.CHANGES, 190), lambda _, row: row.changes or words.NONE),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, words.VERSION_TABLE), columns, body, style, measures=WIDE)
