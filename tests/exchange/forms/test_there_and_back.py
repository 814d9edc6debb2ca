"""What goes out as a form comes back as the same answers, whatever they are."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from afm_desktop.domain.enums import FieldKind
from afm_desktop.exchange.forms.hangul import ROOM, write_hangul
from afm_desktop.exchange.forms.hangul_back import read_hangul_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.exchange.forms.workbook import write_workbook
from afm_desktop.exchange.forms.workbook_back import read_workbook_form
from afm_desktop.services.forms.model import Question
from afm_desktop.services.requests.model import FormSheet, rows_of
from tests.exchange.forms import owpml
from tests.exchange.forms.made import sheets

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)
WORDS = (FieldKind.TEXT, FieldKind.LONG_TEXT)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(sheet=sheets())
def test_a_workbook_comes_back_as_it_went_out(sheet: FormSheet, tmp_path: Path) -> None:
    path = tmp_path / "양식.xlsx"
    write_workbook(sheet, path)
    reply = understood(read_workbook_form(path), sheet)
    assert reply.troubles == ()
    assert reply.key == sheet.key
    assert reply.answers == sheet.answers
    assert reply.asked == {question.key for question in sheet.questions}


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(sheet=sheets())
def test_a_hangul_document_comes_back_as_it_went_out(sheet: FormSheet, tmp_path: Path) -> None:
    path = tmp_path / "양식.hwpx"
    write_hangul(sheet, path)
    reply = understood(read_hangul_form(path), sheet)
    assert reply.troubles == ()
    assert reply.key == sheet.key
    assert reply.answers == sheet.answers
    assert reply.asked == {question.key for question in sheet.questions}
    _is_read_by_others(path, sheet)


def _is_read_by_others(path: Path, sheet: FormSheet) -> None:
    """A reader that knows nothing of ours finds every table, and each text in its place."""
    found = owpml.read(path)
    with zipfile.ZipFile(path) as archive:
        assert b"synthetic" not in archive.read("Contents/content.hpf")
    assert (found.title, found.sections) == (sheet.title, 1)
    assert next(filter(None, found.paragraphs)) == sheet.title
    facts, *tables = found.tables
    assert facts.cells[0][1] == sheet.body
    left = iter(tables)
    for section in sheet.sections:
        assert next(left).cells == ((section.title,),)
        for is_table, questions in groupby(section.questions, lambda one: bool(one.columns)):
            if not is_table:
                _are_single(next(left), list(questions), sheet)
                continue
            for question in questions:
                _is_table(next(left), question, sheet)
    assert next(left, None) is None


def _are_single(table: owpml.Table, questions: Sequence[Question], sheet: FormSheet) -> None:
    assert table.size == (len(questions), 2)
    for (label, said), question in zip(table.cells, questions, strict=True):
        assert label.startswith(question.label)
        answer = sheet.answers.get(question.key)
        if question.kind in WORDS or (answer is None and not question.choices):
            assert said == (answer or "")


def _is_table(table: owpml.Table, question: Question, sheet: FormSheet) -> None:
    rows = rows_of(sheet.answers.get(question.key))
    assert table.size == (1 + len(rows) + ROOM, len(question.columns))
    for cells, row in zip(table.cells[1:], rows, strict=False):
        for said, column in zip(cells, question.columns, strict=True):
            if column.kind in WORDS:
                assert said == (row.get(column.key) or "")
    assert not any(said for cells in table.cells[1 + len(rows) :] for said in cells)
