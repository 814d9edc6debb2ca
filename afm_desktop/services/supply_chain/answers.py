"""The frozen rows that answer questions about the supply chain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afm_desktop.domain.enums import DemandStatus, MemberRole, SizeClass


class Question(StrEnum):
    """What can be asked of the supply chain."""

    STOP = "stop"
    PATH = "path"
    SOLE = "sole"
    SHARED = "shared"
    CYCLES = "cycles"
    UNLINKED = "unlinked"
    REACH = "reach"


class Way(StrEnum):
    """How two firms are linked."""

    DELIVERS = "delivers"
    """Goods go from the first to the second."""
    BUYS = "buys"
    """Goods go from the second to the first."""
    AROUND = "around"
    """They are linked, but no goods go all the way."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body as an answer names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PathStep:
    """One delivery on the way; `items` are all that go this way."""

    supplier: NamedBody
    buyer: NamedBody
    items: tuple[str, ...]
    is_sole: bool


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The shortest way between two firms, from the first to the second."""

    start: NamedBody
    goal: NamedBody
    way: Way
    steps: tuple[PathStep, ...]


@dataclass(frozen=True, slots=True)
class ReachedAnchor:
    """An anchor that goods of a supplier reach, and the supplier's tier below it."""

    body: NamedBody
    tier: int
    by_sole: bool
    """Whether every delivery on some way to it is a sole source."""


@dataclass(frozen=True, slots=True)
class ReachedDemand:
    """A demand of a body that the supplier's goods reach."""

    id: str
    intake_no: str
    title: str
    applicant: NamedBody
    tier: int
    """The supplier's tier below the applicant."""
    status: DemandStatus | None


@dataclass(frozen=True, slots=True)
class StoppedItem:
    """An item of the supplier, who buys it, and who else delivers it."""

    item: str
    buyers: tuple[NamedBody, ...]
    is_sole: bool
    alternatives: tuple[NamedBody, ...]
    """Others that deliver an item of this name; those that deliver to the same buyers first."""
    others: int
    """How many alternatives there are beyond those named."""


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """What stops when a supplier stops."""

    supplier: NamedBody
    anchors: tuple[ReachedAnchor, ...]
    demands: tuple[ReachedDemand, ...]
    items: tuple[StoppedItem, ...]
    bodies: int
    """How many bodies its goods reach in all."""


@dataclass(frozen=True, slots=True)
class SoleSupply:
    """An item with one supplier alone, at its nearest tier below the anchors it reaches."""

    item: str
    supplier: NamedBody
    buyers: tuple[NamedBody, ...]
    anchors: tuple[NamedBody, ...]
    tier: int
    yearly_won: int
    note: str | None
    """What is done about it."""


@dataclass(frozen=True, slots=True)
class SharedSupplier:
    """A supplier of several anchors, with its tier below each."""

    supplier: NamedBody
    anchors: tuple[ReachedAnchor, ...]
    divisions: tuple[str, ...]
    """The codes of the divisions of these anchors."""

    @property
    def tier(self) -> int:
        """Its nearest tier."""
        return min(anchor.tier for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class UnlinkedMember:
    """A member that neither delivers nor buys."""

    body: NamedBody
    divisions: tuple[str, ...]
    division_names: tuple[str, ...]
    role: MemberRole
    size: SizeClass | None


@dataclass(frozen=True, slots=True)
class ReachCell:
    """How many suppliers of a tier have a size class, and stand in a region."""

    tier: int
    size: SizeClass | None
    region: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The suppliers of anchors by tier, size class and region, each counted once."""

    cells: tuple[ReachCell, ...]

    @property
    def total(self) -> int:
        """All suppliers."""
        return sum(cell.count for cell in self.cells)

    @property
    def deepest(self) -> int:
        """The last tier that has any."""
        return max((cell.tier for cell in self.cells), default=0)

    def of_size(self, size: SizeClass | None, tier: int | None = None) -> int:
        """How many have a size class, in one tier or in all."""
        return sum(c.count for c in self.cells if c.size is size and tier in (None, c.tier))

    def of_region(self, region: str | None, tier: int | None = None) -> int:
        """How many stand in a region, in one tier or in all."""
        return sum(c.count for c in self.cells if c.region == region and tier in (None, c.tier))

    @property
    def sizes(self) -> tuple[SizeClass | None, ...]:
        """The size classes there are, in their own order; None last."""
        there = {cell.size for cell in self.cells}
        return tuple(size for size in (*SizeClass, None) if size in there)

    @property
    def regions(self) -> tuple[str | None, ...]:
        """The regions there are, the fullest first; None last."""
        there = {cell.region for cell in self.cells}
        known = sorted((r for r in there if r), key=lambda r: (-self.of_region(r), r))
        return (*known, None) if None in there else tuple(known)
