"""Read-only copies of attached files, for other programs to show; gone when the file is closed."""

from __future__ import annotations

import contextlib
import shutil
import stat
import tempfile
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.space import is_full
from afm_desktop.paths import write_whole

PREFIX = "afm-desktop-"
STALE = 24 * 3600
"""Seconds after which a folder of copies is one that a killed program left."""


class CannotCopy(StorageError):
    """A copy cannot be written."""

    def __init__(self, name: str, folder: Path, *, is_full: bool = False) -> None:
        why = "공간이 없어" if is_full else "쓸 수 없어"
        super().__init__(
            f"‘{folder}’ 폴더에 {why} {josa(f'‘{name}’', '을/를')} 저장하지 못했습니다."
            " 공간을 비우거나 다른 폴더를 고르세요."
        )


class OpenedCopies:
    """A folder of this program's own, made when the first copy is."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, id: str, name: str, content: bytes) -> Path:
        """A copy nobody can write to, under the file's own name; made anew each time."""
        place = self._own() / id
        target = place / name
        try:
            _clear(place)
            place.mkdir(mode=0o700)
            target.write_bytes(content)
            target.chmod(stat.S_IRUSR)
        except OSError as error:
            raise CannotCopy(name, place.parent, is_full=is_full(error)) from error
        return target

    def clear(self) -> None:
        """Take all copies away; one that another program holds open stays until later."""
        folder, self._folder = self._folder, None
        if folder is not None:
            _clear(folder)

    def _own(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            _clear_stale()
            try:
                self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            except OSError as error:
                raise CannotCopy(PREFIX, Path(tempfile.gettempdir())) from error
            weakref.finalize(self, _clear, self._folder)
        return self._folder


def save_copy(name: str, content: bytes, target: Path) -> Path:
    """Write what a file holds to a place of one's own, whole or not at all; answer where."""
    try:
        write_whole(target, content)
    except (OSError, ValueError) as error:
        raise CannotCopy(name, target.absolute().parent, is_full=is_full(error)) from error
    return target


def _clear(folder: Path) -> None:
    """Remove a folder with what is in it, read-only or not."""
    shutil.rmtree(folder, onerror=_make_writable)


def _make_writable(remove: Callable[..., Any], path: str, _error: object) -> None:
    with contextlib.suppress(OSError):
        Path(path).chmod(stat.S_IRWXU)
        remove(path)


def _clear_stale() -> None:
    """Folders that a killed program left behind."""
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > STALE:
                    _clear(folder)
