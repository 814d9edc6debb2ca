"""Reads a meeting with what its papers say beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.services.division_meetings import MeetingWithoutDay, NoSuchMeeting
from afm_desktop.services.division_words import plans
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.meetings.model import LinkKind, MeetingHead, RosterRow
from afm_desktop.services.meetings.reading import sheet_of
from afm_desktop.services.printed_meeting.model import LinkedDemand, PrintedMeeting, words_of
from afm_desktop.storage.workspace import Workspace

SHORTEST: Final = 4
"""A title of fewer letters could stand in any sentence."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """The demands that matters are about, the strictest class and the numbers of 대외비."""

    demands: dict[str, LinkedDemand]
    mark: Confidentiality
    control_number: str | None


class PrintedMeetings:
    """Reads what the papers of a meeting print, with names in full."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, meeting_id: str, division: str | None = None) -> PrintedMeeting:
        """A meeting as its papers tell it; of a division by its code, if one is named."""
        day, office = self._workspace.today, self._workspace.office
        with self._workspace.reading() as session:
            sheet = sheet_of(session, meeting_id, day)
            head = sheet.head
            if head.starts_at is None or head.held_on is None:
                raise MeetingWithoutDay(head.title)
            if division is not None:
                _check_division(session, head, division, day)
            own = head.division.id if head.division else None
            structure, secretariat = _body(session, own)
            linked = _linked(
                session,
                {
                    link.record_id
                    for item in sheet.items
                    for link in item.links
                    if link.kind is LinkKind.DEMAND
                },
            )
            return PrintedMeeting(
                sheet=sheet,
                starts_at=head.starts_at,
                structure=structure,
                secretariat=secretariat,
                issuer=office.organization,
                phones=_phones(session, sheet.roster),
                demands=linked.demands,
                plans=plans(session, own, head.held_on) if own else (),
                learned_on=self._workspace.learned_on,
                is_demonstration=office.is_demonstration,
                confidentiality=linked.mark,
                control_number=linked.control_number,
                spoken=_spoken(session, words_of(sheet)),
            )


def _check_division(session: Session, head: MeetingHead, code: str, day: date) -> None:
    """Refuse a meeting that is neither of a division, related to it, nor of the alliance."""
    division = division_of_code(session, code, day)
    bodies = {body.id for body in (head.division, *head.related) if body}
    if head.division is not None and division.id not in bodies:
        raise NoSuchMeeting(head.id, division.name)


def _body(session: Session, division_id: str | None) -> tuple[str, str | None]:
    """The structure a meeting is of, and the secretariat of its division."""
    query = (
        select(Structure.name, Organization.name)
        .join(Division, Division.structure_id == Structure.id)
        .outerjoin(Organization, Organization.id == Division.secretariat_id)
        .where(Division.id == division_id)
    )
    found = session.execute(query).one_or_none()
    if found is not None:
        return found[0] or "", found[1]
    names = select(Structure.name).where(Structure.deleted.is_(None)).order_by(Structure.row)
    return session.scalars(names.limit(1)).first() or "", None


def _phones(session: Session, roster: Iterable[RosterRow]) -> dict[str, str]:
    """The work phone of each invited person that has one, by the row of the roster."""
    ids = {row.person_id: row.id for row in roster if row.person_id}
    query = select(Person.id, Person.phone).where(Person.id.in_(ids))
    return {ids[person]: phone for person, phone in session.execute(query) if phone}


def _linked(session: Session, ids: Iterable[str]) -> _Linked:
    query = select(Demand.id, Demand.intake_no, Demand.confidentiality, Demand.control_number)
    rows = session.execute(query.where(Demand.id.in_(sorted(ids)))).all()
    public = Confidentiality.PUBLIC
    demands = {id: LinkedDemand(number, mark or public) for id, number, mark, _ in rows}
    numbers = {
        control for _, _, mark, control in rows if mark is Confidentiality.CLASSIFIED and control
    }
    marks = [Confidentiality.DIVISION, *(one.mark for one in demands.values())]
    strictest = max(marks, key=list(Confidentiality).index)
    return _Linked(demands, strictest, ", ".join(sorted(numbers)) or None)


def _spoken(session: Session, words: Iterable[str]) -> tuple[str, ...]:
    """The demands on a national core technology whose titles stand in these words."""
    said = "".join("".join(text.split()) for text in words).casefold()
    query = select(Demand.id, Demand.title).where(
        Demand.is_core_technology.is_(True), Demand.deleted.is_(None)
    )
    titles = (
        (id, "".join((title or "").split()).casefold()) for id, title in session.execute(query)
    )
    return tuple(id for id, title in titles if len(title) >= SHORTEST and title in said)
