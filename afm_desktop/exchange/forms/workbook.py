"""A form as a workbook: what is asked is locked, answers stand in yellow cells that are checked.

Column A is hidden and says for each row which question it answers, so that rows may be inserted.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.words import word
from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.forms.checks import Lists, check_of
from afm_desktop.exchange.forms.filled import END, QUESTION, ROW, TABLE, TICK, mark
from afm_desktop.exchange.forms.looks import (
    LOOKS,
    NUMBERS,
    earlier_of,
    facts_of,
    height_of,
    hints_of,
    words_of,
)
from afm_desktop.exchange.forms.sealing import sealed
from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.reading.book import letter
from afm_desktop.exchange.sheets import in_place_of
from afm_desktop.services.forms.model import Question, Row, Section, Single
from afm_desktop.services.requests.model import FormSheet, Remark, rows_of

ROOM = 10
"""Empty rows of a table, beyond those that are filled."""
_SETTINGS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIRST, _LAST, _HINT = 1, 7, 8
"""Columns: the label (B), the last of the answer (H), the guide beside it (I)."""
_WIDTHS = {0: 2, 1: 24, _HINT: 44}
_ANSWER_WIDTH = 15
_EARLIEST = date(1900, 3, 1)  # Excel counts a 29 February 1900
_EXACT = 10**15
_DIGITS = 15


def write_workbook(sheet: FormSheet, path: Path) -> None:
    """Write a form as an xlsx workbook; the same form is the same bytes."""
    packed = io.BytesIO()
    with in_place_of(path) as building:
        with new_workbook(packed, {**_SETTINGS, "in_memory": True}) as book:
            _Form(book, sheet).write()
        building.write_bytes(packed.getvalue())


class _Form:
    """The sheet of a form while it is written, row by row."""

    def __init__(self, book: Any, sheet: FormSheet) -> None:
        self._book, self._sheet = book, sheet
        self._page = book.add_worksheet(labels.SHEET_NAME)
        self._lists = Lists(book)
        self._formats: dict[tuple[str, str], Any] = {}
        self._row = 0

    def write(self) -> None:
        self._describe()
        self._write_head()
        for section in self._sheet.sections:
            self._write_section(section)
        self._write_foot()
        self._lists.close()
        self._hide_key()
        self._lock()

    # --- parts ----------------------------------------------------------------------------------

    def _write_head(self) -> None:
        sheet = self._sheet
        self._band(sheet.title, "title", 34)
        marked = [word(sheet.confidentiality)] if sheet.confidentiality else []
        marked += [labels.CORE] if sheet.is_core_technology else []
        if marked:
            self._band(" · ".join(marked), "mark", 20)
        for label, text in facts_of(sheet):
            self._page.write_string(self._row, _FIRST, label, self._look("fact"))
            self._across(text, "value")
            self._end_row(20)
        if sheet.guide:
            self._band(sheet.guide, "guide", height_of(sheet.guide, 118))
        if sheet.open_remarks:
            told = labels.SUPPLEMENT.format(count=sheet.open_remarks)
            self._band(told, "notice", height_of(told, 118))
        self._band(labels.HOW, "guide", 18)
        self._page.freeze_panes(self._row, 0)

    def _write_section(self, section: Section) -> None:
        questions = [one for one in section.questions if self._sheet.asks(one)]
        if not questions and section.questions:
            return
        self._row += 1
        self._band(section.title, "section", 24)
        if section.guide:
            self._band(section.guide, "guide", height_of(section.guide, 118))
        for question in questions:
            if question.key in self._sheet.remarks:
                self._write_remark(question, self._sheet.remarks[question.key])
            elif question.kind is FieldKind.TABLE:
                self._write_table(question)
            elif question.kind is FieldKind.CHOICES:
                self._write_ticks(question)
            elif question.kind is FieldKind.FILES:
                self._label(question)
                told = labels.FILES.format(whose=self._sheet.whose, label=question.label)
                self._across(told, "value")
                self._end_row(20)
            else:
                self._write_single(question)

    def _write_remark(self, question: Question, remark: Remark) -> None:
        """A comment across the answer it is about, and below it the place to answer."""
        said, earlier = words_of(remark), earlier_of(remark)
        self._page.write_string(self._row, _FIRST, labels.REMARK, self._look("remark"))
        self._across(said, "said")
        self._end_row(max(22, height_of(said, 88)))
        answer = self._sheet.answers.get(question.key)
        text, look = str(answer or ""), self._look("long", question)
        self._mark(mark(QUESTION, question.key))
        self._page.write_string(self._row, _FIRST, labels.ANSWER, self._look("label"))
        self._page.merge_range(self._row, _FIRST + 1, self._row, _LAST, "", look)
        self._put(self._row, _FIRST + 1, question, text, look)
        self._hint(earlier)
        self._end_row(max(48, height_of(text, 88), height_of(earlier, 42)))

    def _write_single(self, question: Question) -> None:
        value = self._sheet.answers.get(question.key)
        assert not isinstance(value, tuple)
        self._mark(mark(QUESTION, question.key))
        self._label(question)
        look = self._look("long" if question.kind is FieldKind.LONG_TEXT else "answer", question)
        self._page.merge_range(self._row, _FIRST + 1, self._row, _LAST, "", look)
        self._put(self._row, _FIRST + 1, question, value, look)
        self._check(question, self._row, _FIRST + 1)
        hints = hints_of(question)
        self._hint(hints)
        text = value if isinstance(value, str) else ""
        least = 150 if question.kind is FieldKind.LONG_TEXT else 22
        self._end_row(max(least, height_of(text, 88), height_of(hints, 42)))

    def _write_ticks(self, question: Question) -> None:
        chosen = self._sheet.answers.get(question.key) or ()
        assert isinstance(chosen, tuple)
        first = self._row
        for choice in question.choices:
            self._mark(mark(TICK, question.key, choice.key))
            look = self._look("answer", question)
            self._page.write_string(
                self._row, _FIRST + 1, labels.TICK if choice.key in chosen else "", look
            )
            self._page.merge_range(
                self._row, _FIRST + 2, self._row, _LAST, choice.label, self._look("value")
            )
            self._page.data_validation(
                self._row, _FIRST + 1, self._row, _FIRST + 1,
                {"validate": "list", "source": [labels.TICK], "input_message": labels.TICK_ALL},
            )  # fmt: skip
            self._end_row(20)
        named, look = self._named(question), self._look("label")
        if self._row - first > 1:
            self._page.merge_range(first, _FIRST, self._row - 1, _FIRST, named, look)
        elif self._row > first:
            self._page.write_string(first, _FIRST, named, look)
        if self._row > first:
            self._page.write_string(
                first, _HINT, hints_of(question) or labels.TICK_ALL, self._look("hint")
            )

    def _write_table(self, question: Question) -> None:
        rows = rows_of(self._sheet.answers.get(question.key))
        is_fixed = self._sheet.is_fixed(question)
        hints = hints_of(question)
        told = hints if is_fixed else "\n".join(filter(None, (hints, labels.MORE_ROWS)))
        self._page.merge_range(
            self._row, _FIRST, self._row, _LAST, self._named(question), self._look("table")
        )
        self._hint(told)
        self._end_row(max(22, height_of(told, 42)))
        self._mark(mark(TABLE, question.key, *(column.key for column in question.columns)))
        self._page.write_string(self._row, _FIRST, labels.NUMBER, self._look("head"))
        for place, column in enumerate(question.columns, _FIRST + 1):
            unit = column.unit or labels.UNITS.get(column.kind)
            named = f"{self._named(column)}\n({unit})" if unit else self._named(column)
            self._page.write_string(self._row, place, named, self._look("head"))
        self._end_row(32)
        first = self._row
        empty: Sequence[Row] = [] if is_fixed else [{} for _ in range(ROOM)]
        for number, row in enumerate((*rows, *empty), 1):
            self._write_row(question, number, row)
        if not rows and is_fixed:
            self._row += 1
        self._write_sums(question, first)

    def _write_row(self, question: Question, number: int, row: Row) -> None:
        self._mark(mark(ROW, question.key))
        self._page.write_number(self._row, _FIRST, number, self._look("number"))
        tallest = 20.0
        for place, column in enumerate(question.columns, _FIRST + 1):
            is_locked = f"{question.key}.{column.key}" in self._sheet.locked
            look = self._look("locked" if is_locked else "answer", column)
            value = row.get(column.key)
            self._put(self._row, place, column, value, look)
            if not is_locked:
                self._check(column, self._row, place)
            if isinstance(value, str):
                tallest = max(tallest, height_of(value, _ANSWER_WIDTH))
        self._end_row(tallest)

    def _write_sums(self, question: Question, first: int) -> None:
        """The end of a table, with the sums of its amounts."""
        self._mark(mark(END, question.key))
        amounts = [
            column
            for column in question.columns
            if column.kind is FieldKind.MONEY
            and f"{question.key}.{column.key}" not in self._sheet.yearly
        ]
        last = self._row - 1
        if amounts and last >= first:
            self._page.write_string(self._row, _FIRST, labels.SUM, self._look("sum"))
            for place, column in enumerate(question.columns, _FIRST + 1):
                if column in amounts:
                    area = f"{_at(first, place)}:{_at(last, place)}"
                    rows = rows_of(self._sheet.answers.get(question.key))
                    known = sum(v for r in rows if isinstance(v := r.get(column.key), int))
                    look = self._look("sum", column)
                    self._page.write_formula(self._row, place, f"=SUM({area})", look, known)
                else:
                    self._page.write_blank(self._row, place, None, self._look("sum"))
            self._end_row(22)
        else:
            self._end_row(6)

    def _write_foot(self) -> None:
        self._row += 1
        self._band(labels.KEEP, "guide", 18)

    # --- cells ----------------------------------------------------------------------------------

    def _put(self, row: int, place: int, question: Question, value: Single, look: Any) -> None:
        page = self._page
        if value is None or value == "":
            page.write_blank(row, place, None, look)
        elif question.kind is FieldKind.CHOICE:
            page.write_string(row, place, question.label_of(value), look)
        elif isinstance(value, bool):
            page.write_string(row, place, labels.YES if value else labels.NO, look)
        elif isinstance(value, date):
            if value < _EARLIEST:
                page.write_string(row, place, value.isoformat(), look)
            else:
                page.write_datetime(row, place, datetime.combine(value, time()), look)
        elif isinstance(value, int | Decimal) and _is_exact(value):
            page.write_number(row, place, value, look)
        elif isinstance(value, Decimal):
            page.write_string(row, place, f"{value:f}", look)
        else:
            page.write_string(row, place, str(value), look)

    def _check(self, question: Question, row: int, place: int) -> None:
        if checked := check_of(question, self._lists):
            self._page.data_validation(row, place, row, place, checked)

    def _mark(self, text: str) -> None:
        self._page.write_string(self._row, 0, text)

    def _label(self, question: Question) -> None:
        self._page.write_string(self._row, _FIRST, self._named(question), self._look("label"))

    def _hint(self, text: str) -> None:
        if text:
            self._page.write_string(self._row, _HINT, text, self._look("hint"))

    def _named(self, question: Question) -> str:
        return f"{question.label} {labels.REQUIRED}" if question.is_required else question.label

    def _across(self, text: str, look: str) -> None:
        self._page.merge_range(self._row, _FIRST + 1, self._row, _LAST, text, self._look(look))

    def _band(self, text: str, look: str, height: float) -> None:
        self._page.merge_range(self._row, _FIRST, self._row, _LAST, text, self._look(look))
        self._end_row(height)

    def _end_row(self, height: float) -> None:
        self._page.set_row(self._row, height)
        self._row += 1

    def _look(self, name: str, question: Question | None = None) -> Any:
        number = NUMBERS.get(question.kind, "@") if question is not None else ""
        place = (name, number)
        if place not in self._formats:
            shape: dict[str, Any] = {**LOOKS[name], **({"num_format": number} if number else {})}
            self._formats[place] = self._book.add_format(shape)
        return self._formats[place]

    # --- the book -------------------------------------------------------------------------------

    def _describe(self) -> None:
        sheet = self._sheet
        made = datetime.combine(sheet.made_on or date(2024, 7, 22), time(), UTC)
        self._book.set_properties(
            {
                "title": sheet.title,
                "subject": sheet.body,
                "author": sheet.asked_by or "AFM Desktop",
                "created": made.replace(tzinfo=None),
            }
        )
        page = self._page
        page.hide_gridlines(2)
        for place in range(_LAST + 1):
            page.set_column(place, place, _WIDTHS.get(place, _ANSWER_WIDTH))
        page.set_column(0, 0, 2, None, {"hidden": True})
        page.set_column(_HINT, _HINT, _WIDTHS[_HINT])
        page.set_paper(9)  # A4
        page.set_landscape() if _is_wide(sheet) else page.set_portrait()
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.set_footer(f"&L&8{labels.NUMBER_OF_FORM.format(key=sheet.key)}&C&P / &N")

    def _hide_key(self) -> None:
        page = self._book.add_worksheet(labels.KEY_NAME)
        page.write_string(0, 0, sealed(self._sheet.key))
        page.protect()
        page.very_hidden()

    def _lock(self) -> None:
        self._page.protect(
            "",
            {
                "format_rows": True,
                "format_columns": True,
                "insert_rows": True,
                "select_locked_cells": True,
            },
        )
        self._page.activate()


def _is_exact(value: int | Decimal) -> bool:
    """Whether a spreadsheet keeps a number as it is: 15 digits."""
    if isinstance(value, int):
        return abs(value) < _EXACT
    return (
        value.is_finite()
        and len(value.normalize().as_tuple().digits) <= _DIGITS
        and (abs(value) < _EXACT)
    )


def _is_wide(sheet: FormSheet) -> bool:
    return any(len(question.columns) > _LAST - _FIRST for question in sheet.questions)


def _at(row: int, column: int) -> str:
    return f"{letter(column)}{row + 1}"
