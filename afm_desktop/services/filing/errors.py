"""Why a demand is not begun, filled in or filed."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.services.filing.model import Missing, Term


class RoundOfNoForm(RuleViolation):
    """A demand belongs to no round, or to one that asks nothing yet."""

    def __init__(self, *, has_round: bool) -> None:
        super().__init__(
            "이 회차에는 조사서 항목이 없습니다. 수요조사 회차에서 조사서를 먼저 만드세요."
            if has_round
            else "수요조사 회차가 정해지지 않은 수요입니다. 수요의 상세에서 회차를 먼저 고르세요.",
            field="round_id",
        )


class NotToBeAnswered(RuleViolation):
    """A demand is filled in when it is not the applicant's turn."""

    def __init__(self, *, is_over: bool) -> None:
        super().__init__(
            "처리가 끝난 수요라 수요서를 고칠 수 없습니다. 내용이 달라지면 새 수요서를 작성하세요."
            if is_over
            else "제출한 수요서는 고칠 수 없습니다. 간사기관이 보완을 요청하면 고칠 수 있습니다.",
            field="status",
        )


class TitleWanted(RuleViolation):
    """A demand is begun without a title."""

    def __init__(self) -> None:
        super().__init__("수요과제명을 적어야 수요서를 시작할 수 있습니다.", field="title")


class NoHomeDivision(RuleViolation):
    """A body that sits in no division begins a demand without naming one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(name, '은/는')} 어느 분과에도 참여하고 있지 않습니다."
            " 주관 분과를 고르거나 분과 참여를 먼저 등록하세요.",
            field="division_id",
        )


class SeveralPersons(RuleViolation):
    """A name is that of several persons of a body."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"이름이 같은 담당자가 {count:,}명입니다. 담당자의 ID로 적으세요.", field="contact_id"
        )


class StillMissing(RuleViolation):
    """A demand is filed with required questions open."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        first = missing[0]
        more = len({one.key for one in missing}) - 1
        where = f"의 {first.row}번째 줄" if first.row else ""
        rest = f" 외 {more}개" if more else ""
        super().__init__(
            f"‘{first.label}’{where}{rest} 필수 항목이 비어 있어 제출할 수 없습니다."
            " 빈 항목을 채운 뒤 다시 제출하세요.",
            field=first.key,
        )


class OutsideTerm(RuleViolation):
    """A demand is filed before its round opens or after it has closed."""

    def __init__(self, term: Term, *, is_early: bool) -> None:
        moment = term.opens_at if is_early else term.closes_at
        told = moment_words(moment) if moment else ""
        super().__init__(
            f"아직 접수 기간이 아닙니다. {told}부터 제출할 수 있습니다."
            if is_early
            else f"접수가 {told}에 마감되었습니다. 기한 연장은 간사기관에 문의하세요.",
            field="round_id",
        )


class NotReceivedYet(RuleViolation):
    """A 접수증 is asked for of a demand that was not received."""

    def __init__(self) -> None:
        super().__init__(
            "아직 접수하지 않은 수요라 접수증을 만들 수 없습니다. 접수 처리를 먼저 하세요.",
            field="status",
        )
