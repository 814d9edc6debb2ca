"""Answering the question why something leaves, as it stands open over a screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from afm_desktop.ui.screens.records.ask_line import AskLine


def answer(screen: QWidget, reason: str) -> None:
    """Type the reason and go on."""
    (asking,) = (one for one in screen.window().findChildren(AskLine) if one.isVisible())
    asking.entry.setText(reason)
    asking.button.click()
