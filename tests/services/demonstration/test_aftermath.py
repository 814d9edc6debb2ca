"""What the demonstration's meetings leave behind fits what they were."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import ActionStatus, MeetingStatus, MinutesState, Placement
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    AgendaLink,
    Meeting,
    MeetingChange,
    Minutes,
)
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.services.demonstration.days import TODAY


def test_every_matter_of_a_closed_meeting_is_placed_and_no_other(session: Session) -> None:
    rows = session.execute(select(AgendaItem, Meeting.status).join(Meeting)).all()

    assert all(
        (item.placement is not None) == (status is MeetingStatus.CLOSED) for item, status in rows
    )
    assert {item.placement for item, _ in rows} == {*Placement, None}
    assert all(item.placement_reason for item, _ in rows if item.placement is Placement.DROPPED)


def test_what_was_put_off_is_on_the_agenda_of_the_next_meeting(session: Session) -> None:
    later = aliased(AgendaItem)
    query = select(AgendaItem, later).outerjoin(later, later.carried_from_id == AgendaItem.id)
    put_off = [pair for pair in session.execute(query) if pair[0].placement is Placement.NEXT]

    assert len(put_off) == 12
    assert all(taken.title == item.title for item, taken in put_off)


def test_decisions_are_numbered_through_the_year(session: Session) -> None:
    query = select(AgendaItem.decision_no, AgendaItem.decision).join(Meeting)
    decided = [
        (number, text)
        for number, text in session.execute(query.order_by(Meeting.starts_at, AgendaItem.position))
        if number
    ]

    series: dict[str, list[int]] = {}
    for number, text in decided:
        assert text
        body, _, last = number.rpartition("-")
        series.setdefault(body, []).append(int(last))
    assert all(found == list(range(1, len(found) + 1)) for found in series.values())


def test_some_follow_ups_are_done_some_open_and_some_late(session: Session) -> None:
    actions = session.scalars(select(ActionItem)).all()

    open_ones = [one for one in actions if one.is_open]
    assert {one.status for one in actions} == set(ActionStatus)
    assert any(one.due_on < TODAY for one in open_ones)
    assert any(one.due_on > TODAY for one in open_ones)
    assert all((one.done_on is not None) == (one.status is ActionStatus.DONE) for one in actions)
    assert all(one.agreed_on <= (one.done_on or one.due_on) for one in actions)
    assert all(one.done_on <= TODAY for one in actions if one.done_on)


def test_minutes_of_the_last_meeting_wait_for_the_next(session: Session) -> None:
    nexts = session.scalars(
        select(Meeting).where(Meeting.kind == "division", Meeting.chair_note.is_not(None))
    ).all()

    assert len(nexts) == 12
    for meeting in nexts:
        (minutes,) = session.scalars(
            select(Minutes).where(Minutes.meeting_id == meeting.previous_id)
        )
        assert minutes.state is MinutesState.CIRCULATED
    approved = select(Minutes).where(Minutes.state == MinutesState.APPROVED)
    assert all(one.approved_in_id and one.approved_on for one in session.scalars(approved))


def test_one_meeting_was_put_off_once(session: Session) -> None:
    moved = session.execute(
        select(Meeting, MeetingChange)
        .join(MeetingChange, MeetingChange.meeting_id == Meeting.id)
        .where(MeetingChange.status == MeetingStatus.POSTPONED)
    ).all()

    ((meeting, change),) = moved
    assert (meeting.starts_at - change.was_at).days == 7
    assert meeting.notice == 2
    steps = session.scalars(
        select(MeetingChange)
        .where(MeetingChange.meeting_id == meeting.id)
        .order_by(MeetingChange.happened_on)
    ).all()
    assert [one.status for one in steps] == [
        MeetingStatus.PLANNED,
        MeetingStatus.POSTPONED,
        MeetingStatus.PLANNED,
        MeetingStatus.CLOSED,
    ]
    assert all(one.happened_on <= meeting.starts_at.astimezone(KOREA).date() for one in steps)


def test_matters_are_about_records_of_their_own_division(session: Session) -> None:
    query = (
        select(Meeting.division_id, Demand.division_id, LeadProject.division_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(AgendaLink, AgendaLink.item_id == AgendaItem.id)
        .outerjoin(Demand, Demand.id == AgendaLink.demand_id)
        .outerjoin(LeadProject, LeadProject.id == AgendaLink.project_id)
    )
    rows = session.execute(query).all()

    assert any(demand for _, demand, _ in rows)
    assert any(project for _, _, project in rows)
    assert all(own == (demand or project) for own, demand, project in rows)
