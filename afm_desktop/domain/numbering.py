"""The marks of numbered items in official documents: 가. 나. … 하. 거. 너. …"""

from __future__ import annotations

_CONSONANTS = "가나다라마바사아자차카타파하"
_VOWELS = (0, 4, 8, 13)  # 가 거 고 구: places of the vowels among 21
_FINALS = 28


def letter_of(number: int) -> str:
    """The letter of the item of a number, from 0: 가, and 거 after 하."""
    row, place = divmod(number, len(_CONSONANTS))
    return chr(ord(_CONSONANTS[place]) + _VOWELS[row % len(_VOWELS)] * _FINALS)
