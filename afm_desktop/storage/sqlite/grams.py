"""Bigrams of searched texts and of their 초성: what the index looks up.

One syllable is looked up as the beginning of a gram.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from afm_desktop.domain.hangul import initials

_NEXT_RECORD = "\r"
_BETWEEN_RECORDS = f"{_NEXT_RECORD} {_NEXT_RECORD}"
_LINE, _SPACE = map(ord, "\n ")


def grams(texts: Sequence[str]) -> list[str]:
    """The tokens of searched texts: bigrams of each, its last syllable, the same of its 초성."""
    if not texts:
        return []
    together = "".join(f"{_NEXT_RECORD}{text}" for text in texts)
    as_they_are, by_initials = _bigrams(together), _bigrams(initials(together))
    return [
        f"{one[2:]} {other[2:]}"  # what stands between two records begins with a lone character
        for one, other in zip(
            as_they_are.split(_BETWEEN_RECORDS)[1:],
            by_initials.split(_BETWEEN_RECORDS)[1:],
            strict=True,
        )
    ]


def _bigrams(text: str) -> str:
    """Each character with the one behind it: 정밀기 becomes `정밀 밀기 기`."""
    characters = array("I", text.encode("utf-32-le"))
    tokens = array("I", bytes(12 * len(characters)))
    tokens[0::3] = characters
    tokens[1::3] = characters[1:] + array("I", [_LINE])
    tokens[2::3] = array("I", [_SPACE]) * len(characters)
    return f"{_NEXT_RECORD} " + tokens.tobytes().decode("utf-32-le")
