"""Whoever joins and leaves: the counts of a division's members agree."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.enums import MemberRole, SizeClass
from afm_desktop.services.division_members import Body, Seat, Seating, directory, members
from tests.factories import DAY

days = st.none() | st.integers(-400, 30).map(lambda days: DAY + timedelta(days))
bodies = st.builds(
    Body,
    id=st.sampled_from("abcdefgh"),
    name=st.sampled_from(["예시가람", "예시나래", "예시다온"]),
    size=st.none() | st.sampled_from(SizeClass),
    region_code=st.none() | st.sampled_from(["11", "29", "41", "99"]),
    product=st.none(),
)
seats = st.builds(
    Seat,
    body=st.sampled_from("abcdefghi"),
    role=st.sampled_from(MemberRole),
    joined_on=days,
    left_on=days,
    is_inferred=st.booleans(),
    reason=st.none() | st.just("사업 정리"),
)
seatings = st.builds(
    lambda seats, bodies: Seating(seats, {body.id: body for body in bodies}),
    st.lists(seats, max_size=20),
    st.lists(bodies, max_size=8),
)


@given(seatings)
def test_matrix_list_and_regions_count_the_same_bodies(seating):
    found, listed = members(seating, DAY, None), directory(seating, DAY)

    assert found.total == len(listed) == len(seating.on(DAY))
    assert found.total == sum(row.count for row in found.regions) + found.unplaced
    for role in MemberRole:
        assert found.of(roles=[role]) == sum(row.role is role for row in listed)
    assert found.of(roles=[MemberRole.ANCHOR]) == len(found.anchors)


@given(seatings, st.integers(1, 300))
def test_who_joined_less_who_left_is_the_change(seating, ago):
    since = DAY - timedelta(ago)

    found = members(seating, DAY, since)

    assert found.change == len(found.joined) - len(found.left)
    assert found.change == len(seating.on(DAY)) - len(seating.on(since))
    assert all(since < row.on <= DAY for row in (*found.joined, *found.left))


@given(seatings)
def test_without_a_last_meeting_nothing_has_changed(seating):
    found = members(seating, DAY, None)

    assert (found.change, found.joined, found.left) == (0, (), ())


def test_a_secretariat_that_is_also_a_member_stays_the_secretariat():
    roles = (MemberRole.MEMBER, MemberRole.SECRETARIAT)
    seating = Seating(
        [Seat("a", role, date(2024, 7, 22), None, False, None) for role in roles],
        {"a": Body("a", "예시전자연구원", SizeClass.NONE, "11", None)},
    )

    assert members(seating, DAY, None).of(roles=[MemberRole.SECRETARIAT]) == 1
