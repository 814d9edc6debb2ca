"""Why a decision, a follow-up or a version of minutes is refused."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.words import word


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
