"""What can be chosen about 접수증."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.options import APPROVAL, LARGE, PAGE_SPECS, OptionSpec, PageOptions


@dataclass(frozen=True, slots=True)
class ReceiptOptions(PageOptions):
    """Who signs it before it goes out, nobody unless asked, and how large it is set."""

    approval: tuple[str, ...] = ()
    is_large: bool = False


RECEIPT_SPECS: tuple[OptionSpec, ...] = (APPROVAL, LARGE, *PAGE_SPECS)
