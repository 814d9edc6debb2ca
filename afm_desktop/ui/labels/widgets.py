"""The Korean that stands on widgets themselves, whatever they show."""

from __future__ import annotations

CLOSE = "닫기"
UNDO = "실행 취소"
CLEAR = "지우기"
CANCEL = "취소"
SEARCH = "검색"
YES, NO = "예", "아니요"
SHOWN, HIDDEN = "켜짐", "꺼짐"
MORE = "더 보기"


def named_value(name: str, value: str) -> str:
    """How a button that carries a value is read aloud."""
    return f"{name}: {value}" if value else name


def counted(name: str, count: str) -> str:
    """How a tab or segment with a count is read aloud."""
    return f"{name} {count}".strip()


def cleared(name: str) -> str:
    """What the cross of a set filter does."""
    return f"{name} 조건 지우기(Delete)"
