"""The program is loaded at the price of what is loaded."""

import subprocess
import sys

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


def test_the_window_loads_what_knows_no_qt_first():
    script = """
import sys
from afm_desktop.cli import window
class Loaded(Exception): pass
def load_qt():
    raise Loaded(not any(name.startswith("PySide6") for name in sys.modules),
                 "afm_desktop.app" in sys.modules)
window.load_qt = load_qt
try:
    window.window([])
except Loaded as told:
    print(*told.args)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "True True"
