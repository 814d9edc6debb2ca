"""What can be chosen about 회원(기업·기관) 명부."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import (
    PAGE_SPECS,
    UNIT,
    OptionKind,
    OptionSpec,
    PageOptions,
    read,
    secrecy,
    several,
    yes_no,
)


class MemberColumn(StrEnum):
    """A column beside 기업·기관명."""

    ROLE = "role"
    KIND = "kind"
    SIZE = "size"
    NUMBER = "business-number"
    PLACE = "place"
    PRODUCTS = "products"
    JOINED = "joined"
    DEMANDS = "demands"


@dataclass(frozen=True, slots=True)
class MemberListOptions(PageOptions):
    """The choices for the list."""

    columns: tuple[MemberColumn, ...] = (
        MemberColumn.ROLE,
        MemberColumn.SIZE,
        MemberColumn.PLACE,
        MemberColumn.PRODUCTS,
        MemberColumn.JOINED,
    )
    is_by_role: bool = False
    is_large: bool = False
    secrecy: Confidentiality = Confidentiality.PUBLIC


MEMBER_LIST_SPECS: tuple[OptionSpec, ...] = (
    OptionSpec(
        "columns",
        "columns",
        OptionKind.SEVERAL,
        several(MemberColumn),
        "role,size,place",
        tuple(MemberColumn),
    ),
    OptionSpec("by-role", "is_by_role", OptionKind.YES_NO, yes_no, "yes"),
    OptionSpec("large", "is_large", OptionKind.YES_NO, yes_no, "yes"),
    OptionSpec(
        "secrecy", "secrecy", OptionKind.CHOICE, secrecy, "division", tuple(Confidentiality)
    ),
    *PAGE_SPECS,
)


LIST_SPECS: tuple[OptionSpec, ...] = (
    *(spec for spec in MEMBER_LIST_SPECS if spec.name in ("large", "secrecy")),
    UNIT,
    *PAGE_SPECS,
)
"""What can be chosen about a list that is printed as it is shown."""


def parse(pairs: Iterable[str]) -> MemberListOptions:
    """The options of the list as `k=v` strings, each once."""
    return read(pairs, MemberListOptions(), MEMBER_LIST_SPECS)
