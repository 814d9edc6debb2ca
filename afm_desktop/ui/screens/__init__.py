"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from afm_desktop.ui.screens.dashboard.screen import DashboardScreen, count_waiting
from afm_desktop.ui.screens.records.listing import screens
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.screens.settings.screen import SettingsScreen

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
    ScreenSpec(
        SettingsScreen.key,
        SettingsScreen.title,
        SettingsScreen.icon,
        "",
        SettingsScreen,
        is_at_foot=True,
    ),
)
