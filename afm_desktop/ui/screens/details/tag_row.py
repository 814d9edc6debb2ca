"""The tags of a record under its title: put on, taken off, and ways to all that has one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.hangul import particle
from afm_desktop.services.details.model import Detail
from afm_desktop.services.lists.listing import TAGS
from afm_desktop.services.marks.book import TagMark
from afm_desktop.services.views.model import TABLES, Filter, ViewQuery
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.tag_choice import offered_tags
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.tag_chip import TagChip

_KINDS = {table: kind for kind, table in TABLES.items()}


class TagRow(QWidget):
    """Chips in as many lines as they need, and the button that offers tags."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._detail: Detail | None = None
        self._may_edit = False
        self.chips: list[TagChip] = []
        self._shown: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().u)
        self.flow = Flow()
        self.flow.setAccessibleName(labels.TAGS)
        self.add = Button(labels.ADD_TAG, "plus", "link")
        self.add.clicked.connect(self.open_choices)
        self.flow.add(self.add)
        self.refusal = Line("", "caption", "danger", wrap=True)
        self.refusal.hide()
        column.addWidget(self.flow)
        column.addWidget(self.refusal)

    def show_detail(self, detail: Detail, *, may_edit: bool) -> None:
        """Show the tags of a record; the keyboard stays among them."""
        if self._detail is None or self._detail.id != detail.id:
            self._refuse("")
        self._detail, self._may_edit = detail, may_edit
        self.add.setAccessibleName(labels.ADD_TAG_TO.format(title=detail.title))
        self.add.setVisible(may_edit)
        self.setVisible(may_edit or bool(detail.tags))
        shown = (detail.table, may_edit, *detail.tags)
        if shown == self._shown:
            return
        self._shown = shown
        place = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._make(detail)
        if place is not None:
            there = (*self.chips, self.add)
            there[min(place, len(self.chips))].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_choices(self) -> OptionPopup:
        """Offer the tags there are, and a new one of what is typed."""
        popup = OptionPopup(self.add, self._find)
        popup.chosen.connect(lambda name: self.put(str(name)))
        popup.open_under()
        return popup

    def put(self, name: str) -> None:
        """Put a tag on the record."""
        detail = self._detail
        if detail is None:
            return
        tags = self._bench.desk.tags
        self._write(lambda: tags.put(detail.table, [detail.id], [name]), labels.PUT_ON, name)

    def take_off(self, mark: TagMark) -> None:
        """Take a tag off the record."""
        detail = self._detail
        if detail is None:
            return
        tags = self._bench.desk.tags
        self._write(
            lambda: tags.take(detail.table, [detail.id], [mark.id]), labels.TAKEN_OFF, mark.name
        )

    def _make(self, detail: Detail) -> None:
        self.flow.take(self.add)
        for chip in self.chips:
            self.flow.take(chip)
        self.chips = []
        for mark in detail.tags:
            chip = TagChip(mark.name, mark.hue, can_take_off=self._may_edit)
            chip.taken_off.connect(partial(self.take_off, mark))
            chip.clicked.connect(partial(self._lead, detail.table, mark.id))
            self.chips.append(chip)
        self.add = Button(labels.ADD_TAG, "plus", "link")
        self.add.setAccessibleName(labels.ADD_TAG_TO.format(title=detail.title))
        self.add.clicked.connect(self.open_choices)
        self.flow.add(*self.chips, self.add)
        self.add.setVisible(self._may_edit)
        for chip in self.chips:
            chip.show()
        self.flow.updateGeometry()

    def _find(self, typed: str) -> Sequence[Option]:
        """Tags that are not on the record yet; what is no tag becomes one."""
        on = [mark.id for mark in self._detail.tags] if self._detail else []
        return offered_tags(self._bench.desk, typed, without=on)

    def _lead(self, table: str, tag: str) -> None:
        kind = _KINDS.get(table)
        if kind is not None:
            self._bench.listed.emit(kind, ViewQuery(filters=(Filter(TAGS, (tag,)),)))

    def _write(self, work: object, said: str, name: str) -> None:
        self._refuse("")
        self._bench.write(
            work,  # type: ignore[arg-type]
            said.format(name=name, particle=particle(name, "을/를")),
            undo=True,
            failed=lambda error: self._refuse(str(error)),
        )

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
