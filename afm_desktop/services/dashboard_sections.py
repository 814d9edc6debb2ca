"""What 현황판 tells of one division or of one firm beside what waits to be done.

Every section is a list of the window: what stands in it is counted and read as that list shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from afm_desktop.domain.dates import KOREA
from afm_desktop.services.dashboard_rows import (
    CountLine,
    DatedLine,
    Section,
    SectionKind,
    Todo,
    TodoKind,
)
from afm_desktop.services.lists.listing import Value
from afm_desktop.services.views.model import (
    NO,
    YES,
    Course,
    Filter,
    Sort,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views

MOST = 4  # lines of a section; its count is of all
_AHEAD = (Filter("course", (Course.AHEAD,)),)
_OPEN = (Filter("is_open", (YES,)),)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A section of dated lines: what it is narrowed to and which columns it tells."""

    view: ViewKind
    filters: tuple[Filter, ...]
    sort: tuple[Sort, ...]
    on: str
    state: str


_DATED: Mapping[SectionKind, _Dated] = {
    SectionKind.MEETINGS: _Dated(ViewKind.MEETINGS, _AHEAD, (), "starts_at", "status"),
    SectionKind.ISSUES: _Dated(ViewKind.ISSUES, _OPEN, (Sort("due_on"),), "due_on", "state"),
    SectionKind.DECISIONS: _Dated(
        ViewKind.DECISIONS, (), (Sort("date", descending=True),), "date", "decision_no"
    ),
    SectionKind.ACTIONS: _Dated(ViewKind.ACTIONS, _OPEN, (Sort("due_on"),), "due_on", "status"),
}


def sections_of_division(views: Views, division: str) -> tuple[Section, ...]:
    """Members by size, meetings to come, open issues, and what meetings of a division decided and
    asked for, by its code.
    """
    return (
        _counted(views, SectionKind.SIZES, ViewKind.MEMBERS, "size_class", ViewQuery(division)),
        _dated(views, SectionKind.MEETINGS, division),
        _dated(views, SectionKind.ISSUES, division),
        _dated(views, SectionKind.DECISIONS, division),
        _dated(views, SectionKind.ACTIONS, division),
    )


def sections_of_firm(views: Views, body: str) -> tuple[Section, ...]:
    """Own demands by status, own suppliers by what they supply, and meetings to come."""
    demands = ViewQuery(filters=(Filter("applicant_id", (body,)),))
    suppliers = ViewQuery(filters=(Filter("buyer_id", (body,)),))
    return (
        _counted(views, SectionKind.DEMANDS, ViewKind.DEMANDS, "status", demands),
        _counted(views, SectionKind.SUPPLIERS, ViewKind.LINKS, "kind", suppliers),
        _dated(views, SectionKind.MEETINGS, None),
    )


def todos_of_firm(views: Views, body: str) -> Iterator[Todo]:
    """What others await from a firm, and what it has not finished."""
    own, buys = Filter("applicant_id", (body,)), Filter("buyer_id", (body,))
    people = Filter("organization_id", (body,))
    wanted: tuple[tuple[TodoKind, ViewKind, tuple[Filter, ...], str], ...] = (
        (
            TodoKind.SUPPLEMENTS,
            ViewKind.DEMANDS,
            (own, Filter("status", ("supplement",))),
            "moved_on",
        ),
        (TodoKind.DRAFTS, ViewKind.DEMANDS, (own, Filter("status", ("draft",))), ""),
        (
            TodoKind.SOLE_SOURCES,
            ViewKind.LINKS,
            (buys, Filter("is_sole_source", (YES,))),
            "",
        ),
        (
            TodoKind.PEOPLE_UNCONFIRMED,
            ViewKind.PEOPLE,
            (people, Filter("is_confirmed", (NO,))),
            "",
        ),
    )
    for kind, view, filters, dated in wanted:
        query = ViewQuery(filters=filters, sort=(Sort(dated),) if dated else ())
        count = views.count(view, query)
        if count:
            on = _first(views, view, query, dated) if dated else None
            yield Todo(kind, count, view, query, on)


def _counted(
    views: Views, kind: SectionKind, view: ViewKind, key: str, query: ViewQuery
) -> Section:
    lines = tuple(
        CountLine(
            choice.shown,
            choice.count,
            ViewQuery(query.division, filters=(*query.filters, Filter(key, (choice.value,)))),
        )
        for choice in views.choices(view, key, query)
    )
    return Section(kind, view, query, views.count(view, query), counts=lines)


def _dated(views: Views, kind: SectionKind, division: str | None) -> Section:
    spec = _DATED[kind]
    query = ViewQuery(division, filters=spec.filters, sort=spec.sort)
    keys = views.keys(spec.view, query)
    places = {column.key: at for at, column in enumerate(views.columns(spec.view))}
    rows = views.rows(spec.view, keys[:MOST], division)
    lines = tuple(
        DatedLine(
            str(row[places["id"]]),
            str(row[places["title"]] or ""),
            _day(row[places[spec.on]]),
            row[places[spec.state]],
        )
        for row in (rows[key] for key in keys[:MOST] if key in rows)
    )
    return Section(kind, spec.view, query, len(keys), dated=lines)


def _first(views: Views, view: ViewKind, query: ViewQuery, key: str) -> date | None:
    first = views.keys(view, query)[0]
    place = [column.key for column in views.columns(view)].index(key)
    return _day(views.rows(view, [first])[first][place])


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.astimezone(KOREA).date()
    return value if isinstance(value, date) else None
