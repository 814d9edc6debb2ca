"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from afm_desktop.ui.screens.dashboard.screen import DashboardScreen, count_waiting
from afm_desktop.ui.screens.screen import ScreenSpec

SCREENS: tuple[ScreenSpec, ...] = (
    ScreenSpec(
        DashboardScreen.key,
        DashboardScreen.title,
        DashboardScreen.icon,
        "",
        DashboardScreen,
        counter=count_waiting,
    ),
)
