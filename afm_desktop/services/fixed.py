"""What stands as it is: a used round, a settled meeting, and meetings in the file of a firm."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.office import Office
from afm_desktop.services.meetings.keeping import refuse_reader
from afm_desktop.services.rounds.used import refuse_unrecorded
from afm_desktop.services.settled import refuse_settled


def refuse_fixed(
    session: Session, office: Office, kind: str, ids: Collection[str], values: Mapping[str, Any]
) -> None:
    """Refuse to change what stands as it is; `values` are those to be set, none to delete."""
    refuse_reader(office, kind)
    refuse_unrecorded(session, kind, ids, values)
    refuse_settled(session, kind, ids, values)
