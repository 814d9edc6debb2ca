"""제출 현황 as a list to count: how far the bodies are with the form of the newest round."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import RequestState
from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.collecting import listing
from afm_desktop.services.collecting.columns import newest_form
from afm_desktop.services.collecting.model import Asked as Wanted
from afm_desktop.services.collecting.model import BodyLine, Narrowing
from afm_desktop.services.collecting.reading import read_board
from afm_desktop.services.lists.choice import divisions_on, names_of_divisions
from afm_desktop.services.lists.listing import Row
from afm_desktop.services.views.model import (
    NO,
    YES,
    FilterChoice,
    NoSuchColumn,
    Totals,
    ViewKind,
    columns,
    offered,
)
from afm_desktop.services.views.sheet import Asked, Keys, Sheet, tables

DIVISION, STATE, LATE = "division", "state", "is_late"


class CollectingSheet(Sheet):
    """Each body once; one that sits in several divisions stands on the board of each of them."""

    kind = ViewKind.COLLECTING
    reads = tables(
        "form_requests form_reminders rounds demands demand_events review_comments"
        " organizations memberships meetings divisions"
    )
    columns = columns(
        listing.COLUMNS,
        shown="organization division state due_on days_over",
        fixed=" ".join(column.key for column in listing.COLUMNS),
        is_tagged=False,
    )
    filters = offered(f"{DIVISION} {STATE} {LATE}")

    def keys(self, session: Session, asked: Asked) -> Keys:
        ids = [line.organization_id for line in _lines(session, asked)]
        query = select(Organization.id, Organization.row).where(Organization.id.in_(ids))
        rows = dict(session.execute(query).all())
        return array("q", [rows[id_] for id_ in ids])

    def rows(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        ids = self.ids(session, keys)
        found = {str(row[0]): row for row in listing.rows(session, asked.choice())}
        return {key: found[id_] for key, id_ in ids.items() if id_ in found}

    def totals(self, session: Session, asked: Asked) -> Totals:
        lines = _lines(session, asked)
        if asked.only is not None:
            ids = set(self.ids(session, asked.only).values())
            lines = [line for line in lines if line.organization_id in ids]
        return Totals(len(lines))

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        rest = replace(asked, filters={k: v for k, v in asked.filters.items() if k != key})
        if key == DIVISION:
            return list(_by_division(session, rest))
        cells = [cell for line in _lines(session, rest) for cell in line.there]
        if key == STATE:
            counts = Counter(cell.state for cell in cells)
            return [FilterChoice(one, one, counts[one]) for one in RequestState if counts[one]]
        late = Counter(cell.days_over > 0 for cell in cells)
        words = ((YES, True), (NO, False))
        return [
            FilterChoice(word, is_late, late[is_late]) for word, is_late in words if late[is_late]
        ]

    def ids(self, session: Session, keys: Sequence[int]) -> dict[int, str]:
        statement = select(Organization.row, Organization.id).where(Organization.row.in_(keys))
        return dict(session.execute(statement).all())

    def key_of(self, session: Session, id_: str) -> int | None:
        return session.scalars(select(Organization.row).where(Organization.id == id_)).one_or_none()


def _by_division(session: Session, asked: Asked) -> Iterator[FilterChoice]:
    for division in divisions_on(session, asked.day):
        own = {**asked.filters, DIVISION: (division.code,)}
        if count := len(_lines(session, replace(asked, filters=own))):
            yield FilterChoice(division.code, division.code, count)


def _lines(session: Session, asked: Asked) -> list[BodyLine]:
    """The bodies that are asked for, each once."""
    if unknown := asked.filters.keys() - {DIVISION, STATE, LATE}:
        raise NoSuchColumn(min(unknown))
    forms = (newest_form(session).key,)
    wanted = pattern(asked.text) if asked.text else None
    found: dict[str, BodyLine] = {}
    for code in _codes(session, asked):
        board = read_board(session, Wanted(forms, code), asked.day)
        for line in board.narrowed(_narrowing(asked)).lines:
            if _is_late(line, asked) and (wanted is None or wanted.search(search_form(line.name))):
                found.setdefault(line.organization_id, line)
    return list(found.values())


def _codes(session: Session, asked: Asked) -> Sequence[str | None]:
    """The divisions whose boards are looked at; None is the one of all."""
    chosen = asked.filters.get(DIVISION) or ()
    if asked.division is None:
        return chosen or (None,)
    own = names_of_divisions(session)[asked.division].code
    return () if chosen and own not in chosen else (own,)


def _narrowing(asked: Asked) -> Narrowing:
    return Narrowing(frozenset(RequestState(one) for one in asked.filters.get(STATE) or ()))


def _is_late(line: BodyLine, asked: Asked) -> bool:
    said = asked.filters.get(LATE) or (YES, NO)
    return (YES if line.days_over else NO) in said
