"""What there is on the day a structure ends: its divisions, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure


@dataclass(frozen=True, slots=True)
class OldDivision:
    """A division that is in force on the day."""

    id: str
    code: str
    name: str
    structure_id: str | None
    secretariat_id: str | None
    secretariat_basis: Basis | None
    chair_id: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The structures and divisions of a file as seen from a day."""

    structures: Sequence[Structure]
    divisions: tuple[OldDivision, ...]
    later: tuple[str, ...]
    """The names of divisions that begin only after the day."""

    @property
    def ending(self) -> list[Structure]:
        """The structures the divisions belong to."""
        ids = {division.structure_id for division in self.divisions}
        return [structure for structure in self.structures if structure.id in ids]

    def of_code(self, code: str) -> OldDivision | None:
        """A division by its code; capitals do not matter."""
        wanted = code.casefold()
        return next((one for one in self.divisions if one.code.casefold() == wanted), None)


def read_facts(session: Session, day: date) -> Facts:
    """What is in force on a day, and what begins later."""
    here = select(Division).where(Division.deleted.is_(None))
    now = here.where(holding(Division.valid_from, Division.valid_to, day))
    divisions = session.scalars(now.order_by(Division.position, Division.code, Division.row))
    found = tuple(
        OldDivision(
            one.id,
            one.code or "",
            one.name or "",
            one.structure_id,
            one.secretariat_id,
            one.secretariat_basis,
            one.chair_id,
        )
        for one in divisions
    )
    later = session.scalars(here.where(Division.valid_from > day).order_by(Division.position))
    structures = select(Structure).where(Structure.deleted.is_(None)).order_by(Structure.row)
    return Facts(session.scalars(structures).all(), found, tuple(one.name or "" for one in later))


def seated(session: Session, division_id: str, day: date) -> dict[str, str]:
    """The bodies that sit in a division on a day or later, by id with their names."""
    query = (
        select(Organization.id, Organization.name)
        .join(Membership, Membership.organization_id == Organization.id)
        .where(
            Membership.division_id == division_id,
            Membership.deleted.is_(None),
            or_(Membership.left_on.is_(None), Membership.left_on > day),
            Organization.deleted.is_(None),
            Organization.merged_into_id.is_(None),
        )
        .order_by(Organization.name, Organization.row)
    )
    return {id: name or "" for id, name in session.execute(query)}
