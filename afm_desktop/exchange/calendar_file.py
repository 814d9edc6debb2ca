"""The calendar file of a meeting: what mail and calendar programs put into a diary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AttendanceRole, AttendanceStatus, MeetingStatus
from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.file_names import safe_name
from afm_desktop.exchange import invitation_words as words
from afm_desktop.services.invitations import Invitation, Invitee

_MADE_BY = "-//AFM Desktop//Meetings//KO"
_DOMAIN = "afm-desktop"
_ZONE = ZoneInfo("Asia/Seoul")
_COMES = {
    AttendanceStatus.PRESENT: "ACCEPTED",
    AttendanceStatus.PROXY: "DELEGATED",
    AttendanceStatus.ABSENT: "DECLINED",
    AttendanceStatus.EXCUSED: "DECLINED",
}
"""Of a meeting to come nobody has said yet; what was noted is passed on."""


class UnwritableCalendar(ExchangeError):
    """A calendar file cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path}’ 파일을 쓸 수 없습니다. 폴더와 권한을 확인하세요.")


def calendar_of(invitation: Invitation) -> bytes:
    """The file; the same bytes for the same meeting on the same day.

    A later file of the meeting replaces its entry: the UID stays and the sequence grows. A meeting
    that was cancelled, or put off without a new time, is taken out of the diary.
    """
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if invitation.is_off else "REQUEST")
    calendar.add_component(_event(invitation))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def write_calendar(path: Path, invitation: Invitation) -> None:
    """Write the file."""
    try:
        path.write_bytes(calendar_of(invitation))
    except OSError as error:
        raise UnwritableCalendar(path) from error


def file_name(invitation: Invitation) -> str:
    """`2026년 제3차 이차전지 분과회의.ics`, with what became of the meeting."""
    said = words.IN_FILE_NAMES.get(invitation.notice, "")
    return safe_name(f"{invitation.title}{said}.ics")


def uid_of(meeting_id: str) -> str:
    """What calendars know the meeting by, however often it is moved."""
    return f"{meeting_id}@{_DOMAIN}"


def _event(invitation: Invitation) -> Event:
    event = Event()
    event.add("uid", uid_of(invitation.id))
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", korean_moment(invitation.told_on).astimezone(UTC))
    event.add("dtstart", _local(invitation.starts_at))
    if invitation.ends_at is not None:
        event.add("dtend", _local(invitation.ends_at))
    event.add("summary", words.summary(invitation))
    if invitation.place:
        event.add("location", invitation.place)
    if description := "\n".join(words.description(invitation)):
        event.add("description", description)
    event.add("status", _status(invitation))
    event.add("transp", "TRANSPARENT" if invitation.is_off else "OPAQUE")
    for name, address in _people(invitation):
        event.add(name, address)
    return event


def _status(invitation: Invitation) -> str:
    if invitation.is_off:
        return "CANCELLED"
    return "TENTATIVE" if invitation.status is MeetingStatus.DRAFT else "CONFIRMED"


def _people(invitation: Invitation) -> Iterator[tuple[str, vCalAddress]]:
    """Who invites, and who is invited: those whose address is known and may be told."""
    organizer = next(
        (one for one in invitation.invitees if one.role is AttendanceRole.SECRETARY), None
    )
    if organizer is not None:
        yield "organizer", _address(organizer)
    for invitee in invitation.invitees:
        yield "attendee", _attendee(invitee, asks=not invitation.is_off)


def _attendee(invitee: Invitee, *, asks: bool) -> vCalAddress:
    address = _address(invitee)
    role = invitee.role
    needed = "OPT-PARTICIPANT" if role is AttendanceRole.OBSERVER else "REQ-PARTICIPANT"
    address.params["ROLE"] = vText("CHAIR" if role is AttendanceRole.CHAIR else needed)
    state = _COMES.get(invitee.status) if invitee.status else None
    address.params["PARTSTAT"] = vText(state or "NEEDS-ACTION")
    if asks and state is None:
        address.params["RSVP"] = vText("TRUE")
    return address


def _address(invitee: Invitee) -> vCalAddress:
    address = vCalAddress(f"mailto:{invitee.email}")
    shown = f"{invitee.name}({invitee.organization})" if invitee.organization else invitee.name
    address.params["CN"] = vText(shown.replace('"', ""))
    return address


def _local(moment: datetime) -> datetime:
    return moment.astimezone(_ZONE)
