"""Text as it enters: one normal form, no characters that hide or reorder others."""

from __future__ import annotations

import re
import unicodedata

from afm_desktop.domain.errors import RuleViolation

LONGEST = 20_000
DASHES = "‐‑‒–—―−－﹣ㅡ-"
"""Whatever people and programs write for the dash of a number; fit to end a class of characters."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, and those that turn the direction of others round."""
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that show nothing
INVISIBLE = re.compile(f"[\u180e\u200b\u2060\ufeff\ufe0f\U000e0000-\U000e007f{_BLANK_LETTERS}]")
"""What is not seen and says nothing: it is dropped."""
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}


def clean(text: str, field: str | None = None) -> str:
    """NFC with line feeds only; control and bidi characters and endless text are refused."""
    if text.isprintable() and len(text) <= LONGEST and (text.isascii() or _is_seen(text)):
        return text
    text = _BREAKS.sub("\n", text)
    if not text.isascii():  # what stood apart may come together
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    if FORBIDDEN.search(text):
        raise RuleViolation(
            "보이지 않는 제어 문자가 들어 있습니다. 지우고 다시 입력하세요.", field=field
        )
    if len(text) > LONGEST:
        raise RuleViolation(
            f"글이 너무 깁니다({len(text):,}자). {LONGEST:,}자 이하로 줄이세요.", field=field
        )
    return text


def _is_seen(text: str) -> bool:
    """Whether a printable text is in its normal form and all of it is seen."""
    return (
        unicodedata.is_normalized("NFC", text)
        and "\u3164" not in text  # one by one: faster than a pattern
        and "\u115f" not in text
        and "\u1160" not in text
        and "\uffa0" not in text
        and "\ufe0f" not in text
    )


def plain(text: str) -> str:
    """The text as lists are read: half width, on one line, with single spaces."""
    return " ".join(text.translate(_WIDE).split())
