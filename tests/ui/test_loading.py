"""The program is loaded at the price of what is loaded."""

import os
import subprocess
import sys

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office

SCRIPT = """
import builtins, gc, linecache
plain = builtins.__import__
from afm_desktop.ui.loading import load_qt, loading
with loading():
    {work}
{told}
"""


def answer(work: str, told: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(work=work, told=told)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_no_source_is_read_once_qt_is_loaded():
    told = (
        "print(builtins.__import__ is plain, any('tokens.py' in name for name in linecache.cache))"
    )

    assert answer("load_qt(); import afm_desktop.ui.tokens", told) == "True False"


def test_what_is_loaded_is_not_gone_through_again():
    told = "print(gc.isenabled(), gc.get_freeze_count() > 10_000)"

    assert answer("import json, afm_desktop.domain.model", told) == "True True"


STARTED = """
import sys
from afm_desktop.cli import window as command
load_qt = command.load_qt
def load():
    load_qt()
    from PySide6.QtWidgets import QApplication
    QApplication.exec = staticmethod(watch)
def watch():
    from PySide6.QtWidgets import QApplication
    from tests.ui.watchdog import Watchdog
    app, dog = QApplication.instance(), Watchdog()
    (window,) = [one for one in app.topLevelWidgets() if one.windowTitle()]
    seen = window.isVisible() and "예시.afm" in window.windowTitle()
    print(seen, window.is_furnished, "sqlalchemy" in sys.modules)
    dog.run(lambda: None, lambda: window.is_furnished and window.bridge.is_resting)
    print(window.body.stage.current is not None)
    dog.run(lambda: None, lambda: "afm_desktop.ui.screens.settings.screen" in sys.modules)
    print(dog.longest <= 0.1)
    window.close()
    return 0
command.load_qt = load
from afm_desktop.__main__ import main
main([sys.argv[1]])
"""


def test_the_window_stands_before_the_services_are_loaded_and_never_stands_still(tmp_path):
    path = tmp_path / "예시.afm"
    found_office(path, Office(Role.CENTER, "예시 사무국"))
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AFM_DATA_DIR": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(path)],
        capture_output=True, text=True, check=True, env=settings,
    )  # fmt: skip

    assert done.stdout.splitlines() == ["True False False", "True", "True"]
