"""분과 현황 보고 beside its floor: its own canvas calls, recorded and made again by themselves."""

from __future__ import annotations

import gc
import io
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import xlsxwriter

from afm_desktop.reports import list_paper
from afm_desktop.reports.batch import Job, make_all
from afm_desktop.reports.division_status import make
from afm_desktop.reports.printed_list import ListColumn, PrintedList
from afm_desktop.reports.recording import RecordingCanvas, replay
from afm_desktop.services.status import DivisionStatus
from tests.bench.figure import figure
from tests.reports.factory import make_status

ROOT = Path(__file__).resolve().parents[2]
PAPERS = 12
ROWS = 10_000
COLD_OURS = """
import pickle, sys
from afm_desktop.reports.division_status import make
make(pickle.load(open(sys.argv[1], 'rb')))
"""
COLD_FLOOR = """
import pickle, sys
from afm_desktop.reports import fonts
from afm_desktop.reports.printed_list import ListColumn, PrintedList
from afm_desktop.reports.recording import replay
fonts.register()
replay(*pickle.load(open(sys.argv[1], 'rb')))
"""


def run() -> list[dict[str, Any]]:
    """Warm, cold, a long list, and twelve papers in one and in two processes."""
    results = [
        _warm("paper, warm", make_status(), 2.3),
        _warm("paper of 300 members and demands, warm", make_status(members=300, demands=300), 2.3),
        _cold(),
    ]
    return results + _twelve() + _long_list()


def _long_list() -> list[dict[str, Any]]:
    """A list of so many rows beside its own canvas calls, and beside an office program."""
    printed = _printed(ROWS)
    made: list[RecordingCanvas] = []

    def canvas(stream: io.BytesIO, **options: Any) -> RecordingCanvas:
        made.append(RecordingCanvas(stream, **options))
        return made[-1]

    list_paper.make(printed, make_canvas=canvas)
    calls, options = made[0].calls, made[0].options
    ours, floor = _paired(lambda: list_paper.make(printed), lambda: replay(calls, options), times=3)
    name = f"list of {ROWS:,} rows"
    found = [_result(name, ours, floor, 1.6)]
    office = shutil.which("soffice")
    if office is not None:
        found.append(_result("  against LibreOffice", ours, _converted(office, printed), 0.3))
    return found


def _printed(rows: int) -> PrintedList:
    titles = ("연번", "기업·기관명", "규모", "시·도", "주요 품목", "금액")
    columns = [ListColumn(title, is_figure=title in ("연번", "금액")) for title in titles]
    return PrintedList(
        "회원 명부",
        tuple(columns),
        [
            (f"{n:,}", f"(주)예시가람{n}정밀", "소기업", "경북", "전극 코터 부품", f"{n * 37:,}")
            for n in range(1, rows + 1)
        ],
        f"회원 {rows:,}개",
        date(2026, 7, 22),
    )


def _converted(office: str, printed: PrintedList) -> float:
    """Seconds in which the same rows become a PDF there."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "list.xlsx"
        with xlsxwriter.Workbook(str(book)) as made:
            sheet = made.add_worksheet()
            for line, row in enumerate(printed.rows):
                sheet.write_row(line, 0, row)
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(book)]
        return _timed(lambda: subprocess.run(command, check=True, capture_output=True))


def _result(name: str, ours: float, floor: float, bound: float | None) -> dict[str, object]:
    return figure(name, ours * 1000, floor * 1000, bound)


def _warm(name: str, status: DivisionStatus, bound: float) -> dict[str, Any]:
    calls, options = _recorded(status)
    make(status)
    ours, floor = _paired(lambda: make(status), lambda: replay(calls, options))
    return _result(name, ours, floor, bound)


def _cold() -> dict[str, Any]:
    status = make_status()
    with tempfile.TemporaryDirectory() as folder:
        rows, calls = Path(folder, "rows"), Path(folder, "calls")
        rows.write_bytes(pickle.dumps(status))
        calls.write_bytes(pickle.dumps(_recorded(status)))
        ours, floor = _paired(
            lambda: _process(COLD_OURS, rows), lambda: _process(COLD_FLOOR, calls), times=5
        )
    return _result("paper, cold process", ours, floor, 1.8)


def _twelve() -> list[dict[str, Any]]:
    states = [make_status(members=20 + number) for number in range(PAPERS)]
    recorded = [_recorded(status) for status in states]

    def floor() -> object:
        return [replay(*calls) for calls in recorded]

    with tempfile.TemporaryDirectory() as folder:
        jobs = [Job(status, Path(folder, f"{number}.pdf")) for number, status in enumerate(states)]
        one = _paired(lambda: make_all(jobs, workers=1), floor, times=5)
        two = _paired(lambda: make_all(jobs, workers=2), floor, times=5)
    return [
        _result("12 papers, one process", *one, 2.0),
        _result("12 papers, two workers", *two, 1.5),
    ]


def _recorded(status: DivisionStatus) -> tuple[list[Any], dict[str, Any]]:
    made: list[RecordingCanvas] = []

    def canvas(stream: io.BytesIO, **options: Any) -> RecordingCanvas:
        made.append(RecordingCanvas(stream, **options))
        return made[-1]

    paper = make(status, make_canvas=canvas)
    calls, options = made[0].calls, made[0].options
    assert replay(calls, options) == paper.data
    return calls, options


def _process(code: str, argument: Path) -> None:
    subprocess.run([sys.executable, "-c", code, str(argument)], check=True, cwd=ROOT)


def _paired(
    ours: Callable[[], object], floor: Callable[[], object], times: int = 9
) -> tuple[float, float]:
    """Medians of runs that take turns, so that a busy machine slows both."""
    pairs = [(_timed(ours), _timed(floor)) for _ in range(times)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
