"""What can be chosen about 수요별 상세자료."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.reports.options import (
    APPROVAL,
    LARGE,
    UNIT,
    OptionKind,
    OptionSpec,
    read,
    yes_no,
)
from afm_desktop.reports.units import ShownUnit


@dataclass(frozen=True, slots=True)
class DossierOptions:
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
)


def parse(pairs: Iterable[str]) -> DossierOptions:
    """The options as `k=v` strings; later ones win."""
    return read(pairs, DossierOptions(), DOSSIER_SPECS)
