"""The book of a meeting of sixty pages and more, against the three seconds it may take.

The meeting is the next of 이차전지 in the demonstration, with every demand of the division on its
agenda. Reading, laying out and joining are all in it.
"""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import select

from afm_desktop.app import build
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, AgendaLink
from afm_desktop.reports.meeting_book import make
from afm_desktop.services import demonstration
from afm_desktop.services.desk import Desk
from afm_desktop.services.occasions import occasions
from afm_desktop.storage.workspace import Workspace
from tests.bench.figure import figure

DIVISION = "BAT"
PAGES, SECONDS = 60, 3.0
TIMES = 5


def run() -> list[dict[str, Any]]:
    """Seconds for the whole book, and for a page of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "예시.afm"
        demonstration.build(path)
        desk = build(Workspace.open(path))
        meeting = _with_all_demands(desk)
        taken, pages = _timed(desk, meeting)
        desk.workspace.close()
    assert pages >= PAGES, pages
    return [
        figure(f"book of {pages} pages", taken, SECONDS, 1, "s"),
        figure("  a page of it", taken / pages * 1000, SECONDS / PAGES * 1000, 1, "ms"),
    ]


def _with_all_demands(desk: Desk) -> str:
    meeting = occasions(desk.lists, DIVISION).next
    assert meeting is not None
    with desk.workspace.writing("안건 연결") as session:
        item = session.scalars(
            select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
        ).first()
        assert item is not None
        wanted = select(Demand.id).where(Demand.intake_no.startswith(DIVISION))
        for position, demand in enumerate(session.scalars(wanted), 100):
            session.add(AgendaLink(item_id=item.id, position=position, demand_id=demand))
    return meeting.id


def _timed(desk: Desk, meeting: str) -> tuple[float, int]:
    """The median of some books, after one that loads what papers need."""
    pages = make(desk.books.of(meeting)).pages
    taken = []
    for _ in range(TIMES):
        gc.collect()
        start = time.perf_counter()
        make(desk.books.of(meeting))
        taken.append(time.perf_counter() - start)
    return median(taken), pages
