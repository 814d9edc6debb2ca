"""A new office's file: its structure and divisions, what is counted, and the body it belongs to.

The structure, its divisions and the counted indicators have the same ids in every office, or the
files of two offices that were founded apart would hold them twice once they are merged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import Basis, IndicatorCategory, MemberRole
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.structure import structure_of_2024
from afm_desktop.paths import TABLES
from afm_desktop.services.lists.choice import NoSuchDivision
from afm_desktop.storage.workspace import Workspace

WORDS = "새 파일의 체계와 분과 등록"
_SEATS = {Role.SECRETARY: MemberRole.SECRETARIAT, Role.FIRM: MemberRole.ANCHOR}


def counted_indicators() -> list[dict[str, Any]]:
    """The indicators every file has whose values are counted from its records."""
    rows: list[dict[str, Any]] = json.loads((TABLES / "counted_indicators.json").read_text("utf-8"))
    return [row | {"category": IndicatorCategory(row["category"])} for row in rows]


def division_codes() -> list[str]:
    """The codes of the divisions a new file begins with."""
    return [row["code"] for row in structure_of_2024()["divisions"]]


def division_code(typed: str) -> str:
    """The code as it is written; an unknown one is refused."""
    code = typed.strip().upper()
    if code not in division_codes():
        raise NoSuchDivision(typed, division_codes())
    return code


def found_office(path: Path, office: Office) -> None:
    """Make the file of an office; nothing is left behind when that fails."""

    def fill(workspace: Workspace) -> None:
        with workspace.writing(WORDS) as session:
            session.add_all(_records(office))

    Workspace.create(path, office, fill).close()


def _records(office: Office) -> Iterable[Record]:
    structure, divisions = _structure(), structure_of_2024()["divisions"]
    yield structure
    yield from (Indicator(**row) for row in counted_indicators())
    own = Organization(name=office.organization) if office.organization else None
    if own is not None:
        yield own
    for position, row in enumerate(divisions, 1):
        division = _division(structure, position, row)
        yield division
        if own is not None and division.code == office.division:
            yield _seat(own, division, office.role)


def _seat(own: Organization, division: Division, role: Role) -> Membership:
    """The office's own place: a secretary's body runs the division, a firm is its anchor."""
    if role is Role.SECRETARY:
        division.secretariat_id = own.id
    return Membership(
        organization_id=own.id,
        division_id=division.id,
        role=_SEATS.get(role, MemberRole.MEMBER),
        is_home=True,
    )


def _structure() -> Structure:
    facts = structure_of_2024()
    return Structure(
        id=facts["id"],
        code=facts["code"],
        name=facts["name"],
        valid_from=parse_day(facts["valid_from"]),
        source=facts["source"],
        basis=Basis(facts["basis"]),
    )


def _division(structure: Structure, position: int, row: Mapping[str, str]) -> Division:
    return Division(
        id=row["id"],
        structure_id=structure.id,
        code=row["code"],
        name=row["name"],
        english_name=row["english_name"],
        position=position,
        hue=position,
        valid_from=structure.valid_from,
        source=row["source"],
        basis=Basis(row["basis"]),
    )
