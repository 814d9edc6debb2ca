"""Say in words what SQLite means by its error codes."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from afm_desktop.domain.errors import AfmError, RuleViolation
from afm_desktop.storage.errors import (
    DamagedFile,
    LockedFile,
    ReadOnlyFile,
    UnfinishedFile,
    WriteFailed,
)

log = logging.getLogger(__name__)
_SENTENCES: dict[int, type[AfmError]] = {
    sqlite3.SQLITE_FULL: WriteFailed,
    sqlite3.SQLITE_IOERR: WriteFailed,
    sqlite3.SQLITE_CANTOPEN: WriteFailed,
    sqlite3.SQLITE_READONLY: ReadOnlyFile,
    sqlite3.SQLITE_PERM: ReadOnlyFile,
    sqlite3.SQLITE_BUSY: LockedFile,
    sqlite3.SQLITE_LOCKED: LockedFile,
    sqlite3.SQLITE_CORRUPT: DamagedFile,
    sqlite3.SQLITE_NOTADB: DamagedFile,
}


_NO_TEXT = "Could not decode to UTF-8"


class MissingReference(RuleViolation):
    """A record points to one that is not there."""

    def __init__(self) -> None:
        super().__init__("가리키는 기록이 파일에 없습니다. 대상을 다시 고르세요.")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn the database's refusals into sentences about `path`; other errors are bugs."""
    try:
        yield
    except DBAPIError as error:
        raise _sentence(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _sentence(error, path) or error from error


@contextmanager
def examining(path: Path) -> Iterator[None]:
    """The same for a file that may be damaged: a table that is not there is damage, no bug."""
    try:
        with in_words(path):
            yield
    except (UnicodeDecodeError, OperationalError, sqlite3.OperationalError) as error:
        log.info("%s could not be examined", path, exc_info=True)
        raise DamagedFile(path) from error


def is_damage(error: BaseException) -> bool:
    """Whether an error says that what was read is no sound database."""
    found = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(found, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _sentence(error: BaseException | None, path: Path) -> AfmError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return DamagedFile(path) if str(error).startswith(_NO_TEXT) else None
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return MissingReference()
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return UnfinishedFile(path)
    found = _SENTENCES.get(code & 0xFF)
    return found(path) if found is not None else None
