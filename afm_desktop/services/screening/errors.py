"""Why a step of screening is refused, each in a sentence that says what to do."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import AfmError, NotFound, RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.screening.conflict import Conflict


class NotDecidedHere(RuleViolation):
    """An office that does not screen takes a step of screening."""

    def __init__(self) -> None:
        super().__init__(
            "수요의 검토는 분과 간사기관과 총괄 사무국이 합니다. 간사기관에 처리를 요청하세요.",
            field="status",
        )


class DecidedByCenter(RuleViolation):
    """A secretary would judge a demand in which its own institute takes part."""

    def __init__(self, conflict: Conflict) -> None:
        interests = "·".join(map(word, conflict.interests))
        super().__init__(
            f"{josa(conflict.institute, '이/가')} {interests}으로 들어 있는 수요라 이해관계가"
            " 있습니다. 총괄 사무국에 보내 검토를 요청하세요.",
            field="status",
        )


class SupplementsUsedUp(RuleViolation):
    """A demand was returned as often as its round allows."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"이 회차의 보완 요청은 최대 {most}회이고 이미 {most}회 요청했습니다."
            " 평가 대상이나 부적합으로 처리하세요.",
            field="status",
        )


class DueTooEarly(RuleViolation):
    """A supplement is due before it is asked for."""

    def __init__(self, due: date, on: date) -> None:
        super().__init__(
            f"보완기한({day_words(due)})이 요청일({day_words(on)})보다 빠릅니다."
            " 기한을 확인하세요.",
            field="due_on",
        )


class DueMissing(RuleViolation):
    """A supplement is asked for without a day it is due on."""

    def __init__(self) -> None:
        super().__init__("보완기한을 정해야 보완을 요청할 수 있습니다. 기한을 적으세요.",
                         field="due_on")  # fmt: skip


class NothingToSupplement(RuleViolation):
    """A supplement is asked for, but nothing is said of what."""

    def __init__(self) -> None:
        super().__init__(
            "무엇을 보완할지 적히지 않았습니다. 항목에 의견을 달거나 사유를 적으세요.",
            field="reason",
        )


class ReasonMissing(RuleViolation):
    """A step of which the applicant wants to know why is taken without a reason."""

    def __init__(self, status: DemandStatus) -> None:
        super().__init__(
            f"{word(status)} 사유가 없습니다. 점검표에서 사유를 고르거나 사유를 적으세요.",
            field="reason",
        )


class CommentsOpen(RuleViolation):
    """A demand would go on while comments are not answered or not settled."""

    def __init__(self, count: int, status: DemandStatus) -> None:
        said = (
            "답변하지 않은 보완 의견이"
            if status is DemandStatus.REVIEWING
            else "확인하지 않은 보완 의견이"
        )
        does = "답변을 적거나 " if status is DemandStatus.REVIEWING else ""
        super().__init__(
            f"{said} {count:,}건 있습니다. {does}의견을 모두 확인한 뒤 다시 하세요.",
            field="status",
        )


class DecisiveUnmet(RuleViolation):
    """A demand would be evaluated though it lacks what it must have."""

    def __init__(self, question: str) -> None:
        super().__init__(
            f"반드시 충족해야 하는 ‘{question}’ 항목이 미충족입니다."
            " 보완을 요청하거나 부적합으로 처리하세요.",
            field="status",
        )


class NoLeader(RuleViolation):
    """A demand would be merged into one that is no longer screened."""

    def __init__(self, title: str, status: DemandStatus) -> None:
        super().__init__(
            f"‘{title}’ 수요는 ‘{word(status)}’ 상태라 대표 수요가 될 수 없습니다."
            " 접수에서 평가 대상 사이의 수요를 고르세요.",
            field="merged_into_id",
        )


class LeadsOthers(RuleViolation):
    """A demand that others were merged into would be merged itself."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"이 수요를 대표로 통합된 수요가 {count:,}건 있어 다른 수요로 통합할 수 없습니다."
            " 이 수요를 대표로 두고 상대 수요를 통합하세요.",
            field="merged_into_id",
        )


class NotScreened(RuleViolation):
    """Something is noted of a demand that is not being screened."""

    def __init__(self, status: DemandStatus) -> None:
        super().__init__(
            f"‘{word(status)}’ 상태의 수요에는 점검 결과나 의견을 적을 수 없습니다."
            " 제출에서 보완 요청 사이의 수요에 적을 수 있습니다.",
            field="status",
        )


class NotAsked(RuleViolation):
    """A comment is answered that was not sent to the applicant."""

    def __init__(self) -> None:
        super().__init__(
            "아직 보완을 요청하지 않은 의견입니다. 보완을 요청한 뒤 답변을 적으세요.",
            field="answer",
        )


class AlreadyAsked(RuleViolation):
    """A comment that the applicant has received is changed or taken away."""

    def __init__(self) -> None:
        super().__init__(
            "이미 신청기관에 보낸 의견이라 고치거나 지울 수 없습니다."
            " ‘확인’으로 마치거나 새 의견을 다세요.",
            field="text",
        )


class ReasonsOfUnmet(RuleViolation):
    """Reasons are given for an item that is not found to be unmet."""

    def __init__(self) -> None:
        super().__init__(
            "사유는 미충족인 항목에만 고를 수 있습니다. 판정을 미충족으로 바꾸세요.",
            field="verdict",
        )


class NotOfThisRound(NotFound):
    """An item or a reason is named that the round of a demand does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"이 수요의 회차에 ‘{name}’ 점검 항목이나 사유가 없습니다. 회차의 점검표를 확인하세요."
        )


class NothingToExtend(RuleViolation):
    """A due date is moved of a demand that has none."""

    def __init__(self) -> None:
        super().__init__(
            "보완 요청 중인 수요만 기한을 연장할 수 있습니다. 상태를 확인하세요.", field="due_on"
        )


class NotLater(RuleViolation):
    """A due date is moved to a day that is no later."""

    def __init__(self, due: date) -> None:
        super().__init__(
            f"새 기한이 지금 기한({day_words(due)})보다 늦어야 합니다. 날짜를 확인하세요.",
            field="due_on",
        )


class StepRefused(RuleViolation):
    """A step of several demands is refused because of one of them."""

    def __init__(self, title: str, error: AfmError) -> None:
        super().__init__(f"‘{title}’ 수요: {error}", field=getattr(error, "field", None))
