"""Undo and redo, in the words of what they take back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from afm_desktop.services.takeback import NextSteps, next_steps
from afm_desktop.services.undoing import TakenBack, Undone
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import commands as command_labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.screens.screen import Frame

SLOT = "undo"


class Undoing(QObject):
    """Keeps the two commands and their words up to date."""

    def __init__(self, bridge: Bridge, commands: Commands, shell: Frame) -> None:
        super().__init__()
        self._bridge, self._commands, self._shell = bridge, commands, shell
        self._next = NextSteps()
        commands.bind("undo", self.undo, self._why_no_undo)
        commands.bind("redo", self.redo, self._why_no_redo)
        bridge.changed.connect(lambda _kinds: self.look())
        self.look()

    def look(self) -> None:
        """Ask what would be taken back now."""
        workspace = self._bridge.desk.workspace
        self._bridge.read(lambda: next_steps(workspace), self._learn, slot=SLOT)

    def undo(self) -> None:
        """Take back the latest gesture."""
        self._bridge.undo(then=self._tell_undone)

    def take_back(self, gesture: str) -> None:
        """Take back one gesture, whatever was done since."""
        self._bridge.undo(gesture, then=self._tell_undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._bridge.redo(then=self._tell_redone)

    def _tell_undone(self, done: TakenBack) -> None:
        self._shell.toast(frame.undone(done))

    def _tell_redone(self, done: Undone) -> None:
        self._shell.toast(frame.redone(done))

    def _learn(self, steps: NextSteps) -> None:
        self._next = steps
        plain = command_labels.COMMANDS
        undo, redo = steps.undo, steps.redo
        self._commands.rename(
            "undo", frame.UNDO_WHAT.format(words=undo) if undo else plain["undo"][0]
        )
        self._commands.rename(
            "redo", frame.REDO_WHAT.format(words=redo) if redo else plain["redo"][0]
        )
        self._commands.refresh()

    def _why_no_undo(self) -> str:
        return "" if self._next.undo else self._why_not(frame.NOTHING_TO_UNDO)

    def _why_no_redo(self) -> str:
        return "" if self._next.redo else self._why_not(frame.NOTHING_TO_REDO)

    def _why_not(self, otherwise: str) -> str:
        return frame.IS_READ_ONLY if self._bridge.read_only else otherwise
