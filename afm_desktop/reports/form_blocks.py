"""A demand's form with its answers as blocks of a paper: section by section, tables as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from afm_desktop.domain.enums import BudgetSource, FieldKind, LineLevel
from afm_desktop.domain.words import word
from afm_desktop.reports import filing_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.blocks import Chapter, Item
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import NARROW, Column, Row, figure_column, text_column
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.figures import Anchor
from afm_desktop.services.filing.checks import sums_by_place
from afm_desktop.services.filing.model import Names, Sheet
from afm_desktop.services.filing.wording import answer_words, single_words
from afm_desktop.services.forms.model import Answer, Question
from afm_desktop.services.forms.model import Row as AnswerRow

Shape = Callable[[Sequence[Question], Sheet, Style], Iterator[Block]]
_NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})


def form_blocks(sheet: Sheet, style: Style) -> Iterator[Block]:
    """All sections of the form with what is answered; what is open says so."""
    for number, section in enumerate(sheet.form.sections):
        mark = labels.NUMERALS[number] if number < len(labels.NUMERALS) else str(number + 1)
        yield Chapter(mark, section.title, f"section-{number}", style)
        for shape, questions in groupby(section.questions, _shape):
            yield from shape(list(questions), sheet, style)


def facts_table(facts: Sequence[tuple[str, str]], style: Style) -> Table:
    """Labels and what they say, one below the other."""
    columns = (
        Column(words.ITEM, 110.0, Anchor.MIDDLE),
        text_column(words.ANSWER, 1.0),
    )
    return Table(Caption(), columns, [Row(fact) for fact in facts], style)


def _shape(question: Question) -> Shape:
    if question.binding == "budget":
        return _budget
    if question.kind is FieldKind.TABLE:
        return _tables
    return _texts if question.kind is FieldKind.LONG_TEXT else _facts


def _facts(questions: Sequence[Question], sheet: Sheet, style: Style) -> Iterator[Block]:
    facts = [(one.label, _said(one, sheet) or words.OPEN) for one in questions]
    yield facts_table(facts, style)


def _texts(questions: Sequence[Question], sheet: Sheet, style: Style) -> Iterator[Block]:
    for question in questions:
        yield Item(LineLevel.TOPIC, question.label, style)
        said = _said(question, sheet) or words.OPEN
        for paragraph in said.split("\n"):
            if paragraph.strip():
                yield Item(LineLevel.POINT, paragraph.strip(), style)


def _tables(questions: Sequence[Question], sheet: Sheet, style: Style) -> Iterator[Block]:
    for question in questions:
        rows = _rows(sheet.answers.get(question.key))
        if not rows:
            yield from _facts([question], sheet, style)
            continue
        columns = [_column(column) for column in question.columns]
        cells = [_cells(question, row, sheet.names) for row in rows]
        yield Table(Caption("", question.label), columns, [Row(one) for one in cells], style)


def _budget(questions: Sequence[Question], sheet: Sheet, style: Style) -> Iterator[Block]:
    """Years by sources, with the sums of both; the unit is said once."""
    question = questions[0]
    rows = _rows(sheet.answers.get(question.key))
    if not rows:
        yield from _facts([question], sheet, style)
        return
    sums = sums_by_place(rows)
    years = sorted({year for year, _ in sums})
    columns = [
        Column(words.YEAR, 36.0),
        *(figure_column(_short(source), 50.0) for source in BudgetSource),
        figure_column(words.SUM, 50.0, has_rule=False),
    ]
    body = [
        _sum_row(str(year), [sums.get((year, source), 0) for source in BudgetSource])
        for year in years
    ]
    totals = [sum(sums.get((year, source), 0) for year in years) for source in BudgetSource]
    body.append(_sum_row(words.SUM, totals, is_total=True))
    caption = Caption("", question.label, words.UNIT_WON)
    yield Table(caption, columns, body, style, measures=NARROW)


def _sum_row(label: str, wons: Sequence[int], *, is_total: bool = False) -> Row:
    cells = (f"{won:,}" if won else labels.NONE for won in wons)
    return Row((label, *cells, f"{sum(wons):,}"), is_total=is_total)


def _short(source: BudgetSource) -> str:
    """`민간부담금` over `(현금)`: figures need the width."""
    return word(source).replace("(", "\n(")


def _column(question: Question) -> Column:
    if question.kind in _NUMBERS and question.key != "year":
        return figure_column(question.label, 40.0)
    if question.kind is FieldKind.TEXT:
        return text_column(question.label, 1.0)
    return Column(question.label, 50.0)


def _cells(question: Question, row: AnswerRow, names: Names) -> tuple[str, ...]:
    return tuple(
        single_words(column, row.get(column.key), names) or labels.NONE
        for column in question.columns
    )


def _said(question: Question, sheet: Sheet) -> str:
    return answer_words(question, sheet.answers.get(question.key), sheet.names)


def _rows(answer: Answer) -> list[AnswerRow]:
    rows = answer if isinstance(answer, tuple) else ()
    return [row for row in rows if isinstance(row, Mapping)]
