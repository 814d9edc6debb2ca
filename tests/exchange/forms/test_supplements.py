"""A form of a supplement as a file: comments and places for answers, there and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from afm_desktop.domain.enums import FieldKind, FormKind
from afm_desktop.exchange.forms.hangul import write_hangul
from afm_desktop.exchange.forms.reading import read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.exchange.forms.wording import mail_of
from afm_desktop.exchange.forms.workbook import write_workbook
from afm_desktop.services.forms.model import Question, Section
from afm_desktop.services.requests.model import FormSheet, Remark

NOW = Question("as_is", "as_is", "현황(As-is)", FieldKind.LONG_TEXT)
PLACES = [Question(f"comment:{n}", f"comment:{n}", f"답변 {n}", FieldKind.LONG_TEXT) for n in "123"]
TABLE = Question("sites", "sites", "사업장", FieldKind.TABLE, columns=(
    Question("name", "name", "이름", FieldKind.TEXT),
))  # fmt: skip
SHEET = FormSheet(
    FormKind.DEMAND,
    "0123456789abcdef",
    "2026년 제1차 수요조사 수요서",
    "예시가람",
    (
        Section("1", "보완 요청", None, (PLACES[2],)),
        Section("2", "개요", None, (NOW, PLACES[0], TABLE, PLACES[1])),
    ),
    {"as_is": "사람이 잽니다.", "comment:2": "옮겼습니다"},
    remarks={
        "comment:1": Remark("설비 대수를 적어 주십시오", date(2026, 8, 5), earlier="3대"),
        "comment:2": Remark("주소가 다릅니다"),
        "comment:3": Remark("끝난 의견", is_open=False),
    },
)


@pytest.mark.parametrize(("write", "ending"), [(write_workbook, "xlsx"), (write_hangul, "hwpx")])
def test_answers_stand_below_their_comments_and_come_back(write, ending, tmp_path: Path) -> None:
    path = tmp_path / f"양식.{ending}"
    write(SHEET, path)

    filled = read_form(path)

    reply = understood(filled, SHEET)
    assert reply.answers == SHEET.answers
    assert reply.asked == {"as_is", "sites", "comment:1", "comment:2"}


def test_a_workbook_shows_what_is_asked_until_when_and_what_was_said(tmp_path: Path) -> None:
    path = tmp_path / "양식.xlsx"
    write_workbook(SHEET, path)
    rows = [
        [cell for cell in row if cell is not None]
        for row in openpyxl.load_workbook(path)["작성"].iter_rows(values_only=True)
    ]
    place = next(n for n, row in enumerate(rows) if row[:1] == ["q|as_is"])

    assert rows[place + 1] == ["보완 의견", "설비 대수를 적어 주십시오\n(2026. 8. 5.까지)"]
    assert rows[place + 2] == ["q|comment:1", "답변", "지난 답변: 3대"]
    assert not any("보완 요청" in row or "끝난 의견" in row for row in rows)


def test_a_mail_counts_the_comments() -> None:
    assert "보완 의견 2건" in mail_of(SHEET, "양식.xlsx")
    assert "보완 의견" not in mail_of(replace(SHEET, remarks={}), "양식.xlsx")
