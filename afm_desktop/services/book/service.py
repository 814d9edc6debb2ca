"""회의자료 묶음 of a meeting: all of its rows, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectDemand, ProjectPartner
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.book.changes import Span, read_changes
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import (
    Book,
    BookChanges,
    BookHead,
    BookMatter,
    LastMinutes,
    ProjectCard,
)
from afm_desktop.services.book.reading import (
    head_of,
    matters_of,
    minutes_of,
    read_actions,
    read_demands,
    read_files,
    read_last,
    read_late_reports,
    read_meeting,
    reference_of,
)
from afm_desktop.services.dashboard_figures import read_targets
from afm_desktop.services.division_meetings import MeetingWithoutDay
from afm_desktop.services.division_members import region_name
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.dossier import DossierService
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.meetings.model import LinkKind
from afm_desktop.services.meetings.reading import sheet_of
from afm_desktop.services.status import DivisionStatus
from afm_desktop.services.status_demands import ProjectCost
from afm_desktop.storage.workspace import Workspace

Telling = Callable[[BookSection, int, int], None]
"""Told which part of a book is read, and how many of how many; 0 where it is read at once."""


def unheard(_section: BookSection, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


class BookService:
    """Reads the book of a meeting of a division, of several, or of the alliance."""

    def __init__(
        self,
        workspace: Workspace,
        divisions: DivisionService,
        statuses: DivisionStatusService,
        dossiers: DossierService,
    ) -> None:
        self._workspace, self._divisions = workspace, divisions
        self._statuses, self._dossiers = statuses, dossiers

    def head(self, meeting_id: str) -> BookHead:
        """The meeting itself, also of one that has no day yet."""
        known = [one.code for one in self._divisions.names()]
        with self._workspace.reading() as session:
            sheet = sheet_of(session, meeting_id, self._workspace.today)
            return head_of(sheet, known)

    def matters(self, meeting_id: str) -> tuple[BookMatter, ...]:
        """What a meeting deals with, also of one that has no day yet."""
        with self._workspace.reading() as session:
            return matters_of(session, sheet_of(session, meeting_id, self._workspace.today))

    def of(self, meeting_id: str, tell: Telling = unheard) -> Book:
        """Everything the book of a meeting says today; `tell` hears of each part that is read."""
        head, day = self.head(meeting_id), self._workspace.today
        if head.starts_at is None:
            raise MeetingWithoutDay(head.title)
        statuses = tuple(
            self._statuses.of(code, meeting_id=meeting_id)
            for code in _told(head.divisions, BookSection.MEMBERS, tell)
        )
        matters = self.matters(meeting_id)
        linked = [link.id for row in matters for link in row.links if link.kind is LinkKind.DEMAND]
        dossiers = tuple(
            self._dossiers.of(id, with_similar=False)
            for id in _told(tuple(dict.fromkeys(linked)), BookSection.DEMAND_CARDS, tell)
        )
        tell(BookSection.CHANGES, 0, 0)
        with self._workspace.reading() as session:
            meeting = read_meeting(session, meeting_id)
            ids = _ids(session, head.divisions, day)
            last, changes = self._since(session, meeting, ids, statuses)
            return Book(
                head=head,
                structure=statuses[0].structure if statuses else "",
                issuer=self._issuer(head, statuses),
                as_of=day,
                learned_on=self._workspace.learned_on,
                is_demonstration=self._workspace.office.is_demonstration,
                statuses=statuses,
                matters=matters,
                last=last,
                changes=changes,
                dossiers=dossiers,
                projects=tuple(_cards(session, ids, matters, day)),
                targets=tuple(
                    line
                    for id in ([None] if head.is_of_alliance else [*ids, None])
                    for line in read_targets(session, id, day)
                    if id is not None or head.is_of_alliance or line.division is None
                ),
                actions=read_actions(session, ids, day, is_of_alliance=head.is_of_alliance),
                files=tuple(read_files(session, meeting_id)),
                reports=tuple(read_late_reports(session, ids, day)),
            )

    def _issuer(self, head: BookHead, statuses: Sequence[DivisionStatus]) -> str:
        """Whose file this is, else who hosts the meeting, else the secretariat or the alliance."""
        own = self._workspace.office.organization
        secretariat = statuses[0].secretariat if statuses else None
        return own or head.host or secretariat or (statuses[0].structure if statuses else "")

    def _since(
        self,
        session: Session,
        meeting: Meeting,
        ids: Sequence[str],
        statuses: Sequence[DivisionStatus],
    ) -> tuple[LastMinutes | None, BookChanges | None]:
        """The meeting before, and what has changed since."""
        last = read_last(session, meeting, self._workspace.today)
        if last is None or last.starts_at is None:
            return None, None
        sheet = sheet_of(session, last.id, self._workspace.today)
        since = last.ends_at or last.starts_at
        span = Span(reference_of(sheet.head), since, self._workspace.today)
        divisions = list(zip(ids, statuses, strict=True))
        return minutes_of(sheet), read_changes(session, span, divisions)


def _told(wanted: Sequence[str], section: BookSection, tell: Telling) -> Iterator[str]:
    """What is read one by one, each told before it is."""
    for number, one in enumerate(wanted, 1):
        tell(section, number, len(wanted))
        yield one


def _ids(session: Session, codes: Sequence[str], day: date) -> list[str]:
    """The divisions of these codes on a day, in the order of the codes."""
    return [division_of_code(session, code, day).id for code in codes]


# ---------------------------------------------------------------- projects


def _cards(
    session: Session, ids: Sequence[str], matters: Sequence[BookMatter], day: date
) -> list[ProjectCard]:
    """The projects on the agenda first, then those of the divisions by title."""
    on_agenda = {link.id for row in matters for link in row.links if link.kind is LinkKind.PROJECT}
    query = (
        select(LeadProject, Organization.name, Division.name)
        .outerjoin(Organization, Organization.id == LeadProject.lead_id)
        .outerjoin(Division, Division.id == LeadProject.division_id)
        .where(
            LeadProject.deleted.is_(None),
            LeadProject.division_id.in_(ids) | LeadProject.id.in_(on_agenda),
        )
    )
    cards = [
        _card(session, project, lead, division, day, is_on_agenda=project.id in on_agenda)
        for project, lead, division in session.execute(query)
        if project.id in on_agenda or not project.over_on(day)
    ]
    return sorted(cards, key=lambda card: (not card.is_on_agenda, sort_key(card.title), card.id))


def _card(
    session: Session,
    project: LeadProject,
    lead: str | None,
    division: str | None,
    day: date,
    *,
    is_on_agenda: bool,
) -> ProjectCard:
    partners = session.scalars(
        select(ProjectPartner.name)
        .where(ProjectPartner.project_id == project.id, ProjectPartner.deleted.is_(None))
        .order_by(ProjectPartner.position, ProjectPartner.row)
    )
    demands = session.scalars(
        select(ProjectDemand.demand_id)
        .where(ProjectDemand.project_id == project.id, ProjectDemand.deleted.is_(None))
        .order_by(ProjectDemand.row)
    )
    known = read_demands(session, [id for id in demands if id])
    starts, ends = project.years
    return ProjectCard(
        id=project.id,
        title=project.title or "",
        division=division or "",
        program=project.program,
        lead=lead or project.lead_name or "",
        region=region_name(project.region_code, day),
        period=f"{starts or ''}~{ends or ''}" if starts or ends else "",
        cost=ProjectCost(
            project.total_won, project.national_won, project.local_won, project.private_won
        ),
        signal=project.signal,
        signal_reason=project.signal_reason,
        partners=tuple(name for name in partners if name),
        demands=tuple(known.values()),
        is_on_agenda=is_on_agenda,
    )
