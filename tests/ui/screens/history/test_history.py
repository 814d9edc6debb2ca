"""이력 tells what every gesture did and takes any of them back, whole or value by value."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.enums import SizeClass
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.history.lines import HeadLine, LeftLine, MoreLine, ValueLine
from afm_desktop.ui.screens.history.record_history import RecordHistory
from tests.ui.screens.asking import answer
from tests.ui.screens.frames import current, go, settle

HISTORY = Place("history")


def members(window):
    """The ids of the first bodies."""
    views = window.desk.views
    keys = views.keys(ViewKind.MEMBERS, ViewQuery())[:3]
    return [views.id_of(ViewKind.MEMBERS, key) for key in keys]


def latest(window):
    return window.desk.gestures.rows(limit=1)[0].id


def do(window, qtbot, work):
    """Save something the way screens do, and wait."""
    window.bridge.write(work)
    settle(window, qtbot)


def change(window, qtbot, record, **values):
    """Change a body; the id of the gesture."""
    do(window, qtbot, lambda: window.desk.records.change("organizations", record, values))
    return latest(window)


def at(window, qtbot, gesture):
    """The history with the details of a gesture."""
    screen = go(window, Place("history", gesture), qtbot)
    qtbot.waitUntil(
        lambda: screen.gesture.detail is not None and screen.gesture.detail.gesture.id == gesture
    )
    settle(window, qtbot)
    return screen


def values(screen):
    return {
        line.field: (line.old, line.new)
        for line in screen.gesture.list.lines()
        if isinstance(line, ValueLine) and not line.whole
    }


def told(screen):
    return [line.told for line in screen.gesture.list.lines()]


def stored(window, record, field):
    return window.desk.records.values("organizations", record)[field]


# --- what is shown ----------------------------------------------------------------------------


def test_every_gesture_is_listed_the_latest_first(window, qtbot):
    first = change(window, qtbot, members(window)[0], notes="하나")
    second = change(window, qtbot, members(window)[0], notes="둘")

    screen = go(window, HISTORY, qtbot)

    ids = [screen.content._desk.views.id_of(ViewKind.GESTURES, key) for key in screen._found.keys]
    assert ids[:2] == [second, first]
    assert window.body.header.count() == f"{len(window.desk.gestures.rows())}건"


def test_a_gesture_shows_each_field_before_and_after(window, qtbot):
    body = members(window)[0]
    change(window, qtbot, body, size_class=SizeClass.SMALL, size_confirmed_on=date(2026, 7, 1))
    gesture = change(
        window, qtbot, body, size_class=SizeClass.MEDIUM, size_confirmed_on=date(2026, 7, 2)
    )

    screen = at(window, qtbot, gesture)

    head = screen.gesture.list.lines()[0]
    assert isinstance(head, HeadLine)
    assert head.place == Place("members", body)
    assert values(screen) == {
        "규모": ("소기업", "중기업"),
        "규모 확인일": ("2026. 7. 1.", "2026. 7. 2."),
    }


def test_a_person_is_not_named_in_the_history(window, qtbot):
    body = members(window)[0]
    person = {"name": "홍길동", "organization_id": body, "phone": "02-123-4567"}
    do(window, qtbot, lambda: window.desk.records.create("people", person))

    screen = at(window, qtbot, latest(window))

    text = " ".join(told(screen))
    assert "홍*동" in text
    assert "홍길동" not in text
    assert "02-123-4567" not in text
    assert values(screen)["성명"] == ("없음", "(가림)")


def test_a_large_gesture_shows_more_on_demand(window, qtbot):
    gesture = next(row for row in window.desk.gestures.rows() if row.records > 100)
    screen = at(window, qtbot, gesture.id)
    lines = screen.gesture.list.lines()
    assert isinstance(lines[-1], MoreLine)
    before = len(screen.gesture.detail.records)

    screen.gesture.list.act(len(lines) - 1)
    settle(window, qtbot)

    assert len(screen.gesture.detail.records) == 2 * before


def test_the_history_of_one_record_is_a_filter_with_its_name(window, qtbot):
    body = members(window)[0]
    change(window, qtbot, body, notes="하나")

    screen = go(window, Place("history", None, (("record", (body,)),)), qtbot)

    name = stored(window, body, "name")
    assert len(screen._found.keys) == 2
    assert screen.bar.buttons["record"].value() == name


@pytest.mark.parametrize("key", ["period", "actor", "kind", "entity"])
def test_each_filter_leaves_as_many_as_it_says(window, qtbot, key):
    change(window, qtbot, members(window)[0], notes="하나")
    screen = go(window, HISTORY, qtbot)
    choice = window.desk.views.choices(ViewKind.GESTURES, key, ViewQuery())[0]

    screen.bar.filter_changed.emit(key, (choice.value,))
    settle(window, qtbot)

    assert len(screen._found.keys) == choice.count
    assert screen.place().filter(key) == (choice.value,)
    assert screen.bar.buttons[key].value()


def test_a_new_file_has_no_changes(empty, qtbot):
    rows = empty.desk.gestures.rows()

    screen = go(empty, HISTORY, qtbot)

    assert len(screen._found.keys) == len(rows)
    if not rows:
        assert screen.spec.words.empty == "아직 변경이 없습니다"


# --- taking back ------------------------------------------------------------------------------


def test_a_gesture_of_long_ago_is_taken_back(window, qtbot):
    first, second = members(window)[:2]
    gesture = change(window, qtbot, first, notes="하나")
    change(window, qtbot, second, notes="둘")
    screen = at(window, qtbot, gesture)

    assert window.commands.run("take_back")
    settle(window, qtbot)

    assert stored(window, first, "notes") is None
    assert stored(window, second, "notes") == "둘"
    assert screen.gesture.detail.gesture.is_undone
    assert window.commands.reason("take_back") == labels.WHY_UNDONE


def test_what_stands_on_a_gesture_stays_and_is_told_in_words(window, qtbot):
    body = members(window)[0]
    gesture = change(window, qtbot, body, notes="하나", district="중구")
    change(window, qtbot, body, notes="둘")
    log = window.desk.workspace.note_access
    do(window, qtbot, lambda: log("print", body, 1, "회의 안내"))
    screen = at(window, qtbot, gesture)

    screen.gesture.back_button.click()
    settle(window, qtbot)

    assert (stored(window, body, "notes"), stored(window, body, "district")) != ("하나", "중구")
    assert stored(window, body, "notes") == "둘"
    left = [line.text for line in screen.gesture.list.lines() if isinstance(line, LeftLine)]
    name = stored(window, body, "name")
    assert left == [
        f"{name} · 비고: 뒤에 ‘기업·기관 1개 수정’ 작업에서 다시 바뀌어 그대로 두었습니다."
    ]
    assert "나중에 다시 바뀐 값 1개는 그대로 두었습니다." in window._toast.text()
    assert "내보낸 1건" in window._toast.text()
    assert "‘회의 안내’" in window._toast.text()


def test_an_undo_that_would_change_nothing_is_refused_in_place(window, qtbot):
    body = members(window)[0]
    gesture = change(window, qtbot, body, notes="하나")
    change(window, qtbot, body, notes="둘")
    at(window, qtbot, gesture)

    window.commands.run("take_back")
    settle(window, qtbot)

    assert "나중에 한 작업부터 되돌리세요" in window.body.notes.text()


def test_erased_persons_stay_erased(window, qtbot):
    body = members(window)[0]
    person = {"name": "홍길동", "organization_id": body}
    do(window, qtbot, lambda: window.desk.records.create("people", person))
    id_ = window.desk.views.id_of(
        ViewKind.PEOPLE, window.desk.views.keys(ViewKind.PEOPLE, ViewQuery(text=""))[0]
    )
    do(window, qtbot, lambda: window.desk.people.erase([id_]))
    screen = at(window, qtbot, latest(window))

    assert not screen.gesture.back_button.isEnabled()
    assert window.commands.reason("take_back") == labels.WHY_ERASED


# --- one value --------------------------------------------------------------------------------


def row_of(screen, field):
    lines = screen.gesture.list.lines()
    return next(n for n, line in enumerate(lines) if getattr(line, "field", "") == field)


def test_one_old_value_is_put_back_with_a_click(window, qtbot):
    body = members(window)[0]
    change(window, qtbot, body, notes="하나")
    gesture = change(window, qtbot, body, notes="둘", district="중구")
    screen = at(window, qtbot, gesture)
    view = screen.gesture.list
    box = view.visualRect(view.model().index(row_of(screen, "비고"), 0))
    spot = QPoint(view.viewport().width() - 20, box.center().y())

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)  # a tap: nothing hovered
    settle(window, qtbot)

    assert stored(window, body, "notes") == "하나"
    assert stored(window, body, "district") == "중구"
    window.commands.run("undo")
    settle(window, qtbot)
    assert stored(window, body, "notes") == "둘"


def test_one_old_value_is_put_back_with_the_keyboard(window, qtbot):
    body = members(window)[0]
    gesture = change(window, qtbot, body, district="중구")
    screen = at(window, qtbot, gesture)
    view = screen.gesture.list
    view.setFocus()
    view.setCurrentIndex(view.model().index(row_of(screen, "시·군·구"), 0))

    QTest.keyClick(view, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    action = menu.actions()[0]
    assert action.text() == labels.PUT_BACK
    action.trigger()
    menu.close()
    settle(window, qtbot)

    assert stored(window, body, "district") != "중구"


def test_a_value_that_cannot_go_back_says_so(window, qtbot):
    body = members(window)[0]
    gesture = change(window, qtbot, body, notes="하나")
    window.bridge.undo()
    settle(window, qtbot)
    screen = at(window, qtbot, gesture)
    view = screen.gesture.list
    view.setCurrentIndex(view.model().index(row_of(screen, "비고"), 0))

    view.act(row_of(screen, "비고"))
    menu = QApplication.activePopupWidget()

    assert not menu.actions()[0].isEnabled()
    assert menu.actions()[0].toolTip() == labels.WHY_NOT_BACK
    menu.close()


def test_a_record_is_opened_from_what_changed_it(window, qtbot):
    body = members(window)[0]
    screen = at(window, qtbot, change(window, qtbot, body, notes="하나"))

    screen.gesture.list.act(0)

    assert current(window).opened == Place("members", body)


def test_enter_goes_from_the_list_to_what_changed(window, qtbot):
    screen = at(window, qtbot, change(window, qtbot, members(window)[0], notes="하나"))
    screen.list.table.setFocus()

    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    settle(window, qtbot)

    qtbot.waitUntil(screen.gesture.list.hasFocus)


# --- of one record ----------------------------------------------------------------------------


def test_a_records_own_history_follows_what_happens_to_it(window, qtbot):
    body = members(window)[0]
    change(window, qtbot, body, notes="하나")
    widget = RecordHistory(current(window).context)
    qtbot.addWidget(widget)
    widget.resize(400, 500)
    widget.show()

    widget.show_record("organizations", body)
    settle(window, qtbot)
    heads = [line for line in widget.list.lines() if isinstance(line, HeadLine)]
    assert heads[0].text == "기업·기관 1개 수정"

    change(window, qtbot, body, notes="둘")
    heads = [line for line in widget.list.lines() if isinstance(line, HeadLine)]
    assert [head.text for head in heads[:2]] == ["기업·기관 1개 수정"] * 2
    widget.list.act(0)
    settle(window, qtbot)
    assert current(window).key == "history"


def test_a_records_own_history_follows_its_tags_and_files(window, qtbot, tmp_path):
    body, paper = members(window)[0], tmp_path / "계약서.txt"
    paper.write_text("예시")
    widget = RecordHistory(current(window).context)
    qtbot.addWidget(widget)
    widget.show_record("organizations", body)
    settle(window, qtbot)

    do(window, qtbot, lambda: window.desk.tags.put("organizations", [body], ["점검"]))
    do(window, qtbot, lambda: window.desk.attachments.attach("organizations", body, [paper]))

    told = [line.told for line in widget.list.lines()]
    assert told[1:3] == ["계약서.txt, 첨부파일", "등록"]
    at = told.index("점검, 태그 표시")
    assert told[at - 1].startswith("기업·기관 1개 태그 ‘점검’ 표시")
    assert told[at + 1] == "등록"


def test_the_history_of_a_body_names_what_was_merged_into_it(window, qtbot):
    keep, lose = members(window)[:2]
    name = stored(window, lose, "name")
    do(window, qtbot, lambda: window.desk.sameness.merge(keep, lose))
    widget = RecordHistory(current(window).context)
    qtbot.addWidget(widget)

    widget.show_record("organizations", keep)
    settle(window, qtbot)

    heads = [line.text for line in widget.list.lines() if isinstance(line, HeadLine)]
    assert heads[:2] == ["기업·기관 2개 합치기", name]


def test_a_record_without_a_past_says_so(window, qtbot):
    widget = RecordHistory(current(window).context)
    qtbot.addWidget(widget)

    widget.show_record("organizations", "없음")
    settle(window, qtbot)

    assert widget._stack.currentIndex() == 1


# --- room and speed ---------------------------------------------------------------------------


def test_with_little_room_a_gesture_is_a_page_of_its_own(window, qtbot):
    gesture = change(window, qtbot, members(window)[0], notes="하나")
    window.program.look.choose(scale=2.0)
    window.resize(1366, 768)
    settle(window, qtbot)

    go(window, HISTORY, qtbot)
    screen = at(window, qtbot, gesture)

    assert screen.gesture.isVisible()
    assert not screen.list.isVisible()
    window.commands.run("back")
    settle(window, qtbot)
    assert current(window).list.isVisible()


def test_the_gesture_one_is_at_in_the_list_opens_as_a_page(window, qtbot):
    gesture = change(window, qtbot, members(window)[0], notes="하나")
    window.program.look.choose(scale=2.0)
    window.resize(1366, 768)
    listed = go(window, HISTORY, qtbot)
    listed.list.table.set_current(listed._found.keys[0])
    qtbot.waitUntil(lambda: listed._record == gesture)

    screen = at(window, qtbot, gesture)

    assert screen.gesture.detail.gesture.id == gesture


def test_a_gesture_on_twenty_thousand_records_holds_nothing_up(large_window, qtbot, watchdog):
    gesture = next(row for row in large_window.desk.gestures.rows() if row.records > 20_000)
    go(large_window, HISTORY, qtbot)
    screen = current(large_window)

    watchdog.run(
        lambda: large_window.navigate(Place("history", gesture.id)),
        lambda: (
            screen.gesture.detail is not None
            and screen.gesture.detail.gesture.id == gesture.id
            and not large_window.bridge._tasks
        ),
    )

    assert screen.gesture.detail.gesture.records > 20_000


def test_the_history_of_a_core_technology_is_exported_for_a_reason_alone(window, qtbot, tmp_path):
    desk, views = window.desk, window.desk.views
    demand = views.id_of(ViewKind.DEMANDS, views.keys(ViewKind.DEMANDS, ViewQuery())[0])
    core = {"is_core_technology": True}
    do(window, qtbot, lambda: desk.records.change("demands", demand, core))
    screen = go(window, Place("history", None, (("record", (demand,)),)), qtbot)
    file = tmp_path / "이력.csv"
    screen.gestures._ask = lambda *_: file

    window.commands.run("export")
    settle(window, qtbot)
    was_written = file.exists()
    answer(screen, "감사 제출")
    settle(window, qtbot)

    assert not was_written
    assert file.exists()
    assert desk.accesses.rows(limit=1)[0].reason == "감사 제출"


def test_the_history_of_everything_names_no_demand_and_asks_nothing(window, qtbot, tmp_path):
    desk, views = window.desk, window.desk.views
    demand = views.id_of(ViewKind.DEMANDS, views.keys(ViewKind.DEMANDS, ViewQuery())[0])
    title = str(desk.records.values("demands", demand)["title"])
    core = {"is_core_technology": True}
    do(window, qtbot, lambda: desk.records.change("demands", demand, core))
    screen, file = go(window, HISTORY, qtbot), tmp_path / "이력.csv"
    screen.gestures._ask = lambda *_: file

    window.commands.run("export")
    settle(window, qtbot)

    assert title not in file.read_text("utf-8-sig")


def test_an_old_value_of_a_core_technology_is_copied_for_a_reason_alone(window, qtbot):
    desk, views = window.desk, window.desk.views
    demand = views.id_of(ViewKind.DEMANDS, views.keys(ViewKind.DEMANDS, ViewQuery())[0])
    for values in ({"is_core_technology": True}, {"title": "예시 극박 코팅"}):
        do(window, qtbot, lambda values=values: desk.records.change("demands", demand, values))
    screen = at(window, qtbot, latest(window))
    clipboard = QApplication.clipboard()
    clipboard.setText("앞의 것")

    view = screen.gesture.list
    line = view.lines()[row_of(screen, "수요과제명")]
    view.copy_value(line, line.new)
    settle(window, qtbot)
    before = clipboard.text()
    answer(screen, "감사 자료")
    settle(window, qtbot)

    assert (before, clipboard.text()) == ("앞의 것", "예시 극박 코팅")
    assert desk.accesses.rows(limit=1)[0].reason == "감사 자료"


def test_any_other_value_is_copied_at_once(window, qtbot):
    screen = at(window, qtbot, change(window, qtbot, members(window)[0], district="중구"))

    view = screen.gesture.list
    view.act(row_of(screen, "시·군·구"))
    menu = QApplication.activePopupWidget()
    next(one for one in menu.actions() if one.text() == labels.COPY_VALUE).trigger()
    menu.close()
    settle(window, qtbot)

    assert QApplication.clipboard().text() == "중구"
