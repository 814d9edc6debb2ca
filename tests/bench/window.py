"""The window on a file of 100,000 bodies, each part against a floor and in a process of its own.

Start-up and memory are those of the command with the file, against a bare window of Qt: painted
is the window with the name, navigation and keyboard, filled is its first screen. A list is
held against Qt's own model of the same table, sorting and filtering against the bare SQL that
orders the keys, scrolling against a model written in C++ in the same painted table.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import window_file
from tests.bench.figure import figure

STARTS = 7
MOST = 180  # seconds a part may take
SOON = 30.0  # milliseconds until an edit is saved, or hits are seen


def run() -> list[dict[str, object]]:
    """Measure all of it on one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "window.afm"
        window_file.make(path)
        return [*_starts(path), *_lists(path), *_waits(path)]


def _starts(path: Path) -> Iterator[dict[str, object]]:
    """Bare and ready in turn, so that a busy moment strikes both; the first pair is compiled."""
    for name in ("bare", "ready"):
        _part(name, path)
    pairs = [(_part("bare", path), _part("ready", path)) for _ in range(STARTS)]
    floor, painted, filled = (
        statistics.median(times)
        for times in (
            [bare["painted"] for bare, _ in pairs],
            [ready["painted"] for _, ready in pairs],
            [ready["filled"] for _, ready in pairs],
        )
    )
    bare, ours = (statistics.median(p["memory"] for p in part) for part in zip(*pairs, strict=True))
    yield figure("window ready with 100,000 bodies", painted, floor, 4, "s")
    yield figure("  its first screen filled", filled, floor, None, "s")
    yield figure("  memory with the file open", ours, bare, 1.8, "MB")


def _lists(path: Path) -> Iterator[dict[str, object]]:
    told = {**_part("lists", path), **_part("scrolling", path)}
    for key, name, bound in (
        ("show", "list shown, against QSqlTableModel", 2.5),
        ("sort", "  sorted, against its SQL", 1.5),
        ("filter", "  filtered, against its SQL", 1.5),
        ("scroll", "  scrolled, against a C++ model", 1.6),
    ):
        yield figure(name, told[key], told[f"{key}_floor"], bound, "ms")


def _waits(path: Path) -> Iterator[dict[str, object]]:
    told = _part("editing", path)
    yield figure("edit in the window until saved", told["edit"], SOON, 1, "ms")
    yield figure("palette hits in the window, p95", told["hits"], SOON, 1, "ms")


def _part(name: str, path: Path) -> dict[str, float]:
    """What a part tells; moments become seconds since its process was started."""
    with tempfile.TemporaryDirectory() as data:
        settings = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "AFM_DATA_DIR": data,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(path.parent / "compiled"),
        }
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.window_parts", name, str(path)],
            capture_output=True, text=True, check=False, env=settings, timeout=MOST,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {
        key: value - began if key in ("painted", "filled") else value for key, value in told.items()
    }
