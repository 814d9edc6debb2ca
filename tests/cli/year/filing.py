"""How the bodies of a year file: with the program, and with odd ideas of a form."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl

from afm_desktop.cli.answers import answer_of
from afm_desktop.services.desk import Desk
from tests.cli.year.filling import PAGE, row_of, tables_of
from tests.cli.year.plan import TECHNOLOGIES, Wanted, answers_of, bodies

_COLUMNS: Mapping[str, Sequence[str]] = {
    "kpis": ("name", "unit", "baseline", "target"),
    "budget": ("year", "source", "amount_won"),
    "partners": ("organization_id", "role"),
    "sites": ("name", "region_code"),
}


def _told(wanted: Wanted, today: date, ids: Mapping[str, str] | None = None) -> dict[str, str]:
    """The answers as they are typed on a command line; bodies by their ids, where those are known.

    A name is looked for among all bodies, which is not what is walked here.
    """
    typed = {k: str(v) for k, v in answers_of(wanted, today).items() if v is not None}
    del typed["title"]
    typed["technologies"] = ", ".join(TECHNOLOGIES[one] for one in wanted.technologies)
    for key, lines in tables_of(wanted).items():
        known = [[(ids or {}).get(str(cell), cell) for cell in line] for line in lines]
        rows = [dict(zip(_COLUMNS[key], line, strict=True)) for line in known]
        typed[key] = json.dumps(rows, ensure_ascii=False)
    return typed


def words_of(wanted: Wanted, today: date) -> list[str]:
    """The words of `set`."""
    pairs = [f"{key}={text}" for key, text in _told(wanted, today).items()]
    return ["--title", wanted.title, *pairs]


def file_all(desk: Desk, said: str, demands: Sequence[Wanted], today: date) -> None:
    """File demands one after the other, as firms with the program do."""
    round_id = desk.rounds.find(said).id
    form = desk.filing.form(round_id)
    ids = {body.name: body.id for body in desk.requests.choosing().bodies}
    for wanted in demands:
        answers = {}
        for key, text in _told(wanted, today, ids).items():
            question = form.question(key)
            assert question is not None, key
            answers[key] = answer_of(desk, question, text)
        own = ids[wanted.body.name]
        answers["contact_id"] = desk.filing.person_of(own, wanted.body.person)
        demand = desk.filing.start(round_id, own, title=wanted.title, answers=answers)
        desk.filing.submit(demand)


# --- odd replies --------------------------------------------------------------------------------


def _put(key: str, value: Any) -> Any:
    def change(book: Any) -> None:
        book[PAGE].cell(row_of(book[PAGE], f"q|{key}"), 3).value = value

    return change


def _pay(value: Any) -> Any:
    def change(book: Any) -> None:
        book[PAGE].cell(row_of(book[PAGE], "r|budget"), 5).value = value

    return change


def _rename(book: Any) -> None:
    book[PAGE].title = "수요서 작성본"


def _add_sheet(book: Any) -> None:
    book.create_sheet("메모", 0)["A1"] = "참고"


def _drop_key(book: Any) -> None:
    del book["_양식"]


def _drop_marks(book: Any) -> None:
    book[PAGE].delete_cols(1)


ODD: Mapping[int, tuple[Any, tuple[str, str | None, str]]] = {
    1: (_rename, ("new", "submitted", "")),
    3: (_put("title", None), ("rejected", None, "수요의 필수 항목이 비어")),
    4: (_put("as_is", None), ("new", "draft", "'missing': 1")),
    6: (_drop_key, ("rejected", None, "보낸 양식이 아닙니다")),
    7: (_add_sheet, ("new", "submitted", "")),
    8: (_drop_marks, ("rejected", None, "보낸 양식이 아닙니다")),
    9: (_put("applicant_id", bodies()[5].name), ("new", "submitted", bodies()[5].name)),
    13: (_put("stated_total_won", 7), ("new", "draft", "'stated_difference_won': -")),
    17: (_pay(-5), ("rejected", None, "0보다 작을 수 없습니다")),
    18: (_pay("많이"), ("rejected", None, "금액")),
}
"""What is done to a form, what comes of it, and what is said."""
TWICE = 30
TAKEN = (1, 7, TWICE)
"""Those that are right at once."""
DRAFTS, MISTAKEN = (4, 13), (9,)
"""Those that are there and want another reply: not filed, or filed for another."""


def _other_table() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "기업명"
    book.save(data)
    return data.getvalue()


WRONG_FILES: Mapping[str, bytes] = {
    "개념도.pdf": b"%PDF-1.7",
    "옛 문서.hwp": b"HWP Document File V3.00",
    "다른 표.xlsx": _other_table(),
}
