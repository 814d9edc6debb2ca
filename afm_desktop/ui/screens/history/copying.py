"""Copying a value of the past; it is asked why one of a core technology leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import Access
from afm_desktop.ui.screens.history.lines import ValueLine
from afm_desktop.ui.screens.records.reasons import let_out_records
from afm_desktop.ui.screens.screen import Note, ScreenContext

REFUSED = "history.copy.refused"
CopyValue = Callable[[ValueLine, str], None]


def copier(context: ScreenContext, opener: QWidget) -> CopyValue:
    """What puts a value on the clipboard, asking under `opener` where a reason is needed."""

    def refuse(error: AfmError) -> None:
        context.info(Note(REFUSED, str(error), "warning"))

    def copy(line: ValueLine, text: str) -> None:
        records = defaultdict[str, list[str]](list)
        for table, record in line.of:
            records[table].append(record)
        let_out_records(
            opener,
            context.bridge,
            records,
            Access.EXPORT,
            then=lambda: QGuiApplication.clipboard().setText(text),
            refuse=refuse,
        )

    return copy
