"""What can be chosen about the print of a demand for its own firm's approval."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.options import (
    APPROVAL,
    APPROVERS,
    LARGE,
    PAGE_SPECS,
    OptionSpec,
    PageOptions,
)


@dataclass(frozen=True, slots=True)
class ApprovalOptions(PageOptions):
    """Who signs, and how large it is set."""

    approval: tuple[str, ...] = APPROVERS
    is_large: bool = False


APPROVAL_SPECS: tuple[OptionSpec, ...] = (APPROVAL, LARGE, *PAGE_SPECS)
