"""The screens of the window, in the order of the navigation; each is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from afm_desktop.domain.office import Role
from afm_desktop.ui.labels import record_kinds as kinds
from afm_desktop.ui.labels import screens as labels
from afm_desktop.ui.labels.record_kinds import Words
from afm_desktop.ui.loading import load
from afm_desktop.ui.screens.screen import (
    CENTER,
    EVERYBODY,
    FIRMS,
    OFFICES,
    Counter,
    Screen,
    ScreenContext,
    ScreenSpec,
)

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk

Factory = Callable[[ScreenContext], Screen]


def _kept_at(place: str, name: str) -> Factory:
    """What makes a screen, by the module its class stands in."""

    def factory(context: ScreenContext) -> Screen:
        made: Screen = getattr(load(f"screens.{place}"), name)(context)
        return made

    return factory


def _list_of(spec: str) -> Factory:
    """What makes the screen of a kind of record, by the name of its spec."""

    def factory(context: ScreenContext) -> Screen:
        made: Screen = load("screens.records.listing").make(spec, context)
        return made

    return factory


def _count_waiting(desk: Desk, division: str | None) -> Counter:
    from afm_desktop.ui.screens.dashboard.screen import count_waiting  # noqa: PLC0415

    return count_waiting(desk, division)


_BOARD = ScreenSpec(
    "collecting",
    labels.COLLECTING,
    "clock-alert",
    kinds.TASKS,
    _kept_at("collecting.screen", "CollectingScreen"),
    roles=OFFICES,
)
"""Beside the demands: who has sent theirs."""


def _count_late(desk: Desk, division: str | None) -> Counter:
    from afm_desktop.ui.screens.screening.counting import count_late  # noqa: PLC0415

    return count_late(desk, division)


def _of_records() -> Iterable[ScreenSpec]:
    """The lists: key and record are those of their specs, which are loaded later."""
    own, running, tasks = kinds.OWN, kinds.RUNNING, kinds.TASKS
    listed: tuple[tuple[str, str, Words, str, str, frozenset[Role], str], ...] = (
        ("demands", "OWN_DEMANDS", kinds.OWN_DEMANDS, "inbox", own, FIRMS, "demands"),
        ("links", "OWN_LINKS", kinds.OWN_LINKS, "network", own, FIRMS, "supply_links"),
        ("people", "OWN_PEOPLE", kinds.OWN_PEOPLE, "contact-round", own, FIRMS, "people"),
        ("divisions", "DIVISIONS", kinds.DIVISIONS, "shapes", running, OFFICES, "divisions"),
        ("members", "MEMBERS", kinds.MEMBERS, "building-2", running, OFFICES, "organizations"),
        ("people", "PEOPLE", kinds.PEOPLE, "contact-round", running, OFFICES, "people"),
        ("links", "LINKS", kinds.LINKS, "network", running, OFFICES, "supply_links"),
        ("meetings", "MEETINGS", kinds.MEETINGS, "calendar-days", running, EVERYBODY, "meetings"),
        ("issues", "ISSUES", kinds.ISSUES, "message-square-text", running, OFFICES, "issues"),
        ("decisions", "DECISIONS", kinds.DECISIONS_MADE, "handshake", running, OFFICES, ""),
        ("actions", "ACTIONS", kinds.ACTIONS, "circle-check", running, OFFICES, "action_items"),
        ("rounds", "ROUNDS", kinds.ROUNDS, "list-checks", tasks, OFFICES, "rounds"),
        ("demands", "DEMANDS", kinds.DEMANDS, "inbox", tasks, OFFICES, "demands"),
        ("projects", "PROJECTS", kinds.PROJECTS, "flag", tasks, OFFICES, "lead_projects"),
        ("targets", "TARGETS", kinds.TARGETS, "target", tasks, OFFICES, "targets"),
    )
    for key, spec, words, icon, group, roles, record in listed:
        factory = _OWN.get(spec) or _list_of(spec)
        yield ScreenSpec(key, words.title, icon, group, factory, roles, finds=record)
        if spec in _SCREENING:
            yield _SCREENING[spec]
        if spec == "DEMANDS":
            yield _BOARD


_OWN = {"MEETINGS": _kept_at("meetings.screen", "make")}
"""The lists beside which a record is worked in on a pane of its own."""
_SCREENING = {
    "OWN_PEOPLE": ScreenSpec(
        "screening",
        labels.OWN_SCREENING,
        "message-square-text",
        kinds.OWN,
        _kept_at("screening.screen", "make"),
        FIRMS,
    ),
    "DEMANDS": ScreenSpec(
        "screening",
        labels.SCREENING,
        "scale",
        kinds.TASKS,
        _kept_at("screening.screen", "make"),
        OFFICES,
        counter=_count_late,
        reads=frozenset({"demands", "demand_events", "review_comments"}),
    ),
}
"""The screens of what becomes of demands, by the list they stand behind."""


_REPORTS = "afm_desktop.ui.screens.reports"
_LOADED_AHEAD = (
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    f"{_REPORTS}.catalogue",
    f"{_REPORTS}.finder",
    f"{_REPORTS}.output",
    f"{_REPORTS}.screen",
)
"""What the reports load, in steps of 40 milliseconds at most."""


SCREENS: tuple[ScreenSpec, ...] = (
    ScreenSpec(
        "dashboard",
        labels.DASHBOARD,
        "layout-dashboard",
        "",
        _kept_at("dashboard.screen", "DashboardScreen"),
        counter=_count_waiting,
    ),
    ScreenSpec(
        "filing",
        labels.FILING,
        "file-pen-line",
        kinds.OWN,
        _kept_at("filing.screen", "FilingScreen"),
        roles=FIRMS,
    ),
    *_of_records(),
    ScreenSpec(
        "import",
        labels.IMPORT,
        "download",
        labels.PAPERS,
        _kept_at("imports.screen", "ImportScreen"),
    ),
    ScreenSpec(
        "forms",
        labels.FORMS,
        "mail",
        labels.PAPERS,
        _kept_at("forms.screen", "FormsScreen"),
        roles=OFFICES,
    ),
    ScreenSpec(
        "reports",
        labels.REPORTS,
        "file-text",
        labels.PAPERS,
        _kept_at("reports.screen", "ReportsScreen"),
        loads=_LOADED_AHEAD,
    ),
    ScreenSpec(
        "history",
        labels.HISTORY,
        "history",
        labels.PAPERS,
        _kept_at("history.screen", "HistoryScreen"),
    ),
    ScreenSpec(
        "duplicates",
        labels.DUPLICATES,
        "git-merge",
        labels.PAPERS,
        _kept_at("duplicates.screen", "DuplicatesScreen"),
        roles=OFFICES,
    ),
    ScreenSpec(
        "trash",
        labels.TRASH,
        "trash-2",
        labels.PAPERS,
        _kept_at("trash.screen", "TrashScreen"),
    ),
    ScreenSpec(
        "transition",
        labels.TRANSITION,
        "shapes",
        labels.PAPERS,
        _kept_at("transition.screen", "TransitionScreen"),
        roles=CENTER,
        is_apart=True,
    ),
    ScreenSpec(
        "filing",
        labels.FILING,
        "file-pen-line",
        labels.PAPERS,
        _kept_at("filing.screen", "FilingScreen"),
        roles=OFFICES,
        is_apart=True,
    ),
    ScreenSpec(
        "round_form",
        labels.ROUND_FORM,
        "list-checks",
        labels.PAPERS,
        _kept_at("rounds.screen", "RoundScreen"),
        roles=OFFICES,
        is_apart=True,
    ),
    ScreenSpec(
        "crosstab",
        labels.CROSSTAB,
        "columns-3",
        labels.PAPERS,
        _kept_at("crosstab.screen", "CrosstabScreen"),
        roles=OFFICES,
        is_apart=True,
    ),
    ScreenSpec(
        "settings",
        labels.SETTINGS,
        "settings",
        "",
        _kept_at("settings.screen", "SettingsScreen"),
        is_at_foot=True,
    ),
)
