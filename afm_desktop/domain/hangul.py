"""Hangul syllables: their first consonants, and the particle that suits a word."""

from __future__ import annotations

import re

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
_CLOSING = re.compile(r"[\s)\]}\"'’”」』〉》%.,]+$")
_TRAILING_BRACKETS = re.compile(r"(?<=.)\s*\([^()]*\)\s*$")


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
    return "".join(
        INITIALS[(ord(c) - FIRST_SYLLABLE) // PER_INITIAL] if is_syllable(c) else c for c in text
    )


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
