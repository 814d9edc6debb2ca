"""What follows a body takes what is ticked; the rest stays with the old one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import (
    DemandStatus,
    LegalForm,
    LegalFormPlace,
    NameKind,
    OrganizationEventKind,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    Organization,
    OrganizationEvent,
    OrganizationName,
    SucceedsItself,
)
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.records import Records
from afm_desktop.services.sameness.handing import EndsBeforeItBegan, Handed
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.services.sameness.succession import (
    AlreadyNoted,
    NewNameMissing,
    NoSuccessor,
    NotOffered,
    NotYetHappened,
    SameName,
    SuccessionService,
)
from tests.factories import (
    make_demand,
    make_link,
    make_membership,
    make_organization,
    make_person,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables

ON = date(2026, 7, 1)


@pytest.fixture
def succession(workspace):
    return SuccessionService(workspace)


@pytest.fixture
def old(workspace, division):
    """A body with a seat, a link each way, an open and a settled demand, and a contact."""
    old, new, buyer = (make_organization(name) for name in ("예시가람", "예시새람", "예시구매"))
    records = {
        "seat": make_membership(old, division, is_home=True),
        "link": make_link(old, buyer, item="전극"),
        "between": make_link(new, old, item="박"),
        "open": make_demand(old, division, status=DemandStatus.REVIEWING),
        "settled": make_demand(old, division, status=DemandStatus.SELECTED),
        "person": make_person(old),
    }
    put(workspace, old, new, buyer, *records.values())
    return {"old": old.id, "new": new.id} | {name: made.id for name, made in records.items()}


def rows(workspace, kind, **where):
    with workspace.reading() as session:
        found = session.scalars(select(kind).filter_by(**where).order_by(kind.row)).all()
        session.expunge_all()
        return found


def row_of(session, kind, id):
    return session.scalars(select(kind.row).where(kind.id == id)).one()


def test_what_is_open_is_offered_and_no_person(succession, old):
    assert [(row.matter, row.id) for row in succession.offered(old["old"])] == [
        (Matter.MEMBERSHIP, old["seat"]),
        (Matter.LINK, old["link"]),
        (Matter.LINK, old["between"]),
        (Matter.DEMAND, old["open"]),
    ]


def test_a_successor_takes_what_is_ticked_in_one_gesture(workspace, succession, old):
    before = tables(workspace)
    taken = [old["seat"], old["link"], old["between"], old["open"]]

    succession.succeed(
        old["old"], OrganizationEventKind.MERGED, on=ON, successor_id=old["new"], taken=taken
    )

    event = rows(workspace, OrganizationEvent)[0]
    assert (event.organization_id, event.happened_on, event.successor_id) == (
        old["old"], ON, old["new"],
    )  # fmt: skip
    seats = rows(workspace, Membership)
    assert [(seat.organization_id, seat.joined_on, seat.left_on) for seat in seats] == [
        (old["old"], date(2024, 7, 22), ON),
        (old["new"], ON, None),
    ]
    links = rows(workspace, SupplyLink, item="전극")
    assert [(link.supplier_id, link.valid_from, link.valid_to) for link in links] == [
        (old["old"], None, ON),
        (old["new"], ON, None),
    ]
    assert [link.valid_to for link in rows(workspace, SupplyLink, item="박")] == [ON]
    assert rows(workspace, Demand, id=old["open"])[0].applicant_id == old["new"]
    assert rows(workspace, Demand, id=old["settled"])[0].applicant_id == old["old"]
    assert rows(workspace, Organization, id=old["old"])[0].merged_into_id is None
    assert last_words(workspace) == "기업·기관 1개 합병 등록"
    workspace.undo()
    assert tables(workspace) == before


def test_what_is_not_ticked_stays(workspace, succession, old):
    succession.succeed(
        old["old"], OrganizationEventKind.SPLIT, on=ON, successor_id=old["new"], taken=[]
    )

    assert [seat.organization_id for seat in rows(workspace, Membership)] == [old["old"]]
    assert rows(workspace, Demand, id=old["open"])[0].applicant_id == old["old"]


def test_only_what_is_open_is_handed_over_and_only_to_another(succession, old):
    closed = OrganizationEventKind.CLOSED
    with pytest.raises(NotOffered):
        succession.succeed(
            old["old"], closed, on=ON, successor_id=old["new"], taken=[old["settled"]]
        )
    with pytest.raises(NoSuccessor):
        succession.succeed(old["old"], closed, on=ON, taken=[old["seat"]])
    with pytest.raises(NoSuccessor):
        succession.succeed(old["old"], closed, on=ON, successor_id=old["old"])


def test_what_is_planned_is_what_is_done(workspace, succession, old):
    """A seat and a link the successor has already end only, as does a link between the two."""
    with workspace.writing("자료 준비") as session:
        seat = session.get(Membership, row_of(session, Membership, old["seat"]))
        session.add(
            Membership(organization_id=old["new"], division_id=seat.division_id, role=seat.role)
        )
    taken = [old[name] for name in ("seat", "link", "between", "open")]
    merged = OrganizationEventKind.MERGED
    plan = succession.plan(old["old"], merged, on=ON, successor_id=old["new"], taken=taken)

    fates = {one.open.id: one.fate for one in plan.matters}
    assert fates == {
        old["seat"]: Handed.THERE,
        old["link"]: Handed.BEGINS,
        old["between"]: Handed.ITSELF,
        old["open"]: Handed.CHANGES,
    }
    assert rows(workspace, OrganizationEvent) == []
    done = succession.succeed(old["old"], merged, on=ON, successor_id=old["new"], taken=taken)
    assert done == plan
    assert len(rows(workspace, Membership)) == 2


def test_a_day_that_cannot_be_is_refused_and_nothing_has_changed(workspace, succession, old):
    before, closed = tables(workspace), OrganizationEventKind.CLOSED

    with pytest.raises(NotYetHappened):
        succession.succeed(old["old"], closed, on=date(2026, 7, 23))
    with pytest.raises(EndsBeforeItBegan, match=r"2024\. 7\. 22\."):
        succession.succeed(
            old["old"],
            closed,
            on=date(2024, 7, 21),
            successor_id=old["new"],
            taken=[old["seat"]],
        )
    with pytest.raises(NoSuccessor):
        succession.succeed(old["old"], OrganizationEventKind.MERGED, on=ON)

    assert tables(workspace) == before
    succession.succeed(old["old"], closed, on=ON)
    with pytest.raises(AlreadyNoted):
        succession.succeed(old["old"], closed, on=ON)


def test_a_name_must_be_new(succession, old):
    with pytest.raises(NewNameMissing):
        succession.rename(old["old"], "  ", on=ON)
    with pytest.raises(SameName):
        succession.rename(old["old"], "예시가람", on=ON)


def test_events_are_told_of_the_old_body_and_of_the_one_that_followed(succession, old):
    succession.succeed(
        old["old"],
        OrganizationEventKind.MERGED,
        on=ON,
        successor_id=old["new"],
        detail="흡수합병",
    )

    (event,) = succession.events(old["old"])
    assert (event.organization, event.successor, event.detail) == (
        "예시가람", "예시새람", "흡수합병",
    )  # fmt: skip
    assert succession.events(old["new"]) == (event,)


def test_no_event_makes_a_body_follow_itself(workspace, succession, old):
    succession.succeed(old["old"], OrganizationEventKind.CLOSED, on=ON)
    (event,) = rows(workspace, OrganizationEvent)

    with pytest.raises(SucceedsItself):
        Records(workspace).change("organization_events", event.id, {"successor_id": old["old"]})


def test_a_merged_body_is_asked_for_by_any_of_its_ids(workspace, succession, old):
    former = make_organization("예시가람 옛", merged_into_id=old["old"])
    put(workspace, former)

    plan = succession.plan(former.id, OrganizationEventKind.CLOSED, on=ON)

    assert (plan.organization_id, len(plan.matters)) == (old["old"], 4)


def test_a_renamed_body_is_found_by_its_old_name(workspace, succession, old):
    succession.rename(old["old"], "예시한가람", on=ON)

    assert rows(workspace, Organization, id=old["old"])[0].name == "예시한가람"
    former = rows(workspace, OrganizationName)[0]
    assert (former.name, former.kind, former.valid_to) == ("예시가람", NameKind.FORMER, ON)
    assert rows(workspace, OrganizationEvent)[0].kind is OrganizationEventKind.RENAMED


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("주식회사 예시한가람", (LegalForm.STOCK_COMPANY, LegalFormPlace.BEFORE)),
        ("예시한가람(유)", (LegalForm.LIMITED_COMPANY, LegalFormPlace.AFTER)),
    ],
)
def test_the_legal_form_of_a_new_name_stands_apart(workspace, succession, old, typed, form):
    plan = succession.rename(old["old"], typed, on=ON)

    body = rows(workspace, Organization, id=old["old"])[0]
    assert plan.new_name == body.name == "예시한가람"
    assert (body.legal_form, body.legal_form_place) == form


@pytest.mark.parametrize("typed", ["주식회사", "(주)", " ㈜ "])
def test_a_legal_form_alone_is_no_new_name(workspace, succession, old, typed):
    with pytest.raises(NewNameMissing):
        succession.rename(old["old"], typed, on=ON)

    assert rows(workspace, Organization, id=old["old"])[0].name == "예시가람"


def test_a_name_without_legal_form_leaves_the_one_there_is(workspace, succession, old):
    succession.rename(old["old"], "(주)예시한가람", on=ON)
    succession.rename(old["old"], "예시두가람", on=ON + timedelta(days=1))

    body = rows(workspace, Organization, id=old["old"])[0]
    assert (body.name, body.legal_form) == ("예시두가람", LegalForm.STOCK_COMPANY)
