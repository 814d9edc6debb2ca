"""The chain of an anchor among 100,000 bodies and 1,000,000 links, and the map of 200 bodies.

The floor of a walk is a breadth-first search over dictionaries that are there already; that of
reading all links is the same rows by plain SQLite into those dictionaries.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from afm_desktop.domain.ids import uuid7
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.changes import Changes
from afm_desktop.services.supply_chain.drawing import MapWords, draw_map
from afm_desktop.services.supply_chain.net import DEEPEST
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.services.supply_chain.service import FIRST, ChainService
from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace
from tests.bench.figure import figure
from tests.bench.storage import BODIES, CHUNK, INSERT, bodies

LINKS = 1_000_000
AT_ONCE = 50.0  # milliseconds until the first bodies of a chain are there
LAID_OUT = 200.0  # milliseconds for a map of 200 bodies
OFFICE = Office(role=Role.CENTER, actor="예시 사무국")
Suppliers = dict[str, list[str]]
_OF_SUPPLIERS = (
    "SELECT l.row FROM supply_links AS l LEFT JOIN organizations AS o ON o.id = l.supplier_id "
    "LEFT JOIN search_row AS s ON s.key = o.row * 64 + 1 WHERE l.deleted IS NULL "
)
_IN_USUAL_ORDER = f"{_OF_SUPPLIERS} ORDER BY s.place, l.row"
_BY_AMOUNT = f"{_OF_SUPPLIERS} ORDER BY l.yearly_amount_won, s.place, l.row"
_SOLE = f"{_OF_SUPPLIERS} AND l.is_sole_source ORDER BY s.place, l.row"


def run() -> list[dict[str, Any]]:
    """Reading, walking, and the first bodies of a file just opened."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain.afm"
        anchor = make_file(path)
        return [*_measured(path, anchor), *_listed(path), _map()]


def make_file(path: Path) -> str:
    """A file of bodies that deliver to each other at random; the first of them is the anchor."""
    workspace = Workspace.create(path, OFFICE)
    rng, ids = Random(7), []
    with workspace.writing("가져오기") as session:
        for chunk in bodies(BODIES):
            ids += [row[0] for row in chunk]
            session.connection().exec_driver_sql(INSERT, chunk)
    workspace.close()
    connection = sqlite3.connect(path)
    with connection:
        for start in range(0, LINKS, CHUNK):
            connection.executemany(
                "INSERT INTO supply_links (id, supplier_id, buyer_id, item, yearly_amount_won,"
                " is_sole_source) VALUES (?, ?, ?, ?, ?, ?)",
                [_link(rng, ids, number) for number in range(start, start + CHUNK)],
            )
    connection.close()
    return str(ids[0])


def _link(rng: Random, ids: list[str], number: int) -> tuple[Any, ...]:
    """Every body delivers some ten items to bodies anywhere."""
    id = uuid7(1_784_678_400_000 + BODIES + number, number)
    supplier, buyer = rng.randrange(BODIES), rng.randrange(BODIES)
    return id, ids[supplier], ids[buyer], f"품목 {number % 997}", number * 1000, number % 50 == 0


def _measured(path: Path, anchor: str) -> Iterator[dict[str, Any]]:
    floor_read, suppliers = _timed(lambda: _dictionaries(path))
    floor = median(_timed(lambda: _search(anchor, suppliers))[0] for _ in range(5))
    reached = len(_search(anchor, suppliers))
    first = min(_first(path, anchor) for _ in range(7))
    yield _result(f"first {FIRST} bodies of a chain", first, AT_ONCE / 1000, 1)
    workspace = Workspace.open(path)
    chains = ChainService(workspace, Changes())
    took, net = _timed(chains.whole)
    yield _result("all links read", took, floor_read, 3)
    assert chains.chain([anchor]).suppliers == reached
    number = net.number[anchor]
    took = median(_timed(lambda: net.tiers(number))[0] for _ in range(5))
    yield _result(f"chain at depth {DEEPEST}, {reached:,} bodies", took, floor, 3)
    workspace.close()


def _listed(path: Path) -> Iterator[dict[str, Any]]:
    """The list of all links as the window asks for it, against plain SQLite in the same order."""
    workspace, connection = Workspace.open(path, trusts=True), sqlite3.connect(path)
    views = Views(workspace)
    for name, query, sql, bound in (
        ("list of 1,000,000 links shown", ViewQuery(), _IN_USUAL_ORDER, 2.5),
        ("  sorted by amount", ViewQuery(sort=(Sort("yearly_amount_won"),)), _BY_AMOUNT, 1.5),
        ("  filtered", ViewQuery(filters=(Filter("is_sole_source", ("yes",)),)), _SOLE, 1.5),
    ):
        ours, theirs = [], []
        for _ in range(3):
            took, keys = _timed(lambda query=query: views.keys(ViewKind.LINKS, query))
            ours.append(took)
            took, rows = _timed(lambda sql=sql: connection.execute(sql).fetchall())
            theirs.append(took)
            assert list(keys) == [key for (key,) in rows]
        yield _result(name, median(ours), median(theirs), bound)
    took, _ = _timed(lambda: views.rows(ViewKind.LINKS, keys[:256]))
    yield _result("  256 of its rows read", took, AT_ONCE / 1000, None)
    connection.close()
    workspace.close()


def _map() -> dict[str, Any]:
    """Laying out and drawing 200 bodies in four tiers, each linked to two of the tier before."""
    rng, ids = Random(3), [[f"{tier}.{n}" for n in range(50)] for tier in range(4)]
    bodies = [ChainBody(id, f"예시{id}", tier) for tier, row in enumerate(ids) for id in row]
    links = [
        ChainLink(f"{id} {n}", id, rng.choice(ids[tier - 1]), "밸브")
        for tier in range(1, 4)
        for id in ids[tier]
        for n in range(2)
    ]
    chain = Chain(date(2026, 7, 22), tuple(bodies), tuple(links), (50, 50, 50, 50))
    words = MapWords(("",) * 4, "단독", "지정", {}, ("",) * 4, ("",) * 4)

    def draw() -> object:
        picked = pick(chain, most=50)
        return draw_map(picked, words, measure=lambda text, size, _bold: len(text) * size)

    took = median(_timed(draw)[0] for _ in range(9))
    return _result("map of 200 bodies", took, LAID_OUT / 1000, 1)


def _first(path: Path, anchor: str) -> float:
    workspace = Workspace.open(path, trusts=True)
    chains = ChainService(workspace, Changes())
    with workspace.reading() as session:
        session.connection()
    took, chain = _timed(lambda: chains.first([anchor]))
    assert len(chain.bodies) == FIRST
    workspace.close()
    return took


def _dictionaries(path: Path) -> Suppliers:
    connection = sqlite3.connect(path)
    found: Suppliers = {}
    query = (
        "SELECT supplier_id, buyer_id, row, item, yearly_amount_won, is_sole_source"
        " FROM supply_links WHERE deleted IS NULL"
    )
    for supplier, buyer, *_about in connection.execute(query):
        if supplier != buyer:
            found.setdefault(buyer, []).append(supplier)
    connection.close()
    return found


def _search(anchor: str, suppliers: Suppliers) -> dict[str, int]:
    found, frontier = {anchor: 0}, [anchor]
    for tier in range(1, DEEPEST + 1):
        reached = []
        for buyer in frontier:
            for supplier in suppliers.get(buyer, ()):
                if supplier not in found:
                    found[supplier] = tier
                    reached.append(supplier)
        frontier = reached
    del found[anchor]
    return found


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def _result(name: str, ours: float, floor: float, bound: float | None) -> dict[str, object]:
    return figure(name, ours * 1000, floor * 1000, bound)
