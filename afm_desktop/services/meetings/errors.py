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


class DecidedElsewhere(RuleViolation):
    """A decision is numbered by an office that does not keep the numbers of its body."""

    def __init__(self) -> None:
        super().__init__(
            "의결 번호는 그 회의를 여는 분과의 간사기관이나 총괄 사무국이 매깁니다."
            " 의결 내용을 그 기관에 보내 기록을 요청하세요.",
            field="decision_no",
        )


class NothingDecided(RuleViolation):
    """A decision says nothing."""

    def __init__(self) -> None:
        super().__init__("의결 내용이 비어 있습니다. 의결한 내용을 적으세요.", field="decision")


class MoreVotesThanVoters(RuleViolation):
    """More votes are written than there were people with a vote."""

    def __init__(self, cast: int, came: int) -> None:
        super().__init__(
            f"표결 수({cast}표)가 표결권이 있는 참석자({came}명)보다 많습니다."
            " 찬성·반대·기권 수와 출석 표시를 확인하세요.",
            field="votes_for",
        )


class NotHeldForOutcomes(RuleViolation):
    """An outcome is written of a meeting that is not set for a day."""

    def __init__(self, status: MeetingStatus) -> None:
        super().__init__(
            f"‘{word(status)}’ 상태의 회의에는 결과를 적을 수 없습니다."
            " 회의를 예정으로 바꾼 뒤 적으세요.",
            field="status",
        )


class ItemOfAnother(RuleViolation):
    """A follow-up comes of a matter of another meeting."""

    def __init__(self) -> None:
        super().__init__(
            "고른 안건이 이 회의의 안건이 아닙니다. 이 회의의 안건에서 고르세요.", field="item_id"
        )


class ActionWithoutOwner(RuleViolation):
    """Nobody is asked to do a follow-up."""

    def __init__(self) -> None:
        super().__init__(
            "후속조치의 담당이 비어 있습니다. 담당기관이나 담당자를 고르세요.",
            field="organization_id",
        )


class ActionWithoutDue(RuleViolation):
    """A follow-up has no day."""

    def __init__(self) -> None:
        super().__init__("후속조치의 기한이 비어 있습니다. 기한을 적으세요.", field="due_on")


class DueBeforeMeeting(RuleViolation):
    """A follow-up is due before it was agreed."""

    def __init__(self, due_on: date, agreed_on: date) -> None:
        super().__init__(
            f"기한({day_words(due_on)})이 정한 날({day_words(agreed_on)})보다 빠릅니다."
            " 기한을 확인하세요.",
            field="due_on",
        )


class ReasonToDrop(RuleViolation):
    """A follow-up is dropped without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "후속조치를 중단하려면 사유가 필요합니다. 사유를 적으세요.", field="outcome"
        )


class ChangesUnsaid(RuleViolation):
    """A further version of minutes does not say what it changes."""

    def __init__(self) -> None:
        super().__init__(
            "회의록의 다음 판에는 바뀐 내용을 적어야 합니다. 무엇을 왜 고쳤는지 적으세요.",
            field="changes",
        )


class NotClosedForMinutes(RuleViolation):
    """Minutes are written or approved of a meeting that was not held."""

    def __init__(self) -> None:
        super().__init__(
            "아직 열지 않은 회의의 회의록입니다. 회의를 예정으로 바꾸고 종료한 뒤 승인하세요.",
            field="status",
        )


class MinutesBeforeMeeting(RuleViolation):
    """Minutes are dated before their meeting."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            f"회의록 작성일이 회의일({day_words(held_on)})보다 빠릅니다. 날짜를 확인하세요.",
            field="written_on",
        )


class ApprovedAlready(RuleViolation):
    """A version of minutes goes on that is approved."""

    def __init__(self) -> None:
        super().__init__(
            "이미 승인된 회의록입니다. 고치려면 회의를 예정으로 되돌려 다음 판을 쓰세요.",
            field="state",
        )


class AnotherVersion(RuleViolation):
    """A version of minutes goes on that a later one has replaced."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"제{version}판이 새로 있어 이 판은 회람하거나 승인할 수 없습니다."
            f" 제{version}판에서 처리하세요.",
            field="version",
        )


class NotALaterMeeting(RuleViolation):
    """Minutes are approved in a meeting that does not follow theirs."""

    def __init__(self) -> None:
        super().__init__(
            "회의록은 그 뒤에 연 같은 분과의 회의에서 승인합니다. 승인한 회의를 다시 고르세요.",
            field="approved_in_id",
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
