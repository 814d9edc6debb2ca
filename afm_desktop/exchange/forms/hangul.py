"""A form as a Hangul document (HWPX): a table for each section, the answer beside its label.

A cell of an answer has the mark of its question as its field name, which Hangul keeps.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.words import word
from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.forms.filled import QUESTION, TABLE, mark
from afm_desktop.exchange.forms.looks import earlier_of, facts_of, hints_of, words_of
from afm_desktop.exchange.forms.sealing import sealed
from afm_desktop.exchange.sheets import in_place_of
from afm_desktop.services.forms.model import Answer, Question, Section
from afm_desktop.services.requests.model import FormSheet, Remark, rows_of

ROOM = 5
_LONG = 11_340  # 40 mm for a long text; the cell grows with what is written
_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_PALE, _BAND, _GIVEN, _ASKING = "#E8EDF3", "#1F4E79", "#F5F6F7", "#FDECEA"
_LABEL_SHARE = (27, 73)
_PARTS = ("Contents/content.hpf", "Preview/PrvText.txt")
_TOLD = re.compile(
    r"<opf:title\s*(?:/>|>.*?</opf:title>)"
    r'|<opf:meta name="(\w+)" content="text"\s*(?:/>|>.*?</opf:meta>)',
    re.DOTALL,
)
_MARGINS = {"left": 20.0, "right": 20.0, "top": 15.0, "bottom": 15.0}


class NoHangulWriter(ExchangeError):
    """What writes Hangul documents is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "한글(HWPX) 양식을 만드는 구성요소가 설치되어 있지 않습니다. 엑셀(xlsx) 양식으로"
            " 보내거나 구성요소 hwpx를 설치하세요."
        )


class NotSound(ExchangeError):
    """A document that was made does not pass its check."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"‘{name}’의 한글 문서 검사에 문제가 있어 만들지 않았습니다. 엑셀(xlsx) 양식으로"
            " 보내세요."
        )


def write_hangul(sheet: FormSheet, path: Path) -> None:
    """Write a form as an HWPX document, which is checked before it gets its name."""
    try:
        from hwpx import HwpxDocument, validate_package  # noqa: PLC0415 - an extra, and slow
        from hwpx.tools.validator import validate_document  # noqa: PLC0415
    except ImportError as error:
        raise NoHangulWriter from error
    document = HwpxDocument.new()
    try:
        _Document(document, sheet).write()
        data = _described(document.to_bytes(), sheet)
    finally:
        document.close()
    if validate_document(data).issues or not validate_package(data).ok:  # as it will be opened
        raise NotSound(path.name)
    with in_place_of(path) as building:
        building.write_bytes(data)


class _Document:
    """The document of a form while it is written."""

    def __init__(self, document: Any, sheet: FormSheet) -> None:
        self._document, self._sheet = document, sheet
        style: Callable[..., str] = document.styles.ensure_run
        self._title = style(bold=True, size=18)
        self._bold = style(bold=True, size=10)
        self._plain = style(size=10)
        self._soft = style(size=9, color="#5B6770")
        self._white = style(bold=True, size=11, color="#FFFFFF")
        self._red = style(bold=True, size=10, color="#B42318")

    def write(self) -> None:
        sheet = self._sheet
        self._document.page.setup(paper_size="A4", margins_mm=_MARGINS)
        self._paragraph(sheet.title, self._title)
        marked = [word(sheet.confidentiality)] if sheet.confidentiality else []
        marked += [labels.CORE] if sheet.is_core_technology else []
        if marked:
            self._paragraph(" · ".join(marked), self._red)
        self._write_facts()
        if sheet.open_remarks:
            told = labels.SUPPLEMENT.format(count=sheet.open_remarks)
            self._paragraph(told, self._red)
        for text in (sheet.guide, labels.HOW_HANGUL):
            if text:
                self._paragraph(text, self._soft)
        for section in sheet.sections:
            self._write_section(section)
        number = labels.NUMBER_OF_FORM.format(key=sheet.key)
        self._paragraph(labels.KEEP, self._soft)
        self._document.page.set_footer(text=number)

    def _write_facts(self) -> None:
        sheet, facts = self._sheet, facts_of(self._sheet)
        table = self._table(len(facts), _LABEL_SHARE)
        for row, (label, text) in enumerate(facts):
            self._fill(table, row, 0, label, self._bold, shade=_PALE)
            self._fill(table, row, 1, text, self._plain)
        table.cell(0, 1).field_name = sealed(sheet.key)

    def _write_section(self, section: Section) -> None:
        questions = [one for one in section.questions if self._sheet.asks(one)]
        if not questions and section.questions:
            return
        self._paragraph("", self._plain)
        band = self._table(1, (1,))
        self._fill(band, 0, 0, section.title, self._white, shade=_BAND)
        if section.guide:
            self._paragraph(section.guide, self._soft)
        waiting: list[Question] = []
        for question in questions:
            if question.kind is FieldKind.TABLE:
                self._write_singles(waiting)
                waiting = []
                self._write_table(question)
            else:
                waiting.append(question)
        self._write_singles(waiting)

    def _write_singles(self, questions: Sequence[Question]) -> None:
        if not questions:
            return
        remarks = self._sheet.remarks
        asked = sum(question.key in remarks for question in questions)
        table = self._table(len(questions) + asked, _LABEL_SHARE)
        row = -1
        for question in questions:
            row += 1
            if question.key in remarks:
                self._fill_remark(table, row, question, remarks[question.key])
                row += 1
                continue
            hints = hints_of(question)
            named = "\n".join(filter(None, (_named(question), hints)))
            self._fill(table, row, 0, named, self._bold, shade=_PALE, rest=self._soft)
            if question.kind is FieldKind.FILES:
                told = labels.FILES.format(whose=self._sheet.whose, label=question.label)
                self._fill(table, row, 1, told, self._soft)
                continue
            answer = self._sheet.answers.get(question.key)
            self._fill(table, row, 1, said(question, answer), self._plain)
            table.cell(row, 1).field_name = mark(QUESTION, question.key)
            if question.kind is FieldKind.LONG_TEXT:
                for place in range(len(_LABEL_SHARE)):
                    table.cell(row, place).set_size(height=_LONG)

    def _fill_remark(self, table: Any, row: int, question: Question, remark: Remark) -> None:
        """A comment beside the word for it, and below it the place to answer."""
        said = words_of(remark)
        self._fill(table, row, 0, labels.REMARK, self._red, shade=_ASKING)
        self._fill(table, row, 1, said, self._plain, shade=_ASKING)
        named = "\n".join(filter(None, (labels.ANSWER, earlier_of(remark))))
        self._fill(table, row + 1, 0, named, self._bold, shade=_PALE, rest=self._soft)
        answer = self._sheet.answers.get(question.key)
        self._fill(table, row + 1, 1, str(answer or ""), self._plain)
        table.cell(row + 1, 1).field_name = mark(QUESTION, question.key)

    def _write_table(self, question: Question) -> None:
        is_fixed = self._sheet.is_fixed(question)
        hints = "\n".join(
            filter(None, (hints_of(question), "" if is_fixed else labels.MORE_ROWS_HANGUL))
        )
        self._paragraph(_named(question), self._bold)
        if hints:
            self._paragraph(hints, self._soft)
        rows = rows_of(self._sheet.answers.get(question.key))
        room = 0 if is_fixed else ROOM
        table = self._table(1 + len(rows) + room, (1,) * len(question.columns))
        for place, column in enumerate(question.columns):
            unit = column.unit or labels.UNITS.get(column.kind)
            named = f"{_named(column)}({unit})" if unit else _named(column)
            self._fill(table, 0, place, named, self._bold, shade=_PALE)
        keys = (column.key for column in question.columns)
        table.cell(0, 0).field_name = mark(TABLE, question.key, *keys)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(question.columns):
                is_locked = f"{question.key}.{column.key}" in self._sheet.locked
                shade = _GIVEN if is_locked else None
                text = _in_words(column, row.get(column.key))
                self._fill(table, number, place, text, self._plain, shade=shade)

    # --- parts of the document ------------------------------------------------------------------

    def _paragraph(self, text: str, style: str) -> None:
        for line in text.split("\n"):
            self._document.add_paragraph(line, inherit_style=False, char_pr_id_ref=style)

    def _table(self, rows: int, shares: Sequence[int]) -> Any:
        table = self._document.add_table(rows, len(shares))
        table.set_column_widths(list(shares))
        return table

    def _fill(
        self, table: Any, row: int, place: int, text: str, style: str, *,
        shade: str | None = None, rest: str | None = None,
    ) -> None:  # fmt: skip
        cell = table.cell(row, place)
        if text:
            cell.set_text(text, split_paragraphs=True)
        for number, paragraph in enumerate(cell.element.iter(f"{_HP}p")):
            for run in paragraph.iter(f"{_HP}run"):
                run.set("charPrIDRef", rest if rest and number else style)
        if shade:
            table.set_cell_shading(row, place, shade)


def said(question: Question, answer: Answer) -> str:
    """An answer as it stands in a document; choices with a box each."""
    if question.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return "\n".join(
            f"{labels.TICKED if choice.key in chosen else labels.BOX} {choice.label}"
            for choice in question.choices
        )
    assert not isinstance(answer, tuple)
    return _in_words(question, answer)


def _in_words(question: Question, value: Any) -> str:
    if value is None:
        return ""
    if question.kind is FieldKind.CHOICE:
        return question.label_of(value)
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if isinstance(value, date):
        return day_words(value) if value.year >= 1000 else value.isoformat()
    if question.kind is FieldKind.MONEY and isinstance(value, int):
        return f"{value:,}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _named(question: Question) -> str:
    return f"{question.label} {labels.REQUIRED}" if question.is_required else question.label


def _described(data: bytes, sheet: FormSheet) -> bytes:
    """The document with what it says of itself, instead of what its skeleton says."""
    made = (sheet.made_on or date(2024, 7, 22)).isoformat()
    told = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(told, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == _PARTS[0]:
                content = _about(content.decode(), sheet, made).encode()
            elif part.filename == _PARTS[1]:
                content = f"{sheet.title}\r\n{sheet.body}\r\n".encode()
            after.writestr(part, content, part.compress_type)
    return told.getvalue()


def _about(text: str, sheet: FormSheet, made: str) -> str:
    asker = sheet.asked_by or "AFM Desktop"
    facts = {
        "creator": asker,
        "subject": sheet.body,
        "lastsaveby": asker,
        "CreatedDate": f"{made}T00:00:00Z",
        "ModifiedDate": f"{made}T00:00:00Z",
        "date": made,
        "keyword": sealed(sheet.key),
    }

    def told(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return f"<opf:title>{escape(sheet.title)}</opf:title>"
        value = escape(facts.get(name, ""))
        return f'<opf:meta name="{name}" content="text">{value}</opf:meta>'

    return _TOLD.sub(told, text)
