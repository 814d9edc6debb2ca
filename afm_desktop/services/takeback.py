"""What the next undo and the next redo of this office would take back, in the words of the menu."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.journal.undo import latest
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The words of the gestures that undo and redo would take; None when there is none."""

    undo: str | None = None
    redo: str | None = None


def next_steps(workspace: Workspace) -> NextSteps:
    """What Ctrl+Z and Ctrl+Y do now."""
    if workspace.read_only:
        return NextSteps()
    with workspace.reading() as session:
        connection, actor = session.connection(), workspace.office.actor
        return NextSteps(_words(connection, actor), _words(connection, actor, redo=True))


def _words(connection: Connection, actor: str, *, redo: bool = False) -> str | None:
    try:
        return latest(connection, actor, redo=redo)[1]
    except NothingToUndo:
        return None
