"""Why a gesture on a round is refused."""

from __future__ import annotations

from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.services.rounds.rules import bound_twice


class ReasonMissing(RuleViolation):
    """A used round is changed without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "수요를 받았거나 조사서를 보낸 회차입니다. 변경 사유를 적고 고치세요.", field="reason"
        )


class BoundTwice(RuleViolation):
    """Two questions would fill the same field of a demand."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(bound_twice(first, second), field="binding")


class AlreadyThere(RuleViolation):
    """A round would have two of what it has one of."""

    def __init__(self, what: str, field: str) -> None:
        super().__init__(
            f"{josa(what, '은/는')} 이미 있습니다. 있는 것을 고치거나 다른 것을 고르세요.",
            field=field,
        )


class KindIsAnswered(RuleViolation):
    """A question that demands answer is to be kept in another way."""

    def __init__(self, label: str, answers: int, field: str) -> None:
        super().__init__(
            f"‘{label}’에 답한 수요가 {answers:,}건 있어 형식과 연결을 바꿀 수 없습니다."
            " 새 항목을 추가하세요.",
            field=field,
        )


class NotInATable(RuleViolation):
    """A kind of answer that fits into no cell is chosen for a column."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"표의 열에는 {josa(f'‘{kind}’', '을/를')} 쓸 수 없습니다. 다른 형식을 고르세요.",
            field="kind",
        )


class NoSuchRound(NotFound):
    """There is no such round."""

    def __init__(self, wanted: str, known: str) -> None:
        what = josa(f"‘{wanted}’", "이라는/라는")
        super().__init__(f"{what} 회차가 없습니다. 있는 회차: {known or '없음'}.")


class SeveralRounds(NotFound):
    """Several rounds are called so."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"‘{wanted}’에 맞는 회차가 여럿입니다. 2026-1처럼 연도와 차수로 적으세요.")


class RoundExists(RuleViolation):
    """There is a round of that year and ordinal."""

    def __init__(self, year: int, ordinal: int) -> None:
        super().__init__(
            f"{year}년 제{ordinal}차 회차가 이미 있습니다. 다른 차수를 적으세요.", field="ordinal"
        )


class UnusableRound(RuleViolation):
    """A round that is told whole has something in its way."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"회차를 만들지 않았습니다: {sentence}")
