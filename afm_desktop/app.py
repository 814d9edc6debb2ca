"""Composition root: builds the storage and the services of one file; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.as_of.differences import DifferenceService
from afm_desktop.services.as_of.pasts import Pasts
from afm_desktop.services.book.service import BookService
from afm_desktop.services.bulk_edits import BulkEdits
from afm_desktop.services.changes import Changes
from afm_desktop.services.collecting.service import CollectingService
from afm_desktop.services.copies import Copies
from afm_desktop.services.crosstab import Crosstabs
from afm_desktop.services.dashboard import Dashboard
from afm_desktop.services.demand_report import DemandReportService
from afm_desktop.services.demands import DemandService
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.service import Details
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.dossier import DossierService
from afm_desktop.services.filing.service import FilingService
from afm_desktop.services.history import History
from afm_desktop.services.imports.service import ImportService
from afm_desktop.services.invitations import InvitationService
from afm_desktop.services.kept_papers import KeptPapers
from afm_desktop.services.letters.service import LetterService
from afm_desktop.services.lists.accesses import Accesses
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.lists.service import Lists
from afm_desktop.services.mailing import MailingService
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.marks.bulk import BulkTags
from afm_desktop.services.marks.tags import TagService
from afm_desktop.services.meetings.agendas import AgendaService
from afm_desktop.services.meetings.meetings import MeetingService
from afm_desktop.services.meetings.outcomes import OutcomeService
from afm_desktop.services.meetings.rosters import RosterService
from afm_desktop.services.memberships import MembershipService
from afm_desktop.services.office import follow_division
from afm_desktop.services.overview_report import OverviewService
from afm_desktop.services.own_parts import PartService
from afm_desktop.services.past import Past
from afm_desktop.services.people import PeopleService
from afm_desktop.services.printed_meeting.service import PrintedMeetings
from afm_desktop.services.project_report import ProjectReportService
from afm_desktop.services.records import Records
from afm_desktop.services.requests.service import RequestService
from afm_desktop.services.rounds.service import RoundService
from afm_desktop.services.sameness.leaving import LeavingService
from afm_desktop.services.sameness.service import SamenessService
from afm_desktop.services.sameness.succession import SuccessionService
from afm_desktop.services.screening.service import ScreeningService
from afm_desktop.services.similar.service import SimilarDemands
from afm_desktop.services.supply import SupplyService
from afm_desktop.services.supply_chain.service import ChainService
from afm_desktop.services.target_report import TargetReportService
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.services.undoing import Undoing
from afm_desktop.services.views.service import Views
from afm_desktop.storage.errors import LockedFile, OlderFile, ReadOnlyFile
from afm_desktop.storage.workspace import Workspace


def build(workspace: Workspace) -> Desk:
    """The services on an open file."""
    changes = Changes()
    workspace.subscribe(changes.announce)
    follow_division(workspace)
    views, divisions, gestures = Views(workspace), DivisionService(workspace), Gestures(workspace)
    history = History(workspace)
    collecting = CollectingService(workspace)
    dashboard = Dashboard(workspace, views, divisions, gestures, collecting)
    filing, similar = FilingService(workspace), SimilarDemands(workspace)
    return Desk(
        workspace=workspace,
        changes=changes,
        lists=Lists(workspace),
        views=views,
        crosstabs=Crosstabs(views),
        dashboard=dashboard,
        gestures=gestures,
        accesses=Accesses(workspace),
        history=history,
        past=Past(workspace, history),
        pasts=Pasts(workspace, build),
        differences=DifferenceService(workspace),
        undoing=Undoing(workspace),
        records=Records(workspace),
        parts=PartService(workspace),
        details=Details(workspace, views),
        bulk=BulkEdits(workspace),
        tags=TagService(workspace),
        bulk_tags=BulkTags(workspace),
        attachments=AttachmentService(workspace),
        people=PeopleService(workspace),
        mailing=MailingService(workspace, PeopleService(workspace)),
        memberships=MembershipService(workspace),
        meetings=MeetingService(workspace),
        agendas=AgendaService(workspace),
        rosters=RosterService(workspace),
        outcomes=OutcomeService(workspace),
        sameness=SamenessService(workspace),
        succession=SuccessionService(workspace),
        leaving=LeavingService(workspace),
        copies=Copies(workspace),
        demands=DemandService(workspace),
        similar=similar,
        filing=filing,
        collecting=collecting,
        rounds=RoundService(workspace),
        screening=ScreeningService(workspace, similar),
        letters=LetterService(workspace),
        supply=SupplyService(workspace),
        chains=ChainService(workspace, changes),
        imports=ImportService(workspace),
        requests=RequestService(workspace),
        divisions=divisions,
        transition=TransitionService(workspace),
        invitations=InvitationService(workspace),
        kept_papers=KeptPapers(workspace),
        **_of_papers(workspace, dashboard, divisions, filing, similar),
    )


class _OfPapers(TypedDict):
    """The services that read what papers print."""

    division_status: DivisionStatusService
    demand_reports: DemandReportService
    project_reports: ProjectReportService
    target_reports: TargetReportService
    overviews: OverviewService
    dossiers: DossierService
    printed_meetings: PrintedMeetings
    books: BookService


def _of_papers(
    workspace: Workspace,
    dashboard: Dashboard,
    divisions: DivisionService,
    filing: FilingService,
    similar: SimilarDemands,
) -> _OfPapers:
    demands, statuses = DemandReportService(workspace), DivisionStatusService(workspace)
    dossiers = DossierService(workspace, filing, similar)
    return _OfPapers(
        division_status=statuses,
        demand_reports=demands,
        project_reports=ProjectReportService(workspace),
        target_reports=TargetReportService(workspace),
        overviews=OverviewService(workspace, dashboard, demands),
        dossiers=dossiers,
        printed_meetings=PrintedMeetings(workspace),
        books=BookService(workspace, divisions, statuses, dossiers),
    )


GLANCE = 0.05
"""Seconds a reader of the window waits for a gesture to be committed: less than an eye notices."""


def open_desk(path: Path) -> tuple[Desk, AfmError | None]:
    """Open a file for the window; only to read, and why, when it cannot be written.

    Its bridge has the pages checked while the first of them are shown.
    """
    try:
        return build(Workspace.open(path, patience=GLANCE, trusts=True)), None
    except (LockedFile, ReadOnlyFile) as reason:
        workspace = Workspace.open(path, read_only=True, patience=GLANCE, trusts=True)
        return build(workspace), reason


def _bring_forward(path: Path, reason: OlderFile) -> None:
    """Open an older file once to write, as the window would; where that cannot be, say why."""
    try:
        Workspace.open(path).close()
    except (LockedFile, ReadOnlyFile) as error:
        raise reason from error


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Desk]:
    """Open a file for as long as the work takes."""
    try:
        workspace = Workspace.open(path, read_only=read_only)
    except OlderFile as reason:
        _bring_forward(path, reason)
        workspace = Workspace.open(path, read_only=read_only)
    try:
        yield build(workspace)
    finally:
        workspace.close()
