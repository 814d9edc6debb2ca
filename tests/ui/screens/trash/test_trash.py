"""휴지통 lists what was deleted and brings it back to where it was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from sqlalchemy import select

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.labels import trash as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.printing import Printing
from afm_desktop.ui.widgets.line import Line
from tests.ui.screens.asking import answer
from tests.ui.screens.frames import current, go, settle

TRASH = Place("trash")


def do(window, qtbot, work):
    window.bridge.write(work)
    settle(window, qtbot)


def delete(window, qtbot, kind, view, count=1):
    """Delete the first records of a list; their ids."""
    views = window.desk.views
    ids = [views.id_of(view, key) for key in views.keys(view, ViewQuery())[:count]]
    do(window, qtbot, lambda: window.desk.records.delete(kind, ids))
    return ids


def texts(screen):
    model = screen.list.table.model()
    return [
        [model.text(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_was_deleted_is_listed_with_its_kind_and_by_whom(window, qtbot):
    delete(window, qtbot, "demands", ViewKind.DEMANDS)

    screen = go(window, TRASH, qtbot)

    ((kind, name, when, actor, words),) = texts(screen)
    assert (kind, words) == ("수요", "수요 1건 삭제")
    assert name
    assert when.startswith("20")
    assert actor == window.desk.workspace.office.actor


def test_a_restored_record_is_shown_where_it_was(window, qtbot):
    (id_,) = delete(window, qtbot, "demands", ViewKind.DEMANDS)
    go(window, TRASH, qtbot)

    assert window.commands.run("restore")
    settle(window, qtbot)

    assert current(window).opened == Place("demands", id_)
    assert window.desk.views.key_of(ViewKind.DEMANDS, id_) is not None
    assert window._toast.text().startswith("복원했습니다: ")


def test_several_kinds_come_back_in_one_gesture(window, qtbot):
    delete(window, qtbot, "demands", ViewKind.DEMANDS, 2)
    delete(window, qtbot, "issues", ViewKind.ISSUES)
    screen = go(window, TRASH, qtbot)
    screen.list.table.selectAll()

    window.commands.run("restore")
    settle(window, qtbot)

    assert texts(screen) == []
    assert window.desk.gestures.rows(limit=1)[0].words == "쟁점·건의 1건, 수요 2건 복원"
    window.commands.run("undo")
    settle(window, qtbot)
    assert len(texts(screen)) == 3


def test_what_needs_another_deleted_record_is_refused_in_place(window, qtbot):
    desk = window.desk
    made = {}

    def prepare():
        made["body"] = desk.records.create("organizations", {"name": "예시지울기업"})
        made["person"] = desk.records.create(
            "people", {"name": "홍길동", "organization_id": made["body"]}
        )
        desk.records.delete("people", [made["person"]])
        desk.records.delete("organizations", [made["body"]])

    do(window, qtbot, prepare)
    screen = go(window, TRASH, qtbot)
    key = desk.views.key_of(ViewKind.TRASH, made["person"])
    screen.list.table.set_current(key)

    window.commands.run("restore")
    settle(window, qtbot)

    assert "복원할 수 없습니다" in window.body.notes.text()
    assert "홍*동" in str(texts(screen))
    screen.list.table.selectAll()
    window.commands.run("restore")
    settle(window, qtbot)
    assert texts(screen) == []


def test_enter_restores_the_current_row(window, qtbot):
    (id_,) = delete(window, qtbot, "demands", ViewKind.DEMANDS)
    screen = go(window, TRASH, qtbot)
    screen.list.table.setFocus()

    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert window.desk.views.key_of(ViewKind.DEMANDS, id_) is not None


def test_the_kinds_are_a_filter_with_counts(window, qtbot):
    delete(window, qtbot, "demands", ViewKind.DEMANDS, 2)
    delete(window, qtbot, "issues", ViewKind.ISSUES)
    screen = go(window, TRASH, qtbot)

    screen.bar.filter_changed.emit("kind", ("demands",))
    settle(window, qtbot)

    assert [line[0] for line in texts(screen)] == ["수요", "수요"]
    assert screen.bar.buttons["kind"].value() == "수요"


def test_nothing_is_emptied_and_that_is_said(window, qtbot):
    delete(window, qtbot, "demands", ViewKind.DEMANDS)

    screen = go(window, TRASH, qtbot)

    assert screen.list.footer.isVisible()
    assert screen.list.footer.accessibleDescription() == labels.KEPT
    assert window.commands.reason("delete")


def test_an_empty_trash_says_so(window, qtbot):
    screen = go(window, TRASH, qtbot)

    assert not screen._found.keys
    assert screen.header().primary == ""
    assert screen.spec.words.empty in [line.text() for line in screen.findChildren(Line)]


def test_a_large_file_holds_nothing_up(large_window, qtbot, watchdog):
    desk = large_window.desk
    with desk.workspace.reading() as session:
        loose = Organization.id.not_in(select(Membership.organization_id))
        ids = session.scalars(select(Organization.id).where(loose).limit(900)).all()
    screen = go(large_window, TRASH, qtbot)

    watchdog.run(
        lambda: large_window.bridge.write(lambda: desk.records.delete("organizations", ids)),
        lambda: len(screen._found.keys) == 900 and not large_window.bridge._tasks,
    )

    assert texts(screen)[0][0] == "기업·기관"


def test_a_deleted_core_technology_leaves_for_a_reason_alone(window, qtbot, tmp_path):
    views, desk = window.desk.views, window.desk
    demand = views.id_of(ViewKind.DEMANDS, views.keys(ViewKind.DEMANDS, ViewQuery())[0])
    title = str(desk.records.values("demands", demand)["title"])
    core = {"is_core_technology": True}
    do(window, qtbot, lambda: desk.records.change("demands", demand, core))
    do(window, qtbot, lambda: desk.records.delete("demands", [demand]))
    screen, file = go(window, TRASH, qtbot), tmp_path / "휴지통.csv"
    screen.gestures._ask = lambda *_: file
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("앞의 것")

    window.commands.run("copy")
    settle(window, qtbot)
    before = clipboard.text()
    answer(screen, "감사 자료")
    settle(window, qtbot)
    window.commands.run("export")
    settle(window, qtbot)
    was_written = file.exists()
    answer(screen, "감사 제출")
    settle(window, qtbot)

    assert (before, was_written) == ("앞의 것", False)
    assert title in clipboard.text()
    assert title in file.read_text("utf-8-sig")
    reasons = [row.reason for row in desk.accesses.rows(limit=2)]
    assert reasons == ["감사 제출", "감사 자료"]
    assert printed(screen, desk).core == {demand: Confidentiality.PUBLIC}


def printed(screen, desk):
    """What its print would be asked about."""
    columns = tuple(screen.list.shown_columns())
    export = Export(screen.spec, screen.content.query, tuple(one.key for one in columns), "")
    return Printing(export, columns, (), screen.content.showing).make(desk, lambda *_: None)
