"""What a book takes from the sheets of meetings: its own, and that of the meeting before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    Confidentiality,
    FormKind,
    MeetingStatus,
    RequestState,
)
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import ActionItem, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.quarters import Quarter, is_quarter
from afm_desktop.services.book.model import (
    ActionLine,
    BookFile,
    BookHead,
    BookMatter,
    LastMinutes,
    LateReport,
    LinkedRecord,
    MinutedMatter,
)
from afm_desktop.services.meetings.model import (
    ActionRow,
    ItemRow,
    LinkKind,
    LinkRow,
    MeetingHead,
    MeetingSheet,
)
from afm_desktop.services.meetings.reading_outcomes import is_open
from afm_desktop.services.meetings.reading_outcomes import read_actions as read_action_rows
from afm_desktop.services.meetings.series import Series
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.project_origins import cores_of, mark_of, read_origins
from afm_desktop.services.status import MeetingReference
from afm_desktop.storage import attached


def read_meeting(session: Session, meeting_id: str) -> Meeting:
    """The live meeting of an id."""
    query = select(Meeting).where(Meeting.id == meeting_id, Meeting.deleted.is_(None))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NoSuchRecords(Meeting.__tablename__, 1)
    return found


def head_of(sheet: MeetingSheet, known: Sequence[str]) -> BookHead:
    """The meeting itself; `known` are the codes of the divisions of today."""
    head = sheet.head
    own = [head.division.code] if head.division else []
    others = [one.code for one in head.related if one.code in known and one.code not in own]
    return BookHead(
        id=head.id,
        title=head.title,
        name=head.name,
        kind=head.kind_name,
        starts_at=head.starts_at,
        ends_at=head.ends_at,
        place=head.place,
        host=head.host,
        quorum=sheet.quorum.needed,
        chair_note=head.chair_note,
        divisions=(*own, *others) or tuple(known),
        is_of_alliance=head.division is None,
    )


# ---------------------------------------------------------------- the agenda


def matters_of(session: Session, sheet: MeetingSheet) -> tuple[BookMatter, ...]:
    """What a meeting deals with, in its order; persons are masked."""
    items = sheet.masked().items
    demands = [
        link.record_id for row in items for link in row.links if link.kind is LinkKind.DEMAND
    ]
    known = read_demands(session, demands) | _projects(session, items)
    return tuple(
        BookMatter(
            id=row.id,
            kind=row.kind,
            title=row.title,
            presenter=row.presenter or row.presenter_person,
            minutes=row.planned_minutes,
            chair_note=row.chair_note,
            links=tuple(known.get(link.record_id) or _linked(link) for link in row.links),
            is_carried=row.carried_from_id is not None,
        )
        for row in items
    )


def _projects(session: Session, items: Iterable[ItemRow]) -> dict[str, LinkedRecord]:
    """The projects of an agenda, for the eyes that the demands they came from are for."""
    links = [link for row in items for link in row.links if link.kind is LinkKind.PROJECT]
    origins = read_origins(session, [link.record_id for link in links])
    return {
        link.record_id: replace(
            _linked(link),
            mark=mark_of(origins.get(link.record_id, ())),
            cores=cores_of(origins.get(link.record_id, ())),
        )
        for link in links
    }


def _linked(link: LinkRow) -> LinkedRecord:
    return LinkedRecord(link.kind, link.record_id, link.title)


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
            (id,) if is_core else (),
        )
        for id, title, number, mark, is_core in session.execute(query)
    }


# ---------------------------------------------------------------- the meeting before


def read_last(session: Session, meeting: Meeting, day: date) -> Meeting | None:
    """The meeting this one follows: the one it names, else the last of its line that was held."""
    query = select(Meeting).where(
        Meeting.deleted.is_(None), Meeting.starts_at.is_not(None), Meeting.id != meeting.id
    )
    if meeting.previous_id is not None:
        named = session.scalars(query.where(Meeting.id == meeting.previous_id)).one_or_none()
        if named is not None:
            return named
    query = query.where(Series.of(meeting).meetings, Meeting.status == MeetingStatus.CLOSED)
    if meeting.starts_at is not None:
        query = query.where(Meeting.starts_at < meeting.starts_at)
    found = session.scalars(query.order_by(Meeting.starts_at.desc(), Meeting.row).limit(1)).first()
    return found if found is not None and _day(found) <= day else None


def _day(meeting: Meeting) -> date:
    if meeting.starts_at is None:
        raise TypeError(meeting.id)
    return meeting.starts_at.astimezone(KOREA).date()


def reference_of(head: MeetingHead) -> MeetingReference:
    """How other sentences name a meeting that has a day."""
    if head.held_on is None:
        raise TypeError(head.id)
    return MeetingReference(head.name, head.held_on)


def minutes_of(sheet: MeetingSheet) -> LastMinutes:
    """The gist of a meeting's minutes: what was decided and said, and who came."""
    invited = [row for row in sheet.roster if row.role is not AttendanceRole.OBSERVER]
    latest = sheet.minutes[-1] if sheet.minutes else None
    return LastMinutes(
        id=sheet.head.id,
        meeting=reference_of(sheet.head),
        title=sheet.head.title,
        place=sheet.head.place,
        present=sum(row.is_present for row in invited),
        invited=len(invited),
        state=latest.state if latest else None,
        version=latest.version if latest else 0,
        matters=tuple(map(_minuted, sheet.items)),
    )


def _minuted(row: ItemRow) -> MinutedMatter:
    """What was decided; an outcome without a decision is the gist of what was said."""
    is_decided = row.kind is AgendaKind.DECISION
    decision = row.decision or (row.outcome if is_decided else None)
    votes = (row.votes.in_favour, row.votes.against, row.votes.abstained)
    counted = (votes[0] or 0, votes[1] or 0, votes[2] or 0)
    return MinutedMatter(
        id=row.id,
        kind=row.kind,
        title=row.title,
        decision_no=row.decision_no,
        decision=decision,
        gist=row.discussion or (None if decision == row.outcome else row.outcome),
        votes=counted if any(votes) else None,
        placement=row.placement,
        placement_reason=row.placement_reason,
    )


# ---------------------------------------------------------------- what is still to do


def read_actions(
    session: Session, divisions: Collection[str], day: date, *, is_of_alliance: bool
) -> tuple[ActionLine, ...]:
    """The open follow-ups of these divisions, the earliest due first; persons are masked."""
    own = ActionItem.division_id.in_(divisions)
    here = or_(own, ActionItem.division_id.is_(None)) if is_of_alliance else own
    rows = [row.masked() for row in read_action_rows(session, day, here, is_open())]
    rows.sort(key=lambda row: (row.due_on is None, row.due_on or day))
    return tuple(map(_action, rows))


def _action(row: ActionRow) -> ActionLine:
    return ActionLine(
        id=row.id,
        title=row.title,
        owner=row.organization or row.person,
        agreed_on=row.agreed_on,
        due_on=row.due_on,
        status=row.status,
        outcome=row.outcome,
        meeting=row.meeting,
        age=row.age,
        late=row.late,
    )


def read_late_reports(
    session: Session, divisions: Collection[str], day: date
) -> Iterator[LateReport]:
    """분기 실적 that bodies of these divisions owe, the longest due first."""
    due = func.coalesce(FormRequest.new_due_on, FormRequest.due_on)
    query = (
        select(FormRequest.id, Organization.name, FormRequest.quarter, due)
        .join(Organization, Organization.id == FormRequest.organization_id)
        .where(
            FormRequest.deleted.is_(None),
            FormRequest.kind == FormKind.QUARTER,
            FormRequest.division_id.in_(divisions),
            FormRequest.state.in_((RequestState.SENT, RequestState.WRITING)),
            due < day,
        )
        .order_by(due, FormRequest.row)
    )
    for id, body, quarter, on in session.execute(query):
        said = quarter or ""
        words = Quarter.parse(said).words if is_quarter(said) else said
        yield LateReport(id, body or "", words, (day - on).days)


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
