"""The words of 집계표: by what lists are counted, what is measured, and its notes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.lists.listing import Value
from afm_desktop.services.views.model import NO, NOTHING, YES, ViewKind

TITLE = "{noun} 집계표"
ABOUT = "구분: {about}"
TOTAL, TOTAL_ONCE = "합계", "합계(중복 제외)"
NONE = "(없음)"
NOTHING_FOUND = "조건에 맞는 자료 없음"
COUNTS: Mapping[str, str] = {"건": "건수", "개": "개수", "명": "인원"}
MEASURES: Mapping[str, str] = {
    "total_cost_won": "총사업비",
    "total_won": "총사업비",
    "national_won": "국비",
    "province_won": "시·도비",
    "city_won": "시·군·구비",
    "local_won": "지방비",
    "private_won": "민간부담금",
    "private_cash_won": "민간부담금(현금)",
    "private_in_kind_won": "민간부담금(현물)",
    "yearly_amount_won": "연간 거래액",
    "budget_won": "예산",
    "demands": "수요 건수",
    "planned_projects": "선정 예정 수",
}
COUNTED: Mapping[str, str] = {"demands": "건", "planned_projects": "개"}
"""Measures that are no amounts, with their counters."""
AXES: Mapping[str, str] = {
    "applicant_region": "신청기관 시·도",
    "actor": "사람",
    "applicant_size": "신청기관 규모",
    "confidentiality": "공개등급",
    "course": "시기",
    "division": "분과",
    "freshness": "확인 시기",
    "due_year": "목표 연도",
    "entity": "대상",
    "has_agenda": "안건",
    "has_people": "담당자",
    "is_added": "합계 반영",
    "is_confirmed": "확인 여부",
    "is_core_technology": "국가핵심기술",
    "is_counted": "집계",
    "is_inferred": "추정",
    "is_late": "기한 지남",
    "is_measured": "실적",
    "is_open": "처리 중",
    "is_overdue": "기한 지남",
    "is_sole_source": "단독 공급",
    "is_undone": "되돌림",
    "keeping": "보유 상태",
    "kind": "구분",
    "ordinal": "차수",
    "period": "기간",
    "process": "대상 공정",
    "program": "사업",
    "purpose": "보유 목적",
    "region": "시·도",
    "role": "역할",
    "round": "수요조사 회차",
    "signal": "추진상태",
    "size_class": "규모",
    "stage": "진행 단계",
    "state": "상태",
    "status": "상태",
    "tags": "태그",
    "technology": "기술 구분",
    "tier": "차수",
    "turn": "다음 처리",
    "unit": "단위",
    "year": "연도",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "keeping": {
        "kept": "보유 중",
        "undated": "기한 미정",
        "expired": "기한 지남",
        "erased": "파기",
    },
    "course": {
        "ahead": "예정",
        "unsettled": "종료 처리 필요",
        "past": "지난 회의",
        "undated": "일시 미정",
    },
    "freshness": {"recent": "6개월 안", "stale": "6개월 지남", "never": "확인 안 함"},
    "stage": {
        "received": "접수까지",
        "reviewed": "검토 통과까지",
        "evaluated": "평가까지",
        "selected": "선정까지",
    },
    "is_added": {YES: "통합·반려·철회 제외", NO: "통합·반려·철회만"},
    "has_people": {YES: "있음", NO: "없음"},
    "has_agenda": {YES: "있음", NO: "없음"},
    "is_counted": {YES: "자료에서 집계", NO: "적은 실적"},
    "is_measured": {YES: "있음", NO: "없음"},
    "is_confirmed": {YES: "확인함", NO: "확인 안 함"},
}
_RECORDS = frozenset({"entity", "kind"})
"""By these the history and the trash tell tables."""
_PERIODS: Mapping[str, str] = {"today": "오늘", "week": "최근 7일"}
_PLAIN: Mapping[str, str] = {YES: "예", NO: "아니요"}
OVERLAP = "{noun} 여러 항목에 들기도 하여, {axis}별로 더하면 합계보다 {count} 많음({added})"
IN_NONE = "{noun} 어느 항목에도 들지 않기도 하여, {axis}별로 더하면 합계보다 {count} 적음({added})"
UNSTATED = "{name} 적지 않은 {noun} {count}은 금액에 없음"
APART = "합계에 {said} 포함"
APART_TWICE = "{apart}, 통합된 수요의 사업비는 통합 후 수요에도 있음"
LEFT_OUT = "{said} 제외"
ROUNDED = "반올림한 값이 합계와 맞도록 끝수를 조정"


def axis(kind: ViewKind, key: str) -> str:
    """What a list is counted by: `분과`."""
    return "차수" if (kind, key) == (ViewKind.LINKS, "tier") else AXES.get(key, key)


def value(key: str, of: str, shown: Value, divisions: Mapping[str, str]) -> str:
    """The word of a value of an axis."""
    if of == NOTHING or shown is None:
        return NONE
    if key == "division":
        return divisions.get(of, of)
    if key in _RECORDS and of in NOUNS:
        return NOUNS[of].name
    if key == "period":
        return _PERIODS.get(of) or of.replace("-", "년 ").replace(" 0", " ") + "월"
    known = _VALUES.get(key, {})
    if of in known:
        return known[of]
    return _said(key, of, shown)


def _said(key: str, of: str, shown: Value) -> str:
    if isinstance(shown, bool):
        return _PLAIN[of]
    if isinstance(shown, int | Decimal):
        return {
            "tier": f"{shown}차",
            "year": f"{shown}년",
            "due_year": f"{shown}년",
            "ordinal": f"제{shown}차",
        }.get(key, f"{shown:,}")
    return word(shown) if isinstance(shown, StrEnum) else str(shown)
