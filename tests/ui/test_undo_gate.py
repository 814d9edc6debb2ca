"""Undo after every kind of change restores an equal state, by the window's own actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text

from afm_desktop.domain.enums import DemandStatus, MeetingStatus, MemberRole
from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.desk import Desk
from tests.ui.screens.frames import program, settle, window

__all__ = ["program", "window"]


def state(desk: Desk) -> dict[str, set[tuple[Any, ...]]]:
    """Every live record of the file, as its table holds it."""
    found = {}
    with desk.workspace.reading() as session:
        for record in RECORDS:
            table = record.__table__
            fields = [column for column in table.columns if column.name != "row"]
            rows = session.execute(select(*fields).where(record.deleted.is_(None)))
            found[table.name] = {tuple(row) for row in rows}
    return found


def first(desk: Desk, query) -> str:
    with desk.workspace.reading() as session:
        return session.scalars(query.limit(1)).one()


def create(desk: Desk) -> None:
    desk.records.create("organizations", {"name": "예시새기업"})


def edit(desk: Desk) -> None:
    body = first(desk, select(Organization.id).where(Organization.deleted.is_(None)))
    desk.records.change("organizations", body, {"notes": "고침", "district": "중구"})


def delete(desk: Desk) -> None:
    desk.records.delete("demands", [first(desk, select(Demand.id))])


def restore(desk: Desk) -> None:
    gone = first(desk, select(Demand.id).where(Demand.deleted.is_not(None)))
    desk.records.restore("demands", [gone])


def move(desk: Desk) -> None:
    found = first(desk, select(Demand.id).where(Demand.status == DemandStatus.SUBMITTED))
    desk.demands.move(found, to=DemandStatus.RECEIVED)


def join(desk: Desk) -> None:
    division = first(desk, select(Division.id).where(Division.code == "TEX"))
    elsewhere = select(Membership.organization_id).where(Membership.division_id == division)
    body = first(desk, select(Organization.id).where(Organization.id.not_in(elsewhere)))
    desk.memberships.join(body, division_id=division, role=MemberRole.MEMBER, is_home=True)


def enrol(desk: Desk) -> None:
    division = first(desk, select(Division.id))
    desk.memberships.enrol({"name": "예시새회원"}, division_id=division)


def leave(desk: Desk) -> None:
    seat = select(Membership.id).where(Membership.left_on.is_(None))
    desk.memberships.leave([first(desk, seat)], reason="사업 종료")


def fill_down(desk: Desk) -> None:
    with desk.workspace.reading() as session:
        found = session.scalars(select(SupplyLink.id).order_by(SupplyLink.item).limit(40)).all()
    desk.records.fill_down("supply_links", found[0], found[1:], "item")


def add_part(desk: Desk) -> None:
    desk.parts.add("sites", first(desk, select(Organization.id)), {"name": "예시1공장"})


def put_in_order(desk: Desk) -> None:
    planned = Meeting.status == MeetingStatus.PLANNED
    last = select(AgendaItem.id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    last = last.where(AgendaItem.position == 2, planned)
    item = first(desk, last)
    with desk.workspace.reading() as session:
        meeting = session.scalar(select(AgendaItem.meeting_id).where(AgendaItem.id == item))
    own = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting)
    desk.parts.put_before("agenda_items", item, first(desk, own.order_by(AgendaItem.position)))


def import_like(desk: Desk) -> None:
    with desk.workspace.writing("기업·기관 3개 가져오기") as session:
        session.add_all(Organization(name=f"예시가져온{n}", kind="company") for n in range(3))


def put_back(desk: Desk) -> None:
    body = first(desk, select(Organization.id).where(Organization.notes == "고침"))
    desk.history.put_back(desk.history.of(body, field="notes")[-1])


PREPARED: dict[Callable[[Desk], None], Callable[[Desk], None]] = {restore: delete, put_back: edit}


def do(window, qtbot, work) -> None:
    window.bridge.write(lambda: work(window.desk))
    settle(window, qtbot)


@pytest.mark.parametrize(
    "gesture",
    [
        create,
        edit,
        delete,
        restore,
        move,
        join,
        enrol,
        leave,
        fill_down,
        add_part,
        put_in_order,
        import_like,
        put_back,
    ],
    ids=lambda one: one.__name__,
)
def test_undo_restores_an_equal_state_and_redo_does_it_again(window, qtbot, gesture):
    if gesture is move:
        with window.desk.workspace.writing("수요 제출") as session:
            demand = session.scalars(
                select(Demand).where(Demand.status == DemandStatus.RECEIVED).limit(1)
            ).one()
            demand.status = DemandStatus.SUBMITTED
    if gesture in PREPARED:
        do(window, qtbot, PREPARED[gesture])
    before = state(window.desk)
    do(window, qtbot, gesture)
    after = state(window.desk)
    assert after != before

    undo, redo = window.commands.action("undo"), window.commands.action("redo")
    words = window.desk.gestures.rows(limit=1)[0].words
    qtbot.waitUntil(lambda: undo.text() == f"실행 취소: {words}")
    undo.trigger()
    settle(window, qtbot)
    assert state(window.desk) == before

    qtbot.waitUntil(lambda: redo.text() == f"다시 실행: {words}")
    redo.trigger()
    settle(window, qtbot)
    assert state(window.desk) == after


def test_many_changes_are_taken_back_one_after_the_other(window, qtbot):
    before = state(window.desk)
    done = (create, edit, delete, join, import_like)
    for gesture in done:
        do(window, qtbot, gesture)

    for _ in done:
        window.commands.run("undo")
        settle(window, qtbot)

    assert state(window.desk) == before


def test_an_erased_person_does_not_come_back(window, qtbot):
    person = first(window.desk, select(Person.id).where(Person.deleted.is_(None)))
    do(window, qtbot, edit)
    edited = state(window.desk)
    do(window, qtbot, lambda desk: desk.people.erase([person]))
    erased = state(window.desk)
    gesture = window.desk.gestures.rows(limit=1)[0]

    refusals = []
    window.bridge.refused.connect(refusals.append)
    window.bridge.undo(gesture.id)
    settle(window, qtbot)

    assert "개인정보 파기는 되돌릴 수 없습니다" in str(refusals[0])
    assert state(window.desk) == erased != edited
    window.commands.run("undo")
    settle(window, qtbot)
    with window.desk.workspace.reading() as session:
        kept = session.scalar(text(f"SELECT name FROM people WHERE id = '{person}'"))
    assert not kept
