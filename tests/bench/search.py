"""Finding among 100,000 bodies by what is typed, against the bare MATCH in the same order."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from afm_desktop.storage.sqlite.finding import find, match_of
from afm_desktop.storage.sqlite.search import CODES
from afm_desktop.storage.sqlite.shelf import span_of
from afm_desktop.storage.workspace import Workspace
from tests.bench.storage import BODIES, INSERT, OFFICE, bodies

LIMIT = 50
TERMS = (
    "가람", "나래소", "예시", "정밀", "로보틱", "데이터1", "케미칼99", "ㄱㄹㅈㅁ", "ㄴㄹㅅㅈ",
    "다온화", "도담시", "라온ㅎ", "로하ㄱㅈ", "마루광학", "바름", "9999", "소재77", "테크3", "광",
    "누리데",
)  # fmt: skip
LOW, HIGH = span_of(CODES["organizations"])
FLOOR = (
    "SELECT s.key FROM search AS f CROSS JOIN search_row AS s ON s.place = f.rowid "
    f"WHERE f.search MATCH ? AND s.place > {LOW} AND s.place < {HIGH} ORDER BY s.sort LIMIT {LIMIT}"
)


def run() -> list[dict[str, object]]:
    """Every term five times, ours and the floor in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.afm"
        workspace = Workspace.create(path, OFFICE)
        with workspace.writing("가져오기") as session:
            for chunk in bodies(BODIES):
                session.connection().exec_driver_sql(INSERT, chunk)
        raw = sqlite3.connect(path)
        ours: list[float] = []
        floors: list[float] = []
        with workspace.reading() as session:
            for _ in range(5):
                for term in TERMS:
                    floors.append(_ms(lambda term=term: _floor(raw, term)))
                    ours.append(_ms(lambda term=term: _ours(session, term)))
        raw.close()
        workspace.close()
    p95, floor = (statistics.quantiles(times, n=20)[-1] for times in (ours, floors))
    return [
        {"name": "search of 100,000 bodies, p95", "ours": p95, "floor": floor,
         "ratio": p95 / floor, "bound": 3, "unit": "ms"},
        {"name": "  against 5 ms", "ours": p95, "floor": 5.0,
         "ratio": p95 / 5.0, "bound": 1, "unit": "ms"},
    ]  # fmt: skip


def _ours(session: Session, term: str) -> None:
    find(session, "organizations", term, LIMIT)


def _floor(raw: sqlite3.Connection, term: str) -> None:
    raw.execute(FLOOR, (match_of(term.casefold()),)).fetchall()


def _ms(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
