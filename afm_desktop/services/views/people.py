"""The list of contact persons, always masked; what is masked is neither searched nor sorted by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.periods import months_before
from afm_desktop.services.bodies import mergers
from afm_desktop.services.lists import people
from afm_desktop.services.lists.choice import Choice
from afm_desktop.services.lists.listing import Row
from afm_desktop.services.lists.members import active
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import (
    FilterKind,
    Freshness,
    Keeping,
    ViewFilter,
    ViewKind,
    columns,
)
from afm_desktop.services.views.sheet import Asked, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term
from afm_desktop.storage.tables import search_row

FRESH_MONTHS = 6
"""How long a confirmed contact is taken to be true."""


class PersonSheet(RecordSheet):
    """담당자."""

    kind = ViewKind.PEOPLE
    reads = tables("people organizations memberships")
    record = Person
    columns = columns(
        people.COLUMNS,
        shown="name organization department title phone email expires_on last_confirmed_on",
        fixed="phone email",
    )
    filters = (
        ViewFilter("keeping"),
        ViewFilter("purpose"),
        ViewFilter("is_confirmed"),
        ViewFilter("freshness"),
        ViewFilter("organization_id", FilterKind.RECORD),
    )

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        return {
            "name": t.own_name(Person.name),
            "organization": t.body(Person.organization_id),
            "department": t.text(Person.department),
            "title": t.text(Person.title),
            "purpose": t.text(Person.purpose),
            "legal_basis": t.text(Person.legal_basis),
            "expires_on": t.plain(Person.expires_on),
            "last_confirmed_on": t.plain(Person.last_confirmed_on),
            "erased_on": t.plain(Person.erased_on),
            "is_confirmed": t.yes_no(Person.last_confirmed_on.is_not(None)),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        return {
            "organization_id": t.one_of(Person.organization_id, mergers(session)),
            "keeping": _keeping(asked),
            "freshness": _freshness(asked),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        if asked.division:
            yield Person.organization_id.in_(
                select(Membership.organization_id).where(
                    Membership.division_id == asked.division, *active(asked.day)
                )
            )
        yield people.wanted(session, Choice(asked.day, asked.division, asked.text))

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return (search_row.c.place,)

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        lines = people.rows(session, asked.choice(keys))
        return self.by_key(session, keys, [people.masked(line) for line in lines])


def _keeping(asked: Asked) -> Term:
    state = case(
        (Person.erased_on.is_not(None), Keeping.ERASED.value),
        (Person.expires_on.is_(None), Keeping.UNDATED.value),
        (Person.expires_on < asked.day, Keeping.EXPIRED.value),
        else_=Keeping.KEPT.value,
    )
    order = case({one.value: place for place, one in enumerate(Keeping)}, value=state)
    return Term(state, (order,), show=Keeping)


def _freshness(asked: Asked) -> Term:
    state = case(
        (Person.last_confirmed_on.is_(None), Freshness.NEVER.value),
        (
            Person.last_confirmed_on < months_before(asked.day, FRESH_MONTHS),
            Freshness.STALE.value,
        ),
        else_=Freshness.RECENT.value,
    )
    order = case({one.value: place for place, one in enumerate(Freshness)}, value=state)
    return Term(state, (order,), show=Freshness)
