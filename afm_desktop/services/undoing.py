"""Taking gestures back and doing them again, with the words of what comes next."""

from __future__ import annotations

from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.journal.undo import LeftAsIs, Undone, latest
from afm_desktop.storage.workspace import Workspace

__all__ = ["LeftAsIs", "Undoing", "Undone"]


class Undoing:
    """Undo and redo of one file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undo(self, gesture: str | None = None) -> Undone:
        """Take back this person's latest gesture, or the one named."""
        return self._workspace.undo(gesture)

    def redo(self) -> Undone:
        """Do again what this person's latest undo took back."""
        return self._workspace.redo()

    def next_undo(self) -> str | None:
        """The words of what an undo takes back; None when there is nothing."""
        return self._next(redo=False)

    def next_redo(self) -> str | None:
        """The words of what a redo does again; None when there is nothing."""
        return self._next(redo=True)

    def _next(self, *, redo: bool) -> str | None:
        if self._workspace.read_only:
            return None
        actor = self._workspace.office.actor
        with self._workspace.reading() as session:
            try:
                return latest(session.connection(), actor, redo=redo)[1]
            except NothingToUndo:
                return None
