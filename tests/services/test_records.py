"""Editing any kind of record: what is refused changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from afm_desktop.domain.enums import DemandStatus, LocalMatching, SizeClass
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model import NoSuchKind
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.record_fields import (
    NumberTooFine,
    NumberTooLarge,
    UnknownChoice,
    UnknownField,
    WrongType,
)
from afm_desktop.services.records import (
    PointsNowhere,
    Records,
    RequiredEmpty,
    SetElsewhere,
)
from tests.factories import (
    make_division,
    make_meeting,
    make_organization,
    make_person,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables


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
        ("people", "organization_id", "nowhere", PointsNowhere),
        ("organizations", "merged_into_id", "nowhere", SetElsewhere),
        ("demands", "merged_into_id", "nowhere", SetElsewhere),
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
    with pytest.raises(RequiredEmpty, match="‘기업·기관명’ 항목을 채우세요") as caught:
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


def test_a_meeting_may_not_end_before_it_starts(workspace, records):
    meeting = make_meeting()
    put(workspace, meeting)

    with pytest.raises(RuleViolation):
        records.change("meetings", meeting.id, {"ends_at": datetime(2020, 1, 1, tzinfo=UTC)})

    assert records.values("meetings", meeting.id)["ends_at"] is None
