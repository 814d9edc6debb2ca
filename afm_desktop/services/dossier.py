"""The rows of 수요별 상세자료: one demand with everything that is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality, DemandStatus, IntakeRoute, Verdict
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.demand_parts import (
    DemandEvent,
    Finding,
    FindingReason,
    ReviewComment,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.projects import LeadProject, ProjectDemand
from afm_desktop.domain.model.rounds import ChecklistItem
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.filing.receipts import received_at
from afm_desktop.services.filing.service import FilingService
from afm_desktop.services.similar.service import SimilarDemand, SimilarDemands
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step of a demand's life."""

    happened_on: date | None
    status: DemandStatus
    reason: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FoundItem:
    """What was found of an item of the checklist."""

    question: str
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What was to be supplemented, and what came of it."""

    round: int | None
    about: str
    text: str
    due_on: date | None
    answer: str | None
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that is attached to a demand."""

    name: str
    size: int
    added_on: date | None


@dataclass(frozen=True, slots=True)
class NamedDemand:
    """Another demand, as far as a dossier names it."""

    intake_no: str | None
    title: str
    mark: Confidentiality
    is_core: bool


@dataclass(frozen=True, slots=True)
class Intake:
    """How a demand came in; the moment is known where the step was entered on its day."""

    received_at: datetime | None
    route: IntakeRoute | None
    document_no: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One demand, everything."""

    sheet: Sheet
    intake: Intake
    steps: tuple[LifeStep, ...]
    found: tuple[FoundItem, ...]
    supplements: tuple[Supplement, ...]
    files: tuple[AttachedFile, ...]
    similar: tuple[SimilarDemand, ...]
    merged_into: NamedDemand | None
    merged: tuple[NamedDemand, ...]
    previous: NamedDemand | None
    projects: tuple[str, ...]
    as_of: date
    learned_on: date | None
    issuer: str
    is_demonstration: bool


class DossierService:
    """Reads everything of a demand."""

    def __init__(
        self, workspace: Workspace, filing: FilingService, similar: SimilarDemands
    ) -> None:
        self._workspace = workspace
        self._filing, self._similar = filing, similar

    def of(self, demand_id: str, *, with_similar: bool = True) -> Dossier:
        """What there is of a demand today; others like it only where they are told."""
        sheet = self._filing.sheet(demand_id)
        similar = self._similar.to(demand_id) if with_similar else ()
        labels = {one.key: one.label for one in sheet.form.questions}
        with self._workspace.reading() as session:
            demand = session.scalars(select(Demand).where(Demand.id == demand_id)).one()
            return Dossier(
                sheet,
                Intake(received_at(session, demand), demand.intake_route, demand.document_no),
                tuple(_steps(session, demand_id)),
                tuple(_found(session, demand_id)),
                tuple(_supplements(session, demand_id, labels)),
                tuple(_files(session, demand_id)),
                similar,
                next(_named(session, Demand.id == demand.merged_into_id), None),
                tuple(_named(session, Demand.merged_into_id == demand_id)),
                next(_named(session, Demand.id == demand.previous_id), None),
                tuple(_projects(session, demand_id)),
                self._workspace.today,
                self._workspace.learned_on,
                self._workspace.office.organization or sheet.parties.secretariat or "",
                self._workspace.office.is_demonstration,
            )


def _steps(session: Session, demand_id: str) -> Iterator[LifeStep]:
    query = (
        select(DemandEvent.happened_on, DemandEvent.status, DemandEvent.reason, DemandEvent.due_on)
        .where(DemandEvent.demand_id == demand_id, DemandEvent.deleted.is_(None))
        .order_by(DemandEvent.happened_on, DemandEvent.id)
    )
    for happened_on, status, reason, due_on in session.execute(query):
        if status is not None:
            yield LifeStep(happened_on, status, reason, due_on)


def _found(session: Session, demand_id: str) -> Iterator[FoundItem]:
    reasons = defaultdict[str | None, list[str]](list)
    told = (
        select(FindingReason.item_id, FindingReason.text)
        .where(FindingReason.demand_id == demand_id, FindingReason.deleted.is_(None))
        .order_by(FindingReason.position, FindingReason.id)
    )
    for item, text in session.execute(told):
        reasons[item].append(text or "")
    query = (
        select(ChecklistItem.id, ChecklistItem.question, Finding.verdict)
        .join(Finding, Finding.item_id == ChecklistItem.id)
        .where(Finding.demand_id == demand_id, Finding.deleted.is_(None))
        .order_by(ChecklistItem.position, ChecklistItem.id)
    )
    for item, question, verdict in session.execute(query):
        if verdict is not None:
            yield FoundItem(question or "", verdict, tuple(filter(None, reasons[item])))


def _supplements(session: Session, demand_id: str, labels: dict[str, str]) -> Iterator[Supplement]:
    query = (
        select(ReviewComment)
        .where(ReviewComment.demand_id == demand_id, ReviewComment.deleted.is_(None))
        .order_by(ReviewComment.supplement, ReviewComment.position, ReviewComment.row)
    )
    for one in session.scalars(query):
        about = labels.get(one.binding or one.field_id or "", "")
        yield Supplement(
            one.supplement, about, one.text or "", one.due_on, one.answer, one.settled_on
        )


def _files(session: Session, demand_id: str) -> Iterator[AttachedFile]:
    query = (
        select(Attachment.name, Attachment.size, Attachment.added_on)
        .where(
            Attachment.kind == Demand.__tablename__,
            Attachment.record_id == demand_id,
            Attachment.deleted.is_(None),
            Attachment.erased_on.is_(None),
        )
        .order_by(Attachment.row)
    )
    for name, size, added_on in session.execute(query):
        yield AttachedFile(name or "", size or 0, added_on)


def _named(session: Session, condition: ColumnElement[bool]) -> Iterator[NamedDemand]:
    query = select(
        Demand.intake_no, Demand.title, Demand.confidentiality, Demand.is_core_technology
    ).where(condition, Demand.deleted.is_(None))
    for intake_no, title, mark, is_core in session.execute(
        query.order_by(Demand.intake_no, Demand.id)
    ):
        yield NamedDemand(intake_no, title or "", mark or Confidentiality.PUBLIC, bool(is_core))


def _projects(session: Session, demand_id: str) -> Iterator[str]:
    query = (
        select(LeadProject.title)
        .join(ProjectDemand, ProjectDemand.project_id == LeadProject.id)
        .where(
            ProjectDemand.demand_id == demand_id,
            ProjectDemand.deleted.is_(None),
            LeadProject.deleted.is_(None),
        )
        .order_by(LeadProject.title)
    )
    return (title or "" for title in session.scalars(query))
