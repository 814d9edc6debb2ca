"""What becomes of a bug: the log has it, the user hears what is safe, names stay covered."""

from __future__ import annotations

import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from afm_desktop.paths import log_file

COVER = "○"
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ㐀-鿿]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"\d[\d -]{5,}\d")
_QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_PLACE = re.compile(r'^  File "(?P<path>.*)", line \d+, in ')


@dataclass(frozen=True, slots=True)
class Crash:
    """A bug that came to light: the covered text, and whether the log has it."""

    text: str
    is_logged: bool


class CrashKeeper(QObject):
    """Takes what nobody caught on any thread and shows it once on the GUI thread."""

    _happened = Signal(object)

    def __init__(self, show: Callable[[Crash], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._is_shown = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be asked about every error from now on."""
        sys.excepthook = self.caught
        threading.excepthook = lambda found: self.caught(
            found.exc_type, found.exc_value, found.exc_traceback
        )

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log an error and have it shown; Ctrl+C in a terminal is none."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = covered(kind, error, trace)
        self._happened.emit(Crash(text, _logged(text)))

    def _tell(self, crash: Crash) -> None:
        """Show one crash; what follows while it is shown is in the log."""
        if self._is_shown:
            return
        self._is_shown = True
        try:
            self._show(crash)
        finally:
            self._is_shown = False


def covered(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """The traceback without anybody's name, number, address or text."""
    made = traceback.TracebackException(kind, error or kind(), trace, compact=True)
    lines = "".join(made.format()).splitlines()
    versions = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return "\n".join([versions, *_covered(lines)])


def _covered(lines: Iterable[str]) -> Iterator[str]:
    """Of our code the text stays, of what it worked on nothing."""
    is_code = False
    for line in lines:
        place = _PLACE.match(line)
        is_code = place is not None or (is_code and line.startswith("    "))
        if place is not None:
            yield line.replace(place["path"], _without_home(place["path"]), 1)
        else:
            yield line if is_code else _covered_line(line)


def _covered_line(line: str) -> str:
    line = _MAIL.sub(COVER * 3, _QUOTED.sub(f"'{COVER * 3}'", line))
    return _HANGUL.sub(COVER, _NUMBER.sub(COVER * 3, line))


def _without_home(path: str) -> str:
    """From the name of the package on: what stands before it often holds a person's name."""
    parts = Path(path).parts
    for start in ("afm_desktop", "site-packages"):
        if start in parts:
            return str(Path(*parts[parts.index(start) :]))
    return Path(path).name


def _logged(text: str) -> bool:
    """Whether the log could be written."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        with log_file().open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}\n{text}\n\n")
    except OSError:
        return False
    return True
