"""The Korean of looking at another day, and of comparing two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.as_of.difference_rows import Change, Differences
from afm_desktop.services.as_of.model import Times
from afm_desktop.services.lists.listing import ListKind

LOOK_BACK = "다른 날짜 기준으로 보기"
ABOUT = "읽기 전용 창이 따로 열립니다"
AS_OF, KNOWN_ON = "기준일", "자료 확보일"
AS_OF_WHY = (
    "그날 유효했던 자료를 봅니다."
    " 날짜가 없는 값(주소, 규모, 예산, 추진상태 등)은 자료 확보일에 알던 값입니다."
)
KNOWN_WHY = "비워 두면 지금 아는 대로, 적으면 그날까지 알던 대로 봅니다."
ALL_KNOWN = "지금 아는 대로"
LOOK, CANCEL = "보기", "취소"
LOOKING = "지난 날짜의 자료 준비"
TO_TODAY = "오늘로 돌아가기"
BANNER = "{day} 기준으로 보는 중 (읽기 전용)"
BANNER_KNOWN = "{day} 기준, {known}까지 알던 대로 보는 중 (읽기 전용)"
FILE = "{file} ({day} 기준)"
NOTHING_YET = "이 파일의 첫 기록은 {begins}에 있습니다. 그때까지 알던 자료가 없어 비어 있습니다."
CLOSED_ERASED = "파기한 개인정보가 남지 않도록 지난 날짜의 창을 닫았습니다."
NO_DAY = "기준일을 적으세요."
CHANGE_DAY = "다른 날짜 기준으로 보기"

COMPARE = "두 날짜 비교"
COMPARE_ABOUT = "그날까지 알던 자료끼리 견줍니다"
SINCE, UNTIL, KIND = "첫 날짜", "둘째 날짜", "종류"
ALL_KINDS = "모든 자료"
DO_COMPARE, CLOSE = "비교", "닫기"
COMPARING = "두 날짜 비교"
CHANGES: Mapping[Change, str] = {
    Change.NEW: "새로 생김",
    Change.GONE: "없어짐",
    Change.CHANGED: "바뀜",
}
ASK_DATES = "두 날짜를 정하고 비교를 누르세요. 날짜마다 그날이 끝날 때까지 알던 자료입니다."
NO_DIFFERENCE = "두 날짜 사이에 달라진 자료가 없습니다."
BACKWARDS = "첫 날짜가 둘째 날짜보다 늦습니다. 두 날짜를 바꾸어 적으세요."
BOTH_DATES = "두 날짜를 모두 적으세요."
NO_DIVISION = "분과 없음"
FOUND = "달라진 자료 {count:,}건"


def banner(times: Times) -> str:
    """`2026. 6. 30. 기준으로 보는 중 (읽기 전용)`"""
    day = day_words(times.as_of)
    if times.known_on is None:
        return BANNER.format(day=day)
    return BANNER_KNOWN.format(day=day, known=day_words(times.known_on))


def file_words(file: str, day: date) -> str:
    """The file and the day it is looked at as of."""
    return FILE.format(file=file, day=day_words(day))


def kinds() -> Mapping[ListKind, str]:
    """The kinds of list that can be compared, by their words."""
    tables = {
        ListKind.DIVISIONS: "divisions",
        ListKind.MEMBERS: "organizations",
        ListKind.LINKS: "supply_links",
        ListKind.DEMANDS: "demands",
        ListKind.PEOPLE: "people",
        ListKind.PROJECTS: "lead_projects",
        ListKind.MEETINGS: "meetings",
        ListKind.ROUNDS: "rounds",
        ListKind.TARGETS: "targets",
        ListKind.ISSUES: "issues",
        ListKind.ACTIONS: "action_items",
    }
    return {kind: NOUNS[table].name for kind, table in tables.items()}


def counted(counts: Counter[Change], counter: str = "건") -> str:
    """`새로 생김 3건, 바뀜 1건`"""
    return ", ".join(
        f"{words} {counts[change]:,}{counter}"
        for change, words in CHANGES.items()
        if counts[change]
    )


def by_division(found: Differences) -> str:
    """`자동차 12건 · 이차전지 3건 · 분과 없음 2건`"""
    return " · ".join(
        f"{found.divisions.get(code, code) if code else NO_DIVISION} {counts.total():,}건"
        for code, counts in found.by_division().items()
    )
