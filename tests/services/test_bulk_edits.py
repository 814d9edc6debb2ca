"""What one value does to many records is told before it is done, and done to those alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.model.people import PERSONAL_FIELDS
from afm_desktop.services.bulk_edits import BulkEdits, ChangeRow, RefusedRow, WhatChanges
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.lists.listing import ColumnKind
from afm_desktop.services.records import MANY, PointsNowhere, Records, RequiredEmpty
from afm_desktop.services.safekeeping import backups_of
from afm_desktop.storage.settings import Office, Role
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_demand,
    make_division,
    make_link,
    make_organization,
    make_person,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables


@pytest.fixture
def bulk(workspace: Workspace) -> BulkEdits:
    return BulkEdits(workspace)


@pytest.fixture
def firms(workspace):
    """Two firms of other districts, and one that is where the others are to go."""
    places = ("수원시", None, "성남시")
    made = [make_organization(f"예시{n}호", district=one) for n, one in enumerate(places, 1)]
    put(workspace, *made)
    return [one.id for one in made]


def test_it_is_told_what_changes_and_what_is_the_same(workspace, bulk, firms):
    before = tables(workspace)

    told = bulk.what_changes("organizations", firms, "district", "성남시")

    assert told == WhatChanges(
        ColumnKind.TEXT,
        tuple(firms[:2]),
        1,
        0,
        (ChangeRow("예시1호", "수원시", "성남시"), ChangeRow("예시2호", None, "성남시")),
        (),
    )
    assert tables(workspace) == before


def test_only_what_changes_is_written(workspace, bulk, firms):
    assert bulk.change("organizations", firms, "district", "성남시") == 2

    assert last_words(workspace) == "기업·기관 2개 수정"
    assert Gestures(workspace).rows(limit=1)[0].records == 2
    workspace.undo()
    records = Records(workspace)
    found = [records.values("organizations", one)["district"] for one in firms]
    assert found == ["수원시", None, "성남시"]


def test_what_changes_nothing_is_no_gesture(workspace, bulk, firms):
    assert bulk.change("organizations", firms[2:], "district", "성남시") == 0

    assert last_words(workspace) == "자료 준비"


def test_a_value_may_be_emptied_where_it_is_not_required(workspace, bulk, firms):
    told = bulk.what_changes("organizations", firms, "district", " ")

    assert (told.changed, told.same) == ((firms[0], firms[2]), 1)
    with pytest.raises(RequiredEmpty):
        bulk.what_changes("organizations", firms, "name", None)


def test_names_stand_in_place_of_ids(workspace, bulk):
    one, other, third = (make_organization(f"예시{name}") for name in ("가", "나", "다"))
    link = make_link(one, other, item="볼트")
    put(workspace, one, other, third, link)

    told = bulk.what_changes("supply_links", [link.id], "buyer_id", third.id)

    assert told.rows == (ChangeRow("예시가 → 예시나 · 볼트", "예시나", "예시다"),)
    with pytest.raises(PointsNowhere):
        bulk.what_changes("supply_links", [link.id], "buyer_id", "nowhere")


def test_what_a_rule_forbids_is_refused_and_the_rest_changes(workspace, bulk):
    one, other, third = (make_organization(f"예시{name}") for name in ("가", "나", "다"))
    links = [make_link(one, other), make_link(third, other)]
    put(workspace, one, other, third, *links)
    ids = [link.id for link in links]

    told = bulk.what_changes("supply_links", ids, "buyer_id", third.id)

    assert (told.changed, told.refused) == ((ids[0],), 1)
    assert told.refusals[0].title.startswith("예시다 → 예시나")
    assert bulk.change("supply_links", ids, "buyer_id", third.id) == 1
    records = Records(workspace)
    assert records.values("supply_links", ids[0])["buyer_id"] == third.id
    assert records.values("supply_links", ids[1])["buyer_id"] == other.id


def test_a_secretary_leaves_alone_what_another_division_keeps(workspace, bulk):
    own, other = make_division(name="자동차", code="AUT"), make_division(name="섬유", code="TEX")
    firm = make_organization("예시가람")
    demands = [make_demand(firm, own, title="가"), make_demand(firm, other, title="나")]
    put(workspace, own, other, firm, *demands)
    workspace.become(Office(Role.SECRETARY, division="AUT", actor="간사", fixed_day=DAY))

    told = bulk.what_changes("demands", [one.id for one in demands], "process", "도금")

    assert told.changed == (demands[0].id,)
    reason = "섬유 분과의 자료입니다. 그 분과의 간사기관이 고칩니다."
    assert told.refusals == (RefusedRow("나", reason),)


def test_an_erased_person_stays_erased(workspace, bulk):
    firm = make_organization("예시가람")
    person = make_person(firm, **dict.fromkeys(PERSONAL_FIELDS), erased_on=date(2026, 1, 2))
    put(workspace, firm, person)

    told = bulk.what_changes("people", [person.id], "purpose", "연락")

    assert told.refusals[0].reason == "개인정보를 파기한 자료라 바꿀 수 없습니다."


def test_masked_fields_and_those_of_steps_are_not_offered(bulk):
    people = bulk.fields("people", ["name", "organization_id", "phone", "purpose"])
    demands = bulk.fields("demands", ["title", "status", "process"])

    assert [one.key for one in people] == ["organization_id", "purpose"]
    assert [one.key for one in demands] == ["title", "process"]
    assert [one.is_required for one in demands] == [True, False]


def test_only_the_first_are_named(workspace, bulk):
    firms = [make_organization(f"예시{n}호") for n in range(12)]
    put(workspace, *firms)

    told = bulk.what_changes(
        "organizations", [one.id for one in firms], "size_class", SizeClass.SMALL
    )

    assert (len(told.changed), len(told.rows)) == (12, 5)
    assert told.rows[0] == ChangeRow("예시0호", firms[0].size_class, SizeClass.SMALL)


def test_many_records_are_changed_after_a_backup(workspace, bulk):
    firms = [make_organization(f"예시{n}호") for n in range(MANY)]
    put(workspace, *firms)
    ids = [one.id for one in firms]

    bulk.change("organizations", ids[1:], "district", "성남시")
    assert backups_of(workspace.path) == []

    bulk.change("organizations", ids, "district", "수원시")

    assert [one.path.name.split("-")[-1] for one in backups_of(workspace.path)] == ["bulk.afm"]


def test_an_exact_number_is_the_same_however_it_is_written(workspace, bulk):
    one, other = make_organization("예시가"), make_organization("예시나")
    link = make_link(one, other, share=Decimal("12.50"))
    put(workspace, one, other, link)

    assert bulk.what_changes("supply_links", [link.id], "share", Decimal("12.5")).same == 1
