"""What can be chosen about 수요별 상세자료."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.reports.options import OptionKind, OptionSpec, approvers, read, yes_no


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """The choices."""

    approval: tuple[str, ...] = ()
    has_similar: bool = True
    is_large: bool = False


DOSSIER_SPECS: tuple[OptionSpec, ...] = (
    OptionSpec("approval", "approval", OptionKind.NAMES, approvers, "담당,팀장"),
    OptionSpec("similar", "has_similar", OptionKind.YES_NO, yes_no, "no"),
    OptionSpec("large", "is_large", OptionKind.YES_NO, yes_no, "yes"),
)


def parse(pairs: Iterable[str]) -> DossierOptions:
    """The options as `k=v` strings; later ones win."""
    return read(pairs, DossierOptions(), DOSSIER_SPECS)
