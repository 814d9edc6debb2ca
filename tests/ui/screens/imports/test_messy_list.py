"""The whole way in the window: a messy list dropped, doubtful rows decided, printed, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.services.imports.model import NEW_RECORD, Outcome
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.widgets.button import Button
from tests.messy_list import BODIES, write_messy_list
from tests.ui.whole_window import rest, shown, visit


@pytest.fixture
def window(program, tmp_path):
    """The window of a secretary who begins."""
    path = tmp_path / "이차전지 분과.afm"
    found_office(path, Office(role=Role.SECRETARY, actor="예시 간사", division="BAT"))
    return shown(program, path)


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    where, left, none = QPointF(QPoint(5, 5)), Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    window.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, mime, left, none.NoModifier))
    rest(window)
    return window.body.stage.current


def decide_all(window, screen):
    """Say of each doubtful row in turn that it is another body."""
    review, steps = screen.review, 0
    review.show_tab(Outcome.DUPLICATE)
    while review.model.rowCount():
        (choice,) = review.side.decisions.values()
        choice.choose(NEW_RECORD)
        rest(window)
        steps += 1
    return steps


def members(window):
    return len(window.desk.lists.listing("members").rows)


def test_an_empty_list_of_members_offers_to_take_a_list_over(window, tmp_path, monkeypatch):
    path = write_messy_list(tmp_path / "회원명부.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    visit(window, "members")

    (button,) = [b for b in window.body.stage.findChildren(Button) if b.words() == labels.BRING]
    button.click()
    rest(window)

    assert window.body.stage.current.key == "import"
    assert window.body.stage.current.opened.book.name == path.name


def test_a_messy_list_goes_the_whole_way(window, tmp_path):
    screen = drop(window, write_messy_list(tmp_path / "회원명부(최종).xlsx"))
    assert screen.foot.next.isEnabled()
    screen.foot.next.click()
    rest(window)
    doubtful = screen.report.counts.duplicates
    assert 0 < decide_all(window, screen) <= doubtful

    screen.foot.apply.click()
    rest(window)

    counts = screen.report.counts
    assert (counts.duplicates, counts.rejected) == (0, 6)
    assert members(window) == counts.new >= BODIES - 12
    visit(window, "members")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(window)
    assert members(window) == 0
