"""The sections of the form at the left: done, or how much of each is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.services.filing.model import Progress
from afm_desktop.ui.drawing import RIGHT, draw_text, fill, focus_ring
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

WIDTH = 48  # units


class _SectionLine(Ringed):
    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.is_here = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme().px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_progress(progress)

    def show_progress(self, progress: Progress) -> None:
        """Say how far the section is."""
        self._progress = progress
        self.setAccessibleName(labels.spoken(progress))
        self.setToolTip(labels.spoken(progress))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box, progress = QRectF(self.rect()), self._progress
        if self.is_here or self.underMouse():
            fill(painter, box, t.sel if self.is_here else t.hover, 1.5 * u)
        inner = box.adjusted(3 * u, 0, -3 * u, 0)
        ink = t.text3 if not progress.required else t.success if progress.is_done else t.warning
        state = labels.left(progress)
        used = draw_text(painter, inner, state, role="label", ink=ink, align=RIGHT, elide=False)
        room = inner.adjusted(0, 0, -used - 2 * u, 0)
        draw_text(painter, room, progress.title, role="strong" if self.is_here else "body")
        if self.shows_ring:
            focus_ring(painter, box, 1.5 * u)


class SectionList(QWidget):
    """One line a section; a click or Enter goes there, the arrows walk along it."""

    chosen = Signal(str)
    _steps: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, _SectionLine] = {}
        self.setFixedWidth(theme().px(WIDTH) + 4 * theme().u)
        self.setAccessibleName(labels.SECTIONS)
        self._column = QVBoxLayout(self)
        u = theme().u
        self._column.setContentsMargins(2 * u, 3 * u, 2 * u, 3 * u)
        self._column.setSpacing(u // 2)
        self._column.addStretch(1)

    def show_progress(self, progress: Sequence[Progress]) -> None:
        """Show how far each section is."""
        if list(self.lines) != [one.section_id for one in progress]:
            self._build(progress)
        for one in progress:
            self.lines[one.section_id].show_progress(one)

    def mark(self, section: str) -> None:
        """Say which section is in sight."""
        for key, line in self.lines.items():
            line.is_here = key == section
            line.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._steps.get(Qt.Key(event.key()))
        lines = list(self.lines.values())
        here = next((at for at, line in enumerate(lines) if line.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            at = max(0, min(len(lines) - 1, here + step))
            lines[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, progress: Sequence[Progress]) -> None:
        for line in self.lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {}
        for place, one in enumerate(progress):
            line = _SectionLine(one)
            line.clicked.connect(lambda _on=False, key=one.section_id: self.chosen.emit(key))
            self.lines[one.section_id] = line
            self._column.insertWidget(place, line)
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values())))
