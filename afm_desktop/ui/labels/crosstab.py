"""What the screen of 집계표 says."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.ui.labels import screens

TITLE = screens.CROSSTAB
BAR = "집계표에서 고를 것"
LIST, ROWS, COLUMNS, MEASURE, UNIT = "목록", "행", "열", "값", "단위"
APART = "통합·반려·철회"
APART_CHOICES: Mapping[str, str] = {"": "포함", "yes": "제외", "no": "이것만"}
"""By what the filter of the list says of whether a demand is added up."""
NO_COLUMNS = "(열 없음)"
KINDS: Mapping[str, str] = {
    "demands": "수요",
    "members": "회원(기업·기관)",
    "links": "공급관계",
    "people": "담당자",
    "projects": "선도프로젝트",
    "meetings": "회의",
    "issues": "쟁점·건의",
    "decisions": "의결사항",
    "actions": "후속조치",
    "collecting": "제출 현황",
    "rounds": "수요조사 회차",
    "targets": "목표",
    "history": "이력",
    "trash": "휴지통",
}
TABLE = "{about} 표. 칸에서 Enter를 누르면 그 목록이 열립니다."
SPOKEN = "{row}, {column} {figure}{unit}"
CONDITIONS = "조건: {said}"
EVERYTHING = "전체"
CLEAR = "조건 지우기"
UNIT_LINE = "(단위: {unit})"
COUNTING = "집계하는 중"
COUNT_OF = "합계 {total}{unit}"
EMPTY = "집계할 {noun} 없습니다"
EMPTY_WHY = "자료를 등록하면 고른 행과 열로 세어 보여 줍니다."
NO_MATCH = "조건에 맞는 {noun} 없습니다"
NO_MATCH_WHY = "조건을 지우면 전체를 집계합니다."
STOPPED = "집계를 멈췄습니다"
STOPPED_WHY = "다시 집계하거나 조건을 좁혀 보세요."
FAILED = "집계하지 못했습니다"
AGAIN = "다시 집계"
NOTHING_COUNTED = "아직 집계한 표가 없습니다."
FILE = "{title}_{day:%Y%m%d}"
SAVING = "집계표 저장하는 중"
SAVED = "‘{name}’ 파일을 저장했습니다."
COPIED = "집계표를 복사했습니다. 엑셀이나 한글에 붙일 수 있습니다."
