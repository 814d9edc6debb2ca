"""회의자료 묶음 in its window: from the dashboard on, checked, ordered, kept and given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.preflight import CheckCode
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.reports import output
from afm_desktop.ui.screens.reports.ordered_choices import OrderedChoices
from afm_desktop.ui.screens.reports.screen import ReportsScreen
from afm_desktop.ui.screens.reports.wanted import BOOK
from tests.ui.screens.reports.conftest import WAIT, settled


@pytest.fixture
def book(window, qtbot) -> ReportsScreen:
    """The screen with the book of the next meeting, as the dashboard opens it."""
    qtbot.waitUntil(lambda: window.body.stage.current.page is not None, timeout=WAIT)
    (row,) = (row for row in window.body.stage.current.page.todos.rows if row.book is not None)
    qtbot.mouseClick(row.book, Qt.MouseButton.LeftButton)
    screen = window.body.stage.current
    assert isinstance(screen, ReportsScreen)
    settled(screen, qtbot)
    return screen


def test_the_dashboard_opens_the_book_of_the_next_meeting_to_print_and_keep(
    book, tmp_path, monkeypatch, qtbot
):
    assert book.side.entry.key == BOOK
    assert book.preview.paper.pages > 5
    assert book.side.print.isEnabled()
    assert "분과회의" in book.side.scope.meeting.shown_text()

    path, shown = tmp_path / "판.pdf", book.preview.paper.data
    monkeypatch.setattr(output, "ask_file", lambda *_: path)
    book.side.kept.keep.click()
    qtbot.waitUntil(lambda: len(book.side.kept.rows) == 1, timeout=WAIT)
    book.side.kept.rows[0].save.click()
    qtbot.waitUntil(path.exists, timeout=WAIT)

    assert path.read_bytes() == shown


def test_a_finding_leads_to_its_field(book, window, qtbot):
    row = next(one for one in book.side.checks.rows if one.check.code is CheckCode.NO_SIGNAL)

    row.go.click()

    records = window.body.stage.current
    assert records.key == "projects"

    def has_keyboard():
        view = records.side.pane.view
        return view is not None and view.editor.fields["signal"].hasFocus()

    if window.isActiveWindow():
        qtbot.waitUntil(has_keyboard, timeout=WAIT)
    assert records.side.pane.record == ("lead_projects", row.check.id)


def test_parts_that_are_moved_are_remembered(book, qtbot):
    field = book.side.form.widgets["sections"]
    assert isinstance(field, OrderedChoices)

    field.shift(BookSection.LAST, -1)
    settled(book, qtbot)

    kept = book.context.preferences.paper_options(BOOK)["sections"]
    assert kept.startswith("last,overview,changes")
    assert book.preview.paper.spots[1].key != "overview"


def test_without_a_meeting_to_come_it_says_so(window, qtbot):
    window.navigate(Place("reports", BOOK, (("division", ("BAT",)), ("meeting", ("nothing",)))))
    screen = window.body.stage.current
    settled(screen, qtbot)

    assert screen.preview.paper is None
