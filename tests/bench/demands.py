"""Lists, funnel, dashboard and board of 100,000 demands, and which of 5,000 are like one.

The floor of each but the last is plain SQL for the same numbers.
"""

from __future__ import annotations

import gc
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from afm_desktop.app import build
from afm_desktop.domain.enums import BudgetSource, DemandStatus
from afm_desktop.domain.ids import uuid7
from afm_desktop.paths import DEMONSTRATION
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.dashboard_figures import read_stages
from afm_desktop.services.founding import found_office
from afm_desktop.services.similar.service import SimilarDemands
from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from tests.bench import demand_floors as floors
from tests.bench.figure import figure
from tests.bench.storage import INSERT, OFFICE, bodies

DEMANDS, FIRMS, ALIKE = 100_000, 5_000, 5_000
COLD, WARM = 2_000.0, 100.0  # milliseconds until the demands like one are told
_START = 1_784_678_400_000
_STEPS = (DemandStatus.SUBMITTED, DemandStatus.RECEIVED, DemandStatus.REVIEWING)
_ENDS = (
    DemandStatus.SELECTED,
    DemandStatus.CANDIDATE,
    DemandStatus.INELIGIBLE,
    DemandStatus.SUPPLEMENT,
)
_COMMENTS = "id, demand_id, supplement, binding, text, due_on, answered_on"
_REQUESTS = "id, kind, round_id, organization_id, division_id, key, state, sent_on, due_on"
_LIVE = "FROM demands AS d WHERE d.deleted IS NULL"
_USUAL = f"SELECT d.row {_LIVE} ORDER BY d.intake_no IS NULL, d.intake_no, d.row"
_COST = (
    "(SELECT coalesce(sum(b.amount_won), 0) FROM budget_lines AS b "
    "WHERE b.demand_id = d.id AND b.deleted IS NULL)"
)
_BY_COST = (
    f"SELECT d.row, {_COST} AS won {_LIVE} ORDER BY won, d.intake_no IS NULL, d.intake_no, d.row"
)
_SELECTED = f"SELECT d.row {_LIVE} AND d.status = 'selected' ORDER BY d.intake_no, d.row"
_FUNNEL = f"SELECT d.status, count(*), sum({_COST}) {_LIVE} GROUP BY d.status"
_BY_DIVISION = (
    f"SELECT d.division_id, d.status, count(*) {_LIVE} GROUP BY 1, 2",
    (
        "SELECT d.division_id, sum(b.amount_won) FROM demands AS d JOIN budget_lines AS b "
        "ON b.demand_id = d.id WHERE d.deleted IS NULL AND b.deleted IS NULL GROUP BY 1"
    ),
    "SELECT count(*), sum(o.size_class = 'large') FROM organizations AS o WHERE o.deleted IS NULL",
)


def run() -> list[dict[str, Any]]:
    """The lists of a large file, and the likeness of a small one."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.afm", Path(folder) / "small.afm"
        make_file(large, DEMANDS)
        make_file(small, ALIKE)
        return [*_listed(large), *_alike(small)]


def make_file(path: Path, count: int) -> None:
    """A file of so many demands in one round, each with its steps and its costs."""
    found_office(path, OFFICE)
    workspace = Workspace.open(path)
    with workspace.writing("기업 등록") as session:
        (chunk,) = bodies(FIRMS)
        session.connection().exec_driver_sql(INSERT, chunk)
    workspace.close()
    connection = sqlite3.connect(path)
    divisions = [id for (id,) in connection.execute("SELECT id FROM divisions ORDER BY position")]
    firms = [row[0] for row in chunk]
    with connection:
        connection.execute(
            "INSERT INTO rounds (id, structure_id, year, ordinal, name, opens_at) VALUES ('r',"
            " (SELECT id FROM structures), 2026, 1, '제1차', '2026-03-02T00:00:00+00:00')"
        )
        _insert(connection, count, divisions, firms)
        _insert_waiting(connection, divisions, firms)
    connection.close()


def _insert(connection: sqlite3.Connection, count: int, divisions: Any, firms: Any) -> None:
    rng, texts = Random(5), _sentences()
    demands, events, costs = [], [], []
    for number in range(count):
        id = uuid7(_START + number, number)
        status = rng.choice((*_STEPS, *_ENDS))
        told = [" ".join(rng.sample(texts, 2)) for _ in range(5)]
        title = f"{rng.choice(texts)[:20]} {number}"
        place = (rng.choice(divisions), rng.choice(firms))
        demands.append(
            (id, f"BAT-2026-{number:06d}", "r", *place, title, told[0][:12], told[1][:10], *told,
             status.value, None if status is _STEPS[0] else f"2026-04-1{number % 10}")
        )  # fmt: skip
        for step, reached in enumerate(dict.fromkeys((*_STEPS, status))):
            day = f"2026-0{3 + step}-1{number % 10}"
            events.append((uuid7(_START, number * 8 + step), id, reached.value, day))
        for place_, source in enumerate(BudgetSource):
            key = uuid7(_START, number * 8 + place_)
            costs.append((key, id, 2026, source.value, rng.randrange(1, 900) * 1_000_000))
    marks = ", ".join("?" * 15)
    connection.executemany(
        "INSERT INTO demands (id, intake_no, round_id, division_id, applicant_id, title, process,"
        f" product, as_is, problem, to_be, development, effects, status, received_on)"
        f" VALUES ({marks})",
        demands,
    )
    connection.executemany(
        "INSERT INTO demand_events (id, demand_id, status, happened_on) VALUES (?, ?, ?, ?)", events
    )
    connection.executemany(
        "INSERT INTO budget_lines (id, demand_id, year, source, amount_won) VALUES (?, ?, ?, ?, ?)",
        costs,
    )


def _insert_waiting(connection: sqlite3.Connection, divisions: Any, firms: Any) -> None:
    """What demands wait for: comments and partners; and what was asked of whom, and how often."""
    rng, comments, partners = Random(7), [], []
    demands = connection.execute("SELECT row, id, status FROM demands").fetchall()
    for row, id, status in demands:
        partners.append((uuid7(_START + 1, row), id, rng.choice(firms), "joint"))
        if status == DemandStatus.SUPPLEMENT:
            answered = "2026-07-01" if rng.random() < 0.3 else None
            due = f"2026-0{rng.choice((7, 8))}-15"
            comments.append((uuid7(_START + 2, row), id, 1, "as_is", "설비 대수", due, answered))
    asked = [
        (uuid7(_START + 3, place), "demand", "r", firm, divisions[place % len(divisions)],
         f"{place:024x}", "sent", "2026-06-01", "2026-07-01")
        for place, firm in enumerate(firms)
    ]  # fmt: skip
    seats = [
        (uuid7(_START + 4, place), firm, divisions[place % len(divisions)], "anchor", True)
        for place, firm in enumerate(firms)
    ]
    reminders = [
        (uuid7(_START + 5, place), one[0], "2026-06-20") for place, one in enumerate(asked)
    ]
    for table, columns, rows in (
        ("review_comments", _COMMENTS, comments),
        ("demand_partners", "id, demand_id, organization_id, role", partners),
        ("form_requests", _REQUESTS, asked),
        ("memberships", "id, organization_id, division_id, role, is_home", seats),
        ("form_reminders", "id, request_id, happened_on", reminders),
    ):
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _sentences() -> list[str]:
    """What demands of the demonstration say, for words as they are really written."""
    told = json.loads((DEMONSTRATION / "technologies.json").read_text("utf-8"))
    found = [text for kind in told.values() for part in ("as_is", "problem", "to_be")
             for text in kind[part]]  # fmt: skip
    words = ("전극", "차체", "선체", "금형", "밸브", "기판", "엔진", "강판", "배터리", "로봇")
    return [text.format(process=f"{word} 공정", product=word) for text in found for word in words]


def _listed(path: Path) -> Iterator[dict[str, Any]]:
    workspace, connection = Workspace.open(path, trusts=True), sqlite3.connect(path)
    desk, day = build(workspace), {"day": str(workspace.today)}
    for name, query, sql in (
        ("list of 100,000 demands shown", ViewQuery(), _USUAL),
        ("  sorted by 총사업비", ViewQuery(sort=(Sort("total_cost_won"),)), _BY_COST),
        ("  filtered", ViewQuery(filters=(Filter("status", ("selected",)),)), _SELECTED),
        ("  sorted by 다음 처리", ViewQuery(sort=(Sort("turn"),)), floors.BY_TURN),
        ("  sorted by 보완기한", ViewQuery(sort=(Sort("due_on"),)), floors.BY_DUE),
        ("  filtered by 기한 지남", ViewQuery(filters=(Filter("turn", ("late",)),)), floors.LATE),
    ):
        ours = _median(lambda query=query: desk.views.keys(ViewKind.DEMANDS, query))
        floor = _median(lambda sql=sql: connection.execute(sql, day).fetchall())
        yield figure(name, ours, floor, 3)
    floor = _median(lambda: connection.execute(_FUNNEL).fetchall())
    with workspace.reading() as session:
        yield figure("  its funnel", _median(lambda: read_stages(session, None, "r")), floor, 3)
    whole = _median(desk.dashboard.of)
    rest = sum(_median(lambda sql=sql: connection.execute(sql).fetchall()) for sql in _BY_DIVISION)
    yield figure("dashboard of 100,000 demands", whole, floor + rest, 3)
    board, floor = _side_by_side(
        lambda: desk.collecting.board(Asked(("demand:r",))),
        lambda: [connection.execute(sql, day).fetchall() for sql in floors.BOARD],
    )
    yield figure("제출 현황판 of 100,000 demands", board, floor, 3)
    connection.close()
    workspace.close()


def _alike(path: Path) -> Iterator[dict[str, Any]]:
    workspace = Workspace.open(path, trusts=True)
    with workspace.reading() as session:
        ids = session.connection().exec_driver_sql("SELECT id FROM demands LIMIT 20").scalars()
        wanted = list(ids)
    service = SimilarDemands(workspace)
    cold = _timed(lambda: service.to(wanted[0]))
    yield figure(f"demands like one of {ALIKE:,}, first", cold, COLD, 1)
    warm = median(_timed(lambda id=id: service.to(id)) for id in wanted)
    yield figure("  each further one", warm, WARM, 1)
    workspace.close()


def _median(work: Callable[[], Any]) -> float:
    return median(_timed(work) for _ in range(3))


def _side_by_side(work: Callable[[], Any], floor: Callable[[], Any]) -> tuple[float, float]:
    """Both in turn, in milliseconds of this process: whatever else the computer does hits both."""
    took = [(_worked(work), _worked(floor)) for _ in range(5)]
    return median(one for one, _ in took), median(one for _, one in took)


def _worked(work: Callable[[], Any]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _timed(work: Callable[[], Any]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
