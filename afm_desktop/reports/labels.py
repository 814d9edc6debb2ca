"""The words that stand on papers."""

from __future__ import annotations

CONTINUED = "(계속)"
NOTE_MARK = "※"
ANNEX = "붙임"
END_MARK = "  끝."


def annex_line(title: str) -> str:
    """`회원(기업·기관) 명부 1부.`"""
    return f"{title} 1부."
