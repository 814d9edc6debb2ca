"""What can be chosen about 공급망 현황."""

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
    CoverOptions,
    OptionSpec,
    read,
)


@dataclass(frozen=True, slots=True)
class ChainPaperOptions(CoverOptions):
    """The choices; a secrecy of None is that of the links."""

    has_cover: bool = True
    approval: tuple[str, ...] = APPROVERS
    is_large: bool = False
    secrecy: Confidentiality | None = None


CHAIN_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    LARGE,
    SECRECY,
    *PAGE_SPECS,
)


def parse(pairs: Iterable[str]) -> ChainPaperOptions:
    """The options as `k=v` strings, each once."""
    return read(pairs, ChainPaperOptions(), CHAIN_SPECS)
