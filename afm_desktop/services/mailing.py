"""Whom to write to: the mail and postal addresses of contact persons, for a logged reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.services.people import Access, PeopleService, PersonRow
from afm_desktop.storage.workspace import Workspace

HONOURED = "귀하"
BETWEEN_MAILS = "; "
_IN_PART = 900  # ids one query may name


@dataclass(frozen=True, slots=True)
class Mailing:
    """Text to be pasted elsewhere, for how many persons, and how many have no address."""

    text: str
    count: int
    without: int


class MailingService:
    """Addresses as mail programs and label sheets take them."""

    def __init__(self, workspace: Workspace, people: PeopleService) -> None:
        self._workspace, self._people = workspace, people

    def mails(self, ids: Collection[str], *, reason: str) -> Mailing:
        """`"홍길동" <h@example.kr>; …`; an address that several share stands once."""
        people = self._people.in_full(ids, reason=reason, access=Access.EXPORT)
        known = {row.email: row for row in reversed(people) if row.email}
        lines = [_mail(row) for row in people if row.email and known[row.email] is row]
        reached = sum(bool(row.email) for row in people)
        return Mailing(BETWEEN_MAILS.join(lines), reached, len(people) - reached)

    def labels(self, ids: Collection[str], *, reason: str) -> Mailing:
        """A block of lines for each person: address, body, department, title and name 귀하."""
        people = self._people.in_full(ids, reason=reason, access=Access.EXPORT)
        addresses = self._addresses([row.id for row in people])
        blocks = [_label(row, addresses[row.id]) for row in people if row.id in addresses]
        return Mailing("\n\n".join(blocks), len(blocks), len(people) - len(blocks))

    def _addresses(self, ids: Sequence[str]) -> Mapping[str, str]:
        query = select(Person.id, Organization.address).join(
            Organization, Organization.id == Person.organization_id
        )
        found: dict[str, str] = {}
        with self._workspace.reading() as session:
            for start in range(0, len(ids), _IN_PART):
                part = query.where(Person.id.in_(ids[start : start + _IN_PART]))
                found.update({id: address for id, address in session.execute(part) if address})
        return found


def _mail(row: PersonRow) -> str:
    name = row.name.replace("\\", "").replace('"', "")
    return f'"{name}" <{row.email}>'


def _label(row: PersonRow, address: str) -> str:
    whom = " ".join(part for part in (row.department, row.name, row.title, HONOURED) if part)
    return "\n".join(part for part in (address, row.organization, whom) if part)
