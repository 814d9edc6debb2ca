"""The screen of imports, a list it reads, and a watchdog of the event loop."""

import pytest
import xlsxwriter

from tests.ui.watchdog import watchdog
from tests.ui.whole_window import visit

__all__ = ["watchdog"]


@pytest.fixture
def screen(window):
    visit(window, "import")
    return window.body.stage.current


def write_list(path, rows):
    """A workbook of one sheet; answer where it lies."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("명단")
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    return path
