"""Contact persons of invented bodies, and who chairs and runs the divisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.enums import AppointmentRole, MemberRole, OrganizationKind
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.people import Person
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import meeting_days
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.names import person_name
from afm_desktop.services.demonstration.packs import read
from afm_desktop.services.demonstration.seats import Cast

_PURPOSE = "분과 회의 연락과 수요 접수·검토 안내"
_BASIS = "개인정보 보호법 제15조제1항제1호(정보주체의 동의)"
_EXPIRIES = (date(2027, 7, 31), date(2027, 3, 31), date(2026, 12, 31), date(2026, 8, 31))
_TITLES = {
    OrganizationKind.UNIVERSITY: ("산학협력단", "교수"),
    OrganizationKind.INSTITUTE: ("기획운영실", "책임연구원"),
    OrganizationKind.TECHNOPARK: ("기업지원단", "단장"),
    OrganizationKind.ASSOCIATION: ("사무국", "국장"),
}
_APPOINTED = date(2024, 9, 2)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who speaks for whom: the contact of each body, and the chair of each division."""

    contacts: Mapping[str, str]
    chairs: Mapping[str, tuple[Body, str]]
    count: int


def write_people(ledger: Ledger, cast: Cast, homes: Mapping[str, Home]) -> Staff:
    """A contact for each body, a chair and secretaries for each division."""
    contacts = {
        body.id: _write_contact(ledger, number, body) for number, body in enumerate(cast.bodies)
    }
    number = len(contacts)
    chairs: dict[str, tuple[Body, str]] = {}
    for code, home in homes.items():
        anchor = next(b for b in cast.at_home(code) if b.role is MemberRole.ANCHOR)
        chair = _write_person(ledger, number, anchor, "생산기술원", "전무")
        chairs[code] = anchor, chair
        number += 1
        _appoint(ledger, chair, home, AppointmentRole.DIVISION_CHAIR)
        secretary = contacts[cast.secretariat(code).id]
        _appoint(ledger, secretary, home, _secretary_role(cast, code))
        for body in cast.present(code, meeting_days(home.position).first)[:3]:
            _appoint(ledger, contacts[body.id], home, AppointmentRole.COMMITTEE_MEMBER)
    return Staff(contacts, chairs, number)


def _secretary_role(cast: Cast, division: str) -> AppointmentRole:
    """A supporter only deputises for a real secretariat."""
    is_own = cast.secretariat(division).role is MemberRole.SECRETARIAT
    return AppointmentRole.SECRETARY if is_own else AppointmentRole.DEPUTY_SECRETARY


def _write_contact(ledger: Ledger, number: int, body: Body) -> str:
    found = read("names")
    department, title = _TITLES.get(
        body.kind,
        (
            found["departments"][number % len(found["departments"])],
            found["titles"][number % len(found["titles"])],
        ),
    )
    return _write_person(ledger, number, body, department, title)


def _write_person(ledger: Ledger, number: int, body: Body, department: str, title: str) -> str:
    return ledger.add(
        Person,
        organization_id=body.id,
        name=person_name(number),
        department=department,
        title=title,
        phone=f"02-0000-{number + 1:04d}",
        email=f"contact{number + 1}@example.invalid",
        purpose=_PURPOSE,
        legal_basis=_BASIS,
        expires_on=_EXPIRIES[number % len(_EXPIRIES)],
        last_confirmed_on=date(2026, 4 + number % 3, 10),
    )


def _appoint(ledger: Ledger, person: str, home: Home, role: AppointmentRole) -> None:
    ledger.add(
        Appointment,
        person_id=person,
        division_id=home.id,
        role=role,
        appointed_on=_APPOINTED,
        source="예시 자료",
    )
