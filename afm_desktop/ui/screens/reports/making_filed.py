"""Making the papers of one demand, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.reports.approval_options import ApprovalOptions
from afm_desktop.reports.dossier_options import DossierOptions
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.letter_options import LetterOptions
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.receipt_options import ReceiptOptions
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import LETTER, Made, Wanted


@dataclass(frozen=True, slots=True)
class DemandPaper:
    """A paper of a demand, what its file is called, and the title of the demand."""

    paper: Paper
    name: str
    title: str


def make_of_demand(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """The paper of the demand that is chosen; of none there is nothing."""
    begun, demand = time.perf_counter(), wanted.demand
    if demand is None:
        return Made(wanted, None, labels.PAPERS[wanted.kind])
    found = paper_of(desk, wanted, demand, tell)
    made = Made(wanted, found.paper, found.name, found.title, desk.workspace.today)
    core = desk.copies.guarded(named_in(desk, wanted, demand))
    return replace(made, core=core, seconds=time.perf_counter() - begun)


def named_in(desk: Desk, wanted: Wanted, demand: str) -> tuple[str, ...]:
    """The demands whose titles the wanted paper of a demand tells."""
    if wanted.kind == LETTER:
        return desk.letters.of(demand, wanted.status).named
    return (demand,)


def paper_of(desk: Desk, wanted: Wanted, demand: str, tell: Progress) -> DemandPaper:
    """The wanted paper of a demand."""
    kind, options = PaperKind(wanted.kind), wanted.options
    if kind is PaperKind.DEMAND_DOSSIER:
        chosen = options if isinstance(options, DossierOptions) else DossierOptions()
        return _dossier(desk, demand, chosen, tell)
    if kind is PaperKind.RECEIPT:
        given = options if isinstance(options, ReceiptOptions) else ReceiptOptions()
        return _receipt(desk, demand, given, tell)
    if kind is PaperKind.LETTER:
        about = options if isinstance(options, LetterOptions) else LetterOptions()
        return _letter(desk, demand, wanted.status, about, tell)
    names = options if isinstance(options, ApprovalOptions) else ApprovalOptions()
    return _approval(desk, demand, names, tell)


def _dossier(desk: Desk, demand: str, options: DossierOptions, tell: Progress) -> DemandPaper:
    from afm_desktop.reports import dossier, dossier_batch  # noqa: PLC0415 - ReportLab

    found = desk.dossiers.of(demand)
    name = dossier_batch.name_of(found.sheet.intake_no or found.sheet.title, found.as_of)
    return DemandPaper(dossier.make(found, options, tell=tell), name, found.sheet.title)


def _receipt(desk: Desk, demand: str, options: ReceiptOptions, tell: Progress) -> DemandPaper:
    from afm_desktop.reports import receipt  # noqa: PLC0415 - ReportLab

    found, is_demonstration = desk.filing.receipt(demand), desk.workspace.office.is_demonstration
    paper = receipt.make(found, is_demonstration=is_demonstration, options=options, tell=tell)
    name = _named(desk, PaperKind.RECEIPT, found.sheet.intake_no or "")
    return DemandPaper(paper, name, found.sheet.title)


def _approval(desk: Desk, demand: str, options: ApprovalOptions, tell: Progress) -> DemandPaper:
    from afm_desktop.reports import approval  # noqa: PLC0415 - ReportLab

    sheet = desk.filing.sheet(demand)
    paper = approval.make(
        sheet,
        desk.workspace.today,
        options=options,
        is_demonstration=desk.workspace.office.is_demonstration,
        tell=tell,
    )
    name = _named(desk, PaperKind.APPROVAL, sheet.intake_no or sheet.title)
    return DemandPaper(paper, name, sheet.title)


def _letter(
    desk: Desk,
    demand: str,
    status: DemandStatus | None,
    options: LetterOptions,
    tell: Progress,
) -> DemandPaper:
    from afm_desktop.reports import letter, letter_files  # noqa: PLC0415 - ReportLab

    found = desk.letters.of(demand, status)
    is_demonstration = desk.workspace.office.is_demonstration
    paper = letter.make(found, options, is_demonstration=is_demonstration, tell=tell)
    name = letter_files.file_name(found).removesuffix(letter_files.PDF)
    return DemandPaper(paper, name, found.title)


def _named(desk: Desk, kind: PaperKind, about: str) -> str:
    return file_name(labels.FILE_WORDS[kind.value], about, day=desk.workspace.today)
