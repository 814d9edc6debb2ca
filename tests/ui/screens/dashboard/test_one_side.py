"""현황판 of one division and of a firm: no half is empty, and every number leads to its list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from afm_desktop.domain.enums import DemandStatus, LinkKind
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.dashboard_rows import SectionKind
from afm_desktop.services.founding import found_office
from afm_desktop.services.own_body import own_body
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.reports.catalogue import papers_for
from afm_desktop.ui.view_places import filters_of
from tests.ui.screens.frames import current, settle, shown


@pytest.fixture
def division(window, qtbot):
    window.scope.choose("BAT")
    settle(window, qtbot)
    return window


@pytest.fixture
def firm(program, tmp_path, qtbot):
    """The window of a firm with two demands and a supplier."""
    path = tmp_path / "예시에너지.afm"
    found_office(path, Office(Role.FIRM, "홍길동", "BAT", "예시에너지"))
    window = shown(program, path, qtbot)
    desk = window.desk
    own = own_body(desk.workspace)

    def fill():
        supplier = desk.records.create("organizations", {"name": "예시소재"})
        division = next(one.id for one in desk.divisions.names() if one.code == "BAT")
        for title in ("예시 과제 하나", "예시 과제 둘"):
            desk.records.create(
                "demands", {"title": title, "applicant_id": own, "division_id": division}
            )
        desk.records.create(
            "supply_links",
            {"supplier_id": supplier, "buyer_id": own, "item": "양극재", "kind": LinkKind.MATERIAL},
        )

    window.bridge.write(fill)
    settle(window, qtbot)
    return window


def behind(window, place: Place, *more: Filter) -> int:
    query = ViewQuery(window.scope.division, filters=(*filters_of(place), *more))
    return window.desk.views.count(ViewKind(place.screen), query)


def test_each_line_of_a_division_leads_to_its_list(division):
    page = current(division).page

    for section in current(division).rows.sections:
        block = page.sections[section.kind]
        assert behind(division, block.place) == section.count
        for row, line in zip(block.rows, section.counts, strict=False):
            assert behind(division, row.place) == line.count
            assert f"{line.count:,}" in row.accessibleName()
        for row, line in zip(block.rows, section.dated, strict=False):
            assert row.place == Place(section.view.value, line.id)


def test_a_division_without_targets_shows_its_members_in_their_place(division):
    page = current(division).page
    sizes = page.sections[SectionKind.SIZES]

    def top(block):
        return block.mapTo(page, block.rect().topLeft()).y()

    assert page.targets.rows == []
    assert top(sizes) == top(page.todos)
    assert top(page.targets) > top(page.funnel)


def test_another_division_begins_at_the_top(window, qtbot):
    window.resize(1280, 640)
    settle(window, qtbot)
    bar = current(window)._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    window.scope.choose("BAT")
    settle(window, qtbot)

    assert bar.value() == 0


def test_nothing_of_a_division_is_wider_than_the_window(division, qtbot):
    for width in (1440, 1000, 800):
        division.resize(width, 768)
        settle(division, qtbot)

        assert current(division)._area.horizontalScrollBar().maximum() == 0


def test_a_firm_begins_with_its_own_dashboard(firm):
    screen = current(firm)

    assert screen.key == "dashboard"
    assert screen.rows.is_firm
    assert set(screen.page.sections) == {
        SectionKind.DEMANDS, SectionKind.SUPPLIERS, SectionKind.MEETINGS,
    }  # fmt: skip
    assert not screen.page.funnel.isVisible()
    assert screen.header().primary == ""


def test_each_number_of_a_firm_leads_to_its_own_list(firm):
    own = own_body(firm.desk.workspace)
    screen = current(firm)
    always = {
        "demands": Filter("applicant_id", (own,)),
        "people": Filter("organization_id", (own,)),
    }

    for row, todo in zip(screen.page.todos.rows, screen.rows.todos, strict=True):
        more = [always[row.place.screen]] if row.place.screen in always else []
        assert behind(firm, row.place, *more) == todo.count
        assert not [key for key, _ in row.place.filters if key == "applicant_id"]
    demands = screen.page.sections[SectionKind.DEMANDS]
    assert [row.accessibleName() for row in demands.rows] == ["작성 중 2건"]
    assert demands.rows[0].place == Place(
        "demands", None, (("status", (DemandStatus.DRAFT.value,)),)
    )


def test_a_firm_without_records_begins_with_a_demand(program, tmp_path, qtbot):
    path = tmp_path / "빈 회사.afm"
    found_office(path, Office(Role.FIRM, "홍길동", "BAT", "예시에너지"))
    screen = current(shown(program, path, qtbot))

    words = [b.words() for b in screen.findChildren(QAbstractButton) if b.isVisible()]

    assert screen.is_empty
    assert words[0] == "수요 작성 시작"


def test_a_firm_prints_lists_and_not_the_papers_of_a_division():
    keys = {spec.key for spec in SCREENS if Role.FIRM in spec.roles}

    assert {"dashboard", "demands", "links", "people", "reports"} <= keys
    assert [entry.key for entry in papers_for(Role.FIRM)] == [
        *("demand-dossier", "receipt", "approval", "member-list", "list")
    ]
    assert papers_for(Role.SECRETARY)[0].key == "division-status"


def test_a_firms_demands_can_be_printed(firm, qtbot):
    assert firm.commands.is_bound("screen.reports")
