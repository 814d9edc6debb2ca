"""Widgets are tested with the real fonts and colours."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from afm_desktop.ui.theme import Density, install, theme
from afm_desktop.ui.tokens import LIGHT


@pytest.fixture(autouse=True)
def look(qapp):
    """The light theme at 100 %, put back after each test."""
    install(qapp)
    yield theme()
    theme().apply(qapp, LIGHT, 1.0, Density.NORMAL)


@pytest.fixture
def compose(qapp):
    """Type as an input method does: what is being composed, and what it commits before."""

    def send(widget, preedit, committed=""):
        event = QInputMethodEvent(preedit, [])
        if committed:
            event.setCommitString(committed)
        QApplication.sendEvent(widget, event)

    return send
