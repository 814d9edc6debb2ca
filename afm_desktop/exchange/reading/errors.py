"""Why a list cannot be read, each in one sentence.

ExchangeError
  MissingBook      there is no such file
  UnreadableBook   this person may not read it
  EmptyBook        0 bytes, or nothing in any sheet
  ProtectedBook    a password or an office's document security lies on it
  HangulDocument   an HWP document
  NotABook         a file of another kind
  NotAWorkbook     named as a workbook, but plain text without a table
  BrokenBook       damaged, or made to do harm
  TooLargeBook     more than can be read
  TooSlowBook      reading takes longer than is waited
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.hangul import josa


class Refusal(StrEnum):
    """Why a list cannot be read, as the reading process says it."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    PROTECTED = "protected"
    HANGUL = "hangul"
    FOREIGN = "foreign"
    NO_WORKBOOK = "no_workbook"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"


class CannotRead(ExchangeError):
    """A list cannot be read; `name` is the file's."""

    sentence = "파일을 읽을 수 없습니다. 엑셀에서 열어 다른 이름으로 저장한 뒤 다시 가져오세요."

    def __init__(self, name: str = "") -> None:
        super().__init__(self.sentence.replace("{topic}", josa(f"‘{name}’", "은/는")))


class MissingBook(CannotRead):
    sentence = "가져올 파일이 없습니다. 이름과 폴더를 확인하세요."


class UnreadableBook(CannotRead):
    sentence = "파일을 읽을 수 없습니다. 다른 프로그램에서 열려 있으면 닫고, 권한을 확인하세요."


class EmptyBook(CannotRead):
    sentence = "{topic} 빈 파일입니다. 내용이 들어 있는 파일인지 확인하세요."


class ProtectedBook(CannotRead):
    sentence = "문서보안이 걸린 파일입니다. 보안을 해제한 뒤 다시 가져오세요."


class HangulDocument(CannotRead):
    sentence = "{topic} 한글 문서입니다. 표를 복사해 붙여 넣거나, 엑셀로 저장한 뒤 가져오세요."


class NotABook(CannotRead):
    sentence = "{topic} 표가 담긴 파일이 아닙니다. xlsx, xls, ods, csv 파일을 고르세요."


class NotAWorkbook(CannotRead):
    sentence = (
        "{topic} 엑셀 파일이 아닙니다. 엑셀에서 xlsx로 다시 저장하거나,"
        " CSV이면 파일 이름의 끝을 .csv로 바꾸세요."
    )


class BrokenBook(CannotRead):
    pass


class TooLargeBook(CannotRead):
    sentence = "파일을 읽을 수 없습니다. 내용이 너무 많습니다. 필요한 시트만 새 파일로 저장하세요."


class TooSlowBook(CannotRead):
    sentence = "파일을 읽을 수 없습니다. 너무 오래 걸립니다. 필요한 시트만 새 파일로 저장하세요."


class Refused(Exception):
    """Inside the reading process: no list, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


_ERRORS: Mapping[Refusal, type[CannotRead]] = {
    Refusal.MISSING: MissingBook,
    Refusal.UNREADABLE: UnreadableBook,
    Refusal.EMPTY: EmptyBook,
    Refusal.PROTECTED: ProtectedBook,
    Refusal.HANGUL: HangulDocument,
    Refusal.FOREIGN: NotABook,
    Refusal.NO_WORKBOOK: NotAWorkbook,
    Refusal.BROKEN: BrokenBook,
    Refusal.TOO_LARGE: TooLargeBook,
    Refusal.TOO_SLOW: TooSlowBook,
}


def error_of(refusal: Refusal, name: str) -> CannotRead:
    """What the user is told of a refusal."""
    return _ERRORS[refusal](name)
