"""점검표: what is looked at, and the reasons why it is not met."""

from __future__ import annotations

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import word
from afm_desktop.services.rounds.model import ItemRow
from afm_desktop.services.rounds.rules import LEADS_TO
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import ListEditor, column
from afm_desktop.ui.screens.rounds.pair_page import PairPage
from afm_desktop.ui.screens.rounds.side import Side
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    LongTextField,
    Option,
    TextField,
    YesNoField,
)

ITEMS, REASONS = "checklist_items", "checklist_reasons"


class ChecklistPage(PairPage):
    """Each item with its reasons, their replies and what they lead to."""

    def __init__(self, editing: Editing) -> None:
        self.items, self.reasons = _item_list(), _reason_list()
        self.item_side, self.reason_side = _item_side(), _reason_side()
        sides = (self.item_side, self.reason_side)
        super().__init__(editing, self.items, self.reasons, sides, shares=(3, 2))
        self._listen()

    def show_first_rows(self) -> None:
        sheet = self.shown
        self.items.show_rows(
            [
                TableRow(
                    one.id,
                    (Cell(one.question), Cell(labels.IS_REQUIRED if one.is_decisive else "")),
                )
                for one in sheet.checklist
            ]
        )
        self.take_wanted(self.items)

    def show_first(self) -> None:
        item = self.item
        values = (
            {} if item is None else {"question": item.question, "is_decisive": item.is_decisive}
        )
        self.item_side.show_values(item.id if item else None, values)
        self.item_side.title.setText(item.question if item else labels.CHOOSE_ONE)
        self.reasons.show_rows(
            [
                TableRow(
                    one.id,
                    (Cell(one.label), Cell(word(one.leads_to) if one.leads_to else "")),
                )
                for one in (item.reasons if item else ())
            ]
        )
        self.take_wanted(self.reasons)
        self.reasons.add.setEnabled(self.editing.may and item is not None)
        self.show_second()

    def show_second(self) -> None:
        item, key = self.item, self.reasons.key
        reason = next((one for one in (item.reasons if item else ()) if one.id == key), None)
        values = (
            {}
            if reason is None
            else {"label": reason.label, "reply": reason.reply, "leads_to": reason.leads_to}
        )
        self.reason_side.show_values(reason.id if reason else None, values)
        self.reason_side.title.setText(reason.label if reason else labels.CHOOSE_ONE)
        for side in self.sides:
            side.allow(self.editing.may and side.id is not None)

    @property
    def item(self) -> ItemRow | None:
        """The item that is chosen."""
        key = self.items.key
        return next((one for one in self.shown.checklist if one.id == key), None)

    def _listen(self) -> None:
        self.tie(ITEMS, self.items, self.item_side)
        self.tie(REASONS, self.reasons, self.reason_side)
        self.items.added.connect(self._add_item)
        self.reasons.added.connect(self._add_reason)

    def _add_item(self) -> None:
        self.editing.add(
            ITEMS,
            self.shown.round.id,
            {"question": labels.NEW_NAMES[ITEMS], "is_decisive": True},
            after=self.items.key,
            then=lambda id: self.choose_new(self.items, id),
        )

    def _add_reason(self) -> None:
        if self.item is not None:
            values = {"label": labels.NEW_NAMES[REASONS], "leads_to": DemandStatus.SUPPLEMENT}
            self.editing.add(
                REASONS,
                self.item.id,
                values,
                after=self.reasons.key,
                then=lambda id: self.choose_new(self.reasons, id),
            )


def _item_list() -> ListEditor:
    heads = labels.ITEM_HEADS
    columns = (
        column("question", heads, sample="신청기관이 분과 회원인가", role="strong", stretch=True),
        column("decisive", heads, sample=labels.IS_REQUIRED),
    )
    return ListEditor(labels.ITEMS, labels.ITEM, columns)


def _reason_list() -> ListEditor:
    heads = labels.REASON_HEADS
    columns = (
        column("label", heads, sample="필수 항목 누락", role="strong", stretch=True),
        column("leads_to", heads, sample="보완 요청", ink="text2"),
    )
    return ListEditor(labels.REASONS, labels.CAUSE, columns)


def _item_side() -> Side:
    words = labels.ITEM_FIELDS
    return Side(
        labels.ITEM,
        {
            "question": LongTextField(words["question"], is_required=True),
            "is_decisive": YesNoField(words["is_decisive"]),
        },
    )


def _reason_side() -> Side:
    words = labels.REASON_FIELDS
    options = [Option(status, word(status)) for status in LEADS_TO]
    return Side(
        labels.CAUSE,
        {
            "label": TextField(words["label"], is_required=True),
            "leads_to": ChoiceField(words["leads_to"], options, is_required=True),
            "reply": LongTextField(words["reply"], least=4),
        },
    )
