"""Forms as people fill them in, and files that are none."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from afm_desktop.domain.enums import FieldKind, FormKind
from afm_desktop.domain.errors import ExchangeError
from afm_desktop.exchange.forms.filled import (
    BrokenForm,
    DamagedKey,
    NoForm,
    OldHangul,
    TooLargeForm,
)
from afm_desktop.exchange.forms.hangul import write_hangul
from afm_desktop.exchange.forms.reading import read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.exchange.forms.workbook import write_workbook
from afm_desktop.exchange.forms.workbook_back import saved_at
from afm_desktop.services.forms.model import Choice, Question, Section
from afm_desktop.services.requests.model import FormSheet, Reply


def _asks(key: str, kind: FieldKind, **told: object) -> Question:
    return Question(key, key, f"{key} 항목", kind, **told)  # type: ignore[arg-type]


CHOICES = (Choice("a", "공정 제어"), Choice("b", "로봇"))
SHEET = FormSheet(
    FormKind.DEMAND,
    "0f3c",
    "제1차 수요조사 수요서",
    "예시가람",
    (
        Section(
            "1",
            "개요",
            None,
            (
                _asks("title", FieldKind.TEXT),
                _asks("kind", FieldKind.CHOICE, choices=CHOICES),
                _asks("several", FieldKind.CHOICES, choices=CHOICES),
                _asks("day", FieldKind.DATE),
                _asks("won", FieldKind.MONEY),
                _asks("share", FieldKind.DECIMAL),
                _asks("yes", FieldKind.YES_NO),
                _asks(
                    "table",
                    FieldKind.TABLE,
                    columns=(_asks("name", FieldKind.TEXT), _asks("sum", FieldKind.MONEY)),
                ),
            ),
        ),
    ),
    {"title": "처음 제목", "table": ({"name": "첫 줄", "sum": 10},)},
    made_on=date(2026, 7, 22),
)


def _back(path: Path) -> Reply:
    return understood(read_form(path), SHEET)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "수요서.xlsx"
    write_workbook(SHEET, path)
    return path


def _row(page: object, mark: str) -> int:
    for row in page.iter_rows(min_col=1, max_col=1):  # type: ignore[attr-defined]
        if row[0].value == mark:
            return int(row[0].row)
    raise AssertionError(mark)


def test_answers_are_read_however_they_are_written(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    page = book["작성"]
    for mark, value in (
        ("q|title", 2026),
        ("q|kind", " 공정제어 "),
        ("c|several|b", "O"),
        ("q|day", "'26. 7. 22"),
        ("q|won", "1억 5천만원"),
        ("q|share", "12.5%"),
        ("q|yes", "Y"),
    ):
        page.cell(_row(page, mark), 3).value = value
    book.save(workbook)
    reply = _back(workbook)
    assert reply.troubles == ()
    assert reply.answers == {
        "title": "2026",
        "kind": "a",
        "several": ("b",),
        "day": date(2026, 7, 22),
        "won": 150_000_000,
        "share": Decimal("12.5"),
        "yes": True,
        "table": ({"name": "첫 줄", "sum": 10},),
    }


def test_rows_that_were_inserted_belong_to_their_table(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    page = book["작성"]
    below = _row(page, "r|table") + 1
    page.insert_rows(below, 3)
    page.cell(below, 3).value = "끼운 줄"
    page.cell(below, 4).value = 20
    book.save(workbook)
    assert _back(workbook).answers["table"] == (
        {"name": "첫 줄", "sum": 10},
        {"name": "끼운 줄", "sum": 20},
    )


def test_answers_alone_can_be_changed(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook)["작성"]
    assert page.protection.sheet
    assert page.column_dimensions["A"].hidden
    row = _row(page, "q|title")
    assert page.cell(row, 2).protection.locked
    assert not page.cell(row, 3).protection.locked
    checked = {str(one.sqref): one for one in page.data_validations.dataValidation}
    assert checked[f"C{_row(page, 'q|kind')}"].type == "list"
    assert checked[f"C{_row(page, 'q|day')}"].type == "date"


def test_what_cannot_be_read_is_told_with_its_place(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    page = book["작성"]
    page.cell(_row(page, "q|day"), 3).value = "내년 봄"
    page.cell(_row(page, "q|kind"), 3).value = "요리"
    page.cell(_row(page, "r|table"), 4).value = "많이"
    book.save(workbook)
    told = {trouble.label: trouble.reason for trouble in _back(workbook).troubles}
    assert set(told) == {"day 항목", "kind 항목", "table 항목 1행 sum 항목"}
    assert "공정 제어, 로봇" in told["kind 항목"]


def test_a_text_that_is_too_long_is_told_with_its_place(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    page = book["작성"]
    page.cell(_row(page, "q|title"), 3).value = "가" * 20_001
    page.cell(_row(page, "r|table"), 3).value = "가" * 20_001
    book.save(workbook)
    told = {trouble.label: trouble.reason for trouble in _back(workbook).troubles}
    assert set(told) == {"title 항목", "table 항목 1행 name 항목"}
    assert all("글이 너무 깁니다(20,001자)" in reason for reason in told.values())


def test_a_form_says_when_it_was_saved_only_once_it_was(workbook: Path) -> None:
    assert saved_at(workbook) is None
    openpyxl.load_workbook(workbook).save(workbook)
    assert saved_at(workbook) is not None


def test_a_key_that_was_changed_is_told(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book["_양식"]["A1"] = "afm-form:0f3d:00000000"
    book.save(workbook)
    with pytest.raises(DamagedKey, match="수요서"):
        read_form(workbook)


def test_another_workbook_is_no_form(tmp_path: Path) -> None:
    path = tmp_path / "회원.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "기업명"
    book.save(path)
    with pytest.raises(NoForm, match="회원"):
        read_form(path)


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("회신.hwp", b"HWP Document File V3.00", OldHangul),
        ("회신.hwpx", b"PK\x03\x04 broken", BrokenForm),
        ("회신.hwpx", b"", ExchangeError),
        ("회신.pdf", b"%PDF-1.7", ExchangeError),
        ("회신.xlsx", b"PK\x03\x04 broken", ExchangeError),
    ],
)
def test_a_wrong_file_gets_one_sentence(
    name: str, data: bytes, refusal: type[ExchangeError], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(refusal) as told:
        read_form(path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", bytes(range(200, 256)) * 40])
def test_a_broken_document_is_opened_with_hangul_again(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "회신.hwpx"
    path.write_bytes(data)

    with pytest.raises(BrokenForm, match="한글에서 열어 HWPX로 다시 저장") as told:
        read_form(path)

    assert "엑셀" not in str(told.value)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "수요서.hwpx"
    write_hangul(SHEET, path)
    return path


def _rewritten(path: Path, before: str, after: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    section = parts["Contents/section0.xml"].decode()
    assert before in section
    parts["Contents/section0.xml"] = section.replace(before, after, 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_boxes_are_ticked_by_hand(document: Path) -> None:
    _rewritten(document, "☐ 로봇", "■ 로봇")
    assert _back(document).answers["kind"] == "b"


def test_two_ticks_where_one_is_asked_are_told(document: Path) -> None:
    _rewritten(document, "☐ 로봇", "☑ 로봇")
    _rewritten(document, "☐ 공정 제어", "☑ 공정 제어")
    assert [one.label for one in _back(document).troubles] == ["kind 항목"]


def test_entities_are_never_expanded(document: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    _rewritten(document, "<hs:sec", f"{bomb}<hs:sec")
    with pytest.raises(BrokenForm):
        read_form(document)


def test_a_bomb_is_not_unpacked(document: Path) -> None:
    with zipfile.ZipFile(document, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Contents/section1.xml", b"<x>" + b" " * (60 << 20) + b"</x>")
    with pytest.raises(TooLargeForm):
        read_form(document)


def test_a_part_that_lies_about_its_size_is_refused(document: Path) -> None:
    data = bytearray(document.read_bytes())
    data[-300:-200] = bytes(100)
    document.write_bytes(bytes(data))
    with pytest.raises(ExchangeError):
        read_form(document)


def test_a_document_without_key_is_no_form(document: Path) -> None:
    _rewritten(document, 'name="afm-form:', 'name="other:')
    assert read_form(document).key == "0f3c"  # the document's own description has it too
    with zipfile.ZipFile(document) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["Contents/content.hpf"] = b"<x/>"
    with zipfile.ZipFile(document, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(NoForm):
        read_form(document)


def test_a_table_without_end_is_refused_in_a_sentence(workbook: Path) -> None:
    filled = read_form(workbook)
    filled.tables["table"] = [{"name": "줄", "sum": 1}] * 2_001
    reply = understood(filled, SHEET)
    assert [one.label for one in reply.troubles] == ["table 항목"]
