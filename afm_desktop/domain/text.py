"""Text as it enters: one normal form, no characters that hide or reorder others."""

from __future__ import annotations

import re
import unicodedata

from afm_desktop.domain.errors import RuleViolation

LONGEST = 20_000
DASHES = "‐‑‒–—―−－﹣ㅡ-"
"""Whatever people and programs write for the dash of a number; fit to end a class of characters."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\ufe0f]")
_AS_PICTURE = "\ufe0f"  # the one of them that counts as printable

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}


def clean(text: str, field: str | None = None) -> str:
    """NFC with line feeds only; control and bidi characters and endless text are refused."""
    is_normal = unicodedata.is_normalized("NFC", text)
    if is_normal and text.isprintable() and _AS_PICTURE not in text and len(text) <= LONGEST:
        return text
    if not is_normal:
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if _FORBIDDEN.search(text):
        raise RuleViolation(
            "보이지 않는 제어 문자가 들어 있습니다. 지우고 다시 입력하세요.", field=field
        )
    if len(text) > LONGEST:
        raise RuleViolation(
            f"글이 너무 깁니다({len(text):,}자). {LONGEST:,}자 이하로 줄이세요.", field=field
        )
    return text


def plain(text: str) -> str:
    """The text as lists are read: half width, on one line, with single spaces."""
    return " ".join(text.translate(_WIDE).split())
