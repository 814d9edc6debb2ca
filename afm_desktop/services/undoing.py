"""Taking gestures back and doing them again, with the words of what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.meetings import Paper
from afm_desktop.services.people import Access
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.journal.undo import LeftAsIs, Undone, latest
from afm_desktop.storage.tables import access_log, gesture, operation, stream
from afm_desktop.storage.workspace import Workspace

__all__ = ["LeftAsIs", "TakenBack", "Undoing", "Undone", "WentOut"]

KEPT = "kept"


@dataclass(frozen=True, slots=True)
class WentOut:
    """What left the office: a kept paper by its title, what was printed or sent by its reason.

    `how` is `kept`, or what the access log calls it.
    """

    at: datetime
    how: str
    name: str


@dataclass(frozen=True, slots=True)
class TakenBack(Undone):
    """What an undo did, and what went out between the gesture and its undo, latest first.

    What went out may say what is no longer so.
    """

    meanwhile: tuple[WentOut, ...]


class Undoing:
    """Undo and redo of one file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undo(self, gesture: str | None = None) -> TakenBack:
        """Take back this person's latest gesture, or the one named."""
        done = self._workspace.undo(gesture)
        with self._workspace.reading() as session:
            meanwhile = _since(session, done.sealed.gesture)
        return TakenBack(done.sealed, done.words, done.left, meanwhile)

    def redo(self) -> Undone:
        """Do again what this person's latest undo took back."""
        return self._workspace.redo()

    def next_undo(self) -> str | None:
        """The words of what an undo takes back; None when there is nothing."""
        return self._next(redo=False)

    def next_redo(self) -> str | None:
        """The words of what a redo does again; None when there is nothing."""
        return self._next(redo=True)

    def above(self, wanted: str) -> int:
        """How many gestures the next undos take back before they come to this one."""
        with self._workspace.reading() as session:
            rows = session.execute(_own_since(wanted, self._workspace.office.actor)).all()
        inverted = {id_: undoes for id_, _, undoes in rows}
        count, undone = 0, set[str]()
        for id_, kind, undoes in rows:
            if id_ in undone or kind == GestureKind.ERASE:
                continue
            if kind == GestureKind.UNDO:
                undone.add(undoes)
            elif _first_of(id_, inverted) == wanted:
                break  # it was done again by this one
            else:
                count += 1
        return count

    def _next(self, *, redo: bool) -> str | None:
        if self._workspace.read_only:
            return None
        actor = self._workspace.office.actor
        with self._workspace.reading() as session:
            try:
                return latest(session.connection(), actor, redo=redo)[1]
            except NothingToUndo:
                return None


def _first_of(id_: str, inverted: Mapping[str, str | None]) -> str:
    """What a gesture does again, or itself."""
    while undoes := inverted.get(id_):
        id_ = undoes
    return id_


def _own_since(wanted: str, actor: str) -> Select[*tuple[str, str, str]]:
    """The gestures a person did here after one, latest first."""
    key = select(gesture.c.key).where(gesture.c.id == wanted).scalar_subquery()
    here = select(operation.c.number).join(stream, stream.c.key == operation.c.stream)
    is_here = here.where(operation.c.gesture == gesture.c.key, stream.c.is_received == 0).exists()
    return (
        select(gesture.c.id, gesture.c.kind, gesture.c.undoes)
        .where(gesture.c.key > key, gesture.c.actor == actor, is_here)
        .order_by(gesture.c.key.desc())
    )


def _since(session: Session, undo: str) -> tuple[WentOut, ...]:
    """What went out since the gesture that an undo took back; the logs know whole seconds."""
    taken_back = select(gesture.c.undoes).where(gesture.c.id == undo).scalar_subquery()
    clock = session.scalars(select(gesture.c.clock).where(gesture.c.id == taken_back)).one()
    begins = moment_of(clock).replace(microsecond=0)
    found = [*_kept_since(session, begins), *_logged_since(session, begins)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _kept_since(session: Session, begins: datetime) -> Iterator[WentOut]:
    query = select(Paper.made_at, Paper.title, Paper.version).where(
        Paper.deleted.is_(None), Paper.made_at >= begins
    )
    for at, title, version in session.execute(query):
        if at is not None:
            yield WentOut(at, KEPT, f"{title or ''} {version or 1}판".lstrip())


def _logged_since(session: Session, begins: datetime) -> Iterator[WentOut]:
    query = select(access_log.c.at, access_log.c.action, access_log.c.reason).where(
        access_log.c.at >= begins.astimezone(UTC).isoformat(timespec="seconds"),
        access_log.c.action.in_((Access.PRINT.value, Access.EXPORT.value)),
    )
    for at, action, reason in session.execute(query):
        yield WentOut(datetime.fromisoformat(at), action, reason)
