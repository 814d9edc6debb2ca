"""Public facts: the structure, the bodies known by name, the lead projects and the targets.

What is written here stands on a source; what was concluded from sources is marked 추정.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import Basis, MemberRole, OrganizationKind, PartnerRole, SizeClass
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.narratives import DivisionEvent
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.structure import structure_of_2024
from afm_desktop.domain.tables import region_named
from afm_desktop.services.demonstration.days import LAUNCH, TODAY
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.packs import read

_SIZES = {
    "대기업": SizeClass.LARGE,
    "중견기업": SizeClass.MIDDLE,
    "중소기업": SizeClass.SME,
}
_AT_LAUNCH = ("hankyung.com", "news1.kr")
"""Who reported on the launch itself: bodies named there took part from the first day."""

_BUSAN = "부산 소재"
_NOTE = re.compile(r"\((실증|수요기업)[^)]*\)$")
LAUNCH_SOURCE = "https://english.motie.go.kr/eng/article/EATCLdfa319ada/1963/view"


@dataclass(frozen=True, slots=True)
class Home:
    """A division as the rest of the demonstration refers to it."""

    id: str
    code: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Known:
    """The real bodies by name, and those of them that are secretariats by division code."""

    bodies: Mapping[str, str]
    secretariats: Mapping[str, str]
    seats: Mapping[str, int]
    """How many of them have their home in each division."""


def write_structure(ledger: Ledger) -> tuple[str, dict[str, Home]]:
    """The structure of 2024, open-ended, with its 12 divisions."""
    facts = structure_of_2024()
    structure_id = ledger.add(
        Structure,
        code=facts["code"],
        name=facts["name"],
        valid_from=LAUNCH,
        source=facts["source"],
        basis=Basis(facts["basis"]),
    )
    homes = {
        row["code"]: Home(ledger.new_id(), row["code"], row["name"], position)
        for position, row in enumerate(facts["divisions"], 1)
    }
    return structure_id, homes


def write_divisions(
    ledger: Ledger,
    structure_id: str,
    homes: Mapping[str, Home],
    secretariats: Mapping[str, str],
    chairs: Mapping[str, str],
) -> None:
    """The divisions, each with its secretariat and its chair."""
    stated = {row["code"]: row["secretariat_basis"] for row in read("alliance")["divisions"]}
    known = {row["code"] for row in read("alliance")["divisions"] if row["secretariat_institute"]}
    for row in structure_of_2024()["divisions"]:
        code = row["code"]
        ledger.add(
            Division,
            id=homes[code].id,
            structure_id=structure_id,
            code=code,
            name=row["name"],
            english_name=row["english_name"],
            position=homes[code].position,
            hue=homes[code].position,
            valid_from=LAUNCH,
            secretariat_id=secretariats[code],
            secretariat_basis=_basis(stated[code]) if code in known else None,
            chair_id=chairs[code],
            source=row["source"],
            basis=Basis(row["basis"]),
        )


def write_known_bodies(ledger: Ledger, homes: Mapping[str, Home]) -> Known:
    """The members and secretariats that sources name."""
    bodies: dict[str, str] = {}
    secretariats: dict[str, str] = {}
    seats: dict[str, int] = {}
    for row in read("alliance")["divisions"]:
        home = homes[row["code"]]
        for member in row["members"]:
            bodies[member["name"]] = _write_firm(ledger, member, row["anchors"], home)
        institute = row["secretariat_institute"]
        seats[home.code] = len(row["members"]) + bool(institute and institute not in bodies)
        if institute:
            secretariats[home.code] = _write_secretariat(ledger, row, bodies, home)
    return Known(bodies, secretariats, seats)


def _write_firm(
    ledger: Ledger, member: Mapping[str, Any], anchors: Iterable[str], home: Home
) -> str:
    body = ledger.add(
        Organization,
        name=member["name"],
        kind=OrganizationKind.COMPANY,
        size_class=_SIZES[member["size"]],
        size_basis=_basis(member["size_basis"]),
        region_code="26" if _BUSAN in member.get("note", "") else None,
        source=member["source"],
        basis=_basis(member["membership_basis"]),
        notes=member.get("note"),
    )
    ledger.add(
        Membership,
        organization_id=body,
        division_id=home.id,
        role=MemberRole.ANCHOR if member["name"] in anchors else MemberRole.MEMBER,
        is_home=True,
        joined_on=LAUNCH if any(site in member["source"] for site in _AT_LAUNCH) else None,
        source=member["source"],
        basis=Basis.INFERRED,
    )
    return body


def _write_secretariat(
    ledger: Ledger, row: Mapping[str, Any], bodies: dict[str, str], home: Home
) -> str:
    name, source = row["secretariat_institute"], row["secretariat_source"][0]
    is_new = name not in bodies
    if is_new:
        bodies[name] = ledger.add(
            Organization,
            name=name,
            kind=OrganizationKind.INSTITUTE,
            size_class=SizeClass.NONE,
            source=source,
            basis=Basis.SOURCED,
        )
    ledger.add(
        Membership,
        organization_id=bodies[name],
        division_id=home.id,
        role=MemberRole.SECRETARIAT,
        is_home=is_new,
        source=source,
        basis=_basis(row["secretariat_basis"]),
    )
    return bodies[name]


@dataclass(frozen=True, slots=True)
class Project:
    """A lead project that was written down, by the code of its division."""

    id: str
    division: str | None
    year: int | None


def write_projects(ledger: Ledger, homes: Mapping[str, Home], known: Known) -> tuple[Project, ...]:
    """The 40 lead projects that sources tell of."""
    return tuple(_write_projects(ledger, homes, known))


def _write_projects(ledger: Ledger, homes: Mapping[str, Home], known: Known) -> Iterator[Project]:
    for row in read("alliance")["lead_projects"]:
        home = homes.get(row["division_code"])
        project = ledger.add(
            LeadProject,
            year=row["year"],
            program=row["program"],
            title=row["title_ko"] or "과제명 미공개",
            division_id=home.id if home else None,
            division_basis=Basis.INFERRED if home else None,
            lead_id=known.bodies.get(row["lead_org"]),
            lead_name=row["lead_org"],
            lead_basis=_lead_basis(row["lead_basis"]),
            lead_size=row["lead_size"],
            region_code=region_named(row["region"], TODAY).code,
            total_won=won_of(row["total_eok"]),
            national_won=won_of(row["gov_eok"]),
            local_won=won_of(row["local_eok"]),
            private_won=won_of(row["private_eok"]),
            period=_period(row["start"], row["end"]),
            starts_on=_month_start(row["start"]),
            ends_on=month_end(row["end"]),
            source=row["source"],
            basis=Basis.SOURCED,
            notes=row["note"],
        )
        for position, partner in enumerate(row["partners"], 1):
            _write_partner(ledger, project, position, partner, known)
        yield Project(project, row["division_code"], row["year"])


def _write_partner(ledger: Ledger, project: str, position: int, stated: str, known: Known) -> None:
    noted = _NOTE.search(stated)
    name = stated[: noted.start()] if noted else stated
    ledger.add(
        ProjectPartner,
        project_id=project,
        organization_id=known.bodies.get(name),
        position=position,
        name=name,
        role=PartnerRole.TEST_SITE if noted else None,
        notes=noted.group()[1:-1] if noted else None,
    )


def write_public_events(ledger: Ledger) -> None:
    """What happened to the whole alliance."""
    for row in read("events")["public"]:
        ledger.add(
            DivisionEvent,
            division_id=None,
            happened_on=parse_day(row["on"]),
            title=row["title"],
            is_planned=False,
            source=row["source"],
            basis=Basis.SOURCED,
        )


def won_of(eok: Decimal | int | None) -> int | None:
    """Won of an amount in 억원, as a source states it."""
    if eok is None:
        return None
    return int(eok * MoneyUnit.HUNDRED_MILLION)


def _basis(stated: str) -> Basis:
    return Basis.SOURCED if stated.startswith("source") else Basis.INFERRED


def _lead_basis(stated: str) -> Basis | None:
    return None if stated.startswith("not found") else _basis(stated)


def _period(start: str | None, end: str | None) -> str | None:
    if start is None and end is None:
        return None
    return f"{_stated(start)} ~ {_stated(end)}".strip()


def _stated(month: str | None) -> str:
    """`2024-10` as `2024. 10.`; a bare year stays."""
    if month is None:
        return ""
    year, _, number = month.partition("-")
    return f"{year}. {int(number)}." if number else year


def _month_start(month: str | None) -> date | None:
    """The first day of a stated month; a bare year names no day."""
    return date.fromisoformat(f"{month}-01") if month and "-" in month else None


def month_end(month: str | None) -> date | None:
    """The last day of a stated month; a bare year names no day."""
    start = _month_start(month)
    if start is None:
        return None
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
