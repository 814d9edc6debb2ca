"""The log file for whoever repairs the program; nothing of it reaches the terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from afm_desktop.paths import log_file


def place() -> Path:
    """Where the log lies."""
    return log_file()


def append(text: str) -> None:
    """Add what happened now."""
    place().parent.mkdir(parents=True, exist_ok=True)
    with place().open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}\n{text}\n")


@contextmanager
def kept() -> Iterator[None]:
    """While a command runs, warnings go to the log file, or nowhere when it cannot be written."""
    handler = _Logbook(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


class _Logbook(logging.Handler):
    """Writes each record by itself, so that nothing is open in between."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            append(self.format(record))
