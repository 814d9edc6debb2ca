"""The tags of a file: named, coloured, merged and deleted, each with the way to its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.lists.listing import TAGS
from afm_desktop.services.marks.tags import HUES, TagRow
from afm_desktop.services.views.model import TABLES
from afm_desktop.ui.drawing import draw_swatch, fill, focus_ring
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.ringed import Ringed

SLOT = "settings.tags"
WIDE = 52  # units of a name
_SCREENS = {table: kind.value for kind, table in TABLES.items()}


class Swatch(Ringed):
    """The colour of a tag; opens the others."""

    def __init__(self, name: str, hue: int) -> None:
        super().__init__()
        self._hue = hue
        self.setAccessibleName(labels.COLOUR.format(name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_hue(self, hue: int) -> None:
        """Show another colour."""
        self._hue = hue
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().control_h, theme().control_h)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            fill(painter, box, t.hover, 1.5 * u)
        draw_swatch(painter, box.center().x() - u, box.center().y(), t.hue(self._hue))
        if self.shows_ring:
            focus_ring(painter, box, 1.5 * u)


class TagLine(QWidget):
    """One tag: its colour, its name, on how many records it is, and what else can be done."""

    coloured = Signal(object)  # the number of a colour
    renamed = Signal(str)
    followed = Signal(str)  # the table of the records
    merged = Signal()
    deleted = Signal()

    def __init__(self, row: TagRow, *, may_edit: bool) -> None:
        super().__init__()
        self.row = row
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(2))
        self.swatch = Swatch(row.name, row.hue)
        self.swatch.clicked.connect(self._choose_colour)
        self.name = TextField(labels.TAG_NAME.format(name=row.name), is_required=True)
        self.name.setFixedWidth(theme().px(WIDE))
        self.name.left.connect(lambda name: self.renamed.emit(str(name)))
        self.count = Button("", variant="link")
        self.count.clicked.connect(self._follow)
        self.more = Button("", "ellipsis", "quiet", labels.MENU.format(name=row.name))
        self.more.clicked.connect(self._open_menu)
        for widget in (self.swatch, self.name, self.count, self.more):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.swatch.setEnabled(may_edit)
        self.name.set_read_only(not may_edit)
        self.more.setVisible(may_edit)
        self.name.set_value(row.name)
        self.show_row(row)

    def show_row(self, row: TagRow) -> None:
        """Show what the file holds now; what is being typed stays."""
        self.row = row
        self.swatch.set_hue(row.hue)
        self.name.refresh_value(row.name)
        self.count.setText(labels.USED.format(count=row.count))
        self.count.setEnabled(bool(row.count))

    def _choose_colour(self) -> None:
        hues = [Option(n, labels.HUE.format(number=n), hue=n) for n in range(1, HUES + 1)]
        popup = OptionPopup(self.swatch, hues, (self.row.hue,))
        popup.chosen.connect(self.coloured)
        popup.open_under()

    def _follow(self) -> None:
        """To the records; of several kinds, one is chosen."""
        kinds = [(table, count) for table, count in self.row.kinds.items() if table in _SCREENS]
        if len(kinds) == 1:
            self.followed.emit(kinds[0][0])
            return
        menu = PopupMenu(self.count, labels.TAG_NAME.format(name=self.row.name))
        for table, count in kinds:
            menu.add(NOUNS[table].counted(count), partial(self.followed.emit, table))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.count)

    def _open_menu(self) -> None:
        menu = PopupMenu(self.more, labels.MENU.format(name=self.row.name))
        menu.add(labels.MERGE_INTO, self.merged.emit, icon="git-merge")
        menu.addSeparator()
        menu.add(labels.DELETE_TAG, self.deleted.emit, icon="trash-2", is_danger=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.more)


class TagLines(QWidget):
    """All tags of the file; a refusal is said above them."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._bridge = context, context.bridge
        self.lines: dict[str, TagLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().u)
        self.none = Line(labels.NO_TAGS, "body", "text2", wrap=True)
        self.refusal = Line("", "caption", "danger", wrap=True)
        self.refusal.hide()
        self._column.addWidget(self.none)
        self._column.addWidget(self.refusal)

    def read(self) -> None:
        """Read the tags anew."""
        self._bridge.read(self._bridge.desk.tags.rows, self._show, slot=SLOT)

    def settle(self) -> None:
        """Take the names that are typed."""
        for line in self.lines.values():
            line.name.settle()

    def merge(self, lose: TagRow, keep: TagRow) -> None:
        """Let a tag count as another."""
        tags, name = self._bridge.desk.tags, keep.name
        said = labels.MERGED.format(name=name, particle=particle(name, "으로/로"))
        self._write(lambda: tags.merge(keep.id, [lose.id]), said)

    def delete(self, row: TagRow) -> None:
        """Put a tag into the trash."""
        tags, name = self._bridge.desk.tags, row.name
        said = labels.DELETED_TAG.format(name=name, particle=particle(name, "을/를"))
        self._write(lambda: tags.delete([row.id]), said)

    def _show(self, rows: Sequence[TagRow]) -> None:
        self.none.setVisible(not rows)
        if [row.id for row in rows] == list(self.lines):
            for row in rows:
                self.lines[row.id].show_row(row)
            return
        for line in self.lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {row.id: self._made(row) for row in rows}
        for line in self.lines.values():
            self._column.addWidget(line)
            line.show()

    def _made(self, row: TagRow) -> TagLine:
        tags = self._bridge.desk.tags
        line = TagLine(row, may_edit=not self._bridge.read_only)
        line.coloured.connect(lambda hue: self._write(lambda: tags.colour(row.id, hue)))
        line.renamed.connect(
            lambda name: self._write(
                lambda: tags.rename(row.id, name), failed=partial(self._misnamed, line)
            )
        )
        line.followed.connect(partial(self._go, row.id))
        line.merged.connect(partial(self._ask_other, line))
        line.deleted.connect(lambda: self.delete(line.row))
        return line

    def _ask_other(self, line: TagLine) -> None:
        """Ask which tag stays."""
        others = [one.row for one in self.lines.values() if one is not line]
        options = [Option(row.id, row.name, hue=row.hue) for row in others]
        popup = OptionPopup(line.more, options)
        known = {row.id: row for row in others}
        popup.chosen.connect(lambda id_: self.merge(line.row, known[str(id_)]))
        popup.open_under()

    def _go(self, tag: str, table: str) -> None:
        place = Place(_SCREENS[table], filters=((TAGS, (tag,)),))
        self._context.frame.navigate(place)

    def _misnamed(self, line: TagLine, error: AfmError) -> None:
        line.name.set_error(str(error))

    def _write(
        self,
        work: Callable[[], object],
        said: str = "",
        failed: Callable[[AfmError], None] | None = None,
    ) -> None:
        def done(_answer: object) -> None:
            self._refuse("")
            if said:
                self._context.toast(said, undo=True)

        self._bridge.write(work, done, failed or (lambda error: self._refuse(str(error))))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
