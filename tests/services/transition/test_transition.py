"""What becomes of everything when the alliance is divided anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.app import build
from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.model.demand_parts import DemandRelatedDivision
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.structures import Division, DivisionPredecessor, Structure
from afm_desktop.services.records import Records
from afm_desktop.services.safekeeping import backups_of
from afm_desktop.services.transition.model import Handed, Kind
from afm_desktop.storage.workspace import Workspace
from tests.services.conftest import last_words
from tests.services.transition.conftest import AFTER, BEFORE, CHANGE, plan_of


def seats_of(workspace, body):
    """Division code, role, first and last day of each seat of a body."""
    query = (
        select(Division.code, Membership)
        .join(Division, Division.id == Membership.division_id)
        .where(Membership.organization_id == body, Membership.deleted.is_(None))
    )
    with workspace.reading() as session:
        return sorted(
            (code, seat.role, seat.joined_on, seat.left_on, bool(seat.is_home))
            for code, seat in session.execute(query)
        )


def lead_of(workspace, kind, id):
    """The code of the division that leads a record."""
    value = Records(workspace).values(kind, id)["division_id"]
    return code_of(workspace, value)


def code_of(workspace, id):
    with workspace.reading() as session:
        return session.scalar(select(Division.code).where(Division.id == id))


def test_the_old_structure_ends_on_the_day_the_new_one_begins(workspace, world, transition):
    transition.run(plan_of())

    with workspace.reading() as session:
        structures = session.scalars(select(Structure).order_by(Structure.row)).all()
        assert [(one.valid_from, one.valid_to) for one in structures] == [
            (date(2024, 7, 22), CHANGE),
            (CHANGE, None),
        ]
        links = session.execute(select(DivisionPredecessor)).all()
    assert len(links) == 3
    assert [one.code for one in build(workspace).divisions.names()] == ["FAC", "CAR", "HUM"]


def test_a_seat_ends_with_its_division_and_begins_in_the_next(workspace, world, transition):
    transition.run(plan_of())

    assert seats_of(workspace, world["가"]) == [
        ("AUT", MemberRole.ANCHOR, date(2024, 7, 22), CHANGE, False),
        ("CAR", MemberRole.ANCHOR, CHANGE, None, True),
    ]


def test_a_body_of_two_merged_divisions_sits_once_in_its_stronger_role(
    workspace, world, transition
):
    report = transition.run(plan_of())

    new = [seat for seat in seats_of(workspace, world["나"]) if seat[0] == "FAC"]
    assert new == [("FAC", MemberRole.ANCHOR, CHANGE, None, True)]
    assert report.total("joined") == 2


def test_the_roles_a_body_had_in_one_division_all_go_on(workspace, world, transition):
    transition.run(plan_of())

    roles = {seat[1] for seat in seats_of(workspace, world["다"]) if seat[0] == "FAC"}
    assert roles == {MemberRole.ANCHOR, MemberRole.SECRETARIAT}


def test_days_of_joining_and_leaving_that_lie_around_the_day_are_kept(workspace, world, transition):
    transition.run(plan_of())

    assert seats_of(workspace, world["라"]) == [
        ("AUT", MemberRole.MEMBER, date(2024, 7, 22), CHANGE, False),
        ("CAR", MemberRole.MEMBER, CHANGE, AFTER, False),
        ("FAC", MemberRole.MEMBER, AFTER, None, False),
        ("MCH", MemberRole.MEMBER, date(2024, 7, 22), BEFORE, False),
    ]


def test_what_was_open_on_the_day_goes_on_and_what_was_over_stays(workspace, world, transition):
    transition.run(plan_of())

    leads = {
        name: lead_of(workspace, kind, world[name])
        for kind, names in (
            ("demands", ("open", "other open", "over", "over since")),
            ("lead_projects", ("running", "ended")),
            ("meetings", ("held", "ahead")),
            ("issues", ("issue",)),
        )
        for name in names
    }
    assert leads == {
        "open": "CAR",
        "other open": "FAC",
        "over": "BAT",
        "over since": "FAC",
        "running": "FAC",
        "ended": "MCH",
        "held": "BAT",
        "ahead": "FAC",
        "issue": "FAC",
    }


def test_a_demand_that_moves_keeps_its_former_division_as_a_related_one(
    workspace, world, transition
):
    transition.run(plan_of())

    query = select(DemandRelatedDivision.division_id).where(
        DemandRelatedDivision.demand_id == world["open"],
        DemandRelatedDivision.deleted.is_(None),
    )
    with workspace.reading() as session:
        related = session.scalars(query).all()
    assert {code_of(workspace, one) for one in related} == {"AUT", "FAC"}


def test_a_round_that_opened_since_belongs_to_the_new_structure(workspace, world, transition):
    transition.run(plan_of())

    values = Records(workspace).values
    assert values("rounds", world["round"])["structure_id"] == world["structure"]
    assert values("rounds", world["next round"])["structure_id"] != world["structure"]


def test_experts_go_on_and_a_chair_only_where_one_division_follows_one(
    workspace, world, transition
):
    report = transition.run(plan_of())

    with workspace.reading() as session:
        found = session.scalars(select(Appointment).where(Appointment.appointed_on == CHANGE))
        begun = [one.role for one in found]
    assert begun == ["committee_member"]
    assert report.ended_appointments == 1


def test_a_division_alone_keeps_its_secretariat_and_others_are_told(workspace, world, transition):
    report = transition.run(plan_of({"AUT": "CAR", "BAT": "FAC", "MCH": "HUM"}))

    with workspace.reading() as session:
        fac = session.scalars(select(Division).where(Division.code == "FAC")).one()
        assert fac.secretariat_id == world["나"]
    assert report.without_secretariat == ("예시 CAR", "예시 HUM")


def test_each_body_of_a_split_division_goes_where_it_was_put(workspace, world, transition):
    choices = {
        Handed("BAT", Kind.BODY, world["나"]): "FAC",
        Handed("BAT", Kind.BODY, world["다"]): "HUM",
        Handed("BAT", Kind.BODY, world["라"]): "HUM",
    }

    transition.run(plan_of({"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}, choices=choices))

    def now(name):
        return {seat[0] for seat in seats_of(workspace, world[name]) if seat[3] is None}

    assert (now("나"), now("다"), now("라")) == ({"FAC"}, {"HUM"}, {"HUM"})
    assert lead_of(workspace, "demands", world["over since"]) == "FAC"  # with its applicant


def test_a_body_of_a_split_division_may_sit_in_several(workspace, world, transition):
    bodies = {name: Handed("BAT", Kind.BODY, world[name]) for name in ("나", "다", "라")}
    plan = plan_of(
        {"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"},
        choices=dict.fromkeys(bodies.values(), "HUM"),
        also={bodies["나"]: ("FAC",), bodies["라"]: ("FAC",)},
    )

    report = transition.run(plan)

    def now(name):
        return {seat[0] for seat in seats_of(workspace, world[name]) if seat[3] is None}

    assert (now("나"), now("다"), now("라")) == ({"FAC", "HUM"}, {"HUM"}, {"FAC", "HUM"})
    assert lead_of(workspace, "demands", world["over since"]) == "HUM"  # where the body goes first
    moved = {line.new_code: line.moved.members for line in report.lines if line.old_code == "BAT"}
    assert moved == {"FAC": 2, "HUM": 3}


def test_a_demand_can_be_put_elsewhere_than_its_applicant(workspace, world, transition):
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "다", "라")}
    choices[Handed("BAT", Kind.DEMAND, world["over since"])] = "HUM"

    transition.run(plan_of({"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}, choices=choices))

    assert lead_of(workspace, "demands", world["over since"]) == "HUM"


def test_what_can_be_chosen_tells_what_must_be(world, transition):
    rows = transition.choosable(plan_of({"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}))

    assert [(one.handed.kind, one.name, one.must) for one in rows if one.must] == [
        (Kind.BODY, "예시나", True),
        (Kind.BODY, "예시다", True),
        (Kind.BODY, "예시라", True),
    ]
    first, *appointed = [(one.handed.id, one.name) for one in rows if not one.must]
    assert first[0] == world["over since"]
    assert appointed == [
        (world["chair"], "김*시 (예시가) 분과위원장"),
        (world["expert"], "김*시 (예시가) 위원"),
    ]


def test_an_appointment_goes_where_it_is_put_else_with_the_body_of_the_person(
    workspace, world, transition
):
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "다", "라")}
    choices[Handed("BAT", Kind.APPOINTMENT, world["expert"])] = "HUM"
    choices[Handed("BAT", Kind.APPOINTMENT, world["chair"])] = "HUM"
    split = {"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}

    report = transition.run(plan_of(split, choices=choices))

    with workspace.reading() as session:
        found = session.scalars(select(Appointment).where(Appointment.appointed_on == CHANGE))
        begun = {one.role: code_of(workspace, one.division_id) for one in found}
    assert begun == {"division_chair": "HUM", "committee_member": "HUM"}
    assert report.ended_appointments == 0


def test_one_undo_takes_it_back_and_redo_does_it_again(workspace, world, transition):
    transition.run(plan_of())
    assert last_words(workspace) == "체계 전환: 예시 새 체계"

    workspace.undo()
    assert [one.code for one in build(workspace).divisions.names()] == ["AUT", "BAT", "MCH"]
    workspace.redo()
    assert [one.code for one in build(workspace).divisions.names()] == ["FAC", "CAR", "HUM"]


def test_a_backup_is_made_before(workspace, world, transition):
    transition.run(plan_of())

    (kept,) = backups_of(workspace.path)
    copy = Workspace.open(kept.path, read_only=True)
    assert [one.code for one in build(copy).divisions.names()] == ["AUT", "BAT", "MCH"]
    copy.close()


def test_the_known_structure_can_be_gone_over_to_twice(workspace, world, transition):
    (plan,) = transition.proposed()
    mapped = replace(plan, successors=dict.fromkeys(("AUT", "BAT", "MCH"), ("FAC",)))

    transition.run(mapped)
    workspace.undo()
    transition.run(mapped)

    names = [one.name for one in build(workspace).divisions.names()]
    assert len(names) == 10
    assert names[0] == "AI 팩토리"


@pytest.mark.parametrize("code", ["AUT", "BAT", "MCH"])
def test_the_known_structure_proposes_what_may_follow(world, transition, code):
    (plan,) = transition.proposed()

    assert len(plan.successors[code]) == 1


def test_stopped_half_way_nothing_has_changed(workspace, world, transition):
    steps = []

    def stop(done, total):
        steps.append((done, total))
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        transition.run(plan_of(), stop)

    assert steps == [(1, 4), (2, 4), (3, 4)]
    assert [one.code for one in build(workspace).divisions.names()] == ["AUT", "BAT", "MCH"]
    assert len(seats_of(workspace, world["가"])) == 1
