"""What other divisions keep: a secretary leaves their records alone."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.lists.choice import divisions_on


class OtherDivision(RuleViolation):
    """A secretary is to change what another division keeps."""

    def __init__(self, division: str) -> None:
        super().__init__(f"{division} 분과의 자료입니다. 그 분과의 간사기관이 고칩니다.")


def foreign_divisions(session: Session, office: Office, day: date) -> dict[str, str]:
    """The names of the divisions whose records an office leaves alone, by id."""
    if office.role is not Role.SECRETARY or office.division is None:
        return {}
    known = divisions_on(session, day)
    own = next((one.id for one in known if one.code == office.division), None)
    names = session.execute(select(Division.id, Division.name))
    return {id_: name or "" for id_, name in names if id_ != own}
