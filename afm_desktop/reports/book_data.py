"""The tables of a book as a workbook that lies in its PDF: real numbers, one sheet for each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.words import word
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.book_tables import (
    DIVISION_FIGURES,
    change_words,
    clock_words,
    reached_words,
)
from afm_desktop.services.book.model import Book

Cell = str | int | Decimal | date | None
_SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
WIDEST, NARROWEST = 60, 8


@dataclass(frozen=True, slots=True)
class DataSheet:
    """One table."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(book: Book) -> list[DataSheet]:
    """The tables of a book as its audience may read it, those with rows alone."""
    found = [DataSheet(name, heads, tuple(rows(book))) for name, heads, rows in _SHEETS]
    return [sheet for sheet in found if sheet.rows]


def workbook(book: Book, title: str) -> bytes:
    """The workbook; the same book is the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - most papers hold none

    stream = io.BytesIO()
    with Workbook(stream, _SETTINGS) as file:
        created = datetime.combine(book.as_of, time(), UTC).replace(tzinfo=None)
        file.set_properties({"title": title, "author": book.issuer, "created": created})
        head = file.add_format({"bold": True, "bg_color": "#EBEDF0", "bottom": 1})
        shapes = {
            int: file.add_format({"num_format": "#,##0"}),
            Decimal: file.add_format({"num_format": "#,##0.##"}),
            date: file.add_format({"num_format": "yyyy. m. d."}),
        }
        sheets = sheets_of(book) or [DataSheet(words.TITLE, (labels.CONTENT,), (("-",),))]
        for sheet in sheets:
            page = file.add_worksheet(sheet.name)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
            page.freeze_panes(1, 0)
            page.write_row(0, 0, sheet.heads, head)
            for at, cells in enumerate(sheet.rows, 1):
                for place, cell in enumerate(cells):
                    _write(page, at, place, cell, shapes)
            for place in range(len(sheet.heads)):
                page.set_column(place, place, _wide(sheet, place))
    return stream.getvalue()


def _write(page: object, at: int, place: int, cell: Cell, shapes: dict[type, object]) -> None:
    write: dict[type, Callable[..., object]] = {
        int: page.write_number,  # type: ignore[attr-defined]
        Decimal: page.write_number,  # type: ignore[attr-defined]
        date: page.write_datetime,  # type: ignore[attr-defined]
    }
    kind = type(cell)
    if kind in write:
        write[kind](at, place, cell, shapes[kind])
    elif cell is not None:
        page.write_string(at, place, str(cell)[:32_767])  # type: ignore[attr-defined]


def _wide(sheet: DataSheet, place: int) -> float:
    """As wide as its longest text; Hangul is twice as wide as a figure."""
    texts = [sheet.heads[place], *(str(row[place] or "") for row in sheet.rows)]
    longest = max(sum(2 if sign > "\u1100" else 1 for sign in text) for text in texts)
    return min(WIDEST, max(NARROWEST, longest + 2))


# ---------------------------------------------------------------- the rows of each


def _agenda(book: Book) -> Iterator[tuple[Cell, ...]]:
    clocks = clock_words(book)
    for number, row in enumerate(book.matters, 1):
        linked = ", ".join(link.title for link in row.links)
        yield (
            number, word(row.kind), row.title, row.presenter, row.minutes,
            clocks[number - 1], linked,
        )  # fmt: skip


def _last(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.last.matters if book.last else ():
        placed = word(row.placement) if row.placement else None
        yield (
            word(row.kind), row.title, row.gist, row.decision_no, row.decision,
            words.votes(row), placed,
        )  # fmt: skip


def _changes(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.changes.lines if book.changes else ():
        name = words.SUBJECTS[row.subject]
        yield name, row.division, row.on, row.number, row.name, change_words(row), row.note


def _divisions(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.statuses:
        yield (row.division, *(of(row) for _, of in DIVISION_FIGURES))


def _members(book: Book) -> Iterator[tuple[Cell, ...]]:
    for status in book.statuses:
        for row in status.directory:
            size = labels.size_name(row.size)
            yield status.division, row.name, word(row.role), size, row.region, row.product


def _demands(book: Book) -> Iterator[tuple[Cell, ...]]:
    for status in book.statuses:
        for row in status.demands.demands if status.demands else ():
            cost = row.cost
            yield (
                status.division, row.intake_no, row.title, row.applicant, word(row.status),
                cost.total, cost.national, cost.local, cost.private,
            )  # fmt: skip


def _projects(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.projects:
        signal = word(row.signal) if row.signal else None
        yield (
            row.division, row.title, row.lead, row.region, row.period, row.cost.total,
            row.cost.national, row.cost.local, row.cost.private, signal, row.signal_reason,
        )  # fmt: skip


def _targets(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.targets:
        reached = reached_words(row)
        yield (
            row.division or words.ALLIANCE, row.name, row.unit, row.baseline, row.target,
            row.due_year, row.planned, row.measured, row.measured_on,
            None if reached == labels.NONE else reached,
        )  # fmt: skip


def _supply(book: Book) -> Iterator[tuple[Cell, ...]]:
    for status in book.statuses:
        for row in status.supply.anchors:
            yield status.division, row.anchor, row.first, row.second, row.third, row.sole_items


def _sole(book: Book) -> Iterator[tuple[Cell, ...]]:
    for status in book.statuses:
        for row in status.supply.sole_items:
            anchors = ", ".join(row.anchors)
            yield status.division, row.item, row.supplier, row.tier, anchors, row.note


def _actions(book: Book) -> Iterator[tuple[Cell, ...]]:
    for row in book.actions:
        state = words.action_state(row.status, row.late)
        yield row.title, row.owner, row.agreed_on, row.due_on, row.age, row.late, state


def _plans(book: Book) -> Iterator[tuple[Cell, ...]]:
    for status in book.statuses:
        for row in status.plans:
            yield status.division, weekday_words(row.on), row.text, row.owner, row.note


Rows = Callable[[Book], Iterable[tuple[Cell, ...]]]
_WON = ("총사업비(원)", "국비(원)", "지방비(원)", "민간(원)")
_SHEETS: Sequence[tuple[str, tuple[str, ...], Rows]] = (
    ("안건", ("연번", "구분", "안건", "발표", "소요(분)", "시각", "관련 자료"), _agenda),
    ("지난 회의", ("구분", "안건", "논의 요지", "의결번호", "결정사항", "표결", "처리"), _last),
    ("변동사항", ("구분", "분과", "일자", "접수번호", "대상", "변동 내용", "비고"), _changes),
    ("분과", ("분과", *(name for name, _ in DIVISION_FIGURES)), _divisions),
    ("회원", ("분과", "기업·기관명", "역할", "규모", "소재지", "주요 품목·기능"), _members),
    ("수요", ("분과", "접수번호", "수요과제명", "신청기관", "상태", *_WON), _demands),
    (
        "과제",
        ("분과", "과제명", "주관기관", "지역", "기간", *_WON, "추진상태", "사유"),
        _projects,
    ),
    (
        "성과지표",
        (
            "범위", "성과지표", "단위", "기준값", "목표값", "목표연도", "올해 계획", "실적",
            "실적일", "달성률(%)",
        ),
        _targets,
    ),
    ("공급망", ("분과", "앵커기업", "1차", "2차", "3차", "단독 공급 품목"), _supply),
    ("단독 공급", ("분과", "품목", "협력사(납품)", "차수", "앵커기업", "대체 공급사 확보"), _sole),
    ("후속조치", ("후속조치", "담당", "결정일", "기한", "경과(일)", "지연(일)", "상태"), _actions),
    ("향후계획", ("분과", "일자", "내용", "담당", "비고"), _plans),
)  # fmt: skip
