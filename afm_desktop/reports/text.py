"""Text on its way to the page: cleaned, glued where it must not break, cut into lines.

Everything that reaches the canvas passes `clean`; nothing in a text is ever read as markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from afm_desktop.reports import fonts
from afm_desktop.reports.fonts import width

NBSP = "\u00a0"
MISSING = "\u2612"  # not in the font either: its own box with a cross is drawn
SHORT_LAST, FED_LAST = 0.20, 0.24  # of the measure
_ALIKE = str.maketrans({"∼": "~", "∙": "·", "‧": "·", "\t": " ", "\u00ad": "", "\u2028": "\n"})
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0f]"
)
_DATE = re.compile(r"((?:\d{4}|’\d{2})\.) (\d{1,2}\.)(?: (\d{1,2}\.))?")
_AMOUNT = re.compile(
    r"(\d|\d[조억]) (?=(?:조|억|백만|천원|만|원|개|건|명|%|％|\d[\d,]*[억만백천]))"
)
_PLAIN = re.compile("[가-힣!-~]*|[가-힣 !-/:-~]*")  # no digit where there is a space
_LEAD_IN = re.compile(r"\([^()]{1,14}\)(?= )")
_CUT_AFTER = "·,/)-_"
_CUT = re.compile(r"(?<=[·,/)\-_])(?![)\]」』〉》.,%’”:;!?~·])|(?=\()")
_NEVER_FIRST = ")]」』〉》.,·%’”:;!?~"


class Run(NamedTuple):
    """A piece of a line in one weight."""

    text: str
    is_bold: bool


Line = tuple[Run, ...]


@lru_cache(maxsize=16_384)
def clean(text: str) -> str:
    """The text as it can be drawn: NFC, nothing hidden, ☒ for what the font lacks."""
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    text = _HIDDEN.sub("", text)
    for character in set(text) - fonts.known() - {"\n"}:
        text = text.replace(character, fonts.substitute(character) or MISSING)
    text = _DATE.sub(_glued, text)
    return _AMOUNT.sub(rf"\1{NBSP}", text)


def single(text: str) -> str:
    """A cleaned text without line ends, for places that hold one line."""
    text = clean(text)
    return text.replace("\n", " ") if "\n" in text else text


def line_width(line: Line, size: float) -> float:
    """How long a broken line is."""
    return sum(width(run.text, size, run.is_bold) for run in line)


@lru_cache(maxsize=16_384)
def broken(
    text: str, size: float, measure: float, *, is_bold: bool = False, has_lead_in: bool = False
) -> tuple[Line, ...]:
    """Lines no longer than the measure, broken at 어절; a lead-in such as (수요) is bold.

    Kept, as labels, names and notes come again in every part of a table and in every paper.
    """
    lines: list[Line] = []
    for paragraph in clean(text).split("\n"):
        words = _words(paragraph, is_bold, has_lead_in and not lines)
        if words:
            lines += _filled(words, size, measure)
    return tuple(lines) or ((Run("", is_bold),),)


def _glued(match: re.Match[str]) -> str:
    return NBSP.join(part for part in match.groups() if part)


def _words(paragraph: str, is_bold: bool, has_lead_in: bool) -> list[Run]:
    lead = _LEAD_IN.match(paragraph) if has_lead_in else None
    head = lead.group() if lead else ""
    words = [Run(word, True) for word in head.split(" ") if word]
    return words + [Run(word, is_bold) for word in paragraph[len(head) :].split(" ") if word]


def _filled(words: Sequence[Run], size: float, measure: float) -> list[Line]:
    """Lines filled from the left; a very short last line is fed from those above."""
    lines = _greedy(words, size, measure)
    if len(lines) < 2 or line_width(lines[-1], size) >= SHORT_LAST * measure:
        return lines
    for percent in range(98, 64, -2):
        tried = _greedy(words, size, measure * percent / 100)
        if len(tried) > len(lines):
            break
        if line_width(tried[-1], size) >= FED_LAST * measure:
            return tried
    return lines


def _greedy(words: Sequence[Run], size: float, measure: float) -> list[Line]:
    space = width(" ", size)
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for whole in words:
        word = whole
        long = width(word.text, size, word.is_bold)
        if line and used + space + long > measure:
            lines.append(_joined(line))
            line, used = [], 0.0
        if long > measure:
            *pieces, word = _chopped(word, size, measure)
            lines += [(piece,) for piece in pieces]
            long = width(word.text, size, word.is_bold)
        used += long + (space if line else 0)
        line.append(word)
    return [*lines, _joined(line)] if line else lines


def _joined(words: Sequence[Run]) -> Line:
    runs: list[Run] = []
    for word in words:
        if runs and runs[-1].is_bold == word.is_bold:
            runs[-1] = Run(f"{runs[-1].text} {word.text}", word.is_bold)
        else:
            if runs:
                runs[-1] = Run(runs[-1].text + " ", runs[-1].is_bold)
            runs.append(word)
    return tuple(runs)


def _chopped(word: Run, size: float, measure: float) -> list[Run]:
    """A word longer than the line: cut after · , / ) or before ( beyond its first third."""
    pieces: list[Run] = []
    start, used = 0, 0.0
    text = word.text
    for index, character in enumerate(text):
        long = width(character, size, word.is_bold)
        if used + long > measure and index > start and character not in _NEVER_FIRST:
            cut = _cut(text, start, index)
            pieces.append(Run(text[start:cut], word.is_bold))
            used = sum(width(c, size, word.is_bold) for c in text[cut:index])
            start = cut
        used += long
    return [*pieces, Run(text[start:], word.is_bold)]


def pieces(word: str) -> list[str]:
    """What a long word is best cut into."""
    return [part for part in _CUT.split(word) if part]


def _cut(text: str, start: int, end: int) -> int:
    for index in range(end - 1, start + (end - start) // 3, -1):
        if text[index] in _CUT_AFTER or text[index + 1 : index + 2] == "(":
            return index + 1
    return end


def texts_in(value: Any) -> Iterator[str]:
    """Every string in a tree of rows."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
