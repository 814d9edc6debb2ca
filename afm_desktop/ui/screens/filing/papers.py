"""The papers of a demand, made on a worker and saved; a core technology leaves for a reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.file_names import safe_name
from afm_desktop.services.desk import Desk
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.reports.saving import ask_paper

RECEIPT, APPROVAL = "receipt", "approval"


def file_name(kind: str, sheet: Sheet) -> str:
    """What the file is called unless somebody says otherwise."""
    if kind == RECEIPT:
        return safe_name(labels.RECEIPT_NAME.format(name=sheet.intake_no or sheet.title))
    return safe_name(labels.APPROVAL_NAME.format(name=sheet.title))


def ask_place(parent: QWidget, name: str) -> Path | None:
    """Ask where a paper goes, and as what kind of file."""
    return ask_paper(parent, name)


def write_paper(desk: Desk, demand_id: str, kind: str, path: Path, reason: str | None) -> Path:
    """Make a paper and save it; ReportLab is read only for that."""
    from afm_desktop.exchange.papers.formats import WRITERS  # noqa: PLC0415 - as below
    from afm_desktop.reports import approval, receipt  # noqa: PLC0415 - ReportLab
    from afm_desktop.reports.saving import save_paper  # noqa: PLC0415 - as above

    is_demonstration = desk.workspace.office.is_demonstration
    if kind == RECEIPT:
        paper = receipt.make(desk.filing.receipt(demand_id), is_demonstration=is_demonstration)
    else:
        sheet, day = desk.filing.sheet(demand_id), desk.workspace.today
        paper = approval.make(sheet, day, is_demonstration=is_demonstration)
    desk.copies.let_out([demand_id], Access.PRINT, reason)
    save_paper(paper, path, WRITERS)
    return path
