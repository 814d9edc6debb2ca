"""What every part of the editor writes with: one gesture at a time, with the reason where asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.rounds.service import RoundService
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.widgets.field import Field

NOTE = "round_form.note"
Then = Callable[[Any], None]


class Editing(QObject):
    """Carries what was typed to the file; what is refused is said at its field or above."""

    allowed = Signal(bool)
    """Whether parts may be changed now."""

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.reason: str | None = None
        self.may = False

    def allow(self, may: bool, reason: str | None) -> None:
        """Say whether parts may be changed, and why a used round is."""
        self.reason = reason
        if may != self.may:
            self.may = may
            self.allowed.emit(may)

    def change(
        self, kind: str, id: str, values: Mapping[str, Any], field: Field | None = None
    ) -> None:
        """Set fields of a part."""
        reason = self.reason
        if "choices" in values:  # typed one to a line
            values = {"choices": tuple(str(values["choices"] or "").splitlines())}
        self.do(lambda rounds: rounds.change(kind, id, values, reason=reason), None, field)

    def add(
        self,
        kind: str,
        owner: str,
        values: Mapping[str, Any],
        *,
        after: str | None = None,
        then: Then | None = None,
        field: Field | None = None,
    ) -> None:
        """Add a part; `then` is told its id."""
        reason = self.reason
        self.do(
            lambda rounds: rounds.add(kind, owner, values, after=after, reason=reason), then, field
        )

    def remove(self, kind: str, id: str) -> None:
        """Put a part into the trash."""
        reason = self.reason
        self.do(lambda rounds: rounds.remove(kind, id, reason=reason))

    def move(self, kind: str, id: str, step: int) -> None:
        """Put a part further up or down."""
        reason = self.reason
        self.do(lambda rounds: rounds.move(kind, id, step, reason=reason))

    def do(
        self,
        work: Callable[[RoundService], Any],
        then: Then | None = None,
        field: Field | None = None,
    ) -> None:
        """Write something of rounds."""
        rounds = self._context.bridge.desk.rounds
        self._context.info(None)
        self._context.bridge.write(
            lambda: work(rounds), then, lambda error: self._refuse(error, field)
        )

    def _refuse(self, error: AfmError, field: Field | None) -> None:
        if field is not None:
            field.set_error(str(error))
        else:
            self._context.info(Note(NOTE, str(error), "warning"))
