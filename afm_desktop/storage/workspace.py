"""One open workspace file: who writes, in one gesture and one transaction; who reads."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.office import Office
from afm_desktop.storage import device, opening, schema
from afm_desktop.storage.backup import rewrite_all
from afm_desktop.storage.errors import (
    ClosedFile,
    DamagedFile,
    ErasureStands,
    ExistingFile,
    LongName,
    NotInHistory,
    NotMade,
    ReadOnlyFile,
    WriteFailed,
)
from afm_desktop.storage.journal.erasure import forget_everywhere
from afm_desktop.storage.journal.pen import Clock, Writer, last_number
from afm_desktop.storage.journal.seal import Sealed, seal
from afm_desktop.storage.journal.undo import Undone, invert, latest
from afm_desktop.storage.placing import put_in_place, real, remove
from afm_desktop.storage.settings import PROGRAM, read_setting, write_office, write_setting
from afm_desktop.storage.sqlite import blank, driver, header
from afm_desktop.storage.sqlite import engine as engines
from afm_desktop.storage.sqlite.capture import capture_on, captures
from afm_desktop.storage.sqlite.copies import compact
from afm_desktop.storage.sqlite.failures import examining, in_words
from afm_desktop.storage.sqlite.lock import WriterLock
from afm_desktop.storage.sqlite.soundness import Soundness
from afm_desktop.storage.updating import bring_up_to_date

log = logging.getLogger(__name__)
NOTE_EVERY = 1.0  # seconds between notes of how far a copy has come
Listener = Callable[[Sealed], None]
LONGEST_NAME = 200
"""Bytes of a new file's name; its backups and the files beside it have longer ones."""


class Workspace:
    """An open file. Reads may run beside each other; writes wait for one another."""

    def __init__(
        self,
        path: Path,
        *,
        lock: WriterLock | None,
        patience: float = driver.PATIENCE,
        trusts: bool = False,
        reader: Engine | None = None,
    ) -> None:
        self.path = path
        self.read_only = lock is None
        self._lock = lock
        self._gate = threading.RLock()
        self._is_open, self._is_writing = True, False
        self._listeners: list[Listener] = []
        self._reach = self._noted = 0
        self._noted_at = 0.0
        self._soundness = Soundness(path)
        self._reader = reader or engines.reading_engine(path, patience=patience)
        self._writer: Engine | None = None
        self._identity: Writer
        try:
            with examining(path), self._reader.connect() as connection:
                self.office = opening.examined(connection, path)
            if not trusts:
                self.require_sound()
            if not self.read_only:
                self._writer = engines.writing_engine(path)
                captures(self._writer)
                self._begin_as_this_copy(self._writer)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls, path: Path, office: Office, fill: Callable[[Workspace], None] | None = None
    ) -> Workspace:
        """Make a new file; `fill` puts the first records in before it gets its name.

        What a file begins with is the program's doing, so that nobody's undo takes it back.
        """
        path = real(path)
        if len(os.fsencode(path.name)) > LONGEST_NAME:
            raise LongName(path)
        lock = WriterLock(path)
        building = path.with_name(f".{path.name}.new")
        try:
            if path.exists():
                raise ExistingFile(path)
            with in_words(path):
                _make_file(building, replace(office, actor=PROGRAM) if fill else office)
                if fill is not None:
                    _fill(building, office, fill)
                put_in_place(building, path)
            return cls(path, lock=lock)
        except BaseException as error:
            lock.withdraw()
            if isinstance(error, WriteFailed) and not path.exists():
                raise NotMade(path) from error
            raise
        finally:
            remove(building)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        patience: float = driver.PATIENCE,
        trusts: bool = False,
    ) -> Workspace:
        """Open a file to write, or only to read; a file that does not fit is refused in words.

        Who `trusts` it reads before its pages are checked, and asks `require_sound` meanwhile.
        """
        path = real(path)
        header.examine(path)
        if not read_only and not os.access(path, os.W_OK):
            raise ReadOnlyFile(path)
        lock = None if read_only else WriterLock(path)
        try:
            opening.settle(path, read_only=read_only)
            bring_up_to_date(path, read_only=read_only)
            return cls(path, lock=lock, patience=patience, trusts=trusts)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Let others have the file, once the gesture that is being saved is."""
        with self._gate:
            self.look_no_further()
            self._is_open = False
            self._reader.dispose()
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                if self._reach != self._noted:
                    self._remember()
                driver.tidy(self.path)
                self._lock.release()
                self._lock = None

    @property
    def today(self) -> date:
        """The day papers are made on; the demonstration's own day never moves."""
        return self.office.fixed_day or datetime.now().astimezone().date()

    @property
    def learned_on(self) -> date | None:
        """When what is known was known, where that is another day than the one it is of."""
        return None

    @property
    def is_known_sound(self) -> bool:
        """Whether every page was looked at already."""
        return self._soundness.is_known

    def require_sound(self) -> None:
        """Return once every page was looked at; a damaged file is refused."""
        self._soundness.require()

    def look_no_further(self) -> None:
        """Nobody waits any more to hear whether the file is sound."""
        self._soundness.stop()

    def subscribe(self, listener: Listener) -> None:
        """Tell `listener` of every gesture once it is saved."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short look at the file as it is now; fetch all, then work."""
        if not self._is_open:
            raise ClosedFile(self.path)
        with in_words(self.path), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(
        self,
        gesture: Gesture | str | Callable[[], Gesture],
        noting: Callable[[Connection, Sealed], None] | None = None,
    ) -> Iterator[Session]:
        """One gesture, one transaction: saved and journaled, or on any error nothing done.

        What it is called may be asked once it is done; `noting` keeps in the same transaction what
        this office notes of the gesture.
        """
        sealed: list[Sealed | None] = []
        with self._transaction() as connection, Session(connection) as session:
            yield session
            session.flush()
            done = seal(connection, _named(gesture), self._identity, self._clock)
            if done is not None and noting is not None:
                noting(connection, done)
            sealed.append(done)
        self._announce(sealed[0])

    @contextmanager
    def rehearsing(self) -> Iterator[Session]:
        """Write as a gesture would and keep nothing of it: what it would do is seen first."""
        with self._gate, self._one_at_a_time() as connection:
            transaction = connection.begin()
            try:
                with Session(connection) as session:
                    yield session
                    session.flush()
            finally:
                transaction.rollback()

    def undo(self, gesture: str | None = None) -> Undone:
        """Take back this person's latest gesture, or the one named."""
        with self._transaction() as connection:
            wanted = latest(connection, self._identity.actor)[0] if gesture is None else gesture
            _known(connection, wanted)
            done = invert(connection, wanted, GestureKind.UNDO, self._identity, self._clock)
        self._announce(done.sealed)
        return done

    def redo(self) -> Undone:
        """Do again what this person's latest undo took back."""
        with self._transaction() as connection:
            wanted, _ = latest(connection, self._identity.actor, redo=True)
            done = invert(connection, wanted, GestureKind.REDO, self._identity, self._clock)
        self._announce(done.sealed)
        return done

    @contextmanager
    def administering(self) -> Iterator[Connection]:
        """A transaction on what is not journaled: settings, the access log, received operations."""
        with self._transaction() as connection:
            yield connection

    def become(self, office: Office) -> None:
        """Say anew whose file this is; from the next gesture on it is this person's."""
        with self.administering() as connection:
            write_office(connection, office)
        self.office = office
        self._identity = replace(self._identity, actor=office.actor, role=office.role)

    def note_access(self, action: str, subject: str, count: int, reason: str) -> None:
        """Log that personal data was seen, printed or written out: who, whose, what and why."""
        with self.administering() as connection:
            connection.exec_driver_sql(
                "INSERT INTO access_log (at, actor, action, subject, count, reason) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    self._identity.actor,
                    action,
                    subject,
                    count,
                    reason,
                ),
            )

    def erase_traces(self, records: Iterable[str]) -> None:
        """After persons were erased: nothing of them stays in free pages, the index or backups."""
        erased = tuple(records)
        self.compact()
        rewrite_all(self.path, lambda connection: forget_everywhere(connection, erased))

    def compact(self) -> None:
        """Give the room of what is gone back to the disk; nothing of it stays in free pages."""
        with self._gate, in_words(self.path):
            compact(self.path)

    @property
    def standing(self) -> object:
        """The same until something is saved; of a file that only another may write, never."""
        return object() if self.read_only else self._reach

    @property
    def clock(self) -> Clock:
        return self._clock

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._gate, self._one_at_a_time() as connection:
            with connection.begin() as transaction:
                yield connection
                reach = last_number(connection)
                engines.commit(connection)
                transaction.commit()
            self._reach = reach
            if reach != self._noted and time.monotonic() > self._noted_at + NOTE_EVERY:
                self._remember()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[Connection]:
        """The writing connection; a gesture is not begun inside another one."""
        if not self._is_open:
            raise ClosedFile(self.path)
        if self._writer is None:
            raise ReadOnlyFile(self.path)
        if self._is_writing:
            raise RuntimeError("a gesture was begun inside another gesture")
        self.require_sound()
        self._is_writing = True
        try:
            with in_words(self.path), self._writer.connect() as connection:
                capture_on(connection)
                yield connection
        finally:
            self._is_writing = False

    def _announce(self, sealed: Sealed | None) -> None:
        """Tell the listeners; the gesture is saved, whatever becomes of that."""
        if sealed is None:
            return
        for listener in self._listeners:
            try:
                listener(sealed)
            except Exception:
                log.exception("A listener failed after a gesture was saved")

    def _begin_as_this_copy(self, writer: Engine) -> None:
        """Continue this copy's streams, or begin new ones when the file came from elsewhere."""
        with in_words(self.path), writer.connect() as connection, connection.begin():
            last = connection.exec_driver_sql("SELECT max(clock) FROM gesture").scalar_one()
            if type(last or 0) is not int:
                raise DamagedFile(self.path)
            self._clock = Clock(last or 0)
            said = read_setting(connection, "device") or ""
            epoch = int(read_setting(connection, "epoch") or 0)
            reach = last_number(connection)
            found = device.identify(self.path, said, epoch, reach)
            if found != (said, epoch):
                self.require_sound()
                write_setting(connection, "device", found[0])
                write_setting(connection, "epoch", str(found[1]))
            if schema.is_misnumbered(connection):
                self.require_sound()
                schema.number(connection)
            engines.commit(connection)
        self._identity = Writer(*found, self.office.actor, self.office.role)
        self._reach = reach
        self._remember()

    def _remember(self) -> None:
        """Note outside the file how far it has come; a little late does no harm, too far would."""
        device.remember(self.path, self._identity.device, self._identity.epoch, self._reach)
        self._noted, self._noted_at = self._reach, time.monotonic()


@event.listens_for(Session, "before_flush")
def _check_rules(session: Session, _context: object, _instances: object) -> None:
    """Every record keeps its own rules, whoever changes it."""
    for record in (*session.new, *session.dirty):
        if isinstance(record, Record):
            record.check()


def _named(gesture: Gesture | str | Callable[[], Gesture]) -> Gesture:
    if isinstance(gesture, str):
        return Gesture(gesture)
    return gesture if isinstance(gesture, Gesture) else gesture()


def _known(connection: Connection, gesture: str) -> None:
    found = connection.exec_driver_sql("SELECT kind FROM gesture WHERE id = ?", (gesture,)).first()
    if found is None:
        raise NotInHistory(gesture)
    if found.kind == GestureKind.ERASE:
        raise ErasureStands


def _make_file(path: Path, office: Office) -> None:
    remove(path)
    blank.lay(schema.new_file(), path)
    engine = engines.writing_engine(path)
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            write_office(connection, office)
            write_setting(connection, "device", device.new_device())
            engines.commit(connection)
            transaction.commit()
    finally:
        engine.dispose()


def _fill(building: Path, office: Office, fill: Callable[[Workspace], None]) -> None:
    """Fill a file nobody knows yet; what a crash leaves behind the next try removes."""
    workspace = Workspace(building, lock=WriterLock(building))
    try:
        fill(workspace)
        with workspace.administering() as connection:
            write_office(connection, office)
    finally:
        workspace.close()
        building.with_name(f".{building.name}.lock").unlink(missing_ok=True)
