"""Whose Ctrl+Z it is: a field takes back its own typing, and lets the window have it otherwise."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_for_window(event: QEvent, *, has_typing: bool) -> bool:
    """Whether the keys of undo or redo come to a field that has nothing of its own to take back."""
    if has_typing or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return any(cast(QKeyEvent, event).matches(key) for key in _KEYS)
