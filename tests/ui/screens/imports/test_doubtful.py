"""Rows that may mean one of several bodies, decided in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.imports.model import NEW_RECORD, Outcome
from afm_desktop.ui.widgets.option_list import OptionPopup
from tests.ui.screens.imports.test_import import members, shown
from tests.ui.whole_window import rest


def linked(window):
    listing = window.desk.lists.listing("links")
    keys = [column.key for column in listing.columns]
    places = [keys.index(key) for key in ("id", "supplier", "buyer")]
    return [tuple(row[place] for place in places) for row in listing.rows]


def choose(screen, field, decision):
    """Decide which body the chosen row means."""
    choice = screen.review.side.decisions[field]
    choice.set_value(decision)
    choice.left.emit(decision)


def test_a_row_that_may_be_another_body_waits_for_a_word(window, screen, tmp_path):
    name = min(name for name in members(window) if name.startswith("예시") and len(name) > 5)
    path = tmp_path / "명단.csv"
    path.write_text(f"기업명,분과\n{name}스,이차전지\n예시전혀다른곳,조선\n", encoding="utf-8")
    screen.read_file(path)
    rest(window)
    screen.foot.next.click()
    rest(window)

    assert shown(screen)[0] is Outcome.DUPLICATE
    assert screen.review.ticked == 1
    choose(screen, "name", NEW_RECORD)
    rest(window)
    assert shown(screen) == [Outcome.NEW, Outcome.NEW]
    assert screen.review.ticked == 2
    choose(screen, "name", None)
    rest(window)
    assert shown(screen)[0] is Outcome.DUPLICATE


def test_each_firm_of_a_doubtful_link_is_decided_apart(window, screen, tmp_path):
    known = sorted(name for name in members(window) if name.startswith("예시") and len(name) > 5)
    seller, buyer = known[0], known[-1]
    path = tmp_path / "공급망.csv"
    rows = f"{seller}스,{buyer}스,볼트\n{seller}스,예시전혀다른곳,너트\n"
    path.write_text(f"협력사,구매기업,품목\n{rows}", encoding="utf-8")
    screen.read_file(path)
    rest(window)
    screen.foot.next.click()
    rest(window)
    screen.review.tabs.changed.emit(3)
    assert list(screen.review.side.decisions) == ["supplier", "buyer"]

    choose(screen, "supplier", NEW_RECORD)
    rest(window)
    assert shown(screen) == [Outcome.DUPLICATE, Outcome.NEW]
    assert screen.review.side.decisions["supplier"].value() == NEW_RECORD
    choose(screen, "buyer", NEW_RECORD)
    rest(window)
    assert shown(screen) == [Outcome.NEW, Outcome.NEW]

    screen.foot.apply.click()
    rest(window)
    links = {row[1:3] for row in linked(window)}
    assert {(f"{seller}스", f"{buyer}스"), (f"{seller}스", "예시전혀다른곳")} <= links


def test_enter_on_a_doubtful_row_goes_to_the_first_undecided_body(window, screen, tmp_path):
    name = min(name for name in members(window) if name.startswith("예시") and len(name) > 5)
    screen.take_text(f"기업명\t분과\n{name}스\t이차전지\n예시전혀다른곳\t조선")
    rest(window)
    screen.foot.next.click()
    rest(window)

    QTest.keyClick(screen.review.table, Qt.Key.Key_Return)

    (popup,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, OptionPopup)]
    assert popup.isVisible()
    popup.close()
    assert screen.review.side.decisions["name"].face.hasFocus()
