"""A target whose indicator is counted takes its value from the records, everywhere the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from afm_desktop.app import build as desk_on
from afm_desktop.domain.enums import DemandStatus, IndicatorCategory
from afm_desktop.domain.model.targets import Indicator, Measurement, Target
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.desk import Desk
from afm_desktop.services.founding import found_office
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_demand,
    make_division,
    make_membership,
    make_organization,
    make_project,
)
from tests.services.conftest import put

COUNTED = [one for one in IndicatorCategory if one.is_counted]


@pytest.fixture
def desk(workspace: Workspace, division, firm) -> Desk:
    """Two members, one in a second division too; three demands, two of them of the first."""
    other, second = make_division(code="SHP", name="조선"), make_organization("예시나래")
    put(
        workspace,
        second,
        make_organization("예시회원아님"),
        make_membership(firm, division),
        make_membership(firm, other),
        make_membership(second, division),
        make_demand(firm, division, status=DemandStatus.SELECTED),
        make_demand(firm, division),
        make_demand(second, other, status=DemandStatus.SELECTED),
        make_project(division),
        make_project(),
        other,
    )
    return desk_on(workspace)


def aim(workspace: Workspace, category: IndicatorCategory, division=None, **values) -> Target:
    """A target of the alliance or a division, by an indicator of this category."""
    indicator = Indicator(name="예시 지표", category=category)
    target = Target(
        name="예시 목표",
        unit="개",
        target=Decimal(200),
        indicator_id=indicator.id,
        division_id=division and division.id,
        **values,
    )
    put(workspace, indicator, target)
    return target


@pytest.mark.parametrize("is_of_division", [False, True])
@pytest.mark.parametrize("category", COUNTED)
def test_the_value_is_the_count_of_the_list_behind_it(
    workspace, desk, division, category, is_of_division
):
    aim(workspace, category, division if is_of_division else None)

    (line,) = desk.dashboard.of().targets

    assert line.counted.division == ("BAT" if is_of_division else None)
    assert line.measured == desk.views.count(line.counted.view, line.counted.query) > 0
    assert line.measured_on == DAY
    assert line.reached == line.measured / 200


def test_it_follows_the_records_and_no_written_value(workspace, desk):
    target = aim(workspace, IndicatorCategory.PROJECTS)
    put(workspace, Measurement(target_id=target.id, measured_on=DAY, value=Decimal(26)))

    desk.records.create("lead_projects", {"title": "예시 과제", "year": 2026})

    (line,) = desk.dashboard.of().targets
    assert line.measured == 3


def test_list_and_details_say_the_same_and_that_it_is_counted(workspace, desk, division):
    target = aim(workspace, IndicatorCategory.DEMANDS, division)
    listing = desk.lists.listing(ListKind.TARGETS)

    related = desk.details.of("targets", target.id).related_to("counted")

    assert listing.values("measured") == [Decimal(2)]
    assert listing.values("measured_on") == [DAY]
    assert listing.values("is_counted") == [True]
    assert (related.count, related.view, related.query) == (
        2, ViewKind.DEMANDS, ViewQuery("BAT"),
    )  # fmt: skip


def test_the_window_sorts_and_filters_by_what_is_counted(workspace, desk, division):
    three = aim(workspace, IndicatorCategory.DEMANDS)
    measured = Target(name="적은 실적", target=Decimal(9))
    put(
        workspace,
        measured,
        Measurement(target_id=measured.id, measured_on=DAY, value=Decimal(7)),
        Target(name="실적 없음"),
    )
    views = desk.views

    falling = views.keys(ViewKind.TARGETS, ViewQuery(sort=(Sort("measured", descending=True),)))
    of_three = ViewQuery(filters=(Filter("is_counted", ("yes",)),))
    of_both = ViewQuery(filters=(Filter("is_measured", ("yes",)),))

    ids = [views.id_of(ViewKind.TARGETS, key) for key in falling]

    assert ids[:2] == [measured.id, three.id]
    assert views.count(ViewKind.TARGETS, of_three) == 1
    assert views.count(ViewKind.TARGETS, of_both) == 2


def test_a_measured_target_has_nothing_that_is_counted(workspace, desk):
    target = aim(workspace, IndicatorCategory.QUALITY)

    assert [one.key for one in desk.details.of("targets", target.id).related] == [
        "years", "measurements",
    ]  # fmt: skip
    assert desk.dashboard.of().targets[0].counted is None


def test_a_new_file_offers_what_can_be_counted(tmp_path):
    found_office(tmp_path / "새.afm", Office(role=Role.CENTER, actor="예시 사무국"))
    with_indicators = Workspace.open(tmp_path / "새.afm")
    desk = desk_on(with_indicators)

    offered = [one.title for one in desk.details.suggest("indicators")]
    with_indicators.close()

    assert sorted(offered) == ["선도프로젝트 누적", "선정 수요 건수", "수요 접수 건수", "회원 수"]
