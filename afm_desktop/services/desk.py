"""An open file with every service on it: what the window and the command line work with."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.services.as_of.differences import DifferenceService
from afm_desktop.services.as_of.pasts import Pasts
from afm_desktop.services.bulk_edits import BulkEdits
from afm_desktop.services.changes import Changes
from afm_desktop.services.collecting.service import CollectingService
from afm_desktop.services.copies import Copies
from afm_desktop.services.crosstab import Crosstabs
from afm_desktop.services.dashboard import Dashboard
from afm_desktop.services.demand_report import DemandReportService
from afm_desktop.services.demands import DemandService
from afm_desktop.services.details.service import Details
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.dossier import DossierService
from afm_desktop.services.filing.service import FilingService
from afm_desktop.services.history import History
from afm_desktop.services.imports.service import ImportService
from afm_desktop.services.invitations import InvitationService
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
from afm_desktop.services.own_parts import PartService
from afm_desktop.services.past import Past
from afm_desktop.services.people import PeopleService
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
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.services.undoing import Undoing
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """An open file and what can be done with it."""

    workspace: Workspace
    changes: Changes
    lists: Lists
    views: Views
    crosstabs: Crosstabs
    dashboard: Dashboard
    gestures: Gestures
    accesses: Accesses
    history: History
    past: Past
    pasts: Pasts[Desk]
    differences: DifferenceService
    undoing: Undoing
    records: Records
    parts: PartService
    details: Details
    bulk: BulkEdits
    tags: TagService
    bulk_tags: BulkTags
    attachments: AttachmentService
    people: PeopleService
    mailing: MailingService
    memberships: MembershipService
    meetings: MeetingService
    agendas: AgendaService
    rosters: RosterService
    outcomes: OutcomeService
    sameness: SamenessService
    succession: SuccessionService
    leaving: LeavingService
    copies: Copies
    demands: DemandService
    similar: SimilarDemands
    filing: FilingService
    collecting: CollectingService
    rounds: RoundService
    screening: ScreeningService
    letters: LetterService
    supply: SupplyService
    chains: ChainService
    imports: ImportService
    requests: RequestService
    divisions: DivisionService
    transition: TransitionService
    division_status: DivisionStatusService
    demand_reports: DemandReportService
    dossiers: DossierService
    invitations: InvitationService
