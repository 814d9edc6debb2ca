"""A row of a list of demands: the demand, its applicant, and its money by source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.sameness import Traits
from afm_desktop.domain.text import plain
from afm_desktop.domain.words import word
from afm_desktop.services.imports.bodies import Bodies, Meant, make_if_new
from afm_desktop.services.imports.demand_money import KEYS as _KEYS
from afm_desktop.services.imports.demand_money import Money
from afm_desktop.services.imports.earlier import Earlier
from afm_desktop.services.imports.model import (
    Policy,
    Problem,
    RowResult,
    Values,
    Wishes,
    said_in,
)
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.persons import PERSON_KEYS, person_of, write_person
from afm_desktop.services.imports.rows import (
    Cells,
    Refused,
    Work,
    default_division,
    read_divisions,
)
from afm_desktop.services.imports.tags import Tags

_FIELDS = (
    "intake_no title english_title product process as_is problem to_be effects document_no"
    " control_number trl_from trl_to received_on starts_on ends_on is_core_technology"
    " confidentiality intake_route local_matching"
)
_SAID = {**_KEYS, "round_id": "round", "lead_id": "lead", "contact_id": "person_name"}
_NO_DIVISION = "주관 분과가 없습니다. 명단에 분과를 적거나, 분과가 빈 행의 분과를 고르세요."


@dataclass(frozen=True, slots=True)
class Filed:
    """What a row of demands means, before anything is written."""

    applicant: Meant
    lead: Meant | None
    division: str | None
    round_id: str | None
    known: str | None
    """The id of the demand of the row's intake number."""
    cells: Cells


class Demands:
    """Takes over lists of demands."""

    def __init__(self, session: Session, wishes: Wishes, day: date) -> None:
        self._wishes = wishes
        self._day = day
        self._bodies = Bodies(session, wishes.decisions)
        self._divisions = read_divisions(session, day)
        self._default = default_division(self._divisions, wishes)
        self._tags = Tags(session)
        self._earlier, self._contacts = Earlier(), Earlier()
        """Of demands, and of the persons who are asked about them."""
        self._rounds = _rounds(session)
        self._names = {**self._divisions.names, **_names_of_rounds(session)}
        query = select(Demand.intake_no, Demand.id).where(
            Demand.intake_no.is_not(None), Demand.deleted.is_(None)
        )
        self._by_number = {number.strip(): id_ for number, id_ in session.execute(query) if number}

    def name_of(self, values: Any) -> str:
        """What a row is called where it is told of."""
        return said_in(values, "title") or said_in(values, "intake_no")

    def meant(self, cells: Cells) -> Filed:
        """Who filed the demand, where and in which round."""
        cells.required("title", "수요과제명이 없습니다. 과제명을 적으세요.")
        name = cells.required("applicant", "신청기관이 없습니다. 신청한 기업·기관을 적으세요.")
        division = self._divisions.of(cells.text("division")) or self._default
        numbers = cells.of("applicant_business_number").values()
        named = {"applicant": Traits.of(name, business_numbers=numbers)}
        if lead := cells.text("lead"):
            named["lead"] = Traits.of(lead)
        bodies = self._bodies.all_meant(cells.number, named)
        number = cells.text("intake_no")
        return Filed(
            bodies["applicant"],
            bodies.get("lead"),
            division,
            self._round(cells),
            self._by_number.get(number) if number else None,
            cells,
        )

    def fetch(self, pending: Pending, filed: Iterable[Filed]) -> None:
        """Read the demands of the applicants of a block, and their money."""
        rows = list(filed)
        pending.fetch(Demand, "id", [row.known for row in rows if row.known])
        pending.fetch(Demand, "applicant_id", [row.applicant.id for row in rows])
        ids = [
            str(demand["id"])
            for row in rows
            for demand in pending.of(Demand, "applicant_id", row.applicant.id)
        ]
        known = [row.known for row in rows if row.known]
        pending.fetch(BudgetLine, "demand_id", [*ids, *known])
        pending.fetch(Person, "organization_id", [row.applicant.id for row in rows])
        self._tags.fetch(pending, (row.cells for row in rows), [*ids, *known])

    def write(self, filed: Filed, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""
        cells = filed.cells
        work = Work(cells, self._wishes.policy, self._names)
        known = self._known(filed, pending)
        is_core = known is not None and known.get("is_core_technology")
        core = str(known["id"]) if known is not None and is_core else ""
        filled = self._earlier.filled(known["id"]) if known is not None else {}
        values = {**cells.of(_FIELDS), "notes": work.notes(known, is_again=bool(filled))}
        if known is None or cells.text("division"):
            values["division_id"] = filed.division
        if known is None or cells.text("round"):
            values["round_id"] = filed.round_id
        applicant = filed.applicant.id
        if known is None or not work.is_skipping:
            number = cells.text("applicant_business_number")
            applicant = make_if_new(work, self._bodies, filed.applicant, self._day, number)
        values["applicant_id"] = applicant
        if known is None or not work.is_skipping:
            values |= self._lead_and_contact(work, filed, pending, is_new=known is None)
        if known is None:
            demand = self._add(work, filed, values)
        else:
            demand = known
            self._change(work, known, values)
        if known is None or not work.is_skipping:
            lines = pending.of(BudgetLine, "demand_id", demand["id"])
            Money(work, demand, lines, self._day, known is None, filled).write()
        self._tags.put(work, pending, Demand, demand, is_new=known is None)
        self._note(work, pending, demand["id"], values.get("contact_id"))
        result = work.result(str(values["title"]), is_new=known is None)
        return work, result._replace(core=core)

    def _note(self, work: Work, pending: Pending, demand: str, contact: str | None) -> None:
        """Know what a row that is taken says of its demand and of its person."""
        cells = work.cells
        if number := cells.text("intake_no"):
            self._by_number.setdefault(number, demand)
        of = ((Demand, demand, self._earlier), (Person, contact, self._contacts))
        for kind, id_, earlier in of:
            if id_ and (work.policy is Policy.UPDATE or pending.get(kind, id_) is None):
                earlier.note(id_, cells.number, cells.shape)

    def settle(self, filed: Filed) -> None:
        """The row is taken: its bodies are there for those after it."""
        for body in (filed.applicant, filed.lead):
            if body is not None:
                self._bodies.made(body.id)

    def _lead_and_contact(
        self, work: Work, filed: Filed, pending: Pending, *, is_new: bool
    ) -> Values:
        """The body that leads the demand, and the applicant's person who is asked about it."""
        values: Values = {}
        if filed.lead is not None:
            values["lead_id"] = make_if_new(work, self._bodies, filed.lead, self._day)
            self._names[filed.lead.id] = filed.lead.written
        contact = filed.cells.named(PERSON_KEYS)
        applicant = filed.applicant.id
        known = person_of(pending, applicant, contact)
        if known is not None:
            contact = self._contacts.refuse_other(work, Person, known, contact, PERSON_KEYS)
        person, _ = write_person(work, pending, applicant, contact, PERSON_KEYS, is_part=not is_new)
        if person is not None:
            values["contact_id"] = person["id"]
            persons = [*pending.of(Person, "organization_id", applicant), person]
            self._names |= {str(one["id"]): str(one.get("name")) for one in persons}
        return values

    def _known(self, filed: Filed, pending: Pending) -> Values | None:
        """The demand of the row's number; without a number that of its applicant and title."""
        number = filed.cells.text("intake_no")
        if number is not None and (known := self._by_number.get(number)):
            return pending.get(Demand, known)
        title = _folded(filed.cells.text("title"))
        for demand in pending.of(Demand, "applicant_id", filed.applicant.id):
            same_number = number is None or demand.get("intake_no") in (None, number)
            if same_number and _folded(demand.get("title")) == title:
                return demand
        return None

    def _add(self, work: Work, filed: Filed, values: Values) -> Values:
        if filed.division is None:
            raise Refused(Problem("division", _NO_DIVISION))
        status = filed.cells.any("status")
        if status is None:
            status = DemandStatus.RECEIVED if values.get("intake_no") else DemandStatus.DRAFT
        if status is DemandStatus.MERGED:
            raise Refused(Problem("status", "통합된 수요는 가져온 뒤 수요 화면에서 통합하세요."))
        demand = work.add(Demand, {**values, "status": status}, "applicant_id", _KEYS)
        if status is not DemandStatus.DRAFT:
            on = values.get("received_on") or self._day
            event = {"demand_id": demand["id"], "status": status, "happened_on": on}
            work.add(DemandEvent, event, "demand_id")
        return demand

    def _change(self, work: Work, known: Values, values: Values) -> None:
        """Other values for a demand that is there, unless a row before said otherwise."""
        said = {**values, "status": work.cells.any("status")}
        left = self._earlier.refuse_other(work, Demand, known, said, _SAID)
        self._refuse_other_status(work, known)
        del left["status"]
        work.set(Demand, known, left, _KEYS)

    def _refuse_other_status(self, work: Work, known: Values) -> None:
        said = work.cells.any("status")
        if said is None or said == known.get("status") or self._wishes.policy is not Policy.UPDATE:
            return
        now = known.get("status") or DemandStatus.DRAFT
        raise Refused(
            Problem(
                "status",
                f"지금 상태는 ‘{word(now)}’입니다. 상태는 수요 화면의 처리 단추로 바꾸세요.",
            )
        )

    def _round(self, cells: Cells) -> str | None:
        named = cells.text("round")
        if named is None:
            return self._rounds.get("")
        found = self._rounds.get(_folded(named))
        if found is None:
            raise Refused(
                Problem(
                    "round",
                    f"‘{named}’에 해당하는 수요조사 회차가 없습니다. 회차를 먼저 등록하세요.",
                )
            )
        return found


def _rounds(session: Session) -> dict[str, str]:
    """The rounds by what they are called; the only one also by nothing at all."""
    query = select(Round.id, Round.name, Round.year, Round.ordinal).where(Round.deleted.is_(None))
    found: dict[str, str] = {}
    rows = session.execute(query).all()
    for id_, name, year, ordinal in rows:
        for said in (name, f"{year}-{ordinal}", f"{year}년 {ordinal}차", f"{year}년도 {ordinal}차"):
            if said:
                found.setdefault(_folded(said), id_)
    if len(rows) == 1:
        found[""] = rows[0][0]
    return found


def _names_of_rounds(session: Session) -> dict[str, str]:
    query = select(Round.id, Round.name).where(Round.name.is_not(None))
    return {id_: name for id_, name in session.execute(query) if name}


def _folded(text: Any) -> str:
    return "".join(plain(str(text or "")).split()).casefold()
