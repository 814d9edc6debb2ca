"""Making a wanted paper, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.names import file_name
from afm_desktop.reports.options import Annex, PaperOptions
from afm_desktop.reports.paper import Progress
from afm_desktop.reports.withheld import named_anyway
from afm_desktop.services import drafts
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.narratives import Narratives, PaperPlace
from afm_desktop.services.occasions import occasions
from afm_desktop.services.status import DivisionStatus, Section
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import NEXT, Made, SectionWords, Wanted


def make_status_paper(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """분과 현황 보고 of one division."""
    from afm_desktop.reports import division_status  # noqa: PLC0415 - ReportLab

    begun = time.perf_counter()
    division = wanted.division or ""
    options = wanted.options if isinstance(wanted.options, PaperOptions) else PaperOptions()
    known = occasions(desk.lists, division)
    occasion = known.next if wanted.meeting == NEXT else known.of(wanted.meeting)
    meeting = occasion.id if occasion else None
    status = desk.division_status.of(division, meeting_id=meeting)
    people = len(status.attendance) if Annex.SIGN_IN in options.annexes else 0
    if not wanted.names_in_full:
        status, people = masked(status), 0
    spoken = drafts.sections(status)
    made = Made(
        wanted,
        None,
        file_name(labels.FILE_WORDS[wanted.kind], status.division, day=status.as_of),
        status.division,
        status.as_of,
        words=tuple(_words(status)),
        empty=tuple(section for section in Section if section not in spoken),
        earlier=Narratives(desk.workspace).earlier(PaperPlace(division, meeting)),
        occasions=known,
        meeting=meeting,
        people=people,
        core=division_status.told(status, options),
        named=named_anyway(status, options.secrecy or status.confidentiality),
    )
    if not wanted.even_if_empty and meeting is None and set(spoken) <= {Section.GIST}:
        return made
    paper = division_status.make(status, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def masked(status: DivisionStatus) -> DivisionStatus:
    """The same with the names of those invited hidden."""
    rows = tuple(replace(row, name=masked_name(row.name)) for row in status.attendance)
    return replace(status, attendance=rows)


def _words(status: DivisionStatus) -> list[SectionWords]:
    own = {row.section for row in status.narratives if row.lines}
    outdated = set(drafts.outdated(status))
    return [
        SectionWords(
            section,
            tuple(line for group in drafts.groups(status, section) for line in group),
            tuple(line for group in drafts.drafted(status, section) for line in group),
            drafts.fingerprint_of(status, section),
            section in own,
            section in outdated,
        )
        for section in Section
    ]
