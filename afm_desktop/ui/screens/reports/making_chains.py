"""Making 공급망 현황, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.chain_options import ChainPaperOptions
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import Made, Wanted


def make_chain_paper(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """공급망 현황 of a division's anchors or one of them; of none there is nothing to make."""
    from afm_desktop.reports import supply_chain  # noqa: PLC0415 - ReportLab

    begun = time.perf_counter()
    options = (
        wanted.options if isinstance(wanted.options, ChainPaperOptions) else ChainPaperOptions()
    )
    anchors = desk.chains.anchors(wanted.division)
    if wanted.anchor in {one.id for one in anchors}:
        status = desk.chains.status(anchor=wanted.anchor)
    else:
        status = desk.chains.status(division=wanted.division)
    name = file_name(labels.FILE_WORDS[wanted.kind], status.about, day=status.as_of)
    made = Made(wanted, None, name, status.about, status.as_of, anchors=anchors)
    if not status.anchors:
        return made
    paper = supply_chain.make(status, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)
