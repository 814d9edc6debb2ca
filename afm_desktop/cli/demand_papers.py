"""`report … demand-status`: a round on paper."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels, paper_files
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.papers import ALL
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.reports import demand_options, demand_status
from afm_desktop.reports.options import WrongOption
from afm_desktop.services.people import Access


def report(asked: Namespace) -> int:
    """수요 접수·검토 현황 of a division, or with `all` of the alliance."""
    if asked.meeting is not None:
        raise UsageError(labels.NO_MEETING_OF_A_ROUND)
    try:
        options = demand_options.parse(asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    paper_files.refuse_odd(asked.out, asked.format)
    with opened_then(asked) as desk:
        division = asked.division or desk.workspace.office.division
        found = desk.demand_reports.of(None if division == ALL else division)
    let_out(asked.file, demand_status.told(found, options), asked.reason, Access.PRINT)
    paper = demand_status.make(found, options)
    paper_files.write(paper, asked.out, found.about)
    return 0
