"""Names as they are searched and ordered.

Legal forms such as (주) at either end, spaces and dots do not count: ㈜하나마이크론 is found by
하나마이크론 and stands under ㅎ.
"""

from __future__ import annotations

import re
import unicodedata

from afm_desktop.domain.hangul import (
    FINALS,
    INITIALS,
    PAIRS,
    PER_INITIAL,
    PER_VOWEL,
    final_of,
    is_syllable,
    without_final,
)

_KOREAN_FORMS = (
    r"㈜|\(주\)|주식회사|\(유\)|유한회사|유한책임회사"
    r"|\(재\)|재단법인|\(사\)|사단법인|\(학\)|학교법인"
)
_ENGLISH_FORMS = r"(?<![a-z])(?:co\.?,?\s*ltd|inc|corp)\.?"
_AT_START = re.compile(rf"^\s*(?:(?:{_KOREAN_FORMS})\s*)+")
_AT_END = re.compile(rf"[\s,]*(?:(?:{_KOREAN_FORMS}|{_ENGLISH_FORMS})\s*)+$", re.IGNORECASE)
_IGNORED = re.compile(r"[\s·ㆍ‧・∙•/()\[\]{}.,'\"‘’“”_\-‐‑–—]")
_RUNS = re.compile(r"\d+|[^\d]")
_LONGEST_NUMBER = 99


def bare_name(name: str) -> str:
    """The name without legal forms at its ends; a name that is nothing else stays."""
    text = unicodedata.normalize("NFC", name)
    bare = _AT_END.sub("", _AT_START.sub("", text)).strip()
    return bare or text.strip()


def search_form(text: str) -> str:
    """The text as the search compares it: no legal forms, spaces, dots or capitals."""
    return _IGNORED.sub("", bare_name(text)).casefold()


def sort_key(text: str) -> str:
    """가나다 order as plain text, for ORDER BY: Hangul, numbers by value, Latin, the rest."""
    form = search_form(text)
    return "".join(_run_key(run) for run in _RUNS.findall(form)) + "\t" + text


def pattern(query: str) -> re.Pattern[str]:
    """What a typed query matches in a `search_form`.

    A lone consonant stands for every syllable it begins, a syllable without 받침 for every 받침,
    and a 받침 at the end may also be the beginning of the next syllable (현댗 finds 현대차).
    """
    typed = "".join(PAIRS.get(c, c) for c in search_form(query))
    readings = ["".join(map(_matching, typed))]
    if typed and is_syllable(typed[-1]) and final_of(typed[-1]):
        readings.append("".join(map(_matching, typed[:-1])) + _still_composing(typed[-1]))
    return re.compile("|".join(readings))


def matches(query: str, text: str) -> bool:
    """Whether a text is found by a query."""
    return pattern(query).search(search_form(text)) is not None


def _run_key(run: str) -> str:
    if run.isdecimal():
        digits = str(int(run[:_LONGEST_NUMBER]))
        return f"1{len(digits):02d}{digits}"
    if is_syllable(run) or "ㄱ" <= run <= "ㅣ":
        return "0" + run
    return ("2" if run.isalpha() else "3") + run


def _matching(character: str) -> str:
    """The class of characters that one typed character stands for."""
    if character in INITIALS:
        first = chr(0xAC00 + INITIALS.index(character) * PER_INITIAL)
        return f"[{first}-{chr(ord(first) + PER_INITIAL - 1)}{character}]"
    if is_syllable(character) and not final_of(character):
        return f"[{character}-{chr(ord(character) + PER_VOWEL - 1)}]"
    return re.escape(character)


def _still_composing(syllable: str) -> str:
    """A last syllable whose 받침 belongs to a next one: 댗 as 대 and ㅊ, 닭 as 달 and ㄱ."""
    final = final_of(syllable)
    pair = PAIRS.get(final, "")
    stays, moves = (pair[0], pair[1]) if pair else ("", final)
    kept = chr(ord(without_final(syllable)) + FINALS.index(stays))
    return re.escape(kept) + _matching(moves)
