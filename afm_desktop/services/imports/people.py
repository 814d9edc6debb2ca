"""A row of a list of contact persons: the person, and the body they are of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.model.people import Person
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.imports.bodies import Bodies, Meant, make_if_new
from afm_desktop.services.imports.model import RowResult, Wishes
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.persons import person_of, write_person
from afm_desktop.services.imports.rows import Cells, Work

_FIELDS = "name department title email purpose legal_basis expires_on last_confirmed_on"
_OWN = "organization_id"


@dataclass(frozen=True, slots=True)
class Contact:
    """What a row of persons means, before anything is written."""

    body: Meant | None
    cells: Cells


class People:
    """Takes over lists of contact persons."""

    def __init__(self, session: Session, wishes: Wishes, day: date) -> None:
        self._wishes = wishes
        self._day = day
        self._bodies = Bodies(session, wishes.decisions)

    def name_of(self, values: Any) -> str:
        """What a row is called where it is told of."""
        return str(values.get("name") or "")

    def meant(self, cells: Cells) -> Contact:
        """Of which body the person is."""
        cells.required("name", "성명이 없습니다. 담당자의 성명을 적으세요.")
        name = cells.text("organization")
        if name is None:
            return Contact(None, cells)
        numbers = cells.of("business_number").values()
        traits = Traits.of(name, business_numbers=numbers)
        return Contact(self._bodies.meant((cells.number, "organization"), traits), cells)

    def fetch(self, pending: Pending, contacts: Iterable[Contact]) -> None:
        """Read the persons of the bodies of a block."""
        bodies = [contact.body.id for contact in contacts if contact.body]
        pending.fetch(Person, _OWN, bodies)

    def write(self, contact: Contact, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""
        cells = contact.cells
        work = Work(cells, self._wishes.policy)
        values = {**cells.of(_FIELDS), "phone": cells.text("phone") or cells.text("mobile")}
        body = contact.body.id if contact.body else None
        known = person_of(pending, body, values)
        is_new, values["notes"] = known is None, work.notes(known)
        if contact.body is not None and (is_new or not work.is_skipping):
            number = cells.text("business_number")
            make_if_new(work, self._bodies, contact.body, self._day, number)
        if is_new or not work.is_skipping:
            write_person(work, pending, body, values, {}, is_part=False)
        return work, work.result(self.name_of(values), is_new=is_new)

    def settle(self, contact: Contact) -> None:
        """The row is taken: its body is there for those after it."""
        if contact.body is not None:
            self._bodies.made(contact.body.id)
