"""Filling in what stands in braces, with the particles that suit what was filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from afm_desktop.domain.hangul import particle

_PAIRS = {
    one: pair for pair in ("을/를", "은/는", "이/가", "과/와", "으로/로") for one in pair.split("/")
}
_EMPTY = re.compile(r"\s?\([^(){}]*\{(\w+)\}[^(){}]*\)")
_PLACE = re.compile(
    r"\{(?P<name>\w+)\}(?P<close>[」』’”'\"]*(?:\([^()]*\))?)"
    r"(?P<after>(?:을|를|은|는|이|가|과|와|으로|로)(?=[\s.,]|$))?"
)


def fill(text: str, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with its values, and the names that nothing is known of.

    What stands in brackets goes with a value that is empty.
    """
    unknown: dict[str, None] = {}

    def without_empty(match: re.Match[str]) -> str:
        name = match.group(1)
        return "" if name in values and not values[name] else match.group()

    def filled(match: re.Match[str]) -> str:
        name = match.group("name")
        if name not in values:
            unknown[name] = None
            return match.group()
        close = _PLACE.sub(filled, match.group("close"))
        after = match.group("after") or ""
        if after:
            after = particle(values[name], _PAIRS[after])
        return f"{values[name]}{close}{after}"

    return _PLACE.sub(filled, _EMPTY.sub(without_empty, text)), tuple(unknown)
