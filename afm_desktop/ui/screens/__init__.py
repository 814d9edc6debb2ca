"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from afm_desktop.services.office import Role
from afm_desktop.ui.labels import reports
from afm_desktop.ui.screens.records.listing import screens
from afm_desktop.ui.screens.screen import Screen, ScreenContext, ScreenSpec
from afm_desktop.ui.screens.settings.screen import SettingsScreen


def _reports(context: ScreenContext) -> Screen:
    from afm_desktop.ui.screens.reports.screen import ReportsScreen  # noqa: PLC0415 - ReportLab

    return ReportsScreen(context)


SCREENS: tuple[ScreenSpec, ...] = (
    *screens(),
    ScreenSpec(
        "reports",
        reports.TITLE,
        "file-text",
        reports.NAV_GROUP,
        _reports,
        frozenset({Role.SECRETARY, Role.CENTER}),
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
