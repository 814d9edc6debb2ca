"""A file opened by a process of its own, so that a hostile one can harm nothing but that."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.exchange.reading import memory
from afm_desktop.exchange.reading.book import Book
from afm_desktop.exchange.reading.errors import Refusal, Refused, error_of
from afm_desktop.exchange.reading.framing import Assembly, read_frames
from afm_desktop.paths import PACKAGE

Progress = Callable[[int, int], None]
"""Told how many rows are read of how many; it ends the reading by raising."""

MOST_BYTES = 300 << 20


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
) -> Book:
    """The sheets of a file; `encoding` is one the user chose for a text file."""
    refusal = _at_first_sight(path)
    if refusal is not None:
        raise error_of(refusal, path.name)
    with _process(path, encoding, limits) as process, _Watch(process, limits) as watch:
        assembly = Assembly(path.name)
        try:
            _assemble(process, assembly, progress)
        except Refused as refused:
            raise error_of(refused.refusal, path.name) from refused
        finally:
            process.kill()
    refusal = watch.refusal or assembly.refusal
    if refusal is not None or assembly.book is None:
        raise error_of(refusal or Refusal.BROKEN, path.name)
    return assembly.book


def _assemble(
    process: subprocess.Popen[bytes], assembly: Assembly, progress: Progress | None
) -> None:
    assert process.stdout is not None
    for letter, data in read_frames(process.stdout):
        assembly.take(letter, data)
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


class _Watch:
    """Ends a process that takes too long, and where the system sets no limit, too much memory."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading watch", daemon=True)
        self.refusal: Refusal | None = None

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        end = time.monotonic() + self._limits.seconds
        pause = 0.25 if memory.MUST_BE_WATCHED else self._limits.seconds
        while not self._over.wait(min(pause, max(0.0, end - time.monotonic()))):
            if time.monotonic() >= end:
                self._end(Refusal.TOO_SLOW)
                return
            if memory.megabytes_of(self._process) > self._limits.megabytes:
                self._end(Refusal.TOO_LARGE)
                return

    def _end(self, refusal: Refusal) -> None:
        if self._process.poll() is None:
            self.refusal = refusal
            self._process.kill()
