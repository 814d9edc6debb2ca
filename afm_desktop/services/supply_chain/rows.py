"""The frozen rows of a supply chain, as screens, papers and files show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from afm_desktop.domain.enums import Confidentiality, LinkKind, SizeClass


@dataclass(frozen=True, slots=True)
class ChainBody:
    """A body of a chain at its nearest tier; 0 is an anchor."""

    id: str
    name: str
    tier: int
    is_given: bool = False
    """Whether the tier was set by hand."""
    size: SizeClass | None = None
    region: str | None = None
    """시·도, its short name."""
    kind: LinkKind | None = None
    item: str = ""
    share: Decimal | None = None
    """The item it is named with, and its share: of its sole or largest link."""
    is_sole: bool = False
    suppliers: int = 0
    """How many deliver to it."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """`supplier` delivers `item` to `buyer`, both bodies of the chain."""

    id: str
    supplier: str
    buyer: str
    item: str
    kind: LinkKind | None = None
    share: Decimal | None = None
    yearly_won: int | None = None
    is_sole: bool = False
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    note: str | None = None
    """What is done about an only supplier."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain above anchors; `counts` tells of every tier how many bodies it has in all."""

    day: date
    bodies: tuple[ChainBody, ...]
    """Anchors first, then nearest first."""
    links: tuple[ChainLink, ...]
    counts: tuple[int, ...]
    """Anchors, 1차, 2차 …; a body with several tiers counts at its nearest."""
    is_whole: bool = True
    """Whether the chain was followed to its end; else more is not known yet."""
    mark: Confidentiality = Confidentiality.PUBLIC
    """Who may see the most confidential link of it."""
    withheld: int = 0
    """Links beyond the class of the eyes it is for: they count, and are not among its links."""

    @property
    def anchors(self) -> tuple[ChainBody, ...]:
        """The anchors it stands above."""
        return tuple(body for body in self.bodies if body.tier == 0)

    @property
    def suppliers(self) -> int:
        """How many suppliers it has, each counted once."""
        return sum(self.counts[1:])


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """An anchor one can choose; `suppliers` are those of its first tier."""

    id: str
    name: str
    divisions: tuple[str, ...]
    """Their codes."""
    suppliers: int
