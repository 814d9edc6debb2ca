"""The hit list of the palette on a file of 100,000 bodies: search, screens, commands, painting."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow

from afm_desktop.services.hits import READERS, Hits
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui import theme as themes
from afm_desktop.ui.command_specs import COMMANDS, screen_command
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.screens.screen import Screen, ScreenSpec
from afm_desktop.ui.shell.palette import Palette
from afm_desktop.ui.shell.palette_entries import Entries
from tests.bench.search import TERMS
from tests.bench.storage import BODIES, INSERT, OFFICE, bodies

MOST = 30.0  # milliseconds
SCREENS = [ScreenSpec(kind, kind, "box", "", Screen, finds=kind) for kind in READERS]


def run() -> list[dict[str, object]]:
    """Every term five times, from the text to the painted list."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes.install(app)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "palette.afm", OFFICE)
        with workspace.writing("가져오기") as session:
            for chunk in bodies(BODIES):
                session.connection().exec_driver_sql(INSERT, chunk)
        times = _times(app, Hits(workspace))
        workspace.close()
    p95 = statistics.quantiles(times, n=20)[-1]
    return [
        {"name": "palette hit list among 100,000 bodies, p95", "ours": p95, "floor": MOST,
         "ratio": p95 / MOST, "bound": 1, "unit": "ms"},
    ]  # fmt: skip


def _times(app: QApplication, hits: Hits) -> list[float]:
    window = QMainWindow()
    window.resize(1440, 900)
    goes = [screen_command(9, spec.key, spec.words, "") for spec in SCREENS]
    entries = Entries(Commands([*COMMANDS, *goes], window), SCREENS, lambda _place: None)
    palette = Palette(window, entries, lambda text, then: then(hits.find(text, READERS)))
    window.show()
    palette.open(palette.field)
    times = []
    for _ in range(5):
        for term in TERMS:
            began = time.perf_counter()
            palette.look(term)
            app.processEvents()
            times.append((time.perf_counter() - began) * 1000)
    window.close()
    return times
