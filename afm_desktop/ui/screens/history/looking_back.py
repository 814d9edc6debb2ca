"""Gestures on the past: take one back, put one value back; what stays is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.past import Left, ShownChange
from afm_desktop.services.undoing import TakenBack
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.screen import Note, ScreenContext

REFUSED = "history.refused"
TellLeft = Callable[[str, tuple[Left, ...]], None]
"""Hears which gesture was taken back, and what stayed as it is."""


class LookingBack:
    """Orders the gestures and says how they went, in place."""

    def __init__(self, context: ScreenContext, tell_left: TellLeft | None = None) -> None:
        self._context, self._bridge = context, context.bridge
        self._tell_left = tell_left

    def why_not(self, row: GestureRow | None) -> str:
        """Why a gesture cannot be taken back; empty when it may be tried."""
        if self._bridge.read_only:
            return frame.IS_READ_ONLY
        if row is None:
            return labels.WHY_NONE
        if row.kind is GestureKind.ERASE:
            return labels.WHY_ERASED
        return labels.WHY_UNDONE if row.is_undone else ""

    def take_back(self, row: GestureRow) -> None:
        """Undo one gesture, whichever it is; values that changed since stay and are listed."""
        desk = self._bridge.desk

        def work() -> tuple[TakenBack, tuple[Left, ...]]:
            done = desk.undoing.undo(row.id)
            return done, desk.past.left(done.left)

        self._bridge.write(work, partial(self._tell, row.id), self._refuse)

    def put_back(self, shown: ShownChange) -> None:
        """Give one field its old value again."""
        history, change = self._bridge.desk.history, shown.change
        field = labels.field(change.entity, change.field)

        def tell(_done: None) -> None:
            self._context.info(None)
            self._context.toast(labels.PUT_BACK_DONE.format(field=field), undo=True)

        self._bridge.write(lambda: history.put_back(change), tell, self._refuse)

    def _tell(self, gesture: str, done: tuple[TakenBack, tuple[Left, ...]]) -> None:
        undone, left = done
        self._context.info(None)
        self._context.toast(frame.undone(undone), undo=False)
        if self._tell_left is not None:
            self._tell_left(gesture, left)

    def _refuse(self, error: AfmError) -> None:
        self._context.info(Note(REFUSED, str(error), "warning"))
