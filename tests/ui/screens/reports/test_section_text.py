"""Lines and the text they are typed as."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.status import NarrativeLine
from afm_desktop.ui.screens.reports.section_text import as_lines, as_text

LINES = [
    NarrativeLine(LineLevel.TOPIC, "회원 24개"),
    NarrativeLine(LineLevel.POINT, "(규모) 기업 19개사"),
    NarrativeLine(LineLevel.DETAIL, "중소기업 10개사"),
    NarrativeLine(LineLevel.NOTE, "추정 포함"),
]


def test_lines_are_read_back_as_they_were_written():
    assert as_lines(as_text(LINES)) == LINES


@pytest.mark.parametrize(
    ("typed", "level", "text"),
    [
        ("ㅁ 제목", LineLevel.TOPIC, "제목"),
        ("□제목", LineLevel.TOPIC, "제목"),
        ("ㅇ 내용", LineLevel.POINT, "내용"),
        ("내용", LineLevel.POINT, "내용"),
        ("  – 상세", LineLevel.DETAIL, "상세"),
        ("* 주석", LineLevel.NOTE, "주석"),
        ("-3% 감소", LineLevel.POINT, "-3% 감소"),
        ("ㅇㅇ기업", LineLevel.POINT, "ㅇㅇ기업"),
    ],
)
def test_marks_are_understood_as_people_type_them(typed, level, text):
    assert as_lines(typed) == [NarrativeLine(level, text)]


def test_empty_lines_are_none():
    assert as_lines("\n  \n□\n") == [NarrativeLine(LineLevel.TOPIC, "")]
