"""회의자료 묶음 in its window: from the dashboard on, checked, ordered, kept and given back."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.preflight import BookCheck, CheckCode
from afm_desktop.services.status import Section
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.reports import output
from afm_desktop.ui.screens.reports.binder import place_at
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


def test_each_finding_leads_to_its_own_row_and_field():
    meetings = partial(Place, "meetings", "m1")
    wanted = {
        BookCheck(CheckCode.NO_PRESENTER, "agenda_items", "i1", "presenter_id", meeting="m1"): (
            meetings((("field", ("agenda/i1/presenter_id",)),))
        ),
        BookCheck(CheckCode.NO_NAME, "attendances", "g1", meeting="m1"): (
            meetings((("field", ("roster/g1/",)),))
        ),
        BookCheck(CheckCode.DECISION_UNSAID, "agenda_items", "i9", "decision", meeting="m1"): (
            meetings((("field", ("results/i9/decision",)),))
        ),
        BookCheck(CheckCode.NO_AGENDA, "meetings", "m1", "agenda_items"): (
            meetings((("field", ("agenda//",)),))
        ),
        BookCheck(CheckCode.NO_PLACE, "meetings", "m1", "place"): (
            meetings((("field", ("place",)),))
        ),
        BookCheck(CheckCode.NO_OWNER, "action_items", "a1", "organization_id"): Place(
            "actions", "a1", (("field", ("organization_id",)),)
        ),
        BookCheck(CheckCode.LATE_REPORT, "form_requests", "r1"): Place("forms", "r1"),
    }

    assert {check: place_at(check) for check in wanted} == wanted


@pytest.mark.parametrize("tab", ["agenda", "roster"])
def test_a_row_of_the_meeting_is_chosen_where_a_finding_leads(book, window, tab, qtbot):
    sheet = window.bridge.desk.meetings.of(book._made.meeting)
    row = (sheet.items if tab == "agenda" else sheet.roster)[-1]
    table = "agenda_items" if tab == "agenda" else "attendances"
    code = CheckCode.NO_PRESENTER if tab == "agenda" else CheckCode.NO_NAME

    book.binder.go(BookCheck(code, table, row.id, "presenter_id", meeting=sheet.head.id))

    pane = window.body.stage.current.pane
    qtbot.waitUntil(lambda: pane.meeting is not None and tab in pane.meeting.panels, timeout=WAIT)
    panel = pane.meeting.panels[tab]
    qtbot.waitUntil(lambda: panel.table.current_key() == row.id, timeout=WAIT)
    assert pane.meeting.keys[pane.meeting.tabs.current()] == tab


def test_words_that_are_out_of_date_are_opened_at_their_section(book, window, qtbot):
    book.binder.go(
        BookCheck(CheckCode.OUTDATED_WORDS, "narratives", book._made.meeting, "issues", "이차전지")
    )

    settled(book, qtbot)
    assert book.side.entry.key == "division-status"
    assert book.side.tabs.current() == 1
    if window.isActiveWindow():
        assert book.side.words.boxes()[Section.ISSUES].field.isAncestorOf(
            QApplication.focusWidget()
        )


def test_a_file_that_is_withheld_is_opened_where_its_class_is_chosen(book, window, qtbot):
    meeting, desk = book._made.meeting, window.bridge.desk
    file = desk.attachments.attach_content("meetings", meeting, "배치도.txt", b"text")

    book.binder.go(
        BookCheck(CheckCode.WITHHELD_FILE, "attachments", file, "confidentiality", meeting=meeting)
    )

    pane = window.body.stage.current.pane

    def is_asked():
        view = pane.meeting
        return view is not None and view.files is not None and view.files.ask is not None

    qtbot.waitUntil(is_asked, timeout=WAIT)


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
