"""What is loaded before the window is seen."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("alembic", "reportlab", "xlsxwriter", "PIL", "hypothesis", "pytest", "PySide6.QtPdf")


def test_papers_sheets_and_migrations_are_loaded_when_they_are_wanted():
    command = (
        "import sys, afm_desktop.app, afm_desktop.ui.start; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"
