"""The words of a demand's papers: 접수증 and the print for approval within the firm."""

from __future__ import annotations

from datetime import date, datetime

from afm_desktop.domain.dates import (
    HOUR_UNKNOWN,
    KOREA,
    day_words,
    moment_words,
    weekday_words,
)
from afm_desktop.domain.enums import IntakeRoute
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.money import amount as in_unit
from afm_desktop.domain.words import word

RECEIPT = "접수증"
RECEIPT_SUBJECT = "수요 접수 확인"
INTAKE_NO, RECEIVED, FILED = "접수번호", "접수일시", "제출일시"
ROUND, TITLE, APPLICANT, DIVISION = "수요조사 회차", "수요과제명", "신청기관", "주관 분과"
CONTACT, ROUTE, TOTAL, CONTENT = "담당자", "접수경로", "총사업비", "접수 내용"
DOCUMENT_NO = "공문번호"
CONFIRMED = "위와 같이 수요서를 접수하였음을 확인합니다."
SEAL = "(직인)"
NOT_GIVEN = "-"

APPROVAL = "수요서(내부 결재용)"
APPROVAL_SUBJECT = "내부 결재"
YEAR, SUM = "연도", "계"
STATUS = "상태"
OPEN = "미작성"
CORE_TECHNOLOGY = "국가핵심기술 해당"


def received(on: date, at: datetime | None) -> str:
    """`2026. 7. 22. 14:03`; where only the day is known, `2026. 7. 22.(수)`."""
    return moment_words(at) if at else weekday_words(on)


def filed(at: datetime | None) -> str:
    """`2026. 7. 22.(수) 14:03`; a reply by mail tells the day alone."""
    if at is None:
        return NOT_GIVEN
    here = at.astimezone(KOREA)
    return weekday_words(here.date()) if here.time() == HOUR_UNKNOWN else moment_words(at)


def routed(route: IntakeRoute | None, document_no: str | None) -> str:
    """`공문 산단-2026-31`."""
    return " ".join(filter(None, (word(route) if route else "", document_no))) or NOT_GIVEN


def content(answered: int, asked: int, files: int) -> str:
    """`수요서 1부(31개 항목 중 29개 작성), 첨부파일 2개`."""
    attached = f", 첨부파일 {files:,}개" if files else ""
    return f"수요서 1부({asked:,}개 항목 중 {answered:,}개 작성){attached}"


def about(round_name: str, applicant: str) -> str:
    """`2026년 제1차 수요조사 · 예시가람`."""
    return " · ".join(part for part in (round_name, applicant) if part)


def won(amount: int, unit: MoneyUnit = MoneyUnit.WON) -> str:
    """`25,000,000,000원`, `250억원`."""
    return f"{in_unit(amount, unit)}{unit.word}"


def as_of(day: date) -> str:
    """`기준일 2026. 7. 22.`."""
    return f"기준일 {day_words(day)}"
