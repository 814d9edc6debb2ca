"""The demonstration as it was: copied, turned back, put back to a day, and listed.

The floor is the second that may pass; beside it stands what a bare copy of the file costs.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.services.as_of.model import Times
from afm_desktop.services.demonstration import build
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.storage.sqlite.memory import MemoryCopy

MOST = 1.0  # seconds
DAY = date(2026, 6, 30)
RUNS = 3
LISTS = (ListKind.MEMBERS, ListKind.DEMANDS, ListKind.LINKS)
CASES = {
    "as of a day, all lists": Times(DAY),
    "as known before anything was": Times(DAY, datetime(2020, 1, 1, tzinfo=UTC)),
}


def run() -> list[dict[str, object]]:
    """The best of a few runs of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "past.afm"
        build(path)
        with opened(path, read_only=True) as desk:
            copied = _best(lambda: MemoryCopy(path).close())
            found = [
                (f"demonstration {name}", _best(lambda times=times: _look(desk, times)), MOST, 1)
                for name, times in CASES.items()
            ]
            now = datetime.now(UTC)
            begun = datetime(2020, 1, 1, tzinfo=UTC)
            compared = _best(lambda: desk.differences.between(begun, now))
            found.append(("demonstration compared with nothing", compared, MOST, None))
    asked = found[0][1]
    found.append(("demonstration as of a day over a copy", asked, copied, None))
    return [
        {"name": name, "ours": ours, "floor": floor, "ratio": ours / floor, "bound": bound,
         "unit": "s"}
        for name, ours, floor, bound in found
    ]  # fmt: skip


def _look(desk: Desk, times: Times) -> None:
    past = desk.pasts.at(times)
    for kind in LISTS:
        past.lists.listing(kind)
    past.workspace.close()


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)
