"""Backups beside the data, each reopened and checked before it counts; and the way back.

Kept: the ten latest, one a day for a week, one a month for a year.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from afm_desktop.domain.errors import StorageError
from afm_desktop.storage import backup_folders, device, migrations
from afm_desktop.storage.check import require_whole
from afm_desktop.storage.errors import (
    BackupFailed,
    BackupsNotRewritten,
    DamagedFile,
    ReadOnlyFile,
    RestoreFailed,
    SameFile,
)
from afm_desktop.storage.placing import put_in_place, real, remove
from afm_desktop.storage.sqlite import driver, engine, header
from afm_desktop.storage.sqlite.copies import compact, copy_database
from afm_desktop.storage.sqlite.failures import is_damage
from afm_desktop.storage.sqlite.lock import WriterLock

RECENT, DAYS, MONTHS = 10, 7, 12
_ABANDONED = timedelta(hours=1)
log = logging.getLogger(__name__)


class Occasion(StrEnum):
    """Why a backup was made; part of its name."""

    REQUEST = "request"
    TIMER = "timer"
    IMPORT = "import"
    BULK = "bulk"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy of a workspace."""

    path: Path
    made_at: datetime


def folder_of(workspace: Path) -> Path:
    """The folder of a workspace's backups, beside it."""
    workspace = real(workspace)
    return workspace.with_name(f"{workspace.stem}-backups")


def backups_of(workspace: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a workspace, newest first."""
    is_ours = _name_of_backups(real(workspace).stem)
    found = []
    for path in _files_in(folder or folder_of(workspace)):
        stamp = is_ours(unicodedata.normalize("NFC", path.name))
        if stamp is not None:
            with contextlib.suppress(ValueError):  # no moment: somebody's file, not our backup
                made_at = datetime.strptime(stamp.group(1), "%Y%m%d-%H%M%S").astimezone()
                found.append(Backup(path, made_at))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def back_up(workspace: Path, occasion: Occasion, folder: Path | None = None) -> Backup:
    """Copy a workspace, open or not, and check the copy.

    Only the backups that are still needed are kept, but for those somebody asked for elsewhere.
    """
    workspace = real(workspace)
    into = folder or folder_of(workspace)
    made_at = datetime.now().astimezone().replace(microsecond=0)
    try:
        with _folder_for_backups(into):
            if folder is not None:
                backup_folders.note(workspace, folder)
            _clear_abandoned(into)
            path = _free_name(into, workspace.stem, made_at, occasion)
            _checked_copy(workspace, path)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise (DamagedFile(workspace) if is_damage(error) else BackupFailed(into)) from error
    if folder is None or occasion is not Occasion.REQUEST:  # else the folder is theirs to clear
        _thin([backup for backup in backups_of(workspace, into) if backup.made_at <= made_at])
    return Backup(path, made_at)


def restore(backup: Path, workspace: Path) -> Backup | None:
    """Put a checked backup in a workspace's place; what was there is backed up first.

    The restored file begins a new epoch when it is opened, because its streams stand further back.
    """
    workspace = real(workspace)
    header.examine(backup)
    _refuse_place(backup, workspace)
    if not migrations.is_behind(backup):
        require_whole(backup)
    lock = WriterLock(workspace)
    building = workspace.with_name(f".{workspace.name}.restored")
    try:
        _checked_copy(backup, building)
        kept = _keep_present(workspace)
        _end_its_streams(building)
        put_in_place(building, workspace)
    except (OSError, sqlite3.Error) as error:
        raise RestoreFailed(workspace, replaces=workspace.exists()) from error
    finally:
        remove(building)
        lock.withdraw()
    return kept


def rewrite_all(workspace: Path, change: Callable[[Connection], None]) -> None:
    """Change every kept backup; those that cannot be changed are told when all were tried."""
    stuck = []
    for folder in (folder_of(workspace), *backup_folders.noted(real(workspace))):
        if folder != folder_of(workspace) and not folder.is_dir():
            stuck.append(folder)
        for backup in backups_of(workspace, folder):
            try:
                rewrite(backup.path, change)
            except (OSError, sqlite3.Error, SQLAlchemyError, StorageError):
                log.info("A backup could not be rewritten: %s", backup.path, exc_info=True)
                stuck.append(backup.path)
    if stuck:
        raise BackupsNotRewritten(stuck)


def rewrite(backup: Path, change: Callable[[Connection], None]) -> None:
    """Change a kept backup: on a copy that is compacted and checked before it takes its place."""
    building = backup.with_name(f".{backup.name}.part")
    try:
        copy_database(backup, building)
        migrations.bring_forward(building)
        writing = engine.writing_engine(building)
        try:
            with writing.connect() as connection, connection.begin() as transaction:
                change(connection)
                transaction.commit()
        finally:
            writing.dispose()
        compact(building)
        require_whole(building)
        put_in_place(building, backup)
    finally:
        remove(building)


def _refuse_place(backup: Path, workspace: Path) -> None:
    """Refuse to replace a file by itself, or one that may only be read."""
    if not workspace.exists():
        return
    if workspace.samefile(backup):
        raise SameFile(workspace)
    if not os.access(workspace, os.W_OK):
        raise ReadOnlyFile(workspace)


def _keep_present(workspace: Path) -> Backup | None:
    """A backup of what is about to be replaced; a damaged file is set aside as it is."""
    if not workspace.exists():
        return None
    try:
        header.examine(workspace)
        return back_up(workspace, Occasion.RESTORE)
    except StorageError:
        made_at = datetime.now().astimezone().replace(microsecond=0)
        aside = workspace.with_name(f"{workspace.stem}-{made_at:%Y%m%d-%H%M%S}-damaged.afm")
        try:
            _set_aside(workspace, aside)
        except OSError:
            remove(aside)
            raise
        return Backup(aside, made_at)


def _set_aside(workspace: Path, aside: Path) -> None:
    shutil.copy(workspace, aside)
    journal = workspace.with_name(f"{workspace.name}-journal")
    if journal.exists():  # a repair would need it
        shutil.copy(journal, aside.with_name(f"{aside.name}-journal"))


@contextlib.contextmanager
def _folder_for_backups(folder: Path) -> Iterator[None]:
    """Make a folder; one that was made for a backup that failed goes again."""
    was_there = folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if not was_there:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _end_its_streams(path: Path) -> None:
    """Give the copy a device of its own: two files never continue one stream."""
    connection = driver.connect(path)
    try:
        connection.execute(
            "UPDATE setting SET value = ? WHERE key = 'device'", (device.new_device(),)
        )
        connection.execute("UPDATE setting SET value = '0' WHERE key = 'epoch'")
    finally:
        connection.close()


def _require_whole(copy: Path, source: Path) -> None:
    """Refuse a copy that is not whole; one of an older version must become one of this version."""
    trial = copy.with_name(f".{copy.name}.trial")
    try:
        if migrations.is_behind(copy):
            copy_database(copy, trial)
            migrations.bring_forward(trial)
            require_whole(trial)
        else:
            require_whole(copy)
    except DamagedFile as error:
        raise DamagedFile(source) from error
    finally:
        remove(trial)


def _checked_copy(source: Path, target: Path) -> None:
    building = target.with_name(f".{target.name}.part")
    try:
        copy_database(source, building)
        _require_whole(building, source)
        with building.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(building, target)
    finally:
        remove(building)


def _free_name(folder: Path, stem: str, made_at: datetime, occasion: Occasion) -> Path:
    stamp = f"{made_at:%Y%m%d-%H%M%S}"
    path = folder / f"{stem}-{stamp}-{occasion}.afm"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{stamp}-{number}-{occasion}.afm"
        number += 1
    return path


def _name_of_backups(stem: str) -> Callable[[str], re.Match[str] | None]:
    """Whether a name is one that `_free_name` gives to backups of a workspace."""
    stem = re.escape(unicodedata.normalize("NFC", stem))
    return re.compile(rf"{stem}-(\d{{8}}-\d{{6}})(?:-\d+)?-(?:{'|'.join(Occasion)})\.afm").fullmatch


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []


def _clear_abandoned(folder: Path) -> None:
    """Remove what a killed program left half copied: nobody would erase a person there."""
    oldest = time.time() - _ABANDONED.total_seconds()
    for path in _files_in(folder):
        if path.name.startswith(".") and path.name.endswith(".afm.part"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    remove(path)


def _thin(ordered: list[Backup]) -> None:
    needed = kept(ordered)
    for backup in ordered:
        if backup not in needed:
            with contextlib.suppress(OSError):  # held by another program: it goes the next time
                backup.path.unlink()


def kept(backups: list[Backup]) -> list[Backup]:
    """Which of these backups, newest first, are still needed."""
    days: dict[str, Backup] = {}
    months: dict[str, Backup] = {}
    for backup in backups:
        days.setdefault(f"{backup.made_at:%Y%m%d}", backup)
        months.setdefault(f"{backup.made_at:%Y%m}", backup)
    wanted = [*backups[:RECENT], *list(days.values())[:DAYS], *list(months.values())[:MONTHS]]
    return [backup for backup in backups if backup in wanted]
