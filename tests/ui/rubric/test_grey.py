"""Without colour states and changes are still told apart, as on a grey print of the window."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import ProjectSignal
from afm_desktop.domain.words import word
from afm_desktop.services.past import ShownChange
from afm_desktop.ui.drawing import draw_chip
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.history.line_list import LineList
from afm_desktop.ui.screens.history.lines import ValueLine
from afm_desktop.ui.screens.records.kinds import looks
from afm_desktop.ui.theme import Density, install, theme
from afm_desktop.ui.tokens import DARK, LIGHT, Tone

MARKED = 30
"""Pixels in which two pictures clearly differ."""
STEP = 50
"""Of 255: what an eye sees side by side."""
LONG = "전극 코팅 두께를 실시간으로 재고 조건을 스스로 맞추는 기술을 개발한다. " * 3


@pytest.fixture(autouse=True, params=[LIGHT, DARK])
def look(qapp, request):
    install(qapp)
    theme().apply(qapp, request.param, 1.0, Density.NORMAL)
    yield
    theme().apply(qapp, LIGHT, 1.0, Density.NORMAL)


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are clearly lighter or darker."""
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)]
    return sum(
        abs(grey[0].pixelColor(x, y).value() - grey[1].pixelColor(x, y).value()) > STEP
        for y in range(one.height())
        for x in range(one.width())
    )


def chip(status: S) -> QImage:
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(theme().tokens.surface))
    painter, shown = QPainter(image), looks.DEMAND[status]
    draw_chip(
        painter, 4, 15, word(status), shown.tone, glyph=shown.glyph, is_quiet=not shown.is_loud
    )
    painter.end()
    return image


PAIRS = list(combinations((S.SELECTED, S.NOT_SELECTED, S.SUPPLEMENT), 2))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_states_of_a_demand_are_told_apart(pair):
    assert differing(chip(pair[0]), chip(pair[1])) > MARKED


def sign(signal: ProjectSignal) -> QImage:
    """What stands before the word, in one colour for all."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(theme().tokens.surface))
    painter, shown = QPainter(image), looks.SIGNAL[signal]
    draw_chip(painter, 4, 15, "", Tone.NEUTRAL, glyph=shown.glyph, is_quiet=True)
    painter.end()
    return image


@pytest.mark.parametrize("pair", list(combinations(ProjectSignal, 2)))
def test_the_signals_of_a_project_are_told_apart_by_shape(pair):
    assert differing(sign(pair[0]), sign(pair[1])) > 10


def value(qtbot, old: str, new: str) -> QImage:
    """The place of the sign in a line that tells one long value."""
    shown = LineList(labels.DETAILS)
    qtbot.addWidget(shown)
    shown.resize(theme().px(92), 400)
    change = ShownChange(None, None, old, new, False)  # type: ignore[arg-type]
    shown.set_lines([ValueLine("내용", old, new, change)])
    shown.show()
    box = shown.visualRect(shown.model().index(0, 0))
    return shown.viewport().grab(QRect(0, box.top(), box.width(), box.height())).toImage()


def test_a_long_value_that_went_is_told_from_one_that_came(qtbot):
    went, came = value(qtbot, LONG, labels.NOTHING), value(qtbot, labels.NOTHING, LONG)

    u = theme().u
    sign = QRect(30 * u, 0, 4 * u, went.height())  # the letters differ a little in strength
    assert differing(went.copy(sign), came.copy(sign)) >= 3
