"""변동사항 since the meeting before, from dated records and from what the journal knew."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.app import build
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, MeetingStatus, MemberRole
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.services.book.model import Became, Subject
from tests.factories import (
    make_agenda_item,
    make_demand,
    make_demand_event,
    make_link,
    make_meeting,
    make_membership,
    make_organization,
    make_project,
    make_round,
)
from tests.services.conftest import held, put

LAST, NOW = date(2026, 5, 20), date(2026, 7, 30)


@pytest.fixture
def desk(workspace):
    return build(workspace)


@pytest.fixture
def meeting(workspace, division):
    last = held(division, LAST, kind="division", ordinal=2)
    item = make_agenda_item(last, title="지난 안건", outcome="보고 접수")
    coming = make_meeting(
        division,
        kind="division",
        ordinal=3,
        starts_at=korean_moment(NOW, 10),
        ends_at=korean_moment(NOW, 12),
        status=MeetingStatus.PLANNED,
    )
    put(workspace, last, item, coming)
    return coming.id


def changes(desk, meeting):
    return desk.books.of(meeting).changes


def test_members_that_joined_and_left_are_named(desk, workspace, division, meeting):
    new, gone, old = (make_organization(name) for name in ("예시새", "예시떠남", "예시남음"))
    put(
        workspace,
        new,
        gone,
        old,
        make_membership(new, division, joined_on=date(2026, 6, 1)),
        make_membership(gone, division, joined_on=date(2025, 1, 1), left_on=date(2026, 6, 2)),
        make_membership(old, division, joined_on=date(2025, 1, 1)),
    )

    found = changes(desk, meeting).of(Subject.MEMBERS)

    assert [(line.became, line.name) for line in found] == [
        (Became.JOINED, "예시새"),
        (Became.LEFT, "예시떠남"),
    ]


def test_links_that_began_and_ended_are_named(desk, workspace, division, meeting):
    anchor, maker = make_organization("예시앵커"), make_organization("예시협력")
    put(
        workspace,
        anchor,
        maker,
        make_membership(anchor, division, role=MemberRole.ANCHOR, joined_on=date(2025, 1, 1)),
        make_link(maker, anchor, item="새 품목", valid_from=date(2026, 6, 1)),
        make_link(
            maker,
            anchor,
            item="끝난 품목",
            valid_from=date(2025, 1, 1),
            valid_to=date(2026, 6, 30),
        ),
        make_link(maker, anchor, item="그대로", valid_from=date(2025, 1, 1)),
    )

    found = changes(desk, meeting).of(Subject.LINKS)

    assert [(line.became, line.name, line.note) for line in found] == [
        (Became.ENDED, "예시협력 → 예시앵커", "끝난 품목"),
        (Became.STARTED, "예시협력 → 예시앵커", "새 품목"),
    ]


def test_a_demand_is_told_once_with_where_it_has_come_to(desk, workspace, division, meeting):
    body = make_organization("예시신청")
    round_ = make_round()
    demand = make_demand(body, division, round_, status=DemandStatus.SELECTED)
    put(
        workspace,
        body,
        round_,
        demand,
        make_demand_event(demand, DemandStatus.RECEIVED, happened_on=date(2026, 6, 1)),
        make_demand_event(demand, DemandStatus.SELECTED, happened_on=date(2026, 7, 9)),
    )

    (line,) = changes(desk, meeting).of(Subject.DEMANDS)

    assert (line.status, line.on) == (DemandStatus.SELECTED, date(2026, 7, 9))


def test_measured_values_stand_beside_those_before(desk, workspace, division, meeting):
    target = Target(division_id=division.id, name="불량률", unit="%", target=Decimal(2))
    put(workspace, target)
    put(
        workspace,
        Measurement(target_id=target.id, measured_on=date(2026, 3, 1), value=Decimal("4.5")),
        Measurement(target_id=target.id, measured_on=date(2026, 6, 30), value=Decimal("3.1")),
    )

    (line,) = changes(desk, meeting).of(Subject.TARGETS)

    assert (line.before, line.after) == (Decimal("4.5"), Decimal("3.1"))


def test_a_project_agreed_on_since_is_new(desk, workspace, division, meeting):
    put(workspace, make_project(division, title="새 과제", agreed_on=date(2026, 6, 5)))

    (line,) = changes(desk, meeting).of(Subject.PROJECTS)

    assert (line.became, line.name) == (Became.STARTED, "새 과제")


def test_the_first_meeting_has_nothing_to_compare_with(desk, workspace, division):
    first = make_meeting(division, kind="division", starts_at=korean_moment(NOW, 10))
    put(workspace, first)

    book = desk.books.of(first.id)

    assert (book.last, book.changes) == (None, None)


def test_the_gist_of_the_last_minutes_is_what_became_of_its_matters(desk, meeting):
    (matter,) = desk.books.of(meeting).last.matters

    assert (matter.title, matter.gist, matter.decision) == ("지난 안건", "보고 접수", None)
