"""Every pair of colours can be read: text, glyphs, focus rings and the edges of inputs."""

from dataclasses import replace

import pytest

from afm_desktop.ui.tokens import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_DARK,
    LIGHT,
    contrast,
    ink_on,
    weak_pairs,
)

SETS = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast": HIGH_CONTRAST,
    "high contrast dark": HIGH_CONTRAST_DARK,
}
every_set = pytest.mark.parametrize("tokens", SETS.values(), ids=SETS)


def test_contrast_is_the_ratio_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@every_set
def test_no_pair_is_weak(tokens):
    assert weak_pairs(tokens) == []


@pytest.mark.parametrize("tokens", [HIGH_CONTRAST, HIGH_CONTRAST_DARK])
def test_high_contrast_reads_better_than_seven_to_one(tokens):
    for ink in (tokens.text, tokens.text2, tokens.text3, tokens.accent, tokens.danger):
        assert contrast(ink, tokens.surface) >= 7
    assert contrast(tokens.control, tokens.surface) >= 7


def test_a_weak_pair_is_named():
    assert any("text3 on sel" in pair for pair in weak_pairs(replace(LIGHT, text3="#8A93A0")))
    assert any("focus on nav" in pair for pair in weak_pairs(replace(DARK, focus="#333333")))


def test_a_division_beyond_the_last_hue_starts_again():
    assert LIGHT.hue(12) == LIGHT.hue(0)


@every_set
def test_a_sign_on_the_colour_of_a_division_can_be_read(tokens):
    assert all(contrast(ink_on(hue), hue) >= 4.5 for hue in tokens.hues)
