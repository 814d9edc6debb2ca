"""How the specs of the kinds are written: columns and filters in one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from afm_desktop.domain.words import word
from afm_desktop.services.lists.listing import TAGS
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels.columns import MILLION, column_title, filter_title
from afm_desktop.ui.screens.records.spec import FilterSpec, said, said_of
from afm_desktop.ui.widgets.columns import ColumnSpec, Look


class Columns:
    """Writes the columns of one kind."""

    def __init__(self, kind: ViewKind) -> None:
        self._kind = kind.value

    def text(
        self,
        key: str,
        sample: str = "",
        *,
        brief: str = "",
        roomy: str = "",
        visible: bool = True,
        ink: str = "text2",
    ) -> ColumnSpec:
        """Plain text, with samples of usual, short and long ones."""
        plain = ColumnSpec(key, self._title(key), visible=visible, ink=ink)
        return replace(plain, sample=sample, brief=brief, roomy=roomy)

    def name(self, key: str, sample: str = "", roomy: str = "") -> ColumnSpec:
        """What the record is called; has room for the sample, and takes what others leave."""
        plain = ColumnSpec(key, self._title(key), stretch=True, role="strong")
        return replace(plain, sample=sample, roomy=roomy)

    def body(self, key: str) -> ColumnSpec:
        """The name of a firm or an institute beside what the record is called."""
        return self.text(key, "예시새길모빌리티", roomy="예시솔찬배터리시스템")

    def number(self, key: str, *, unit: str = "", visible: bool = True) -> ColumnSpec:
        """A whole or exact number."""
        return ColumnSpec(key, self._title(key), unit, "number", visible=visible)

    def money(self, key: str, *, visible: bool = True) -> ColumnSpec:
        """An amount in the unit of lists."""
        return ColumnSpec(key, self._title(key), MILLION, "money", visible=visible)

    def date(self, key: str, *, visible: bool = True) -> ColumnSpec:
        """A day."""
        return ColumnSpec(key, self._title(key), kind="date", visible=visible)

    def moment(self, key: str, *, visible: bool = True) -> ColumnSpec:
        """A day with its time."""
        sample = "2026. 12. 31.(목) 14:00"
        return ColumnSpec(key, self._title(key), kind="date", sample=sample, visible=visible)

    def chip(
        self, key: str, looks: Mapping[str, Look], longest: str, *, visible: bool = True
    ) -> ColumnSpec:
        """A state with its sign."""
        return ColumnSpec(
            key, self._title(key), kind="chip", sample=longest, looks=looks, visible=visible
        )

    def division(self, *, visible: bool = True) -> ColumnSpec:
        """The division with its colour."""
        return ColumnSpec(
            "division",
            self._title("division"),
            kind="division",
            sample="석유화학(정유)",
            brief="방산·항공",
            roomy="반도체·디스플레이",
            visible=visible,
        )

    def flag(self, key: str, *, visible: bool = True) -> ColumnSpec:
        """Yes or no."""
        return ColumnSpec(key, self._title(key), kind="yesno", visible=visible)

    def tags(self) -> ColumnSpec:
        """What the record is tagged with; shown when it is chosen."""
        return self.text(TAGS, "핵심 협력사, 점검", visible=False)

    def _title(self, key: str) -> str:
        return column_title(self._kind, key)


class Filters:
    """Writes the filters of one kind."""

    def __init__(self, kind: ViewKind) -> None:
        self._kind = kind.value

    def plain(
        self, key: str, *, stands_by: bool = False, say: Callable[[str], str] | None = None
    ) -> FilterSpec:
        """Values that the file holds, or yes and no."""
        states = labels.STATES.get(key)
        own = say or (said(states) if states else None)
        return FilterSpec(key, filter_title(self._kind, key), own, stands_by)

    def words(self, key: str, kind: type[StrEnum], *, stands_by: bool = False) -> FilterSpec:
        """Values of a closed vocabulary."""
        return self.plain(key, stands_by=stands_by, say=said_of(kind, word))

    def body(self, *, stands_by: bool = False) -> FilterSpec:
        """The division of records of which some are of the alliance as a whole."""
        return replace(self.plain("division", stands_by=stands_by), empty=labels.ALLIANCE)

    def tags(self) -> FilterSpec:
        """Tags, where there are any."""
        return self.plain(TAGS)

    def record(self, key: str, record: str = "organizations") -> FilterSpec:
        """One record of another kind."""
        return FilterSpec(key, filter_title(self._kind, key), record=record)


def in_years(value: str) -> str:
    """`2026년`"""
    return labels.YEAR.format(number=value)


def in_tiers(value: str) -> str:
    """`2차`"""
    return labels.TIER.format(number=value)


def edits(written: str) -> Mapping[str, str]:
    """Columns edited in the list, each with its field where that has another name."""
    pairs = (one.partition("=") for one in written.split())
    return {column: field or column for column, _, field in pairs}


def keys(written: str) -> frozenset[str]:
    """Keys written in one line."""
    return frozenset(written.split())
