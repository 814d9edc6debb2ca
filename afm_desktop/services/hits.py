"""A few records of every kind for what is typed, as the palette offers them.

A contact person is found by the whole name alone and shown masked: whoever knows a name learns
where its bearer works, but nobody can guess a name letter by letter without saying why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import matches, search_form
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import ActionItem, Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.tags import Tag
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.bodies import mergers, names_of
from afm_desktop.services.lists.choice import names_of_divisions
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.marks.book import counts, read_book
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.workspace import Workspace

MEETINGS = Meeting.__tablename__
NAMESAKES = 200
"""How many persons whose names contain what is typed are looked at for the whole name."""
About = str | StrEnum | date | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: what it is called, and what tells it from others."""

    kind: str
    id: str
    name: str
    about: tuple[str | StrEnum | date, ...] = ()
    within: str = ""
    """Of a tag the table of the records it leads to."""
    is_template: bool = False
    """Whether it is a meeting that is a pattern for others and is never held."""


Found = Mapping[int, tuple[str, str, tuple[About, ...]]]
"""By local key: the id, the name and what tells it from others."""
Reader = Callable[[Session, Sequence[int]], Found]


class Hits:
    """Finds records by name, 초성 or number."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, text: str, kinds: Iterable[str], limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` records of each kind, each kind in 가나다 order."""
        if not search_form(text):
            return ()
        hits: list[Hit] = []
        with self._workspace.reading() as session:
            for kind in kinds:
                if kind == Tag.__tablename__:
                    hits += _tags(session, text, limit)
                    continue
                keys = _keys(session, kind, text, limit)
                rows = READERS[kind](session, keys) if keys else {}
                hits += (_hit(kind, *rows[key]) for key in keys if key in rows)
            patterns = _templates(session, [one.id for one in hits if one.kind == MEETINGS])
        return tuple(
            replace(one, about=(), is_template=True) if one.id in patterns else one
            for one in dict.fromkeys(hits)
        )


def _templates(session: Session, ids: Sequence[str]) -> frozenset[str]:
    """Those of some meetings that are patterns for others."""
    query = select(Meeting.id).where(Meeting.id.in_(ids), Meeting.is_template.is_(True))
    return frozenset(session.scalars(query)) if ids else frozenset()


def _tags(session: Session, text: str, limit: int) -> Iterator[Hit]:
    """Tags by name, each once for every kind of record it is on; there are too few for an index."""
    book = read_book(session)
    found = [mark for mark in book.tags.values() if matches(text, mark.name)][:limit]
    on = counts(session, book) if found else {}
    for mark in found:
        for table, count in on.get(mark.id, {}).items():
            told = (NOUNS[table].counted(count),)
            yield Hit(Tag.__tablename__, mark.id, mark.name, told, table)


def _keys(session: Session, kind: str, text: str, limit: int) -> list[int]:
    if kind != Person.__tablename__:
        return find(session, kind, text, limit)
    near = find(session, kind, text, NAMESAKES)
    query = select(Person.row, Person.name).where(Person.row.in_(near))
    names = {row: search_form(name or "") for row, name in session.execute(query)}
    return [key for key in near if names.get(key) == search_form(text)][:limit]


def _hit(kind: str, id: str, name: str, about: Iterable[About]) -> Hit:
    return Hit(kind, id, name, tuple(fact for fact in about if fact))


def _organizations(session: Session, keys: Sequence[int]) -> Found:
    rows = session.execute(
        select(
            Organization.row,
            Organization.id,
            Organization.name,
            Organization.kind,
            Organization.merged_into_id,
        ).where(Organization.row.in_(keys), Organization.deleted.is_(None))
    ).all()
    merged = mergers(session) if any(row.merged_into_id for row in rows) else None
    bodies = {row.row: merged.body(row.id) if merged else row.id for row in rows}
    names = names_of(session, set(bodies.values()))
    seats = _seats(session, set(bodies.values()))
    return {
        row.row: (body, names[body], (row.kind, seats.get(body)))
        for row in rows
        if (body := bodies[row.row]) in names
    }


def _seats(session: Session, bodies: set[str]) -> dict[str, str]:
    """The divisions each body takes part in, as one line."""
    query = (
        select(Membership.organization_id, Division.short_name, Division.name)
        .join(Division, Division.id == Membership.division_id)
        .where(Membership.organization_id.in_(bodies), Membership.deleted.is_(None))
        .order_by(Membership.is_home.desc(), Division.position)
    )
    found: dict[str, dict[str, None]] = {}
    for body, short, name in session.execute(query):
        found.setdefault(body or "", {})[short or name or ""] = None
    return {body: ", ".join(filter(None, seats)) for body, seats in found.items()}


def _demands(session: Session, keys: Sequence[int]) -> Found:
    query = (
        select(
            Demand.row, Demand.id, Demand.title, Demand.intake_no, Demand.status, Organization.name
        )
        .outerjoin(Organization, Organization.id == Demand.applicant_id)
        .where(Demand.row.in_(keys), Demand.deleted.is_(None))
    )
    return {
        row: (id, title or "", (number, applicant, status))
        for row, id, title, number, status, applicant in session.execute(query)
    }


def _led(record: type[Any], *facts: Any) -> Reader:
    """A reader of records that a division leads and that have a title."""

    def read(session: Session, keys: Sequence[int]) -> Found:
        query = select(record.row, record.id, record.title, record.division_id, *facts).where(
            record.row.in_(keys), record.deleted.is_(None)
        )
        divisions = names_of_divisions(session)
        return {
            row: (id, title or "", (*more, divisions[led].name if led in divisions else None))
            for row, id, title, led, *more in session.execute(query)
        }

    return read


def _divisions(session: Session, keys: Sequence[int]) -> Found:
    query = select(Division.row, Division.id, Division.name, Division.code).where(
        Division.row.in_(keys), Division.deleted.is_(None)
    )
    return {row: (id, name or "", (code,)) for row, id, name, code in session.execute(query)}


def _people(session: Session, keys: Sequence[int]) -> Found:
    query = (
        select(Person.row, Person.id, Person.name, Person.title, Organization.name)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Person.row.in_(keys), Person.deleted.is_(None))
    )
    return {
        row: (id, masked_name(name or ""), (body, title))
        for row, id, name, title, body in session.execute(query)
    }


READERS: Mapping[str, Reader] = {
    "organizations": _organizations,
    "demands": _demands,
    "lead_projects": _led(LeadProject, LeadProject.lead_name),
    "divisions": _divisions,
    "meetings": _led(Meeting, Meeting.status),
    "action_items": _led(ActionItem, ActionItem.status),
    "people": _people,
}
"""What the palette finds, in the order in which it shows it."""
