"""Dated places, appointments, persons, and counting a body once."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.counting import headcount
from afm_desktop.domain.enums import AppointmentRole, Basis, MemberRole
from afm_desktop.domain.model.meetings import EndsBeforeItStarts, Meeting
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.people import PERSONAL_FIELDS, ErasedPerson, Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.rounds import Round, RoundClosesTooEarly
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.periods import EndsBeforeStart

seats = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 9)), max_size=30)


def test_a_member_counts_from_joining_until_the_day_it_left():
    membership = Membership(joined_on=date(2024, 7, 22), left_on=date(2026, 7, 1))

    assert not membership.active_on(date(2024, 7, 21))
    assert membership.active_on(date(2024, 7, 22))
    assert membership.active_on(date(2026, 6, 30))
    assert not membership.active_on(date(2026, 7, 1))


def test_an_unknown_day_of_joining_is_since_ever():
    assert Membership(role=MemberRole.ANCHOR).active_on(date(1990, 1, 1))


@pytest.mark.parametrize(
    "record",
    [
        Membership(joined_on=date(2026, 7, 2), left_on=date(2026, 7, 1)),
        Appointment(
            role=AppointmentRole.SECRETARY,
            appointed_on=date(2026, 7, 2),
            ended_on=date(2026, 7, 1),
        ),
        Division(valid_from=date(2026, 7, 2), valid_to=date(2026, 7, 1)),
        LeadProject(starts_on=date(2026, 7, 2), ends_on=date(2026, 7, 1)),
    ],
)
def test_nothing_ends_before_it_starts(record):
    with pytest.raises(EndsBeforeStart, match="두 날짜를 확인하세요"):
        record.check()


def test_a_meeting_and_a_round_do_not_end_before_they_start():
    early, late = datetime(2026, 7, 22, 5, tzinfo=UTC), datetime(2026, 7, 22, 7, tzinfo=UTC)

    with pytest.raises(EndsBeforeItStarts):
        Meeting(starts_at=late, ends_at=early).check()
    with pytest.raises(RoundClosesTooEarly):
        Round(opens_at=late, closes_at=early).check()
    assert Round(opens_at=early, closes_at=late).open_at(early)
    assert not Round(opens_at=early, closes_at=late).open_at(late)


def test_a_division_is_in_force_between_its_days():
    division = Division(name="자동차", valid_from=date(2024, 7, 22), valid_to=date(2025, 9, 10))

    assert division.in_force_on(date(2025, 9, 9))
    assert not division.in_force_on(date(2025, 9, 10))


def test_an_inferred_place_is_known_as_such():
    assert Membership(basis=Basis.INFERRED).inferred
    assert not Membership(basis=Basis.SOURCED).inferred


def test_stated_parts_that_do_not_explain_the_total_are_seen():
    project = LeadProject(total_won=163, national_won=100, local_won=20, private_won=40)

    assert project.unexplained_won == 3
    assert LeadProject(total_won=163, national_won=100).unexplained_won is None


@given(seats)
def test_a_body_counts_once_in_the_total(places):
    count = headcount(places)

    assert count.total == len({body for _, body in places})
    assert count.overlap == len(set(places)) - count.total
    assert sum(count.by_division.values()) == count.total + count.overlap


def test_an_erased_person_keeps_nothing_personal():
    person = Person(organization_id="a", name="예시인", phone="0212345678", email="a@example.kr")
    person.check()
    assert person.phone == "02-1234-5678"

    person.erase(on=date(2026, 7, 22))
    person.check()

    assert not any(getattr(person, field) for field in PERSONAL_FIELDS)
    assert person.missing == []


def test_an_erased_person_takes_nothing_new():
    person = Person(name="예시인")
    person.erase(on=date(2026, 7, 22))
    person.name = "다른 이름"

    with pytest.raises(ErasedPerson, match="새로 등록하세요"):
        person.check()


def test_the_ground_for_keeping_a_person_runs_out():
    person = Person(name="예시인", expires_on=date(2026, 7, 21))

    assert person.expired_on(date(2026, 7, 22))
    assert not person.expired_on(date(2026, 7, 21))
