"""A new record exists once what it needs is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.services.views.model import ViewKind, ViewQuery
from tests.ui.screens.details.records import World


@pytest.fixture
def world(desk):
    return World(desk)


def field_of(pane, key):
    return pane.view.editor.fields[key]


def type_in(field, text):
    field.entry.setText(text)
    field.settle()


def count(desk, kind):
    return desk.views.totals(kind, ViewQuery()).count


def test_a_demand_exists_once_its_required_fields_are_valid(pane, desk, world, idle, qtbot):
    pane.begin_new("demands", {"division_id": world.divisions[0]})
    idle()
    before = count(desk, ViewKind.DEMANDS)
    type_in(field_of(pane, "process"), "도금")
    type_in(field_of(pane, "title"), "새 과제")
    idle()
    assert count(desk, ViewKind.DEMANDS) == before

    with qtbot.waitSignal(pane.created) as made:
        field_of(pane, "applicant_id")._take(world.bodies[0])
    idle()

    kind, id_ = made.args
    values = desk.records.values(kind, id_)
    assert (values["title"], values["process"]) == ("새 과제", "도금")
    assert pane.record == ("demands", id_)
    assert not pane.view.tabs.isHidden()


def test_what_is_typed_after_it_exists_is_saved_too(pane, desk, world, idle, qtbot):
    pane.begin_new("organizations", {})
    idle()
    with qtbot.waitSignal(pane.created) as made:
        type_in(field_of(pane, "name"), "예시라온")
        field_of(pane, "kind")._take(field_of(pane, "kind")._options[0].value)
        type_in(field_of(pane, "address"), "예시로 1")
    idle()

    assert desk.records.values(*made.args)["address"] == "예시로 1"


def test_esc_drops_it(pane, desk, world, idle, qtbot):
    pane.begin_new("demands", {})
    idle()
    type_in(field_of(pane, "title"), "새 과제")

    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(field_of(pane, "title").entry, Qt.Key.Key_Escape)

    assert pane.view is None
    pane.begin_new("demands", {})
    assert field_of(pane, "title").shown_text() == ""


def test_it_waits_while_another_record_is_looked_at(pane, world, idle, opened, frame):
    pane.begin_new("demands", {})
    idle()
    type_in(field_of(pane, "title"), "새 과제")
    assert not pane.leave()

    opened("demands", world.demands[0])
    pane.begin_new("demands", {})

    assert field_of(pane, "title").shown_text() == "새 과제"


def test_a_refusal_stands_under_the_field_it_is_about(pane, desk, world, idle):
    pane.begin_new("supply_links", {"supplier_id": world.bodies[0]})
    idle()
    before = count(desk, ViewKind.LINKS)

    field_of(pane, "buyer_id")._take(world.bodies[0])
    idle()

    errors = [key for key, field in pane.view.editor.fields.items() if field.error()]
    assert errors
    assert set(errors) <= {"supplier_id", "buyer_id"}
    assert count(desk, ViewKind.LINKS) == before


def test_a_person_is_entered_unmasked_to_the_end(pane, desk, world, idle, qtbot):
    pane.begin_new("people", {"organization_id": world.bodies[0]})
    idle()
    with qtbot.waitSignal(pane.created) as made:
        type_in(field_of(pane, "name"), "홍길순")
    idle()

    type_in(field_of(pane, "phone"), "02-1234-5678")
    idle()

    assert field_of(pane, "name").shown_text() == "홍길순"
    assert field_of(pane, "phone").shown_text() == "02-1234-5678"
    detail = desk.details.of("people", made.args[1])
    assert detail.field("phone").value == "02-****-5678"


def test_the_keyboard_begins_in_the_first_field(pane, world, idle, qtbot):
    pane.begin_new("demands", {})
    idle()

    assert field_of(pane, "title").entry.hasFocus()
