"""What the pane of a record says: its fields, what belongs to it, and what may follow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import BudgetSource, DemandStatus, MemberRole, SizeClass
from afm_desktop.domain.fields import FIELDS
from afm_desktop.domain.model import RECORDS
from afm_desktop.services.details.model import EntryKind, Target, Whereabouts
from afm_desktop.services.details.shapes import RELATED, SECTIONS, Parts
from afm_desktop.services.lists.accesses import Accesses
from afm_desktop.services.lists.listing import ColumnKind
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.people import ReasonMissing
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.views.model import ViewKind
from afm_desktop.services.views.service import Views
from tests.factories import (
    make_budget_line,
    make_business_number,
    make_demand,
    make_demand_event,
    make_issue,
    make_kpi,
    make_link,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_round,
    make_site,
)
from tests.services.conftest import put

# --- layout -----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", SECTIONS)
def test_every_field_of_a_kind_stands_in_one_section(table):
    record = next(one for one in RECORDS if one.__tablename__ == table)
    placed = [name for _, line in SECTIONS[table] for name in line.split()]

    assert sorted(placed) == sorted(fields_of(record))


def test_related_lists_name_fields_there_are():
    kinds = {record.__tablename__: fields_of(record) for record in RECORDS}
    for owner, specs in RELATED.items():
        keys = [spec.key for spec in specs]
        assert len(set(keys)) == len(keys), owner
        for spec in specs:
            if isinstance(spec, Parts):
                named = {spec.owner, *spec.shown.split(), *filter(None, [spec.opens])}
                assert named <= kinds[spec.table].keys(), (owner, spec.key)


def test_every_field_has_a_korean_word():
    names = {name for record in RECORDS for name in fields_of(record)}

    assert names <= FIELDS.keys()


# --- a body -----------------------------------------------------------------------------------


def test_a_body_shows_its_fields_with_their_words(workspace, details):
    firm = make_organization("예시가람", size_class=SizeClass.MIDDLE)
    put(workspace, firm)

    detail = details.of("organizations", firm.id)

    assert detail.title == "예시가람"
    name, size, place = (detail.field(key) for key in ("name", "size_class", "region_code"))
    assert (name.word, name.is_required, name.kind) == ("기업·기관명", True, EntryKind.TEXT)
    assert (size.value, size.choices, size.kind) == (SizeClass.MIDDLE, SizeClass, EntryKind.ENUM)
    assert (place.value, place.shown, place.kind) == ("41", "경기도", EntryKind.REGION)
    assert ("41", "경기도") in [(one.value, one.shown) for one in place.options]
    assert detail.field("merged_into_id").table == "organizations"
    fields = [field for part in detail.sections for field in part.fields]
    assert {field.key for field in fields if not field.is_editable} == {"merged_into_id"}


def test_what_belongs_to_a_body_is_listed_and_counted(workspace, details, division, firm):
    other = make_organization("예시나래")
    put(
        workspace,
        other,
        make_membership(firm, division, role=MemberRole.ANCHOR),
        make_person(firm, name="홍길동"),
        make_site(firm, name="예시공장"),
        make_business_number(firm),
        make_link(other, firm, item="외함", share=Decimal(30)),
        make_link(other, firm, item="나사", valid_to=date(2026, 1, 1)),
        make_demand(firm, division, title="외관 검사"),
    )

    detail = details.of("organizations", firm.id)

    counts = {one.key: one.count for one in detail.related if one.count}
    assert counts == {
        "memberships": 1,
        "people": 1,
        "sites": 1,
        "business_numbers": 1,
        "suppliers": 1,
        "demands": 1,
    }
    seats, people = detail.related_to("memberships"), detail.related_to("people")
    assert seats.rows[0].values[:2] == ("이차전지", MemberRole.ANCHOR)
    assert people.rows[0].values[0] == "홍*동"
    suppliers = detail.related_to("suppliers")
    assert suppliers.rows[0].values[:2] == ("예시나래", "외함")
    kinds = {column.key: column.kind for column in suppliers.columns}
    assert (kinds["share"], kinds["yearly_amount_won"]) == (ColumnKind.PERCENT, ColumnKind.WON)


def test_the_list_behind_a_related_count_has_as_many_records(workspace, details, division, firm):
    former, other = make_organization(merged_into_id=firm.id), make_organization()
    put(
        workspace,
        *(former, other),
        *(make_demand(one, division) for one in (firm, former)),
        *(make_link(other, one) for one in (firm, former)),
        make_person(former),
        make_project(division, lead_id=former.id),
    )

    detail = details.of("organizations", firm.id)

    views = Views(workspace)
    opened = [one for one in detail.related if one.view and one.count]
    assert [one.key for one in opened] == ["people", "suppliers", "demands", "projects"]
    for one in opened:
        assert len(views.keys(one.view, one.query)) == one.count, one.key


def test_a_record_that_is_gone_is_told(details):
    with pytest.raises(NoSuchRecords):
        details.of("organizations", "nobody")


# --- a demand ---------------------------------------------------------------------------------


@pytest.fixture
def demand(workspace, division, firm):
    """A demand that was returned for supplement."""
    round_ = make_round(name="2026년 제1차 수요조사")
    found = make_demand(
        firm,
        division,
        round_,
        title="외관 검사",
        intake_no="BAT-2026-0001",
        status=DemandStatus.SUPPLEMENT,
        stated_total_won=1_500,
    )
    steps = (
        (DemandStatus.SUBMITTED, 1, None),
        (DemandStatus.RECEIVED, 2, None),
        (DemandStatus.REVIEWING, 8, None),
        (DemandStatus.SUPPLEMENT, 14, "사업비 산출 근거"),
    )
    put(
        workspace,
        *(round_, found),
        make_budget_line(found, 700),
        make_budget_line(found, 300, source=BudgetSource.CITY),
        make_kpi(found),
        *(
            make_demand_event(found, status, happened_on=date(2026, 7, day), reason=reason)
            for status, day, reason in steps
        ),
    )
    return found


def test_a_demand_shows_how_it_came_where_it_is(details, demand):
    detail = details.of("demands", demand.id)

    assert detail.subtitle == ("BAT-2026-0001", "예시가람", "이차전지")
    facts = detail.demand
    assert [(step.status.value, step.where.value) for step in facts.steps] == [
        ("submitted", "done"),
        ("received", "done"),
        ("reviewing", "done"),
        ("supplement", "now"),
        ("candidate", "ahead"),
        ("selected", "ahead"),
    ]
    assert facts.steps[1].on == date(2026, 7, 2)
    assert (facts.since, facts.reason) == (date(2026, 7, 14), "사업비 산출 근거")
    assert [move.status for move in facts.moves] == list(NEXT[DemandStatus.SUPPLEMENT])
    assert [move.asks_reason for move in facts.moves] == [False, True]


def test_a_demand_shows_what_it_costs(details, demand):
    facts = details.of("demands", demand.id).demand

    assert facts.total_won == 1_000
    assert facts.by_source[BudgetSource.NATIONAL] == 700
    assert facts.stated_difference_won == 500


def test_the_status_of_a_demand_is_not_edited_as_a_field(details, demand):
    detail = details.of("demands", demand.id)

    assert not detail.field("status").is_editable
    assert detail.field("title").is_editable
    assert detail.field("applicant_id").shown == "예시가람"
    assert detail.field("round_id").shown == "2026년 제1차 수요조사"
    assert detail.field("as_is").kind is EntryKind.LONG_TEXT
    assert detail.field("stated_total_won").kind is EntryKind.WON


@pytest.mark.parametrize("status", DemandStatus)
def test_every_status_has_its_place_on_the_way(workspace, details, division, firm, status):
    demand = make_demand(firm, division, status=status)
    put(workspace, demand, make_demand_event(demand, DemandStatus.SUBMITTED))

    facts = details.of("demands", demand.id).demand

    now = [step.status for step in facts.steps if step.where is Whereabouts.NOW]
    assert now == ([] if status is DemandStatus.DRAFT else [status])
    assert [move.status for move in facts.moves] == list(NEXT[status])
    assert [move.asks_demand for move in facts.moves] == [
        move.status is DemandStatus.MERGED for move in facts.moves
    ]


# --- people -----------------------------------------------------------------------------------


def test_a_person_is_masked_and_masked_values_are_not_edited(workspace, details, firm):
    person = make_person(firm, name="홍길동")
    put(workspace, person)

    detail = details.of("people", person.id)

    assert (detail.title, detail.subtitle) == ("홍*동", ("예시가람",))
    name, department = detail.field("name"), detail.field("title")
    assert (name.value, name.is_masked, name.is_editable) == ("홍*동", True, False)
    assert (department.value, department.is_editable) == ("책임", True)


def test_a_person_is_shown_in_full_for_a_reason_that_is_logged(workspace, details, firm):
    person = make_person(firm, name="홍길동")
    put(workspace, person)

    detail = details.of("people", person.id, reason="회의 참석 확인")

    assert (detail.title, detail.field("phone").value) == ("홍길동", "02-0000-1234")
    assert detail.field("name").is_editable
    (logged,) = Accesses(workspace).rows()
    assert (logged.subjects, logged.reason) == ((person.id,), "회의 참석 확인")
    with pytest.raises(ReasonMissing):
        details.of("people", person.id, reason=" ")


def test_an_erased_person_is_not_edited(workspace, details):
    person = make_person(name=None, title=None, phone=None, email=None, erased_on=date(2026, 7, 1))
    put(workspace, person)

    detail = details.of("people", person.id)

    assert detail.is_erased
    assert not any(field.is_editable for part in detail.sections for field in part.fields)


# --- others -----------------------------------------------------------------------------------


def test_a_division_shows_the_lists_of_its_own(workspace, details, division, firm):
    put(
        workspace,
        make_membership(firm, division),
        make_demand(firm, division),
        make_meeting(division),
        make_issue(division),
        make_project(division),
    )

    detail = details.of("divisions", division.id)

    counts = {one.key: one.count for one in detail.related if one.count}
    assert counts == {"members": 1, "demands": 1, "projects": 1, "meetings": 1, "issues": 1}
    members = detail.related_to("members")
    assert members.rows[0].opens == Target("organizations", firm.id)
    assert (members.view, members.query.division) == (ViewKind.MEMBERS, "BAT")


def test_a_project_tells_what_its_figures_leave_open(workspace, details, division):
    project = make_project(
        division,
        lead_name="예시원",
        period="2024~2028",
        total_won=100,
        national_won=40,
        local_won=20,
        private_won=30,
    )
    put(workspace, project)

    detail = details.of("lead_projects", project.id)

    assert detail.subtitle == ("예시원", "이차전지")
    facts = detail.project
    assert (facts.starts, facts.ends, facts.unexplained_won) == (2024, 2028, 10)


def test_every_kind_of_record_has_details(alliance_records, alliance_details):
    for table, id_ in alliance_records:
        detail = alliance_details.of(table, id_)

        assert detail.sections, table


def test_a_new_record_begins_with_what_is_given(details, division):
    sections = details.blank("demands", {"division_id": division.id})

    fields = {field.key: field for part in sections for field in part.fields}
    assert fields["status"].value is DemandStatus.DRAFT
    assert fields["division_id"].shown == "이차전지"
    assert [key for key in fields if fields[key].is_required] == [
        "title",
        "division_id",
        "applicant_id",
    ]


# --- picking ----------------------------------------------------------------------------------


def test_persons_of_a_body_are_suggested_first_and_alone_where_nothing_is_typed(workspace, details):
    own, other, none = (make_organization(f"예시{name}") for name in ("하나", "가람", "나래"))
    put(workspace, own, other, none)
    mine = make_person(own, name="홍길동", department="공정팀")
    theirs = make_person(other, department="공정팀")
    put(workspace, mine, theirs)

    def ids(text: str = "", body: str | None = None) -> list[str]:
        return [one.id for one in details.suggest("people", text, body=body)]

    assert ids() == [theirs.id, mine.id]
    assert ids(body=own.id) == [mine.id]
    assert ids("공정팀", own.id) == [mine.id, theirs.id]
    assert ids(body=none.id) == [theirs.id, mine.id]


def test_bodies_are_suggested_by_what_is_typed(workspace, details):
    firm, other = make_organization("(주)예시가람"), make_organization("예시나래")
    put(workspace, firm, other, make_organization("예시가람옛", merged_into_id=firm.id))
    put(workspace, make_business_number(firm))

    found = details.suggest("organizations", "가람")

    assert [(one.id, one.title, one.note) for one in found] == [
        (firm.id, "(주)예시가람", "124-81-00998")
    ]
    assert [one.title for one in details.suggest("organizations")] == ["(주)예시가람", "예시나래"]
    assert [one.title for one in details.suggest("organizations", limit=1)] == ["(주)예시가람"]
    assert details.suggest("organizations", "없는이름") == ()


def test_the_sites_of_a_body_are_suggested_alone(workspace, details, firm):
    other = make_organization("예시나래")
    put(workspace, other, make_site(firm, name="예시공장"), make_site(other, name="예시공장"))

    assert len(details.suggest("sites", "공장")) == 2
    assert len(details.suggest("sites", "공장", owner=firm.id)) == 1


def test_people_are_suggested_by_their_body_and_masked(workspace, details, firm):
    put(workspace, make_person(firm, name="홍길동"))

    (found,) = details.suggest("people", "가람")

    assert (found.title, found.note) == ("홍*동", "예시가람 책임")
    assert details.suggest("people", "길동") == ()


def test_records_are_named_even_when_they_are_deleted(records, details, firm):
    records.delete("organizations", [firm.id])

    assert details.names("organizations", [firm.id]) == {firm.id: "예시가람"}
