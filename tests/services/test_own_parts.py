"""Parts of a record: added behind the others, put in order, and one old value put back."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import BudgetSource, DemandStatus
from afm_desktop.services.history import Hidden, History, NeverThere, Presence, ValueHidden
from afm_desktop.services.own_parts import HasNoOrder, PartService
from afm_desktop.services.records import PointsNowhere, RequiredEmpty, SetElsewhere
from tests.factories import make_agenda_item, make_demand, make_meeting, make_person
from tests.services.conftest import last_words, put


@pytest.fixture
def parts(workspace):
    return PartService(workspace)


@pytest.fixture
def history(workspace):
    return History(workspace)


@pytest.fixture
def meeting(workspace, division):
    found = make_meeting(division)
    items = [
        make_agenda_item(found, title=title, position=n) for n, title in enumerate("가나다", 1)
    ]
    put(workspace, found, *items)
    return found, [item.id for item in items]


def order(workspace, ids):
    with workspace.reading() as session:
        query = "SELECT id, position FROM agenda_items WHERE deleted IS NULL ORDER BY position"
        found = session.connection().exec_driver_sql(query).all()
    return [ids.index(id_) for id_, _ in found], [place for _, place in found]


def test_a_part_is_added_to_its_owner(workspace, parts, records, firm):
    site = parts.add("sites", firm.id, {"name": "예시공장"})

    assert records.values("sites", site)["organization_id"] == firm.id
    assert last_words(workspace) == "사업장 1개소 등록"
    workspace.undo()
    with pytest.raises(Exception, match="찾을 수 없습니다"):
        records.values("sites", site)


def test_a_part_that_lacks_something_is_refused(parts, firm):
    with pytest.raises(RequiredEmpty):
        parts.add("sites", firm.id, {})
    with pytest.raises(PointsNowhere):
        parts.add("sites", "nobody", {"name": "예시공장"})


def test_a_new_part_comes_last(parts, records, meeting):
    owner, _ = meeting

    added = parts.add("agenda_items", owner.id, {"title": "라"})

    assert records.values("agenda_items", added)["position"] == 4


def test_parts_are_put_in_order(workspace, parts, meeting):
    _, ids = meeting

    parts.put_before("agenda_items", ids[2], ids[0])
    first = order(workspace, ids)
    parts.put_before("agenda_items", ids[2], None)

    assert first == ([2, 0, 1], [1, 2, 3])
    assert order(workspace, ids) == ([0, 1, 2], [1, 2, 3])
    assert last_words(workspace) == "안건 순서 변경"


def test_parts_without_an_order_are_told(parts, firm):
    with pytest.raises(HasNoOrder, match="사업장에는 정해 둔 순서가 없습니다"):
        parts.put_before("sites", "any", None)


# --- the same fields of several records -------------------------------------------------------


def test_several_records_are_changed_in_one_gesture(workspace, records, division, firm):
    demands = [make_demand(firm, division) for _ in range(3)]
    put(workspace, *demands)

    records.change_all("demands", [one.id for one in demands], {"process": "조립"})

    assert {records.values("demands", one.id)["process"] for one in demands} == {"조립"}
    assert last_words(workspace) == "수요 3건 수정"
    workspace.undo()
    assert {records.values("demands", one.id)["process"] for one in demands} == {None}


# --- putting back -----------------------------------------------------------------------------


def test_an_old_value_is_put_back_as_a_change_of_its_own(workspace, records, history, firm):
    records.change("organizations", firm.id, {"main_products": "외함"})
    records.change("organizations", firm.id, {"main_products": "나사"})

    history.put_back(history.of(firm.id, field="main_products")[-1])

    assert records.values("organizations", firm.id)["main_products"] == "외함"
    assert last_words(workspace) == "기업·기관 1개 이전 값 복원"


def test_a_deleted_record_comes_back_from_its_history(records, history, firm):
    records.delete("organizations", [firm.id])
    change = history.of(firm.id, field="deleted")[-1]

    history.put_back(change)

    assert (change.old, change.new) == (Presence.LIVE, Presence.DELETED)
    assert records.values("organizations", firm.id)["name"] == "예시가람"


def test_what_a_record_was_before_it_was_entered_is_not_put_back(history, firm):
    birth = history.of(firm.id, field="deleted")[0]

    with pytest.raises(NeverThere):
        history.put_back(birth)


def test_a_required_value_is_not_put_back_to_nothing(history, firm):
    with pytest.raises(RequiredEmpty):
        history.put_back(history.of(firm.id, field="name")[0])


def test_a_hidden_value_is_not_put_back(workspace, records, history, firm):
    person = make_person(firm)
    put(workspace, person)
    records.change("people", person.id, {"title": "수석"})
    change = history.of(person.id, field="title")[-1]

    assert change.old is Hidden.KEPT
    with pytest.raises(ValueHidden):
        history.put_back(change)


def test_a_status_is_not_put_back_past_its_table(workspace, history, division, firm):
    demand = make_demand(firm, division, status=DemandStatus.DRAFT)
    put(workspace, demand)

    with pytest.raises(SetElsewhere):
        history.put_back(history.of(demand.id, field="status")[0])


def test_amounts_are_added_by_source(parts, records, workspace, division, firm):
    demand = make_demand(firm, division)
    put(workspace, demand)
    line = {"year": 2026, "source": BudgetSource.NATIONAL, "amount_won": 15_000_000_000}

    added = parts.add("budget_lines", demand.id, line)

    assert records.values("budget_lines", added)["amount_won"] == 15_000_000_000
