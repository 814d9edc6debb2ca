"""현황판 counts divisions as today has them, as the structure before had them, or mapped."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.app import opened
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.view_places import filters_of
from tests.ui.screens.frames import current, settle, shown

CURRENT, FORMER, MAPPED = range(3)


@pytest.fixture(scope="session")
def gone_over(demonstration, tmp_path_factory):
    """The demonstration after the divisions went over to M.AX; who writes in it takes a copy."""
    path = shutil.copy(demonstration, tmp_path_factory.mktemp("gone_over") / "예시.afm")
    with opened(path) as desk:
        desk.transition.run(desk.transition.proposed()[0])
    return path


@pytest.fixture
def changed(program, gone_over, tmp_path, qtbot):
    """Its window."""
    return shown(program, shutil.copy(gone_over, tmp_path / "예시.afm"), qtbot)


def choose(window, qtbot, at):
    """Choose a structure, and answer the rows of the table by their first cell."""
    current(window).page.divisions.views.choices()[at].click()
    settle(window, qtbot)
    return rows(window)


def rows(window):
    model = current(window).page.divisions.table.model()
    return {
        model.index(row, 0).data(): [
            model.index(row, column).data() for column in range(1, model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def test_without_a_structure_before_there_is_nothing_to_choose(window, qtbot):
    settle(window, qtbot)

    assert current(window).page.divisions.views is None


def test_the_scope_offers_the_divisions_of_the_structure_in_force(changed):
    assert len(changed.scope.divisions) == 10
    assert changed.scope.words == "전체 10개 분과"


def test_the_divisions_before_are_shown_as_they_were_on_their_last_day(changed, qtbot):
    shown = choose(changed, qtbot, FORMER)

    assert len(shown) == 13
    assert shown["자동차"][:3] == ["22", "4", "25"]
    assert "다음 회의" not in [
        spec.header for spec in current(changed).page.divisions.table.specs if spec.visible
    ]


def test_mapped_figures_have_the_same_sums(changed, qtbot):
    former = choose(changed, qtbot, FORMER)["합계(중복 제외)"]

    mapped = choose(changed, qtbot, MAPPED)

    assert len(mapped) == 11
    assert mapped["자율주행차"][:3] == ["22", "4", "25"]
    assert mapped["합계(중복 제외)"] == former


@pytest.mark.parametrize("at", [FORMER, MAPPED])
def test_every_figure_of_a_day_before_opens_its_list(changed, qtbot, at):
    shown = choose(changed, qtbot, at)
    table = current(changed).page.divisions.table
    names = {table.model().index(row, 0).data(): row for row in range(len(shown))}
    keys = [spec.key for spec in table.specs]
    assert keys[1:6] == ["members", "anchors", "demands", "selected", "projects"]

    for name, row in names.items():
        code = table.model().key(row)
        for key, told in zip(keys[1:6], shown[name], strict=False):
            place = table.places[code, key]
            query = ViewQuery(filters=filters_of(place))
            found = changed.desk.views.keys(ViewKind(place.screen), query)
            assert (name, key, f"{len(found):,}") == (name, key, told)


def test_members_of_the_last_day_are_listed_with_their_seats_of_then(changed, qtbot):
    choose(changed, qtbot, FORMER)
    places, views = current(changed).page.divisions.table.places, changed.desk.views
    (aut,) = [place for (code, key), place in places.items() if (code, key) == ("AUT", "anchors")]
    query = ViewQuery(filters=filters_of(aut))

    rows = views.rows(ViewKind.MEMBERS, views.keys(ViewKind.MEMBERS, query), filters=query.filters)

    at = [column.key for column in views.columns(ViewKind.MEMBERS)].index("division")
    today = {one.code for one in changed.desk.divisions.names()}
    assert len(rows) == 4
    assert "AUT" in {row[at] for row in rows.values()}
    assert not {row[at] for row in rows.values()} & (today - {"AUT"})


def test_the_name_of_a_division_leads_to_it_counted_so(changed, qtbot):
    choose(changed, qtbot, MAPPED)
    place = current(changed).page.divisions.table.places["CAR", "division"]
    query = ViewQuery(filters=filters_of(place))
    keys = changed.desk.views.keys(ViewKind.DIVISIONS, query)
    found = changed.desk.views.rows(ViewKind.DIVISIONS, keys, filters=query.filters)

    (cars,) = [row for row in found.values() if row[0] == place.record]
    assert cars[7:10] == (22, 4, 25)


def test_todays_figures_lead_to_their_lists(changed, qtbot):
    choose(changed, qtbot, FORMER)
    choose(changed, qtbot, CURRENT)

    places = current(changed).page.divisions.table.places
    assert places["CAR", "members"].screen == "members"


def test_the_keyboard_stays_in_the_choice(changed, qtbot):
    first = current(changed).page.divisions.views.choices()[CURRENT]
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)
    settle(changed, qtbot)

    assert current(changed).page.divisions.views.choices()[FORMER].hasFocus()


def test_after_an_undo_today_is_shown_again(changed, qtbot):
    choose(changed, qtbot, FORMER)

    changed.commands.run("undo")
    settle(changed, qtbot)

    assert current(changed).page.divisions.views is None
    assert len(changed.scope.divisions) == 12
