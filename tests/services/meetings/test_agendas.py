"""Agendas: matters in order, what they are about, and those that wait."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import AgendaKind, Placement
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import DroppedWithoutReason
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.meetings.errors import (
    AlreadyTaken,
    ItemsUnplaced,
    MattersLeft,
    NotInOrder,
    NotOnThisAgenda,
    NotWaiting,
    OverAlready,
    PlacementAsked,
    StaysOnClosedAgenda,
)
from afm_desktop.services.meetings.model import LinkKind, NewItem, Placed
from afm_desktop.services.records import PointsNowhere, RequiredEmpty, SetElsewhere
from tests.factories import make_demand
from tests.services.conftest import last_words, put
from tests.services.meetings.conftest import NEXT

BACKLOG = Placed(Placement.BACKLOG)


def titles(hall, id):
    return [one.title for one in hall.desk.meetings.of(id).items]


def test_matters_are_dealt_with_in_their_order(hall):
    id = hall.add("보고", "의결")
    known = hall.items(id)
    hall.desk.agendas.reorder(id, [known["의결"], known["보고"]])

    assert titles(hall, id) == ["의결", "보고"]
    assert last_words(hall.workspace) == "안건 순서 변경"
    with pytest.raises(NotInOrder):
        hall.desk.agendas.reorder(id, [known["의결"]])


def test_a_matter_says_who_presents_it_and_how_long(hall):
    id = hall.add()
    new = NewItem(
        "예산 의결", AgendaKind.DECISION, hall.host_id, hall.secretary_id, 130, "찬반 확인"
    )
    hall.desk.agendas.add(id, new)

    sheet = hall.desk.meetings.of(id)
    item = sheet.items[0]
    assert (item.presenter, item.presenter_person) == ("예시연구원", "이간사")
    assert item.chair_note == "찬반 확인"
    assert (sheet.timing.planned, sheet.timing.available, sheet.timing.over) == (130, 120, 10)


def test_a_matter_without_a_title_is_refused(hall):
    id = hall.add()

    with pytest.raises(RequiredEmpty):
        hall.desk.agendas.add(id, NewItem("  "))
    with pytest.raises(PointsNowhere):
        hall.desk.agendas.add(id, NewItem("보고", presenter_id="없음"))


def test_where_a_matter_goes_is_an_act_of_its_own(hall):
    id = hall.add("보고")

    with pytest.raises(SetElsewhere):
        hall.desk.agendas.change(hall.items(id)["보고"], {"placement": Placement.DONE})
    hall.desk.agendas.change(hall.items(id)["보고"], {"title": "현황 보고", "planned_minutes": 20})
    assert titles(hall, id) == ["현황 보고"]


def test_a_matter_is_about_records_and_names_each_once(hall):
    id = hall.add("수요 검토")
    item = hall.items(id)["수요 검토"]
    link = hall.desk.agendas.link(item, LinkKind.ORGANIZATION, hall.firm_id)
    again = hall.desk.agendas.link(item, LinkKind.ORGANIZATION, hall.firm_id)

    shown = hall.desk.meetings.of(id).items[0].links
    assert link == again
    assert [(one.kind, one.title) for one in shown] == [(LinkKind.ORGANIZATION, "예시가람")]
    hall.desk.agendas.unlink([link])
    assert hall.desk.meetings.of(id).items[0].links == ()


def test_closing_asks_where_every_matter_goes(hall):
    id = hall.add("보고", "의결")
    before = hall.desk.meetings.of(id)

    with pytest.raises(ItemsUnplaced, match="‘의결’ 안건을 어떻게 할지"):
        hall.desk.meetings.close(id, {hall.items(id)["보고"]: NEXT})
    with pytest.raises(DroppedWithoutReason):
        hall.close(id, 의결=Placed(Placement.DROPPED))
    with pytest.raises(NotOnThisAgenda):
        hall.desk.meetings.close(id, {"없음": NEXT})
    assert hall.desk.meetings.of(id) == before


def test_what_is_put_off_waits_until_a_meeting_takes_it_up(hall):
    first = hall.add("보고", "의결", "논의")
    hall.close(first, 의결=NEXT, 논의=BACKLOG)
    second = hall.add()
    waiting = hall.desk.agendas.waiting(second)
    taken = hall.desk.agendas.take(second, [waiting[0].id])

    assert [(one.title, one.placement, one.age) for one in waiting] == [
        ("의결", Placement.NEXT, 0),
        ("논의", Placement.BACKLOG, 0),
    ]
    item = hall.desk.meetings.of(second).items[0]
    assert (item.id, item.title, item.carried_from_id) == (taken[0], "의결", waiting[0].id)
    assert item.carried_from == "2026년 제1차 이차전지 분과회의"
    assert [one.title for one in hall.desk.agendas.backlog(hall.division_id)] == ["논의"]
    with pytest.raises(NotWaiting):
        hall.desk.agendas.take(second, [waiting[0].id])


def test_a_matter_taken_up_takes_along_what_it_is_about(hall, workspace):
    first = hall.add("수요")
    demand = make_demand(*_of(hall))
    put(workspace, demand)
    hall.desk.agendas.link(hall.items(first)["수요"], LinkKind.DEMAND, demand.id)
    hall.close(first, 수요=NEXT)
    second = hall.add()
    hall.desk.agendas.take(second, [one.id for one in hall.desk.agendas.waiting(second)])

    assert hall.desk.meetings.of(second).items[0].links[0].record_id == demand.id


def test_a_matter_taken_off_again_waits_again(hall):
    first = hall.add("의결")
    hall.close(first, 의결=NEXT)
    second = hall.add()
    waiting = hall.desk.agendas.waiting(second)
    taken = hall.desk.agendas.take(second, [waiting[0].id])
    hall.desk.agendas.delete(taken)

    assert hall.desk.agendas.waiting(second) == waiting


def test_a_matter_taken_up_elsewhere_is_not_placed_anew(hall):
    first = hall.add("의결")
    hall.close(first, 의결=NEXT)
    second = hall.add()
    hall.desk.agendas.take(second, [one.id for one in hall.desk.agendas.waiting(second)])
    hall.desk.meetings.move(first, S.PLANNED, reason="누락")

    with pytest.raises(AlreadyTaken, match="제2차"):
        hall.close(first)
    hall.close(first, 의결=NEXT)


def test_a_meeting_called_off_leaves_all_that_it_did_not_place(hall):
    first = hall.add("의결")
    hall.desk.meetings.move(first, S.CANCELLED, reason="폭우")

    assert [one.title for one in hall.desk.agendas.backlog(hall.division_id)] == ["의결"]
    with pytest.raises(OverAlready):
        hall.desk.agendas.add(first, NewItem("보고"))


def test_a_matter_of_a_closed_meeting_stays_and_a_new_one_is_placed(hall):
    id = hall.add("보고")
    hall.close(id)

    with pytest.raises(StaysOnClosedAgenda):
        hall.desk.agendas.delete([hall.items(id)["보고"]])
    with pytest.raises(PlacementAsked):
        hall.desk.agendas.add(id, NewItem("기타"))
    hall.desk.agendas.add(id, NewItem("기타", placed=Placed(Placement.DONE)))
    assert titles(hall, id) == ["보고", "기타"]


def _of(hall):
    """The firm and the division as records to make others of."""
    with hall.workspace.reading() as session:
        found = [
            session.query(kind).filter(kind.id == id).one()
            for kind, id in ((Organization, hall.firm_id), (Division, hall.division_id))
        ]
        session.expunge_all()
        return found


def test_the_general_editor_loses_no_matter_of_a_meeting_that_is_over(hall):
    id = hall.add("의결")
    hall.close(id, 의결=NEXT)
    records, item = hall.desk.records, hall.items(id)["의결"]

    with pytest.raises(StaysOnClosedAgenda):
        records.delete("agenda_items", [item])
    with pytest.raises(PlacementAsked):
        hall.desk.parts.add("agenda_items", id, {"title": "기타"})
    with pytest.raises(MattersLeft, match="1건"):
        records.delete("meetings", [id])
    records.change("agenda_items", item, {"title": "의결(정정)"})
    assert titles(hall, id) == ["의결(정정)"]
