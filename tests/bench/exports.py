"""Writing a list of 10,000 links as an Excel workbook, against openpyxl writing the same cells."""

from __future__ import annotations

import statistics
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from afm_desktop.domain.enums import Confidentiality, LinkKind
from afm_desktop.domain.ids import uuid7
from afm_desktop.exchange import labels, sheets
from afm_desktop.services.lists.listing import Listing, ListKind, Row
from afm_desktop.services.lists.supply import COLUMNS
from tests.bench.figure import figure
from tests.bench.storage import STEMS, TAILS, seconds

ROWS = 10_000
RUNS = 5


def run() -> list[dict[str, object]]:
    """Write the same list with both, in turns."""
    listing = Listing(ListKind.LINKS, COLUMNS, tuple(map(_row, range(ROWS))), date(2026, 7, 22))
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = Path(folder) / "ours.xlsx", Path(folder) / "floor.xlsx"
        pairs = [
            (
                seconds(lambda: sheets.write(listing, ours)),
                seconds(lambda: _write_only(listing, floor)),
            )
            for _ in range(RUNS)
        ]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [figure(f"export of {ROWS:,} rows", mine * 1000, theirs * 1000, 0.5)]


def _row(number: int) -> Row:
    stem, tail = STEMS[number % len(STEMS)], TAILS[number // len(STEMS) % len(TAILS)]
    identity = uuid7(1_784_678_400_000 + number, number)
    return (
        identity,
        f"예시{stem}{tail}{number}",
        f"예시{tail}{stem}{number % 40}",
        f"전극 코터 부품 {number % 300}",
        LinkKind.PART,
        number % 3 + 1,
        "정밀가공",
        number % 100,
        number * 1_000_000,
        number % 7 == 0,
        Confidentiality.DIVISION,
        False,
        date(2020, 1, 1) + timedelta(days=number % 2000),
        None,
        "납품 계약서",
        f"조사 {number}",
        identity,
        identity,
    )


def _write_only(listing: Listing, path: Path) -> None:
    """The cells as they are, without heads, widths or shapes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    places = [place for place, _ in sheets.shown(listing)]
    for row in listing.rows:
        sheet.append([_plain(row[place]) for place in places])
    book.save(path)


def _plain(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return labels.in_words(value)
