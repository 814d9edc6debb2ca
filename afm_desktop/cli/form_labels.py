"""The words of `form`."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "out": "out 종류 --to 폴더: 기업·기관마다 양식을 만들어 폴더에 둡니다",
    "in": "in 파일|폴더 …: 회신한 양식을 읽어 반영합니다. --dry-run은 미리 보기만 합니다",
}
WHAT = "동작에 따라: 양식의 종류({kinds}), 회신한 파일과 폴더"
NO_SUCH_ACTION = "‘{name}’ 동작은 없습니다. 있는 동작: {known}"
NO_SUCH_KIND = "‘{name}’ 양식은 없습니다. 있는 양식: {known}"
NO_KIND_SAID = "어느 양식인지 알 수 없습니다. 있는 양식: {known}"
NO_FOLDER_SAID = "--to에 양식을 둘 폴더를 적으세요."
NO_FILES_SAID = "회신한 파일이나 폴더를 적으세요."
NOBODY = "보낼 기업·기관이 없습니다. --organization이나 --division으로 정하세요."
NO_DIVISION = "‘{name}’ 분과가 없습니다. 있는 분과: {known}"
NO_ROUND = "‘{name}’ 회차가 없습니다. 2026-1처럼 연도와 차수, 이름이나 ID를 적으세요."
NO_MEETING = (
    "‘{name}’ 회의가 없습니다. next(다음 회의), last(지난 회의)나 list meetings --json이 알린 ID를"
    " 적으세요."
)
NO_MEETING_YET: Mapping[str, str] = {
    "next": "예정된 회의가 없습니다. --division으로 분과를 정하거나 회의의 ID를 적으세요.",
    "last": "종료된 회의가 없습니다. --division으로 분과를 정하거나 회의의 ID를 적으세요.",
}
ROLE = "이 역할인 곳에만 보냅니다: anchor, member, secretariat, support, adviser"
SENT = ("기업·기관", "제출 기한", "파일")
NO_VALUE = "-"
SENT_WORDS = "{subject} {count:,}건을 ‘{place}’에 만들었습니다."
WITHOUT = "실적을 적을 목표나 선도프로젝트가 없어 뺀 곳: {names}"
MAILS = "전자우편 문안은 ‘{place}’에, 기안문 본문은 ‘{official}’에 적었습니다."
MAILS_FILE, OFFICIAL_FILE = "전자우편 문안.txt", "기안문 본문.txt"
REPLIES = ("연번", "파일", "기업·기관", "결과", "바뀌는 항목")
OUTCOMES: Mapping[str, str] = {
    "new": "신규",
    "changed": "변경",
    "same": "동일",
    "rejected": "제외",
    "left_out": "선택 안 함",
}
LEFT_OUT = "선택 안 함 {count:,}건"
NO_SUCH_REPLY = "연번 {rows}의 회신이 없습니다. 1에서 {last:,} 사이의 연번을 적으세요."
COUNTS = "신규 {new:,}건, 변경 {changed:,}건, 동일 {same:,}건, 제외 {rejected:,}건"
NEW_DEMANDS = "새 수요: 제출 {filed:,}건, 작성 중 {drafts:,}건"
CHANGE = "  {label}: {before} → {after}"
TROUBLE = "  {place}{reason}"
ANOTHER = "수요가 이미 있는 곳에도 수요를 하나 더 받을 새 양식을 보냅니다(demand)"
ANOTHER_DEMAND = "--another는 수요서(demand)에만 씁니다."
DEMAND = "이 수요의 양식만 보냅니다. 접수번호나 수요과제명, ID를 적습니다(demand)"
DEMAND_ALONE = (
    "--demand는 수요서(demand)에만 쓰며 --another, --round, --organization, --division, --role과"
    " 함께 쓰지 않습니다."
)
SETTLED = "수요를 냈고 보완할 것이 없어 뺀 곳: {names}. 새 수요를 받으려면 --another를 쓰세요."
EXTENDED = "보완기한을 제출 기한까지 연장한 수요: {names}"
OWN_DAYS = "적은 날이 아니라 보완기한까지인 수요: {names}. 늦추려면 --demand로 보내세요."
NOTHING = "(없음)"
NOT_ATTACHED = "어느 회신의 것인지 알 수 없어 붙이지 않은 파일: {names}"
SKIP_ANSWER = "반영하지 않을 항목. 3=기업 규모처럼 연번과 항목을 적습니다(in)"
SKIP_FILE = "붙이지 않을 파일의 이름(in)"
ATTACH = "손으로 붙일 파일. 3=개념도.pdf처럼 연번과 파일 이름을 적습니다(in)"
NOT_SO = "‘{said}’ 대신 {option} 3=이름처럼 회신의 연번과 이름을 적으세요."
NOT_A_REPLY = "연번 {number}({file}): 읽을 수 있는 회신이 아닙니다."
NO_SUCH_FILE = "함께 온 파일에 없는 이름입니다: {name}. 있는 파일: {known}"
NO_SUCH_ANSWER = "바뀌는 항목에 없는 이름입니다: {name}. 바뀌는 항목: {known}"
ONLY_REHEARSED = "미리 보기만 했습니다. 바뀐 것은 없습니다."
TAKEN = "회신 {count:,}건을 반영했습니다. 되돌리려면 undo --gesture {gesture}"
SOME_REJECTED = "회신 {count:,}건을 반영하지 못했습니다. 위의 이유를 확인하세요."
