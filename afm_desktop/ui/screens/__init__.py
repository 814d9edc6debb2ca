"""The screens of the window, in the order of the navigation."""

from __future__ import annotations

from afm_desktop.ui.screens.screen import ScreenSpec

SCREENS: tuple[ScreenSpec, ...] = ()
