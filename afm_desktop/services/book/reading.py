"""Reads a meeting for its book: its head, its matters, the meeting before, what is still to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    Confidentiality,
    MeetingStatus,
)
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    AgendaLink,
    Attendance,
    Meeting,
    MeetingRelatedDivision,
)
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.services.book.model import (
    ActionLine,
    BookFile,
    BookHead,
    BookMatter,
    LastMinutes,
    LinkedRecord,
    LinkKind,
    MinutedMatter,
)
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.status import MeetingReference
from afm_desktop.storage import attached

CAME = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.PROXY})


def read_meeting(session: Session, meeting_id: str) -> Meeting:
    """The live meeting of an id."""
    query = select(Meeting).where(Meeting.id == meeting_id, Meeting.deleted.is_(None))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NoSuchRecords(Meeting.__tablename__, 1)
    return found


def read_head(session: Session, meeting: Meeting, known: Sequence[str]) -> BookHead:
    """The meeting itself; `known` are the codes of the divisions of today."""
    host = session.scalar(select(Organization.name).where(Organization.id == meeting.host_id))
    own = _codes(session, [meeting.division_id] if meeting.division_id else [])
    related = session.scalars(
        select(MeetingRelatedDivision.division_id).where(
            MeetingRelatedDivision.meeting_id == meeting.id,
            MeetingRelatedDivision.deleted.is_(None),
        )
    ).all()
    others = [code for code in _codes(session, related) if code in known and code not in own]
    divisions = (*own, *others) or tuple(known)
    kind = meeting_kind_word(meeting.kind) if meeting.kind else ""
    return BookHead(
        id=meeting.id,
        title=meeting.title or "",
        name=short_name(meeting),
        kind=kind,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        host=host,
        quorum=meeting.quorum,
        chair_note=meeting.chair_note,
        divisions=divisions,
        is_of_alliance=meeting.division_id is None,
    )


def short_name(meeting: Meeting) -> str:
    """`제3차 분과회의`, or the title of a meeting that has no number."""
    kind = meeting_kind_word(meeting.kind) if meeting.kind else ""
    return f"제{meeting.ordinal}차 {kind}" if meeting.ordinal and kind else meeting.title or ""


def _codes(session: Session, ids: Collection[str | None]) -> list[str]:
    query = (
        select(Division.code)
        .where(Division.id.in_([id for id in ids if id]), Division.deleted.is_(None))
        .order_by(Division.position, Division.code)
    )
    return [code for code in session.scalars(query) if code]


# ---------------------------------------------------------------- the agenda


def read_matters(session: Session, meeting_id: str) -> tuple[BookMatter, ...]:
    """What a meeting deals with, in its order."""
    query = (
        select(AgendaItem, Organization.name)
        .outerjoin(Organization, Organization.id == AgendaItem.presenter_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.id)
    )
    found = session.execute(query).all()
    links = _links(session, [item.id for item, _ in found])
    return tuple(
        BookMatter(
            id=item.id,
            kind=item.kind or AgendaKind.REPORT,
            title=item.title or "",
            presenter=presenter,
            minutes=item.planned_minutes,
            chair_note=item.chair_note,
            links=tuple(links[item.id]),
            is_carried=item.carried_from_id is not None,
        )
        for item, presenter in found
    )


def _links(session: Session, items: Sequence[str]) -> Mapping[str | None, list[LinkedRecord]]:
    query = (
        select(AgendaLink)
        .where(AgendaLink.item_id.in_(items), AgendaLink.deleted.is_(None))
        .order_by(AgendaLink.position.is_(None), AgendaLink.position, AgendaLink.row)
    )
    links = session.scalars(query).all()
    known = {
        **read_demands(session, [link.demand_id for link in links if link.demand_id]),
        **_projects(session, [link.project_id for link in links if link.project_id]),
        **_bodies(session, [link.organization_id for link in links if link.organization_id]),
    }
    found = defaultdict[str | None, list[LinkedRecord]](list)
    for link in links:
        record = known.get(link.demand_id or link.project_id or link.organization_id or "")
        if record is not None:
            found[link.item_id].append(record)
    return found


def read_demands(session: Session, ids: Collection[str]) -> dict[str, LinkedRecord]:
    """Demands as an agenda or a card names them."""
    query = select(
        Demand.id, Demand.title, Demand.intake_no, Demand.confidentiality, Demand.is_core_technology
    ).where(Demand.id.in_(ids), Demand.deleted.is_(None))
    return {
        id: LinkedRecord(
            LinkKind.DEMAND,
            id,
            title or "",
            number,
            mark or Confidentiality.PUBLIC,
            id if is_core else "",
        )
        for id, title, number, mark, is_core in session.execute(query)
    }


def _projects(session: Session, ids: Collection[str]) -> dict[str, LinkedRecord]:
    query = select(LeadProject.id, LeadProject.title).where(
        LeadProject.id.in_(ids), LeadProject.deleted.is_(None)
    )
    return {
        id: LinkedRecord(LinkKind.PROJECT, id, title or "") for id, title in session.execute(query)
    }


def _bodies(session: Session, ids: Collection[str]) -> dict[str, LinkedRecord]:
    query = select(Organization.id, Organization.name).where(
        Organization.id.in_(ids), Organization.deleted.is_(None)
    )
    return {
        id: LinkedRecord(LinkKind.ORGANIZATION, id, name or "")
        for id, name in session.execute(query)
    }


# ---------------------------------------------------------------- the meeting before


def read_last(session: Session, meeting: Meeting, day: date) -> Meeting | None:
    """The closed meeting this one follows: the one it names, else the last of its body and kind."""
    if meeting.previous_id is not None:
        query = select(Meeting).where(
            Meeting.id == meeting.previous_id,
            Meeting.deleted.is_(None),
            Meeting.starts_at.is_not(None),
        )
        named = session.scalars(query).one_or_none()
        if named is not None:
            return named
    query = select(Meeting).where(
        Meeting.division_id.is_(None)
        if meeting.division_id is None
        else Meeting.division_id == meeting.division_id,
        Meeting.kind == meeting.kind,
        Meeting.status == MeetingStatus.CLOSED,
        Meeting.deleted.is_(None),
        Meeting.is_template.is_not(True),
        Meeting.id != meeting.id,
        Meeting.starts_at.is_not(None),
    )
    if meeting.starts_at is not None:
        query = query.where(Meeting.starts_at < meeting.starts_at)
    found = session.scalars(query.order_by(Meeting.starts_at.desc(), Meeting.row).limit(1)).first()
    is_over = found is not None and found.starts_at is not None and _day(found) <= day
    return found if is_over else None


def _day(meeting: Meeting) -> date:
    if meeting.starts_at is None:
        raise TypeError(meeting.id)
    return meeting.starts_at.astimezone(KOREA).date()


def reference_of(meeting: Meeting) -> MeetingReference:
    """How other sentences name a meeting."""
    return MeetingReference(short_name(meeting), _day(meeting))


def read_minutes(session: Session, meeting: Meeting) -> LastMinutes:
    """The gist of a meeting's minutes: what was decided and said, and who came."""
    query = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.id)
    )
    guests = session.execute(
        select(Attendance.status, Attendance.role).where(
            Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None)
        )
    ).all()
    invited = [status for status, role in guests if role is not AttendanceRole.OBSERVER]
    return LastMinutes(
        id=meeting.id,
        meeting=reference_of(meeting),
        title=meeting.title or "",
        place=meeting.place,
        present=sum(status in CAME for status in invited),
        invited=len(invited),
        matters=tuple(map(_minuted, session.scalars(query))),
    )


def _minuted(item: AgendaItem) -> MinutedMatter:
    """What was decided; an outcome without a decision is the gist of what was said."""
    is_decided = item.kind is AgendaKind.DECISION
    decision = item.decision or (item.outcome if is_decided else None)
    votes = (item.votes_for, item.votes_against, item.abstained)
    return MinutedMatter(
        kind=item.kind or AgendaKind.REPORT,
        title=item.title or "",
        decision_no=item.decision_no,
        decision=decision,
        gist=item.discussion or (None if decision == item.outcome else item.outcome),
        votes=tuple(count or 0 for count in votes) if any(votes) else None,  # type: ignore[arg-type]
        placement=item.placement,
        placement_reason=item.placement_reason,
    )


# ---------------------------------------------------------------- what is still to do


def read_actions(
    session: Session, divisions: Collection[str], day: date, *, is_of_alliance: bool
) -> tuple[ActionLine, ...]:
    """The open follow-ups of these divisions, the earliest due first."""
    own = ActionItem.division_id.in_(divisions)
    query = (
        select(ActionItem, Organization.name, Person.name, Meeting)
        .outerjoin(Organization, Organization.id == ActionItem.organization_id)
        .outerjoin(Person, Person.id == ActionItem.person_id)
        .outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            or_(own, ActionItem.division_id.is_(None)) if is_of_alliance else own,
            ActionItem.deleted.is_(None),
        )
        .order_by(ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.row)
    )
    return tuple(
        _action(item, body, person, meeting, day)
        for item, body, person, meeting in session.execute(query)
        if item.is_open
    )


def _action(
    item: ActionItem, body: str | None, person: str | None, meeting: Meeting | None, day: date
) -> ActionLine:
    agreed_on = item.agreed_on or (_day(meeting) if meeting and meeting.starts_at else None)
    return ActionLine(
        id=item.id,
        title=item.title or "",
        owner=body or (masked_name(person) if person else None),
        agreed_on=agreed_on,
        due_on=item.due_on,
        status=item.status or ActionStatus.OPEN,
        outcome=item.outcome,
        meeting=short_name(meeting) if meeting else None,
        age=(day - agreed_on).days if agreed_on else None,
        late=max(0, (day - item.due_on).days) if item.due_on else 0,
    )


# ---------------------------------------------------------------- attached files


def read_files(session: Session, meeting_id: str) -> Iterator[BookFile]:
    """The files of a meeting in the order in which they were attached, with their bytes."""
    query = (
        select(Attachment)
        .where(
            Attachment.kind == Meeting.__tablename__,
            Attachment.record_id == meeting_id,
            Attachment.deleted.is_(None),
            Attachment.erased_on.is_(None),
        )
        .order_by(Attachment.row)
    )
    for found in session.scalars(query):
        kept = attached.kept(session.connection(), found.sha256 or "")
        is_whole = kept is not None and kept.is_of(found.sha256 or "")
        yield BookFile(
            id=found.id,
            name=found.name or "",
            media_type=found.media_type or "",
            size=found.size or 0,
            mark=found.confidentiality or Confidentiality.PUBLIC,
            content=kept.content if kept is not None and is_whole else None,
        )
