"""Asking before a window closes over work that would be stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import frame


def may_close(window: QWidget, bridge: Bridge) -> bool:
    """Whether the window may close; long work is stopped only when somebody says so."""
    words = bridge.long_work()
    if not words:
        return True
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(frame.WORKING_ON_CLOSE)
    box.setText(frame.WORKING_ON_CLOSE_WHY.format(words=words))
    stop = box.addButton(frame.STOP_AND_CLOSE, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(frame.KEEP_WORKING, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is stop
