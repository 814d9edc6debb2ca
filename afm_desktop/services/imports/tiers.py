"""The tiers that links make of suppliers: those of the file, and those of rows that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from afm_desktop.services.bodies import mergers
from afm_desktop.services.lists.choice import Choice
from afm_desktop.services.lists.supply import all_lowest_tiers, anchors_of
from afm_desktop.services.supply_walk import read_overrides


class Tiers:
    """Tells whether a tier of a list is the one that is worked out of links anyway."""

    def __init__(self, session: Session, day: date) -> None:
        self._session = session
        self._day = day
        self._listed: dict[str, int] = {}
        """Of suppliers by the rows so far; a list rarely names a firm's suppliers before it."""

    def make(self, supplier: str, buyer: str, tier: int) -> bool:
        """Whether links say this tier of a supplier, the new one to this buyer among them."""
        below = self._of(buyer)
        return tier == self._of(supplier) or (below is not None and tier == below + 1)

    def take(self, supplier: str, tier: int) -> None:
        """Know the tier of a supplier by a row that is taken."""
        self._listed[supplier] = min(tier, self._listed.get(supplier, tier))

    def _of(self, firm: str) -> int | None:
        return self._listed.get(firm) or self._known.get(firm)

    @cached_property
    def _known(self) -> Mapping[str, int]:
        """Read only for a list that names tiers below other firms than anchors."""
        merged = mergers(self._session)
        anchors = anchors_of(self._session, Choice(self._day), merged)
        overrides = read_overrides(self._session, anchors, merged)
        return all_lowest_tiers(self._session, self._day, merged, anchors, overrides)
