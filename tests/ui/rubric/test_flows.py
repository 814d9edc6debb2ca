"""The main flows: few steps from the dashboard to paper, and never two questions at once."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.reports import printing
from afm_desktop.ui.shell.header import HeaderBar
from afm_desktop.ui.widgets.button import Button
from tests.ui.waiting import until
from tests.ui.whole_window import rest, visit

MOST_STEPS, MOST_SECONDS, PAGES = 3, 3.0, 12
"""Twelve pages are made in three seconds of the processor, whoever else works beside."""


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The dialogs that stopped the flow; each is left at once."""
    found: list[str] = []

    def leave(dialog: QDialog) -> int:
        assert QApplication.activeModalWidget() is None
        found.append(type(dialog).__name__)
        return int(QDialog.DialogCode.Rejected)

    for kind in (QDialog, QMessageBox, QPrintDialog):
        monkeypatch.setattr(kind, "exec", leave)
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    return found


def press_primary(window) -> None:
    """Press the one button that stands out in the header."""
    header = window.findChild(HeaderBar)
    primary = [one for one in header.findChildren(Button) if one.variant == "primary"]
    next(one for one in primary if one.isVisible()).click()


def test_a_paper_is_three_steps_and_a_quarter_of_a_second_a_page_away(window, asked):
    window.scope.choose("BAT")
    visit(window, "dashboard")
    began, steps = time.process_time(), 0

    press_primary(window)
    steps += 1
    papers = window.body.stage.current
    assert papers.key == "reports"
    until(lambda: not papers.maker.is_busy and papers.preview.paper is not None)
    took = time.process_time() - began
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    steps += 1

    assert asked == ["QPrintDialog"]
    assert steps <= MOST_STEPS
    assert took / papers.preview.paper.pages < MOST_SECONDS / PAGES


def test_registering_editing_deleting_and_undoing_ask_nothing(window, asked):
    window.scope.choose("BAT")
    visit(window, "members")
    press_primary(window)
    rest(window)
    fields = window.body.stage.current.side.pane.view.editor.fields
    fields["kind"]._take(fields["kind"]._options[0].value)
    fields["name"].entry.setText("예시새내기")
    fields["name"].settle()
    rest(window)
    found = window.desk.views.keys(ViewKind.MEMBERS, ViewQuery(text="예시새내기"))
    assert len(found) == 1

    visit(window, "demands")
    before = len(window.body.stage.current.content.model.keys)
    window.commands.run("delete")
    rest(window)
    assert len(window.body.stage.current.content.model.keys) == before - 1
    window.commands.run("undo")
    rest(window)

    assert len(window.body.stage.current.content.model.keys) == before
    assert asked == []


@pytest.mark.parametrize("status", [DemandStatus.SUBMITTED, DemandStatus.WITHDRAWN])
def test_a_step_of_a_demand_asks_at_most_once(window, asked, status):
    desk = window.desk
    body, division = _first(window, ViewKind.MEMBERS), desk.divisions.names()[0].id
    values = {"title": "예시 새 수요", "applicant_id": body, "division_id": division}
    id_ = desk.records.create("demands", values)
    window.navigate(Place("demands", id_))
    rest(window)
    life = window.body.stage.current.side.pane.view.head.life

    life.begin(next(one for one in life._facts.moves if one.status is status))
    rest(window)

    assert len(asked) <= 1
    assert QApplication.activeModalWidget() is None


def test_exporting_a_list_asks_only_where_to(window, asked, tmp_path):
    visit(window, "members")

    window.commands.run("export")
    rest(window)

    assert asked == []
    assert (tmp_path / "목록.xlsx").is_file()


def test_exporting_a_list_with_classes_asks_for_which_eyes_and_nothing_else(
    window, asked, tmp_path
):
    visit(window, "demands")

    window.commands.run("export")
    rest(window)
    (ask,) = (one for one in window.findChildren(AskExport) if one.isVisible())
    ask.button.click()
    rest(window)

    assert asked == []
    assert (tmp_path / "목록.xlsx").is_file()


def _first(window, kind: ViewKind) -> str:
    views = window.desk.views
    return str(views.id_of(kind, views.keys(kind, ViewQuery())[0]))
