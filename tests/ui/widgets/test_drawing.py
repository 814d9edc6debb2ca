"""One unit behind all measures, text on one line, wrapping between words."""

import pytest
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QWidget

from afm_desktop.paths import ICONS
from afm_desktop.ui import icons
from afm_desktop.ui.drawing import draw_chip, draw_text, fit, shown, wrapped
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.theme import Density, theme
from afm_desktop.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tone


@pytest.fixture
def canvas():
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    return image


def ink(image):
    """The rows and columns that are not white."""
    marks = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    return {y for _, y in marks}, {x for x, _ in marks}


@pytest.mark.parametrize(("scale", "u", "row"), [(1.0, 4, 30), (1.5, 6, 45), (2.0, 8, 60)])
def test_larger_text_makes_every_measure_larger(qapp, scale, u, row):
    theme().apply(qapp, LIGHT, scale)

    assert theme().u == u
    assert theme().row_h == row
    assert theme().control_h == 7 * u


def test_close_rows_are_four_pixels_lower(qapp):
    theme().apply(qapp, LIGHT, 1.0, Density.COMPACT)

    assert theme().row_h == 26


class Dressed(QWidget):
    """Counts how often it was given a style."""

    times = 0

    def changeEvent(self, event):
        self.times += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_look_that_is_worn_already_dresses_no_widget_again(qapp, qtbot):
    widget = Dressed()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    before = widget.times

    theme().apply(qapp, LIGHT)
    assert widget.times == before

    theme().apply(qapp, HIGH_CONTRAST)
    assert widget.times > before


def test_the_bundled_font_is_used():
    assert QFontInfo(theme().font("body")).family().startswith("Noto Sans KR")
    assert QFontInfo(theme().font("strong")).weight() == 500


def test_two_roles_of_one_colour_both_get_it(qapp):
    theme().apply(qapp, HIGH_CONTRAST)

    palette = qapp.palette()
    assert palette.color(palette.ColorRole.Text).name() == "#000000"
    assert palette.color(palette.ColorRole.Dark).name() == "#000000"


def test_text_stands_on_the_optical_centre(canvas):
    painter = QPainter(canvas)

    draw_text(painter, QRectF(0, 0, 400, 60), "한국")
    painter.end()

    rows, _ = ink(canvas)
    assert abs((min(rows) + max(rows)) / 2 - 30) <= 1


def test_a_long_text_ends_in_three_dots_on_the_base_line():
    short = fit("전극 코팅 두께 실시간 제어", 80)

    assert short.endswith("...")
    assert theme().advance(short) <= 81


def test_breaks_and_endless_texts_become_one_line():
    assert shown("하나\n둘\t셋…") == "하나 둘 셋..."
    assert len(shown("가" * 20_000)) < 1000


def test_lines_break_between_words():
    lines = wrapped("민간 현물의 산출 근거를 표로 첨부해 주세요.", 100)

    assert " ".join(lines) == "민간 현물의 산출 근거를 표로 첨부해 주세요."
    assert all(theme().advance(line) <= 100 for line in lines)


def test_a_word_too_long_is_cut():
    lines = wrapped("가" * 50, 100)

    assert "".join(lines) == "가" * 50
    assert all(theme().advance(line) <= 100 for line in lines)


@pytest.mark.parametrize("glyph", Glyph)
@pytest.mark.parametrize("tone", Tone)
def test_every_chip_can_be_drawn(canvas, glyph, tone):
    painter = QPainter(canvas)

    width = draw_chip(painter, 4, 30, "보완 요청", tone, glyph=glyph)
    painter.end()

    assert 60 < width < 100
    assert ink(canvas)[1]


def test_glyphs_differ_in_shape(canvas):
    pictures = set()
    for glyph in Glyph:
        canvas.fill(QColor("#FFFFFF"))
        painter = QPainter(canvas)
        draw_chip(painter, 4, 30, "", Tone.NEUTRAL, glyph=glyph, is_quiet=True)
        painter.end()
        pictures.add(bytes(canvas.constBits()))

    assert len(pictures) == len(Glyph)


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_takes_its_colour(file):
    picture = icons.pixmap(file.stem, DARK.accent, 32).toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {DARK.accent.lower()}
