"""One field of chosen rows is changed together, once it is seen what that changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.app import build
from afm_desktop.domain.enums import SizeClass
from afm_desktop.services.marks.bulk import PUT, TAKE
from afm_desktop.services.takeback import next_steps
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.screens.records.change_form import ChangeForm
from afm_desktop.ui.screens.records.kinds.bodies import LINKS, MEMBERS, PEOPLE
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS
from afm_desktop.ui.widgets.choice_field import ChoiceField
from tests.ui.screens.records.test_cells import at, value_of
from tests.ui.screens.records.test_gestures import press

__all__ = ["at"]


@pytest.fixture
def choose(at, qtbot):
    """Choose the first rows of a list and open the form, at a column."""

    def opened(screen, column: str, rows: int = 3) -> ChangeForm:
        table = at(screen, column)
        for _ in range(rows - 1):
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert press(screen, "bulk_edit")
        qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(ChangeForm)))
        return next(one for one in screen.findChildren(ChangeForm) if one.isVisible())

    return opened


def compose(form: ChangeForm, text: str) -> None:
    """Type text as an input method does."""
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(form.value.entry, done)


def keys_of(screen, rows: int = 3) -> list[int]:
    return [screen.list.table.key_of(row) for row in range(rows)]


def values(desk, screen, name: str, rows: int = 3) -> list[object]:
    return [value_of(desk, screen, key, name) for key in keys_of(screen, rows)]


def test_what_changes_is_seen_before_it_is_changed_and_taken_back(
    make, choose, desk, bridge, said, qtbot
):
    screen = make(LINKS)
    first = desk.views.id_of(screen.spec.kind, keys_of(screen)[0])
    desk.records.change("supply_links", first, {"process": "도금"})
    qtbot.waitUntil(lambda: bridge.is_resting)
    olds, keys = values(desk, screen, "process"), keys_of(screen)
    form = choose(screen, "process")
    assert (form.which.value(), form.word()) == ("process", "공정")

    compose(form, "도금")
    qtbot.waitUntil(lambda: form.told.text() == "2건이 바뀌고 1건은 이미 같습니다.")
    assert [row[1:] for row in form.table.texts()] == [
        (old or "-", "→", "도금") for old in olds[1:]
    ]
    assert values(desk, screen, "process") == olds
    QTest.keyClick(form.value.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(form.button.hasFocus)
    with qtbot.waitSignal(form.closed):
        QTest.keyClick(form.button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(said.toasts))
    assert said.toasts == [("공급관계 2건의 ‘공정’ 값을 바꿨습니다.", True)]
    assert [value_of(desk, screen, key, "process") for key in keys] == ["도금"] * 3
    assert next_steps(desk.workspace).undo == "공급관계 2건 수정"
    bridge.undo()
    qtbot.waitUntil(lambda: [value_of(desk, screen, key, "process") for key in keys] == olds)


def test_esc_leaves_everything_as_it_is(make, choose, desk, bridge, qtbot):
    screen = make(LINKS)
    olds = values(desk, screen, "process")
    form = choose(screen, "process")
    compose(form, "도금")

    QTest.keyClick(form.value.entry, Qt.Key.Key_Escape)
    assert form.value.entry.text() == ""
    with qtbot.waitSignal(form.closed):
        QTest.keyClick(form.value.entry, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: bridge.is_resting)
    assert values(desk, screen, "process") == olds


def test_an_empty_value_says_that_values_are_lost(make, choose, desk, said, qtbot):
    screen = make(MEMBERS)
    form = choose(screen, "size_class")

    qtbot.waitUntil(lambda: form.told.text() == "3건의 값이 모두 지워집니다.")
    assert form.button.words() == "값 지우기"
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(said.toasts))
    assert values(desk, screen, "size_class") == [None] * 3


def test_a_required_field_waits_for_a_value(make, choose, qtbot):
    form = choose(make(DEMANDS), "title")

    assert form.told.text() == "새 값을 적거나 고르세요."
    assert not form.button.isEnabled()
    assert form.table.texts() == []


def test_another_field_brings_its_own_editor(make, choose, qtbot):
    form = choose(make(MEMBERS), "name")

    form.which.choose("size_class")

    assert isinstance(form.value, ChoiceField)
    form.value.choose(SizeClass.SMALL)
    qtbot.waitUntil(form.button.isEnabled)
    assert {row[3] for row in form.table.texts()} == {"소기업"}
    assert form.button.words() == "바꾸기"


def test_a_value_that_is_none_is_refused_in_place(make, choose, qtbot):
    form = choose(make(LINKS), "share")

    form.value.entry.insert("abc")
    form.value.entry.setModified(True)
    QTest.keyClick(form.value.entry, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "abc" in form.told.text())
    assert not form.button.isEnabled()


def test_what_a_rule_forbids_stays_and_is_told(make, choose, desk, said, qtbot):
    screen = make(LINKS)
    form = choose(screen, "buyer", 2)
    keys = keys_of(screen, 2)
    own = value_of(desk, screen, keys[0], "supplier_id")

    form.value.choose(own)

    qtbot.waitUntil(form.warned.isVisible)
    assert "바꿀 수 없어 그대로 둡니다. ‘" in form.warned.text()


def test_what_is_masked_or_needs_a_step_is_not_offered(make, choose, qtbot):
    people = choose(make(PEOPLE), "name")
    offered = [one.value for one in people.which._options]

    assert "organization_id" in offered
    assert not {"name", "phone", "email", "erased_on"} & set(offered)
    people.close()
    demands = choose(make(DEMANDS), "status")
    assert "status" not in [one.value for one in demands.which._options]


def test_one_row_is_not_edited_together(make, at):
    screen = make(LINKS)
    at(screen, "process")

    reason = screen.context.commands.reason("bulk_edit")

    assert reason == "함께 고칠 행을 둘 이상 고르세요."


def test_a_file_that_is_only_read_is_not_edited(make, at, path, desk, qtbot):
    desk.workspace.close()
    workspace = Workspace.open(path, read_only=True)
    bridge = Bridge(build(workspace))
    screen = make(LINKS, bridge=bridge)
    table = at(screen, "process")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    reason = screen.context.commands.reason("bulk_edit")

    assert "읽기 전용" in reason
    bridge.close()
    workspace.close()


def test_a_tag_is_put_on_many_rows_and_taken_off_again(make, choose, desk, bridge, said, qtbot):
    screen = make(MEMBERS)
    ids = [desk.views.id_of(screen.spec.kind, key) for key in keys_of(screen)]
    desk.tags.put("organizations", ids[:1], ["점검"])
    qtbot.waitUntil(lambda: bridge.is_resting)
    form = choose(screen, "name")
    form.which.choose(PUT)
    assert form.told.text() == "새 값을 적거나 고르세요."

    form.value.choose("점검")
    qtbot.waitUntil(lambda: form.told.text() == "2건이 바뀌고 1건은 이미 같습니다.")
    assert [row[1:] for row in form.table.texts()] == [("-", "→", "점검")] * 2
    with qtbot.waitSignal(form.closed):
        form.button.click()
    qtbot.waitUntil(lambda: bool(said.toasts))

    assert said.toasts == [("회원(기업·기관) 2개에 태그를 표시했습니다.", True)]
    assert [[mark.name for mark in desk.tags.of("organizations", id)] for id in ids] == [
        ["점검"]
    ] * 3
    form = choose(screen, "name")
    form.which.choose(TAKE)
    assert [one.value for one in form.value._options("새 이름")] == []
    form.value.choose("점검")
    qtbot.waitUntil(form.button.isEnabled)
    with qtbot.waitSignal(form.closed):
        form.button.click()
    qtbot.waitUntil(lambda: len(said.toasts) == 2)
    assert desk.tags.rows()[0].count == 0
