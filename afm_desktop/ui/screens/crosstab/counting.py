"""Counting a table away from the GUI thread, and what is said around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from afm_desktop.reports.crosstab_words import Around, PrintedCrosstab, said_filters, worded
from afm_desktop.services.crosstab import Crosstab
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import FilterKind, ViewKind
from afm_desktop.ui.labels.columns import filter_title
from afm_desktop.ui.screens.crosstab.wish import Wish
from afm_desktop.ui.screens.records.reading import name_of
from afm_desktop.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Counted:
    """A wish with its table in words."""

    wish: Wish
    table: Crosstab
    around: Around
    printed: PrintedCrosstab
    form: str = ""
    """Of 제출 현황 the form that is counted."""


def count(desk: Desk, wish: Wish, division: str | None, scope: str, progress: Progress) -> Counted:
    """Count a list and say what it is narrowed to."""
    asked = wish.asked(division)
    table = desk.crosstabs.of(asked, progress)
    names = {one.code: one.name for one in desk.divisions.names()}
    office = desk.workspace.office
    forms = desk.collecting.forms()[:1] if wish.kind is ViewKind.COLLECTING else ()
    conditions = (
        *(one.title for one in forms),
        *((scope,) if asked.query.division else ()),
        *said_filters(desk.views, asked, names),
        *_of_records(desk, wish),
    )
    around = Around(
        desk.workspace.today,
        names,
        conditions,
        office.organization or "",
        office.is_demonstration,
        desk.workspace.learned_on,
    )
    return in_unit(wish, table, around, "".join(one.key for one in forms))


def _of_records(desk: Desk, wish: Wish) -> Iterator[str]:
    """`신청기관 예시전지`: the records a list was narrowed to by what opened it."""
    kinds = {one.key: one.kind for one in desk.views.filters(wish.kind)}
    for one in wish.filters:
        if kinds.get(one.key) is FilterKind.RECORD:
            table = "rounds" if one.key == "round_id" else "organizations"
            names = ", ".join(name_of(desk, table, id_) for id_ in one.values)
            yield f"{filter_title(wish.kind.value, one.key)} {names}"


def in_unit(wish: Wish, table: Crosstab, around: Around, form: str = "") -> Counted:
    """A counted table in the unit that is wished."""
    return Counted(wish, table, around, worded(table, wish.unit, around), form)
