"""A file opened by a process of its own, so that a hostile one can harm nothing but that."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.exchange.reading import memory
from afm_desktop.exchange.reading.assembling import Assembly
from afm_desktop.exchange.reading.book import Book, BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused, error_of
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.framing import Frame, read_frames
from afm_desktop.paths import PACKAGE

Progress = Callable[[int, int], None]
"""Told how many rows are read of how many; it ends the reading by raising."""

MOST_BYTES = 300 << 20
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_PAUSE = 0.1  # how soon a reading that is not wanted any more ends


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading process may use."""

    megabytes: int = 2_000
    seconds: float = 180.0


def open_book(
    path: Path,
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
    limits: Limits = Limits(),
    verbatim: bool = False,
) -> Book:
    """The sheets of a file; `encoding` is one the user chose for a text file.

    `verbatim` texts stay as they were typed, as they must in forms of our own.
    """
    refusal = _at_first_sight(path)
    if refusal is not None:
        raise error_of(refusal, path.name)
    assembly = Assembly(path.name)
    with _process(path, "verbatim" if verbatim else encoding, limits) as process:
        frames = _Frames(process)
        try:
            refusal = _assemble(frames, assembly, limits, progress)
        finally:
            process.kill()
            frames.end()
    refusal = refusal or assembly.refusal
    if refusal is not None or assembly.book is None:
        raise error_of(refusal or Refusal.BROKEN, path.name)
    if encoding is None and _is_only_named_a_workbook(path, assembly.book):
        raise error_of(Refusal.NO_WORKBOOK, path.name)
    return assembly.book


def _is_only_named_a_workbook(path: Path, book: Book) -> bool:
    """Programs of offices write tables as text under such names; other text is a mistake."""
    is_text = book.format is BookFormat.TEXT and path.suffix.casefold() in _WORKBOOKS
    return is_text and not all_tables(book.sheets)


class _Frames:
    """Takes the frames out of the pipe on a thread, so that waiting for them can be given up."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._waiting: queue.SimpleQueue[Frame | Refusal | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._pump, name="reading", daemon=True)
        self._thread.start()

    def next(self) -> Frame | Refusal | None:
        """The next frame, or None at the end; `queue.Empty` when none came for a while."""
        return self._waiting.get(timeout=_PAUSE)

    def end(self) -> None:
        self._thread.join()

    def _pump(self) -> None:
        assert self.process.stdout is not None
        try:
            for frame in read_frames(self.process.stdout):
                self._waiting.put(frame)
            self._waiting.put(None)
        except Refused as refused:
            self._waiting.put(refused.refusal)


def _assemble(
    frames: _Frames, assembly: Assembly, limits: Limits, progress: Progress | None
) -> Refusal | None:
    end = time.monotonic() + limits.seconds
    while True:
        try:
            frame = frames.next()
        except queue.Empty:
            if memory.megabytes_of(frames.process) > limits.megabytes:
                return Refusal.TOO_LARGE
        else:
            if frame is None or isinstance(frame, Refusal):
                return frame
            assembly.take(*frame)
        if time.monotonic() >= end:
            return Refusal.TOO_SLOW
        if progress is not None:
            progress(assembly.rows, max(assembly.rows, assembly.expected))


def _at_first_sight(path: Path) -> Refusal | None:
    try:
        if not path.is_file():
            return Refusal.MISSING
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except PermissionError:
        return Refusal.UNREADABLE
    except OSError:  # a name that is too long is nobody's
        return Refusal.MISSING
    if size == 0:
        return Refusal.EMPTY
    return Refusal.TOO_LARGE if size > MOST_BYTES else None


def _process(path: Path, encoding: str | None, limits: Limits) -> subprocess.Popen[bytes]:
    settings = [str(limits.megabytes), str(int(limits.seconds) + 1), encoding or "-"]
    worker = f"{__package__}.worker"
    return subprocess.Popen(
        [sys.executable, "-P", "-m", worker, *settings, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
