"""How a form looks as a workbook."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from afm_desktop.domain.dates import day_words, weekday_words
from afm_desktop.domain.enums import FieldKind
from afm_desktop.exchange.forms import labels
from afm_desktop.services.forms.model import Question
from afm_desktop.services.requests.model import FormSheet, Remark

_FONT = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
_INK, _SOFT, EDGE = "#1F2933", "#5B6770", "#B8C4D0"
_BAND, _PALE, _ASKED, _GIVEN = "#1F4E79", "#E8EDF3", "#FFF8E1", "#F5F6F7"
_ASKING, _WARN = "#FDECEA", "#B42318"
_LINE = {"border": 1, "border_color": EDGE}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {**_FONT, "font_size": 18, "bold": True, "font_color": _INK, "align": "center"},
    "mark": {**_FONT, "bold": True, "font_color": "#B42318", "align": "right"},
    "fact": {**_FONT, **_LINE, "bold": True, "bg_color": _PALE, "align": "center"},
    "value": {**_FONT, **_LINE, "text_wrap": True, "indent": 1},
    "guide": {**_FONT, "font_color": _SOFT, "text_wrap": True},
    "notice": {**_FONT, "bold": True, "font_color": _WARN, "text_wrap": True},
    "section": {**_FONT, "font_size": 12, "bold": True, "font_color": "#FFFFFF",
                "bg_color": _BAND, "indent": 1},
    "table": {**_FONT, **_LINE, "bold": True, "bg_color": _PALE, "indent": 1},
    "label": {**_FONT, **_LINE, "bold": True, "bg_color": _PALE, "text_wrap": True, "indent": 1},
    "head": {**_FONT, **_LINE, "bold": True, "bg_color": _PALE, "text_wrap": True,
             "align": "center"},
    "number": {**_FONT, **_LINE, "align": "center", "font_color": _SOFT},
    "answer": {**_FONT, **_LINE, "bg_color": _ASKED, "locked": False, "text_wrap": True},
    "long": {**_FONT, **_LINE, "bg_color": _ASKED, "locked": False, "text_wrap": True,
             "valign": "top"},
    "remark": {**_FONT, **_LINE, "bold": True, "bg_color": _ASKING, "font_color": _WARN,
               "text_wrap": True, "indent": 1},
    "said": {**_FONT, **_LINE, "bg_color": _ASKING, "text_wrap": True, "indent": 1},
    "locked": {**_FONT, **_LINE, "bg_color": _GIVEN, "text_wrap": True},
    "sum": {**_FONT, **_LINE, "bold": True, "bg_color": _PALE, "top": 2},
    "hint": {**_FONT, "font_size": 9, "font_color": _SOFT, "text_wrap": True, "indent": 1},
}  # fmt: skip
NUMBERS: Mapping[FieldKind, str] = {
    FieldKind.INTEGER: "0",
    FieldKind.DECIMAL: "#,##0.####",
    FieldKind.MONEY: "#,##0",
    FieldKind.DATE: 'yyyy". "m". "d"."',
}
_LINE_HEIGHT, _TALLEST = 15, 400


def facts_of(sheet: FormSheet) -> Sequence[tuple[str, str]]:
    """What stands above the questions: to whom, by whom, about which demand, until when."""
    due = weekday_words(sheet.due_on) if sheet.due_on else labels.NO_DUE
    number = ((labels.INTAKE_NO, sheet.intake_no),) if sheet.intake_no else ()
    return ((labels.TO, sheet.body), (labels.BY, sheet.asked_by), *number, (labels.DUE, due))


def hints_of(question: Question) -> str:
    """What stands beside a question: its help, an example, its limit and unit."""
    unit = question.unit or labels.UNITS.get(question.kind)
    parts = [
        question.help or "",
        labels.EXAMPLE.format(text=question.example) if question.example else "",
        labels.AT_MOST.format(count=question.longest) if question.longest else "",
        labels.UNIT.format(unit=unit) if unit and question.kind is not FieldKind.TABLE else "",
    ]
    return "\n".join(part for part in parts if part)


def words_of(remark: Remark) -> str:
    """What is to be supplemented, and until when."""
    if remark.due_on is None:
        return remark.text
    return labels.REMARK_DUE.format(text=remark.text, due=day_words(remark.due_on))


def earlier_of(remark: Remark) -> str:
    """What was answered before it was asked anew."""
    return labels.EARLIER.format(text=remark.earlier) if remark.earlier else ""


def height_of(text: str, width: int) -> float:
    """The height of a row in which a text of a cell of so many letters is seen whole."""
    lines = sum(max(1, math.ceil(shown_width(line) / width)) for line in text.split("\n"))
    return min(_TALLEST, lines * _LINE_HEIGHT + 6)


def shown_width(text: str) -> int:
    """How many letters wide a text is; Hangul counts twice."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
