"""The ways to a demand's form: from the list, from its details, from filing it there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.details.life import LifePanel
from afm_desktop.ui.screens.filing.screen import CHECK
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.shell.program import Program
from tests.ui.screens.filing.conftest import made, opened
from tests.ui.screens.frames import current, empty, go, settle, shown
from tests.ui.screens.rounds.made import round_file
from tests.ui.whole_window import end

__all__ = ["empty"]


@pytest.fixture
def program(qapp, qtbot):
    """The program with all its screens."""
    whole = Program(qapp, Preferences(), open_desk, SCREENS)
    yield whole
    end(whole)


@pytest.fixture
def listed(tmp_path, program, qtbot):
    """The list of demands with the draft chosen."""
    window, case = made(tmp_path, program, qtbot)
    go(window, Place("demands", case.demand_id), qtbot)
    qtbot.waitUntil(lambda: window.findChildren(LifePanel) != [])
    settle(window, qtbot)
    return window, case


def test_the_list_opens_the_form_of_the_chosen_demand(listed, qtbot):
    window, case = listed
    window.commands.run("open_filing")
    settle(window, qtbot)
    assert current(window).place() == Place("filing", case.demand_id)


def test_the_details_lead_to_the_form_and_back(listed, qtbot):
    window, case = listed
    window.findChildren(LifePanel)[0].filing.click()
    settle(window, qtbot)
    screen = current(window)
    assert screen.place() == Place("filing", case.demand_id)
    screen.foot.back.click()
    settle(window, qtbot)
    assert current(window).key == "demands"


def test_filing_from_the_details_is_checked_first(listed, qtbot):
    window, case = listed
    panel = window.findChildren(LifePanel)[0]
    next(iter(panel.moves.values())).click()
    settle(window, qtbot)
    screen = current(window)
    assert (screen.demand, screen._page) == (case.demand_id, CHECK)


def test_escape_leads_from_the_check_to_the_form(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot)
    screen = opened(window, case, qtbot, "check")
    QTest.keyClick(screen.check.back, Qt.Key.Key_Escape)
    assert screen.place() == Place("filing", case.demand_id)


def test_what_cannot_be_saved_is_there_when_the_window_is_made_anew(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot)
    screen = opened(window, case, qtbot)
    screen.form.rows["starts_on"].answering.field.entry.setText("언젠가")
    screen.leave()
    again = type(screen)(screen.context)
    qtbot.addWidget(again)
    again.take_up(screen.drafts())
    again.open(screen.place())
    qtbot.waitUntil(lambda: again.form.is_built)
    assert again.form.rows["starts_on"].answering.field.shown_text() == "언젠가"
    settle(window, qtbot)


def test_a_list_with_a_core_technology_leaves_for_a_reason_alone(
    listed, qtbot, tmp_path, monkeypatch
):
    window, case = listed
    path = tmp_path / "수요.csv"
    monkeypatch.setattr(current(window).doing._gestures, "_ask", lambda *_: path)
    window.bridge.write(
        lambda: window.desk.filing.answer(case.demand_id, "is_core_technology", True)
    )
    settle(window, qtbot)
    window.commands.run("export")
    settle(window, qtbot)
    assert not path.exists()
    (asking,) = (one for one in window.findChildren(AskExport) if one.isVisible())
    asking.entry.setText("심의 제출")
    asking.button.click()
    settle(window, qtbot)
    qtbot.waitUntil(path.exists)
    (access,) = window.desk.accesses.rows()
    assert (access.subjects, access.reason) == ((case.demand_id,), "심의 제출")


def test_a_file_that_is_only_read_says_so_and_takes_nothing(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot, is_held=True)
    try:
        screen = opened(window, case, qtbot)
        assert screen.form.rows["process"].answering.field.entry.isReadOnly()
        assert screen.head.lock.text()
    finally:
        case.desk.workspace.close()


def test_a_new_firm_opens_the_file_of_a_round_and_begins_its_first_demand(
    tmp_path, program, qtbot, monkeypatch
):
    office = Office(role=Role.FIRM, actor="예시 담당", organization="예시가람")
    found_office(tmp_path / "기업.afm", office)
    window = shown(program, tmp_path / "기업.afm", qtbot)
    screen = go(window, Place("filing"), qtbot)
    path = round_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    screen.begin.way.click()
    settle(window, qtbot)
    division = window.desk.divisions.names()[0]
    screen.begin.division.set_value(division.id)
    screen.begin.title.set_value("전극 코팅 두께 제어")
    screen.begin.begin.click()
    settle(window, qtbot)

    sheet = window.desk.filing.sheet(current(window).demand)
    assert (sheet.title, sheet.parties.division) == ("전극 코팅 두께 제어", division.name)


def test_a_file_without_any_round_says_so_in_the_middle(empty, qtbot):
    screen = go(empty, Place("filing"), qtbot)
    settle(empty, qtbot)
    none = screen.begin.none
    qtbot.waitUntil(none.isVisible)

    assert none.accessibleName() == f"{labels.NONE_AT_ALL}. {labels.NONE_AT_ALL_WHY}"
    assert none.height() == screen.begin.height()
    way = screen.begin.way
    assert way.mapTo(screen.begin, way.rect().center()).y() > screen.begin.height() / 3
