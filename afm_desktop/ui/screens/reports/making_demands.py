"""Making the papers of demands, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.demand_options import DemandStatusOptions
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import Made, Wanted


def make_demand_status(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """수요 접수·검토 현황 of a division or of the alliance; without a round there is nothing."""
    from afm_desktop.reports import demand_status  # noqa: PLC0415 - ReportLab

    begun = time.perf_counter()
    chosen = wanted.options
    options = chosen if isinstance(chosen, DemandStatusOptions) else DemandStatusOptions()
    report = desk.demand_reports.of(wanted.division)
    name = file_name(labels.FILE_WORDS[wanted.kind], report.about, day=report.as_of)
    made = Made(wanted, None, name, report.about, report.as_of)
    if report.round is None and not wanted.even_if_empty:
        return made
    made = replace(made, core=demand_status.told(report, options))
    paper = demand_status.make(report, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)
