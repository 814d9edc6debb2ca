"""Joining and leaving divisions."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.periods import EndsBeforeStart
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.memberships import AlreadyLeft, AlreadyMember, MembershipService
from afm_desktop.services.records import NothingChosen, PointsNowhere, Records, RequiredEmpty
from tests.factories import (
    DAY,
    make_demand,
    make_division,
    make_membership,
    make_organization,
    make_project,
    make_structure,
)
from tests.services.conftest import last_words, put


@pytest.fixture
def memberships(workspace):
    return MembershipService(workspace)


@pytest.fixture
def place(workspace):
    """A firm and a division it may join."""
    firm, division = make_organization("예시가람"), make_division()
    put(workspace, firm, division)
    return {"organization_id": firm.id, "division_id": division.id}


def test_who_joins_is_a_member_from_that_day(workspace, memberships, place):
    id = memberships.join(**place, role=MemberRole.ANCHOR, source="https://example.kr")

    values = Records(workspace).values("memberships", id)
    assert (values["role"], values["joined_on"]) == (MemberRole.ANCHOR, DAY)
    assert values["source"] == "https://example.kr"


def test_a_body_is_enrolled_in_one_gesture_and_undone_in_one_step(workspace, memberships, place):
    id = memberships.enrol({"name": "예시새내기"}, division_id=place["division_id"])

    (seat,) = seats(workspace, id)
    assert (seat.role, seat.joined_on, seat.is_home) == (MemberRole.MEMBER, DAY, True)
    assert last_words(workspace) == "기업·기관 1개 회원 등록"
    workspace.undo()
    assert seats(workspace, id) == []
    with pytest.raises(NotFound):
        Records(workspace).values("organizations", id)


def test_a_body_that_lacks_its_name_or_its_division_is_not_enrolled(workspace, memberships, place):
    before = last_words(workspace)

    with pytest.raises(RequiredEmpty):
        memberships.enrol({"website": "www.example.kr"}, division_id=place["division_id"])
    with pytest.raises(PointsNowhere):
        memberships.enrol({"name": "예시새내기"}, division_id="x")

    assert last_words(workspace) == before


def seats(workspace, body):
    """The live memberships of a body."""
    with workspace.reading() as session:
        query = select(Membership).where(
            Membership.organization_id == body, Membership.deleted.is_(None)
        )
        return list(session.scalars(query))


def test_nobody_joins_twice_in_one_role(memberships, place):
    memberships.join(**place)

    with pytest.raises(AlreadyMember, match=r"예시가람.*회원으로"):
        memberships.join(**place)
    memberships.join(**place, role=MemberRole.ADVISER)


def test_who_left_may_join_again(memberships, place):
    first = memberships.join(**place, on=date(2025, 1, 1))
    memberships.leave([first], on=date(2025, 6, 1))

    assert memberships.join(**place) != first


def test_a_body_has_one_home(workspace, memberships, place):
    first = memberships.join(**place, is_home=True)
    other = make_division()
    put(workspace, other)

    second = memberships.join(place["organization_id"], division_id=other.id, is_home=True)

    homes = [Records(workspace).values("memberships", id)["is_home"] for id in (first, second)]
    assert homes == [False, True]


def test_an_unknown_body_joins_nothing(memberships, place):
    with pytest.raises(PointsNowhere):
        memberships.join("nobody", division_id=place["division_id"])


def test_leaving_ends_the_membership_with_its_reason(workspace, memberships, place):
    id = memberships.join(**place, on=date(2026, 1, 1))

    memberships.leave([id], reason="사업 정리")

    values = Records(workspace).values("memberships", id)
    assert (values["left_on"], values["notes"]) == (DAY, "사업 정리")
    with pytest.raises(AlreadyLeft, match=r"2026\. 7\. 22\."):
        memberships.leave([id])


def test_nobody_leaves_before_joining(memberships, place):
    id = memberships.join(**place, on=DAY)

    with pytest.raises(EndsBeforeStart):
        memberships.leave([id], on=date(2026, 7, 1))
    with pytest.raises(NothingChosen):
        memberships.leave([])


# ---------------------------------------------------------------- divisions


def test_divisions_stand_in_their_own_order_without_ended_ones(workspace):
    second = make_division(code="BBB", position=2)
    first = make_division(code="AAA", position=1)
    put(workspace, second, first, make_division(code="OLD", valid_to=DAY))

    assert [division.code for division in DivisionService(workspace).names()] == ["AAA", "BBB"]


def test_the_alliance_counts_a_body_once_and_tells_the_overlap(workspace):
    structure = make_structure()
    one, two = make_division(structure), make_division(structure)
    shared, own = make_organization(), make_organization()
    merged = make_organization(merged_into_id=own.id)
    anchor = MemberRole.ANCHOR
    put(
        workspace,
        structure,
        one,
        two,
        shared,
        own,
        merged,
        make_membership(shared, one, role=anchor),
        make_membership(shared, one),
        make_membership(shared, two, role=anchor),
        make_membership(own, two),
        make_membership(merged, two),
        make_demand(own, two),
        make_demand(own, two, deleted=1),
        make_project(one),
        make_project(None),
    )

    counts = DivisionService(workspace).counts()

    first, second = counts.divisions
    assert (first.members, first.anchors, first.demands, first.projects) == (1, 1, 0, 1)
    assert (second.members, second.anchors, second.demands, second.projects) == (2, 1, 1, 0)
    assert (counts.members, counts.members_overlap) == (2, 1)
    assert (counts.anchors, counts.anchors_overlap) == (1, 1)
    assert (counts.demands, counts.projects) == (1, 2)


def test_divisions_and_papers_count_the_same_members(workspace):
    division = make_division()
    firms = [make_organization() for _ in range(5)]
    put(workspace, division, *firms, *(make_membership(firm, division) for firm in firms))

    (row,) = DivisionService(workspace).counts().divisions

    paper = DivisionStatusService(workspace).of(division.code)
    assert row.members == paper.members.total == 5
