"""The palette finds records, screens and commands while a syllable is being composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from afm_desktop.ui.places import Place
from afm_desktop.ui.shell.palette import Palette
from afm_desktop.ui.shell.sheet import ShortcutSheet
from tests.ui.shell.conftest import register


@pytest.fixture
def palette(window, qtbot):
    for name in ("예시현대차", "예시한화정밀", "예시두산"):
        register(window.desk, name)
    window.commands.run("palette")
    return window.findChild(Palette)


def compose(palette, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(palette.field, event)


def words(palette) -> list[str]:
    return [entry.words for entry in palette.list.entries()]


def test_it_offers_all_screens_before_anything_is_typed(palette):
    assert words(palette)[:3] == ["회원", "수요", "설정"]
    assert palette.list.current().words == "회원"


@pytest.mark.parametrize("typed", ["현대", "ㅎㄷㅊ", "현ㄷ"])
def test_records_are_found_by_name_and_initials(palette, qtbot, typed):
    palette.field.setText(typed)

    qtbot.waitUntil(lambda: words(palette)[:1] == ["예시현대차"])
    assert palette.list.current().section == "기업·기관"


def test_the_syllable_that_is_composed_counts(palette, qtbot):
    compose(palette, "", "예시")
    compose(palette, "혀")
    qtbot.waitUntil(lambda: words(palette) == ["예시현대차"])
    compose(palette, "한")

    qtbot.waitUntil(lambda: words(palette) == ["예시한화정밀"])
    assert palette.field.text() == "예시"


def test_enter_goes_to_the_record(palette, window, qtbot):
    palette.field.setText("두산")
    qtbot.waitUntil(lambda: words(palette)[:1] == ["예시두산"])

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    place = window.body.stage.current.opened[-1]
    assert place.screen == "members"
    assert place.record
    assert not palette.isVisible()


def test_arrow_keys_pass_over_captions_and_go_round(palette, qtbot):
    last = palette.list.entries()[-1]

    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.current() == last
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)

    assert palette.list.current().words == "회원"


def test_a_command_is_done_from_it(palette, window, qtbot):
    palette.field.setText("단축키")
    qtbot.waitUntil(lambda: words(palette) == ["단축키"])

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.findChild(ShortcutSheet) is not None


def test_a_command_is_found_by_its_initials(palette, qtbot):
    palette.field.setText("ㅂㄱㅈ")
    palette.field.setText("ㅈㄱㅂㅇ")

    qtbot.waitUntil(lambda: "지금 백업" in words(palette))


def test_a_command_that_cannot_be_done_is_not_offered(palette, qtbot):
    palette.field.setText("삭제")
    qtbot.waitUntil(lambda: palette._typed == "삭제")

    assert "삭제" not in words(palette)


def test_a_pasted_link_is_offered(palette, window, qtbot):
    palette.field.setText("#members/abc")
    qtbot.waitUntil(lambda: words(palette)[:1] == ["이 위치 열기"])

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.body.stage.current.opened[-1] == Place("members", "abc")


def test_finding_nothing_is_said(palette, qtbot):
    palette.field.setText("없는것입니다")

    qtbot.waitUntil(lambda: words(palette) == [])
    assert palette._none.isVisible()


def test_hostile_text_is_only_text(palette, qtbot):
    palette.field.setText("<b>%_\"' OR 1=1 -- \\")

    qtbot.waitUntil(lambda: words(palette) == [])


def test_escape_gives_the_keyboard_back(window, qtbot):
    search = window.body.stage.current.search
    search.setFocus()
    window.commands.run("palette")
    palette = window.findChild(Palette)
    assert QApplication.focusWidget() is palette.field

    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is search


def test_tab_stays_inside(palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is palette.field


def test_a_click_beside_it_closes_it(palette, qtbot):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert not palette.isVisible()


def test_it_shrinks_to_what_it_found(palette, qtbot):
    tall = palette.card.height()
    palette.field.setText("현대차")

    qtbot.waitUntil(lambda: words(palette) == ["예시현대차"])
    assert palette.card.height() < tall


def test_a_tag_leads_to_the_records_it_is_on(palette, window, qtbot):
    desk = window.desk
    firm = desk.records.create("organizations", {"name": "예시나래"})
    desk.tags.put("organizations", [firm], ["현장 점검"])
    palette.field.setText("현장")
    qtbot.waitUntil(lambda: words(palette)[:1] == ["현장 점검"])
    assert palette.list.current().section == "태그"
    assert palette.list.current().about == "기업·기관 1개"

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    tag = desk.tags.mark("현장 점검").id
    assert window.body.stage.current.opened[-1] == Place("members", filters=(("tags", (tag,)),))
