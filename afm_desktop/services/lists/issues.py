"""The listing of issues and proposals: 쟁점·건의."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys
from afm_desktop.services.lists.listing import ColumnKind, Row, columns

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "title"),
        (ColumnKind.ENUM, "kind state"),
        (ColumnKind.TEXT, "division division_name responsible"),
        (ColumnKind.DATE, "raised_on due_on settled_on"),
    ]
)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The issues in the order in which they were raised; those without a day come last."""
    statement = (
        select(
            Issue.id,
            Issue.title,
            Issue.kind,
            Issue.state,
            Division.code,
            Division.name,
            Organization.name,
            Issue.raised_on,
            Issue.due_on,
            Issue.settled_on,
        )
        .outerjoin(Division, Division.id == Issue.division_id)
        .outerjoin(Organization, Organization.id == Issue.responsible_id)
        .where(Issue.deleted.is_(None))
        .order_by(Issue.raised_on.is_(None), Issue.raised_on, Issue.row)
    )
    own = Issue.division_id == choice.division if choice.division else None
    wanted = found(session, choice.query, Issue, (Issue.responsible_id, Organization))
    only = of_keys(Issue, choice)
    return [tuple(line) for line in session.execute(narrowed(statement, own, wanted, only))]
