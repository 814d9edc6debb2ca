"""What is measured of the window, each part in a process of its own; it prints JSON.

What a part does not need it does not import: imports are part of what is measured.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
import statistics
import sys
import time
from array import array
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

TIMES = 9
ROWS = 2_000  # of the lists whose repainting is compared
SORTED = """
SELECT o.row FROM organizations AS o
JOIN search_row AS s ON s.key = o.row * 64 + 1
WHERE o.deleted IS NULL AND o.merged_into_id IS NULL AND o.id IN
(SELECT organization_id FROM memberships WHERE deleted IS NULL AND left_on IS NULL)
ORDER BY CASE o.size_class WHEN 'large' THEN 0 WHEN 'middle' THEN 1 WHEN 'medium' THEN 2
WHEN 'small' THEN 3 END, s.place
"""
FILTERED = """
SELECT o.row FROM organizations AS o
JOIN search_row AS s ON s.key = o.row * 64 + 1
WHERE o.deleted IS NULL AND o.merged_into_id IS NULL AND o.id IN
(SELECT organization_id FROM memberships WHERE deleted IS NULL AND left_on IS NULL)
AND o.size_class = 'large' ORDER BY s.place
"""
LISTED = (
    "deleted IS NULL AND merged_into_id IS NULL AND id IN "
    "(SELECT organization_id FROM memberships WHERE deleted IS NULL AND left_on IS NULL)"
)


def bare(_path: str) -> dict[str, float]:
    """A window with nothing in it, painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    _until(app, lambda: bool(window.windowHandle().isExposed()))
    return {"painted": time.time(), "memory": _memory()}


def ready(path: str) -> dict[str, float]:
    """The program started on a file, as the command does it."""
    from afm_desktop.cli import window as command

    told: dict[str, float] = {}
    load_qt = command.load_qt

    def load() -> None:  # not before the program loads it: that would cost all that comes after
        load_qt()
        from PySide6.QtWidgets import QApplication

        QApplication.exec = staticmethod(watch)  # type: ignore[assignment]

    def watch() -> int:
        from PySide6.QtWidgets import QApplication

        from afm_desktop.ui.loading import load_screens

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = _shown(app)
        told["painted"] = time.time()
        _require_its_own(window, path)
        _until(app, lambda: _rests(window))
        told["filled"] = time.time()
        load_screens()  # which it does next
        told["memory"] = _memory()
        window.close()
        _until(app, lambda: window.is_closed)
        return 0

    command.load_qt = load
    from afm_desktop.__main__ import main

    main([path])
    return told


def lists(path: str) -> dict[str, float]:
    """A list shown, sorted, filtered; its floor is the least that shows the same rows."""
    import sqlite3

    from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery

    app, desk = _desk(path)
    table, model = _our_table(desk)

    def ours(query: ViewQuery) -> Callable[[], None]:
        def show() -> None:
            model.set_keys(desk.views.keys(ViewKind.MEMBERS, query))
            table.viewport().repaint()

        return show

    def asked(sql: str) -> Callable[[], None]:
        return lambda: _fetched(connection.execute(sql))

    def emptied() -> None:
        model.set_keys(array("q"))
        table.viewport().repaint()

    small = ViewQuery(filters=(Filter("size_class", ("large",)),))
    by_size = ViewQuery(sort=(Sort("size_class"),))
    connection = sqlite3.connect(path)
    told = {
        **_pair("show", ours(ViewQuery()), _sql_table(path), emptied),
        **_pair("sort", ours(by_size), asked(SORTED), emptied),
        **_pair("filter", ours(small), asked(FILTERED), emptied),
    }
    connection.close()
    table.close()
    desk.workspace.close()
    app.processEvents()
    return told


def scrolling(path: str) -> dict[str, float]:
    """One step of scrolling repainted, against the same cells in a model written in C++."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    from afm_desktop.services.views.model import ViewKind, ViewQuery
    from afm_desktop.ui.models.roles import RAW_ROLE

    app, desk = _desk(path)
    ours, model = _our_table(desk)
    model.set_keys(desk.views.keys(ViewKind.MEMBERS, ViewQuery())[:ROWS])
    plain = QStandardItemModel(ROWS, len(model.columns))
    for row in range(ROWS):
        for column in range(len(model.columns)):
            item = QStandardItem(model.text(row, column))
            item.setData(str(model.value(row, column)), RAW_ROLE)
            plain.setItem(row, column, item)
            model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole)
    floor = _table(plain, ours.specs)

    def stepped(table: Any) -> Callable[[], None]:
        places = cycle(range(0, 40_000, 700))

        def step() -> None:
            table.verticalScrollBar().setValue(next(places))
            table.viewport().repaint()

        return step

    told = _pair("scroll", stepped(ours), stepped(floor), times=120)
    for table in (ours, floor):
        table.close()
    desk.workspace.close()
    app.processEvents()
    return told


def editing(path: str) -> dict[str, float]:
    """From leaving a field to 저장됨, and from a typed term to the hits, in the whole window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from afm_desktop.app import open_desk
    from afm_desktop.services.views.model import ViewKind, ViewQuery
    from afm_desktop.ui.shell.palette import Palette
    from afm_desktop.ui.start import make_application, make_program

    app = make_application()
    program = make_program(app, open_desk)
    program.begin(Path(path))
    window = _shown(app)
    _until(app, lambda: _rests(window))
    desk, bridge = window.desk, window.bridge
    keys = desk.views.keys(ViewKind.MEMBERS, ViewQuery())[:TIMES]
    saved: list[float] = []
    bridge.saved.connect(lambda _when: saved.append(time.perf_counter()))
    taken, hits = [], []
    for number, id_ in enumerate(desk.views.ids_of(ViewKind.MEMBERS, keys).values()):
        saved.clear()
        began = time.perf_counter()
        bridge.write(lambda id_=id_, n=number: _edit(desk, id_, n))
        _until(app, lambda: bool(saved))
        taken.append((saved[0] - began) * 1000)
        _until(app, lambda: _rests(window))
    window.show_palette()
    palette = window.findChild(Palette)
    from tests.bench.search import TERMS

    for term in TERMS * 5:
        began = time.perf_counter()
        palette.look(term)
        _until(app, lambda: _rests(window))
        palette.list.repaint()
        hits.append((time.perf_counter() - began) * 1000)
    QTimer.singleShot(0, window.close)
    _until(app, lambda: window.is_closed)
    assert isinstance(app, QApplication)
    return {"edit": statistics.median(taken), "hits": statistics.quantiles(hits, n=20)[-1]}


PARTS = {part.__name__: part for part in (bare, ready, lists, scrolling, editing)}


# --- what the parts share -----------------------------------------------------------------------


def _edit(desk: Any, id_: str, number: int) -> None:
    desk.records.change("organizations", id_, {"notes": f"고침 {number} {time.time()}"})


def _until(app: Any, is_so: Callable[[], bool]) -> None:
    """Run the event loop until something holds."""
    from PySide6.QtCore import QEventLoop

    deadline = time.monotonic() + 120
    while not is_so():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.0005)


def _shown(app: Any) -> Any:
    """The window of the file, once it is painted."""
    from afm_desktop.ui.shell.window import MainWindow

    def found() -> list[MainWindow]:
        windows = [one for one in app.topLevelWidgets() if isinstance(one, MainWindow)]
        return [one for one in windows if one.isVisible() and one.windowHandle().isExposed()]

    _until(app, lambda: bool(found()))
    return found()[0]


def _require_its_own(window: Any, path: str) -> None:
    """What counts as painted is the window of that file and its office, with the keyboard in it."""
    listed = [spec.words for spec in window.specs]
    if Path(path).name not in window.windowTitle() or "회원" not in listed:
        raise RuntimeError("this is not the window of the file")
    if window.focusWidget() is None:
        raise RuntimeError("the keyboard is nowhere")


def _rests(window: Any) -> bool:
    return bool(window.is_furnished and window.bridge.is_resting)


def _memory() -> float:
    """Megabytes this process takes, with the libraries it shares."""
    try:
        text = Path("/proc/self/status").read_text(encoding="ascii")
        return int(text.split("VmRSS:")[1].split()[0]) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _desk(path: str) -> tuple[Any, Any]:
    from afm_desktop.app import build
    from afm_desktop.storage.workspace import Workspace
    from afm_desktop.ui import theme as themes
    from afm_desktop.ui.start import make_application

    app = make_application()
    themes.install(app)
    return app, build(Workspace.open(Path(path)))


def _our_table(desk: Any) -> tuple[Any, Any]:
    """The list of members as its screen shows it."""
    from afm_desktop.services.views.model import ViewKind
    from afm_desktop.ui.models.keyed import KeyedModel
    from afm_desktop.ui.screens.records.kinds.bodies import MEMBERS
    from afm_desktop.ui.screens.records.reading import RowReader
    from afm_desktop.ui.screens.records.showing import Showing

    assert MEMBERS.kind is ViewKind.MEMBERS
    reader = RowReader(desk.views, MEMBERS)
    model = KeyedModel(reader, reader.columns, Showing().text, [c.header for c in MEMBERS.columns])
    return _table(model, MEMBERS.columns), model


def _table(model: Any, columns: Any) -> Any:
    from afm_desktop.ui.widgets.table import DataTable

    table = DataTable("회원 목록")
    table.set_model(model, columns)
    table.resize(1200, 800)
    _expose(table)
    return table


def _expose(widget: Any) -> None:
    from PySide6.QtWidgets import QApplication

    widget.show()
    _until(QApplication.instance(), lambda: bool(widget.windowHandle().isExposed()))


def _sql_table(path: str) -> Callable[[], None]:
    """Qt's own table of the same bodies, ordered by name."""
    from PySide6.QtCore import Qt
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    from PySide6.QtWidgets import QTableView

    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(path)
    if not database.open():
        raise RuntimeError(database.lastError().text())
    view = QTableView()
    view.resize(1200, 800)
    _expose(view)
    kept: list[QSqlTableModel] = []

    def show() -> None:
        model = QSqlTableModel(None, database)
        model.setTable("organizations")
        model.setFilter(LISTED)
        model.setSort(model.fieldIndex("name"), Qt.SortOrder.AscendingOrder)
        model.select()
        view.setModel(model)
        view.viewport().repaint()
        kept[:] = [model]

    return show


def _fetched(rows: Any) -> array[int]:
    return array("q", [row for (row,) in rows.fetchall()])


def _pair(
    name: str,
    ours: Callable[[], None],
    floor: Callable[[], None],
    before: Callable[[], None] = lambda: None,
    times: int = TIMES,
) -> dict[str, float]:
    """Both in turn, so that a busy moment strikes both."""
    taken: dict[str, list[float]] = {name: [], f"{name}_floor": []}
    for work in (before, ours, floor):
        work()
    for _ in range(times):
        before()
        taken[name].append(_ms(ours))
        taken[f"{name}_floor"].append(_ms(floor))
    return {key: statistics.median(found) for key, found in taken.items()}


def _ms(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](sys.argv[2])))
