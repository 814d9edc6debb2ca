"""The line above every screen: the way back, the title, the count, the search, the actions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.ui.commands import Commands
from afm_desktop.ui.drawing import RIGHT, draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.labels import frame
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Header
from afm_desktop.ui.shell.command_button import CommandButton, menu_of
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

MOST_SECONDARY = 2
WIDE_FIELD, SHORT_FIELD = 56, 34


class CommandField(QAbstractButton):
    """Looks like a search field and opens the palette; without an edge, on the window's ground."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._key = commands.keys_of("palette").replace("+", " ")
        self.setAccessibleName(frame.SEARCH_OR_COMMAND)
        self._action = commands.action("palette")
        self._action.changed.connect(self._explain)
        self._explain()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: commands.run("palette"))
        self._units = WIDE_FIELD

    def arrange(self, room: Room) -> None:
        """Shorter where the title needs the room."""
        self._units = WIDE_FIELD if room is Room.WIDE else SHORT_FIELD
        self.updateGeometry()
        self.update()

    def _explain(self) -> None:
        """Say what the command says now; while a file opens, that it is being opened."""
        self.setToolTip(self._action.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._units), theme().control_h)

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        t, u, box = current.tokens, current.u, QRectF(self.rect())
        fill(painter, box, t.hover if self.underMouse() else t.window, 1.5 * u)
        draw_icon(painter, 2.25 * u, box.center().y(), "search", t.text2, units=3.5)
        words = frame.SEARCH_OR_COMMAND if self.width() >= current.px(50) else frame.SEARCH
        text = box.adjusted(7.5 * u, 0, -15 * u, 0)
        draw_text(painter, text, words, ink=t.text2)
        end = box.adjusted(0, 0, -2.5 * u, 0)
        draw_text(painter, end, self._key, role="caption", ink=t.text3, align=RIGHT)
        if self.hasFocus():
            focus_ring(painter, box, 1.5 * u)


class HeaderBar(QWidget):
    """One pattern for all screens; at most one primary and two secondary actions."""

    notes_asked = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._header = Header()
        self._room = Room.WIDE
        u = theme().u
        self.setFixedHeight(theme().px(12))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * u, 0, 4 * u, 0)
        self._row.setSpacing(u)
        self.menu_button = CommandButton(commands, "menu", "quiet", is_icon=True)
        self.menu_button.hide()
        self._row.addWidget(self.menu_button)
        self._row.addWidget(
            CommandButton(commands, "back", "quiet", is_icon=True, icon="chevron-left")
        )
        self._row.addWidget(
            CommandButton(commands, "forward", "quiet", is_icon=True, icon="chevron-right")
        )
        self._row.addSpacing(u)
        self._title = Line("", "h1")
        self._row.addWidget(self._title)
        self._row.addSpacing(3 * u)
        self._count = Line("", "body", "text2").may_shrink()
        self._row.addWidget(self._count, 1)
        self._notes = Button("", "info", "quiet", frame.NOTES)
        self._notes.clicked.connect(self.notes_asked)
        self._notes.hide()
        self._row.addWidget(self._notes)
        self._field = CommandField(commands)
        self._row.addWidget(self._field)
        self._buttons: list[QWidget] = []

    def show_header(self, title: str, scope: str, header: Header) -> None:
        """Show a screen's title, count and actions."""
        self._title.setText(header.title or title)
        count = frame.COUNTED.format(scope=scope, count=header.count) if scope else header.count
        self._count.setText(count if header.count else scope)
        self._count.setAccessibleName(self._count.text())
        if self._actions_of(header) != self._actions_of(self._header) or not self._buttons:
            self._header = header
            self._build()
        self._header = header

    def arrange(self, room: Room) -> None:
        """Keep only the primary action where there is little room."""
        if room is not self._room:
            self._room = room
            self._field.arrange(room)
            self._build()

    def show_notes_button(self, is_shown: bool) -> None:
        """Offer what was folded away above the screen."""
        self._notes.setVisible(is_shown)

    def title(self) -> str:
        """The title as it is shown."""
        return self._title.text()

    def count(self) -> str:
        """The count as it is shown."""
        return self._count.text()

    def _actions_of(self, header: Header) -> tuple[object, ...]:
        return (header.primary, header.secondary, header.more, tuple(header.words.items()))

    def _build(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        header, words = self._header, dict(self._header.words)
        shown = header.secondary[:MOST_SECONDARY] if self._room > Room.NARROW else ()
        folded = (*header.secondary[len(shown) :], *header.more)
        for key in shown:
            self._add(CommandButton(self._commands, key, words=words.get(key, "")))
        if header.primary:
            text = words.get(header.primary, "")
            self._add(CommandButton(self._commands, header.primary, "primary", words=text))
        if folded:
            more = Button("", "ellipsis", "secondary", frame.MORE)
            more.clicked.connect(lambda: self._open_more(more, folded, words))
            self._add(more)

    def _add(self, button: QWidget) -> None:
        for widget in (_gap(), button):
            self._buttons.append(widget)
            self._row.addWidget(widget)

    def _open_more(self, button: Button, keys: tuple[str, ...], words: dict[str, str]) -> None:
        menu = menu_of(button, self._commands, keys, words)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(button, ends_with_it=True)


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(theme().px(0.5))  # with the spacing on both sides 2.5 units
    return gap
