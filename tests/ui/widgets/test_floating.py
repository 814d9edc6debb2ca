"""What floats over the window: round corners, a shadow, and a place under its control."""

from PySide6.QtWidgets import QMenu, QWidget

from afm_desktop.ui.stylesheet import SHADOW
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.popup_menu import PopupMenu, make_round


def transparent_corners(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    right, bottom = image.width() - 1, image.height() - 1
    corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    return all(image.pixelColor(x, y).alpha() < 20 for x, y in corners)


def test_what_floats_has_round_corners_and_a_shadow(qtbot):
    owner = Button("분과")
    qtbot.addWidget(owner)
    owner.move(200, 200)
    owner.show()
    menu = PopupMenu(owner, "더 보기")
    menu.add("삭제", lambda: None)
    popup = OptionPopup(owner, [Option(number, f"분과 {number}") for number in range(3)])
    for floating in (menu, popup):
        floating.open_under(*([owner] if floating is menu else []))
        qtbot.waitUntil(floating.isVisible)

        assert transparent_corners(floating)
        below = floating.grab().toImage().pixelColor(floating.width() // 2, floating.height() - 8)
        assert 0 < below.alpha() < 128
        frame_left = floating.geometry().left() + SHADOW * theme().u
        assert frame_left == owner.mapToGlobal(owner.rect().topLeft()).x()
        floating.close()


def test_menus_of_the_bar_have_round_corners(qtbot):
    menu = make_round(QMenu("파일"))
    qtbot.addWidget(menu)
    menu.addAction("열기")
    menu.adjustSize()

    assert transparent_corners(menu)


def test_what_is_chosen_in_a_menu_has_the_tick_of_other_lists(qtbot):
    owner = Button("열")
    qtbot.addWidget(owner)
    owner.show()
    menu = PopupMenu(owner, "열")
    chosen = menu.add("접수번호", lambda: None, is_checked=True)
    other = menu.add("수요과제명", lambda: None, is_checked=False)
    menu.open_under(owner)
    qtbot.waitUntil(menu.isVisible)
    image = menu.grab().toImage()

    def accents(action):
        box = menu.actionGeometry(action)
        left = range(box.left(), box.left() + 6 * theme().u)
        found = (image.pixelColor(x, y) for x in left for y in range(box.top(), box.bottom()))
        return sum(colour.blue() - colour.red() > 60 for colour in found)

    assert accents(chosen) > 0
    assert accents(other) == 0
    menu.close()
