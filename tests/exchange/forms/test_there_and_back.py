"""What goes out as a form comes back as the same answers, whatever they are."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings

from afm_desktop.exchange.forms.hangul import write_hangul
from afm_desktop.exchange.forms.hangul_back import read_hangul_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.exchange.forms.workbook import write_workbook
from afm_desktop.exchange.forms.workbook_back import read_workbook_form
from afm_desktop.services.requests.model import FormSheet
from tests.exchange.forms.made import sheets

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)
_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


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
    """A reader that knows nothing of ours finds the title and each text in the section's XML."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        root = ElementTree.fromstring(archive.read("Contents/section0.xml"))
        about = archive.read("Contents/content.hpf").decode()
    assert "synthetic" not in about
    whole = "\n".join(_text(paragraph) for paragraph in root.iter(f"{_HP}p"))
    assert sheet.title in whole
    for answer in sheet.answers.values():
        if isinstance(answer, str):
            lines = [line for line in answer.split("\n") if line.strip()]
            chosen = [q for q in sheet.questions if any(c.key == answer for c in q.choices)]
            assert chosen or all(line in whole for line in lines)


def _text(paragraph: ElementTree.Element) -> str:
    pieces = []
    for text in paragraph.iter(f"{_HP}t"):
        pieces.append(text.text or "")
        for inner in text:
            local = inner.tag.removeprefix(_HP)
            pieces.append({"tab": "\t", "lineBreak": "\n"}.get(local, "") + (inner.tail or ""))
    return "".join(pieces)
