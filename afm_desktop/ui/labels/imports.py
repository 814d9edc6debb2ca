"""The words of the screen where lists are taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.imports.model import (
    Batch,
    CellChange,
    Counts,
    Doubt,
    ImportKind,
    Outcome,
    Policy,
    RowResult,
    Value,
)
from afm_desktop.ui.labels import screens

TITLE = screens.IMPORT
KINDS: Mapping[ImportKind, str] = {
    ImportKind.MEMBERS: "회원",
    ImportKind.PEOPLE: "담당자",
    ImportKind.LINKS: "공급관계",
    ImportKind.DEMANDS: "수요",
}
SCREENS: Mapping[ImportKind, str] = {
    ImportKind.MEMBERS: "members",
    ImportKind.PEOPLE: "people",
    ImportKind.LINKS: "links",
    ImportKind.DEMANDS: "demands",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.NEW: "신규",
    Outcome.CHANGED: "변경",
    Outcome.SAME: "동일",
    Outcome.DUPLICATE: "중복 의심",
    Outcome.REJECTED: "제외",
    Outcome.LEFT_OUT: "선택 안 함",
}
POLICIES: Mapping[Policy, str] = {
    Policy.UPDATE: "명단대로 고침",
    Policy.FILL: "빈 항목만 채움",
    Policy.SKIP: "그대로 둠",
}
ALL = "전체"

DROP = "가져올 명단을 여기에 끌어 놓으세요"
DROP_WHY = "엑셀과 CSV 파일을 가져옵니다. 적용하기 전에 무엇이 바뀌는지 행마다 보여 줍니다."
CHOOSE_FILE = "파일 선택…"
PASTE = "복사한 표 붙여넣기"
FILE_TITLE = "가져올 명단 선택"
FILE_FILTER = "명단 (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv);;모든 파일 (*)"
PASTED = "붙여넣은 표"
NOTHING_COPIED = "복사한 표가 없습니다. 엑셀이나 한글에서 표를 복사한 뒤 다시 하세요."
NO_TABLE = "가져올 표를 찾지 못했습니다. 열 제목이 있는 시트인지 확인하세요."

READING = "명단 읽는 중"
REHEARSING = "바뀔 내용 확인 중"
IMPORTING = "가져오는 중"
KEEPING = "제외한 행 저장 중"

KIND = "종류"
TABLE = "표"
ENCODING = "인코딩"
DIVISION = "분과가 빈 행"
DIVISION_LONG = "분과가 빈 행의 분과"
NO_DIVISION = "위의 ‘분과가 빈 행’에서 분과를 고르세요. 고르지 않으면 신규는 제외됩니다."
POLICY = "이미 있는 자료"
ENCODINGS: Mapping[str, str] = {
    "utf-8": "유니코드(UTF-8)",
    "cp949": "한국어(CP949)",
    "utf-16": "유니코드(UTF-16)",
}
COLUMNS = "열과 항목"
COLUMN_HEADS = {"letter": "열", "header": "열 제목", "samples": "예시 값", "field": "항목"}
NOT_TAKEN = "가져오지 않음"
FIELD = "이 열의 항목"
SAMPLES = "예시 값"
MAP_NOTE = "필요한 항목: {names}"
MAP_READY = "항목을 확인하고 다음으로 가세요. 적용 전에는 아무것도 바뀌지 않습니다."
SAVED_MAP = "지난번에 이 제목의 명단에서 고른 항목을 그대로 가져왔습니다."
NEXT = "바뀔 내용 보기"
DISCARD = "적용 안 함"
BACK_TO_MAP = "열 다시 고르기"
CANCELLED = "중단했습니다. 아무것도 바뀌지 않았습니다."

ROWS = "가져올 행"
ROW_HEADS = {
    "tick": "",
    "outcome": "구분",
    "number": "행",
    "name": "대상",
    "told": "내용",
}
TICKED, UNTICKED = "선택함", "선택 안 함"
TICK_HINT = "Space로 선택을 바꿉니다."
REVIEW_NOTE = "적용한 뒤에도 Ctrl+Z 한 번으로 모두 되돌립니다."
APPLY = "선택한 {count:,}건 적용"
NOTHING_TO_APPLY = "적용할 행이 없습니다."
KEEP_REJECTED = "제외한 행 저장…"
KEPT_NAME = "제외한 행.xlsx"
WORKBOOKS = "엑셀 (*.xlsx)"
KEEP_TITLE = "제외한 행 저장"
KEPT = "{count:,}개 행을 ‘{name}’에 저장했습니다. 고친 뒤 다시 가져오세요."
DECISION = "어떻게 할까요"
AS_NEW = "다른 곳: 신규로 등록"
AS_KNOWN = "같은 곳: ‘{name}’에 반영"
NONE_CHOSEN = "행을 고르면 바뀌는 항목과 이유가 여기에 나옵니다."
EMPTY_ROWS = "이 구분에 해당하는 행이 없습니다"
BEFORE_AFTER = "{before} → {after}"
NOTHING = "없음"
WRITTEN = "명단의 행"
REGISTERED = "새로 등록합니다."
CREATES = "함께 등록: {names}"
DONE = "{what} {count:,}건을 가져왔습니다."
DONE_WHY = "Ctrl+Z를 누르면 한 번에 모두 되돌아갑니다."
DONE_BELOW = (
    "그 뒤에 한 작업이 {count:,}건 있어 Ctrl+Z는 그것부터 되돌립니다."
    " 이 가져오기만 되돌리려면 이력에서 고르세요."
)
TAKEN_BACK = "{what} {count:,}건을 가져온 것을 되돌렸습니다."
TAKEN_BACK_WHY = "명단은 그대로 있습니다. 다시 보고 적용할 수 있습니다."
SEE_LIST = "명단 다시 보기"
LEFT_BEHIND = "{what} 넣지 않았습니다. 저장하여 고친 뒤 다시 가져오세요."
NOTHING_CHANGED = "바뀌는 것이 없습니다"
NOTHING_CHANGED_WHY = "명단의 내용이 이미 모두 들어 있습니다."
SEE = "{what} 보기"
ANOTHER = "다른 명단 가져오기"
CHOSEN = "{count:,}행 중 {ticked:,}행 선택"


def source_words(title: str, sheet: str, rows: int) -> str:
    """`□ 회원 현황 · 명단 시트 · 230행`."""
    where = f"‘{sheet}’ 시트" if sheet else ""
    return " · ".join(part for part in (title, where, f"{rows:,}행") if part)


def encoding_words(encoding: str) -> str:
    """How the characters of a text file are written."""
    return ENCODINGS.get(encoding, encoding.upper())


def others_words(names: Sequence[str]) -> str:
    """Said of the other lists in the same file."""
    named = ", ".join(f"‘{name}’" for name in names[:3])
    more = f" 외 {len(names) - 3:,}개" if len(names) > 3 else ""
    return f"이 파일에는 다른 명단도 있습니다: {named}{more}. 위의 ‘{TABLE}’에서 고릅니다."


def waiting_words(names: Sequence[str]) -> str:
    """Said of what was dropped together with the list that is read."""
    return f"한 번에 한 파일을 가져옵니다. 함께 놓은 {', '.join(names)} 파일은 읽지 않았습니다."


def known_before(batch: Batch) -> str:
    """Said when the very same file comes again."""
    told = f"{moment_words(batch.at)}에 {batch.actor or '누군가'}의 작업으로 이미 가져온 파일입니다"
    return f"{told}({counts_words(batch.counts)}). 다시 가져오면 달라진 것만 바뀝니다."


def done_words(counts: Counts, above: int) -> str:
    """`신규 12, 변경 3. 제외 4행은 넣지 않았습니다…`, and how to take it back.

    `above` is how many gestures were done since.
    """
    counted = ((OUTCOMES[Outcome.REJECTED], counts.rejected),
               (OUTCOMES[Outcome.DUPLICATE], counts.duplicates))  # fmt: skip
    left = ", ".join(f"{word} {count:,}행" for word, count in counted if count)
    what = f"{left}{particle('행', '은/는')}"
    behind = f" {LEFT_BEHIND.format(what=what)}" if left else ""
    how = DONE_BELOW.format(count=above) if above else DONE_WHY
    return f"{counts_words(counts)}.{behind}\n{how}"


def counts_words(counts: Counts) -> str:
    """`신규 12, 변경 3`."""
    return f"신규 {counts.new:,}, 변경 {counts.changed:,}"


def value_words(value: Value) -> str:
    """A value as a cell shows it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "예" if value else "아니요"
    if isinstance(value, StrEnum):
        return word(value)
    if hasattr(value, "isoformat"):
        return day_words(value)  # type: ignore[arg-type]
    return f"{value:,}" if isinstance(value, int) else str(value)


def change_field(change: CellChange) -> str:
    """What a changed field is called: 주소, or 담당자 이름 where it is of a part."""
    if change.table == "budget_lines" and change.field != "amount_won":
        return str(NOUNS["budget_lines"].name)
    own = field_word(change.table, change.field)
    if change.table in ("organizations", "people", "supply_links", "demands", "taggings"):
        return own
    return NOUNS[change.table].name


def change_words(change: CellChange) -> str:
    """`소재지: 충남 아산 → 충북 청주`."""
    return f"{change_field(change)}: {value_words(change.before)} → {value_words(change.after)}"


def written(cell: Value, *, is_figure: bool = False) -> str:
    """A cell of a list on one line; only figures have their thousands parted."""
    is_number = isinstance(cell, int) and not isinstance(cell, bool)
    return _line(str(cell) if is_number and not is_figure else value_words(cell))


def said(header: str, cell: str) -> str:
    """`업체명: (주)예시새벽소재`."""
    return f"{_line(header)}: {cell}"


def cell_words(letter: str, header: str, cell: str) -> str:
    """`C열 사업자번호: 123-45-67890`."""
    return f"{letter}열 {said(header, cell)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def doubt_words(doubt: Doubt, field: str) -> str:
    """Asks which body a cell means: `협력사(납품) ‘예시가람전지’는 어느 곳인가요?`."""
    return f"{field} ‘{doubt.written}’{particle(doubt.written, '은/는')} 어느 곳인가요?"


def row_words(row: RowResult, reason: str, remark: str) -> str:
    """What a row does, on one line."""
    if row.outcome in (Outcome.REJECTED, Outcome.DUPLICATE):
        return reason
    told = [remark] if remark else []
    if row.outcome is Outcome.CHANGED:
        told += map(change_words, row.changes)
    elif row.created:
        told.append(CREATES.format(names=", ".join(row.created)))
    elif row.outcome is Outcome.NEW and not remark:
        told.append(REGISTERED)
    return " · ".join(told)
