"""What the frame around the screens says: status bar, header, banners, dialogs."""

from __future__ import annotations

SAVING = "저장하는 중"
READING = "읽는 중"

CRASH_TITLE = "예상하지 못한 문제가 생겼습니다"
CRASH_SAFE = (
    "저장된 자료는 그대로입니다. 방금 입력하던 내용만 다시 확인하세요. "
    "계속 쓸 수 있지만 같은 문제가 되풀이되면 프로그램을 다시 시작하세요."
)
CRASH_LOG = (
    "아래 기록에는 이름, 연락처, 파일에 적힌 내용을 가렸습니다. 관리자에게 보낼 수 있습니다."
)
CRASH_NO_LOG = "기록 파일에 적지 못했습니다. 아래 내용을 복사해 두세요."
CRASH_COPY = "기록 복사"
CRASH_COPIED = "복사했습니다"
CRASH_FOLDER = "기록 폴더 열기"
CRASH_GO_ON = "계속"

PROGRAM = "AFM Desktop"
ALL_DIVISIONS = "전체 {count}개 분과"
NO_DIVISIONS = "전체"
ONE_DIVISION = "{name} 분과"
WINDOW_TITLE = "{screen} · {scope} · {file} - AFM Desktop"

BACK, FORWARD = "뒤로", "앞으로"
SEARCH_OR_COMMAND = "검색 또는 명령"
SEARCH = "검색"
MORE = "더 보기"
NOTES = "알림 보기"
COUNTED = "{scope} · {count}"

ROLES = {"secretary": "분과 간사", "firm": "앵커기업", "center": "총괄 사무국"}
WHO = "{role} · {name}"
SAVED_AT = "저장됨 {time}"
NOT_CHANGED = "변경 없음"
READ_ONLY = "읽기 전용"
CANCEL = "취소"
PERCENT = "{words} {percent}%"
CANCEL_WHAT = "{words} 취소"

NAVIGATION = "화면 목록"
STATUS = "상태 표시줄"

PALETTE = "검색 또는 명령"
PALETTE_HINT = "자료 · 화면 · 명령"
PALETTE_PLACEHOLDER = "이름, 초성(ㅎㄷㅊ), 접수번호, 명령"
PALETTE_NONE = "찾은 것이 없습니다."
PALETTE_NONE_WHY = "다른 말이나 초성으로 찾아 보세요."
PALETTE_FOUND = "{count}개를 찾았습니다."
PALETTE_KEYS = (("↑ ↓", "고르기"), ("Enter", "열기"), ("Esc", "닫기"))
PALETTE_LINK = "이 위치 열기"
SECTIONS = {
    "organizations": "기업·기관",
    "demands": "수요",
    "lead_projects": "선도프로젝트",
    "divisions": "분과",
    "meetings": "회의",
    "screens": "화면",
    "commands": "명령",
    "links": "링크",
}
SHORTCUTS = "단축키"
SHORTCUTS_HINT = "명령은 검색 또는 명령({key})에서도 찾을 수 있습니다."
