"""The words that stand on papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from afm_desktop.domain.dates import day_words, weekday_words
from afm_desktop.domain.enums import Confidentiality, DemandStatus, MemberRole, SizeClass
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import SUBTOTAL_SME, word
from afm_desktop.services.status import Section
from afm_desktop.services.status_demands import Stage

CONTINUED = "(계속)"
NOTE_MARK = "※"
ANNEX = "붙임"
END_MARK = "  끝."
NONE = "-"
NUMERALS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
INFERRED = "추정"
UNKNOWN = "미확인"

COVER = "표지"
GIST = "문서요지"
KEYWORDS = "키워드"
CONTENTS = "차례"
APPROVAL = ("결", "재")
OVERVIEW = "회의개요"
DEMONSTRATION = "예시 자료: ‘예시’로 시작하는 기업·기관과 그 수치는 실제와 무관"
SOURCE = "출처: 분과 업무자료"
SOURCE_DEMONSTRATION = "출처: 분과 업무자료(예시 자료)"

SECTIONS = {
    Section.PROGRESS: "추진경과",
    Section.MEMBERS: "분과 현황",
    Section.DEMANDS: "수요 접수·검토 현황",
    Section.PROJECTS: "과제 추진 현황",
    Section.SUPPLY: "공급망 현황",
    Section.ISSUES: "쟁점·건의",
    Section.PLANS: "향후계획",
}
STAGES = {
    Stage.RECEIVED: "접수",
    Stage.REVIEWED: "검토 통과",
    Stage.EVALUATED: "평가",
    Stage.SELECTED: "선정",
}
SECRECY_NOTES = {
    Confidentiality.DIVISION: "분과 구성원에게만 배포",
    Confidentiality.PARTIES: "당사자와 간사에게만 배포",
    Confidentiality.SECRET: "복사·외부 제공 금지",
    Confidentiality.CLASSIFIED: "복사·외부 제공 금지",
}

UNFILTERED = "전체"
KIND, DIVISION, BUSINESS_NUMBER, DEMAND_COUNT = "구분", "분과", "사업자등록번호", "수요(건)"
EVERY_BODY_ONCE = "전체 분과(기업·기관마다 한 번)"
BY_NAME, BY_ROLE = "가나다순", "역할별 가나다순"
PURPOSE, WHEN, WHERE, WHO, AGENDA = "목적", "일시", "장소", "참석", "안건"
TOTAL, SHARE, CHANGE, SIZE, ROLE = "계", "비중", "증감", "규모", "역할"
NUMBER, INTAKE, DEMAND, APPLICANT, STATUS = "연번", "접수번호", "수요과제명", "신청기관", "상태"
COST, NATIONAL, LOCAL, PRIVATE = "총사업비", "국비", "지방비", "민간"
PROJECT, LEAD, REGION, PERIOD, SIGNAL = "과제명", "주관기관", "지역", "기간", "추진상태"
LEAD_PLACE = "주관기관·지역"
INDICATOR, UNIT, BASELINE, TARGET = "성과지표", "단위", "기준값", "목표값"
ANCHOR, SUPPLIERS, SOLE_ITEMS = "앵커기업", "협력사", "단독 공급\n품목"
ITEM, SUPPLIER, TIER, SECOND_SOURCE = "품목", "협력사(납품)", "차수", "대체 공급사 확보"
DATE, CONTENT, OWNER, NOTE = "일자", "내용", "담당", "비고"
NAME, PLACE, PRODUCT, JOINED = "기업·기관명", "소재지", "주요 품목·기능", "참여일"
PUBLIC_TOTAL = "계(공개분)"
AFFILIATION, POSITION, PERSON, SIGNATURE = "소속", "직위", "성명", "서명"
TIERS = ("1차", "2차", "3차")
WITHOUT_OVERLAP = "합계(중복 제외)"

DIRECTORY = "회원(기업·기관) 명부"
DEMAND_LIST = "수요과제 목록"
SIGN_IN = "참석자 명부"

SIZE_TABLE = "규모별·역할별 회원 구성"
REGION_FIGURE = "지역별 회원 수"
FUNNEL_FIGURE = "단계별 수요 건수와 총사업비"
KPI_TABLE = "선정 수요의 성과지표 목표"
PROJECT_TABLE = "선도 프로젝트 추진 현황"
TIER_FIGURE = "주요 공급관계"
TIER_TABLE = "앵커기업별 협력사 수"
SOLE_TABLE = "단독 공급 품목"
PLAN_TABLE = "향후 일정"

NOT_ON = "다음 단계 미진행 수요"
COUNT, RATE, STAGE = "건수", "비율(%)", "단계"
SOLE = "단독"
BY_AMOUNT = "연간 거래액 상위와 단독 공급"
REGION_UNIT = "단위: 개, 괄호 안은 %"

NOTE_SIZE_NONE = "‘해당 없음’은 연구기관·대학·지원기관 등"
NOTE_SHARES = "비중은 합계가 100.0이 되도록 조정"
NOTE_PLAIN_SHARES = "비중은 반올림한 값으로, 더하면 100.0과 다를 수 있음"
NOTE_LOCAL = "지방비 = 시·도비 + 시·군·구비, 민간 = 민간부담금(현금 + 현물)"
NOTE_MERGED = "통합된 수요의 사업비는 통합 후 수요에 포함"
NOTE_PUBLIC = "‘-’은 공개된 자료가 없는 항목"
NOTE_PUBLIC_UNEVEN = "재원이 모두 공개되지 않은 과제가 있어, 재원별 계의 합과 총사업비 계가 다름"
NOTE_UNSTATED = "‘-’은 신청서에 기재되지 않은 금액"
NOTE_INFERRED = "‘추정’은 분과 배치 또는 주관기관을 명시한 공개 자료가 없는 과제"
NOTE_MEMBER_INFERRED = "‘추정’은 분과 배치를 명시한 공개 자료가 없는 기업·기관"
NOTE_UNCONFIRMED = "‘-’은 확인되지 않은 항목"
NOTE_OVERLAP = (
    "합계는 여러 앵커기업에 납품하는 협력사를 가장 낮은 차수로 한 번만 집계하여, "
    "앵커기업별 수를 더한 값과 다름"
)
NOTE_GIVEN_TIER = "‘차수 지정’은 차수를 직접 정한 기업"
NOTE_PRIVACY = (
    "수집 목적: 참석 확인과 회의 결과 통보. 항목: 소속·직위·성명·서명. "
    "보유 기간: 회의 종료 후 1년. 동의하지 않을 수 있으며, 이 경우 참석 확인만 별도로 실시"
)


def title(division: str) -> str:
    """`이차전지 분과 현황 보고`."""
    return f"{division} 분과 현황 보고"


def as_of(day: date, learned_on: date | None) -> str:
    """`기준일 2026. 7. 22.(수)`, with the day the data were learned when it is another."""
    known = f" · 자료 확보일 {weekday_words(learned_on)}" if learned_on else ""
    return f"기준일 {weekday_words(day)}{known}"


def marked(name: str, *, is_inferred: bool) -> str:
    """`예시가람(추정)` of what no source tells."""
    return f"{name}({INFERRED})" if is_inferred else name


def subject(occasion: str, gist: Iterable[str] = ()) -> str:
    """What the document properties say it was made for, and what it says in short."""
    return told_in_short(f"{occasion} 자료", gist)


def told_in_short(about: str, gist: Iterable[str]) -> str:
    """`분과 현황: 회원 24개 / 수요 25건 접수`: 문서요지 in one line."""
    lines = " / ".join(gist)
    return f"{about}: {lines}" if lines else about


def keywords(structure: str, division: str, sections: Iterable[Section]) -> tuple[str, ...]:
    """키워드 by which the paper is found."""
    words = {
        Section.MEMBERS: "회원 현황",
        Section.DEMANDS: "수요조사",
        Section.PROJECTS: "선도 프로젝트",
        Section.SUPPLY: "공급망",
    }
    return (structure, division, *(words[section] for section in sections if section in words))


def secrecy(mark: Confidentiality) -> str:
    """The mark on every page; 공개 has none."""
    if mark is Confidentiality.PUBLIC:
        return ""
    return word(mark)


def secrecy_note(mark: Confidentiality, control_number: str | None) -> str:
    """The line under the mark of the cover."""
    number = f"관리번호 {control_number}" if control_number else ""
    return " · ".join(part for part in (number, SECRECY_NOTES.get(mark, "")) if part)


def hours(starts: time | None, ends: time | None) -> str:
    """`14:00~16:30`."""
    if starts is None:
        return ""
    return f"{starts:%H:%M}" + (f"~{ends:%H:%M}" if ends else "")


def participants(chair: str | None, anchors: int, people: int, observers: int) -> str:
    """`분과위원장, 앵커기업 4개사 등 15명(배석 2명 별도)`."""
    parts = [
        f"분과위원장({chair})" if chair else "",
        f"앵커기업 {anchors:,}개사" if anchors else "",
    ]
    who = ", ".join(part for part in parts if part)
    seen = f"(배석 {observers:,}명 별도)" if observers else ""
    return f"{who} 등 {people:,}명{seen}" if who else f"{people:,}명{seen}"


def minutes(count: int) -> str:
    """`30분`."""
    return f"{count:,}분"


def annex(number: int, count: int) -> str:
    """`붙임 1`; the number is left out when there is one annex only."""
    return f"{ANNEX} {number}" if count > 1 else ANNEX


def annex_line(name: str) -> str:
    """`회원(기업·기관) 명부 1부.`"""
    return f"{name} 1부."


def table_label(number: int) -> str:
    """`표 1`."""
    return f"표 {number}"


def figure_label(number: int) -> str:
    """`그림 1`."""
    return f"그림 {number}"


def unit_line(*units: str) -> str:
    """`단위: 개, %`."""
    return f"단위: {', '.join(units)}"


def cost_unit(unit: MoneyUnit) -> str:
    """`단위: 백만원`."""
    return unit_line(unit.word)


def size_name(size: SizeClass | None) -> str:
    """The word of a size class, 미확인 when nobody stated it."""
    return UNKNOWN if size is None else word(size)


def change_note(meeting: str, held_on: date) -> str:
    """What a column 증감 is compared with."""
    return f"증감은 {meeting}({day_words(held_on)}) 대비"


def count_share(count: int, share: object) -> str:
    """`11개 (18.3%)`."""
    return f"{count:,}개 ({share}%)"


def counted_rows(name: str, count: int) -> str:
    """`선정 5건`."""
    return f"{name} {count:,}건"


def left_out_note(words: str, count: int, amount: str, unit: MoneyUnit) -> str:
    """What the total of the demand list leaves out."""
    cost = f"({amount}{unit.word})" if amount != NONE else ""
    left_out = f"합계는 {words} {count:,}건{cost}을 제외한 건수와 금액"
    return f"{left_out}. {NOTE_MERGED}" if word(DemandStatus.MERGED) in words else left_out


def staged_note(words: str, count: int, amount: str, unit: MoneyUnit) -> str:
    """Why the first stage of the funnel costs more than the total of the demand list."""
    cost = f"({amount}{unit.word})" if amount != NONE else ""
    return f"단계별 총사업비는 {words} {count:,}건{cost}을 포함한 금액으로, 수요 목록의 합계와 다름"


def only_counted(count: int, counter: str) -> list[str]:
    """What is to be said of rows that a paper of its class may not name."""
    said = josa(f"{count:,}{counter}", "은/는")
    return [f"공개등급이 이 문서보다 높은 {said} 수에만 반영"] if count else []


def share_note(total: int, firms: int, share: str) -> str:
    """Of what the shares are, beside the one that a sentence gives of firms alone."""
    return f"비중은 회원 {total:,}개 기준(기업 {firms:,}개사 기준 {SUBTOTAL_SME} 비율은 {share}%)"


def uneven_note(count: int) -> str:
    """Why a total is not the sum of its sources."""
    return (
        f"총사업비와 재원별 금액의 합이 다른 수요 {count:,}건은 신청서에 기재된 금액을 그대로 표시"
    )


def rounded_note(unit: MoneyUnit) -> str:
    """That the printed amounts are not the stated ones to the won."""
    return f"{unit.word} 미만은 반올림하고 합계에 맞추어 조정"


def listed_in(annex_title: str) -> str:
    """Where the long list stands."""
    return f"접수 수요 전체는 {annex_title} 수록"


def across_note(count: int) -> str:
    """What a map leaves out for the sake of its lines."""
    return f"같은 차수 사이 등 앵커기업 쪽으로 향하지 않는 공급관계 {count:,}건은 생략"


def deeper_note(tier: int, count: int) -> str:
    """Why further tiers are not drawn."""
    return f"{tier}차 이상 협력사 {count:,}개사는 그림에서 제외"


def without_supply_note(count: int) -> str:
    """Why some anchors are not drawn."""
    return f"공급관계 미등록 앵커기업 {count:,}개사 제외" if count > 0 else ""


def without_supply_names(count: int, names: str) -> str:
    """Which anchors the table leaves out."""
    return f"공급관계 미등록 앵커기업 {count:,}개사 제외: {names}"


def directory_title(division: str) -> str:
    """The caption of the list of members."""
    return f"{division} 분과 회원(역할별 가나다순)"


def directory_total(count: int, tally: Iterable[tuple[MemberRole, int]]) -> str:
    """`계 60개(앵커기업 4, 회원 48, …)`."""
    parts = ", ".join(f"{word(role)} {number:,}" for role, number in tally if number)
    return f"{TOTAL} {count:,}개({parts})"


def sitting(name: str, held_on: date, starts: time | None, place: str | None) -> str:
    """The line over the list of attendance."""
    when = " ".join(part for part in (weekday_words(held_on), hours(starts, None)) if part)
    return ", ".join(part for part in (name, when, place) if part)


def circled(number: int) -> str:
    """`①`; from 21 on `(21)`."""
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"


def public_total_note(count: int) -> str:
    """Which projects the total adds up."""
    return f"계는 총사업비가 공개된 과제 {count:,}개만 더한 금액"


def public_sources(names: Iterable[str], has_addresses: bool) -> str:
    """`출처: 산업통상자원부 보도자료, 공개 자료(…)`; addresses of pages stay in the file."""
    shown = [*names, *(["공개 자료(과제별 주소는 자료 파일의 ‘출처’ 항목 참조)"] * has_addresses)]
    return f"출처: {', '.join(shown)}"


def round_demands(name: str) -> str:
    """The caption of the demand list: `2026년 제1차 수요조사 접수 수요`."""
    return f"{name} 접수 수요"


def conditions(said: str) -> str:
    """What a printed list is narrowed to: `조건: 분과 이차전지`."""
    return f"조건: {said}"


def list_total(count: str) -> str:
    """The label under a printed list: `계 회원 60개`."""
    return f"{TOTAL} {count}"


def member_list_title(division: str) -> str:
    """`이차전지 분과 회원(기업·기관) 명부`."""
    return f"{division} 분과 {DIRECTORY}" if division else DIRECTORY


def member_count(count: int) -> str:
    """`회원 60개`."""
    return f"회원 {count:,}개"


def in_division(name: str) -> str:
    """`분과 이차전지`."""
    return f"{DIVISION} {name}"


def searched(text: str) -> str:
    """`검색 ‘가람’`."""
    return f"검색 ‘{text}’"
