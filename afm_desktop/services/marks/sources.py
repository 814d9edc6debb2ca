"""Files on this computer, read to be attached: never a device, never the open workspace."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.domain.attaching import AttachingRules, size_words
from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.file_names import safe_name
from afm_desktop.domain.hangul import josa
from afm_desktop.storage.attached import digest_of
from afm_desktop.storage.sqlite.driver import is_open_here

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFile(StorageError):
    """A folder or a device is to be attached."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 파일이 아니라 붙일 수 없습니다."
            " 폴더라면 안의 파일을 고르거나 압축한 뒤 붙이세요."
        )


class UnreadableSource(StorageError):
    """A file that is to be attached cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"‘{name}’ 파일을 읽을 수 없습니다. 파일이 있는지, 다른 프로그램에서 열려 있지 않은지"
            " 확인하세요."
        )


class OpenWorkspace(StorageError):
    """The file that is worked in is to be attached to itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 지금 열어 둔 자료 파일이라 붙일 수 없습니다."
        )


class ChangedMeanwhile(StorageError):
    """A file was written to while it was being attached."""

    def __init__(self, name: str) -> None:
        super().__init__(f"‘{name}’ 파일이 붙이는 동안 바뀌었습니다. 저장을 마친 뒤 다시 붙이세요.")


class NoRoom(StorageError):
    """The disk of the workspace does not hold what is to be attached."""

    def __init__(self, size: int, free: int) -> None:
        super().__init__(
            f"붙일 파일은 {size_words(size)}인데 자료 파일이 있는 디스크에는"
            f" {size_words(free)}만 남았습니다. 공간을 비우고 다시 붙이세요."
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was looked at; its bytes are read once more when they are kept."""

    path: Path
    name: str
    size: int
    sha256: str

    def content(self, rules: AttachingRules) -> bytes:
        """The bytes, if they are still those that were looked at."""
        content = _content(self.path, self.name, rules)
        if digest_of(content) != self.sha256:
            raise ChangedMeanwhile(self.name)
        return content


def look_at(path: Path, rules: AttachingRules) -> Source:
    """Read a file to see what it is; what must not be attached is refused."""
    name = safe_name(os.fsdecode(os.fsencode(path.name)))
    content = _content(path, name, rules)
    require_fit(name, content, rules)
    return Source(path, name, len(content), digest_of(content))


def require_room(workspace: Path, size: int) -> None:
    """Refuse what the disk does not hold; a disk that does not say how full it is is tried."""
    try:
        free = shutil.disk_usage(workspace.parent).free
    except OSError:
        return
    if size > free:
        raise NoRoom(size, free)


def require_fit(name: str, content: bytes, rules: AttachingRules) -> None:
    """Refuse what is empty, too large, or a program."""
    rules.require_harmless(name, content[:16])
    rules.require_size(name, len(content))


def _content(path: Path, name: str, rules: AttachingRules) -> bytes:
    """The bytes of a file, of a larger one no more than tells that it is."""
    try:
        if is_open_here(path):  # closing it would drop SQLite's locks
            raise OpenWorkspace(name)
        with os.fdopen(os.open(path, os.O_RDONLY | _NOT_WAITING), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise NotAFile(name)
            if status.st_size > rules.largest:
                rules.require_harmless(name, file.read(16))
                rules.require_size(name, status.st_size)
            return file.read(rules.largest + 1)
    except IsADirectoryError:
        raise NotAFile(name) from None
    except ValueError as error:
        raise UnreadableSource(name) from error
    except OSError as error:
        if path.is_dir():  # Windows refuses to open one
            raise NotAFile(name) from error
        raise UnreadableSource(name) from error
