"""Notes down that the full names of those invited are seen, once for each meeting."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import Access
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import Made


class NamesLog:
    """What cannot be noted down is not shown either: `refused` hides the names again."""

    def __init__(self, bridge: Bridge, refused: Callable[[AfmError], None]) -> None:
        self._bridge, self._refused = bridge, refused
        self._noted: set[str] = set()

    def note(self, made: Made) -> None:
        """Note down whose names a paper shows."""
        meeting = made.meeting or ""
        if not made.people or made.reason or meeting in self._noted:  # a reason was noted before
            return
        workspace, people = self._bridge.desk.workspace, made.people
        self._noted.add(meeting)
        self._bridge.write(
            lambda: workspace.note_access(Access.VIEW, meeting, people, labels.WHY_SHOWN),
            None,
            lambda error: self._refuse(meeting, error),
        )

    def _refuse(self, meeting: str, error: AfmError) -> None:
        self._noted.discard(meeting)
        self._refused(error)
