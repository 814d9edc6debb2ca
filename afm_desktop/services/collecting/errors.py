"""Why a step on the board is refused."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation


class NothingToSend(RuleViolation):
    """All that was chosen went out already."""

    def __init__(self) -> None:
        super().__init__("고른 양식이 모두 이미 발송되었습니다. ‘미발송’인 칸을 고르세요.")


class NothingToRemind(RuleViolation):
    """Nothing is awaited from any of the chosen."""

    def __init__(self) -> None:
        super().__init__(
            "독려할 양식이 없습니다. ‘발송’, ‘작성 중’, ‘보완’인 칸을 고르세요."
            " ‘미발송’이면 먼저 발송 처리하세요."
        )


class NothingToExtend(RuleViolation):
    """No form that was chosen is awaited."""

    def __init__(self) -> None:
        super().__init__(
            "기한을 연장할 양식이 없습니다. ‘발송’이나 ‘작성 중’인 칸을 고르세요."
            " 보완 기한은 수요에서 연장합니다."
        )


class NothingToReceive(RuleViolation):
    """None of the chosen forms waits to be received here."""

    def __init__(self) -> None:
        super().__init__(
            "접수 처리할 양식이 없습니다. 아직 접수하지 않은 칸을 고르세요."
            " 작성 중인 수요는 제출해야 접수할 수 있습니다."
        )


class StateOfDemand(RuleViolation):
    """The state of forms is set by hand that have demands."""

    def __init__(self) -> None:
        super().__init__(
            "수요가 있는 칸의 상태는 그 수요의 처리 단계를 따릅니다. 수요를 열어 처리하세요.",
            field="state",
        )


class DueTooEarly(RuleViolation):
    """A deadline is moved to a day that is no later."""

    def __init__(self, wanted: date, due: date) -> None:
        super().__init__(
            f"새 기한({day_words(wanted)})이 지금 기한({day_words(due)})보다 늦지 않습니다."
            " 더 늦은 날을 적으세요.",
            field="new_due_on",
        )


class DueBeforeSending(RuleViolation):
    """A form is due before it is sent."""

    def __init__(self, due: date, sent: date) -> None:
        super().__init__(
            f"제출 기한({day_words(due)})이 발송일({day_words(sent)})보다 빠릅니다."
            " 두 날짜를 확인하세요.",
            field="due_on",
        )


class DayAhead(RuleViolation):
    """Something is noted as done on a day that is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{day_words(day)}은 아직 오지 않은 날입니다. 오늘이나 그 전의 날을 적으세요.",
            field="happened_on",
        )
