"""Text as it enters, and as lists are read."""

from __future__ import annotations

import pytest

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.text import clean, plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ＡＧＶ　１２", "AGV 12"),
        ("전극\n코팅기", "전극 코팅기"),
        ("  두  칸 ", "두 칸"),
        ("＝1+1", "=1+1"),
        ("㈜예시", "㈜예시"),
    ],
)
def test_only_widths_and_spaces_are_evened_out(text, read):
    assert plain(text) == read


@pytest.mark.parametrize("sign", ["\u061c", "\u200e", "\u202e", "\u2066", "\x07", "\x85"])
def test_what_controls_or_reorders_is_refused(sign):
    with pytest.raises(RuleViolation, match="제어 문자"):
        clean(f"예시{sign}전자")


@pytest.mark.parametrize(
    "sign",
    [
        "\u180e",
        "\u200b",
        "\ufe0f",
        "\U000e0001",
        "\U000e007f",
        "\u3164",
        "\u115f",
        "\u1160",
        "\uffa0",
    ],
)
def test_what_is_not_seen_is_dropped(sign):
    assert clean(f"예시{sign}전자") == "예시전자"
    assert clean(f"ᄒ{sign}ᅡᆫ") == "한"
    assert Organization(name=sign * 3).missing == ["name"]


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_break_is_a_line_feed(sign):
    assert clean(f"예시{sign}전자") == "예시\n전자"
