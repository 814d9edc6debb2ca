"""Merging loses nothing, and undo brings back every table as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from afm_desktop.domain.codes import business_number, format_business_number
from afm_desktop.domain.enums import Decision, MemberRole
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationName,
    Site,
)
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.marks.tags import TagService
from afm_desktop.services.records import MANY, Records
from afm_desktop.services.safekeeping import backups_of
from afm_desktop.services.sameness.merge_plan import AlreadyMerged, Fate, FieldState, Side
from afm_desktop.services.sameness.service import NotForBulk, SameBody, SamenessService
from afm_desktop.storage.check import check
from afm_desktop.storage.synced import referrers
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_business_number,
    make_demand,
    make_division,
    make_link,
    make_membership,
    make_organization,
    make_person,
    make_site,
    make_structure,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables

NUMBER, OTHER = business_number("124810099"), business_number("220810001")


@pytest.fixture
def firms(workspace):
    """Two bodies, of which the second was entered again."""
    keep = make_organization("예시가람", phone="02-0000-1111", website=None)
    lose = make_organization("(주)예시가람기전", phone="02-0000-2222", website="example.invalid")
    put(workspace, keep, lose)
    return keep.id, lose.id


def rows(workspace, kind, **where):
    with workspace.reading() as session:
        found = session.scalars(select(kind).filter_by(**where).order_by(kind.row)).all()
        session.expunge_all()
        return found


def test_fields_are_same_different_or_only_on_one_side(sameness, firms):
    plan = sameness.plan(*firms)
    states = {row.field: row.state for row in plan.fields}

    assert states["phone"] is FieldState.DIFFERENT
    assert states["website"] is FieldState.ONLY_LOSE
    assert states["region_code"] is FieldState.SAME
    assert plan.has_conflict


def test_the_chosen_values_are_taken_and_the_other_name_is_kept(workspace, sameness, firms):
    keep, lose = firms

    sameness.merge(keep, lose, {"phone": Side.LOSE})

    body = rows(workspace, Organization, id=keep)[0]
    assert (body.name, body.phone, body.website) == ("예시가람", "02-0000-2222", "example.invalid")
    assert [name.name for name in rows(workspace, OrganizationName)] == ["(주)예시가람기전"]
    assert rows(workspace, Organization, id=lose)[0].merged_into_id == keep
    assert last_words(workspace) == "기업·기관 2개 합치기"
    assert sameness.remains(lose) == (keep, "예시가람")
    assert sameness.remains(keep) is None


def test_children_are_carried_over_with_a_list(workspace, sameness, division, firms):
    keep, lose = (rows(workspace, Organization, id=id_)[0] for id_ in firms)
    buyer = make_organization("예시구매")
    children = [
        make_membership(lose, division, is_home=True),
        make_business_number(lose, number=NUMBER),
        make_site(lose),
        make_person(lose),
        make_link(lose, buyer),
        make_demand(lose, division, lead_id=lose.id),
    ]
    put(workspace, buyer, *children)

    plan = sameness.merge(keep.id, lose.id)

    assert {child.id for child in plan.children} == {child.id for child in children}
    assert all(child.fate is Fate.CARRIED for child in plan.children)
    assert "김예시" not in {child.title for child in plan.children}
    with workspace.reading() as session:
        for table, field in referrers("organizations"):
            if table in ("organizations", "duplicates"):
                continue
            left = session.connection().exec_driver_sql(
                f"SELECT count(*) FROM {table} WHERE {field} = ?", (lose.id,)
            )
            assert left.scalar_one() == 0, (table, field)


def test_the_very_same_child_is_marked_and_a_similar_one_kept(workspace, sameness, division, firms):
    keep, lose = (rows(workspace, Organization, id=id_)[0] for id_ in firms)
    mine = make_membership(keep, division, is_home=True)
    same = make_membership(lose, division, is_home=True)
    later = make_membership(lose, division, joined_on=date(2025, 1, 1), is_home=True)
    other = make_membership(lose, division, role=MemberRole.ANCHOR)
    put(workspace, mine, same, later, other)

    plan = sameness.merge(keep.id, lose.id)

    fates = {child.id: child.fate for child in plan.children}
    assert fates == {same.id: Fate.SAME, later.id: Fate.BESIDE, other.id: Fate.CARRIED}
    there = {seat.id: seat for seat in rows(workspace, Membership, organization_id=keep.id)}
    assert there.keys() == {mine.id, same.id, later.id, other.id}
    assert there[same.id].deleted == DELETED
    assert [seat.id for seat in there.values() if seat.is_home and not seat.deleted] == [mine.id]


def test_a_link_between_the_two_stays_where_it_was(workspace, sameness, firms):
    keep, lose = (rows(workspace, Organization, id=id_)[0] for id_ in firms)
    link = make_link(lose, keep)
    put(workspace, link)

    plan = sameness.merge(keep.id, lose.id)

    assert [(child.id, child.fate) for child in plan.children] == [(link.id, Fate.LEFT)]
    kept = rows(workspace, SupplyLink, id=link.id)[0]
    assert (kept.supplier_id, kept.deleted) == (lose.id, None)


def test_a_site_that_was_entered_as_a_body_becomes_a_site(workspace, sameness):
    body = make_organization("예시전자", region_code="41")
    entered = make_organization("예시전자(주) 구미사업장", region_code="47", address="구미시 1로 1")
    number = make_business_number(entered, number=OTHER)
    put(workspace, body, entered, number)
    pair = sameness.queue().rows[0]

    sameness.merge(pair.first_id, pair.second_id, site=pair.site)

    assert (pair.first_id, pair.site) == (body.id, "구미사업장")
    site = rows(workspace, Site)[0]
    assert (site.organization_id, site.name, site.region_code) == (body.id, "구미사업장", "47")
    carried = rows(workspace, BusinessNumber)[0]
    assert (carried.organization_id, carried.site_id) == (body.id, site.id)
    assert rows(workspace, Organization, id=body.id)[0].region_code == "41"
    assert rows(workspace, OrganizationName) == []


def test_a_merged_body_is_not_merged_again(sameness, firms):
    sameness.merge(*firms)

    with pytest.raises(AlreadyMerged, match="이미"):
        sameness.merge(*firms)


def test_the_decision_is_kept_with_its_weight(workspace, sameness, firms):
    sameness.merge(*firms)

    kept = rows(workspace, Duplicate)[0]
    assert (kept.decision, kept.first_id, kept.second_id) == (Decision.MERGED, *firms)
    assert kept.points is not None


def test_different_bodies_are_never_asked_again_until_that_is_undone(workspace, sameness):
    first, second = make_organization("예시가람"), make_organization("예시가람(주)")
    put(workspace, first, second)
    assert sameness.queue().total == 1

    sameness.differ(second.id, first.id)

    assert sameness.queue().total == 0
    workspace.undo()
    assert sameness.queue().total == 1
    with pytest.raises(SameBody):
        sameness.differ(first.id, first.id)


def test_a_decision_does_not_keep_a_body_from_being_deleted(workspace, sameness):
    first, second = make_organization("예시가람"), make_organization("예시가람(주)")
    put(workspace, first, second)
    sameness.differ(first.id, second.id)

    Records(workspace).delete("organizations", [second.id])

    assert rows(workspace, Organization, id=second.id)[0].deleted == DELETED


def test_many_are_merged_at_once_only_with_equal_numbers_and_no_conflict(workspace, sameness):
    bodies = [make_organization(name) for name in ("예시가람", "예시가람(주)", "㈜예시가람")]
    clash = make_organization("예시가람", region_code="11")
    numbers = [make_business_number(body, number=NUMBER) for body in (*bodies, clash)]
    put(workspace, *bodies, clash, *numbers)
    first, second, third = (body.id for body in bodies)
    before = tables(workspace)

    assert {plan.lose_id for plan in sameness.mergeable()} == {second, third}
    assert tables(workspace) == before
    with pytest.raises(NotForBulk):
        sameness.merge_all([(first, clash.id)])
    assert sameness.merge_all([(first, second), (second, third)]) == 2

    assert {body.merged_into_id for body in rows(workspace, Organization)} == {None, first}
    workspace.undo()
    assert {body.merged_into_id for body in rows(workspace, Organization)} == {None}


def test_all_of_equal_numbers_are_merged_and_what_differs_by_then_is_left(workspace, sameness):
    """The second gives its telephone; the third has another, and waits for somebody to look."""
    first, second, third = (
        make_organization("예시가람", phone=phone)
        for phone in (None, "02-0000-1111", "02-0000-2222")
    )
    apart = make_organization("예시가람")
    bodies = (first, second, third, apart)
    put(workspace, *bodies, *(make_business_number(body, number=NUMBER) for body in bodies))
    sameness.differ(first.id, apart.id)

    assert [plan.lose_id for plan in sameness.mergeable()] == [second.id]
    assert sameness.merge_all() == 1

    merged = {body.id: body.merged_into_id for body in rows(workspace, Organization)}
    assert merged == {first.id: None, second.id: first.id, third.id: None, apart.id: None}
    assert last_words(workspace) == "기업·기관 2개 합치기"
    assert sameness.merge_all() == 0
    assert last_words(workspace) == "기업·기관 2개 합치기"


def test_many_are_merged_after_a_backup(workspace, sameness):
    """Fifty firms entered twice, each with a number of its own."""
    bodies, numbers = [], []
    for place in range(MANY // 2):
        number = business_number(f"12481{place:04}")
        for name in (f"예시가람{place}호", f"주식회사 예시가람{place}호"):
            bodies.append(make_organization(name))
            numbers.append(make_business_number(bodies[-1], number=number))
    put(workspace, *bodies, *numbers)
    assert backups_of(workspace.path) == []

    assert sameness.merge_all() == MANY // 2

    assert len(backups_of(workspace.path)) == 1


def test_a_branch_with_a_number_of_its_own_is_of_one_body(workspace, sameness):
    """Any of its numbers finds the body; a branch entered as a body becomes its site."""
    body, branch = make_organization("예시가람"), make_organization("예시가람(주) 구미사업장")
    site = make_site(body, name="예시본사")
    put(workspace, body, branch, site)
    put(
        workspace,
        make_business_number(body, number=NUMBER, site_id=site.id, is_main=True),
        make_business_number(branch, number=OTHER),
    )
    (pair,) = sameness.queue().rows
    assert (pair.first_id, pair.second_id, pair.site) == (body.id, branch.id, "구미사업장")

    sameness.merge(pair.first_id, pair.second_id, site=pair.site)

    found = [
        sameness.find(Traits.of("예시가람", business_numbers=[number])).organization_id
        for number in (NUMBER, OTHER)
    ]
    assert found == [body.id, body.id]
    sites = {one.id: one.name for one in rows(workspace, Site, organization_id=body.id)}
    numbers = rows(workspace, BusinessNumber, organization_id=body.id)
    assert {one.number: sites[one.site_id] for one in numbers} == {
        format_business_number(NUMBER): "예시본사",
        format_business_number(OTHER): "구미사업장",
    }
    assert sameness.queue().total == 0


CHILD = st.sampled_from(["seat", "number", "site", "person", "link", "back", "between", "demand"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    mine=st.lists(CHILD, max_size=6),
    theirs=st.lists(CHILD, max_size=10),
    sides=st.dictionaries(
        st.sampled_from(["name", "phone", "website", "region_code"]), st.sampled_from(Side)
    ),
)
def test_a_merger_loses_no_child_and_undo_restores(tmp_path_factory, mine, theirs, sides):
    folder = tmp_path_factory.mktemp("merge")
    workspace = Workspace.create(folder / "a.afm", Office(role=Role.CENTER, actor="예시 사무국"))
    structure = make_structure()
    division = make_division(structure)
    keep, lose, third = (make_organization(name) for name in ("예시가", "예시나", "예시다"))
    lose.website = "example.invalid"
    put(workspace, structure, division, keep, lose, third)
    made = [_child(kind, keep, lose, third, division) for kind in mine]
    made += [_child(kind, lose, keep, third, division) for kind in theirs]
    put(workspace, *made)
    before = tables(workspace)

    plan = SamenessService(workspace).merge(keep.id, lose.id, sides)

    after = tables(workspace)
    for table, old in before.items():
        ids = {row[0] for row in after[table]}
        assert ids >= {row[0] for row in old}
    told = {child.id for child in plan.children}
    changed = {
        row[0]
        for table, old in before.items()
        if table not in ("organizations", "duplicates")
        for row in set(old) - set(after[table])
    }
    assert changed <= told
    workspace.undo()
    assert tables(workspace) == before
    path = workspace.path
    workspace.close()
    assert check(path).findings == ()


def _child(kind, body, other, third, division):
    """A record of a body; `back` is a delivery to it, `between` one to the other of the two."""
    made = {
        "seat": lambda: make_membership(body, division, is_home=True),
        "number": lambda: make_business_number(body, number=NUMBER, is_main=True),
        "site": lambda: make_site(body, name="예시공장"),
        "person": lambda: make_person(body),
        "link": lambda: make_link(body, third, item="전극"),
        "back": lambda: make_link(third, body, item="전극"),
        "between": lambda: make_link(body, other, item="전극"),
        "demand": lambda: make_demand(body, division, lead_id=other.id),
    }
    return made[kind]()


def test_tags_and_files_are_carried_over(workspace, sameness, firms, tmp_path):
    keep, lose = firms
    tags, files = TagService(workspace), AttachmentService(workspace)
    tags.put("organizations", [keep, lose], ["점검"])
    tags.put("organizations", [lose], ["가점"])
    paper = tmp_path / "계획.pdf"
    paper.write_bytes(b"%PDF")
    files.attach("organizations", lose, [paper])
    before = tables(workspace)

    plan = sameness.plan(keep, lose)
    sameness.merge(keep, lose, {})

    fates = sorted((child.kind, child.title, child.fate) for child in plan.children)
    assert fates == [
        ("attachments", "계획.pdf", Fate.CARRIED),
        ("taggings", "가점", Fate.CARRIED),
        ("taggings", "점검", Fate.SAME),
    ]
    assert [mark.name for mark in tags.of("organizations", keep)] == ["가점", "점검"]
    assert files.rows("organizations", keep)[0].can_open
    workspace.undo()
    assert tables(workspace) == before
