"""The words of the command line."""

from __future__ import annotations

from collections.abc import Mapping

PROGRAM = "AI 자율제조 얼라이언스의 분과·회원·공급망·수요·회의자료를 한 파일로 다룹니다."
EXIT_CODES = "끝나는 값: 0 되었음, 1 문제가 있음(표준 오류에 한 문장), 2 명령을 잘못 적음"
NO_COMMAND = "명령을 적으세요. 창은 다음 판에 들어갑니다."
NO_WINDOW = "창은 다음 판에 들어갑니다. 지금은 명령을 먼저 적으세요. 있는 명령: {commands}"
NO_SUCH_COMMAND = "‘{name}’ 명령은 없습니다. 있는 명령: {commands}"

COMMANDS: Mapping[str, str] = {
    "new": "빈 파일을 만듭니다",
    "demo": "예시 자료가 든 파일을 만듭니다",
    "list": "목록을 봅니다",
    "history": "한 일을 최근 것부터 봅니다",
    "undo": "마지막 일이나 정한 일을 되돌립니다",
    "redo": "마지막으로 되돌린 일을 다시 실행합니다",
}
FILES: Mapping[str, str] = {"파일.afm": "자료 파일", "백업": "백업 파일"}
OPTIONS: Mapping[str, str] = {
    "--role": "누가 쓰는 파일인지: secretary 분과 간사, firm 앵커기업, center 총괄 사무국",
    "--division": "분과 코드",
    "--organization": "이 파일을 쓰는 기업·기관의 이름",
    "--scale": "기업·기관, 공급관계, 수요를 N배로 늘립니다(기본 1)",
    "--query": "찾을 말. 초성으로도 찾습니다",
    "--as-of": "기준일. 지금은 오늘만 받습니다",
    "--reason": "담당자의 이름과 연락처를 모두 보는 까닭. 적으면 열람 기록에 남습니다",
    "--record": "이 자료에 있었던 일만 봅니다",
    "--limit": "최근 N개만 봅니다(기본 50)",
    "--gesture": "되돌릴 작업의 ID",
    "--json": "다른 프로그램이 읽는 JSON으로 내보냅니다",
}
ROLES: Mapping[str, str] = {
    "secretary": "분과 간사",
    "firm": "앵커기업",
    "center": "총괄 사무국",
}
CAUTIONS: Mapping[str, str] = {
    "sync_folder": "주의: 클라우드 동기화 폴더입니다. 동기화되지 않는 폴더에 두세요.",
    "conflict_copy": "주의: 같은 이름의 충돌 사본이 있습니다. 어느 것이 맞는지 확인하세요.",
    "network_drive": "주의: 공유 폴더입니다. 이 컴퓨터의 폴더에 두세요.",
}
MASKED = "이름과 연락처를 가렸습니다. 모두 보려면 --reason으로 까닭을 적으세요."
MASKED_THOUGH_ASKED = "열람 기록을 남길 수 없어 이름과 연락처를 가렸습니다."
COUNT = "{what} {count:,}건"
YES = "예"
HISTORY = ("언제", "누가", "한 일", "자료", "표시", "ID")
GESTURES: Mapping[str, str] = {
    "import": "가져오기",
    "undo": "되돌리기",
    "redo": "다시 실행",
    "erase": "파기",
}
TAKEN_BACK = "되돌림"
UNDONE = "‘{words}’ 작업을 되돌렸습니다(자료 {count:,}건)."
REDONE = "‘{words}’ 작업을 다시 실행했습니다(자료 {count:,}건)."
LEFT = "나중에 바뀐 값 {count:,}개는 그대로 두었습니다: {names}"
