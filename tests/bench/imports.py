"""Taking over a list of 10,000 and of 100,000 members, with its journal, against reading it with
calamine and inserting the same rows bare.

The list has what lists have: name, number, division, size, region, products, a contact person. Of
each row come four records: the body, its number, its seat, its person.
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import xlsxwriter
from python_calamine import CalamineWorkbook

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.exchange.importing import ForeignList, likely_table, suggested
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.services.imports.service import ImportService
from afm_desktop.storage.workspace import Workspace
from tests.bench.figure import figure
from tests.bench.storage import OFFICE, STEMS, TAILS, raw_file

HEADS = (
    "기업명",
    "사업자등록번호",
    "분과",
    "기업규모",
    "시도",
    "주생산품",
    "담당자",
    "연락처",
)
ROUNDS = {10_000: 5, 100_000: 2}
"""How often each size is taken over, in turn with its floor: machines change their pace."""
MOST_MEGABYTES = 350
TABLES = {
    "organizations": ("id", "name", "size_class", "region_code", "main_products"),
    "business_numbers": ("id", "organization_id", "number"),
    "memberships": ("id", "organization_id", "division_id", "role"),
    "people": ("id", "organization_id", "name", "phone"),
}


def make_list(path: Path, count: int) -> None:
    """A workbook of so many members."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("명단")
        for line, row in enumerate(_rows(count)):
            sheet.write_row(line, 0, row)


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    yield HEADS
    for number in range(count):
        stem, tail = STEMS[number % len(STEMS)], TAILS[number // len(STEMS) % len(TAILS)]
        yield (
            f"(주)예시{stem}{number}{tail}",
            business_number(f"{number // 1_000_000:03d}{81 + number % 7}{number % 10_000:04d}")
            if count <= 10_000
            else business_number(f"{number // 10_000:03d}81{number % 10_000:04d}"),
            "이차전지",
            "소기업",
            "경북",
            "전극 코터 부품",
            f"김예시{number % 97}",
            f"054-{number % 900 + 100}-{number % 9000 + 1000}",
        )


def run() -> list[dict[str, object]]:
    """Both sizes, the import in a process of its own."""
    found: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for count, rounds in ROUNDS.items():
            sheet = Path(folder) / f"{count}.xlsx"
            make_list(sheet, count)
            ours, floors = [], [_floor(Path(folder), sheet)]
            for _ in range(rounds):
                ours.append(_in_a_process(Path(folder), sheet))
                floors.append(_floor(Path(folder), sheet))
            taken = mean(seconds for seconds, _ in ours)
            found += [
                figure(f"import of {count:,} members", taken, mean(floors), 5, "s"),
                figure("  peak memory", max(used for _, used in ours), MOST_MEGABYTES, 1, "MB"),
            ]
    return found


def _floor(folder: Path, sheet: Path) -> float:
    """Read with calamine, insert with SQLite alone."""
    path = folder / "raw.afm"
    raw = raw_file(path)
    start = time.perf_counter()
    _, *rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    raw.execute("BEGIN IMMEDIATE")
    _insert(raw, rows)
    raw.execute("COMMIT")
    taken = time.perf_counter() - start
    raw.close()
    path.unlink()
    return taken


def _insert(raw: sqlite3.Connection, rows: list[list[object]]) -> None:
    raw.execute("PRAGMA defer_foreign_keys = ON")
    ids = [new_id() for _ in rows]
    seats = raw.execute("SELECT NULL").fetchone()[0]
    values = {
        "organizations": ((i, r[0], "small", "47", r[5]) for i, r in zip(ids, rows, strict=True)),
        "business_numbers": ((new_id(), i, r[1]) for i, r in zip(ids, rows, strict=True)),
        "memberships": ((new_id(), i, seats, "member") for i in ids),
        "people": ((new_id(), i, r[6], r[7]) for i, r in zip(ids, rows, strict=True)),
    }
    for table, columns in TABLES.items():
        marks = ", ".join("?" * len(columns))
        raw.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values[table]
        )


def _in_a_process(folder: Path, sheet: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of the import."""
    path = folder / "ours.afm"
    call = f"from tests.bench.imports import bring_in; bring_in({str(path)!r}, {str(sheet)!r})"
    answer = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, text=True, check=True
    )
    for written in folder.glob("ours*"):
        shutil.rmtree(written) if written.is_dir() else written.unlink()
    taken, megabytes = map(float, answer.stdout.split())
    return taken, megabytes


def bring_in(path: str, sheet: str) -> None:
    """Read and import a list; print how long it took and how much memory."""
    workspace = Workspace.create(Path(path), OFFICE)
    structure = Structure(name="얼라이언스")
    with workspace.writing("분과") as session:
        session.add(structure)
        session.add(Division(structure_id=structure.id, code="BAT", name="이차전지"))
    start = time.perf_counter()
    book = open_book(Path(sheet))
    table = likely_table(ImportKind.MEMBERS, all_tables(book.sheets))
    assert table is not None
    listed = ForeignList(book, table, suggested(table, ImportKind.MEMBERS, {}))
    report = ImportService(workspace).run(listed.kind, listed.source, listed.rows())
    taken = time.perf_counter() - start
    assert report.counts.new == len(report.rows), report.counts
    workspace.close()
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
