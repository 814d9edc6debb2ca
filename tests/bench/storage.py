"""The file: one edit, a bulk of 100,000 bodies, a page, the check, an undo of 10,000 rows.

The floor is the same work by plain SQLite in the same tables with the same durability: no journal
and no undo. The bulk is bound to the bare rows and to rows that can be found; what it costs is told
in docs/decisions/0016.
"""

from __future__ import annotations

import gc
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from afm_desktop.domain.hangul import collation, search_form
from afm_desktop.domain.ids import uuid7
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.records import live
from afm_desktop.storage.check import check
from afm_desktop.storage.sqlite.grams import grams
from afm_desktop.storage.workspace import Workspace
from tests.bench.figure import figure

BODIES = 100_000
CHUNK = 20_000
OFFICE = Office(role=Role.CENTER, actor="예시 사무국")
COLUMNS = (
    "id",
    "name",
    "kind",
    "size_class",
    "notes",
    "region_code",
    "district",
    "address",
    "phone",
    "website",
    "main_products",
    "root_industry",
)
INSERT = (
    f"INSERT INTO organizations ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
)
STEMS = ("가람", "가온", "겨레", "나래", "누리", "다온", "도담", "라온", "로하", "마루", "바름")
TAILS = ("정밀", "소재", "테크", "화학", "기전", "시스템", "로보틱스", "데이터", "케미칼", "광학")


def bodies(count: int) -> Iterator[list[tuple[str, ...]]]:
    """Rows of `COLUMNS` in chunks, the same in every run."""
    for start in range(0, count, CHUNK):
        yield [_body(number) for number in range(start, min(start + CHUNK, count))]


def _body(number: int) -> tuple[str, ...]:
    stem, tail = STEMS[number % len(STEMS)], TAILS[number // len(STEMS) % len(TAILS)]
    return (
        uuid7(1_784_678_400_000 + number, number),
        f"예시{stem}{tail}{number}",
        "company",
        "small",
        f"메모 {number}",
        "47",
        "구미시",
        f"산업로 {number % 900 + 1}",
        f"054-{number % 900 + 100}-{number % 9000 + 1000}",
        f"https://example.invalid/{number}",
        "전극 코터 부품",
        "정밀가공",
    )


def raw_file(path: Path) -> sqlite3.Connection:
    """The same tables without a journal, written as durably."""
    Workspace.create(path, OFFICE).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def seconds(work: Callable[[], object], *, settled: bool = True) -> float:
    """How long it takes; short work is repeated, and a collection before each would chill it."""
    if settled:
        gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run() -> list[dict[str, object]]:
    """Measure all of it in one fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_edits(Path(folder)), *_bulk(Path(folder)), *_undo(Path(folder))]


def _edits(folder: Path) -> Iterator[dict[str, object]]:
    raw, workspace = raw_file(folder / "raw.afm"), Workspace.create(folder / "our.afm", OFFICE)
    (rows,) = bodies(200)
    raw.executemany(INSERT, rows)
    with workspace.writing("추가") as session:
        session.connection().exec_driver_sql(INSERT, rows)

    def raw_edit(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "UPDATE organizations SET name = ? WHERE id = ?", (f"이름{number}", rows[number][0])
        )
        raw.execute("COMMIT")

    def our_edit(number: int) -> None:
        with workspace.writing("수정") as session:
            found = live(session, Organization, rows[number][0])  # as every service does
            found.name = f"이름{number}"

    floors, ours = [], []
    for number in range(200):
        floors.append(seconds(lambda number=number: raw_edit(number), settled=False))
        ours.append(seconds(lambda number=number: our_edit(number), settled=False))
    raw.close()
    workspace.close()
    yield figure(
        "single edit, saved",
        statistics.median(ours) * 1000,
        statistics.median(floors) * 1000,
        4,
        "ms",
    )


def _bulk(folder: Path) -> Iterator[dict[str, object]]:
    plain = folder / "raw-bulk.afm"
    raw = raw_file(plain)
    chunks = list(bodies(BODIES))
    before = _raw_insert(raw, INSERT, chunks)
    bare_size = plain.stat().st_size
    search_rows = _raw_search(raw, chunks)
    raw.close()
    path = folder / "our-bulk.afm"
    taken, megabytes = _bulk_in_a_process(path)
    size = path.stat().st_size
    with closing(raw_file(folder / "raw-again.afm")) as raw:
        rows_alone = (before + _raw_insert(raw, INSERT, chunks)) / 2
    del chunks
    yield figure("bulk of 100,000 bodies", taken, rows_alone, 5, "s")
    yield figure("  against rows that can be found", taken, rows_alone + search_rows, 2.5, "s")
    yield figure("  peak memory", megabytes, 300, 1, "MB")
    yield figure("  size of the file", size / 1e6, bare_size / 1e6, 3, "MB")
    yield figure(
        "  size against rows that can be found", size / 1e6, plain.stat().st_size / 1e6, None, "MB"
    )
    yield from _pages(path)
    yield figure("  check of the file", seconds(lambda: check(path)), taken, None, "s")


def _raw_insert(
    raw: sqlite3.Connection, statement: str, chunks: Sequence[Sequence[tuple[object, ...]]]
) -> float:
    start = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    for chunk in chunks:
        raw.executemany(statement, chunk)
    raw.execute("COMMIT")
    return time.perf_counter() - start


def _raw_search(raw: sqlite3.Connection, chunks: list[list[tuple[str, ...]]]) -> float:
    """The same search index over the same names; its texts have to be worked out here too."""
    start = time.perf_counter()
    forms = [search_form(row[1]) for chunk in chunks for row in chunk]
    found = sorted((collation(form), key, form) for key, form in enumerate(forms))
    tokens = list(enumerate(grams([form for *_, form in found])))
    _raw_insert(
        raw,
        "INSERT INTO search_row (place, sort, key, text) VALUES (?, ?, ?, ?)",
        [[(place, *row) for place, row in enumerate(found)]],
    )
    _raw_insert(raw, "INSERT INTO search (rowid, grams) VALUES (?, ?)", [tokens])
    return time.perf_counter() - start


def _bulk_in_a_process(path: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of the bulk in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", f"from tests.bench.storage import bulk; bulk({str(path)!r})"],
        capture_output=True,
        text=True,
        check=True,
    )
    taken, megabytes = map(float, answer.stdout.split())
    return taken, megabytes


def bulk(path: str) -> None:
    """Insert all bodies in one gesture and print how long it took and how much memory."""
    workspace = Workspace.create(Path(path), OFFICE)
    taken = 0.0
    start = time.perf_counter()
    with workspace.writing("가져오기") as session:
        connection = session.connection()
        for chunk in bodies(BODIES):
            connection.exec_driver_sql(INSERT, chunk)
    taken = time.perf_counter() - start - seconds(lambda: [None for _ in bodies(BODIES)])
    workspace.close()
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


PAGE = (
    "SELECT o.row, o.id, o.name, o.kind, o.region_code, o.main_products FROM organizations AS o "
    "WHERE o.row > ? AND o.deleted IS NULL ORDER BY o.row LIMIT 50"
)


def _pages(path: Path) -> Iterator[dict[str, object]]:
    workspace = Workspace.open(path, read_only=True)
    raw = sqlite3.connect(path)

    def ours(start: int) -> None:
        with workspace.reading() as session:
            session.connection().exec_driver_sql(PAGE, (start,)).all()

    taken, floors = [], []
    for start in range(0, BODIES, BODIES // 200):
        floors.append(
            seconds(lambda start=start: raw.execute(PAGE, (start,)).fetchall(), settled=False)
        )
        taken.append(seconds(lambda start=start: ours(start), settled=False))
    raw.close()
    workspace.close()
    yield figure(
        "  page of 50 by key",
        statistics.median(taken) * 1000,
        statistics.median(floors) * 1000,
        3,
        "ms",
    )


def _undo(folder: Path) -> Iterator[dict[str, object]]:
    workspace = Workspace.create(folder / "undo.afm", OFFICE)
    (rows,) = bodies(10_000)

    def insert() -> None:
        with workspace.writing("가져오기") as session:
            session.connection().exec_driver_sql(INSERT, rows)

    done = seconds(insert)
    yield figure(
        "undo of 10,000 rows, against doing them", seconds(workspace.undo), done, None, "s"
    )
    workspace.close()
