"""Keeping a file safe: check it, back it up, restore it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.hangul import josa
from afm_desktop.storage import backup as backups
from afm_desktop.storage import check as checks
from afm_desktop.storage import migrations
from afm_desktop.storage.backup import Backup, Occasion
from afm_desktop.storage.check import CheckReport, Finding, FindingKind, Progress
from afm_desktop.storage.errors import DamagedFile, MissingFolder, OlderFile
from afm_desktop.storage.sqlite import header
from afm_desktop.storage.sqlite.copies import copy_database
from afm_desktop.storage.sqlite.failures import in_words

SUFFIX = ".afm"

__all__ = [
    "Backup",
    "CheckReport",
    "Finding",
    "FindingKind",
    "IsAFolder",
    "IsNoFolder",
    "NotAWorkspaceName",
    "Occasion",
    "back_up",
    "backups_of",
    "check",
    "copy_aside",
    "restore",
]


class NotAWorkspaceName(StorageError):
    """A file of another kind would be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{josa(f'‘{path.name}’', '은/는')} 자료 파일 이름이 아닙니다. "
            f"되살릴 이름의 끝을 {josa(SUFFIX, '으로/로')} 적으세요."
        )


class IsAFolder(StorageError):
    """A folder stands where a file is to be."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{josa(f'‘{path}’', '은/는')} 폴더입니다. 파일 이름을 적으세요.")


class IsNoFolder(StorageError):
    """A file stands where a folder is to be."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{josa(f'‘{path}’', '은/는')} 폴더가 아닙니다. 폴더 이름을 적으세요.")


def check(path: Path, progress: Progress | None = None) -> CheckReport:
    """Check a file that this process does not have open; it is only read."""
    header.examine(path)
    with contextlib.suppress(DamagedFile):  # the check says what is damaged
        if migrations.is_behind(path):
            raise OlderFile(path)
    return checks.check(path, progress)


def back_up(path: Path, folder: Path | None = None, occasion: Occasion = Occasion.REQUEST) -> Path:
    """Make a checked backup of a file, beside it or in `folder`; answer where it lies."""
    header.examine(path)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise IsNoFolder(folder)
    return backups.back_up(path, occasion, folder).path


def backups_of(path: Path) -> list[Backup]:
    """The backups beside a file, newest first."""
    return backups.backups_of(path)


def copy_aside(path: Path, target: Path) -> None:
    """Copy a file as it is now, open or not, for trying things on; it is no backup."""
    header.examine(path)
    with in_words(path):
        copy_database(path, target)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in a file's place; answer where what was there is kept, if anything was."""
    _refuse(target)
    kept = backups.restore(backup, target)
    return kept.path if kept is not None else None


def _refuse(target: Path) -> None:
    """Refuse a place that no workspace can have, before anything is touched."""
    if target.is_dir():
        raise IsAFolder(target)
    if target.suffix.casefold() != SUFFIX:
        raise NotAWorkspaceName(target)
    if not target.parent.is_dir():
        raise MissingFolder(target.parent)
