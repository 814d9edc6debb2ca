"""How the words of headers are compared, and the words that lists are known to use."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from afm_desktop.exchange.reading.units import without_unit
from afm_desktop.exchange.reading.years import without_year
from afm_desktop.paths import TABLES

_IGNORED = re.compile(r"[\s·ㆍ‧・∙•/()\[\]{}.,:;'\"‘’“”_\-‐‑–—*※&~]")
_LONGEST = 40  # what is longer is no header
_YEAR_BEGINS = frozenset("12'’‘`Ff")
_is_plain = re.compile("[0-9가-힣]").fullmatch
"""A character that is compared as it is."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The header as it is compared: no spaces, brackets, marks or capitals."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def spellings(header: str) -> tuple[str, ...]:
    """The folded header in full, and without what stands in brackets."""
    full, bare = folded(header), folded(without_unit(header))
    return (full,) if full == bare else (full, bare)


def is_header_word(text: str) -> bool:
    """Whether lists are known to use the text as a header."""
    if len(text) > _LONGEST:
        return False
    if text[:1] in _YEAR_BEGINS and (bare := without_year(text)) != text:
        return is_header_word(bare)
    return _may_be_header(text) and any(word in header_words() for word in spellings(text))


def _may_be_header(text: str) -> bool:
    """Whether a text begins and ends as some header does; brackets and units may stand there."""
    firsts, lasts = _ends_of_headers()
    first, last = text[:1], text[-1:]
    return not (
        (_is_plain(first) and first not in firsts) or (_is_plain(last) and last not in lasts)
    )


@cache
def _ends_of_headers() -> tuple[frozenset[str], frozenset[str]]:
    words = header_words()
    return frozenset(word[0] for word in words), frozenset(word[-1] for word in words) | {"원"}


def is_ordinal(header: str) -> bool:
    """Whether a column only counts the rows: 연번, No."""
    return any(word in _table()["ordinals"] for word in spellings(header))


def may_count(header: str) -> bool:
    """Whether a header stands as often above ticks or counts as above names: 앵커, 수요."""
    return any(word in _table()["also_counts"] for word in spellings(header))


@cache
def header_words() -> frozenset[str]:
    """Every word any field is known by, folded."""
    fields = (words for kind in _table()["fields"].values() for words in kind.values())
    known = {folded(word) for words in fields for word in words}
    return frozenset(known | set(_table()["ordinals"]) | {folded(w) for w in _table()["others"]})


@cache
def field_words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Of each field of a kind of list, the words it is known by; the first is our own."""
    return {key: tuple(words) for key, words in _table()["fields"][kind].items()}


@cache
def value_words(enum: str) -> dict[str, str]:
    """Of a closed vocabulary, the member of each folded word that lists use."""
    members: Mapping[str, list[str]] = _table()["values"].get(enum, {})
    return {folded(word): member for member, words in members.items() for word in words}


@cache
def titles() -> frozenset[str]:
    """The titles people write behind a name, folded."""
    return frozenset(map(folded, _table()["titles"]))


@cache
def _table() -> Mapping[str, Any]:
    table: dict[str, Any] = json.loads((TABLES / "import_headers.json").read_text("utf-8"))
    for key in ("ordinals", "also_counts"):
        table[key] = frozenset(folded(word) for word in table[key])
    return table
