"""Editing any kind of record: what is refused changes nothing, what is done can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afm_desktop.domain.enums import DemandStatus, LocalMatching, OrganizationKind, SizeClass
from afm_desktop.domain.errors import AfmError, NotFound, RuleViolation
from afm_desktop.domain.model import NoSuchKind
from afm_desktop.services.parts import NeedsDeleted, NoSuchRecords, NotDeleted, StillNeeded
from afm_desktop.services.record_fields import (
    NumberTooFine,
    NumberTooLarge,
    UnknownChoice,
    UnknownField,
    WrongType,
)
from afm_desktop.services.records import (
    NothingChosen,
    PointsNowhere,
    Records,
    RequiredEmpty,
    SetElsewhere,
)
from tests.factories import (
    make_budget_line,
    make_demand,
    make_demand_event,
    make_division,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_site,
)
from tests.services.conftest import put
from tests.storage.conftest import tables


@pytest.fixture
def records(workspace):
    return Records(workspace)


@pytest.fixture
def firm(workspace):
    firm = make_organization("예시가람")
    put(workspace, firm)
    return firm


def last_words(workspace):
    with workspace.reading() as session:
        return (
            session.connection()
            .exec_driver_sql("SELECT words FROM gesture ORDER BY clock DESC LIMIT 1")
            .scalar_one()
        )


# ---------------------------------------------------------------- create and change


def test_a_created_record_has_its_values_and_its_words(workspace, records):
    id = records.create("organizations", {"name": "예시가람", "size_class": SizeClass.SMALL})

    assert records.values("organizations", id)["size_class"] is SizeClass.SMALL
    assert last_words(workspace) == "기업·기관 1개 등록"


def test_a_change_sets_the_named_fields_alone(workspace, records, firm):
    records.change("organizations", firm.id, {"district": "수원시"})

    values = records.values("organizations", firm.id)
    assert (values["name"], values["district"]) == ("예시가람", "수원시")
    assert last_words(workspace) == "기업·기관 1개 수정"


def test_a_new_demand_is_a_draft(workspace, records, firm):
    division = make_division()
    put(workspace, division)

    id = records.create(
        "demands", {"title": "예시", "applicant_id": firm.id, "division_id": division.id}
    )

    assert records.values("demands", id)["status"] is DemandStatus.DRAFT


@pytest.mark.parametrize(
    ("kind", "field", "value", "error"),
    [
        ("organizations", "colour", "빨강", UnknownField),
        ("organizations", "deleted", 1, UnknownField),
        ("organizations", "id", "x", UnknownField),
        ("organizations", "name", 3, WrongType),
        ("organizations", "size_class", "huge", UnknownChoice),
        ("organizations", "size_class", LocalMatching.NONE, UnknownChoice),
        ("organizations", "size_confirmed_on", "2026-07-22", WrongType),
        ("organizations", "size_confirmed_on", datetime(2026, 7, 22, tzinfo=UTC), WrongType),
        ("organizations", "merged_into_id", "nowhere", PointsNowhere),
        ("meetings", "starts_at", datetime(2026, 7, 22, 14), WrongType),  # noqa: DTZ001
        ("meetings", "ordinal", True, WrongType),
        ("meetings", "ordinal", 2**63, NumberTooLarge),
        ("supply_links", "share", 12.5, WrongType),
        ("supply_links", "share", Decimal("0.00001"), NumberTooFine),
        ("supply_links", "share", Decimal("NaN"), NumberTooLarge),
        ("supply_links", "share", Decimal(101), RuleViolation),
        ("supply_links", "is_sole_source", 1, WrongType),
        ("demands", "status", DemandStatus.SELECTED, SetElsewhere),
        ("people", "erased_on", date(2026, 7, 22), SetElsewhere),
        ("people", "phone", "12", RuleViolation),
    ],
)
def test_a_value_a_field_does_not_take_is_refused_and_nothing_changes(
    workspace, kind, field, value, error
):
    supplier, buyer = make_organization(), make_organization()
    put(workspace, supplier, buyer)
    before = tables(workspace)
    filled = {
        "organizations": {"name": "예시나래"},
        "meetings": {"title": "예시 회의"},
        "supply_links": {"supplier_id": supplier.id, "buyer_id": buyer.id},
        "demands": {},
        "people": {"name": "김예시"},
    }

    with pytest.raises(error) as caught:
        Records(workspace).create(kind, filled[kind] | {field: value})

    assert caught.value.field == field
    assert tables(workspace) == before


def test_exact_numbers_whole_numbers_and_moments_are_taken(workspace, records, firm):
    buyer = make_organization()
    put(workspace, buyer)

    link = records.create(
        "supply_links",
        {
            "supplier_id": firm.id,
            "buyer_id": buyer.id,
            "share": Decimal("12.5"),
            "yearly_amount_won": 15_000_000_000,
            "is_sole_source": True,
            "valid_from": date(2026, 1, 1),
            "kind": "part",
        },
    )

    values = records.values("supply_links", link)
    assert values["share"] == Decimal("12.5")
    assert values["yearly_amount_won"] == 15_000_000_000


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_a_required_field_cannot_be_emptied(workspace, records, firm, empty):
    with pytest.raises(RequiredEmpty) as caught:
        records.change("organizations", firm.id, {"name": empty})

    assert caught.value.field == "name"
    assert records.values("organizations", firm.id)["name"] == "예시가람"


def test_an_unknown_kind_or_record_is_told(records):
    with pytest.raises(NoSuchKind):
        records.create("wishes", {})
    with pytest.raises(NoSuchRecords, match="기업·기관 1개를 찾을 수 없습니다"):
        records.change("organizations", "nobody", {"name": "예시"})


def test_personal_values_are_not_read_here(workspace, records, firm):
    person = make_person(firm)
    put(workspace, person)

    values = records.values("people", person.id)

    assert "name" not in values
    assert values["purpose"] == "분과 운영 연락"


# ---------------------------------------------------------------- delete and restore


@pytest.fixture
def demand(workspace, firm):
    """A demand with two budget lines and an event, its firm, which has a site, and a division."""
    division = make_division()
    demand = make_demand(firm, division)
    put(
        workspace,
        division,
        make_site(firm),
        demand,
        make_budget_line(demand),
        make_budget_line(demand, year=2027),
        make_demand_event(demand, DemandStatus.SUBMITTED),
    )
    return demand


def live_count(workspace, table):
    with workspace.reading() as session:
        return (
            session.connection()
            .exec_driver_sql(f"SELECT count(*) FROM {table} WHERE deleted IS NULL")
            .scalar_one()
        )


def test_parts_go_and_come_back_with_their_record(workspace, records, demand):
    before = tables(workspace)

    records.delete("demands", [demand.id])

    assert [live_count(workspace, t) for t in ("demands", "budget_lines", "demand_events")] == [
        0,
        0,
        0,
    ]
    assert last_words(workspace) == "수요 1건 삭제"

    records.restore("demands", [demand.id])

    assert tables(workspace) == before
    assert last_words(workspace) == "수요 1건 복원"


def test_a_part_deleted_earlier_stays_deleted(workspace, records, demand):
    with workspace.reading() as session:
        line = session.connection().exec_driver_sql("SELECT id FROM budget_lines").scalars().first()

    records.delete("budget_lines", [line])
    records.delete("demands", [demand.id])
    records.restore("demands", [demand.id])

    assert live_count(workspace, "budget_lines") == 1


def test_a_deletion_undone_is_as_if_it_never_was(workspace, records, demand):
    before = tables(workspace)

    records.delete("demands", [demand.id])
    workspace.undo()

    assert tables(workspace) == before


def test_a_deletion_redone_can_still_be_restored(workspace, records, demand):
    before = tables(workspace)

    records.delete("demands", [demand.id])
    workspace.undo()
    workspace.redo()
    records.restore("demands", [demand.id])

    assert tables(workspace) == before


def test_what_others_use_is_not_deleted(workspace, records, demand, firm):
    division = make_division()
    put(workspace, division, make_membership(firm, division))
    before = tables(workspace)

    with pytest.raises(StillNeeded) as caught:
        records.delete("organizations", [firm.id])

    assert "수요 1건" in str(caught.value)
    assert "참여 1건" in str(caught.value)
    assert "사업장" not in str(caught.value)
    assert tables(workspace) == before


def test_what_only_deleted_records_use_is_deleted_with_its_parts(workspace, records, demand, firm):
    records.delete("demands", [demand.id])

    records.delete("organizations", [firm.id])

    assert live_count(workspace, "sites") == 0


def test_a_record_comes_back_only_after_what_it_needs(workspace, records, demand, firm):
    records.delete("demands", [demand.id])
    records.delete("organizations", [firm.id])

    with pytest.raises(NeedsDeleted, match="기업·기관 1개가 삭제된 상태"):
        records.restore("demands", [demand.id])

    records.restore("organizations", [firm.id])
    records.restore("demands", [demand.id])
    assert live_count(workspace, "demands") == 1


def test_records_that_use_each_other_are_deleted_together(workspace, records):
    remaining = make_organization()
    merged = make_organization(merged_into_id=remaining.id)
    put(workspace, remaining, merged)

    records.delete("organizations", [remaining.id, merged.id])

    assert live_count(workspace, "organizations") == 0
    assert last_words(workspace) == "기업·기관 2개 삭제"


def test_one_unknown_record_stops_a_deletion(workspace, records, firm):
    with pytest.raises(NotFound):
        records.delete("organizations", [firm.id, "nobody"])

    assert live_count(workspace, "organizations") == 1


def test_what_is_not_deleted_is_not_restored(records, firm):
    with pytest.raises(NotDeleted):
        records.restore("organizations", [firm.id])


@pytest.mark.parametrize("gesture", ["delete", "restore"])
def test_nothing_chosen_is_told(records, gesture):
    with pytest.raises(NothingChosen):
        getattr(records, gesture)("organizations", [])


def test_many_records_fit_into_one_deletion(workspace, records):
    firms = [make_organization() for _ in range(2_000)]
    put(workspace, *firms, *(make_site(firm) for firm in firms))

    records.delete("organizations", [firm.id for firm in firms])

    assert live_count(workspace, "sites") == 0
    assert last_words(workspace) == "기업·기관 2,000개 삭제"


# ---------------------------------------------------------------- any order


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(["create", "rename", "delete", "restore"]), st.integers(0, 5)),
        min_size=1,
        max_size=12,
    )
)
def test_undoing_everything_leads_back_to_the_start(workspace, steps):
    """Whatever is done, undone gesture by gesture, the live records are those of before."""
    records = Records(workspace)
    before = _live(workspace)
    ids: list[str] = []
    done = sum(_do(records, ids, step, number) for step, number in steps)

    for _ in range(done):
        workspace.undo()

    assert _live(workspace) == before


def _do(records, ids, step, number):
    """Do a step if it is allowed; answer whether anything was done."""
    try:
        if step == "create":
            values = {"name": f"예시{len(ids)}", "kind": OrganizationKind.COMPANY}
            ids.append(records.create("organizations", values))
            return True
        chosen = ids[number % len(ids)] if ids else "nobody"
        if step == "rename":
            name = records.values("organizations", chosen)["name"]
            records.change("organizations", chosen, {"name": f"{name}가"})
        elif step == "delete":
            records.delete("organizations", [chosen])
        else:
            records.restore("organizations", [chosen])
    except AfmError:
        return False
    return True


def _live(workspace):
    with workspace.reading() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT id, name FROM organizations WHERE deleted IS NULL ORDER BY id"
        )
        return [tuple(row) for row in rows]


def test_a_meeting_may_not_end_before_it_starts(workspace, records):
    meeting = make_meeting()
    put(workspace, meeting)

    with pytest.raises(RuleViolation):
        records.change("meetings", meeting.id, {"ends_at": datetime(2020, 1, 1, tzinfo=UTC)})

    assert records.values("meetings", meeting.id)["ends_at"] is None
