"""Whether two bodies are one: what speaks for it, what against, and how much.

Weights and thresholds are data (`resources/tables/sameness.json`); every reason is told to the
user, who decides wherever it is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from afm_desktop.domain.codes import digits_of_business_number, is_corporate_number
from afm_desktop.domain.enums import Ground, Likeness
from afm_desktop.domain.firm_names import (
    bodies_before_site,
    digits_of,
    fold_name,
    may_be_site,
    sameness_table,
    similarity,
    site_of,
    slips,
)

_NOT_DIGITS = re.compile(r"\D+")
_NOT_WORDS = re.compile(r"[\W_]+")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/:?#\s]+)")
_SHORTEST_ADDRESS = 8
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground with what it weighs; `value` is what is the same, empty where there is none."""

    ground: Ground
    weight: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How alike two bodies are, and why; `site` when one is named as a site of the other."""

    likeness: Likeness
    points: int
    reasons: tuple[Reason, ...]
    site: str | None = None


@cache
def _shortest_near() -> int:
    return int(sameness_table()["near"]["shortest"])


NOTHING_ALIKE = Verdict(Likeness.NONE, 0, ())


class Traits(NamedTuple):
    """What a body is recognised by, in the form in which it is compared."""

    name: str
    folded: str
    others: frozenset[str] = frozenset()
    business_numbers: frozenset[str] = frozenset()
    corporate_number: str | None = None
    region_code: str | None = None
    phone: str | None = None
    website: str | None = None
    address: str | None = None

    @classmethod
    def of(
        cls,
        name: str,
        *,
        other_names: Iterable[str] = (),
        business_numbers: Iterable[str] = (),
        corporate_number: str | None = None,
        region_code: str | None = None,
        phone: str | None = None,
        website: str | None = None,
        address: str | None = None,
    ) -> Traits:
        """The traits of a body as written; numbers that cannot be right count for nothing."""
        folded = fold_name(name)
        others = frozenset(map(fold_name, other_names)) - {folded, ""} if other_names else _NONE
        is_corporate = corporate_number and is_corporate_number(corporate_number)
        return cls(
            name,
            folded,
            others,
            frozenset(filter(None, map(digits_of_business_number, business_numbers))),
            _digits(corporate_number) if corporate_number and is_corporate else None,
            region_code,
            _digits(phone) if phone else None,
            _host(website) if website else None,
            _address(address) if address else None,
        )

    @property
    def names(self) -> frozenset[str]:
        """Every folded name the body is known by."""
        return self.others | {self.folded} if self.folded else self.others

    def keys(self) -> Collection[str]:
        """What an index finds the body by with certainty."""
        found = [f"b{number}" for number in self.business_numbers]
        if self.corporate_number:
            found.append(f"c{self.corporate_number}")
        if self.folded:
            found.append(f"n{self.folded}")
        found += [f"n{name}" for name in self.others]
        return found

    def contact_keys(self) -> Iterator[str]:
        """An address with another way to reach a body; each alone is often shared by others."""
        if self.address:
            yield from (f"a{self.address} {way}" for way in (self.phone, self.website) if way)

    def slip_keys(self) -> Collection[str]:
        """What the name shares with names that differ by one character; short names have none."""
        return slips(self.folded) if len(self.folded) >= _shortest_near() else ()

    def site_keys(self) -> Iterator[str]:
        """The names of the bodies of which this may be a site."""
        if not may_be_site(self.name):
            return
        after_form = site_of(self.name)
        if after_form is not None:
            yield f"n{after_form[0]}"
        yield from (f"n{body}" for body, _ in bodies_before_site(self.name))


def compare(first: Traits, second: Traits) -> Verdict:
    """Whether two bodies are one, with every reason for and against, heaviest first."""
    named = _by_name(first, second)
    site = _site(first, second) if named is None else None
    reasons = [*_by_number(first, second, is_site=site is not None)]
    if named is not None:
        reasons.append(named)
    elif site is not None:
        reasons.append(site[0])
    else:
        reasons.append(_near(first, second) or _reason(Ground.UNLIKE_NAME))
    reasons += _by_contact(first, second, is_site=site is not None)
    return _verdict(reasons, site[1] if site else None)


def _verdict(reasons: list[Reason], site: str | None) -> Verdict:
    points = max(0, min(100, sum(reason.weight for reason in reasons)))
    limits = sameness_table()["thresholds"]
    if points < limits["maybe"]:
        return NOTHING_ALIKE
    likeness = Likeness.SAME if points >= limits["same"] else Likeness.MAYBE
    ordered = sorted(reasons, key=lambda reason: -reason.weight)
    return Verdict(likeness, points, tuple(ordered), site)


def _reason(ground: Ground, value: str = "") -> Reason:
    return Reason(ground, sameness_table()["weights"][ground.value], value)


def _by_number(first: Traits, second: Traits, *, is_site: bool) -> Iterator[Reason]:
    """A body has one corporate number; a site may have a business number of its own."""
    shared = first.business_numbers & second.business_numbers
    same_corporation = False
    if first.corporate_number and second.corporate_number:
        same_corporation = first.corporate_number == second.corporate_number
        ground = Ground.CORPORATE_NUMBER if same_corporation else Ground.OTHER_CORPORATE_NUMBER
        yield _reason(ground, first.corporate_number if same_corporation else "")
    if shared:
        yield _reason(Ground.BUSINESS_NUMBER, min(shared))
    elif first.business_numbers and second.business_numbers and not (same_corporation or is_site):
        yield _reason(Ground.OTHER_BUSINESS_NUMBER)


def _by_name(first: Traits, second: Traits) -> Reason | None:
    if first.folded and first.folded == second.folded:
        return _reason(Ground.NAME, first.folded)
    shared = first.names & second.names
    return _reason(Ground.OTHER_NAME, min(shared)) if shared else None


def _site(first: Traits, second: Traits) -> tuple[Reason, str] | None:
    """Whether one is named as a site of the other."""
    for part, body in ((first, second), (second, first)):
        found = site_of(part.name)
        if found is not None and found[0] in body.names:
            return _reason(Ground.SITE_AFTER_FORM, found[1]), found[1]
        for owner, site in bodies_before_site(part.name):
            if owner in body.names:
                return _reason(Ground.SITE_NAME, site), site
    return None


def _near(first: Traits, second: Traits) -> Reason | None:
    """A name that may be a slip of the other; names with other numbers are other names."""
    near, left, right = sameness_table()["near"], first.folded, second.folded
    if min(len(left), len(right)) < near["shortest"] or abs(len(left) - len(right)) > 1:
        return None
    if digits_of(left) != digits_of(right) or similarity(left, right) < near["similarity"]:
        return None
    return _reason(Ground.NEAR_NAME)


def _by_contact(first: Traits, second: Traits, *, is_site: bool) -> Iterator[Reason]:
    """What supports a likeness; a site lies elsewhere than its body."""
    if first.phone and first.phone == second.phone:
        yield _reason(Ground.PHONE)
    if first.website and first.website == second.website:
        yield _reason(Ground.WEBSITE, first.website)
    if first.address and first.address == second.address:
        yield _reason(Ground.ADDRESS)
    if first.region_code and second.region_code:
        if first.region_code == second.region_code:
            yield _reason(Ground.REGION)
        elif not is_site:
            yield _reason(Ground.OTHER_REGION)


def _digits(text: str) -> str:
    return _NOT_DIGITS.sub("", text)


def _host(text: str) -> str | None:
    found = _HOST.match(text.strip().casefold())
    return found.group(1) if found else None


def _address(text: str) -> str | None:
    folded = _NOT_WORDS.sub("", text).casefold()
    return folded if len(folded) >= _SHORTEST_ADDRESS else None
