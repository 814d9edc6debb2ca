"""What a cell says beyond its text."""

from __future__ import annotations

from PySide6.QtCore import Qt

RAW_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
