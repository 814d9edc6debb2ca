"""Whose paper it is: a division's or that of the whole alliance, and who makes it on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.services.dashboard_figures import read_structure
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.naming import DivisionName
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperScope:
    """What stands on the cover and in the footer of every paper of figures."""

    about: str
    """The division, or the alliance."""
    is_of_division: bool
    structure: str
    as_of: date
    learned_on: date | None
    issuer: str
    is_demonstration: bool


def read_scope(
    session: Session, workspace: Workspace, division_code: str | None
) -> tuple[PaperScope, DivisionName | None]:
    """The scope of a paper of today, and its division unless it is of all."""
    day, office = workspace.today, workspace.office
    own = division_of_code(session, division_code, day) if division_code else None
    found = read_structure(session, own.id if own else None, day)
    structure = found[1] if found else ""
    scope = PaperScope(
        about=f"{own.name} 분과" if own else structure,
        is_of_division=own is not None,
        structure=structure,
        as_of=day,
        learned_on=workspace.learned_on,
        issuer=office.organization or structure,
        is_demonstration=office.is_demonstration,
    )
    return scope, own
