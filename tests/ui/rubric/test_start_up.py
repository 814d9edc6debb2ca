"""What is loaded before the window is seen."""

from __future__ import annotations

import subprocess
import sys

UNUSED = ("sqlalchemy.dialects.postgresql", "hypothesis", "pytest")
HEAVY = ("alembic", "reportlab", "xlsxwriter", "PIL", "PySide6.QtPdf", *UNUSED)
DRAWING = ("reportlab", "PIL")


def test_papers_sheets_and_migrations_are_loaded_when_they_are_wanted():
    assert loaded_with("afm_desktop.app", "afm_desktop.ui.start", among=HEAVY) == "[]"


def test_a_list_on_the_command_line_loads_neither():
    commands = ("afm_desktop.cli.listings", "afm_desktop.cli.collecting")

    found = loaded_with("afm_desktop.cli.run", *commands, among=HEAVY)

    assert found == "[]"


def test_the_screen_of_papers_opens_before_what_draws_them_is_loaded():
    screens = "afm_desktop.ui.screens"

    found = loaded_with(f"{screens}.reports.screen", f"{screens}.records.printing", among=DRAWING)

    assert found == "[]"


def test_a_paper_is_made_of_rows_without_what_asks_a_file():
    assert loaded_with("afm_desktop.reports.division_status", among=("sqlalchemy",)) == "[]"


def loaded_with(*modules: str, among: tuple[str, ...]) -> str:
    command = (
        f"import sys, {', '.join(modules)}; "
        f"print([name for name in {among!r} if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()
