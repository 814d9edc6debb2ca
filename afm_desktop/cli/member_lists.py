"""`report … member-list`: the members of a division, or of the alliance, as PDF."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels, paper_files
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.times import opened_then
from afm_desktop.reports import list_options, list_paper
from afm_desktop.reports.member_list import member_list
from afm_desktop.reports.options import WrongOption
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind

ALL = "all"


def report(asked: Namespace) -> int:
    """Make the list; without a division it is of all, each body once."""
    if asked.meeting is not None:
        raise UsageError(labels.NO_MEETING_OF_A_LIST)
    try:
        options = list_options.parse(asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    paper_files.refuse_odd(asked.out, asked.format)
    with opened_then(asked) as desk:
        code = None if asked.division == ALL else asked.division
        listing = desk.lists.listing(ListKind.MEMBERS, division=code)
        printed = member_list(
            listing,
            options,
            division=_name(desk, listing.division),
            author=desk.workspace.office.organization or "",
            is_demonstration=desk.workspace.office.is_demonstration,
        )
    paper = list_paper.make(printed)
    paper_files.write(paper, asked.out, printed.title)
    return 0


def _name(desk: Desk, code: str | None) -> str:
    return next((one.name for one in desk.divisions.names() if one.code == code), "")
