"""Targets and the flow of demands as they are painted, whatever they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.services.dashboard_rows import FunnelLine, TargetLine
from afm_desktop.services.status_demands import FunnelStage, Stage
from afm_desktop.services.views.model import Filter, ViewQuery
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.funnel import FunnelBlock
from afm_desktop.ui.screens.dashboard.targets import TargetRow, widths_of
from afm_desktop.ui.theme import Density, install, theme
from afm_desktop.ui.tokens import DARK, HIGH_CONTRAST_DARK, LIGHT
from afm_desktop.ui.widgets.line import Line

HOSTILE = "<b>A&B</b>\n" + "가" * 300


@pytest.fixture(autouse=True)
def look(qapp):
    """The light theme at 100 %, put back after each test."""
    install(qapp)
    yield
    theme().apply(qapp, LIGHT, 1.0, Density.NORMAL)


def nowhere(_place: Place) -> None:
    """What these parts lead to is of no matter."""


def target(name: str, measured: int | None = 26) -> TargetLine:
    value = None if measured is None else Decimal(measured)
    return TargetLine(
        "1", name, "개", None, None, Decimal(200), Decimal(60), value,
        date(2026, 7, 22), 2028, is_lower_better=False,
    )  # fmt: skip


def row(line: TargetLine, go=nowhere) -> TargetRow:
    return TargetRow(line, widths_of([line]), go)


def flow(*counts: int, name: str = "2026년 1차", go=nowhere) -> FunnelBlock:
    lines = [
        FunnelLine(
            FunnelStage(stage, count, count * 10**8, ()),
            ViewQuery(filters=(Filter("stage", (stage,)),)),
        )
        for stage, count in zip(Stage, counts, strict=True)
    ]
    return FunnelBlock(lines, name, go)


def test_a_stage_opens_its_list_by_mouse_and_keyboard(qtbot):
    went = []
    block = flow(213, 96, 41, 20, go=went.append)
    qtbot.addWidget(block)
    block.show()

    QTest.mouseClick(block.cells[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(block.cells[3], Qt.Key.Key_Return)

    assert went == [
        Place("demands", None, (("stage", ("received",)),)),
        Place("demands", None, (("stage", ("selected",)),)),
    ]
    assert block.cells[3].accessibleName() == "선정 20건, 총사업비 20억원, 앞 단계의 49%"


def test_no_demands_are_said_and_not_drawn(qtbot):
    block = flow(0, 0, 0, 0)
    qtbot.addWidget(block)

    said = [line.accessibleName() or line.text() for line in block.findChildren(Line)]

    assert labels.NO_ROUND in said
    assert not block.grab().isNull()


@pytest.mark.parametrize("tokens", [DARK, HIGH_CONTRAST_DARK])
@pytest.mark.parametrize(
    "part",
    [
        lambda: row(target(HOSTILE)),
        lambda: row(target("도입률", None)),
        lambda: flow(10**12, 10**11, 0, 0, name=HOSTILE),
    ],
)
def test_hostile_text_is_painted(qtbot, qapp, part, tokens):
    theme().apply(qapp, tokens, 2.0)
    made = part()
    made.resize(400, 200)
    qtbot.addWidget(made)

    assert not made.grab().isNull()


def test_a_target_opens_what_is_behind_it(qtbot):
    went = []
    made = row(target("선도프로젝트"), went.append)
    qtbot.addWidget(made)
    made.show()

    QTest.keyClick(made, Qt.Key.Key_Space)

    assert went == [Place("targets", "1")]
    assert made.accessibleName() == "선도프로젝트, 26, / 200개, 13%, 올해 계획 60개, 2028년"
    assert labels.COUNTED not in made.accessibleName()
