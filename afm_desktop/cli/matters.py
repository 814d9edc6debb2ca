"""How what is open of a body is told on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from afm_desktop.cli import labels, secrecy
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.domain.words import word
from afm_desktop.services.desk import Desk
from afm_desktop.services.sameness.open_matters import Matter, OpenMatter

_OF_DEMANDS = (Matter.DEMAND, Matter.DEMAND_PARTNER)


def matter_word(matter: Matter) -> str:
    """What a sort of open matter is called."""
    return labels.SECRETARIAT if matter is Matter.SECRETARIAT else NOUNS[matter.value].name


def kind_of(one: OpenMatter) -> str:
    """What one is called in its row: a link as the other firm stands to the body."""
    if one.is_bought is None:
        return matter_word(one.matter)
    return labels.SUPPLIER if one.is_bought else labels.BUYER


def counted(found: Iterable[OpenMatter]) -> str:
    """How many of each sort: 참여 1건, 공급관계 2건."""
    counts = Counter(one.matter for one in found)
    return ", ".join(
        f"{matter_word(matter)} {counts[matter]:,}{NOUNS[matter.value].counter}"
        for matter in Matter
        if counts[matter]
    )


def standing(one: OpenMatter) -> str:
    """Where it stands: role or status, since when, until when."""
    parts = [word(one.standing)] if one.standing is not None else []
    if one.since is not None and one.matter is not Matter.DEMAND:
        parts.append(labels.SINCE.format(day=day_words(one.since)))
    if one.matter is Matter.DEMAND and one.since is not None:
        parts.append(labels.RECEIVED.format(day=day_words(one.since)))
    if one.until is not None:
        said = labels.KEPT_UNTIL if one.matter is Matter.PERSON else labels.UNTIL
        parts.append(said.format(day=day_words(one.until)))
    return ", ".join(parts) or "-"


def kept_back(desk: Desk, found: Iterable[OpenMatter]) -> frozenset[str]:
    """Those whose titles are not for other programs: what is done asks for no reason to tell."""
    return secrecy.kept_back(
        desk, ((one.matter.value, one.id) for one in found if one.matter in _OF_DEMANDS)
    )


def plain(one: OpenMatter, kept: Collection[str] = ()) -> dict[str, Any]:
    """An open matter for other programs, without its title where that is kept back."""
    return {
        "kind": one.matter.value,
        "id": one.id,
        "title": WITHHELD if one.id in kept else one.title,
        "standing": one.standing.value if one.standing is not None else None,
        "since": one.since.isoformat() if one.since else None,
        "until": one.until.isoformat() if one.until else None,
    }
