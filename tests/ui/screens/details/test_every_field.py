"""Every field of every kind of record is edited in place and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.widgets.fields import ChoiceField, Field, LongTextField, YesNoField
from afm_desktop.ui.widgets.line_field import LineField
from tests.ui.screens.details.records import KINDS, some

TEXTS = {
    EntryKind.TEXT: "달라진 말",
    EntryKind.LONG_TEXT: "첫 줄\n둘째 줄",
    EntryKind.NUMBER: "7",
    EntryKind.EXACT: "12.5",
    EntryKind.YEAR: "2031",
    EntryKind.WON: "150억",
    EntryKind.PERCENT: "12.5%",
    EntryKind.DATE: "2026. 7. 30.",
    EntryKind.MOMENT: "2026. 7. 30. 14:30",
}
OWN_TEXTS = {
    "corporate_number": "110111-0062432",
    "phone": "02-1234-5678",
    "email": "example@example.kr",
    "website": "https://example.kr",
    "ends_on": "2031. 12. 31.",
    "valid_to": "2031. 12. 31.",
    "left_on": "2031. 12. 31.",
    "settled_on": "2031. 12. 31.",
    "due_on": "2031. 12. 31.",
    "ends_at": "2031. 12. 31. 18:00",
    "closes_at": "2031. 12. 31. 18:00",
    "hue": "5",
    "code": "NEW",
    "lead_name": "예시기관",
}


def type_into(field: Field, entry: Entry) -> None:
    """Give a field another value the way a person does."""
    if isinstance(field, YesNoField):
        field.row.choices()[0 if field.value() is not True else 1].click()
    elif isinstance(field, ChoiceField):
        choose_another(field)
    elif isinstance(field, LineField):
        field.entry.setText(OWN_TEXTS.get(entry.key, TEXTS[entry.kind]))
    elif isinstance(field, LongTextField):
        field.area.setPlainText(TEXTS[entry.kind])
    assert field.settle(), (entry.key, field.error())


def choose_another(field: ChoiceField) -> None:
    """Pick from the open list what is not chosen yet."""
    popup = field.open_list()
    values = [one.value for one in popup.list.shown]
    wanted = next(one for one in reversed(values) if one not in (None, field.value()))
    popup.close()
    popup.chosen.emit(wanted)


@pytest.mark.parametrize("table", KINDS)
def test_every_field_of_a_record_is_changed_and_taken_back(table, desk, opened, idle, bridge):
    id_ = some(desk, table)
    pane = opened(table, id_)
    for tab in list(pane.view.keys):
        pane.view.show_tab(tab)
    before = dict(desk.records.values(table, id_))
    entries = [one for part in pane.detail.sections for one in part.fields if one.is_editable]

    for entry in entries:
        field = pane.view.editor.fields[entry.key]
        type_into(field, entry)
        idle()
        stored = desk.records.values(table, id_)[entry.key]
        assert field.error() == "", (entry.key, field.error())
        assert stored != before[entry.key], entry.key
        assert field.value() == stored, entry.key
        bridge.undo()
        idle()
        assert desk.records.values(table, id_)[entry.key] == before[entry.key], entry.key
        assert field.value() == before[entry.key], entry.key

    assert dict(desk.records.values(table, id_)) == before


HOSTILE = "<b>굵게</b> &amp; %1 {words} <img src=x>"
TYPED = frozenset({"code", "corporate_number", "phone", "email", "website", "hue"})
"""Fields with a form of their own, which takes no other text."""


@pytest.mark.parametrize("table", [*KINDS, "people"])
def test_hostile_text_in_every_field_is_shown_as_text(table, desk, opened, idle):
    id_ = some(desk, table)
    texts = [
        one.key
        for part in desk.details.of(table, id_).sections
        for one in part.fields
        if one.kind in (EntryKind.TEXT, EntryKind.LONG_TEXT)
        and one.key not in TYPED
        and (one.is_editable or one.is_masked)
    ]
    desk.records.change(table, id_, dict.fromkeys(texts, HOSTILE))
    pane = opened(table, id_)
    for tab in list(pane.view.keys):
        pane.view.show_tab(tab)
    idle()

    masked = {one.key for part in pane.detail.sections for one in part.fields if one.is_masked}
    fields = pane.view.editor.fields
    assert {fields[key].shown_text() for key in texts if key not in masked} <= {HOSTILE}
    for label in pane.findChildren(QLabel):
        is_plain = label.textFormat() is Qt.TextFormat.PlainText
        assert is_plain or "<b>" not in label.text()
    for widget in pane.findChildren(QWidget):
        assert "<b>굵게" not in widget.toolTip()
    pane.grab()
