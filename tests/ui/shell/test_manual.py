"""The manual is read inside the program, at the page of the screen, and searched there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextTable

from afm_desktop.paths import MANUAL
from afm_desktop.ui.manual import CONTENTS, find, page_of, pages
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.shell.manual_text import ManualText
from afm_desktop.ui.shell.manual_window import ManualWindow
from afm_desktop.ui.shell.shortcut_page import shortcut_page
from afm_desktop.ui.theme import theme


@pytest.fixture
def manual(program, qtbot):
    window = ManualWindow(program.window) if program.window else ManualWindow(None)
    qtbot.addWidget(window)
    return window


def test_every_screen_has_its_page():
    names = {page.name for page in pages()}

    assert {page_of(screen.key) for screen in SCREENS} <= names
    assert {CONTENTS, "first-run", "find", "shortcuts", "lists"} <= names


def test_the_contents_name_every_page_once_and_come_first():
    known = pages()
    named = [page.name for page in known[1:]]

    assert known[0].name == CONTENTS
    assert sorted(named) == sorted(
        path.stem for path in MANUAL.glob("*.md") if path.stem != CONTENTS
    )
    assert all(known[0].text.count(f"({name}.md)") == 1 for name in named)


def test_the_page_of_shortcuts_says_what_the_program_says(qapp):
    page = (MANUAL / "shortcuts.md").read_text(encoding="utf-8")

    assert page == shortcut_page(), "run scripts/manual.py"
    assert "``" not in page


@pytest.mark.parametrize(("typed", "page"), [("휴지통", "trash"), ("복원할 자리", "trash")])
def test_a_page_is_found_by_its_title_and_by_its_words(typed, page):
    assert next(find(typed, pages())).page.name == page


def test_nothing_is_found_for_nothing():
    assert list(find("  ", pages())) == []
    assert list(find("없는낱말입니다", pages())) == []


def test_f1_opens_the_page_of_the_screen(window, qtbot):
    window.commands.run("help")

    manual = window.findChild(ManualWindow)
    assert manual.isVisible()
    assert manual.page == "members"
    assert "회원 · 도움말" in manual.windowTitle()
    manual.close()


def test_a_screen_without_a_page_opens_the_contents(manual):
    manual.open_page("nowhere")

    assert manual.page == CONTENTS


def test_links_lead_to_pages_and_back(manual):
    manual.open_page("trash")

    manual.reader.anchorClicked.emit(QUrl("demands.md"))
    assert manual.page == "demands"
    manual.reader.anchorClicked.emit(QUrl("https://example.test/elsewhere"))
    assert manual.page == "demands"
    manual.go_back()

    assert manual.page == "trash"


def test_searching_lists_the_pages_and_goes_to_the_first(manual):
    manual.open_page("trash")

    manual.search.queried.emit("초성")

    found = [entry.key for entry in manual.list.entries()]
    assert "find" in found
    assert manual.page == found[0]
    manual.search.queried.emit("")
    assert len(manual.list.entries()) == len(pages())


def test_a_search_without_a_find_says_so(manual):
    manual.open_page("trash")

    manual.search.queried.emit("없는낱말입니다")

    assert "‘없는낱말입니다’에 대한 설명이 없습니다" in manual.nothing.text()
    assert manual.page == "trash"


def test_esc_closes_it(manual, qtbot):
    manual.open_page("trash")

    qtbot.keyClick(manual, Qt.Key.Key_Escape)

    assert not manual.isVisible()


def test_pages_are_set_in_the_roles_of_the_theme(qapp):
    text = ManualText(
        MANUAL, "# 제목\n\n글 **굵게** `코드`\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n", 600
    )

    heading = QTextCursor(text.begin())
    heading.movePosition(QTextCursor.MoveOperation.Right)
    assert heading.charFormat().font() == theme().font("display")
    assert (
        text.find("코드").charFormat().background().color().name().upper() == theme().tokens.window
    )
    assert any(isinstance(frame, QTextTable) for frame in text.rootFrame().childFrames())


def test_a_picture_is_as_wide_as_the_page_and_none_comes_from_elsewhere(qapp, tmp_path):
    text = ManualText(MANUAL, "", 500)

    shown = text.loadResource(2, QUrl("../images/dashboard.png"))
    outside = text.loadResource(2, QUrl.fromLocalFile(str(tmp_path / "secret.png")))

    assert shown.width() == 500 - 2 * theme().px(6)
    assert outside is None
