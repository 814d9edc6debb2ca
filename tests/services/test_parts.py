"""Records go and come back with their parts, and in any order all of it can be undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afm_desktop.domain.enums import DemandStatus, OrganizationKind
from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.services.parts import NeedsDeleted, NotDeleted, StillNeeded
from afm_desktop.services.records import (
    NothingChosen,
    Records,
)
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.services.views.service import Views
from tests.factories import (
    make_budget_line,
    make_demand,
    make_demand_event,
    make_division,
    make_link,
    make_membership,
    make_organization,
    make_site,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables

BODIES = Filter("kind", ("organizations",))


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


def test_a_body_goes_and_comes_back_with_those_that_became_it(workspace, records):
    """The redirect, its own redirect, and a link that lies between a body and itself."""
    remaining, other = make_organization("예시가람"), make_organization("예시나래")
    merged = make_organization(merged_into_id=remaining.id)
    oldest = make_organization(merged_into_id=merged.id)
    put(workspace, remaining, other, merged, oldest, make_site(merged))
    put(workspace, make_link(merged, remaining))
    before = tables(workspace)

    records.delete("organizations", [remaining.id])

    counts = [live_count(workspace, t) for t in ("organizations", "sites", "supply_links")]
    assert counts == [1, 0, 0]
    assert last_words(workspace) == "기업·기관 1개 삭제"
    trash = Views(workspace).keys(ViewKind.TRASH, ViewQuery(filters=(BODIES,)))
    assert len(trash) == 1
    records.restore("organizations", [remaining.id])
    assert tables(workspace) == before


def test_a_redirect_that_went_before_stays_away(workspace, records):
    remaining = make_organization()
    merged = make_organization(merged_into_id=remaining.id)
    put(workspace, remaining, merged)
    records.delete("organizations", [merged.id])
    assert len(Views(workspace).keys(ViewKind.TRASH, ViewQuery(filters=(BODIES,)))) == 1

    records.delete("organizations", [remaining.id])
    records.restore("organizations", [remaining.id])

    assert live_count(workspace, "organizations") == 1


def test_what_others_use_of_a_body_that_was_merged_keeps_it(workspace, records):
    remaining, other = make_organization(), make_organization()
    merged = make_organization(merged_into_id=remaining.id)
    put(workspace, remaining, other, merged)
    put(workspace, make_link(merged, other))

    with pytest.raises(StillNeeded, match="공급관계 1건"):
        records.delete("organizations", [remaining.id])


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
