"""The Korean of looking at another day, and of comparing two."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.services.as_of.model import Times

LOOK_BACK = "다른 날짜 기준으로 보기"
ABOUT = "읽기 전용 창이 따로 열립니다"
AS_OF, KNOWN_ON = "기준일", "자료 확보일"
AS_OF_WHY = "그날 유효했던 자료를 봅니다."
KNOWN_WHY = "비워 두면 지금 아는 대로, 적으면 그날까지 알던 대로 봅니다."
ALL_KNOWN = "지금 아는 대로"
LOOK, CANCEL = "보기", "취소"
LOOKING = "지난 날짜의 자료 준비"
TO_TODAY = "오늘로 돌아가기"
BANNER = "{day} 기준으로 보는 중 (읽기 전용)"
BANNER_KNOWN = "{day} 기준, {known}까지 알던 대로 보는 중 (읽기 전용)"
FILE = "{file} ({day} 기준)"
NOTHING_YET = "이 파일의 첫 기록은 {begins}에 있습니다. 그때까지 알던 자료가 없어 비어 있습니다."
NO_DAY = "기준일을 적으세요."
CHANGE_DAY = "다른 날짜…"


def banner(times: Times) -> str:
    """`2026. 6. 30. 기준으로 보는 중 (읽기 전용)`"""
    day = day_words(times.as_of)
    if times.known_on is None:
        return BANNER.format(day=day)
    return BANNER_KNOWN.format(day=day, known=day_words(times.known_on))


def file_words(file: str, day: date) -> str:
    """The file and the day it is looked at as of."""
    return FILE.format(file=file, day=day_words(day))
