"""Contact persons: masked unless there is a logged reason; erased for good, as guests are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.domain.model.meetings import Attendance
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.services.lists.people import masked_email, masked_name, masked_phone
from afm_desktop.services.officers import OfficerRow, standing_in
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.portions import portions
from afm_desktop.services.records import NothingChosen
from afm_desktop.storage.workspace import Workspace

KIND = Person.__tablename__
_ERASABLE: tuple[type[Person] | type[Attendance], ...] = (Person, Attendance)


class Access(StrEnum):
    """What was done with personal data; the value is what the log keeps."""

    VIEW = "view"
    PRINT = "print"
    EXPORT = "export"


class ReasonMissing(RuleViolation):
    """Personal data are asked for in full without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "개인정보를 가리지 않고 보려면 사유가 필요합니다. 사유를 적으세요.", field="reason"
        )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A contact person, masked or in full."""

    id: str
    name: str
    organization: str | None
    department: str | None
    title: str | None
    phone: str | None
    email: str | None
    expires_on: date | None
    last_confirmed_on: date | None
    erased_on: date | None
    is_expired: bool

    def masked(self) -> PersonRow:
        """홍*동, 02-****-5678, h***@example.kr."""
        return replace(
            self,
            name=masked_name(self.name),
            phone=masked_phone(self.phone) if self.phone else None,
            email=masked_email(self.email) if self.email else None,
        )


class PeopleService:
    """Reads, shows and erases contact persons."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rows(self, *, organization_id: str | None = None) -> tuple[PersonRow, ...]:
        """The persons, of one body if it is named, masked, in 가나다 order."""
        query = _persons()
        if organization_id is not None:
            query = query.where(Person.organization_id == organization_id)
        return tuple(row.masked() for row in self._read([query]))

    def expired(self) -> tuple[PersonRow, ...]:
        """Those whose ground for being kept has run out, masked."""
        day = self._workspace.today
        query = _persons().where(Person.expires_on < day, Person.erased_on.is_(None))
        return tuple(row.masked() for row in self._read([query]))

    def standing_in(self, division_id: str | None, day: date) -> tuple[OfficerRow, ...]:
        """Who acts for a division, or the alliance, on a day; names in full, `masked` hides."""
        with self._workspace.reading() as session:
            return standing_in(session, division_id, day)

    def in_full(
        self, ids: Collection[str], *, reason: str, access: Access = Access.VIEW
    ) -> tuple[PersonRow, ...]:
        """Persons unmasked; who saw whom, how and why is logged first."""
        told = clean(reason).strip()
        if not told:
            raise ReasonMissing
        chosen = _chosen(ids)
        found = self._read(_persons().where(Person.id.in_(part)) for part in portions(chosen))
        if len(found) < len(chosen):
            raise NoSuchRecords(KIND, len(chosen) - len(found))
        self._workspace.note_access(access, " ".join(sorted(chosen)), len(chosen), told)
        return found

    def erase(self, ids: Collection[str]) -> int:
        """Destroy all that is personal of these persons and guests, here and in kept backups.

        Files that are attached to them stay: how many is answered, so that it can be said.
        Deleted ones too; and once more of erased ones, should a backup have been out of reach.
        """
        chosen = _chosen(ids)
        with self._workspace.reading() as session:
            found = {kind: len(_erasable(session, kind, chosen)) for kind in _ERASABLE}
        if sum(found.values()) < len(chosen):
            raise NoSuchRecords(KIND, len(chosen) - sum(found.values()))
        counted = [NOUNS[kind.__tablename__].counted(found[kind]) for kind in found if found[kind]]
        words = f"{', '.join(counted)} 파기"
        with self._workspace.writing(Gesture(words, GestureKind.ERASE)) as session:
            for kind in _ERASABLE:
                for record in _erasable(session, kind, chosen):
                    if record.erased_on is None:
                        record.erase(on=self._workspace.today)
            staying = _files_of(session, chosen)
        self._workspace.erase_traces(chosen)
        return staying

    def _read(self, queries: Iterable[_Query]) -> tuple[PersonRow, ...]:
        day = self._workspace.today
        with self._workspace.reading() as session:
            found = [row for query in queries for row in session.execute(query)]
        rows = [_row(person, organization, day) for person, organization in found]
        return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


_Query = Select[Person, str | None]


def _erasable(
    session: Session, kind: type[Person] | type[Attendance], ids: Collection[str]
) -> list[Person | Attendance]:
    """The persons, or the guests of meetings, of these ids; those in the trash too."""
    found: list[Person | Attendance] = []
    for part in portions(ids):
        there = kind.deleted.is_distinct_from(ABSENT)
        found += session.scalars(select(kind).where(kind.id.in_(part), there))
    return found


def _files_of(session: Session, ids: Collection[str]) -> int:
    """How many files these persons and guests have, those in the trash too."""
    found = 0
    for part in portions(ids):
        query = select(func.count()).where(
            Attachment.record_id.in_(part),
            Attachment.deleted.is_distinct_from(ABSENT),
            Attachment.erased_on.is_(None),
        )
        found += session.scalar(query) or 0
    return found


def _persons() -> _Query:
    return (
        select(Person, Organization.name)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Person.deleted.is_(None))
    )


def _row(person: Person, organization: str | None, day: date) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name or "",
        organization=organization,
        department=person.department,
        title=person.title,
        phone=person.phone,
        email=person.email,
        expires_on=person.expires_on,
        last_confirmed_on=person.last_confirmed_on,
        erased_on=person.erased_on,
        is_expired=person.expired_on(day),
    )


def _chosen(ids: Collection[str]) -> set[str]:
    if not ids:
        raise NothingChosen
    return set(ids)
