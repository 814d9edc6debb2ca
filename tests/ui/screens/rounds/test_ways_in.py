"""The ways into the editor of rounds, and what stands in the way of others."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QFileDialog

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.ui.places import NEW, Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.rounds.screen import KEY
from afm_desktop.ui.shell.program import Program
from tests.ui.screens.frames import current, go, settle, shown
from tests.ui.screens.rounds.made import round_file
from tests.ui.whole_window import end


@pytest.fixture
def whole(qapp, qtbot):
    """The program with its own list of rounds."""
    wanted = ("dashboard", "rounds", KEY)
    made = Program(
        qapp, Preferences(), open_desk, tuple(spec for spec in SCREENS if spec.key in wanted)
    )
    yield made
    end(made)


@pytest.fixture
def listed(whole, demonstration, tmp_path, qtbot):
    """The window of a copy of the demonstration, at its rounds."""
    shutil.copy(demonstration, tmp_path / "예시.afm")
    window = shown(whole, tmp_path / "예시.afm", qtbot)
    go(window, Place("rounds"), qtbot)
    return window


def test_the_list_of_rounds_leads_to_the_editor_of_one(listed, qtbot):
    screen = current(listed)
    assert "edit_form" in screen.header().secondary
    screen.list.table.selectRow(0)
    listed.commands.run("edit_form")
    settle(listed, qtbot)
    editor = current(listed)
    assert editor.key == KEY
    assert editor.place().record == listed.desk.rounds.rounds()[0].id
    listed.commands.run("back")
    settle(listed, qtbot)
    assert current(listed).key == "rounds"


def test_a_round_is_registered_where_it_can_be_copied(listed, qtbot):
    listed.commands.run("new")
    settle(listed, qtbot)
    assert current(listed).place() == Place(KEY, NEW)
    assert current(listed).header().secondary == ()  # there is nothing of it to save yet


def test_a_used_round_is_not_changed_in_its_list(listed, qtbot):
    row = listed.desk.rounds.rounds()[0]
    told = []
    listed.bridge.write(
        lambda: listed.desk.records.change("rounds", row.id, {"planned_projects": 1}),
        None,
        lambda error: told.append(str(error)),
    )
    settle(listed, qtbot)
    assert "변경 사유를 적고" in told[0]
    assert listed.desk.rounds.rounds()[0].planned_projects == row.planned_projects


@pytest.fixture
def secretary(whole, tmp_path, qtbot):
    """The editor in a new secretary's file, and its window."""
    office = Office(role=Role.SECRETARY, actor="예시 간사", division="BAT")
    found_office(tmp_path / "간사.afm", office)
    window = shown(whole, tmp_path / "간사.afm", qtbot)
    return window, go(window, Place(KEY), qtbot)


def test_a_secretary_begins_a_round_of_the_ready_made_form(secretary, qtbot):
    window, editor = secretary
    editor.first.click()
    settle(window, qtbot)
    assert current(window).place() == Place(KEY, NEW)
    current(window).beginning.button.click()
    settle(window, qtbot)
    (row,) = window.desk.rounds.rounds()
    assert (current(window).place().record, row.filed) == (row.id, 0)
    assert current(window).header().primary == "new_round"


def test_a_round_goes_to_another_office_as_a_file(secretary, tmp_path, qtbot, monkeypatch):
    window, _editor = secretary
    path = round_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.commands.run("open_round")
    settle(window, qtbot)
    target = tmp_path / "보낼 회차"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.commands.run("save_round")
    settle(window, qtbot)
    assert (tmp_path / "보낼 회차.json").read_bytes() == path.read_bytes()


def test_a_file_that_tells_no_round_is_refused_in_words(secretary, tmp_path, qtbot, monkeypatch):
    window, _editor = secretary
    path = tmp_path / "메모.json"
    path.write_text("없음", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.commands.run("open_round")
    settle(window, qtbot)
    assert "JSON이 아닙니다" in window.body.notes.text()
    assert window.desk.rounds.rounds() == ()
