"""공급망 현황 on the screen of papers."""

from __future__ import annotations

from tests.reports import reading
from tests.ui.screens.reports.conftest import settled


def test_an_anchor_of_the_division_can_be_chosen(screen, qtbot):
    screen._choose_and_ask("supply-chain")
    settled(screen, qtbot)
    scope = screen.side.scope
    whole = screen.preview.paper
    anchors = screen._made.anchors
    anchor = max(anchors, key=lambda one: one.suppliers)

    scope.anchor.left.emit(anchor.id)
    settled(screen, qtbot)

    assert "자동차 분과 공급망 현황" in reading.all_text(whole.data)
    assert f"{anchor.name} 공급망 현황" in reading.all_text(screen.preview.paper.data)
    assert scope.anchor.value() == anchor.id
    assert screen.side.about.text() == anchor.name

    scope.anchor.left.emit("")
    settled(screen, qtbot)

    assert screen.preview.paper.data == whole.data


def test_another_division_begins_with_all_of_its_anchors(screen, qtbot):
    screen._choose_and_ask("supply-chain")
    settled(screen, qtbot)
    scope = screen.side.scope
    scope.anchor.left.emit(screen._made.anchors[0].id)
    settled(screen, qtbot)

    scope.division.left.emit("BAT")
    settled(screen, qtbot)

    assert "이차전지 분과 공급망 현황" in reading.all_text(screen.preview.paper.data)
    assert scope.anchor.value() == ""


def test_cover_and_approval_can_be_left_out(screen, qtbot):
    screen._choose_and_ask("supply-chain")
    settled(screen, qtbot)
    covered = screen.preview.paper.pages

    screen.side.form.widgets["cover"].click()
    settled(screen, qtbot)

    assert "approval" in screen.side.form.widgets
    assert screen.preview.paper.pages == covered - 1
