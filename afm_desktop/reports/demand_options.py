"""What can be chosen about 수요 접수·검토 현황."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import (
    APPROVAL,
    APPROVERS,
    COVER,
    LARGE,
    LOGO,
    PAGE_SPECS,
    SECRECY,
    UNIT,
    CoverOptions,
    OptionKind,
    OptionSpec,
    read,
    yes_no,
)
from afm_desktop.reports.units import ShownUnit


@dataclass(frozen=True, slots=True)
class DemandStatusOptions(CoverOptions):
    """The choices; a secrecy of None is that of the demands."""

    has_cover: bool = True
    approval: tuple[str, ...] = APPROVERS
    has_list: bool = True
    is_large: bool = False
    secrecy: Confidentiality | None = None
    unit: ShownUnit | None = None
    """None is the one that rounds nothing."""


DEMAND_STATUS_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    OptionSpec("list", "has_list", OptionKind.YES_NO, yes_no, "no"),
    LARGE,
    SECRECY,
    UNIT,
    *PAGE_SPECS,
)


def parse(pairs: Iterable[str]) -> DemandStatusOptions:
    """The options as `k=v` strings, each once."""
    return read(pairs, DemandStatusOptions(), DEMAND_STATUS_SPECS)
