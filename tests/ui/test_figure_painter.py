"""Charts look on the screen as on paper: same places, same widths, the colours of the theme."""

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from afm_desktop.reports import fonts
from afm_desktop.services.figures import (
    Anchor,
    Bar,
    Curve,
    Figure,
    FunnelHeads,
    FunnelRow,
    Line,
    Polygon,
    Text,
    Tone,
    funnel,
)
from afm_desktop.ui.figure_painter import FigureView, inks, measure, paint_figure
from afm_desktop.ui.theme import install, theme
from afm_desktop.ui.tokens import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT
from afm_desktop.ui.translator import speak_korean


@pytest.fixture(autouse=True)
def look(qapp):
    install(qapp)
    yield
    theme().apply(qapp, LIGHT)


def painted(figure, scale=1):
    image = QImage(
        round(figure.width * scale), round(figure.height * scale), QImage.Format.Format_RGB32
    )
    image.fill(QColor(theme().tokens.surface))
    painter = QPainter(image)
    paint_figure(painter, figure, QRectF(image.rect()))
    painter.end()
    return image


def test_a_bar_stands_where_the_geometry_says():
    image = painted(Figure(100, 50, (Bar(10, 20, 30, 10, Tone.ACCENT),)), scale=2)

    accent = LIGHT.accent.lower()
    assert image.pixelColor(21, 41).name() == accent
    assert image.pixelColor(78, 58).name() == accent
    assert image.pixelColor(17, 50).name() == "#ffffff"
    assert image.pixelColor(84, 50).name() == "#ffffff"


@pytest.fixture(autouse=True)
def korean():
    """The program speaks Korean, and Qt then shapes some signs otherwise."""
    before = QLocale()
    speak_korean()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("text", ["수요 접수·검토", "1,234", "LG에너지솔루션", "7,912억원"])
def test_texts_are_as_wide_as_on_paper(text, is_bold):
    assert measure(text, 9.5, is_bold) == pytest.approx(fonts.width(text, 9.5, is_bold), rel=0.01)


@pytest.mark.parametrize("anchor", Anchor)
def test_a_text_hangs_on_its_anchor(anchor):
    image = painted(Figure(200, 20, (Text(100, 10, "한국", 12, anchor=anchor),)))

    columns = [
        x for x in range(200) if any(image.pixelColor(x, y).lightness() < 128 for y in range(20))
    ]
    back = {Anchor.START: 0, Anchor.MIDDLE: 0.5, Anchor.END: 1}[anchor] * measure("한국", 12, False)
    assert min(columns) == pytest.approx(100 - back, abs=2)


def test_every_part_is_painted():
    parts = (
        Bar(1, 1, 20, 10, edge=Tone.INK, is_dashed=True),
        Line(0, 30, 100, 30, Tone.INK, 1.0),
        Bar(1, 1, 20, 10, Tone.FIRST, radius=3),
        Curve((0, 40, 30, 40, 60, 60, 100, 60)),
        Curve((0, 40, 30, 40, 60, 60, 100, 60), is_dashed=True),
        Polygon(((60, 1), (90, 1), (75, 20)), Tone.FILL),
        Text(2, 70, "끝…", 8, True, Tone.SOFT),
    )

    for part in parts:
        image = painted(Figure(100, 80, (part,)))
        pixels = {image.pixelColor(x, y).name() for x in range(100) for y in range(80)}
        assert len(pixels) > 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK])
def test_every_tone_has_a_colour(tokens):
    assert set(inks(tokens)) == set(Tone)


def test_a_figure_keeps_its_shape(qtbot):
    rows = [
        FunnelRow("제출", 213, "100 %", "7,912", "반려 15"),
        FunnelRow("선정", 20, "9 %", "864", ""),
    ]
    heads = FunnelHeads("단계", "건수", "비율", "억원", "빠진 수요")
    figure = funnel(rows, heads, width=470, measure=measure)
    view = FigureView(figure, "단계별 수요")
    qtbot.addWidget(view)

    assert view.heightForWidth(940) == round(2 * figure.height)
    assert view.accessibleName() == "단계별 수요"
    assert not view.grab().isNull()
