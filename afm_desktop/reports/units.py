"""The units of money a paper can be asked for."""

from __future__ import annotations

from enum import StrEnum

from afm_desktop.domain.money import MoneyUnit


class ShownUnit(StrEnum):
    """The units money is told in on paper, by the word that stands over the column."""

    WON = "원"
    THOUSAND = "천원"
    MILLION = "백만원"
    HUNDRED_MILLION = "억원"

    @property
    def money(self) -> MoneyUnit:
        """How many won it is."""
        return MoneyUnit[self.name]
