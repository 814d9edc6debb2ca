"""The words on forms."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.enums import FieldKind, FormKind

YES, NO = "예", "아니요"
REQUIRED = "*"
TICK = "○"
BOX, TICKED = "☐", "☑"
SHEET_NAME = "작성"
LISTS_NAME, KEY_NAME = "_목록", "_양식"
SUM = "합계"
NUMBER = "연번"
TO, BY, DUE, INTAKE_NO = "받는 곳", "보낸 곳", "제출 기한", "접수번호"
NO_DUE = "-"
HOW = "노란 칸만 적어 주십시오. * 표시는 꼭 적어야 하는 항목입니다."
HOW_HANGUL = (
    "오른쪽 칸에 적어 주십시오. * 표시는 꼭 적어야 하는 항목입니다. 해당하는 것은 ☐를 ☑로"
    " 바꾸어 주십시오."
)
MORE_ROWS = "줄이 모자라면 표 안에서 행을 삽입하세요."
MORE_ROWS_HANGUL = "줄이 모자라면 표에 줄을 추가하세요."
TICK_ALL = "해당하는 것에 모두 ○를 고르세요."
SUPPLEMENT = (
    "보완 의견 {count:,}건이 해당 항목 아래에 있습니다. 항목을 고치고 의견마다 답변을 적어"
    " 주십시오."
)
REMARK, REMARK_DUE, ANSWER = "보완 의견", "{text}\n({due}까지)", "답변"
EARLIER = "지난 답변: {text}"
FILES = "회신할 때 파일을 함께 보내 주십시오. 파일 이름의 예: {whose}_{label}.pdf"
AT_MOST = "{count:,}자 이내"
EXAMPLE = "예) {text}"
UNIT = "단위: {unit}"
NUMBER_OF_FORM = "양식번호 {key}"
KEEP = "파일 안의 양식번호로 회신을 알아봅니다. 이 파일에 그대로 적어 저장해 주십시오."
CORE = "국가핵심기술 포함"
UNITS: Mapping[FieldKind, str] = {FieldKind.MONEY: "원"}
HINTS: Mapping[FieldKind, str] = {
    FieldKind.INTEGER: "정수로 적으세요.",
    FieldKind.DECIMAL: "숫자로 적으세요.",
    FieldKind.MONEY: "원 단위 정수로 적으세요.",
    FieldKind.DATE: "2026-07-22처럼 날짜로 적으세요.",
    FieldKind.YES_NO: "예 또는 아니요를 고르세요.",
    FieldKind.CHOICE: "목록에서 고르세요.",
}
NOT_THIS = "적을 수 없는 값"
TOO_LONG = "{count:,}자까지 적을 수 있습니다."
UNKNOWN_CHOICE_OF = "고를 수 있는 값이 아닙니다. 다음 중에서 고르세요: {offered}"
TOO_MANY_ROWS = "표에 {count:,}줄까지 적을 수 있습니다. 빈 줄과 다른 내용을 지우세요."
TWO_CHOSEN = "하나만 고를 수 있는데 여럿을 골랐습니다."
ROW_OF = "{label} {number}행 {column}"
FILE_NAMES: Mapping[FormKind, str] = {
    FormKind.DEMAND: "수요서",
    FormKind.MEMBER_CHECK: "회원정보확인서",
    FormKind.SUPPLIERS: "협력사목록",
    FormKind.QUARTER: "분기실적",
    FormKind.ATTENDANCE: "참석회신",
}
