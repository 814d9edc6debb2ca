"""A demand's form with its answers as blocks of a paper: section by section, tables as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from afm_desktop.domain.enums import BudgetSource, FieldKind, LineLevel
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import word
from afm_desktop.reports import filing_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure, settled
from afm_desktop.reports.blocks import Chapter, Item
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import NARROW, Column, Row, figure_column, text_column
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.figures import Anchor
from afm_desktop.services.filing.checks import sums_by_place
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.filing.wording import answer_words, single_words
from afm_desktop.services.forms.model import Answer, Question
from afm_desktop.services.forms.model import Row as AnswerRow

_NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sheet and how it is told."""

    sheet: Sheet
    style: Style
    unit: MoneyUnit

    @property
    def answers(self) -> Mapping[str, Answer]:
        return self.sheet.answers


Shape = Callable[[Sequence[Question], _Told], Iterator[Block]]


def form_blocks(sheet: Sheet, style: Style, unit: MoneyUnit = MoneyUnit.WON) -> Iterator[Block]:
    """All sections of the form with what is answered; what is open says so."""
    told = _Told(sheet, style, unit)
    for number, section in enumerate(sheet.form.sections):
        mark = labels.NUMERALS[number] if number < len(labels.NUMERALS) else str(number + 1)
        yield Chapter(mark, section.title, f"section-{number}", style)
        for shape, questions in groupby(section.questions, partial(_shape, told)):
            yield from shape(list(questions), told)


def answered_facts(sheet: Sheet, style: Style, unit: MoneyUnit) -> Iterator[tuple[str, str]]:
    """What the form says in a word or two, without what is open."""
    told = _Told(sheet, style, unit)
    for section in sheet.form.sections:
        for question in section.questions:
            said = _said(question, told) if _shape(told, question) is _facts else ""
            if said:
                yield question.label, said


def answered_blocks(sheet: Sheet, style: Style, unit: MoneyUnit) -> Iterator[Block]:
    """What the form says at length, then its tables, without what is open."""
    told = _Told(sheet, style, unit)
    questions = [one for section in sheet.form.sections for one in section.questions]
    texts = [one for one in questions if _shape(told, one) is _texts and _said(one, told)]
    yield from _texts(texts, told)
    for shape in (_budget, _tables):
        for question in questions:
            if _shape(told, question) is shape:
                yield from shape([question], told)


def facts_table(facts: Sequence[tuple[str, str]], style: Style) -> Table:
    """Labels and what they say, one below the other."""
    columns = (Column("", 110.0, Anchor.MIDDLE), text_column("", 1.0))
    return Table(Caption(), columns, [Row(fact) for fact in facts], style)


def _shape(told: _Told, question: Question) -> Shape:
    """A table of which no row is filled in stands among the facts beside it."""
    if question.kind is FieldKind.TABLE and _rows(told.answers.get(question.key)):
        return _budget if question.binding == "budget" else _tables
    return _texts if question.kind is FieldKind.LONG_TEXT else _facts


def _facts(questions: Sequence[Question], told: _Told) -> Iterator[Block]:
    facts = [(one.label, _said(one, told) or words.OPEN) for one in questions]
    yield facts_table(facts, told.style)


def _texts(questions: Sequence[Question], told: _Told) -> Iterator[Block]:
    for question in questions:
        yield Item(LineLevel.TOPIC, question.label, told.style)
        said = _said(question, told) or words.OPEN
        for paragraph in said.split("\n"):
            if paragraph.strip():
                yield Item(LineLevel.POINT, paragraph.strip(), told.style)


def _tables(questions: Sequence[Question], told: _Told) -> Iterator[Block]:
    for question in questions:
        rows = _rows(told.answers.get(question.key))
        columns = [_column(column) for column in question.columns]
        body = [Row(cells) for cells in zip(*_columns_of(question, rows, told), strict=True)]
        yield Table(_caption(question, told.unit), columns, body, told.style)


def _budget(questions: Sequence[Question], told: _Told) -> Iterator[Block]:
    """Years by sources, with the sums of both; the unit is said once."""
    question = questions[0]
    rows = _rows(told.answers.get(question.key))
    sums, unit = sums_by_place(rows), told.unit
    years = sorted({year for year, _ in sums})
    columns = [
        Column(words.YEAR, 36.0),
        *(figure_column(_short(source), 50.0) for source in BudgetSource),
        figure_column(words.SUM, 50.0, has_rule=False),
    ]
    shown = settled([[sums.get((year, one), 0) for one in BudgetSource] for year in years], unit)
    body = [_sum_row(str(year), wons, unit) for year, wons in zip(years, shown, strict=True)]
    body.append(_sum_row(words.SUM, [sum(one) for one in zip(*shown, strict=True)], unit, True))
    caption = Caption("", question.label, labels.unit_line(unit.word))
    yield Table(caption, columns, body, told.style, measures=NARROW)


def _sum_row(label: str, wons: Sequence[int], unit: MoneyUnit, is_total: bool = False) -> Row:
    cells = (figure(won, unit) for won in (*wons, sum(wons)))
    return Row((label, *cells), is_total=is_total)


def _short(source: BudgetSource) -> str:
    """`민간부담금` over `(현금)`: figures need the width."""
    return word(source).replace("(", "\n(")


def _column(question: Question) -> Column:
    if question.kind in _NUMBERS and question.key != "year":
        return figure_column(question.label, 40.0)
    if question.kind is FieldKind.TEXT:
        return text_column(question.label, 1.0)
    return Column(question.label, 50.0)


def _caption(question: Question, unit: MoneyUnit) -> Caption:
    """What a table is of, with the unit of its amounts where it has some."""
    has_money = any(column.kind is FieldKind.MONEY for column in question.columns)
    return Caption("", question.label, labels.unit_line(unit.word) if has_money else "")


def _columns_of(
    question: Question, rows: Sequence[AnswerRow], told: _Told
) -> Iterator[Sequence[str]]:
    """The cells of each column; amounts are rounded so that they add up."""
    for column in question.columns:
        values = [row.get(column.key) for row in rows]
        if column.kind is FieldKind.MONEY:
            wons = [value if isinstance(value, int) else 0 for value in values]
            yield [figure(won, told.unit) for (won,) in settled([[won] for won in wons], told.unit)]
        else:
            names = told.sheet.names
            yield [single_words(column, value, names) or labels.NONE for value in values]


def _said(question: Question, told: _Told) -> str:
    answer = told.answers.get(question.key)
    if question.kind is FieldKind.MONEY and isinstance(answer, int):
        return words.won(answer, told.unit)
    return answer_words(question, answer, told.sheet.names)


def _rows(answer: Answer) -> list[AnswerRow]:
    rows = answer if isinstance(answer, tuple) else ()
    return [row for row in rows if isinstance(row, Mapping)]
