"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from afm_desktop.ui.labels import imports, reports
from afm_desktop.ui.screens.dashboard.screen import DashboardScreen, count_waiting
from afm_desktop.ui.screens.duplicates.screen import DuplicatesScreen
from afm_desktop.ui.screens.history.screen import HistoryScreen
from afm_desktop.ui.screens.records.listing import screens
from afm_desktop.ui.screens.screen import OFFICES, Screen, ScreenContext, ScreenSpec
from afm_desktop.ui.screens.settings.screen import SettingsScreen
from afm_desktop.ui.screens.trash.screen import TrashScreen


def _reports(context: ScreenContext) -> Screen:
    from afm_desktop.ui.screens.reports.screen import ReportsScreen  # noqa: PLC0415 - QtPdf

    return ReportsScreen(context)


def _imports(context: ScreenContext) -> Screen:
    from afm_desktop.ui.screens.imports.screen import ImportScreen  # noqa: PLC0415 - calamine

    return ImportScreen(context)


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
        DashboardScreen.key,
        DashboardScreen.title,
        DashboardScreen.icon,
        "",
        DashboardScreen,
        counter=count_waiting,
    ),
    *screens(),
    ScreenSpec("import", imports.TITLE, "download", reports.NAV_GROUP, _imports),
    ScreenSpec(
        "reports",
        reports.TITLE,
        "file-text",
        reports.NAV_GROUP,
        _reports,
        loads=_LOADED_AHEAD,
    ),
    ScreenSpec(
        HistoryScreen.key,
        HistoryScreen.title,
        HistoryScreen.icon,
        reports.NAV_GROUP,
        HistoryScreen,
    ),
    ScreenSpec(
        DuplicatesScreen.key,
        DuplicatesScreen.title,
        DuplicatesScreen.icon,
        reports.NAV_GROUP,
        DuplicatesScreen,
        roles=OFFICES,
    ),
    ScreenSpec(
        TrashScreen.key,
        TrashScreen.title,
        TrashScreen.icon,
        reports.NAV_GROUP,
        TrashScreen,
    ),
    ScreenSpec(
        SettingsScreen.key,
        SettingsScreen.title,
        SettingsScreen.icon,
        "",
        SettingsScreen,
        is_at_foot=True,
    ),
)
