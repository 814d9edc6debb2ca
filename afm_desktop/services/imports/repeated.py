"""A row of members whose body rows before it in the same list spoke of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from afm_desktop.domain.model.organizations import Organization, OrganizationYear
from afm_desktop.domain.model.people import Person
from afm_desktop.services.imports.bodies import Meant
from afm_desktop.services.imports.earlier import Earlier, agreed, told_other
from afm_desktop.services.imports.model import Problem, Values
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.persons import PERSON_KEYS, person_of
from afm_desktop.services.imports.rows import Cells, Refused, Work
from afm_desktop.services.imports.years import CELLS, figures_by_year, years_of

_OWN = "organization_id"
BODY_KEYS = {"region_code": "region"}
"""The cell each field of a body is from, where they are called differently."""
_CHIEF, _CHIEF_WORD = "representative", "대표자"


class Repeated:
    """A row that names a body again: what it adds is taken, what it says otherwise is refused."""

    def __init__(self, earlier: Earlier, work: Work, pending: Pending, meant: Meant) -> None:
        self._earlier = earlier
        self._work = work
        self._pending = pending
        self._meant = meant
        self._problems: list[Problem] = []

    def left_to_write(
        self, known: Values, wanted: Values, contact: Values, day: date
    ) -> tuple[Values, Values]:
        """What of the body's own fields and of its contact person the row still says."""
        body = self._meant.id
        filled = self._earlier.filled(body)
        if filled and self._meant.site is None:
            wanted, told = agreed(self._work, Organization, known, wanted, filled, keys=BODY_KEYS)
            self._problems += _blamed(told, self._work.cells)
            self._compare_figures(filled, day)
            self._compare_chief(filled)
        contact = self._agreed_contact(contact)
        if self._problems:
            raise Refused(*self._problems)
        return wanted, contact

    def _compare_figures(self, filled: dict[str, int], day: date) -> None:
        there = years_of(self._pending, self._meant.id)
        for year, figures in figures_by_year(self._work.cells, there, day).items():
            if (known := there.get(year)) is not None:
                _, told = agreed(self._work, OrganizationYear, known, figures, filled, keys=CELLS)
                self._problems += told

    def _compare_chief(self, filled: dict[str, int]) -> None:
        name, row = self._work.cells.text(_CHIEF), filled.get(_CHIEF)
        if name is None or row is None:
            return
        persons = self._pending.of(Person, _OWN, self._meant.id)
        if all(_bare(str(person.get("name") or "")) != _bare(name) for person in persons):
            self._problems.append(Problem(_CHIEF, told_other(_CHIEF_WORD, row)))

    def _agreed_contact(self, contact: Values) -> Values:
        body = self._meant.id
        person = person_of(self._pending, body, contact)
        filled = self._earlier.filled(body, person["id"]) if person is not None else {}
        if person is None or not filled:
            return contact
        contact, told = agreed(self._work, Person, person, contact, filled, keys=PERSON_KEYS)
        self._problems += told
        return contact


def _blamed(problems: Iterable[Problem], cells: Cells) -> Iterator[Problem]:
    """A place that is read off an address is told with the address."""
    told = list(problems)
    is_address_told = any(problem.field == "address" for problem in told)
    for problem in told:
        if cells.any(problem.field) is not None:
            yield problem
        elif not is_address_told:
            yield replace(problem, field="region" if cells.any("region") else "address")


def _bare(name: str) -> str:
    return "".join(name.split())
