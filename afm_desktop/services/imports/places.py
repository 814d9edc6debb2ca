"""Where a body is, by what a cell says: a 시·도 with or without what follows, or an address."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.tables import NoSuchRegion, region_named, regions

_DISTRICTS = ("시", "군", "구")
_TOWN_OR_METROPOLIS = "광주시"
"""A town in 경기 or 광주광역시 itself; only the latter has 구."""


@lru_cache(maxsize=1_024)
def region_parted(named: str, day: date) -> tuple[str, str | None]:
    """The code of a 시·도 by its code or its name, and what is said after it."""
    if any(known.code == named for known in regions()):
        return named, None
    first, _, rest = named.partition(" ")
    for said, left in ((named, None), (first, rest.strip() or None)):
        try:
            return region_named(said, day).code, left
        except NotFound:
            continue
    raise NoSuchRegion(named)


def place_of(address: str, day: date) -> tuple[str | None, str | None]:
    """The code of the 시·도 an address begins with and the 시·군·구 after it: 천안시 서북구."""
    first, *rest = (word.rstrip(",") for word in address.split(None, 3)[:3])
    code = _code_of(first, day)
    if code is None:
        return None, None
    district = rest[0] if rest and _is_district(rest[0]) else None
    if first == _TOWN_OR_METROPOLIS and not (district and district.endswith("구")):
        return None, None
    if district and district.endswith("시") and rest[1:] and _is_ward(rest[1]):
        district = f"{district} {rest[1]}"
    return code, district


@lru_cache(maxsize=1_024)
def _code_of(said: str, day: date) -> str | None:
    try:
        return region_named(said, day).code
    except NotFound:
        return None


def _is_district(word: str) -> bool:
    return len(word) > 1 and word.endswith(_DISTRICTS)


def _is_ward(word: str) -> bool:
    return len(word) > 1 and word.endswith("구")
