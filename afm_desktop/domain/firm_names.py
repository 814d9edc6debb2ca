"""Names of bodies as they are compared: without legal forms, spaces, capitals and punctuation.

What counts as a legal form, as the word of a site or as no name at all is data in
`resources/tables/sameness.json`.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from afm_desktop.paths import TABLES

_NOISE = re.compile(r"[\W_]+")
_MAY_HAVE_FORM = re.compile(r"회사|법인|会社|[a-z]$")
_BRACKET = re.compile(r"[()\[\]]")
_USUAL = "(주)"
_BETWEEN = r"[\s.,]*"
_BEFORE_LATIN = r"(?<![a-z0-9])"
_SHORTEST_BODY = 2
_LAST_BRACKETS = re.compile(r"(?P<body>.+?)\s*[(\[]\s*(?P<said>[^()\[\]]+?)\s*[)\]]")
_PLACE = re.compile("[가-힣]{2,4}")


@cache
def sameness_table() -> Mapping[str, Any]:
    """The table of forms, words, weights and thresholds."""
    read: Mapping[str, Any] = json.loads((TABLES / "sameness.json").read_text("utf-8"))
    return read


def fold_name(name: str) -> str:
    """The name as names are compared; one that is nothing but a legal form stays whole."""
    return _folded(_plain(name))


def names_nobody(text: str) -> bool:
    """Whether only signs, a number, 상동 or 미정 stand where a name should."""
    bare = _bare(_plain(text))
    return not bare or bare.isdigit() or bare in _no_names()


def may_name_nobody(folded: str) -> bool:
    """Whether a folded name has to be looked at whole: (주)동일 is folded to 동일."""
    return not folded or folded.isdigit() or folded in _no_names()


def may_be_site(name: str) -> bool:
    """Whether a name ends on a word of sites or on a place in brackets, as hardly any does."""
    text = _plain(name)
    return _is_site(text) or _in_brackets(text) is not None


def site_of(name: str) -> tuple[str, str] | None:
    """The body and its site where a legal form stands between them: 삼성전자(주) 구미사업장."""
    text = _unbracketed(_plain(name))
    if not _is_site(text):
        return None
    for form in _inside().finditer(text):
        body, site = text[: form.start()], text[form.end() :].strip()
        if len(_folded(body)) >= _SHORTEST_BODY and _is_site(site):
            return _folded(body), site
    return None


def bodies_before_site(name: str) -> list[tuple[str, str]]:
    """The bodies, each with its site, of which a name that ends on a site may speak."""
    text = _plain(name)
    beside = _in_brackets(text)
    if beside is not None and not _is_site(beside[1]):  # 예시가람㈜(구미)
        return [(_folded(beside[0]), beside[1])]
    words = _unbracketed(text).split()
    if len(words) < 2 or not _is_site(words[-1]):
        return []
    cuts = range(len(words) - 1, 0, -1)
    split = ((_folded(" ".join(words[:cut])), " ".join(words[cut:])) for cut in cuts)
    return [(body, site) for body, site in split if len(body) >= _SHORTEST_BODY]


def jamo(folded: str) -> str:
    """A folded name by its consonants and vowels, in which a slip of the finger is one letter."""
    return unicodedata.normalize("NFD", folded)


def slips(folded: str) -> list[str]:
    """What is left of a folded name without one of its characters; numbers tell firms apart.

    Of two characters alike beside each other the same is left, and stands here twice.
    """
    left = [
        folded[:place] + folded[place + 1 :]
        for place, character in enumerate(folded)
        if character > "9"  # a folded name has nothing before them but digits
    ]
    left.append(folded)
    return left


@lru_cache(maxsize=4_096)
def similarity(first: str, second: str) -> float:
    """How alike two folded names are, from 0 to 1: the share of letters that are not mistyped."""
    left, right = jamo(first), jamo(second)
    longest = max(len(left), len(right))
    return 1 - _distance(left, right) / longest if longest else 0.0


def digits_of(folded: str) -> str:
    """The digits of a name, which no two names of one firm write differently."""
    return "".join(character for character in folded if character.isdigit())


@lru_cache(maxsize=256)  # of one name it is asked several times in a row
def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _folded(text: str) -> str:
    rest = text.removeprefix(_USUAL).removesuffix(_USUAL)
    if _BRACKET.search(rest) is None:
        whole = _bare(rest)
        if whole and _MAY_HAVE_FORM.search(whole) is None:
            return whole  # most names have no other form, and the search for one is slow
    bare = _at_start().sub("", text)
    last = bare.rstrip(" .,")[-1:]
    if last in _last_of_forms() or not last.isalnum():
        bare = _at_end().sub("", bare)
    return _bare(bare) or _bare(text)


def _bare(text: str) -> str:
    return text if text.isalnum() else _NOISE.sub("", text)


def _is_site(text: str) -> bool:
    return text.endswith(_site_words())


def _in_brackets(text: str) -> tuple[str, str] | None:
    """What stands before the brackets a name ends on, and the site or place within them."""
    found = _LAST_BRACKETS.fullmatch(text) if text.endswith((")", "]")) else None
    if found is None or len(_folded(found["body"])) < _SHORTEST_BODY:
        return None
    said = found["said"]
    is_place = _PLACE.fullmatch(said) is not None and said not in _no_sites()
    return (found["body"], said) if _is_site(said) or is_place else None


def _unbracketed(text: str) -> str:
    """예시가람(주)(구미공장) as 예시가람(주) 구미공장."""
    beside = _in_brackets(text)
    return " ".join(beside) if beside is not None and _is_site(beside[1]) else text


@cache
def _no_sites() -> frozenset[str]:
    """What stands in brackets behind a name and is no place, legal forms among it."""
    table = sameness_table()
    return frozenset([*table["no_sites"], *table["legal_forms"]["bracketed"]])


@cache
def _site_words() -> tuple[str, ...]:
    return tuple(sameness_table()["site_words"])


@cache
def _no_names() -> frozenset[str]:
    """What is no name of a body as it stands; (주)동일 is one."""
    table = sameness_table()
    words = [*table["no_names"], *itertools.chain.from_iterable(table["legal_forms"].values())]
    return frozenset(_bare(_plain(word)) for word in words)


def _spaced(word: str) -> str:
    return r"\s*".join(map(re.escape, word))


@cache
def _korean() -> str:
    """A legal form in Korean; of its brackets one may have been lost."""
    forms = sameness_table()["legal_forms"]
    whole = "|".join(map(_spaced, forms["whole"]))
    short = "|".join(map(_spaced, forms["bracketed"]))
    return rf"[(\[]?\s*(?:{whole})\s*[)\]]?|[(\[]\s*(?:{short})\s*[)\]]"


@cache
def _at_start() -> re.Pattern[str]:
    short = "|".join(map(_spaced, sameness_table()["legal_forms"]["bracketed"]))
    return re.compile(rf"^(?:\s*(?:{_korean()}|(?:{short})\s*[)\]])[\s,.]*)+")


@cache
def _at_end() -> re.Pattern[str]:
    forms = sameness_table()["legal_forms"]
    short = "|".join(map(_spaced, forms["bracketed"]))
    latin = "|".join(_BETWEEN.join(word.split()) for word in forms["latin"])
    korean = rf"{_korean()}|[(\[]\s*(?:{short})\s*$"
    return re.compile(rf"(?:[\s,.]*(?:{korean}|{_BEFORE_LATIN}[(]?(?:{latin})[)]?)[\s,.]*)+$")


@cache
def _last_of_forms() -> frozenset[str]:
    """The letters on which a legal form may end; it may also end on a bracket."""
    words = itertools.chain.from_iterable(sameness_table()["legal_forms"].values())
    return frozenset(word[-1] for word in words)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(_korean())


def _distance(left: str, right: str) -> int:
    """How many letters are added, lost or exchanged between two texts."""
    row = list(range(len(right) + 1))
    for place, letter in enumerate(left, 1):
        previous, row[0] = row[0], place
        for other, second in enumerate(right, 1):
            cost = previous + (letter != second)
            previous = row[other]
            row[other] = min(cost, row[other] + 1, row[other - 1] + 1)
    return row[-1]
