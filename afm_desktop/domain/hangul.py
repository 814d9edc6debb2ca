"""Hangul: how names are searched and ordered, and which particle follows a word.

Legal forms such as (주) at either end, spaces and dots do not count: ㈜하나마이크론 is found by
하나마이크론 and stands under ㅎ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
PAIRS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Two consonants typed after each other that an input method shows as one."""

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
PER_INITIAL, PER_VOWEL = 588, 28

_DIGITS_AS_READ = "영일이삼사오육칠팔구"
_LETTER_FINALS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
_CLOSING = re.compile(r"[\s)\]}\"'’”」』〉》.,]+$")
_TRAILING_BRACKETS = re.compile(r"(?<=.)\s*\([^()]*\)\s*$")
_KOREAN_FORMS = (
    r"㈜|\(주\)|주식회사|\(유\)|유한회사|유한책임회사"
    r"|\(재\)|재단법인|\(사\)|사단법인|\(학\)|학교법인"
)
_ENGLISH_FORMS = r"(?<![a-z])(?:co\.?,?\s*ltd|inc|corp)\.?"
_AT_START = re.compile(rf"^\s*(?:(?:{_KOREAN_FORMS})\s*)+")
_AT_END = re.compile(rf"(?:(?:{_KOREAN_FORMS}|{_ENGLISH_FORMS})\s*)+$", re.IGNORECASE)
_BLANKS = r" \t\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NOTHING = re.compile("(?!)")
# One set of characters and what may follow them: that is searched ten times faster than a choice.
_IGNORED = re.compile(rf"[{_BLANKS}·ㆍ‧・∙•/()\[\]{{}}.,'\"‘’“”_\-‐‑–—]")
_MAY_HAVE_FORM = re.compile(
    r"[㈜()주회법LlIiİıCc](?:(?<=[㈜()])|식|사|인|[Tt][Dd]|[Nn][Cc]|[Oo][Rr][Pp])"
)
_DIGITS = re.compile(r"(\d+)")
_NUMBER, _LETTER, _OTHER = "\ue000", "\ue001", "\ue002"
"""What follows them stands behind all Hangul, in this order."""
_KEPT = f"{_NUMBER}0123456789\n"
_LONGEST_NUMBER = 99
_BEFORE_DIGITS = tuple(f"{_NUMBER}{length:02d}" for length in range(_LONGEST_NUMBER + 1))
_MARKED = re.compile(f"[^{_KEPT}가-힣ㄱ-ㅣ]+")


class _PerCharacter(dict[int, str]):
    """A table for `str.translate` that works each character out once."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        self[code] = found = self._of(chr(code))
        return found


def is_syllable(character: str) -> bool:
    """Whether this is a whole Hangul syllable, not a single consonant or vowel."""
    return FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE


def final_of(syllable: str) -> str:
    """The consonant (받침) a syllable ends on; empty when it ends on a vowel."""
    return FINALS[(ord(syllable) - FIRST_SYLLABLE) % PER_VOWEL]


def without_final(syllable: str) -> str:
    """The syllable without its 받침."""
    index = ord(syllable) - FIRST_SYLLABLE
    return chr(FIRST_SYLLABLE + index - index % PER_VOWEL)


def initials(text: str) -> str:
    """The 초성 of a text: each syllable by its first consonant, all else as it is."""
    return text.translate(_INITIAL_OF)


def bare_name(name: str) -> str:
    """The name without legal forms at its ends; a name that is nothing else stays."""
    text = unicodedata.normalize("NFC", name).strip()
    if _MAY_HAVE_FORM.search(text) is None:
        return text
    return _AT_END.sub("", _AT_START.sub("", text)).strip(" ,") or text


def search_form(text: str) -> str:
    """The text as the search compares it: no legal forms, spaces, dots or capitals."""
    return search_forms([text])[0]


def search_forms(texts: Sequence[str]) -> list[str]:
    """The search forms of texts; what stands between lines of one of them is a space."""
    if not texts:
        return []
    together = "\n".join(texts)
    if together.count("\n") >= len(texts):
        together = "\n".join(text.replace("\n", " ") for text in texts)
    together = unicodedata.normalize("NFC", together)
    if _MAY_HAVE_FORM.search(together) is not None:
        together = "\n".join(map(bare_name, together.split("\n")))
    return _IGNORED.sub("", together).casefold().split("\n")


def sort_key(text: str) -> str:
    """가나다 order as plain text, for ORDER BY: Hangul, numbers by value, Latin, the rest."""
    return f"{collation(search_form(text))}\t{text}"


def collation(form: str) -> str:
    """The 가나다 order of a search form."""
    return collations([form])[0]


def collations(forms: Sequence[str]) -> list[str]:
    """The 가나다 order of search forms: Hangul as it is, all else marked as what comes after it."""
    if not forms:
        return []
    runs = _DIGITS.split("\n".join(forms))
    runs[1::2] = map(_number_key, runs[1::2])
    return _MARKED.sub(_mark, "".join(runs)).split("\n")


@lru_cache(maxsize=32)
def pattern(query: str) -> re.Pattern[str]:
    """What a typed query matches in a `search_form`.

    A lone consonant stands for every syllable it begins, a syllable without 받침 for every 받침,
    and a 받침 at the end may also be the beginning of the next syllable (현댗 finds 현대차). Signs
    alone, which no search form keeps, match nothing.
    """
    if query.strip() and not search_form(query):
        return _NOTHING
    return re.compile("|".join(map("".join, _readings(query, re.escape))))


def globs(query: str) -> list[str]:
    """The same as patterns for SQL's GLOB, of which one must fit."""
    return [f"*{''.join(reading)}*" for reading in _readings(query, _glob_escape)]


def matches(query: str, text: str) -> bool:
    """Whether a text is found by a query."""
    return pattern(query).search(_form_of(text)) is not None


# Every key in the palette is held against the words of every command.
_form_of = lru_cache(maxsize=1_024)(search_form)


def particle(word: str, pair: str) -> str:
    """The one of `을/를` (받침 first) that suits a word as it is read aloud.

    What stands in brackets at the end is not read: 포스코(주) is followed by 가.
    """
    after_final, after_vowel = pair.split("/")
    final = _spoken_final(word)
    if after_final.startswith("으로") and final == "ㄹ":
        return after_vowel
    return after_final if final else after_vowel


def josa(word: str, pair: str) -> str:
    """The word with the particle that suits it: 현대차를, 서울로."""
    return word + particle(word, pair)


def _number_key(number: str) -> str:
    """A number by how long it is, then by its digits."""
    digits = number[:_LONGEST_NUMBER]
    digits = (digits.lstrip("0") or "0") if digits.isascii() else str(int(digits))
    return _BEFORE_DIGITS[len(digits)] + digits


def _initial(character: str) -> str:
    if not is_syllable(character):
        return character
    return INITIALS[(ord(character) - FIRST_SYLLABLE) // PER_INITIAL]


def _key(character: str) -> str:
    if is_syllable(character) or "ㄱ" <= character <= "ㅣ" or character in _KEPT:
        return character
    return (_LETTER if character.isalpha() else _OTHER) + character


def _mark(run: re.Match[str]) -> str:
    return run[0].translate(_KEY_OF)


_INITIAL_OF = _PerCharacter(_initial)
_KEY_OF = _PerCharacter(_key)


def _readings(query: str, escape: Callable[[str], str]) -> Iterator[list[str]]:
    """What a query may mean, each as the classes of its characters."""
    typed = "".join(PAIRS.get(c, c) for c in search_form(query))
    yield [_matching(character, escape) for character in typed]
    if typed and is_syllable(typed[-1]) and final_of(typed[-1]):
        before = [_matching(character, escape) for character in typed[:-1]]
        yield [*before, *_still_composing(typed[-1], escape)]


def _glob_escape(character: str) -> str:
    return f"[{character}]" if character in "*?[" else character


def _matching(character: str, escape: Callable[[str], str]) -> str:
    """The class of characters that one typed character stands for."""
    if character in INITIALS:
        first = chr(0xAC00 + INITIALS.index(character) * PER_INITIAL)
        return f"[{first}-{chr(ord(first) + PER_INITIAL - 1)}{character}]"
    if is_syllable(character) and not final_of(character):
        return f"[{character}-{chr(ord(character) + PER_VOWEL - 1)}]"
    return escape(character)


def _still_composing(syllable: str, escape: Callable[[str], str]) -> tuple[str, str]:
    """A last syllable whose 받침 belongs to a next one: 댗 as 대 and ㅊ, 닭 as 달 and ㄱ."""
    final = final_of(syllable)
    pair = PAIRS.get(final, "")
    stays, moves = (pair[0], pair[1]) if pair else ("", final)
    kept = chr(ord(without_final(syllable)) + FINALS.index(stays))
    return escape(kept), _matching(moves, escape)


def _spoken_final(word: str) -> str:
    read = _CLOSING.sub("", _TRAILING_BRACKETS.sub("", word)) or word
    last = read[-1:]
    if not last:
        return ""
    if last.isascii() and last.isdigit():
        return _final_of_number(read)
    if is_syllable(last):
        return final_of(last)
    return _LETTER_FINALS.get(last.upper(), "")


def _final_of_number(text: str) -> str:
    """Of 10 십, 200 백, 3,000 천, 40,000 만: zeros are read as their unit."""
    zeros = len(text) - len(text.rstrip("0,")) - text[len(text.rstrip("0,")) :].count(",")
    unit = ("", "십", "백", "천", "만", "만", "만", "만", "억")
    before = text.rstrip("0,")[-1:]
    if zeros and before.isdigit() and before.isascii():
        return final_of(unit[min(zeros, 8)])
    return final_of(_DIGITS_AS_READ[int(text[-1])])
