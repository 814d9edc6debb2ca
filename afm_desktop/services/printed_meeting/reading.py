"""Reads a meeting with its roster, matters, follow-ups and minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    MeetingStatus,
    MinutesState,
)
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    AgendaLink,
    Attendance,
    Meeting,
    MeetingRelatedDivision,
    Minutes,
)
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.services.meetings.model import (
    ActionRow,
    BodyRow,
    ItemRow,
    LinkKind,
    LinkRow,
    MeetingHead,
    MeetingSheet,
    MinutesRow,
    Quorum,
    RosterRow,
    Timing,
    Votes,
)


class UnknownMeeting(NotFound):
    """There is no meeting of this id."""

    def __init__(self, meeting_id: str) -> None:
        super().__init__(f"‘{meeting_id}’ 회의가 없습니다. 회의 목록에서 고르세요.")


def read_sheet(session: Session, meeting_id: str, day: date) -> MeetingSheet:
    """A meeting as it stands on a day."""
    meeting = session.scalars(
        select(Meeting).where(Meeting.id == meeting_id, Meeting.deleted.is_(None))
    ).one_or_none()
    if meeting is None:
        raise UnknownMeeting(meeting_id)
    roster = tuple(_roster(session, meeting))
    items = tuple(_items(session, meeting_id))
    return MeetingSheet(
        head=_head(session, meeting),
        day=day,
        steps=(),
        chair=None,
        items=items,
        timing=Timing(0, 0, None, 0),
        waiting=(),
        roster=roster,
        quorum=_quorum(meeting, roster),
        decisions=(),
        actions=tuple(_actions(session, meeting_id)),
        open_actions=(),
        changes=(),
        minutes=tuple(_minutes(session, meeting_id)),
        last_minutes=(),
        papers=(),
        is_settled=False,
    )


def _head(session: Session, meeting: Meeting) -> MeetingHead:
    bodies = select(Division.id, Division.code, Division.name)
    own = session.execute(bodies.where(Division.id == meeting.division_id)).one_or_none()
    related = session.execute(
        bodies.join(
            MeetingRelatedDivision, MeetingRelatedDivision.division_id == Division.id
        ).where(
            MeetingRelatedDivision.meeting_id == meeting.id,
            MeetingRelatedDivision.deleted.is_(None),
        )
    )
    host = session.get(Organization, meeting.host_id) if meeting.host_id else None
    kind, title = meeting_kind_word(meeting.kind) if meeting.kind else "", meeting.title or ""
    return MeetingHead(
        id=meeting.id,
        title=title,
        name=f"제{meeting.ordinal}차 {kind}" if meeting.ordinal and kind else title,
        kind=meeting.kind,
        kind_name=kind,
        division=BodyRow(own[0], own[1] or "", own[2] or "") if own else None,
        related=tuple(BodyRow(id, code or "", name or "") for id, code, name in related),
        year=meeting.year,
        ordinal=meeting.ordinal,
        series=meeting.series,
        purpose=meeting.purpose,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        host_id=meeting.host_id,
        host=host.name if host else None,
        status=meeting.status or MeetingStatus.DRAFT,
        is_template=bool(meeting.is_template),
        previous_id=meeting.previous_id,
        previous=None,
        notice=meeting.notice or 0,
        chair_note=meeting.chair_note,
    )


def _roster(session: Session, meeting: Meeting) -> Iterator[RosterRow]:
    query = (
        select(Attendance, Organization.name, Person.name, Person.title)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None))
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.id)
    )
    starts, ends = meeting.starts_at, meeting.ends_at
    for number, (one, body, name, title) in enumerate(session.execute(query), 1):
        yield RosterRow(
            id=one.id,
            number=number,
            role=one.role or AttendanceRole.MEMBER,
            name=name or one.guest_name or "",
            title=title or one.guest_title,
            organization_id=one.organization_id,
            organization=body or one.guest_body or "",
            person_id=one.person_id,
            status=one.status or AttendanceStatus.PLANNED,
            proxy_name=one.proxy_name,
            reason=one.reason,
            arrived_at=one.arrived_at,
            left_at=one.left_at,
            is_late=bool(one.arrived_at and starts and one.arrived_at > starts),
            left_early=bool(one.left_at and ends and one.left_at < ends),
            erased_on=one.erased_on,
        )


def _quorum(meeting: Meeting, roster: Sequence[RosterRow]) -> Quorum:
    outside = (AttendanceRole.OBSERVER, AttendanceRole.PRESENTER, AttendanceRole.SECRETARY)
    voters = [row for row in roster if row.role not in outside]
    there = [row for row in voters if row.is_present]
    proxies = sum(row.status is AttendanceStatus.PROXY for row in there)
    needed = len(voters) // 2 + 1 if meeting.quorum is None else meeting.quorum
    return Quorum(len(voters), needed if voters else 0, len(there), proxies)


def _items(session: Session, meeting_id: str) -> Iterator[ItemRow]:
    query = (
        select(AgendaItem, Organization.name, Person.name)
        .outerjoin(Organization, Organization.id == AgendaItem.presenter_id)
        .outerjoin(Person, Person.id == AgendaItem.presenter_person_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.id)
    )
    lines = session.execute(query).all()
    links = _links(session, [item.id for item, _, _ in lines])
    for number, (item, presenter, person) in enumerate(lines, 1):
        yield ItemRow(
            id=item.id,
            number=number,
            kind=item.kind or AgendaKind.REPORT,
            title=item.title or "",
            presenter_id=item.presenter_id,
            presenter=presenter,
            presenter_person_id=item.presenter_person_id,
            presenter_person=person,
            planned_minutes=item.planned_minutes,
            actual_minutes=item.actual_minutes,
            chair_note=item.chair_note,
            discussion=item.discussion,
            outcome=item.outcome,
            decision_no=item.decision_no,
            decision=item.decision,
            votes=Votes(item.votes_for, item.votes_against, item.abstained),
            placement=item.placement,
            placement_reason=item.placement_reason,
            carried_from_id=item.carried_from_id,
            carried_from=None,
            taken_by_id=None,
            taken_by=None,
            links=tuple(links[item.id]),
        )


def _links(session: Session, item_ids: Sequence[str]) -> dict[str, list[LinkRow]]:
    found = defaultdict[str, list[LinkRow]](list)
    query = (
        select(AgendaLink, Demand.title, LeadProject.title, Organization.name)
        .outerjoin(Demand, Demand.id == AgendaLink.demand_id)
        .outerjoin(LeadProject, LeadProject.id == AgendaLink.project_id)
        .outerjoin(Organization, Organization.id == AgendaLink.organization_id)
        .where(AgendaLink.item_id.in_(item_ids), AgendaLink.deleted.is_(None))
        .order_by(AgendaLink.position.is_(None), AgendaLink.position, AgendaLink.id)
    )
    for link, demand, project, body in session.execute(query):
        for kind, record, title in (
            (LinkKind.DEMAND, link.demand_id, demand),
            (LinkKind.PROJECT, link.project_id, project),
            (LinkKind.ORGANIZATION, link.organization_id, body),
        ):
            if record and link.item_id:
                found[link.item_id].append(LinkRow(link.id, kind, record, title or ""))
    return found


def _actions(session: Session, meeting_id: str) -> Iterator[ActionRow]:
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    query = (
        select(ActionItem, Organization.name, Person.name)
        .outerjoin(Organization, Organization.id == ActionItem.organization_id)
        .outerjoin(Person, Person.id == ActionItem.person_id)
        .where(
            or_(ActionItem.meeting_id == meeting_id, ActionItem.item_id.in_(items)),
            ActionItem.deleted.is_(None),
        )
        .order_by(ActionItem.position.is_(None), ActionItem.position, ActionItem.id)
    )
    for number, (action, body, person) in enumerate(session.execute(query), 1):
        yield ActionRow(
            id=action.id,
            number=number,
            title=action.title or "",
            meeting_id=action.meeting_id,
            meeting=None,
            item_id=action.item_id,
            item=None,
            organization_id=action.organization_id,
            organization=body,
            person_id=action.person_id,
            person=person,
            agreed_on=action.agreed_on,
            due_on=action.due_on,
            status=action.status or ActionStatus.OPEN,
            done_on=action.done_on,
            outcome=action.outcome,
            age=None,
            late=0,
        )


def _minutes(session: Session, meeting_id: str) -> Iterator[MinutesRow]:
    other = aliased(Meeting)
    query = (
        select(Minutes, other.title)
        .outerjoin(other, other.id == Minutes.approved_in_id)
        .where(Minutes.meeting_id == meeting_id, Minutes.deleted.is_(None))
        .order_by(Minutes.version, Minutes.id)
    )
    for one, approved_in in session.execute(query):
        yield MinutesRow(
            id=one.id,
            version=one.version or 1,
            state=one.state or MinutesState.DRAFT,
            written_on=one.written_on,
            circulated_on=one.circulated_on,
            approved_on=one.approved_on,
            approved_in_id=one.approved_in_id,
            approved_in=approved_in,
            paper_id=one.paper_id,
            changes=one.changes,
        )
