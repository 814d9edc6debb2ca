"""The words over the columns of listings and sheets, and their values in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.enums import Confidentiality, StructureView
from afm_desktop.domain.nouns import DECISIONS, NOUNS, Noun
from afm_desktop.domain.words import word
from afm_desktop.exchange.reading.values import Unread
from afm_desktop.services.lists.listing import ColumnKind, Listing, ListKind, Value

YES, NO = "예", "아니요"
UNREAD: Mapping[Unread, str] = {
    Unread.FORMULA_ERROR: "수식 오류가 들어 있습니다. 값을 적으세요.",
    Unread.NOT_A_DATE: "날짜로 읽을 수 없습니다. 2026-07-22처럼 적으세요.",
    Unread.IMPOSSIBLE_DATE: "달력에 없는 날짜입니다. 날짜를 확인하세요.",
    Unread.NO_DAY: "연월만 있습니다. 일까지 적으세요.",
    Unread.UNCLEAR_ORDER: "연·월·일의 차례를 알 수 없습니다. 2024-07-08처럼 적으세요.",
    Unread.NOT_AN_AMOUNT: "금액으로 읽을 수 없습니다. 숫자로 적으세요.",
    Unread.TOO_LARGE: "금액이 너무 큽니다. 자릿수와 단위를 확인하세요.",
    Unread.NOT_A_NUMBER: "수로 읽을 수 없습니다. 숫자로 적으세요.",
    Unread.WRONG_LENGTH: "자릿수가 맞지 않습니다. 번호를 확인하세요.",
    Unread.WRONG_CHECK_DIGIT: "검증번호가 맞지 않습니다. 번호를 확인하세요.",
    Unread.ROUNDED: "엑셀이 번호를 반올림했습니다. 셀을 텍스트로 바꾸고 번호를 다시 적으세요.",
    Unread.NOT_A_PHONE: "전화번호로 읽을 수 없습니다. 지역번호부터 적으세요.",
    Unread.NOT_AN_EMAIL: "전자우편 주소가 아닙니다. 이름@기관 형식으로 적으세요.",
    Unread.NEITHER_YES_NOR_NO: "예·아니요로 읽을 수 없습니다. ○나 빈칸으로 적으세요.",
    Unread.UNKNOWN_WORD: "알 수 없는 구분입니다. 고를 수 있는 말로 적으세요.",
}
"""Why a cell of a foreign list is not taken."""
TOO_LONG = "{field} 너무 깁니다({count:,}자). 줄여 적고 나머지는 비고에 적으세요."
HIDDEN_COLUMNS = "숨긴 열({letters})"
HIDDEN_ROWS = "숨긴 행 {count:,}개"
HIDDEN = "{what}도 함께 읽었습니다."
CHARACTERS_LOST = "깨진 글자가 있는 칸이 {count:,}개 있습니다. 인코딩을 확인하세요."
MASKED = "이름·연락처 가림"
KINDS: Mapping[ListKind, Noun] = {
    ListKind.DIVISIONS: NOUNS["divisions"],
    ListKind.MEMBERS: Noun("회원(기업·기관)", "개"),
    ListKind.LINKS: NOUNS["supply_links"],
    ListKind.DEMANDS: NOUNS["demands"],
    ListKind.PEOPLE: NOUNS["people"],
    ListKind.PROJECTS: NOUNS["lead_projects"],
    ListKind.MEETINGS: NOUNS["meetings"],
    ListKind.ROUNDS: NOUNS["rounds"],
    ListKind.COLLECTING: Noun("제출 현황", "건"),
    ListKind.TARGETS: Noun("목표", "개"),
    ListKind.ISSUES: NOUNS["issues"],
    ListKind.DECISIONS: DECISIONS,
    ListKind.ACTIONS: NOUNS["action_items"],
    ListKind.GESTURES: Noun("이력", "건"),
    ListKind.TRASH: Noun("휴지통", "건"),
}
_OWN_HEADS: Mapping[tuple[ListKind, str], str] = {
    (ListKind.DIVISIONS, "name"): "분과",
    (ListKind.MEMBERS, "name"): "기업·기관명",
    (ListKind.PEOPLE, "name"): "성명",
    (ListKind.PEOPLE, "title"): "직위",
    (ListKind.ROUNDS, "name"): "회차",
    (ListKind.ROUNDS, "ordinal"): "순번",
    (ListKind.TARGETS, "name"): "목표",
    (ListKind.TARGETS, "target"): "목표값",
    (ListKind.DEMANDS, "title"): "수요과제명",
    (ListKind.PROJECTS, "title"): "과제명",
    (ListKind.MEETINGS, "title"): "회의명",
    (ListKind.MEETINGS, "ordinal"): "차수",
    (ListKind.LINKS, "tier"): "차수",
    (ListKind.ISSUES, "title"): "쟁점·건의",
    (ListKind.DECISIONS, "title"): "안건",
    (ListKind.ACTIONS, "title"): "조치사항",
    (ListKind.ACTIONS, "organization"): "담당기관",
    (ListKind.GESTURES, "kind"): "종류",
    (ListKind.TRASH, "kind"): "종류",
    (ListKind.GESTURES, "actor"): "사람",
    (ListKind.TRASH, "actor"): "삭제한 사람",
}
"""Where one key means different things in different listings."""

HEADS: Mapping[str, str] = {
    "agenda": "안건 수",
    "at": "시각",
    "deleted_at": "삭제한 시각",
    "gesture": "작업 ID",
    "is_undone": "되돌림",
    "records": "자료 수",
    "words": "작업",
    "is_counted": "집계",
    "moved_on": "최근 처리일",
    "turn": "다음 처리",
    "partners": "참여기관 수",
    "people": "담당자 수",
    "id": "ID",
    "supplier_id": "협력사 ID",
    "buyer_id": "구매기업 ID",
    "code": "분과 코드",
    "name": "이름",
    "english_name": "영문 이름",
    "structure": "체계",
    "secretariat": "간사기관",
    "secretariat_basis": "간사기관 근거",
    "members": "회원",
    "anchors": "앵커기업",
    "demands": "수요",
    "projects": "선도프로젝트",
    "meetings": "회의",
    "valid_from": "시작일",
    "valid_to": "종료일",
    "division": "분과 코드",
    "division_name": "분과",
    "divisions": "참여 분과",
    "role": "역할",
    "kind": "구분",
    "size_class": "규모",
    "business_number": "사업자등록번호",
    "region": "시·도",
    "district": "시·군·구",
    "main_products": "주요 품목",
    "phone": "전화",
    "website": "누리집",
    "joined_on": "참여일",
    "is_inferred": "추정",
    "source": "출처",
    "tags": "태그",
    "supplier": "협력사(납품)",
    "buyer": "구매기업",
    "item": "품목",
    "tier": "차수",
    "process": "공정",
    "share": "비중(%)",
    "yearly_amount_won": "연간 거래액(원)",
    "is_sole_source": "단독 공급",
    "confidentiality": "공개등급",
    "evidence": "근거",
    "intake_no": "접수번호",
    "title": "제목",
    "applicant": "신청기관",
    "round": "수요조사 회차",
    "status": "상태",
    "total_cost_won": "총사업비(원)",
    "national_won": "국비(원)",
    "province_won": "시·도비(원)",
    "city_won": "시·군·구비(원)",
    "local_won": "지방비(원)",
    "private_won": "민간부담금(원)",
    "private_cash_won": "민간부담금(현금)(원)",
    "private_in_kind_won": "민간부담금(현물)(원)",
    "received_on": "접수일",
    "starts_on": "시작일",
    "ends_on": "종료일",
    "trl_from": "현재 TRL",
    "trl_to": "목표 TRL",
    "product": "대상 제품",
    "is_core_technology": "국가핵심기술",
    "control_number": "관리번호",
    "organization": "기업·기관",
    "department": "부서",
    "email": "전자우편",
    "purpose": "보유 목적",
    "legal_basis": "보유 근거",
    "expires_on": "보유 기한",
    "last_confirmed_on": "확인일",
    "erased_on": "파기일",
    "year": "연도",
    "ordinal": "순번",
    "lead": "주관기관",
    "signal": "추진상태",
    "total_won": "총사업비(원)",
    "period": "기간",
    "program": "사업",
    "date": "회의일",
    "starts_at": "시작",
    "ends_at": "종료",
    "place": "장소",
    "host": "주최",
    "opens_at": "접수 시작",
    "closes_at": "접수 마감",
    "competition": "접수/선정 예정",
    "planned_projects": "선정 예정",
    "budget_won": "예산(원)",
    "unit": "단위",
    "baseline": "기준값",
    "target": "목표값",
    "target_text": "목표(글)",
    "due_year": "목표 연도",
    "measured": "실적",
    "measured_text": "실적(글)",
    "measured_on": "실적 기준일",
    "announced_on": "발표일",
    "state": "상태",
    "responsible": "담당 기관",
    "raised_on": "제기일",
    "due_on": "기한",
    "settled_on": "해소일",
    "organization_id": "기업·기관 ID",
    "form_key": "양식 ID",
    "form": "양식",
    "days_over": "경과일",
    "is_extended": "기한 연장",
    "is_expected": "제출 대상",
    "sent_on": "발송일",
    "reminders": "독려 횟수",
    "reminded_on": "최근 독려일",
    "replied_on": "회신일",
    "route": "접수경로",
    "document_no": "공문번호",
    "decision_no": "의결 번호",
    "decision": "의결 내용",
    "votes": "표결",
    "meeting": "회의",
    "position": "번호",
    "person": "담당자",
    "agreed_on": "정한 날",
    "age": "정한 뒤 일수",
    "done_on": "완료일",
    "outcome": "결과",
}
"""By the key of the column."""

BRIEF: Mapping[ListKind, frozenset[str]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        ListKind.DIVISIONS: "code name secretariat members anchors demands projects meetings",
        ListKind.MEMBERS: "name division_name role size_class business_number region",
        ListKind.LINKS: "supplier buyer item tier share yearly_amount_won is_sole_source",
        ListKind.DEMANDS: "intake_no title applicant division_name status total_cost_won",
        ListKind.PEOPLE: "name organization department title phone email",
        ListKind.PROJECTS: "year title division_name lead signal total_won",
        ListKind.MEETINGS: "division_name title date status place",
        ListKind.ROUNDS: "year ordinal name demands planned_projects",
        ListKind.COLLECTING: "organization division_name form state due_on days_over reminders",
        ListKind.TARGETS: "division_name name target unit due_year",
        ListKind.ISSUES: "title kind division_name state raised_on due_on",
        ListKind.DECISIONS: "decision_no date meeting title decision votes",
        ListKind.ACTIONS: "position title organization due_on status days_over meeting",
        ListKind.GESTURES: "at actor words kind records is_undone",
        ListKind.TRASH: "kind name deleted_at actor words",
    }.items()
}
"""The columns that fit on a screen."""


def head(kind: ListKind, key: str) -> str:
    """What stands over a column."""
    return _OWN_HEADS.get((kind, key)) or HEADS[key]


def said(listing: Listing) -> Listing:
    """The listing as people read it: of what was deleted, the kinds of record in words."""
    keys = [column.key for column in listing.columns]
    if listing.kind is not ListKind.TRASH or "kind" not in keys:
        return listing
    at = keys.index("kind")
    rows = tuple((*row[:at], _noun(row[at]), *row[at + 1 :]) for row in listing.rows)
    return replace(listing, rows=rows)


def _noun(table: Value) -> Value:
    return NOUNS[str(table)].name if table in NOUNS else table


def title(listing: Listing) -> str:
    """`수요 목록 · BAT · ‘검사’ · 2026. 7. 22. 기준`, so that a print says what it shows."""
    parts = [
        f"{KINDS[listing.kind].name} 목록",
        "" if listing.structure is StructureView.CURRENT else f"{word(listing.structure)} 체계",
        listing.division or "",
        f"‘{listing.query}’" if listing.query else "",
        f"{day_words(listing.as_of)} 기준",
        f"{day_words(listing.learned_on)} 자료 확보" if listing.learned_on else "",
        MASKED if listing.is_masked else "",
    ]
    return " · ".join(part for part in parts if part)


def secrecy(listing: Listing) -> str:
    """The mark of the most confidential row; empty when all are public."""
    if not any(column.key == "confidentiality" for column in listing.columns):
        return ""
    if listing.paper is not None:
        return "" if listing.paper is Confidentiality.PUBLIC else word(listing.paper)
    marks = [
        mark for mark in listing.values("confidentiality") if isinstance(mark, Confidentiality)
    ]
    strictest = max(marks, key=list(Confidentiality).index, default=Confidentiality.PUBLIC)
    return "" if strictest is Confidentiality.PUBLIC else word(strictest)


_SAID: Sequence[tuple[type, Callable[[Any], str]]] = (
    (StrEnum, word),
    (datetime, moment_words),
    (date, day_words),
)


def in_words(value: Value, kind: ColumnKind = ColumnKind.TEXT) -> str:
    """A value as people read it."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES
    for sort, said in _SAID:
        if isinstance(value, sort):
            return said(value)
    is_figure = isinstance(value, int | Decimal) and kind is not ColumnKind.YEAR
    return f"{value:,}" if is_figure else str(value)


def in_change(value: Value, kind: ColumnKind = ColumnKind.TEXT) -> str:
    """A value before or after a change, where 아니요 is told too."""
    return NO if value is False else in_words(value, kind)
