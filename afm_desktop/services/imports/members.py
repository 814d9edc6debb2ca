"""A row of a list of members: the body, its seat in a division, its numbers, names and person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MemberRole, NameKind
from afm_desktop.domain.firm_names import fold_name
from afm_desktop.domain.legal_forms import parted
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationName,
    OrganizationYear,
    Site,
)
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.sameness import Traits
from afm_desktop.domain.words import word
from afm_desktop.services.imports.bodies import Bodies, Meant, make_body, note_unlike
from afm_desktop.services.imports.earlier import ASIDE, Earlier
from afm_desktop.services.imports.model import (
    Policy,
    Problem,
    RowResult,
    Values,
    Wishes,
    said_in,
)
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.persons import PERSON_KEYS, write_person
from afm_desktop.services.imports.places import place_of
from afm_desktop.services.imports.repeated import BODY_KEYS, Repeated
from afm_desktop.services.imports.rows import (
    Cells,
    Refused,
    Work,
    default_division,
    read_divisions,
)
from afm_desktop.services.imports.tags import Tags
from afm_desktop.services.imports.years import write_years

_BODY = "kind size_class address phone website main_products source"
_OWN = "organization_id"
_NAMES = {
    "short_name": NameKind.SHORT,
    "former_name": NameKind.FORMER,
    "english_name": NameKind.ENGLISH,
}
_OTHER_NAMES = " ".join(_NAMES)
_SEAT = "role joined_on left_on"
_TRAITS = {name: name for name in ("corporate_number", "phone", "website", "address")}
_NO_NAME = "기업·기관명이 없습니다. 이름을 적으세요."
_NO_DIVISION = "분과가 없습니다. 명단에 분과를 적거나, 분과가 빈 행의 분과를 고르세요."
_TWO_NAMES = "앞의 행에서 ‘{name}’의 것으로 적은 번호입니다. 번호나 이름 가운데 틀린 것을 고치세요."
_OF_A_BODY = {
    **{key: word(kind) for key, kind in _NAMES.items()},
    "revenue": "매출(원)",
    "employees": "종업원 수",
}
"""What a site has no place for, and what it is called in its notes."""
_PARTS = (BusinessNumber, OrganizationName, Membership, Person, OrganizationYear, Site)


class Seat(NamedTuple):
    """What a row of members means, before anything is written."""

    body: Meant
    cells: Cells
    region: str | None
    district: str | None
    divisions: tuple[str, ...]
    """Ids, that of the row's own division first."""
    is_told: bool
    """Whether a cell gives the region; else it is read off the address."""


class Members:
    """Takes over lists of members."""

    def __init__(self, session: Session, wishes: Wishes, day: date) -> None:
        self._wishes = wishes
        self._day = day
        self._bodies = Bodies(session, wishes.decisions)
        self._divisions = read_divisions(session, day)
        self._default = default_division(self._divisions, wishes)
        self._tags = Tags(session)
        self._earlier = Earlier(parts=2)
        """Of bodies; the parts are the row's seat of it and its contact person."""

    def name_of(self, values: Any) -> str:
        """What a row is called where it is told of."""
        return said_in(values, "name")

    def meant(self, cells: Cells) -> Seat:
        """Which body a row means, and in which divisions it sits."""
        name = cells.required("name", _NO_NAME)
        region, district = cells.region(self._day)
        is_told = region is not None
        if not is_told and (address := cells.text("address")):
            region, district = place_of(address, self._day)
        own = self._divisions.several(cells.text("division")) or (self._default,)
        others = [self._divisions.of(said, "divisions") for said in cells.any("divisions") or ()]
        traits = Traits.of(
            name,
            other_names=cells.of(_OTHER_NAMES).values(),
            business_numbers=cells.of("business_number").values(),
            region_code=region,
            **cells.named(_TRAITS),
        )
        body = self._bodies.meant((cells.number, "name"), traits)
        seats = dict.fromkeys(filter(None, (*own, *others)))
        district = cells.text("district") or district
        return Seat(body, cells, region, district, tuple(seats), is_told)

    def fetch(self, pending: Pending, seats: Iterable[Seat]) -> None:
        """Read what the rows of a block may touch."""
        ids = [seat.body.id for seat in seats if self._bodies.is_there(seat.body.id)]
        pending.fetch(Organization, "id", ids)
        for part in _PARTS:
            pending.fetch(part, _OWN, ids)
        self._tags.fetch(pending, (seat.cells for seat in seats), ids)

    def write(self, seat: Seat, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""
        fresh = self._bodies.ids.next
        work = Work(seat.cells, self._wishes.policy, self._divisions.names, fresh)
        known = pending.get(Organization, seat.body.id)
        wanted, contact = self._wanted(seat, work, pending, known)
        if known is None:
            made = self._make(seat, work, wanted)
        else:
            made = known
            if seat.body.site is None:
                work.set(Organization, known, wanted, BODY_KEYS)
        is_new = known is None
        parts: tuple[str | None, str | None] = (None, None)
        if is_new or not work.is_skipping:
            parts = self._write_parts(seat, work, pending, contact, is_new=is_new)
        self._tags.put(work, pending, Organization, made, is_new=is_new)
        self._note(seat, parts, is_said=is_new or work.policy is Policy.UPDATE)
        return work, work.result(str(made.get("name") or ""), is_new=is_new)

    def settle(self, seat: Seat) -> None:
        """The row is taken: its body is there for those after it."""
        self._bodies.made(seat.body.id)

    def _note(self, seat: Seat, parts: tuple[str | None, str | None], *, is_said: bool) -> None:
        """Know what the row said; of its body nothing where that stays as it is."""
        body, shape = seat.body.id, seat.cells.shape
        if seat.region is not None and not seat.is_told:
            shape += ("region",)
        if seat.district is not None and "district" not in shape:
            shape += ("district",)
        if not is_said or seat.body.site is not None:
            shape += (ASIDE,)
        self._earlier.note(body, seat.cells.number, shape, *parts)

    def _wanted(
        self, seat: Seat, work: Work, pending: Pending, known: Values | None
    ) -> tuple[Values, Values]:
        """What a row says of its body and of its contact person."""
        is_again = self._earlier.said(seat.body.id)
        wanted = {
            **self._body_values(seat, known),
            "notes": work.notes(known, is_again=is_again),
        }
        contact = seat.cells.named(_CONTACT)
        if known is None:
            return wanted, contact
        if seat.body.site is None:
            wanted = {**self._name_values(seat, known), **wanted}
        if not is_again:
            return wanted, contact
        repeated = Repeated(self._earlier, work, pending, seat.body)
        return repeated.left_to_write(known, wanted, contact, self._day)

    def _make(self, seat: Seat, work: Work, values: Values) -> Values:
        """A new body with its number, where a division is named: no list would show it else."""
        if not seat.divisions:
            raise Refused(Problem("division", _NO_DIVISION))
        body = seat.body if seat.body.is_new else seat.body._replace(is_new=True)
        number = seat.cells.text("business_number")
        made = make_body(work, body, values, [number] if number else ())
        note_unlike(work, self._bodies, body, self._day)
        return made

    def _body_values(self, seat: Seat, known: Values | None) -> Values:
        cells = seat.cells
        values = cells.of(f"{_BODY} corporate_number legal_form")
        there = (known or {}).get("region_code")
        is_kept = there not in (None, seat.region) and self._wishes.policy is not Policy.UPDATE
        if is_kept and not seat.is_told:  # a district of an address is none of another region
            return {**values, "district": cells.text("district")}
        return {**values, "region_code": seat.region, "district": seat.district}

    def _name_values(self, seat: Seat, known: Values) -> Values:
        """The name and legal form of a body that is there, where the row says more."""
        written = " ".join(seat.body.written.split())
        if written == known.get("name"):
            return {}
        bare = parted(written)
        form = {"legal_form": bare.form, "legal_form_place": bare.place}
        if known.get("legal_form"):
            form = {}
        if seat.body.is_decided or fold_name(bare.name) in self._bodies.names_of(seat.body.id):
            return form
        if self._earlier.said(seat.body.id):  # two rows of a list cannot both be right
            raise Refused(Problem("name", _TWO_NAMES.format(name=known.get("name"))))
        return {"name": bare.name, **form}

    def _write_parts(
        self, seat: Seat, work: Work, pending: Pending, contact: Values, *, is_new: bool
    ) -> tuple[str | None, str | None]:
        """Write what belongs to the body; answer the seat and the person the row speaks of."""
        site = self._write_site(seat, work, pending)
        if not is_new:
            self._write_number(seat, work, pending, site)
        own = self._write_seats(seat, work, pending, is_new=is_new)
        cells, body = seat.cells, seat.body.id
        if site is None:  # other names and figures of a site are none of its body
            self._write_names(seat, work, pending, is_new=is_new)
            write_years(work, pending, body, self._day)
        person, is_met = write_person(work, pending, body, contact, PERSON_KEYS, is_part=not is_new)
        is_said = person is not None and (is_met or work.policy is Policy.UPDATE)
        if chief := cells.named(_CHIEF):
            title = cells.text("representative_title") or "대표자"
            write_person(
                work, pending, body, {**chief, "title": title}, _CHIEF,
                is_part=not is_new, fills_only=True,
            )  # fmt: skip
        return own, person["id"] if person is not None and is_said else None

    def _write_site(self, seat: Seat, work: Work, pending: Pending) -> str | None:
        name = seat.body.site
        if name is None:
            return None
        for site in pending.of(Site, _OWN, seat.body.id):
            if fold_name(str(site.get("name") or "")) == fold_name(name):
                return str(site["id"])
        work.keep(_OF_A_BODY)
        values = seat.cells.of("address main_products")
        place = {"name": name, "region_code": seat.region, "district": seat.district}
        values["notes"] = work.notes(None)
        return str(
            work.add(Site, {**values, **place, _OWN: seat.body.id}, _OWN, shown="name")["id"]
        )

    def _write_number(self, seat: Seat, work: Work, pending: Pending, site: str | None) -> None:
        number = seat.cells.text("business_number")
        own = pending.of(BusinessNumber, _OWN, seat.body.id)
        if number is None or any(known.get("number") == number for known in own):
            return
        is_main = site is None and not any(known.get("is_main") for known in own)
        values = {_OWN: seat.body.id, "number": number, "site_id": site, "is_main": is_main}
        work.add(BusinessNumber, values, _OWN, {"number": "business_number"}, shown="number")

    def _write_names(self, seat: Seat, work: Work, pending: Pending, *, is_new: bool) -> None:
        wanted = seat.cells.filled(_NAMES)
        if not wanted:
            return
        known = self._bodies.names_of(seat.body.id) if not is_new else frozenset()
        own = {
            (fold_name(str(name.get("name") or "")), name.get("kind"))
            for name in pending.of(OrganizationName, _OWN, seat.body.id)
        }
        for key in wanted:
            text, kind = seat.cells.text(key), _NAMES[key]
            if text is None or (fold_name(text), kind) in own:
                continue
            if kind is not NameKind.ENGLISH and not is_new and fold_name(text) in known:
                continue
            values = {_OWN: seat.body.id, "name": text, "kind": kind}
            work.add(
                OrganizationName, values, _OWN, {"name": key}, shown=None if is_new else "name"
            )

    def _write_seats(self, seat: Seat, work: Work, pending: Pending, *, is_new: bool) -> str | None:
        own = [known for known in pending.of(Membership, _OWN, seat.body.id)
               if known.get("left_on") is None or known["left_on"] > self._day]  # fmt: skip
        cells, spoken_of = seat.cells, None
        for place, division in enumerate(seat.divisions):
            said = cells.of(_SEAT) if place == 0 else {}
            there = [known for known in own if known.get("division_id") == division]
            if there:
                if said and seat.body.site is None:
                    spoken_of = self._change_seat(work, there, said)
                continue
            values = {
                _OWN: seat.body.id,
                "division_id": division,
                "role": MemberRole.MEMBER,
                "is_home": not own and place == 0,
                **said,
            }
            made = work.add(Membership, values, _OWN, shown=None if is_new else "division_id")
            if said:
                spoken_of = str(made["id"])
        return spoken_of

    def _change_seat(self, work: Work, there: list[Values], said: Values) -> str | None:
        role = said.get("role")
        known = next((known for known in there if known.get("role") == role), there[0])
        self._earlier.refuse_other(work, Membership, known, said, of=str(known[_OWN]))
        work.set(Membership, known, said)
        return str(known["id"]) if work.policy is Policy.UPDATE else None


_CONTACT = {**PERSON_KEYS, "department": "department", "title": "title"}
_CHIEF = {"name": "representative"}
