"""Two rows of a list that say one thing in other words: what both of them come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from itertools import zip_longest
from typing import Any

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.tables import region_named
from afm_desktop.domain.text import plain

Agree = Callable[[Any, Any], Any]
"""Of what a row before said and what this one says; None where they contradict each other."""
_BETWEEN_WORDS = re.compile(r"[\s,()]+")
_BETWEEN_PRODUCTS = re.compile(r"[,;/、·\n]")
_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")
_NARROWER = {SizeClass.SMALL, SizeClass.MEDIUM}


def fuller(there: str, said: str) -> str | None:
    """The one that says more where it begins as the other does: 화성 and 화성시, 1 and 1, 2층."""
    first, second = _words(there), _words(said)
    if "".join(first) == "".join(second):
        return there
    pairs = list(zip_longest(first, second, fillvalue=""))
    shorter = min(len(first), len(second))
    *before, last = pairs[:shorter] or [("", "")]
    if any(one != other for one, other in before) or not _begin_alike(*last):
        return None
    return max(there, said, key=lambda text: len("".join(_words(text))))


def same_page(there: str, said: str) -> str | None:
    """An address of the web with or without what stands before and after its host."""
    one, other = (_BEFORE_HOST.sub("", text.strip().casefold()) for text in (there, said))
    return there if one.partition("/")[0] == other.partition("/")[0] else None


def products_of_both(there: str, said: str) -> str:
    """What a body makes, by all rows: a firm of two divisions has other products in each."""
    known = {_folded(part) for part in _BETWEEN_PRODUCTS.split(there)}
    parts = (" ".join(part.split()) for part in _BETWEEN_PRODUCTS.split(said))
    return ", ".join([there, *(part for part in parts if part and _folded(part) not in known)])


def sources_of_both(there: str, said: str) -> str:
    """Where the rows are from."""
    return there if _folded(said) in _folded(there) else f"{there}, {said}"


def narrower(there: SizeClass, said: SizeClass) -> SizeClass | None:
    """소기업 of 소기업 and 중소기업."""
    if SizeClass.SME not in (there, said):
        return None
    other = said if there is SizeClass.SME else there
    return other if other in _NARROWER else None


def later(there: date, said: date) -> date:
    """The later day of something that was done on both."""
    return max(there, said)


AGREE: Mapping[tuple[str, str], Agree] = {
    ("organizations", "address"): fuller,
    ("organizations", "district"): fuller,
    ("organizations", "website"): same_page,
    ("organizations", "size_class"): narrower,
    ("organizations", "main_products"): products_of_both,
    ("organizations", "source"): sources_of_both,
    ("people", "department"): fuller,
    ("people", "title"): fuller,
    ("people", "last_confirmed_on"): later,
}
"""How rows agree about a field; about others they say the same or contradict each other."""


def _words(text: str) -> list[str]:
    """The words of a place or a post; a 시·도 by its short name."""
    first, *rest = [word for word in _BETWEEN_WORDS.split(plain(text).casefold()) if word] or [""]
    with suppress(NotFound):
        first = region_named(first, date.max).short_name
    return [first, *rest]


def _begin_alike(one: str, other: str) -> bool:
    """화성 and 화성시, but not 1 and 12."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or (longer.startswith(shorter) and not shorter[-1:].isdigit())


def _folded(text: str) -> str:
    return "".join(plain(text).split()).casefold()
