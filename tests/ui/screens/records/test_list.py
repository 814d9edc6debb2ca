"""A list shows what its view answers, narrowed down and in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.kinds import ALL
from afm_desktop.ui.screens.records.kinds.bodies import LINKS, MEMBERS
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS, MEETINGS, PROJECTS
from tests.ui.screens.records.conftest import texts, wait

SUPPLEMENT = Place("demands", None, (("status", ("supplement",)),))


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.key)
def test_every_kind_shows_all_its_records(spec, make, desk):
    screen = make(spec)

    keys = desk.views.keys(spec.kind, ViewQuery(sort=spec.sort))
    assert screen.content.model.keys == keys
    assert not screen.list.is_empty
    assert screen.header().count == f"{len(keys):,}{spec.words.noun.counter}"


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.key)
def test_columns_and_filters_are_those_of_the_view(spec, desk):
    columns = {column.key: column for column in desk.views.columns(spec.kind)}
    filters = {one.key for one in desk.views.filters(spec.kind)}

    assert {one.key for one in spec.columns} <= columns.keys()
    assert {one.key for one in spec.filters} == filters
    assert spec.narrow <= {one.key for one in spec.columns}
    assert all(one.header for one in spec.columns)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.key)
def test_every_choice_of_every_filter_is_said_in_korean(spec, make, desk):
    screen = make(spec)
    for one in spec.filters:
        if one.record:
            continue
        choices = desk.views.choices(spec.kind, one.key, ViewQuery())
        for option in screen.content.words.options(one, choices):
            assert option.word
            assert option.word not in ("yes", "no", "ahead", "kept", "anchor", "draft")


def test_the_footer_has_count_and_sums_of_what_is_shown(make, desk):
    screen = make(DEMANDS, SUPPLEMENT)

    query = ViewQuery(filters=(Filter("status", ("supplement",)),))
    totals = desk.views.totals(ViewKind.DEMANDS, query)
    name = screen.list.footer.accessibleName()
    assert f"합계 {totals.count}건" in name
    assert f"{totals.sums['total_cost_won'] // 1_000_000:,}" in name
    assert screen.header().count == f"213건 중 {totals.count}건"


def test_a_place_narrows_the_list_and_says_so(make):
    screen = make(DEMANDS, SUPPLEMENT)

    assert set(texts(screen, "status", 30)) == {"보완 요청"}
    assert screen.bar.buttons["status"].value() == "보완 요청"
    assert screen.place().filters == SUPPLEMENT.filters


def test_a_link_to_the_bare_screen_shows_all(make, qtbot):
    screen = make(DEMANDS, SUPPLEMENT)

    screen.open(Place("demands"))
    wait(qtbot, screen)

    assert len(screen.content.model.keys) == 213
    assert not screen.content.narrowing.is_set


def test_a_place_leads_to_a_record_in_the_list(make, desk):
    key = desk.views.keys(ViewKind.DEMANDS, ViewQuery())[100]
    id_ = desk.views.id_of(ViewKind.DEMANDS, key)

    screen = make(DEMANDS, Place("demands", id_))

    assert screen.list.table.current_key() == key
    assert screen.side.pane.shown in {("", None), ("demands", id_)}


def test_a_record_outside_the_filters_is_shown_beside_the_list(make, desk, qtbot):
    key = desk.views.keys(ViewKind.DEMANDS, ViewQuery())[0]
    id_ = desk.views.id_of(ViewKind.DEMANDS, key)

    screen = make(DEMANDS, Place("demands", id_, (("status", ("supplement",)),)))

    qtbot.waitUntil(lambda: screen.side.pane.shown == ("demands", id_))
    assert screen.list.table.current_key() is None


def test_the_list_of_a_body_says_which_body_it_is(make, desk):
    listing = desk.views.rows(ViewKind.MEMBERS, desk.views.keys(ViewKind.MEMBERS, ViewQuery()))
    place = [column.key for column in desk.views.columns(ViewKind.MEMBERS)].index("demands")
    row = next(row for row in listing.values() if row[place] and row[place] > 1)

    screen = make(DEMANDS, Place("demands", None, (("applicant_id", (str(row[0]),)),)))

    assert screen.bar.buttons["applicant_id"].value() == row[1]
    assert not screen.bar.buttons["applicant_id"].isHidden()
    assert set(texts(screen, "applicant", 20)) == {row[1]}


def test_clicking_a_header_sorts_and_is_kept(make, preferences, qtbot):
    screen = make(DEMANDS)
    table = screen.list.table

    table.sort_requested.emit("total_cost_won", True)
    table.set_sort("total_cost_won", descending=True)
    table.layout_changed.emit()
    wait(qtbot, screen)

    amounts = [int(text.replace(",", "")) for text in texts(screen, "total_cost_won", 20)]
    assert amounts == sorted(amounts, reverse=True)
    again = make(DEMANDS)
    assert again.content.narrowing.sort == (Sort("total_cost_won", descending=True),)


def test_meetings_begin_with_the_next_one(make, desk):
    screen = make(MEETINGS)

    place = [column.key for column in screen.content.rows.columns].index("starts_at")
    moments = [screen.content.model.value(row, place) for row in range(5)]
    assert moments == sorted(moments)
    assert moments[0] >= korean_moment(desk.workspace.today)


def test_searching_sees_initial_consonants(make, qtbot):
    screen = make(MEMBERS)

    screen.bar.search.setText("ㄷㅎㅎㄱ")
    screen.bar.search.entered.emit()
    wait(qtbot, screen)

    assert texts(screen, "name") == ["대한항공"]


def test_enter_in_the_search_goes_to_the_list(make, qtbot):
    screen = make(MEMBERS)
    screen.bar.focus_search()

    QTest.keyClick(screen.bar.search, Qt.Key.Key_Return)

    assert screen.list.table.hasFocus()


def test_esc_clears_the_search_then_closes_the_details(make, qtbot):
    screen = make(MEMBERS, Place("members", None, (), "예시"))
    screen.list.table.setFocus()

    QTest.keyClick(screen.list.table, Qt.Key.Key_Escape)
    wait(qtbot, screen)
    assert screen.content.narrowing.text == ""
    assert screen.side.is_shown

    QTest.keyClick(screen.list.table, Qt.Key.Key_Escape)
    assert not screen.side.is_shown


def test_choosing_values_of_a_filter_narrows_and_delete_clears_it(make, qtbot):
    screen = make(DEMANDS)
    bar = screen.bar

    bar.filter_changed.emit("status", (DemandStatus.SELECTED.value, DemandStatus.SUPPLEMENT.value))
    wait(qtbot, screen)
    assert bar.buttons["status"].value() == "선정 외 1"

    QTest.keyClick(bar.buttons["status"], Qt.Key.Key_Delete)
    wait(qtbot, screen)
    assert not screen.content.narrowing.is_set


def test_a_filter_offers_its_values_with_counts(make, desk, qtbot):
    screen = make(DEMANDS)

    screen.bar.buttons["status"].click()
    qtbot.waitUntil(lambda: _popup(screen.bar.buttons["status"]) is not None)

    popup = _popup(screen.bar.buttons["status"])
    choices = desk.views.choices(ViewKind.DEMANDS, "status", ViewQuery())
    assert [(one.value, one.note) for one in popup.list.shown] == [
        (choice.value, f"{choice.count:,}") for choice in choices
    ]
    popup.list.pick()
    wait(qtbot, screen)
    assert screen.content.narrowing.values("status") == (choices[0].value,)
    popup.close()


def _popup(opener):
    from afm_desktop.ui.widgets.option_list import OptionPopup  # noqa: PLC0415

    return next((one for one in opener.findChildren(OptionPopup) if one.isVisible()), None)


def test_the_scope_of_the_window_narrows_every_list(make, scope, qtbot):
    screen = make(MEMBERS)
    before = len(screen.content.model.keys)

    scope.choose("BAT")
    wait(qtbot, screen)

    assert 0 < len(screen.content.model.keys) < before
    assert screen.bar.buttons["division"].isHidden()


def test_nothing_that_matches_offers_to_clear_the_filters(make, qtbot):
    screen = make(MEMBERS, Place("members", None, (), "없는이름없는이름"))

    assert screen.list.is_empty
    assert "조건에 맞는 회원이 없습니다" in screen.list.currentWidget().accessibleName()

    screen.context.commands.run("clear_filters")
    wait(qtbot, screen)
    assert not screen.list.is_empty


def test_links_show_tiers_and_sums(make):
    screen = make(LINKS, Place("links", None, (("tier", ("1",)),)))

    assert set(texts(screen, "tier", 10)) == {"1차"}
    assert screen.bar.buttons["tier"].value() == "1차"


def test_the_selection_is_summed_in_the_status_bar(make, desk, qtbot):
    screen = make(DEMANDS, SUPPLEMENT)
    heard: list[str] = []
    screen.selected.connect(heard.append)

    screen.list.table.selectAll()
    totals = desk.views.totals(
        ViewKind.DEMANDS, ViewQuery(filters=(Filter("status", ("supplement",)),))
    )

    won = f"{totals.sums['total_cost_won'] // 1_000_000:,}백만원"
    qtbot.waitUntil(lambda: any(f"선택 {totals.count}건 · 총사업비 {won}" in one for one in heard))
    assert f"선택 {totals.count}건" in screen.header().count


def test_typing_in_the_list_goes_to_the_first_match(make, qtbot):
    screen = make(MEMBERS)
    screen.list.table.setFocus()

    QTest.keyClicks(screen.list.table, "SDI")

    qtbot.waitUntil(lambda: _name(screen) == "삼성SDI")


def _name(screen):
    return screen.content.model.text(screen.list.table.currentIndex().row(), 0)


def test_the_foot_tells_what_its_sums_leave_out(make, desk):
    for amounts in ({"total_won": 100_000_000}, {}):
        desk.records.create("lead_projects", {"title": "예시 과제", "year": 2026, **amounts})

    screen = make(PROJECTS)
    bare = sum(
        desk.records.values("lead_projects", desk.views.id_of(ViewKind.PROJECTS, key))["total_won"]
        is None
        for key in desk.views.keys(ViewKind.PROJECTS, ViewQuery())
    )

    assert f"총사업비 미기재 {bare:,}건" in screen.list.footer.accessibleDescription()


def test_a_list_is_filtered_by_a_tag_that_is_called_by_its_name(make, desk, bridge, qtbot):
    ids = [
        desk.views.id_of(ViewKind.MEMBERS, key)
        for key in desk.views.keys(ViewKind.MEMBERS, ViewQuery())[:2]
    ]
    desk.tags.put("organizations", ids, ["점검"])
    tag = desk.tags.mark("점검").id
    qtbot.waitUntil(lambda: bridge.is_resting)

    screen = make(MEMBERS, Place("members", None, (("tags", (tag,)),)))

    assert screen.bar.buttons["tags"].value() == "점검"
    assert len(screen.content.model.keys) == 2
    place = [one.key for one in screen.content.rows.columns].index("tags")
    assert {row[place] for row in screen.content.rows(screen.content.model.keys).values()} == {
        "점검"
    }
    desk.tags.rename(tag, "현장 점검")
    qtbot.waitUntil(lambda: screen.bar.buttons["tags"].value() == "현장 점검")
    desk.tags.delete([tag])
    qtbot.waitUntil(lambda: screen.bar.buttons["tags"].value() == "삭제한 태그")
