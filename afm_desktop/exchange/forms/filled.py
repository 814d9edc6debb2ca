"""What a file says that was made as a form, before its answers are understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange.reading.book import Cell

SIGN = "afm-form"
"""What every form of ours begins its key with."""
BETWEEN = "|"
QUESTION, TICK, TABLE, ROW, END = "q", "c", "t", "r", "e"
"""The marks by which an answer is found again: of a question, a choice to tick, and a table."""

Cells: TypeAlias = Mapping[str, Cell]


@dataclass(slots=True)
class Filled:
    """The cells of a form by the keys of its questions; what is not there was not asked."""

    file: str
    key: str
    saved_at: datetime | None = None
    singles: dict[str, Cell] = field(default_factory=dict)
    ticks: dict[str, dict[str, Cell]] = field(default_factory=dict)
    tables: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)


HANGUL = (".hwpx", ".hwp")
"""How Hangul documents are called."""


class NoForm(ExchangeError):
    """A file is none of the forms this program makes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 이 프로그램에서 보낸 양식이 아닙니다. 받은 양식에 적어"
            " 회신했는지 확인하세요."
        )


class DamagedKey(ExchangeError):
    """The key of a form was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"‘{name}’의 양식번호가 손상되었습니다. 보낸 양식을 다시 보내 새로 적게 하세요."
        )


class BrokenForm(ExchangeError):
    """A file cannot be read as a form."""

    def __init__(self, name: str) -> None:
        is_hangul = name.casefold().endswith(HANGUL)
        again = "한글에서 열어 HWPX로 다시" if is_hangul else "한글이나 엑셀에서 열어 다시"
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 읽을 수 없는 파일입니다. {again} 저장한 뒤 가져오세요."
        )


class OldHangul(ExchangeError):
    """A Hangul document of the older kind."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} HWP 문서입니다. 한글에서 HWPX로 다시 저장한 뒤"
            " 가져오세요."
        )


class TooLargeForm(ExchangeError):
    """A file is far larger than any form."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 양식으로 보기에 너무 큽니다. 회신한 양식이 맞는지"
            " 확인하세요."
        )


def mark(kind: str, *keys: str) -> str:
    """A mark as it stands beside an answer: `q|title`."""
    return BETWEEN.join((kind, *keys))
