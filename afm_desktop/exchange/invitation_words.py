"""The words of invitations, in calendars and in mails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from afm_desktop.domain.dates import moment_words, sitting_words, weekday_words
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.invitations import Invitation, Matter, Notice

IN_FILE_NAMES: Mapping[Notice, str] = {
    Notice.MOVED: " 일시 변경",
    Notice.POSTPONED: " 연기",
    Notice.CANCELLED: " 취소",
}
_MARKS: Mapping[Notice, str] = {Notice.POSTPONED: "[연기] ", Notice.CANCELLED: "[취소] "}
_SUBJECTS: Mapping[Notice, str] = {
    Notice.INVITED: "{title} 개최 안내",
    Notice.MOVED: "{title} 일시 변경 안내",
    Notice.POSTPONED: "{title} 연기 안내",
    Notice.CANCELLED: "{title} 취소 안내",
}
_FIRST: Mapping[Notice, str] = {
    Notice.INVITED: "{object} 아래와 같이 개최하오니 참석하여 주시기 바랍니다.",
    Notice.MOVED: "{title}의 일시가 아래와 같이 바뀌어 다시 안내드립니다.",
    Notice.POSTPONED: ("{object} 연기합니다. 새 일시는 정해지는 대로 다시 안내드리겠습니다."),
    Notice.CANCELLED: "{object} 취소합니다.",
}
_WHEN, _PLACE, _PURPOSE = "일시", "장소", "목적"
_PLACE_OPEN = "추후 안내"
_AGENDA, _ASKED, _CHANGED = "안건", "요청사항", "변경 사항"
_AGENDA_OPEN = "추후 안내"
_WAS: Mapping[Notice, str] = {
    Notice.MOVED: "당초 일시: {when}",
    Notice.POSTPONED: "연기한 회의의 일시: {when}",
    Notice.CANCELLED: "취소한 회의의 일시: {when}",
}
_NOW, _WHY = "변경 일시: {when}", "사유: {reason}"
_COME, _COME_UNTIL = "참석 여부 회신", "참석 여부 회신(기한 {day})"
_MATERIALS = "발표 자료 사전 송부({bodies})"
_CALENDAR: Mapping[Notice, str] = {
    Notice.INVITED: "붙임 일정 파일(.ics)을 열면 달력에 등록됨",
    Notice.MOVED: "붙임 일정 파일(.ics)을 열면 달력의 일정이 새 일시로 바뀜",
    Notice.POSTPONED: "붙임 일정 파일(.ics)을 열면 달력의 일정이 삭제됨",
    Notice.CANCELLED: "붙임 일정 파일(.ics)을 열면 달력의 일정이 삭제됨",
}
_MINUTES = "{minutes}분"


def summary(invitation: Invitation) -> str:
    """What an entry of a calendar is called."""
    return _MARKS.get(invitation.notice, "") + invitation.title


def subject(invitation: Invitation) -> str:
    """What a mail is about."""
    return _SUBJECTS[invitation.notice].format(title=invitation.title)


def opening(invitation: Invitation) -> str:
    """The sentence that says why somebody is written to."""
    title = invitation.title
    return _FIRST[invitation.notice].format(title=title, object=josa(title, "을/를"))


def description(invitation: Invitation) -> Iterator[str]:
    """What stands under an entry of a calendar: what has changed, the purpose and the agenda."""
    yield from changed(invitation)
    if invitation.purpose:
        yield f"□ {_PURPOSE}: {invitation.purpose}"
    if invitation.agenda:
        yield from agenda(invitation)


def course(invitation: Invitation) -> Iterator[str]:
    """When and where, what for and what about."""
    yield f"□ {_WHEN}: {_when(invitation)}"
    yield f"□ {_PLACE}: {invitation.place or _PLACE_OPEN}"
    if invitation.purpose:
        yield f"□ {_PURPOSE}: {invitation.purpose}"
    yield from agenda(invitation)


def agenda(invitation: Invitation) -> Iterator[str]:
    """The matters, numbered."""
    if not invitation.agenda:
        yield f"□ {_AGENDA}: {_AGENDA_OPEN}"
        return
    yield f"□ {_AGENDA}"
    for number, matter in enumerate(invitation.agenda, 1):
        yield f"  {number}. {_matter(matter)}"


def changed(invitation: Invitation) -> Iterator[str]:
    """What a notice says of a meeting that was moved or fell out."""
    notice = invitation.notice
    if notice is Notice.INVITED:
        return
    yield f"□ {_CHANGED}"
    if notice is Notice.MOVED and invitation.was_at is not None:
        yield f"  - {_WAS[notice].format(when=moment_words(invitation.was_at))}"
        yield f"  - {_NOW.format(when=_when(invitation))}"
    elif invitation.is_off:
        yield f"  - {_WAS[notice].format(when=_when(invitation))}"
    if invitation.reason:
        yield f"  - {_WHY.format(reason=invitation.reason)}"


def asked(invitation: Invitation) -> Iterator[str]:
    """What those who are written to are to do."""
    yield f"□ {_ASKED}"
    if not invitation.is_off:
        until = invitation.replies_until
        yield f"  - {_COME_UNTIL.format(day=weekday_words(until)) if until else _COME}"
        if invitation.presenters:
            yield f"  - {_MATERIALS.format(bodies=', '.join(invitation.presenters))}"
    yield f"  - {_CALENDAR[invitation.notice]}"


def _when(invitation: Invitation) -> str:
    return sitting_words(invitation.starts_at, invitation.ends_at)


def _matter(matter: Matter) -> str:
    kind = f"({word(matter.kind)}) " if matter.kind else ""
    minutes = _MINUTES.format(minutes=matter.minutes) if matter.minutes else ""
    told = ", ".join(part for part in (matter.presenter, minutes) if part)
    return f"{kind}{matter.title}{f' - {told}' if told else ''}"
