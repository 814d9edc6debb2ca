"""A row of a list of contact persons: the person, their body, and what they are appointed to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import AppointmentRole, MemberRole
from afm_desktop.domain.firm_names import names_nobody
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.periods import holds
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.imports.bodies import Bodies, Meant, make_if_new
from afm_desktop.services.imports.earlier import Earlier
from afm_desktop.services.imports.model import Policy, Problem, RowResult, Values, Wishes, said_in
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.persons import person_of, write_person
from afm_desktop.services.imports.rows import Cells, Refused, Work, read_divisions
from afm_desktop.services.imports.tags import Tags

_FIELDS = "name department title email purpose legal_basis expires_on last_confirmed_on"
_TWO = re.compile(r"[가-힣]{3,4}(?:\s*[,/·]\s*|\s+)[가-힣]{3,4}")
_TWO_PEOPLE = "한 칸에 두 사람이 적혀 있습니다. 한 행에 한 사람씩 적으세요."
_NOBODY = "‘{written}’만으로는 누구인지 알 수 없습니다. 담당자의 성명을 적으세요."
_OWN, _PERSON = "organization_id", "person_id"


@dataclass(frozen=True, slots=True)
class Contact:
    """What a row of persons means, before anything is written."""

    body: Meant | None
    division: str | None
    cells: Cells


class People:
    """Takes over lists of contact persons."""

    def __init__(self, session: Session, wishes: Wishes, day: date) -> None:
        self._wishes = wishes
        self._day = day
        self._bodies = Bodies(session, wishes.decisions)
        self._divisions = read_divisions(session, day)
        self._tags = Tags(session)
        self._earlier = Earlier()

    def name_of(self, values: Any) -> str:
        """What a row is called where it is told of."""
        return said_in(values, "name")

    def meant(self, cells: Cells) -> Contact:
        """Of which body the person is, and of which division."""
        name = cells.required("name", "성명이 없습니다. 담당자의 성명을 적으세요.")
        if names_nobody(name):
            raise Refused(Problem("name", _NOBODY.format(written=name)))
        if _TWO.fullmatch(name):
            raise Refused(Problem("name", _TWO_PEOPLE))
        division = self._divisions.of(cells.text("division"))
        body_name = cells.text("organization")
        if body_name is None:
            return Contact(None, division, cells)
        numbers = cells.of("business_number").values()
        traits = Traits.of(body_name, business_numbers=numbers)
        body = self._bodies.meant((cells.number, "organization"), traits)
        return Contact(body, division, cells)

    def fetch(self, pending: Pending, contacts: Iterable[Contact]) -> None:
        """Read the persons of the bodies of a block, and what they are appointed to."""
        rows = list(contacts)
        bodies = dict.fromkeys(row.body.id for row in rows if row.body)
        names = {str(row.cells.text("name")) for row in rows if row.body is None}
        pending.fetch(Person, _OWN, bodies)
        pending.fetch(Person, "name", names)
        known = [pending.of(Person, _OWN, body) for body in bodies]
        known += [pending.of(Person, "name", name) for name in names]
        ids = [str(person["id"]) for persons in known for person in persons]
        pending.fetch(Appointment, _PERSON, ids)
        self._tags.fetch(pending, (row.cells for row in rows), ids)

    def write(self, contact: Contact, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""
        cells = contact.cells
        work = Work(cells, self._wishes.policy, self._divisions.names)
        phone = "phone" if cells.text("phone") else "mobile"
        values = {**cells.of(_FIELDS), "phone": cells.text(phone)}
        body = contact.body.id if contact.body else None
        known = person_of(pending, body, values)
        is_new = known is None
        if known is None:
            values["notes"] = work.notes(None)
        else:
            values = self._said_of(known, work, values, phone)
        if is_new or not work.is_skipping:
            if contact.body is not None:
                self._make_body(work, contact.body, contact.division, cells)
            person, _ = write_person(work, pending, body, values, {}, is_part=False)
            if person is not None:
                self._write_parts(contact, work, pending, person, is_new=is_new)
        return work, work.result(self.name_of(values), is_new=is_new)

    def settle(self, contact: Contact) -> None:
        """The row is taken: its body is there for those after it."""
        if contact.body is not None:
            self._bodies.made(contact.body.id)

    def _said_of(self, known: Values, work: Work, values: Values, phone: str) -> Values:
        """What a row says of a person who is there; rows before it are not unsaid.

        A mobile `phone` gives way to the number at work of a row before, as in one row.
        """
        filled = self._earlier.filled(known["id"])
        if phone == "mobile" and "phone" in filled:
            values = {**values, "phone": None}
        left = self._earlier.refuse_other(work, Person, known, values, {"phone": phone})
        return {**left, "notes": work.notes(known, is_again=bool(filled))}

    def _write_parts(
        self, contact: Contact, work: Work, pending: Pending, person: Values, *, is_new: bool
    ) -> None:
        """Appoint and tag a person, and know what the row said of them."""
        role = contact.cells.any("role")
        if role is not None:
            self._appoint(work, pending, person, (contact.division, role), is_new=is_new)
        self._tags.put(work, pending, Person, person, is_new=is_new)
        if is_new or work.policy is Policy.UPDATE:
            self._earlier.note(person["id"], contact.cells.number, contact.cells.shape)

    def _make_body(self, work: Work, body: Meant, division: str | None, cells: Cells) -> None:
        """A body that is not there yet sits in the division of its person."""
        number = cells.text("business_number")
        is_there = self._bodies.is_there(body.id)
        make_if_new(work, self._bodies, body, self._day, number)
        if division is not None and not is_there:
            seat = {"division_id": division, "role": MemberRole.MEMBER, "is_home": True}
            work.add(Membership, {**seat, _OWN: body.id}, _OWN)

    def _appoint(
        self,
        work: Work,
        pending: Pending,
        person: Values,
        to: tuple[str | None, AppointmentRole],
        *,
        is_new: bool,
    ) -> None:
        """Appoint a person, unless they are that already."""
        division, role = to
        held = [
            known
            for known in pending.of(Appointment, _PERSON, person["id"])
            if holds(self._day, known.get("appointed_on"), known.get("ended_on"))
            and known.get("division_id") == division
        ]
        if any(known.get("role") == role for known in held):
            return
        if not held or work.policy is Policy.UPDATE:
            values = {_PERSON: person["id"], "division_id": division, "role": role}
            work.add(Appointment, values, _PERSON, shown=None if is_new else "role")
