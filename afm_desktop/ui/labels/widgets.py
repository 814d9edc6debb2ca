"""The Korean that stands on widgets themselves, whatever they show."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit, amount, money

CLOSE = "닫기"
UNDO = "실행 취소"
CLEAR = "지우기"
CANCEL = "취소"
SEARCH = "검색"
YES, NO = "예", "아니요"
SHOWN, HIDDEN = "켜짐", "꺼짐"
MORE = "더 보기"
MORE_ABOVE, MORE_BELOW = "위로 더 보기", "아래로 더 보기"


def named_value(name: str, value: str) -> str:
    """How a button that carries a value is read aloud."""
    return f"{name}: {value}" if value else name


def counted(name: str, count: str) -> str:
    """How a tab or segment with a count is read aloud."""
    return f"{name} {count}".strip()


def cleared(name: str) -> str:
    """What the cross of a set filter does."""
    return f"{name} 조건 지우기(Delete)"


# ---------------------------------------------------------------- fields

UNSET = "선택 안 함"
NOT_SET = "미정"
NO_MATCH = "일치하는 항목이 없습니다."
FIND = "이름, 초성"
PREVIOUS_MONTH, NEXT_MONTH = "이전 달", "다음 달"
TODAY = "오늘"
WEEKDAYS = ("일", "월", "화", "수", "목", "금", "토")
CALENDAR = "달력"
OPEN_CALENDAR = "달력 열기(Alt+↓)"


def required(label: str) -> str:
    """What a field says that may not stay empty."""
    return f"{josa(label, '을/를')} 입력하세요."


def not_a_number(typed: str) -> str:
    """What a number field says about other text."""
    return f"‘{josa(f'{typed}’', '은/는')} 숫자가 아닙니다. 12.5처럼 적으세요."


def too_precise(places: int) -> str:
    """What a number field says about too many decimals."""
    return f"소수점 아래 {places}자리까지 적으세요." if places else "소수점 없이 적으세요."


def out_of_range(least: str, most: str) -> str:
    """What a number field says about a number outside its bounds."""
    if least and most:
        return f"{least}~{most} 사이의 수를 적으세요."
    return f"{least} 이상의 수를 적으세요." if least else f"{most} 이하의 수를 적으세요."


def too_long(most: int) -> str:
    """What a text field says about too much text."""
    return f"{most:,}자 이하로 줄이세요."


def length(count: int, most: int) -> str:
    """How much of the room of a text is used."""
    return f"{count:,} / {most:,}자"


def understood(won: int) -> str:
    """What a money field has understood."""
    said, exact = money(won), f"{amount(won, MoneyUnit.WON)}원"
    return f"= {said}" if said == exact else f"= {said} ({exact})"


def month(day: date) -> str:
    """The heading of a month."""
    return f"{day.year}년 {day.month}월"


def chosen(count: int) -> str:
    """How many of several choices are ticked."""
    return f"{count}개 선택"


# ---------------------------------------------------------------- tables

COLUMNS = "열"
USUAL_COLUMNS = "기본 열로"
ASCENDING, DESCENDING = "오름차순 정렬", "내림차순 정렬"
TOTAL = "합계"


def days_left(days: int) -> str:
    """How far a day is: `D-3`, `오늘`, `2일 경과`."""
    if days == 0:
        return TODAY
    return f"D-{days}" if days > 0 else f"{-days}일 경과"


def header(title: str, unit: str) -> str:
    """A column title with its unit, where they stand in one text."""
    return f"{title}({unit})" if unit else title


# ---------------------------------------------------------------- details

COPY_LINK = "링크 복사"
OPEN_APART = "새 창에서 열기"
