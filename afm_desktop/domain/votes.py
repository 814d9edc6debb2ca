"""Votes as papers and lists write them."""

from __future__ import annotations

_PARTS = ("찬성 {:,}", "반대 {:,}", "기권 {:,}")


def vote_words(in_favour: int | None, against: int | None, abstained: int | None) -> str | None:
    """`찬성 9, 반대 1, 기권 2`; what nobody counted is left out, None where nothing was."""
    counted = zip(_PARTS, (in_favour, against, abstained), strict=True)
    said = ", ".join(part.format(count) for part, count in counted if count is not None)
    return said or None
