"""The legal form that people write before or after the name of a body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afm_desktop.domain.enums import LegalForm, LegalFormPlace

_SPELLINGS = {
    LegalForm.STOCK_COMPANY: r"주식\s*회사|\(\s*주\s*\)|㈜",
    LegalForm.LIMITED_COMPANY: r"유한\s*회사|\(\s*유\s*\)|㈲",
    LegalForm.FOUNDATION: r"재단\s*법인|\(\s*재\s*\)|㈶",
    LegalForm.INCORPORATED_ASSOCIATION: r"사단\s*법인|\(\s*사\s*\)|㈳",
}
_ANY = "|".join(_SPELLINGS.values())
_BEFORE = re.compile(rf"^(?P<form>{_ANY})\s*(?P<name>.+)$", re.DOTALL)
_AFTER = re.compile(rf"^(?P<name>.+?)\s*(?P<form>{_ANY})$", re.DOTALL)
_ALONE = re.compile(_ANY)
_HINTS = frozenset("(주유재사㈜㈲㈶㈳（")


class PartedName(NamedTuple):
    """A name without its legal form, and where that stood."""

    name: str
    form: LegalForm | None = None
    place: LegalFormPlace | None = None


def parted(written: str) -> PartedName:
    """Part a name as people write it: `(주)가온정밀` is 가온정밀, a stock company."""
    text = " ".join(written.split())
    if _HINTS.isdisjoint(text):
        return PartedName(text)
    plain = text.replace("（", "(").replace("）", ")")
    for pattern, place in ((_BEFORE, LegalFormPlace.BEFORE), (_AFTER, LegalFormPlace.AFTER)):
        found = pattern.match(plain)
        if found is not None:
            return PartedName(found["name"].strip(" ,"), _form(found["form"]), place)
    return PartedName(text)


def is_form_alone(written: str) -> bool:
    """Whether a text is a legal form of nobody."""
    return _ALONE.fullmatch(written.strip()) is not None


@lru_cache(maxsize=64)
def _form(spelled: str) -> LegalForm:
    return next(form for form, known in _SPELLINGS.items() if re.fullmatch(known, spelled))
