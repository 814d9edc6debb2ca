"""Names of bodies, and those that were merged: the one that remains is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import SQLColumnExpression, case, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.model.organizations import Organization

IN_ONE_QUERY = 900
Expression = SQLColumnExpression[Any]


@dataclass(frozen=True, slots=True)
class Mergers:
    """What each merged body became."""

    into: Mapping[str, str]

    def body(self, id: str) -> str:
        """The body that remains of one that is named; itself when it was never merged."""
        if id not in self.into:
            return id
        passed = {id}
        while (following := self.into.get(id)) is not None and following not in passed:
            passed.add(following)
            id = following
        return id

    def named(self, bodies: Iterable[str]) -> set[str]:
        """These bodies and all that became one of them."""
        remaining = set(bodies)
        return remaining | {former for former in self.into if self.body(former) in remaining}


def mergers(session: Session) -> Mergers:
    """Every merger this file knows of."""
    query = select(Organization.id, Organization.merged_into_id).where(
        Organization.merged_into_id > "",  # an index tells, where IS NOT NULL reads all bodies
        Organization.deleted.is_(None),
    )
    return Mergers({former: into for former, into in session.execute(query) if into})


def remaining(reference: InstrumentedAttribute[str | None], merged: Mergers) -> Expression:
    """The body that remains of the one a reference names, within a query."""
    bodies = {former: merged.body(former) for former in merged.into}
    return case(bodies, value=reference, else_=reference) if bodies else reference


def names_of(session: Session, ids: Iterable[str]) -> Mapping[str, str]:
    """The names of live bodies."""
    wanted, names = sorted(ids), dict[str, str]()
    for start in range(0, len(wanted), IN_ONE_QUERY):
        query = select(Organization.id, Organization.name).where(
            Organization.id.in_(wanted[start : start + IN_ONE_QUERY]),
            Organization.deleted.is_(None),
        )
        names |= {id: name or "" for id, name in session.execute(query)}
    return names
