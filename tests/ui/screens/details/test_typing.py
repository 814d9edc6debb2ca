"""What is typed in a field is saved when it is left, and never lost."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.services.parts import NoSuchRecords
from tests.ui.screens.details.records import World

HOSTILE = "<b>굵게</b> &amp; <img src=x onerror=1> '\"; DROP TABLE"


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def demand(world, opened):
    """The pane on a demand."""
    return opened("demands", world.demands[0])


def stored(desk, world, key, table="demands"):
    return desk.records.values(table, world.demands[0])[key]


def field_of(pane, key):
    return pane.view.editor.fields[key]


@pytest.mark.parametrize("way", ["enter", "tab", "click", "record", "leave", "none"])
def test_a_syllable_being_composed_is_saved_however_the_field_is_left(
    demand, world, idle, compose, way
):
    desk = demand._bench.desk
    entry = field_of(demand, "process").entry
    entry.setFocus()
    compose(entry, "갈", "도금")

    leave = {
        "enter": lambda: QTest.keyClick(entry, Qt.Key.Key_Return),
        "tab": lambda: QTest.keyClick(entry, Qt.Key.Key_Tab),
        "click": lambda: field_of(demand, "product").entry.setFocus(
            Qt.FocusReason.MouseFocusReason
        ),
        "record": lambda: demand.show_record("demands", world.demands[1]),
        "leave": demand.leave,
        "none": lambda: demand.show_record("demands", None),
    }
    leave[way]()
    idle()

    assert stored(desk, world, "process") == "도금갈"


def test_text_that_is_not_valid_stays_with_its_sentence_and_is_not_stored(
    demand, desk, world, idle
):
    field = field_of(demand, "starts_on")

    field.entry.setText("내일모레")
    field.settle()
    idle()

    assert field.shown_text() == "내일모레"
    assert "날짜가 아닙니다" in field.error()
    assert stored(desk, world, "starts_on") is None
    assert not demand.leave()


def test_a_value_the_record_refuses_stays_with_its_sentence(demand, desk, world, idle):
    field = field_of(demand, "trl_from")

    field.entry.setText("12")
    field.settle()
    idle()

    assert field.shown_text() == "12"
    assert "1～9" in field.error()
    assert stored(desk, world, "trl_from") is None


def test_esc_takes_back_this_field_and_no_other(demand, idle):
    process, product = field_of(demand, "process"), field_of(demand, "product")
    product.entry.setFocus()
    QTest.keyClicks(product.entry, "abc")
    process.entry.setFocus()
    idle()
    QTest.keyClicks(process.entry, "xyz")

    QTest.keyClick(process.entry, Qt.Key.Key_Escape)

    assert process.shown_text() == ""
    assert product.shown_text() == "abc"


def test_esc_with_nothing_typed_closes_the_pane(demand, qtbot):
    entry = field_of(demand, "process").entry
    entry.setFocus()

    with qtbot.waitSignal(demand.closed):
        QTest.keyClick(entry, Qt.Key.Key_Escape)


def test_what_is_not_valid_waits_where_it_was_typed(demand, world, idle, opened, frame):
    field_of(demand, "starts_on").entry.setText("내일모레")

    opened("demands", world.demands[1])
    assert field_of(demand, "starts_on").shown_text() == ""
    assert frame.toasts
    opened("demands", world.demands[0])

    assert field_of(demand, "starts_on").shown_text() == "내일모레"
    assert field_of(demand, "starts_on").error()


def test_a_refusal_that_comes_after_another_record_is_shown_is_not_lost(
    demand, world, idle, opened, frame
):
    field_of(demand, "trl_from").entry.setText("12")

    opened("demands", world.demands[1])
    idle()
    opened("demands", world.demands[0])

    assert field_of(demand, "trl_from").shown_text() == "12"
    assert field_of(demand, "trl_from").error()


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_typed(demand, desk, world, idle):
    process, product = field_of(demand, "process"), field_of(demand, "product")
    process.entry.setText("내가 적는 중")

    desk.records.change("demands", world.demands[0], {"process": "도금", "product": "외함"})
    idle()

    assert process.shown_text() == "내가 적는 중"
    assert product.shown_text() == "외함"


def test_one_field_is_one_gesture(demand, desk, world, idle):
    field_of(demand, "process").entry.setText("도금")
    field_of(demand, "process").settle()
    idle()

    desk.workspace.undo()

    assert stored(desk, world, "process") is None
    assert stored(desk, world, "title") == "외관 검사"


def test_hostile_text_is_text_everywhere(desk, world, opened, idle):
    id_ = world.demands[0]
    texts = ("title", "english_title", "process", "product", "as_is", "notes")
    desk.records.change("demands", id_, dict.fromkeys(texts, HOSTILE))
    partner = {"organization_id": world.bodies[1], "role": "lead", "task": HOSTILE}
    desk.records.create("demand_partners", {"demand_id": id_, **partner})

    pane = opened("demands", id_)
    pane.view.show_tab("partners")

    assert pane.view.head.title.text() == HOSTILE
    assert pane.view.head.title.textFormat() is Qt.TextFormat.PlainText
    assert all(field_of(pane, key).shown_text() == HOSTILE for key in texts)
    line = next(iter(pane.view.pages["partners"].lists["partners"]._lines.values()))
    assert HOSTILE in line.told.rest


def type_and_lose(pane, key, text):
    """Leave a field, and before the answer comes its view goes, as when the text size changes."""
    entry = field_of(pane, key).entry
    entry.setFocus()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    view, pane.view = pane.view, None
    shiboken6.delete(view)


def test_what_was_typed_is_saved_though_its_pane_has_gone(demand, desk, world, idle):
    type_and_lose(demand, "process", "AI")
    idle()

    assert stored(desk, world, "process") == "AI"


def test_what_is_refused_after_its_pane_has_gone_is_told_by_the_window(
    demand, desk, world, bridge, idle
):
    told = []
    bridge.refused.connect(told.append)
    bridge.write(lambda: desk.records.delete("demands", [world.demands[0]]))

    type_and_lose(demand, "process", "AI")
    idle()

    assert [type(error) for error in told] == [NoSuchRecords]
