"""Bodies that were merged: whichever is named, the one that remains is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.organizations import Organization


@dataclass(frozen=True, slots=True)
class Mergers:
    """What each merged body became."""

    into: Mapping[str, str]

    def body(self, id: str) -> str:
        """The body that remains of one that is named; itself when it was never merged."""
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
        Organization.merged_into_id.is_not(None), Organization.deleted.is_(None)
    )
    return Mergers({former: into for former, into in session.execute(query) if into})
