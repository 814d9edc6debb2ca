"""What can be chosen about 수요별 상세자료."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.reports.options import (
    APPROVAL,
    LARGE,
    PAGE_SPECS,
    UNIT,
    OptionKind,
    OptionSpec,
    PageOptions,
    read,
    yes_no,
)
from afm_desktop.reports.units import ShownUnit


@dataclass(frozen=True, slots=True)
class DossierOptions(PageOptions):
    """The choices."""

    approval: tuple[str, ...] = ()
    has_similar: bool = True
    is_large: bool = False
    unit: ShownUnit = ShownUnit.WON


DOSSIER_SPECS: tuple[OptionSpec, ...] = (
    APPROVAL,
    OptionSpec("similar", "has_similar", OptionKind.YES_NO, yes_no, "no"),
    LARGE,
    UNIT,
    *PAGE_SPECS,
)


def parse(pairs: Iterable[str]) -> DossierOptions:
    """The options as `k=v` strings, each once."""
    return read(pairs, DossierOptions(), DOSSIER_SPECS)
