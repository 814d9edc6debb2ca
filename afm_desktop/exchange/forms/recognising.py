"""Whether a file is a form of ours, seen from outside: quickly, and hardly anything unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from afm_desktop.exchange.forms.filled import HANGUL
from afm_desktop.exchange.forms.labels import KEY_NAME
from afm_desktop.exchange.reading.sniffing import BROKEN_ARCHIVE

_BOOK, _MOST = "xl/workbook.xml", 1 << 16
_WORKBOOKS = (".xlsx", ".xlsm")


def is_form(path: Path) -> bool:
    """Whether a workbook has the hidden sheet of our forms, or a file is a Hangul document."""
    if path.suffix.casefold() in HANGUL:
        return True
    if path.suffix.casefold() not in _WORKBOOKS:
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_BOOK) as part:
            return f'name="{KEY_NAME}"'.encode() in part.read(_MOST)
    except BROKEN_ARCHIVE:
        return False
