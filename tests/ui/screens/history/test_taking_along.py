"""이력 and 휴지통 are exported and printed as shown, whatever the window is narrowed to."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from afm_desktop.reports.list_paper import print_list
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.labels import trash as trash_labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.printing import Printing
from tests.ui.screens.frames import current, go, settle


@pytest.fixture
def deleted(window, qtbot):
    """Two demands and an issue in the trash, while the window shows one division."""
    desk = window.desk
    for kind, view, count in (
        ("demands", ViewKind.DEMANDS, 2),
        ("issues", ViewKind.ISSUES, 1),
    ):
        ids = [desk.views.id_of(view, key) for key in desk.views.keys(view, ViewQuery())[:count]]
        window.bridge.write(lambda kind=kind, ids=ids: desk.records.delete(kind, ids))
        settle(window, qtbot)
    window.scope.choose("BAT")
    settle(window, qtbot)
    return window


def exported(window, screen, qtbot, file: Path) -> list[list[object]]:
    screen.gestures._ask = lambda _parent, _name: file
    assert window.commands.run("export")
    settle(window, qtbot)
    return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()


def printed(window, screen):
    export = screen.doing._as_shown()
    assert isinstance(export, Export)
    printing = Printing(export, tuple(screen.list.shown_columns()), (), screen.content.showing)
    return printing.make(window.desk, lambda _done, _total: None)


def test_the_history_is_exported_as_it_is_shown(deleted, qtbot, tmp_path):
    screen = go(deleted, Place("history"), qtbot)

    head, *rows = exported(deleted, screen, qtbot, tmp_path / "이력.xlsx")

    assert head == ["시각", "종류", "작업", "되돌림", "자료 수", "사람"]
    assert [row[2] for row in rows[:2]] == ["쟁점·건의 1건 삭제", "수요 2건 삭제"]
    assert len(rows) == len(screen.content.model.keys)


def test_the_trash_names_kinds_in_words(deleted, qtbot, tmp_path):
    screen = go(deleted, Place("trash"), qtbot)

    head, *rows = exported(deleted, screen, qtbot, tmp_path / "휴지통.csv.xlsx")

    assert head == ["종류", "이름", "삭제한 시각", "삭제한 사람", "작업"]
    assert [row[0] for row in rows] == ["쟁점·건의", "수요", "수요"]


@pytest.mark.parametrize(("key", "count"), [("history", "변경 10건"), ("trash", "삭제된 자료 3건")])
def test_a_print_says_what_the_list_says(deleted, qtbot, key, count):
    screen = go(deleted, Place(key), qtbot)

    paper = printed(deleted, screen)

    model = screen.list.table.model()
    shown = [
        tuple(model.text(row, column) or "—" for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    assert paper.count == count
    assert [row[2] for row in paper.rows][:1] == [shown[0][2]]
    assert len(paper.rows) == len(shown)
    assert print_list(paper).startswith(b"%PDF")


@pytest.mark.parametrize("key", ["history", "trash"])
def test_print_sends_the_list_to_the_papers(deleted, qtbot, key):
    screen = go(deleted, Place(key), qtbot)

    assert "export" in screen.header().secondary
    assert "print" in screen.header().more
    assert deleted.commands.reason("print") == ""


def test_the_trash_has_one_footer_that_says_all(deleted, qtbot):
    screen = go(deleted, Place("trash"), qtbot)
    footer = screen.list.footer

    assert footer.accessibleName() == "합계 3건"
    assert footer.accessibleDescription() == trash_labels.KEPT
    assert footer.mapTo(screen, footer.rect().bottomLeft()).y() == screen.rect().bottom()


def test_the_details_of_a_change_begin_where_the_list_does(window, qtbot):
    screen = go(window, Place("history"), qtbot)
    qtbot.waitUntil(lambda: screen.gesture.detail is not None)
    link, bar = screen.gesture._link, screen.bar

    middle = link.mapTo(screen, link.rect().center()).y()

    assert abs(middle - bar.mapTo(screen, bar.rect().center()).y()) <= 1
    screen.gesture.close_button.click()
    assert not screen.side.is_shown
    assert current(window) is screen
