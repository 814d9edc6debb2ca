"""Why an act on a meeting is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word

_NAMED = 3
"""So many titles are told; of more, how many."""


class NoMeetingFound(NotFound):
    """No meeting is known by a name."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"‘{wanted}’ 회의가 없습니다. 회의 목록에서 이름이나 번호를 확인하세요.")


class SeveralMeetings(NotFound):
    """Several meetings are known by a name."""

    def __init__(self, wanted: str, count: int) -> None:
        super().__init__(
            f"‘{wanted}’ 회의가 {count}건 있습니다. 회의 목록의 번호로 하나를 고르세요."
        )


class NotATemplate(RuleViolation):
    """A meeting is made after one that is no template."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{josa(f'‘{title}’', '은/는')} 서식이 아닙니다."
            " 서식을 고르거나 지난 회의를 복사하세요."
        )


class NotHeldYet(RuleViolation):
    """A meeting is closed before its day."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            f"회의일({day_words(held_on)}) 전에는 종료할 수 없습니다."
            " 회의를 앞당겨 열었다면 일시를 먼저 바꾸세요.",
            field="starts_at",
        )


class SameTime(RuleViolation):
    """A meeting is set anew for the time it has."""

    def __init__(self) -> None:
        super().__init__(
            "새 일시가 지금 일시와 같습니다. 바꿀 날짜나 시각을 적으세요.", field="starts_at"
        )


class TimeIsTold(RuleViolation):
    """The time of a meeting that was announced is simply written anew."""

    def __init__(self) -> None:
        super().__init__(
            "알린 회의의 일시는 직접 고칠 수 없습니다."
            " 회의의 ‘일시 변경’에서 사유와 함께 바꾸세요.",
            field="starts_at",
        )


class NoReschedule(RuleViolation):
    """A meeting that is over or called off is set for another time."""

    def __init__(self, status: MeetingStatus) -> None:
        super().__init__(
            f"‘{word(status)}’ 상태의 회의는 일시를 바꿀 수 없습니다."
            " 먼저 예정으로 되돌린 뒤 바꾸세요.",
            field="starts_at",
        )


class ReasonForNewTime(RuleViolation):
    """A planned meeting is set for another time without saying why."""

    def __init__(self) -> None:
        super().__init__("일시를 바꾸는 사유가 필요합니다. 사유를 적으세요.", field="reason")


class ItemsUnplaced(RuleViolation):
    """A meeting is closed while matters are not placed."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            f"{_told(titles)} 안건을 어떻게 할지 정하지 않아 회의를 종료할 수 없습니다."
            " 안건마다 처리, 다음 회의로, 보류, 제외 중 하나를 고르세요.",
            field="placement",
        )


class NotOnThisAgenda(RuleViolation):
    """A matter, or somebody invited, is named that belongs to another meeting."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"이 회의에 없는 {josa(noun, '이/가')} 들어 있습니다. 회의를 새로 열어 다시 고르세요."
        )


class PlacementAsked(RuleViolation):
    """A matter is put on the agenda of a meeting that is over without what became of it."""

    def __init__(self) -> None:
        super().__init__(
            "종료한 회의에 안건을 올리려면 처리 결과를 함께 정해야 합니다."
            " 회의 화면에서 처리, 다음 회의로, 보류, 제외 중 하나를 고르세요.",
            field="placement",
        )


class MattersLeft(RuleViolation):
    """A meeting is deleted whose matters wait for another."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"다른 회의가 아직 넘겨받지 않은 안건이 {count}건 있어 회의를 삭제할 수 없습니다."
            " 그 안건을 다른 회의에 올리거나 제외로 정한 뒤 삭제하세요."
        )


class StaysOnClosedAgenda(RuleViolation):
    """A matter is taken off the agenda of a meeting that is over."""

    def __init__(self) -> None:
        super().__init__(
            "종료한 회의의 안건은 삭제하거나 복원할 수 없습니다."
            " 빼려면 회의 화면에서 ‘제외’로 정하고 사유를 적으세요."
        )


class AlreadyTaken(RuleViolation):
    """A matter is placed anew that another meeting has taken up."""

    def __init__(self, title: str, meeting: str) -> None:
        super().__init__(
            f"{josa(f'‘{title}’', '은/는')} 이미 ‘{meeting}’의 안건으로 올라가 있습니다."
            " 그 안건을 먼저 삭제하세요.",
            field="placement",
        )


class NotWaiting(RuleViolation):
    """A matter is taken up that does not wait for a meeting of this series."""

    def __init__(self) -> None:
        super().__init__(
            "이 회의가 넘겨받을 수 있는 안건이 아닙니다. 이월·보류 안건 목록에서 다시 고르세요."
        )


class NotInOrder(RuleViolation):
    """A new order does not name what there is."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"새 순서가 지금 {noun} 목록과 다릅니다. 목록을 새로 열어 다시 옮기세요.",
            field="position",
        )


class AlreadyInvited(RuleViolation):
    """Somebody is put on a roster twice."""

    def __init__(self) -> None:
        super().__init__(
            "이미 참석자 명부에 있는 담당자입니다. 다른 담당자를 고르세요.", field="person_id"
        )


class NamelessGuest(RuleViolation):
    """A guest has no name."""

    def __init__(self) -> None:
        super().__init__("참석자 성명이 비어 있습니다. 성명을 적으세요.", field="guest_name")


class NoSuchNumber(RuleViolation):
    """A mark is typed for a number the roster does not reach."""

    def __init__(self, number: int, last: int) -> None:
        super().__init__(
            f"참석자 명부에 {number}번이 없습니다. 명부는 {last}번까지입니다. 연번을 확인하세요.",
            field="position",
        )


class OverAlready(RuleViolation):
    """Something to come is written for a meeting that is called off, or for a template."""

    def __init__(self, status: MeetingStatus) -> None:
        super().__init__(
            f"‘{word(status)}’ 상태의 회의에는 적을 수 없습니다. 예정으로 되돌린 뒤 적으세요.",
            field="status",
        )


def _told(titles: Sequence[str]) -> str:
    named = ", ".join(f"‘{title}’" for title in titles[:_NAMED])
    more = len(titles) - _NAMED
    return named if more <= 0 else f"{named} 외 {more}건의"
