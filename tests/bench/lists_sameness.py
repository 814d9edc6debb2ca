"""Bodies that look like one among 100,000, of which one in fifty was entered twice."""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path

from afm_desktop.services.sameness.service import SamenessService
from afm_desktop.storage.workspace import Workspace
from tests.bench.storage import BODIES, COLUMNS, INSERT, OFFICE, bodies

AGAIN = 50
ID, NAME, ADDRESS = (COLUMNS.index(column) for column in ("id", "name", "address"))


def run() -> list[dict[str, object]]:
    """One search over all, as the screen of duplicates makes it."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "sameness.afm", OFFICE)
        with workspace.writing("가져오기") as session:
            for chunk in bodies(BODIES):
                session.connection().exec_driver_sql(INSERT, _entered(chunk))
        gc.collect()
        start = time.perf_counter()
        queue = SamenessService(workspace).queue()
        took = time.perf_counter() - start
        workspace.close()
    if queue.total != BODIES // AGAIN:
        raise AssertionError(f"{queue.total} pairs found of {BODIES // AGAIN}")
    return [
        {"name": "duplicates among 100,000 bodies, against 10 s", "ours": took, "floor": 10.0,
         "ratio": took / 10.0, "bound": 1, "unit": "s"},
    ]  # fmt: skip


def _entered(chunk: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each at its own address; every fiftieth bears the name before it in another legal form."""
    rows = []
    for place, row in enumerate(chunk):
        values = list(row)
        values[ADDRESS] = f"경상북도 구미시 산업로 {row[ID]}"
        if place % AGAIN == AGAIN - 1:
            values[NAME] = f"주식회사 {chunk[place - 1][NAME]}"
        rows.append(tuple(values))
    return rows
