"""What follows a body takes what is ticked; the rest stays with the old one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import DemandStatus, NameKind, OrganizationEventKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    Organization,
    OrganizationEvent,
    OrganizationName,
)
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.sameness.succession import (
    Matter,
    NoSuccessor,
    NotOffered,
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


def test_leaving_is_a_list_of_what_is_open(succession, old):
    listed = [(row.matter, row.id) for row in succession.leaving(old["old"])]

    assert listed == [
        (Matter.MEMBERSHIP, old["seat"]),
        (Matter.LINK, old["link"]),
        (Matter.LINK, old["between"]),
        (Matter.DEMAND, old["open"]),
        (Matter.PERSON, old["person"]),
    ]
    assert "김예시" not in {row.title for row in succession.leaving(old["old"])}
    assert Matter.PERSON not in {row.matter for row in succession.offered(old["old"])}


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


def test_a_renamed_body_is_found_by_its_old_name(workspace, succession, old):
    succession.rename(old["old"], "예시한가람", on=ON)

    assert rows(workspace, Organization, id=old["old"])[0].name == "예시한가람"
    former = rows(workspace, OrganizationName)[0]
    assert (former.name, former.kind, former.valid_to) == ("예시가람", NameKind.FORMER, ON)
    assert rows(workspace, OrganizationEvent)[0].kind is OrganizationEventKind.RENAMED
