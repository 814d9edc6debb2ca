"""What `report … crosstab` says."""

from __future__ import annotations

from collections.abc import Mapping

OPTIONS_ARE = "crosstab에 쓰는 --option의 이름과 값(그 밖의 이름은 목록의 필터):"
OPTIONS: Mapping[str, str] = {
    "list": "demands(기본), members, links, people, projects, meetings, issues, rounds, targets,"
    " collecting(제출 현황), history, trash",
    "rows": "행으로 놓을 항목. division, status처럼 목록의 필터 이름",
    "columns": "열로 놓을 항목. 없으면 행의 합계만",
    "measure": "count(기본) 건수, total_cost_won처럼 합계가 있는 열의 이름이면 금액",
    "unit": "금액의 단위: 원, 천원, 백만원(기본), 억원",
    "is_added": "demands에서 yes이면 통합·반려·철회를 빼고, no이면 그것만",
    "query": "찾을 말",
    "large": "yes이면 큰 글자",
    "recipient": "수신처. 쪽마다 옅게 비스듬히 인쇄합니다(한글·엑셀은 머리글)",
    "secrecy": "공개등급: public(기본), division, parties, secret, classified",
}
NO_MEETING = "집계표는 회의에 맞추어 만들지 않습니다. --meeting을 빼세요."
NO_ROWS = "무엇별로 집계할지 알 수 없습니다. --option rows=division처럼 적으세요."
NO_OUT = "어디에 만들지 알 수 없습니다. --out에 파일 이름을 적거나 --json을 쓰세요."
NO_VALUE = "{name}에 값이 없습니다. --option {name}=값처럼 적으세요."
WRONG = "{name} 옵션에 ‘{value}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {known}"
UNKNOWN = "‘{name}’ 옵션은 없습니다. 쓸 수 있는 옵션: {known}"
SHEET_MADE = "‘{place}’에 집계표를 만들었습니다({count:,}행)."
ONLY_JSON = "--json은 crosstab에 씁니다. 다른 보고서는 --json을 빼세요."
