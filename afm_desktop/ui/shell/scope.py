"""What the whole window is narrowed to: all divisions or one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from afm_desktop.services.naming import DivisionName
from afm_desktop.ui.labels import frame


class WindowScope(QObject):
    """The division every screen is narrowed to, kept for each file."""

    changed = Signal()

    def __init__(self, divisions: Sequence[DivisionName], division: str | None) -> None:
        super().__init__()
        self.divisions = tuple(divisions)
        self._code = division if self._named(division) else None

    @property
    def division(self) -> str | None:
        """The code of one division, or None for all."""
        return self._code

    @property
    def words(self) -> str:
        """전체 12개 분과, or the name of one division."""
        found = self._named(self._code)
        if found is not None:
            return frame.ONE_DIVISION.format(name=found.name)
        return self.all_words

    @property
    def all_words(self) -> str:
        """전체 12개 분과."""
        if not self.divisions:
            return frame.NO_DIVISIONS
        return frame.ALL_DIVISIONS.format(count=len(self.divisions))

    @property
    def hue(self) -> int | None:
        """The number of the chosen division's colour, None for all."""
        return self.hue_of(self._code)

    def hue_of(self, division: str | None) -> int | None:
        """The number of a division's colour."""
        codes = [known.code for known in self.divisions]
        return codes.index(division) + 1 if division in codes else None

    def choose(self, division: str | None) -> None:
        """Narrow the window down to one division, or widen it to all."""
        if division != self._code and (division is None or self._named(division)):
            self._code = division
            self.changed.emit()

    def renew(self, divisions: Sequence[DivisionName]) -> None:
        """Take the divisions anew, after some were changed."""
        if tuple(divisions) == self.divisions:
            return
        self.divisions = tuple(divisions)
        if not self._named(self._code):
            self._code = None
        self.changed.emit()

    def _named(self, code: str | None) -> DivisionName | None:
        return next((known for known in self.divisions if known.code == code), None)
