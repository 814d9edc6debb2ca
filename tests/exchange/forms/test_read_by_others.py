"""Hangul forms as a reader sees them that knows the standard and nothing of this program."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from afm_desktop.exchange.forms.hangul import write_hangul
from tests.exchange.forms import owpml
from tests.exchange.forms.test_filled_in import SHEET

HEAD, SECTION, PACKAGE = "Contents/header.xml", "Contents/section0.xml", "Contents/content.hpf"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("한글") / "수요서.hwpx"
    write_hangul(SHEET, path)
    return path


def changed(document: Path, folder: Path, name: str, before: str, after: str) -> Path:
    """A copy of a document in which one part says something else."""
    path = folder / "고침.hwpx"
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == name:
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode(), 1)
            new.writestr(part, data)
    return path


def test_a_form_is_read_whole(document: Path) -> None:
    found = owpml.read(document)

    assert (found.title, found.sections) == (SHEET.title, 1)
    assert next(filter(None, found.paragraphs)) == SHEET.title
    facts, band, singles, table = found.tables
    assert facts.cells == (("받는 곳", SHEET.body), ("보낸 곳", ""), ("제출 기한", "-"))
    assert band.cells == (("개요",),)
    assert singles.size == (7, 2)
    assert singles.cells[0][1] == "처음 제목"
    assert table.cells[:2] == (("name 항목", "sum 항목(원)"), ("첫 줄", "10"))
    assert set(table.cells[2:]) == {("", "")}


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("mimetype", ("mimetype", "hwp+zip", "zip")),
        ("rootfile", ("META-INF/container.xml", 'full-path="Contents', 'full-path="Inhalt')),
        ("manifest", (PACKAGE, 'href="settings.xml"', 'href="nowhere.xml"')),
        ("spine", (PACKAGE, 'idref="section0"', 'idref="section1"')),
        ("sections", (PACKAGE, '<opf:itemref idref="section0" linear="yes"/>', "")),
        ("secCnt", (HEAD, 'secCnt="1"', 'secCnt="2"')),
        ("rowCnt", (SECTION, 'rowCnt="3"', 'rowCnt="4"')),
        ("colCnt", (SECTION, 'colCnt="2"', 'colCnt="3"')),
        ("cellAddr", (SECTION, 'colAddr="1" rowAddr="0"', 'colAddr="0" rowAddr="0"')),
        ("rowAddr", (SECTION, 'colAddr="0" rowAddr="1"', 'colAddr="0" rowAddr="2"')),
        ("charPrIDRef", (SECTION, 'charPrIDRef="', 'charPrIDRef="9')),
    ],
)
def test_what_contradicts_itself_is_not_read(
    document: Path, tmp_path: Path, what: str, change: tuple[str, str, str]
) -> None:
    path = changed(document, tmp_path, *change)

    with pytest.raises(owpml.NotStandardError, match=f"^{what}$"):
        owpml.read(path)


def test_a_document_that_packs_its_mimetype_is_not_read(document: Path, tmp_path: Path) -> None:
    path = tmp_path / "고침.hwpx"
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)

    with pytest.raises(owpml.NotStandardError, match="mimetype stored"):
        owpml.read(path)
