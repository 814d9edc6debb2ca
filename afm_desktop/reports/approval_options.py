"""What can be chosen about the print of a demand for its own firm's approval."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.options import APPROVAL, APPROVERS, OptionSpec


@dataclass(frozen=True, slots=True)
class ApprovalOptions:
    """Who signs."""

    approval: tuple[str, ...] = APPROVERS


@dataclass(frozen=True, slots=True)
class NoOptions:
    """A paper about which nothing can be chosen."""


APPROVAL_SPECS: tuple[OptionSpec, ...] = (APPROVAL,)
