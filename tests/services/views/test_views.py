"""Lists of the window over a small file: who stands in them, and what a change does to them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import event

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import BudgetSource, DemandStatus, IssueState, MemberRole, PartnerRole
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.projects import ProjectPartner
from afm_desktop.services.lists.choice import NoSuchDivision
from afm_desktop.services.views import links
from afm_desktop.services.views.model import (
    NOTHING,
    Filter,
    Freshness,
    Keeping,
    NoSuchColumn,
    Sort,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views
from afm_desktop.storage.synced import synced_tables
from tests.factories import (
    DAY,
    make_budget_line,
    make_demand,
    make_demand_event,
    make_division,
    make_issue,
    make_link,
    make_membership,
    make_organization,
    make_override,
    make_person,
    make_project,
)
from tests.services.conftest import put

ALL = ViewQuery()


def column(views: Views, kind: ViewKind, key: str, query: ViewQuery = ALL) -> list[object]:
    """One column of a list from top to bottom."""
    place = [one.key for one in views.columns(kind)].index(key)
    keys = views.keys(kind, query)
    rows = views.rows(kind, keys, query.division)
    return [rows[one][place] for one in keys]


def only(key: str, *values: str) -> ViewQuery:
    return ViewQuery(filters=(Filter(key, values),))


@pytest.mark.parametrize("kind", ViewKind)
def test_a_list_says_which_tables_it_reads(workspace, views, kind):
    reads = set()

    def note(connection, cursor, statement, *_):
        found = re.findall(r"(?:FROM|JOIN) \(?(\w+)|, (\w+)(?: AS|,| \n)", statement)
        reads.update(filter(None, (name for names in found for name in names)))

    with workspace.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    for column in views.columns(kind):
        sort = (Sort(column.key),) if column.is_sortable else ()
        views.rows(kind, views.keys(kind, ViewQuery(sort=sort)) or [1])
    event.remove(engine, "before_cursor_execute", note)

    assert reads & synced_tables().keys() <= views.reads(kind)


@pytest.mark.parametrize("kind", [kind for kind in ViewKind if kind is not ViewKind.TRASH])
def test_a_block_takes_as_many_queries_however_many_rows_it_has(alliance, kind):
    asked = []
    keys = Views(alliance).keys(kind, ViewQuery())
    with alliance.reading() as session:
        engine = session.get_bind()

    def queries(block):
        views = Views(alliance)
        asked.clear()
        views.rows(kind, block)
        return len(asked)

    event.listen(engine, "before_cursor_execute", lambda *_: asked.append(1))
    counts = {queries(keys[:1]), queries(keys[:20])}

    # A chain of links is walked a step at a time, so a longer one takes a few queries more.
    assert max(counts) - min(counts) <= (6 if kind is ViewKind.LINKS else 0)
    assert max(counts) <= 12


# --- members ----------------------------------------------------------------------------------


def test_members_stand_in_the_order_that_ignores_legal_forms(workspace, views, division):
    firms = [make_organization(name) for name in ("예시다온", "(주)예시가람", "㈜예시나래")]
    put(workspace, *firms, *(make_membership(firm, division) for firm in firms))

    assert column(views, ViewKind.MEMBERS, "name") == ["(주)예시가람", "㈜예시나래", "예시다온"]
    backwards = ViewQuery(sort=(Sort("name", descending=True),))
    assert column(views, ViewKind.MEMBERS, "name", backwards)[0] == "예시다온"


def test_a_merged_body_is_found_as_what_remains_of_it(workspace, views, division):
    firm, other = make_organization("예시가람"), make_organization("예시나래")
    former = make_organization("예시옛이름", merged_into_id=firm.id)
    put(
        workspace,
        *(firm, other, former),
        make_membership(former, division, role=MemberRole.ANCHOR),
        make_membership(other, division),
        make_demand(former, division),
    )
    kind, anchors = ViewKind.MEMBERS, only("role", MemberRole.ANCHOR)

    assert column(views, kind, "name") == ["예시가람", "예시나래"]
    assert column(views, kind, "name", anchors) == ["예시가람"]
    assert column(views, kind, "demands", anchors) == [1]
    assert column(views, kind, "name", ViewQuery(sort=(Sort("demands"),)))[-1] == "예시가람"
    assert len(views.keys(ViewKind.DEMANDS, only("applicant_id", firm.id))) == 1


def test_a_body_is_shown_with_the_seat_of_the_division_asked_for(workspace, views, division):
    other, firm = make_division(code="AUT", position=9), make_organization("예시가람")
    home = make_membership(firm, division, is_home=True)
    put(workspace, other, firm, home, make_membership(firm, other, role=MemberRole.ANCHOR))

    assert column(views, ViewKind.MEMBERS, "role") == [MemberRole.MEMBER]
    assert column(views, ViewKind.MEMBERS, "role", ViewQuery("aut")) == [MemberRole.ANCHOR]
    (choice,) = views.choices(ViewKind.MEMBERS, "role", ViewQuery("AUT"))
    assert (choice.value, choice.shown, choice.count) == ("anchor", MemberRole.ANCHOR, 1)


def test_a_body_without_people_is_found(workspace, views, division):
    firms = [make_organization(name) for name in ("예시가람", "예시나래")]
    erased = make_person(
        firms[1], name=None, title=None, phone=None, email=None, erased_on=date(2026, 7, 1)
    )
    seats = (make_membership(firm, division) for firm in firms)
    put(workspace, *firms, *seats, make_person(firms[0]), erased)

    assert column(views, ViewKind.MEMBERS, "name", only("has_people", "no")) == ["예시나래"]


# --- demands ----------------------------------------------------------------------------------


@pytest.fixture
def filed(workspace, division, firm):
    """Two demands of one firm: one that is to be supplemented, and a draft."""
    open_one = make_demand(
        firm, division, title="외관 검사", intake_no="BAT-2026-0001", status=DemandStatus.SUPPLEMENT
    )
    draft = make_demand(firm, division, title="공정 제어")
    put(
        workspace,
        *(open_one, draft),
        make_budget_line(open_one, 700),
        make_budget_line(open_one, 300, source=BudgetSource.CITY),
        make_demand_event(open_one, DemandStatus.SUPPLEMENT, happened_on=date(2026, 7, 14)),
    )
    return open_one, draft


def test_a_demand_shows_its_cost_and_since_when_it_stands_there(views, filed):
    found = only("status", DemandStatus.SUPPLEMENT)

    assert column(views, ViewKind.DEMANDS, "title", found) == ["외관 검사"]
    assert column(views, ViewKind.DEMANDS, "total_cost_won", found) == [1000]
    assert column(views, ViewKind.DEMANDS, "moved_on", found) == [date(2026, 7, 14)]


def test_the_totals_of_demands_are_those_of_the_filter(views, filed):
    everything = views.totals(ViewKind.DEMANDS, ViewQuery())
    drafts = views.totals(ViewKind.DEMANDS, only("status", DemandStatus.DRAFT))

    assert (everything.count, everything.sums["total_cost_won"]) == (2, 1000)
    assert (drafts.count, drafts.sums["total_cost_won"]) == (1, 0)


def test_what_is_empty_is_chosen_by_an_empty_value(views, filed):
    assert column(views, ViewKind.DEMANDS, "title", only("confidentiality", "")) == [
        "외관 검사",
        "공정 제어",
    ]


def test_a_filter_that_no_list_has_is_told(views, division):
    with pytest.raises(NoSuchColumn, match="저장한 보기를 지우고"):
        views.keys(ViewKind.DEMANDS, only("colour", "red"))


def test_a_division_that_is_not_there_is_told(views, division):
    with pytest.raises(NoSuchDivision):
        views.keys(ViewKind.DEMANDS, ViewQuery("XYZ"))


def test_a_record_that_is_gone_has_no_row(workspace, views, records, filed):
    _, draft = filed
    key = views.key_of(ViewKind.DEMANDS, draft.id)
    records.delete("demands", [draft.id])

    assert views.rows(ViewKind.DEMANDS, [key]) == {}
    assert views.key_of(ViewKind.DEMANDS, draft.id) is None


# --- people -----------------------------------------------------------------------------------


def test_people_are_masked_and_not_found_by_what_is_masked(workspace, views, firm):
    put(workspace, make_person(firm, name="홍길동", expires_on=date(2026, 7, 1)))

    assert column(views, ViewKind.PEOPLE, "name") == ["홍*동"]
    assert column(views, ViewKind.PEOPLE, "name", ViewQuery(text="길동")) == []
    assert column(views, ViewKind.PEOPLE, "name", ViewQuery(text="가람")) == ["홍*동"]
    (choice,) = views.choices(ViewKind.PEOPLE, "keeping", ViewQuery())
    assert (choice.shown, choice.count) == (Keeping.EXPIRED, 1)


@pytest.mark.parametrize(
    ("confirmed", "freshness"),
    [
        (None, Freshness.NEVER),
        (date(2026, 1, 21), Freshness.STALE),
        (date(2026, 1, 22), Freshness.RECENT),
    ],
)
def test_a_contact_stays_true_for_six_months(workspace, views, firm, confirmed, freshness):
    put(workspace, make_person(firm, name="홍길동", last_confirmed_on=confirmed))

    (choice,) = views.choices(ViewKind.PEOPLE, "freshness", ViewQuery())
    asked = ViewQuery(filters=(Filter("freshness", (freshness.value,)),))

    assert (choice.shown, choice.count) == (freshness, 1)
    assert column(views, ViewKind.PEOPLE, "name", asked) == ["홍*동"]


# --- links ------------------------------------------------------------------------------------


@pytest.fixture
def chain(workspace, division):
    """Two suppliers behind an anchor, and a stranger."""
    anchor, first, second, stranger = (
        make_organization(name) for name in ("예시앵커", "예시일차", "예시이차", "예시남남")
    )
    put(
        workspace,
        *(anchor, first, second, stranger),
        make_membership(anchor, division, role=MemberRole.ANCHOR),
        make_link(first, anchor, item="외함"),
        make_link(second, first, item="나사"),
        make_link(second, stranger, item="볼트"),
    )
    return anchor, first, second


def test_the_links_of_a_division_are_those_of_its_chains(views, chain):
    assert column(views, ViewKind.LINKS, "item", ViewQuery("BAT")) == ["나사", "외함"]
    assert column(views, ViewKind.LINKS, "tier", ViewQuery("BAT")) == [2, 1]
    assert views.totals(ViewKind.LINKS, ViewQuery("BAT")).count == 2
    assert [
        (choice.shown, choice.count)
        for choice in views.choices(ViewKind.LINKS, "tier", ViewQuery("BAT"))
    ] == [(1, 1), (2, 1)]


def test_members_whose_links_reach_no_anchor_are_found_in_their_division(
    workspace, views, chain, division
):
    one, two = make_organization("예시하나"), make_organization("예시두리")
    members = (make_membership(body, division) for body in (one, two))
    put(workspace, one, two, *members, make_link(one, two, item="너트"))
    unreached = ViewQuery("BAT", filters=(Filter("tier", (NOTHING,)),))

    assert column(views, ViewKind.LINKS, "item", unreached) == ["너트"]
    assert views.totals(ViewKind.LINKS, ViewQuery("BAT")).count == 3


def test_links_are_sorted_and_filtered_by_tier(views, chain):
    by_tier = ViewQuery(sort=(Sort("tier"),))

    assert column(views, ViewKind.LINKS, "tier", by_tier) == [1, 2, 2]
    assert column(views, ViewKind.LINKS, "item", only("tier", "1")) == ["외함"]


def test_a_tier_given_by_hand_shows_at_once(workspace, views, chain):
    anchor, _, second = chain
    before = column(views, ViewKind.LINKS, "tier", ViewQuery("BAT"))

    put(workspace, make_override(anchor, second, 3))

    assert (before, column(views, ViewKind.LINKS, "tier", ViewQuery("BAT"))) == ([2, 1], [3, 1])


def test_the_links_of_a_body_are_found_on_either_end(views, chain):
    _, first, _ = chain

    assert column(views, ViewKind.LINKS, "item", only("body_id", first.id)) == ["나사", "외함"]
    assert column(views, ViewKind.LINKS, "item", only("buyer_id", first.id)) == ["나사"]


def test_what_a_body_takes_part_in_is_found(workspace, views, division):
    body, other = make_organization(), make_organization()
    demand, project = make_demand(other, division), make_project(division)
    taken_out = DemandPartner(
        demand_id=demand.id, organization_id=body.id, role=PartnerRole.LEAD, deleted=DELETED
    )
    put(
        workspace,
        *(body, other, demand, project, taken_out),
        *(make_demand(other, division), make_project(division)),
        ProjectPartner(project_id=project.id, organization_id=body.id, name="예시"),
    )

    assert views.count(ViewKind.DEMANDS, only("partner_id", body.id)) == 0
    assert views.count(ViewKind.PROJECTS, only("partner_id", body.id)) == 1
    put(workspace, DemandPartner(demand_id=demand.id, organization_id=body.id))
    assert views.count(ViewKind.DEMANDS, only("partner_id", body.id)) == 1


def test_links_no_longer_in_force_are_no_part_of_the_walk(workspace, views, chain):
    anchor, first, _ = chain
    ended = make_link(first, anchor, item="지난 품목", valid_to=date(2026, 1, 1))
    gone = make_link(first, anchor, item="지운 품목", deleted=DELETED)
    put(workspace, ended, gone, make_link(first, anchor, item="새 품목"))

    assert column(views, ViewKind.LINKS, "item") == ["나사", "볼트", "외함", "새 품목"]


def test_a_link_whose_supplier_is_not_known_stands_first(workspace, views, chain):
    anchor, *_ = chain
    unnamed = make_link(anchor, anchor, item="모르는 곳")
    unnamed.supplier_id = None
    put(workspace, unnamed)

    assert column(views, ViewKind.LINKS, "item") == ["모르는 곳", "나사", "볼트", "외함"]


def test_far_ways_of_goods_are_read_as_a_whole(workspace, views, chain, monkeypatch):
    before = column(views, ViewKind.LINKS, "tier")
    put(workspace, make_organization("예시또"))
    monkeypatch.setattr(links, "MOST_PASSED", 1)

    assert column(Views(workspace), ViewKind.LINKS, "tier") == before


# --- issues, history, trash -------------------------------------------------------------------


def test_open_issues_past_their_day_are_found(workspace, views, division):
    late = make_issue(division, title="예시 지연", due_on=date(2026, 7, 1))
    done = make_issue(
        division, title="예시 해소", state=IssueState.SETTLED, due_on=date(2026, 7, 1)
    )
    put(workspace, late, done, make_issue(division, title="예시 미정"))

    assert column(views, ViewKind.ISSUES, "title", only("is_overdue", "yes")) == ["예시 지연"]
    assert len(views.keys(ViewKind.ISSUES, only("is_open", "yes"))) == 2


def test_the_history_tells_every_gesture_the_latest_first(workspace, views, records, firm):
    records.change("organizations", firm.id, {"main_products": "외함"})
    workspace.undo()

    assert column(views, ViewKind.GESTURES, "kind")[:2] == [GestureKind.UNDO, GestureKind.EDIT]
    assert column(views, ViewKind.GESTURES, "is_undone") == [False, True, False]
    assert len(views.keys(ViewKind.GESTURES, only("record", firm.id))) == 3
    assert len(views.keys(ViewKind.GESTURES, only("entity", "demands"))) == 0
    assert len(views.keys(ViewKind.GESTURES, ViewQuery(text="수정"))) == 2
    assert len(views.keys(ViewKind.GESTURES, only("is_undone", "yes"))) == 1


def test_the_trash_names_what_was_deleted_and_in_which_gesture(
    workspace, views, records, division, firm
):
    person = make_person(firm, name="홍길동")
    demand = make_demand(firm, division, title="외관 검사")
    put(workspace, person, demand, make_budget_line(demand))
    records.delete("demands", [demand.id])
    records.delete("people", [person.id])

    assert column(views, ViewKind.TRASH, "name") == ["홍*동", "외관 검사"]
    assert column(views, ViewKind.TRASH, "kind") == ["people", "demands"]
    assert column(views, ViewKind.TRASH, "words") == ["담당자 1명 삭제", "수요 1건 삭제"]
    assert column(views, ViewKind.TRASH, "name", ViewQuery(text="검사")) == ["외관 검사"]
    assert column(views, ViewKind.TRASH, "name", ViewQuery(text="홍길동")) == []
    key = views.key_of(ViewKind.TRASH, demand.id)
    assert views.id_of(ViewKind.TRASH, key) == demand.id


def test_what_is_restored_is_in_the_trash_no_more(views, records, filed):
    records.delete("demands", [one.id for one in filed])
    records.restore("demands", [filed[0].id])

    assert column(views, ViewKind.TRASH, "name") == ["공정 제어"]
    assert views.totals(ViewKind.TRASH, ViewQuery()).count == 1


def test_the_day_of_the_file_decides_who_is_a_member(workspace, views, division, firm):
    put(workspace, make_membership(firm, division, left_on=DAY))

    assert len(views.keys(ViewKind.MEMBERS, ViewQuery())) == 0


def test_members_are_found_under_every_division_they_sit_in(alliance):
    views = Views(alliance)

    for choice in views.choices(ViewKind.MEMBERS, "division", ALL):
        within = ViewQuery(choice.value)
        assert views.totals(ViewKind.MEMBERS, only("division", choice.value)).count == choice.count
        assert views.totals(ViewKind.MEMBERS, within).count == choice.count


def test_the_role_of_a_member_is_the_one_in_the_divisions_filtered_by(workspace, division, views):
    other = make_division(None, code="OTH", name="다른 분과")
    body = make_organization(name="예시전지")
    put(
        workspace,
        other,
        body,
        make_membership(body, division, role=MemberRole.MEMBER, is_home=True),
        make_membership(body, other, role=MemberRole.ANCHOR),
    )
    anchors = Filter("role", (MemberRole.ANCHOR,))

    everywhere = ViewQuery(filters=(anchors,))
    there = ViewQuery(filters=(anchors, Filter("division", ("OTH",))))

    assert not views.keys(ViewKind.MEMBERS, everywhere)
    assert len(views.keys(ViewKind.MEMBERS, there)) == 1


def test_gestures_are_found_by_period(workspace, views):
    put(workspace, make_organization())
    (at,) = column(views, ViewKind.GESTURES, "at")
    month = f"{at.astimezone(KOREA):%Y-%m}"

    choices = views.choices(ViewKind.GESTURES, "period", ALL)

    assert [(one.value, one.count) for one in choices] == [("today", 1), ("week", 1), (month, 1)]
    for one in choices:
        assert len(views.keys(ViewKind.GESTURES, only("period", one.value))) == 1
    assert not views.keys(ViewKind.GESTURES, only("period", "2024-07"))


def test_totals_tell_how_many_records_state_no_amount(views, workspace, division):
    put(
        workspace,
        make_project(division, title="가", total_won=100, national_won=40),
        make_project(division, title="나", total_won=50),
    )

    totals = views.totals(ViewKind.PROJECTS, ViewQuery())

    assert (totals.sums["total_won"], totals.sums["national_won"]) == (150, 40)
    assert totals.unstated.get("total_won", 0) == 0
    assert totals.unstated["national_won"] == 1
