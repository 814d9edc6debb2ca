"""Which body an office is: a firm's file shows what belongs to it."""

from __future__ import annotations

from sqlalchemy import select

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.storage.workspace import Workspace


def own_body(workspace: Workspace) -> str | None:
    """The id of the body the office is named for; None when it is not in the file."""
    name = workspace.office.organization
    if not name:
        return None
    statement = (
        select(Organization.id)
        .where(
            Organization.name == name,
            Organization.deleted.is_(None),
            Organization.merged_into_id.is_(None),
        )
        .order_by(Organization.row)
        .limit(1)
    )
    with workspace.reading() as session:
        return session.scalars(statement).one_or_none()
