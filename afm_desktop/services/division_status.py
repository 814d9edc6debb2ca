"""Everything 분과 현황 보고 says of one division on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, Confidentiality
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.secrecy import strictest
from afm_desktop.services import division_demands as demands
from afm_desktop.services import division_meetings as meetings
from afm_desktop.services import division_supply as supply
from afm_desktop.services import division_words as words
from afm_desktop.services.bodies import mergers
from afm_desktop.services.division_members import directory, members, read_seating
from afm_desktop.services.division_projects import projects
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.lists.service import AsOfNotYet
from afm_desktop.services.status import DivisionStatus
from afm_desktop.services.status_demands import RoundStatus
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Subject:
    """The division a paper is about."""

    id: str
    name: str
    structure_id: str | None
    structure: str
    secretariat: str | None
    is_secretariat_inferred: bool


@dataclass(frozen=True, slots=True)
class _Intake:
    """The round of a paper, and how confidential its demands are."""

    status: RoundStatus | None
    mark: Confidentiality
    control_numbers: frozenset[str]


class DivisionStatusService:
    """Reads the status of a division for its paper."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(
        self, division_code: str, *, meeting_id: str | None = None, as_of: date | None = None
    ) -> DivisionStatus:
        """The status of a division today, for a meeting if one is given."""
        day = self._workspace.today
        if as_of is not None and as_of != day:
            raise AsOfNotYet(as_of, day)
        with self._workspace.reading() as session:
            subject = _subject(session, division_code, day)
            return self._read(session, subject, meeting_id, day)

    def _read(
        self, session: Session, subject: _Subject, meeting_id: str | None, day: date
    ) -> DivisionStatus:
        occasion = None
        if meeting_id is not None:
            occasion = meetings.read_occasion(session, meeting_id, subject.id, subject.name)
        last = meetings.read_last_sitting(session, subject.id, occasion, day)
        merged = mergers(session)
        seating = read_seating(session, subject.id, merged)
        anchors = seating.anchors_on(day)
        chains = supply.read_chains(session, anchors, merged, day)
        intake = _intake(session, subject, day)
        led = projects(session, subject.id, day)
        numbers = sorted(intake.control_numbers | led.control_numbers)
        mark = strictest(
            Confidentiality.DIVISION, intake.mark, supply.strictest_mark(chains), led.mark
        )
        return DivisionStatus(
            division=subject.name,
            structure=subject.structure,
            secretariat=subject.secretariat,
            is_secretariat_inferred=subject.is_secretariat_inferred,
            issuer=self._workspace.office.organization,
            as_of=day,
            learned_on=self._workspace.learned_on,
            is_demonstration=self._workspace.office.is_demonstration,
            confidentiality=mark,
            control_number=", ".join(numbers) or None,
            meeting=occasion.overview({body.id for body in anchors}) if occasion else None,
            events=words.events(session, subject.id, day),
            last_meeting=meetings.reference(last) if last else None,
            since=meetings.read_since(session, subject.id, last, day) if last else None,
            members=members(seating, day, last.held_on if last else None),
            demands=intake.status,
            projects=led.rows,
            supply=supply.supply_status(chains),
            issues=words.issues(session, subject.id),
            plans=words.plans(session, subject.id, day),
            directory=directory(seating, day),
            attendance=occasion.attendance if occasion else (),
            narratives=words.narratives(session, subject.id, meeting_id, day),
        )


def _subject(session: Session, code: str, day: date) -> _Subject:
    found = division_of_code(session, code, day)
    query = (
        select(Division.structure_id, Structure.name, Organization.name, Division.secretariat_basis)
        .outerjoin(Structure, Structure.id == Division.structure_id)
        .outerjoin(Organization, Organization.id == Division.secretariat_id)
        .where(Division.id == found.id)
    )
    structure_id, structure, secretariat, basis = session.execute(query).one()
    is_inferred = basis is Basis.INFERRED
    return _Subject(found.id, found.name, structure_id, structure or "", secretariat, is_inferred)


def _intake(session: Session, subject: _Subject, day: date) -> _Intake:
    held = demands.held_round(session, subject.structure_id, day)
    if held is None:
        return _Intake(None, Confidentiality.PUBLIC, frozenset())
    found = demands.received(session, subject.id, held.id)
    kpis = demands.selected_kpis(session, subject.id, held.id)
    numbers = (demand.control_number for demand in found if demand.is_classified)
    rejected = demands.rejected(session, subject.id, held.id)
    return _Intake(
        demands.round_status(held, found, kpis, rejected),
        strictest(*(demand.confidentiality for demand in found)),
        frozenset(number for number in numbers if number),
    )
