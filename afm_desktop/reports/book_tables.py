"""The tables of 회의자료 묶음: agenda, last minutes, changes, targets, follow-ups, divisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from afm_desktop.domain.dates import KOREA, day_words
from afm_desktop.domain.enums import DemandStatus, Placement, ProjectSignal
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.domain.words import word
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import NARROW, WIDE, Column, figure_column, text_column
from afm_desktop.reports.fields import Field, count_field, grid
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.book.model import (
    ActionLine,
    Became,
    Book,
    BookChanges,
    BookMatter,
    ChangeLine,
    LastMinutes,
    LinkedRecord,
    MinutedMatter,
    Said,
    Subject,
)
from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.status import DivisionStatus

MOST_LINES = 40
_TABLES = {Subject.LINKS: "supply_links", Subject.PROJECTS: "lead_projects"}


# ---------------------------------------------------------------- agenda


def agenda_table(book: Book, label: str, style: Style, *, is_for_chair: bool) -> Table:
    """What is dealt with; the chair sees when each matter begins."""
    clocks = clock_words(book)
    fields: list[Field[BookMatter]] = [
        Field(Column(labels.NUMBER, 26), lambda n, _: f"{n:,}"),
        Field(Column(words.KIND, 36), lambda _, row: word(row.kind)),
        Field(text_column(words.MATTER, 210), lambda _, row: _matter_words(row)),
        Field(text_column(words.PRESENTER, 84), lambda _, row: row.presenter or labels.NONE),
    ]
    if is_for_chair:
        fields.append(Field(Column(words.CLOCK, 70), lambda n, _: clocks[n - 1]))
    fields.append(
        count_field(
            figure_column(words.MINUTES, 48),
            lambda row: row.minutes or 0,
            book.planned_minutes,
        )
    )
    columns, body = grid(book.matters, fields, [labels.TOTAL] if book.planned_minutes else [])
    notes = []
    if book.overrun and book.head.minutes:
        notes.append(words.overrun_note(book.head.minutes, book.overrun))
    caption = Caption(label, words.AGENDA_TABLE, labels.unit_line("분"))
    return Table(caption, columns, body, style, notes=notes)


def clock_words(book: Book) -> list[str]:
    """`10:00~10:20` of each matter, as far as the minutes before it are known."""
    at: datetime | None = book.head.starts_at
    found = []
    for row in book.matters:
        ends = at + timedelta(minutes=row.minutes) if at is not None and row.minutes else None
        known = at is not None and ends is not None
        found.append(f"{_clock(at)}~{_clock(ends)}" if known else labels.NONE)
        at = ends
    return found


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(KOREA):%H:%M}" if moment is not None else ""


def _matter_words(row: BookMatter) -> str:
    carried = f" {words.CARRIED}" if row.is_carried else ""
    return "\n".join((f"{row.title}{carried}", *(link_words(link) for link in row.links)))


def link_words(link: LinkedRecord) -> str:
    """`· BAT-2026-0001 전극 코팅 두께 실시간 자율 제어`."""
    return "· " + " ".join(part for part in (link.number, link.title) if part)


# ---------------------------------------------------------------- the meeting before


def last_table(last: LastMinutes, label: str, style: Style) -> Table:
    """What became of each matter."""
    fields: list[Field[MinutedMatter]] = [
        Field(Column(labels.NUMBER, 26), lambda n, _: f"{n:,}"),
        Field(Column(words.KIND, 36), lambda _, row: word(row.kind)),
        Field(text_column(words.MATTER, 120), lambda _, row: row.title),
        Field(text_column(words.GIST, 130), lambda _, row: row.gist or labels.NONE, (), True),
        Field(text_column(words.DECISION, 130), lambda _, row: _decided(row), (), True),
        Field(text_column(words.RESULT, 70), lambda _, row: _placed(row), (), True),
    ]
    columns, body = grid(last.matters, fields)
    return Table(Caption(label, words.LAST_TABLE), columns, body, style, measures=WIDE)


def _decided(row: MinutedMatter) -> str:
    number = f"({row.decision_no})" if row.decision_no else ""
    said = " ".join(part for part in (row.decision, number) if part)
    return "\n".join(part for part in (said, words.votes(row)) if part) or labels.NONE


def _placed(row: MinutedMatter) -> str:
    if row.placement is None:
        return labels.NONE
    why = f"({row.placement_reason})" if row.placement_reason else ""
    return word(row.placement) + (why if row.placement is not Placement.DONE else "")


# ---------------------------------------------------------------- changes


def change_table(found: BookChanges, label: str, style: Style) -> Table:
    """How many changes of each kind of record, and of which ways."""
    rows = [subject for subject in Subject if found.of(subject)]
    fields: list[Field[Subject]] = [
        Field(text_column(words.KIND, 80, pad=9), lambda _, row: words.SUBJECTS[row]),
        Field(text_column(words.WHAT, 300), lambda _, row: ways(found, row)),
        count_field(figure_column(labels.COUNT, 60), found.count, len(found.lines)),
    ]
    columns, body = grid(rows, fields, [labels.TOTAL])
    caption = Caption(label, words.CHANGE_TABLE, labels.unit_line("건"))
    return Table(caption, columns, body, style)


def ways(found: BookChanges, subject: Subject) -> str:
    """`가입 3, 탈퇴 1`; of demands by the status they came to."""
    lines = found.of(subject)
    if subject is Subject.DEMANDS:
        counted = [
            (word(status), sum(line.status is status for line in lines)) for status in DemandStatus
        ]
    else:
        counted = [(words.BECAME[one], found.count(subject, one)) for one in Became]
    return ", ".join(f"{name} {count:,}" for name, count in counted if count)


def line_table(
    found: BookChanges, subject: Subject, label: str, style: Style, *, has_divisions: bool
) -> Table:
    """The changes of one kind of record one by one."""
    lines = found.of(subject)
    fields: list[Field[ChangeLine]] = [
        Field(Column(words.DATE, 66), lambda _, row: day_words(row.on) if row.on else labels.NONE),
    ]
    if has_divisions:
        fields.append(
            Field(Column(labels.DIVISION, 60), lambda _, row: row.division or words.ALLIANCE)
        )
    if subject is Subject.DEMANDS:
        fields.append(Field(Column(labels.INTAKE, 72), lambda _, row: row.number or labels.NONE))
    fields += [
        Field(text_column(_name_of(subject), 150), lambda _, row: row.name),
        Field(text_column(words.WHAT, 110), lambda _, row: change_words(row)),
        Field(text_column(words.WHY, 90), lambda _, row: _remark(row), (), True),
    ]
    columns, body = grid(lines[:MOST_LINES], fields)
    more = len(lines) - MOST_LINES
    notes = [words.more_lines(more)] if more > 0 else []
    title = f"{words.SUBJECTS[subject]} 변동사항"
    return Table(Caption(label, title), columns, body, style, measures=NARROW, notes=notes)


def _name_of(subject: Subject) -> str:
    return {
        Subject.MEMBERS: labels.NAME,
        Subject.LINKS: "협력사(납품) → 구매기업",
        Subject.DEMANDS: labels.DEMAND,
        Subject.PROJECTS: labels.PROJECT,
        Subject.TARGETS: words.INDICATOR,
    }[subject]


def change_words(line: ChangeLine) -> str:
    """What has changed: `선정`, or `추진상태: 정상 → 주의`."""
    if line.status is not None:
        return word(line.status)
    if line.became is Became.MEASURED:
        was = f"{value_words(line.before)} → " if line.before is not None else ""
        return f"{was}{value_words(line.after)}{line.note or ''}"
    if line.field is None:
        return words.BECAME[line.became]
    name = field_word(_TABLES[line.subject], line.field)
    is_money = line.field.endswith("_won")
    before, after = (value_words(one, is_money=is_money) for one in (line.before, line.after))
    return f"{name}: {before} → {after}"


def _remark(line: ChangeLine) -> str:
    return labels.NONE if line.became is Became.MEASURED else line.note or labels.NONE


def value_words(value: Said, *, is_money: bool = False) -> str:
    """A value of a field as a sentence says it."""
    if value is None:
        return labels.NONE
    if isinstance(value, bool):
        return "예" if value else "아니요"
    if isinstance(value, ProjectSignal):
        return word(value)
    if isinstance(value, int) and is_money:
        return f"{amount(value, MoneyUnit.MILLION)}{MoneyUnit.MILLION.word}"
    return decimal_words(value) if isinstance(value, Decimal | int) else value


def decimal_words(value: Decimal | int | None) -> str:
    """`1,234.5`; below zero as △."""
    if value is None:
        return labels.NONE
    exact = Decimal(value).normalize()
    exponent = exact.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{'△' if exact < 0 else ''}{abs(exact):,.{places}f}"


# ---------------------------------------------------------------- targets, follow-ups, divisions


def target_table(rows: Sequence[TargetLine], label: str, style: Style) -> Table:
    """성과지표 by 기준값, 목표, 올해 계획 and 실적."""
    has_divisions = len({row.division for row in rows}) > 1
    fields: list[Field[TargetLine]] = [
        Field(Column(labels.NUMBER, 24), lambda n, _: f"{n:,}"),
        Field(text_column(words.INDICATOR, 150), lambda _, row: row.name),
        Field(text_column(words.UNIT, 46, pad=4), lambda _, row: row.unit or labels.NONE),
        Field(figure_column(words.BASE, 44), lambda _, row: decimal_words(row.baseline), (), True),
        Field(figure_column(labels.TARGET, 48), lambda _, row: decimal_words(row.target)),
        Field(Column("목표연도", 44), lambda _, row: str(row.due_year or labels.NONE), (), True),
        Field(
            figure_column(words.PLANNED, 48), lambda _, row: decimal_words(row.planned), (), True
        ),
        Field(figure_column(words.MEASURED, 48), lambda _, row: decimal_words(row.measured)),
        Field(
            Column("실적일", 60),
            lambda _, row: day_words(row.measured_on) if row.measured_on else labels.NONE,
            (),
            True,
        ),
        Field(figure_column(words.REACHED, 50), lambda _, row: reached_words(row), (), True),
    ]
    if has_divisions:
        scope: Field[TargetLine] = Field(
            Column(words.SCOPE, 56), lambda _, row: row.division or words.ALLIANCE
        )
        fields.insert(1, scope)
    columns, body = grid(rows, fields)
    notes = ["‘-’은 등록되지 않은 값"]
    caption = Caption(label, words.TARGET_TABLE)
    return Table(caption, columns, body, style, measures=NARROW, notes=notes)


def reached_words(row: TargetLine) -> str:
    """How much of the target is reached, to a tenth of a per cent."""
    if row.reached is None:
        return labels.NONE
    return f"{row.reached * 100:,.1f}"


def action_table(rows: Sequence[ActionLine], label: str, style: Style) -> Table:
    """Open follow-ups with owner and age."""
    fields: list[Field[ActionLine]] = [
        Field(Column(labels.NUMBER, 24), lambda n, _: f"{n:,}"),
        Field(text_column(words.ACTION, 170), lambda _, row: row.title),
        Field(text_column(words.OWNER, 80), lambda _, row: row.owner or labels.NONE),
        Field(Column(words.AGREED, 62), lambda _, row: _day(row.agreed_on), (), True),
        Field(Column(words.DUE, 62), lambda _, row: _day(row.due_on)),
        Field(figure_column(words.AGE, 40), lambda _, row: words.age(row.age), (), True),
        Field(Column(words.STATE, 54), lambda _, row: words.action_state(row.status, row.late)),
    ]
    columns, body = grid(rows, fields)
    caption = Caption(label, words.ACTION_TABLE)
    return Table(caption, columns, body, style, measures=WIDE, notes=[words.NOTE_LATE])


def _day(day: date | None) -> str:
    return day_words(day) if day is not None else labels.NONE


def division_table(rows: Sequence[DivisionStatus], label: str, style: Style) -> Table:
    """Each division in a line, for a meeting of several."""
    fields: list[Field[DivisionStatus]] = [
        Field(text_column(labels.DIVISION, 90, pad=9), lambda _, row: row.division),
        *(
            count_field(figure_column(name, 46), of, sum(of(row) for row in rows))
            for name, of in DIVISION_FIGURES
        ),
    ]
    columns, body = grid(rows, fields, [labels.TOTAL])
    caption = Caption(label, words.DIVISION_TABLE, labels.unit_line("개", "건"))
    return Table(caption, columns, body, style, notes=[words.NOTE_DIVISIONS])


def _demands(row: DivisionStatus) -> int:
    return len(row.demands.demands) if row.demands is not None else 0


def _selected(row: DivisionStatus) -> int:
    rows = row.demands.demands if row.demands is not None else ()
    return sum(one.status is DemandStatus.SELECTED for one in rows)


def _late(row: DivisionStatus) -> int:
    return sum(one.signal in (ProjectSignal.CAUTION, ProjectSignal.DELAYED) for one in row.projects)


DIVISION_FIGURES = (
    ("회원", lambda row: row.members.total),
    (labels.ANCHOR, lambda row: len(row.members.anchors)),
    ("접수 수요", _demands),
    ("선정", _selected),
    ("과제", lambda row: len(row.projects)),
    ("주의·지연", _late),
    ("협력사", lambda row: row.supply.suppliers),
    ("단독 공급", lambda row: len(row.supply.sole_items)),
)
