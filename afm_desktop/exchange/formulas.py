"""Text that a spreadsheet would take for a formula: marked going out, bare coming in."""

from __future__ import annotations

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_LIKE_A_FORMULA) else text


def bare(text: str) -> str:
    """The text as it was before it was guarded."""
    is_guarded = text.startswith("'") and text.lstrip("'").startswith(_LIKE_A_FORMULA)
    return text[1:] if is_guarded else text
