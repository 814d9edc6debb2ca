"""The letters of numbered items in official documents."""

from __future__ import annotations

import pytest

from afm_desktop.domain.numbering import letter_of


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "가"), (13, "하"), (14, "거"), (28, "고"), (42, "구"), (55, "후")]
)
def test_after_the_last_consonant_comes_the_next_vowel(number, letter):
    assert letter_of(number) == letter
