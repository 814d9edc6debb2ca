"""Lists of what the divisions of the structure before held: the records behind its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Integer, bindparam, select, true
from sqlalchemy.orm import Session

from afm_desktop.services.former_figures import Handover, read_handover, records_held
from afm_desktop.services.views.model import FilterKind, ViewFilter
from afm_desktop.services.views.sheet import Asked
from afm_desktop.services.views.terms import Expression, Term

_FIGURES: Mapping[str, tuple[str, bool]] = {
    "former_id": ("", False),
    "mapped_id": ("", True),
    "former_anchor_id": ("anchors", False),
    "mapped_anchor_id": ("anchors", True),
}
"""Filters by an old division, or by the one that took over; what they count where it is special."""
_IN_ONE_QUERY = 900
OF_BODIES = tuple(_FIGURES)
OF_RECORDS = ("former_id", "mapped_id")


def filters(keys: Sequence[str]) -> tuple[ViewFilter, ...]:
    """Filters that only a figure leads to."""
    return tuple(ViewFilter(key, FilterKind.RECORD) for key in keys)


def terms(session: Session, asked: Asked, record: Any, what: str) -> Mapping[str, Term]:
    """What those filters say of a record; `what` is what the list is of."""
    wanted = [key for key in OF_BODIES if asked.filters.get(key)]
    handover = read_handover(session, asked.day) if wanted else None
    if handover is None:
        keys = OF_BODIES if what == "members" else OF_RECORDS
        return {key: Term(record.id, takes=lambda _divisions: true()) for key in keys}
    return {key: _term(session, record, handover, key, what) for key in wanted}


def on_the_last_day(session: Session, asked: Asked) -> Asked:
    """Bodies held by old divisions are told as they were on the last day of these."""
    if not any(asked.filters.get(key) for key in OF_BODIES):
        return asked
    handover = read_handover(session, asked.day)
    return asked if handover is None else replace(asked, day=handover.last_day, division=None)


def everywhere(asked: Asked) -> Asked:
    """What old divisions held lies in any of today's."""
    return replace(asked, division=None) if is_asked(asked) else asked


def is_asked(asked: Asked) -> bool:
    """Whether a figure of the structure before leads here."""
    return any(asked.filters.get(key) for key in OF_BODIES)


def _term(session: Session, record: Any, handover: Handover, key: str, what: str) -> Term:
    special, is_mapped = _FIGURES[key]

    def takes(divisions: Sequence[str]) -> Expression:
        ids = sorted(
            records_held(session, handover, special or what, divisions, is_mapped=is_mapped)
        )
        rows: list[int] = []
        for start in range(0, len(ids), _IN_ONE_QUERY):
            part = select(record.row).where(record.id.in_(ids[start : start + _IN_ONE_QUERY]))
            rows += session.scalars(part)
        # Written out: a query takes fewer parameters than there may be records.
        known = bindparam(None, rows, Integer(), expanding=True, literal_execute=True)
        chosen: Expression = record.row.in_(known)
        return chosen

    return Term(record.id, takes=takes)
