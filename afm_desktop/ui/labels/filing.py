"""The words of the screen on which a demand is filled in and filed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from afm_desktop.domain.dates import KOREA, day_words, moment_words, weekday_words
from afm_desktop.domain.enums import DemandStatus, DemandTurn
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.filing.model import (
    Beginning,
    Caution,
    Missing,
    OpenRound,
    Progress,
    Revision,
    Sheet,
    Warned,
)
from afm_desktop.ui.labels import screens

TITLE = screens.FILING
SECTIONS, FORM, CHECK, COMPARE = "작성 순서", "수요서", "작성 확인", "제출본 비교"
REQUIRED, DONE, OPTIONAL = "필수", "✔", "선택"
LEFT = "{count} 남음"
READING = "수요서 읽는 중"
SAVED = "저장됨 {time}"
NOT_SAVED_YET = "항목을 떠날 때마다 저장됩니다"
EXAMPLE = "예: {text}"
COUNT = "{count:,} / {most:,}자"
ADD_ROW, REMOVE_ROW = "줄 추가", "{number}번째 줄 삭제"
ROW_WAITS = "필수 칸(*)을 모두 채우면 저장됩니다."
CELL = "{number}번째 줄 {column}"
STARRED = "{label} *"
ADD_YEAR, YEAR_OF, SUM, TOTAL = "연도 추가", "{year}년", "계", "총사업비"
MONEY_CELL = "{year}년 {source}"
UNIT = "단위: 백만원"
FREE = "직접 적기"
REGISTER = "새로 등록"
TIER_OF = "{tier}차 · {item}"

TO_CHECK, TO_FORM, TO_LIST = "작성 확인", "수요서로 돌아가기", "목록으로"
SUBMIT, SUBMIT_AGAIN = "제출", "보완 제출"
SUBMIT_SURE = "제출하기"
CANCEL = "취소"
SUBMIT_ASKS = "제출하면 간사기관이 보완을 요청할 때까지 고칠 수 없습니다. 제출할까요?"
SUBMITTED = "수요를 제출했습니다. 접수번호는 간사기관이 접수할 때 매깁니다."
SUBMITTED_AGAIN = "보완한 수요를 제출했습니다."
NOTHING_MISSING = "필수 항목을 모두 작성했습니다."
MISSING_COUNT = "비어 있는 필수 항목 {count:,}개"
WARNING_COUNT = "확인할 점 {count:,}건(제출은 할 수 있습니다)"
GO_TO = "바로 가기"
COMPARE_BUTTON = "제출본 비교"
RECEIPT_BUTTON, APPROVAL_BUTTON = "접수증…", "내부 결재용…"
BEFORE, AFTER, NOW = "앞", "뒤", "지금 내용"
SAME = "두 수요서의 내용이 같습니다."
NEVER_FILED = "아직 제출한 적이 없어 비교할 제출본이 없습니다."
EMPTY = "(비어 있음)"
REVISION = "{number}차 제출 {at}"
REASON = "인쇄 사유"
REASON_ASKS = (
    "국가핵심기술에 해당하는 수요입니다. 인쇄하거나 저장하는 사유를 적으세요."
    " 사유는 열람 기록에 남습니다."
)
MAKE_PAPER = "PDF 만들기"
MAKING = "PDF 만드는 중"
PAPER_SAVED = "‘{name}’ 파일에 저장했습니다."
RECEIPT_NAME, APPROVAL_NAME = "접수증 {name}.pdf", "내부 결재 {name}.pdf"

NEW = "새 수요서"
NEW_WHY = "회차를 고르고 수요과제명을 적으면 수요서가 시작됩니다."
ROUND, APPLICANT, PREVIOUS, NAME = "수요조사 회차", "신청기관", "지난 수요(재신청)", "수요과제명"
BEGIN = "작성 시작"
NO_ROUND = "지금 수요를 낼 수 있는 회차가 없습니다"
NONE_AT_ALL = "수요조사 회차가 없습니다"
NONE_AT_ALL_WHY = "수요조사 회차를 등록하면 여기에서 수요서를 시작합니다."
OPEN_ROUND, TO_ROUNDS = "회차 파일 열기…", "수요조사 회차 보기"
NO_ROUND_FIRM = "간사기관에서 받은 회차 파일을 열면 여기에서 수요서를 시작합니다."
NO_ROUND_OFFICE = (
    "수요조사 회차의 접수 마감을 뒤로 정하거나 새 회차를 등록하면 여기에서 시작합니다."
)
OWN = "작성한 수요서"
NO_OWN = "작성한 수요서가 없습니다."
DIVISION = "주관 분과"
NO_BODY = "이 파일의 기관을 찾을 수 없습니다. 설정에서 기관 이름을 확인하세요."
BEGUN = "수요서를 시작했습니다."
ROUND_OPENS = "{name}(접수 전)"
AGAIN = "재신청: ‘{title}’에서 시작했습니다."
ASKED = "보완 요청"
OPEN_COMMAND = "수요서 열기"
CHOOSE_ONE = "수요를 하나만 고르세요."
CHOOSE_FIRST = "수요서를 먼저 여세요."

_TURNS: Mapping[DemandTurn, str] = {
    DemandTurn.APPLICANT: "신청기관({applicant})이 작성할 차례입니다",
    DemandTurn.LATE: "신청기관({applicant})의 보완기한이 지났습니다",
    DemandTurn.SECRETARY: "간사기관{secretariat}이 처리할 차례입니다",
    DemandTurn.CENTER: "총괄 사무국이 처리할 차례입니다",
    DemandTurn.NOBODY: "처리가 끝난 수요입니다",
}
_OWNERS = "접수번호·접수일은 간사기관이, 나머지 항목은 신청기관이 적습니다"


def turn(sheet: Sheet) -> str:
    """Who acts next, by name."""
    name = sheet.parties.secretariat
    return _TURNS[sheet.turn].format(
        applicant=sheet.parties.applicant, secretariat=f"({name})" if name else ""
    )


def owners(sheet: Sheet) -> str:
    """Whose field is whose, with what the secretary has given."""
    if sheet.intake_no is None:
        return _OWNERS
    received = f", 접수일 {day_words(sheet.received_on)}" if sheet.received_on else ""
    return f"접수번호 {sheet.intake_no}{received}(간사기관)"


def term(sheet: Sheet) -> str:
    """Until when it may be filed, or is to be supplemented."""
    if sheet.supplement_due is not None:
        return f"보완기한 {day_words(sheet.supplement_due)}"
    found = sheet.term
    if found.extended_to is not None:
        return f"접수 마감 {day_words(found.extended_to)}(연장)"
    return f"접수 마감 {moment_words(found.closes_at)}" if found.closes_at else ""


def locked(sheet: Sheet) -> str:
    """Why the form cannot be filled in now."""
    if sheet.turn is DemandTurn.NOBODY:
        return f"‘{word(sheet.status)}’ 상태라 고칠 수 없습니다."
    return "제출한 수요서입니다. 간사기관이 보완을 요청하면 고칠 수 있습니다."


def left(progress: Progress) -> str:
    """`✔` or `3 남음`."""
    if progress.open:
        return LEFT.format(count=progress.open)
    return DONE if progress.required else OPTIONAL


def spoken(progress: Progress) -> str:
    """The same as it is read out."""
    state = f"필수 항목 {progress.open}개 남음" if progress.open else "작성 완료"
    return f"{progress.title}: {state}"


def missing(one: Missing) -> str:
    """What is open, with its place in a table."""
    if one.row is None:
        return one.label
    return f"{one.label} {one.row}번째 줄의 {one.column}"


def warning(one: Warned) -> str:
    """What is unusual, in a sentence."""
    size = word(one.size_class) if one.size_class else ""
    match one.caution:
        case Caution.PUBLIC_SHARE:
            return (
                f"국비·지방비 비율 {one.found}%가 {size}의 지원 비율 {_plain(one.usual)}%를"
                " 넘습니다."
            )
        case Caution.CASH_SHARE:
            return (
                f"민간부담금 가운데 현금이 {one.found}%로 {size}의 기준 {_plain(one.usual)}%보다"
                " 낮습니다."
            )
        case Caution.SAME_VALUE:
            return f"{josa(f'‘{one.subject}’', '은/는')} 현재값과 목표값이 같습니다."
        case Caution.READINESS_JUMP:
            return f"기술성숙도가 {one.found}단계 오릅니다. 보통 {one.usual}단계 이내입니다."
        case Caution.YEAR_OUTSIDE:
            return f"{one.subject}년 사업비가 사업 기간 밖입니다."
        case Caution.TOTAL_DIFFERS:
            stated, lines = int(one.found or 0), int(one.usual or 0)
            return (
                f"기재한 총사업비 {stated:,}원과 내역 합계 {lines:,}원이 다릅니다(차이"
                f" {abs(stated - lines):,}원). 제출하려면 같아야 합니다."
            )


def revision(one: Revision) -> str:
    """`1차 제출 2026. 7. 22.(수) 14:03`; without the hour where only the day is known."""
    return REVISION.format(
        number=one.number, at=moment_words(one.at) if one.at else weekday_words(one.on)
    )


def saved(moment: datetime) -> str:
    """`저장됨 14:03`."""
    return SAVED.format(time=f"{moment.astimezone(KOREA):%H:%M}")


def offered_round(one: OpenRound) -> str:
    """A round to choose."""
    return one.name if one.is_open else ROUND_OPENS.format(name=one.name)


def beginning(one: Beginning) -> str:
    """What stands behind a demand in the list."""
    filed = one.submitted_at if one.status is not DemandStatus.DRAFT else None
    parts = (one.round, one.intake_no or "", f"제출 {moment_words(filed)}" if filed else "")
    return " · ".join(part for part in parts if part)


def due(asked: date | None) -> str:
    """Until when a supplement is awaited."""
    return f"{day_words(asked)}까지" if asked else ""


def _plain(value: Decimal | int | None) -> str:
    return f"{Decimal(value or 0).normalize():f}"
