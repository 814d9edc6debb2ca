"""What is told of one division or of one firm is what its lists hold."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, LinkKind
from afm_desktop.services.dashboard_rows import DashboardRows, Section, SectionKind, TodoKind
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from tests.factories import make_demand, make_link, make_meeting, make_organization, make_person
from tests.services.conftest import put


def section(rows: DashboardRows, kind: SectionKind) -> Section:
    return next(one for one in rows.sections if one.kind is kind)


@pytest.mark.parametrize("code", ["BAT", "FOD"])
def test_every_count_of_a_division_is_the_one_of_its_list(alliance, code):
    rows = alliance.dashboard.of(code)

    assert [one.kind for one in rows.sections] == [
        SectionKind.SIZES, SectionKind.MEETINGS, SectionKind.ISSUES,
        SectionKind.DECISIONS, SectionKind.ACTIONS,
    ]  # fmt: skip
    for one in rows.sections:
        assert one.count == alliance.views.count(one.view, one.query) > 0
        for line in one.counts:
            assert line.count == alliance.views.count(one.view, line.query)


def test_the_sizes_of_the_members_add_up(alliance):
    rows = alliance.dashboard.of("BAT")
    sizes = section(rows, SectionKind.SIZES)

    assert sum(line.count for line in sizes.counts) == sizes.count == rows.divisions[0].members


def test_the_first_meetings_and_issues_stand_in_the_order_of_their_lists(alliance):
    for one in alliance.dashboard.of("BAT").sections[1:]:
        keys = alliance.views.keys(one.view, one.query)
        ids = [alliance.views.id_of(one.view, key) for key in keys[: len(one.dated)]]

        assert [line.id for line in one.dated] == ids
        days = [line.on for line in one.dated if line.on]
        assert days == sorted(days, reverse=one.kind is SectionKind.DECISIONS)


def test_decisions_are_narrowed_to_the_division_of_their_meeting(alliance):
    views, kind = alliance.views, ViewKind.DECISIONS

    counts = {one.value: one.count for one in views.choices(kind, "division", ViewQuery())}

    assert sum(counts.values()) <= views.count(kind, ViewQuery())
    for code, count in ((one, n) for one, n in counts.items() if one):
        assert views.count(kind, ViewQuery(code)) == count
        asked = ViewQuery(filters=(Filter("division", (code,)),))
        assert views.count(kind, asked) == count
    assert len(counts) > 1


def test_all_divisions_have_no_sections(alliance):
    assert alliance.dashboard.of().sections == ()


def test_a_firm_is_told_of_itself_alone(workspace, desk, division, firm):
    other, supplier = make_organization("예시다른곳"), make_organization("예시소재")
    put(
        workspace,
        other,
        supplier,
        make_demand(firm, division, status=DemandStatus.DRAFT),
        make_demand(firm, division, status=DemandStatus.SUPPLEMENT),
        make_demand(other, division, status=DemandStatus.DRAFT),
        make_link(supplier, firm, kind=LinkKind.MATERIAL, is_sole_source=True),
        make_link(firm, other, kind=LinkKind.MATERIAL, is_sole_source=True),
        make_person(firm, last_confirmed_on=None),
        make_person(firm, last_confirmed_on=date(2026, 7, 1)),
        make_person(other, last_confirmed_on=None),
        make_meeting(division, starts_at=korean_moment(date(2026, 9, 1), 9)),
    )

    rows = desk.dashboard.of_firm(firm.id)

    assert {one.kind: one.count for one in rows.todos} == {
        TodoKind.SUPPLEMENTS: 1,
        TodoKind.DRAFTS: 1,
        TodoKind.SOLE_SOURCES: 1,
        TodoKind.PEOPLE_UNCONFIRMED: 1,
    }
    assert section(rows, SectionKind.DEMANDS).count == 2
    assert section(rows, SectionKind.SUPPLIERS).count == 1
    assert section(rows, SectionKind.MEETINGS).count == 1
    for one in rows.todos:
        assert one.count == desk.views.count(one.view, one.query)
    assert rows.is_firm


def test_a_firm_that_is_not_in_the_file_is_told_nothing(desk):
    rows = desk.dashboard.of_firm(None)

    assert (rows.todos, rows.sections) == ((), ())
