"""Who may change a record from here, and what is said to others."""

from __future__ import annotations

from afm_desktop.domain.office import Role
from afm_desktop.services.bulk_edits import ErasedRecord
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import Detail
from afm_desktop.services.meetings.keeping import KEPT, KeptByOffices, keeps_meetings
from afm_desktop.services.own_division import OtherDivision
from afm_desktop.ui.labels import details as labels


def why_not(desk: Desk, detail: Detail) -> str:
    """Why a record cannot be changed in this office; empty when it can."""
    if desk.workspace.read_only:
        return labels.READ_ONLY_FILE
    if detail.is_erased:
        return str(ErasedRecord())
    office = desk.workspace.office
    if detail.table in KEPT and not keeps_meetings(office):
        return str(KeptByOffices())
    if office.role is not Role.SECRETARY or office.division is None:
        return ""
    division = _division(detail)
    if division is None or division == _own(desk, office.division):
        return ""
    name = desk.details.names("divisions", [division]).get(division, "")
    return str(OtherDivision(name))


def _division(detail: Detail) -> str | None:
    """The division a record belongs to, if it is of one."""
    if detail.table == "divisions":
        return detail.id
    entries = (entry for part in detail.sections for entry in part.fields)
    value = next((entry.value for entry in entries if entry.key == "division_id"), None)
    return value if isinstance(value, str) else None


def _own(desk: Desk, code: str) -> str | None:
    """The id of the division of an office."""
    return next((one.id for one in desk.divisions.names() if one.code == code), None)
