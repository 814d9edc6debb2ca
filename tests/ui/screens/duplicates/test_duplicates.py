"""중복 검토 shows pairs side by side, and each decision is one gesture."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.services.sameness.merge_plan import Side
from afm_desktop.ui.labels import duplicates as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.head import remark_of
from tests.ui.screens.frames import go, settle

HERE = Place("duplicates")


@pytest.fixture
def twins(window, qtbot):
    """A firm that was entered twice; answers both ids."""
    made = []
    records = window.desk.records
    for values in (
        {"name": "예시새길정밀", "phone": "031-000-1234"},
        {"name": "주식회사 예시새길정밀", "phone": "031-000-5678", "website": "example.invalid"},
    ):
        window.bridge.write(partial(records.create, "organizations", values), made.append)
    settle(window, qtbot)
    return made


def texts(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_nothing_alike_is_said(window, qtbot):
    screen = go(window, HERE, qtbot)

    assert screen.header().count == "0쌍"
    assert screen.panes() == (screen,)


def test_a_pair_is_shown_side_by_side_with_the_reasons(window, qtbot, twins):
    screen = go(window, HERE, qtbot)

    assert texts(screen.table) == [["같은 기업", "예시새길정밀", "주식회사 예시새길정밀"]]
    fields = {row[0]: row[1:] for row in texts(screen.compare.fields)}
    assert fields["전화"] == ["031-000-1234", "031-000-5678", "다름", labels.KEEP]
    assert fields["누리집"] == ["", "example.invalid", "합칠 곳에만", labels.LOSE]


def test_enter_takes_the_other_value_and_merging_is_taken_back_by_one_key(window, qtbot, twins):
    screen = go(window, HERE, qtbot)
    table = screen.compare.fields
    row = [line[0] for line in texts(table)].index("전화")
    table.setFocus()
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert screen.compare.choices == {"phone": Side.LOSE}

    window.commands.run("merge_bodies")
    settle(window, qtbot)

    values = window.desk.records.values("organizations", twins[0])
    assert (values["phone"], values["website"]) == ("031-000-5678", "example.invalid")
    assert window.desk.sameness.remains(twins[1]) == (twins[0], "예시새길정밀")
    assert screen.header().count == "0쌍"
    window.commands.run("undo")
    settle(window, qtbot)
    assert window.desk.sameness.remains(twins[1]) is None
    assert screen.header().count == "1쌍"


def test_the_other_one_is_kept_after_a_swap(window, qtbot, twins):
    screen = go(window, HERE, qtbot)

    screen.compare.swap_button.click()
    settle(window, qtbot)
    screen.compare.merge_button.click()
    settle(window, qtbot)

    assert window.desk.sameness.remains(twins[0]) == (twins[1], "주식회사 예시새길정밀")


def test_different_bodies_leave_the_queue(window, qtbot, twins):
    screen = go(window, HERE, qtbot)

    screen.compare.differ_button.click()
    settle(window, qtbot)

    assert screen.header().count == "0쌍"


def test_many_are_merged_only_without_conflicts(window, qtbot, twins):
    go(window, HERE, qtbot)

    window.commands.run("merge_all_bodies")
    settle(window, qtbot)

    assert window.desk.sameness.remains(twins[1]) is None


def test_many_pairs_are_shown_page_by_page_and_said_to_be(window, qtbot):
    records = window.desk.records
    for _ in range(4):
        window.bridge.write(partial(records.create, "organizations", {"name": "예시새길정밀"}))
    settle(window, qtbot)
    screen = go(window, HERE, qtbot)
    assert (screen.header().count, screen.pages.isVisible()) == ("6쌍", False)
    screen.per_page = 4
    window.commands.run("refresh")
    settle(window, qtbot)
    assert screen.pages.told.text() == "가능성이 높은 순서로 1～4번째 (모두 6쌍)"
    assert not screen.pages.before.isEnabled()
    first = [row.second_id for row in screen.queue.rows]

    screen.pages.after.click()
    settle(window, qtbot)

    assert screen.pages.told.text() == "가능성이 높은 순서로 5～6번째 (모두 6쌍)"
    assert not screen.pages.after.isEnabled()
    assert screen.table.currentIndex().row() == 0
    assert len(screen.queue.rows) == 2
    for _ in range(2):
        screen.compare.differ_button.click()
        settle(window, qtbot)
    assert (len(screen.queue.rows), screen.pages.isVisible()) == (4, False)
    assert [row.second_id for row in screen.queue.rows] == first


def test_all_of_equal_numbers_are_merged_beyond_what_is_shown(window, qtbot):
    """Two firms entered twice each, of which one pair is on the next page."""
    made = []
    records = window.desk.records
    for name, number in (("예시새길정밀", "124-81-00998"), ("예시온길정밀", "120-81-47521")):
        for form in ("", "주식회사 "):
            body = {"name": f"{form}{name}"}
            window.bridge.write(partial(records.create, "organizations", body), made.append)
            settle(window, qtbot)
            owned = {"organization_id": made[-1], "number": number}
            window.bridge.write(partial(records.create, "business_numbers", owned))
    settle(window, qtbot)
    screen = go(window, HERE, qtbot)
    screen.per_page = 1
    window.commands.run("refresh")
    settle(window, qtbot)
    assert len(screen.queue.rows) == 1

    window.commands.run("merge_all_bodies")
    settle(window, qtbot)

    remains = [window.desk.sameness.remains(made[place]) for place in (1, 3)]
    assert remains == [(made[0], "예시새길정밀"), (made[2], "예시온길정밀")]
    assert screen.header().count == "0쌍"


def test_the_list_of_members_leads_here(window, qtbot):
    screen = go(window, Place("members"), qtbot)

    assert "screen.duplicates" in screen.header().more


def test_the_details_of_a_merged_body_say_where_its_records_are(window, qtbot, twins):
    window.bridge.write(partial(window.desk.sameness.merge, *twins))
    settle(window, qtbot)

    said = remark_of(window.desk.details.of("organizations", twins[1]))

    assert said == ("합쳐진 기업·기관입니다. 함께 있던 자료는 ‘예시새길정밀’에 있습니다.")
    assert remark_of(window.desk.details.of("organizations", twins[0])) == ""
