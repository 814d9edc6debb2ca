"""What is told of the one matter that is chosen: who presents it, how long, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import AgendaKind
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ItemRow, LinkKind, LinkRow
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.value_form import ValueForm
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    LongTextField,
    NumberField,
    Option,
    TextField,
)
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.option_list import OptionPopup

_WIDEST, _LIST = 64, 80  # units of a linked record, and of the list one is chosen from
_OF_EACH = 8
"""So many of each kind are offered."""
_DAY = 24 * 60


class AgendaForm(QWidget):
    """Fields of the matter, and the records it is about as chips that open them."""

    deleted = Signal(str)

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.item: ItemRow | None = None
        self.delete = Button("", "trash-2", "quiet", labels.DELETE)
        self.delete.clicked.connect(self._ask_delete)
        self.title = SectionTitle("", "", self.delete)
        self.carried = Remark("history")
        self.form = ValueForm(self._fields())
        self.form.changed.connect(self._change)
        self.chips: list[Button] = []
        self.link = Button(labels.ADD_LINK, "plus", "link")
        self.link.clicked.connect(self._ask_link)
        self.links_title, self._flow = SectionTitle(labels.LINKS, "", self.link), Flow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(1))
        for widget in (self.title, self.carried, self.form, self.links_title, self._flow):
            self._column.addWidget(widget)

    def show_item(self, item: ItemRow | None, *, may: bool) -> None:
        """Show a matter; none hides all of it."""
        self.setVisible(item is not None)
        self.item = item
        if item is None:
            return
        self.title.set_title(labels.ITEM.format(number=item.number))
        self.carried.say(
            labels.CARRIED.format(meeting=item.carried_from) if item.carried_from else ""
        )
        self.form.show_values(
            item.id,
            {key: getattr(item, key) for key in self.form.fields},
            {"presenter_id": item.presenter, "presenter_person_id": item.presenter_person},
        )
        self.form.allow(may)
        self.delete.setVisible(may)
        self._show_links(item, may)

    # --- within -----------------------------------------------------------------------------------

    def _fields(self) -> dict[str, Field]:
        acting = self._acting
        kinds = [Option(one, word(one)) for one in AgendaKind]

        def body() -> str | None:
            return self.item.presenter_id if self.item is not None else None

        return {
            "title": TextField(labels.TITLE, is_required=True, is_quiet=True),
            "kind": ChoiceField(labels.KIND, kinds, is_required=True, is_quiet=True),
            "presenter_id": ReferenceField(labels.PRESENTER, acting.finder("organizations")),
            "presenter_person_id": ReferenceField(labels.PERSON, acting.finder("people", body)),
            "planned_minutes": NumberField(
                labels.PLANNED_MINUTES, unit=labels.MINUTES, least=1, most=_DAY, is_quiet=True
            ),
            "chair_note": LongTextField(
                labels.CHAIR_NOTE, placeholder=labels.CHAIR_NOTE_HINT, is_quiet=True
            ),
        }

    def _change(self, key: str, value: object, field: Field) -> None:
        agendas, id_ = self._acting.desk.agendas, str(self.form.id)
        self._acting.do(lambda: agendas.change(id_, {key: value}), field=field)

    def _ask_delete(self) -> None:
        if self.item is not None:
            self.deleted.emit(self.item.id)

    def _show_links(self, item: ItemRow, may: bool) -> None:
        old, self._flow, self.chips = self._flow, Flow(), []
        for one in item.links:
            kind = labels.LINK_KINDS[one.kind]
            chip = Button(kind if may else f"{kind} {one.title}", "link", "filter", tip=one.title)
            chip.set_value(one.title if may else "")
            chip.set_most(_WIDEST)
            chip.clicked.connect(partial(self._open, one))
            chip.cleared.connect(partial(self._unlink, one.id))
            self.chips.append(chip)
            self._flow.add(chip)
        self._column.replaceWidget(old, self._flow)
        old.hide()
        old.deleteLater()
        self._flow.setVisible(bool(item.links))
        self.links_title.setVisible(may or bool(item.links))
        self.link.setVisible(may)

    def _ask_link(self) -> None:
        popup = OptionPopup(self.link, self._find, ())
        popup.chosen.connect(self._add_link)
        popup.open_under(theme().px(_LIST))

    def _find(self, text: str) -> Sequence[Option]:
        """Demands, projects and bodies by one text; a value is kind and id."""
        return [
            Option((kind, one.value), one.word, labels.LINK_KINDS[kind])
            for kind in LinkKind
            for one in list(self._acting.finder(kind.value)(text))[:_OF_EACH]
        ]

    def _open(self, link: LinkRow, _on: bool = False) -> None:
        self._acting.opened.emit(link.kind.value, link.record_id)

    def _add_link(self, chosen: object) -> None:
        item, agendas = self.item, self._acting.desk.agendas
        if item is None or not isinstance(chosen, tuple):
            return
        kind, record = chosen
        self._acting.do(lambda: agendas.link(item.id, kind, record))

    def _unlink(self, id: str) -> None:
        agendas = self._acting.desk.agendas
        self._acting.do(lambda: agendas.unlink([id]))
