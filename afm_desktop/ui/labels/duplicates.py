"""The Korean of 중복 검토."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.sameness import Reason
from afm_desktop.domain.tables import region
from afm_desktop.domain.words import word
from afm_desktop.ui.labels import screens

TITLE = screens.DUPLICATES
PAIRS = "같은 곳으로 보이는 기업·기관"
COUNT = "{count:,}쌍"
PAGE = "가능성이 높은 순서로 {first:,}～{last:,}번째 (모두 {total:,}쌍)"
PAIRS_BEFORE, PAIRS_AFTER = "앞의 쌍 보기", "다음 쌍 보기"
MERGING_ALL = "번호가 같은 곳을 합치는 중"
KEEP, LOSE = "남길 곳", "합칠 곳"
PAIR_COLUMNS: Mapping[str, str] = {
    "likeness": "판단",
    "keep": KEEP,
    "lose": LOSE,
    "reasons": "까닭",
}
FIELD_COLUMNS: Mapping[str, str] = {
    "field": "항목",
    "keep": KEEP,
    "lose": LOSE,
    "state": "비교",
    "taken": "쓰는 값",
}
CHILD_COLUMNS: Mapping[str, str] = {"kind": "종류", "title": "이름", "fate": "합친 뒤"}
FIELDS, CHILDREN = "항목별 비교", "함께 옮겨지는 자료"
STATES: Mapping[str, str] = {
    "same": "같음",
    "different": "다름",
    "only_keep": "남길 곳에만",
    "only_lose": "합칠 곳에만",
}
FATES: Mapping[str, str] = {
    "carried": "옮김",
    "beside": "옮김(비슷한 자료 있음)",
    "same": "같은 자료가 있어 휴지통으로",
    "left": "그대로 둠(자기 자신과의 관계)",
}
HINT = "항목을 두 번 누르거나 엔터 키를 누르면 쓰는 값이 바뀝니다."
NO_CHILDREN = "함께 옮겨지는 자료 없음"
LOOKING = "같은 곳으로 보이는 기업·기관을 찾는 중"
NOTHING = "같은 곳으로 보이는 기업·기관이 없습니다"
NOTHING_WHY = "이름이나 번호, 연락처가 같거나 비슷한 곳이 생기면 여기에 나옵니다."
READING = "찾는 중입니다"
READING_WHY = "모든 기업·기관의 이름과 번호, 연락처를 맞추어 보고 있습니다."
LATER = "나중에"
CHOOSE = "비교할 쌍을 먼저 고르세요."
NO_BULK = "사업자등록번호가 같고 서로 다른 값이 없는 쌍이 없습니다."
MERGED = "{lose} {keep}에 합쳤습니다"
MERGED_ALL = "{count:,}쌍을 합쳤습니다"
TOLD_APART = "다른 기업으로 적어 두었습니다. 다시 묻지 않습니다"
EMPTY = "-"


def reasons(found: tuple[Reason, ...]) -> str:
    """Why two bodies are thought one, heaviest first."""
    return ", ".join(word(reason.ground) for reason in found)


def value(field: str, shown: Any) -> str:
    """A value of a body as forms show it."""
    if shown is None:
        return ""
    if isinstance(shown, StrEnum):
        return word(shown)
    if isinstance(shown, date):
        return day_words(shown)
    if field == "region_code":
        return _region(str(shown))
    return " ".join(str(shown).split())


def merged(keep: str, lose: str) -> str:
    """What was merged into what."""
    return MERGED.format(keep=f"‘{keep}’", lose=josa(f"‘{lose}’", "을/를"))


def as_site(site: str, keep: str) -> str:
    """That a body will become a site."""
    return f"{josa(f'‘{site}’', '을/를')} ‘{keep}’의 사업장으로 등록합니다."


def page(first: int, last: int, total: int) -> str:
    """Which pairs are shown, of how many."""
    return PAGE.format(first=first, last=last, total=total)


def children(count: int) -> str:
    """How much is carried over."""
    return f"{CHILDREN} {count:,}건" if count else NO_CHILDREN


def kind(table: str) -> str:
    """What a kind of record is called."""
    return NOUNS[table].name


def _region(code: str) -> str:
    try:
        return region(code).short_name
    except NotFound:
        return code
