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
        self._noted: set[tuple[str, str]] = set()

    def note(self, made: Made) -> None:
        """Note down whose names a paper shows."""
        meeting, kind = made.meeting or "", made.wanted.kind
        if not made.people or made.reason or (kind, meeting) in self._noted:
            return  # a reason was noted before
        workspace, people = self._bridge.desk.workspace, made.people
        self._noted.add((kind, meeting))
        reason = labels.why_shown(kind)
        self._bridge.write(
            lambda: workspace.note_access(Access.VIEW, meeting, people, reason),
            None,
            lambda error: self._refuse((kind, meeting), error),
        )

    def _refuse(self, noted: tuple[str, str], error: AfmError) -> None:
        self._noted.discard(noted)
        self._refused(error)
