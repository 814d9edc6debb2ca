"""What the frame around the screens says: status bar, header, banners, dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the frame is there before the services are
    from afm_desktop.services.undoing import TakenBack, Undone

SAVING = "저장하는 중"
READING = "읽는 중"
LOOKING_THROUGH = "파일 확인하는 중"

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
MENU = "메뉴"
SHOW_MENU_BAR, HIDE_MENU_BAR = "메뉴 막대 보이기", "메뉴 막대 숨기기"
COUNTED = "{scope} · {count}"

ROLES = {"secretary": "분과 간사", "firm": "앵커기업", "center": "총괄 사무국"}
WHO = "{role} · {name}"
BACKED_UP_AT = "자동 백업 {time}"
NOT_BACKED_UP = "자동 백업을 하지 못했습니다. {why}"
BACKING_UP_IN_TIME = "자동 백업 중"
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
PALETTE_PLACEHOLDER = "이름, 초성(ㅎㄷㅈ), 접수번호, 명령"
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
    "people": "담당자",
    "tags": "태그",
    "screens": "화면",
    "commands": "명령",
    "links": "링크",
}
SHORTCUTS = "단축키"
SHORTCUTS_HINT = "명령은 검색 또는 명령({key})에서도 찾을 수 있습니다."

AFM_FILES = "AFM 자료 파일 (*.afm)"
OPEN_TITLE = "자료 파일 열기"
BACKUP_TITLE = "백업을 둘 폴더"
RECENT = "최근 파일"
NO_RECENT = "최근에 연 파일이 없습니다"
OPENING = "‘{name}’ 여는 중"
MAKING = "‘{name}’ 만드는 중"
MAKING_DEMO = "예시 자료 만드는 중"
DEMO_FILE = "예시 자료.afm"
DEMO_BANNER = "예시 자료입니다. 수요, 금액, 공급관계는 모두 예시입니다."
START_OWN = "내 자료로 시작"
OPENED_READ_ONLY = "{why} 지금은 읽기 전용으로 열었습니다."
TRY_AGAIN = "다시 열기"
BUSY_OPENING = "다른 파일을 여는 중입니다."
WORKING_ON_CLOSE = "진행 중인 작업이 있습니다"
WORKING_ON_CLOSE_WHY = "‘{words}’ 작업을 멈추고 닫을까요? 저장된 자료는 그대로입니다."
STOP_AND_CLOSE = "멈추고 닫기"
KEEP_WORKING = "계속하기"

UNDO_WHAT = "실행 취소: {words}"
REDO_WHAT = "다시 실행: {words}"
NOTHING_TO_UNDO = "되돌릴 작업이 없습니다."
NOTHING_TO_REDO = "다시 실행할 작업이 없습니다."
UNDONE = "되돌렸습니다: {words}"
REDONE = "다시 실행했습니다: {words}"
LEFT_AS_IS = "나중에 다시 바뀐 값 {count:,}개는 그대로 두었습니다."
LEFT_IN_USE = "다른 자료가 쓰고 있는 {count:,}건은 삭제하지 않았습니다."
WENT_OUT = "그사이 보관하거나 내보낸 {count:,}건에 되돌린 자료가 있는지 확인하세요: {names}"
MOST_OUT, MORE_OUT = 3, " 외 {count:,}건"
IS_READ_ONLY = "읽기 전용으로 연 파일이라 바꿀 수 없습니다."
NO_WAY_BACK = "앞서 본 곳이 없습니다."
NO_WAY_FORWARD = "뒤로 가기 전에 본 곳이 없습니다."
LARGEST, SMALLEST = "글자가 이미 가장 큽니다.", "글자가 이미 가장 작습니다."
LINK_COPIED = "링크를 복사했습니다."
BACKING_UP = "백업하는 중"
BACKED_UP = "백업했습니다: {name}"
CHECKING = "파일 확인하는 중"
WHOLE = "파일 이상 없음. 기록 {records:,}건, 작업 이력 {operations:,}건을 확인했습니다."
NOT_WHOLE = "파일에 맞지 않는 기록이 {count:,}건 있습니다. 백업을 확인하고 관리자에게 문의하세요."
COACH = "{palette}로 무엇이든 찾고, {undo}로 방금 한 일을 되돌립니다."
NAV_SHOW, NAV_HIDE = "화면 목록 펼치기", "화면 목록 접기"

ABOUT_TITLE = "AFM Desktop 정보"
VERSION = "{program} {version}"
ABOUT = "AI 자율제조 얼라이언스의 분과·회원·공급망·수요·회의자료를 한 파일로 다룹니다."
LICENCES = "사용한 오픈소스"
NAVIGATION_FOOT = "설정과 관리"
SCOPE = "볼 분과"
SCOPE_ONE = "이 분과만 보는 중"
TEMPLATE = "회의 서식"
"""What a meeting is that is kept as a pattern for others."""
SCOPE_ALL = "모든 분과를 보는 중"

STEP = "{step} / 3 단계"
WHAT_DO_YOU_DO = "어떤 일을 하시나요?"
WHAT_DO_YOU_DO_WHY = "맡은 일에 맞는 화면만 보여 드립니다. 나중에 설정에서 바꿀 수 있습니다."
ROLE_CARDS = {
    "secretary": "회원과 수요를 관리하고 분과 회의 자료를 만듭니다.",
    "firm": "수요를 작성해 제출하고 조달처와 협력사를 정리합니다.",
    "center": "모든 분과의 자료를 모아 평가와 과제를 관리합니다.",
}
LOOK_AT_DEMO = "예시 자료로 둘러보기"
OPEN_OTHER = "받은 파일이나 있던 파일 열기"
NEXT, PREVIOUS, BEGIN = "다음", "이전", "시작"
WHO_ARE_YOU = "누가 쓰시나요?"
WHO_ARE_YOU_WHY = "이력과 보고서에 이 이름이 적힙니다."
OWN_BODY, OWN_NAME, OWN_DIVISION = "소속 기관", "이름", "분과"
OWN_BODY_HINT = "기관의 공식 이름"
CHOOSE_DIVISION = "맡은 분과를 고르세요."
WRITE_NAME = "이름을 적으세요."
WRITE_BODY = "소속 기관의 이름을 적으세요."
WHERE = "자료를 어디에 둘까요?"
WHERE_WHY = "모든 자료가 이 파일 하나에 담깁니다. 이 컴퓨터의 폴더에 두세요."
FILE = "자료 파일"
CHANGE_PLACE = "바꾸기…"
SAVE_TITLE = "자료 파일을 둘 곳"
FILE_NAMES = {
    "secretary": "{division} 분과",
    "firm": "{body}",
    "center": "총괄 사무국",
}
FOLDER = "AFM Desktop"
CAUTIONS = {
    "sync_folder": "클라우드 동기화 폴더입니다. 동기화되지 않는 폴더에 두세요.",
    "conflict_copy": "같은 이름의 충돌 사본이 있습니다. 어느 것이 맞는지 확인하세요.",
    "network_drive": "공유 폴더입니다. 이 컴퓨터의 폴더에 두세요.",
}
PLACE_TAKEN = "같은 이름의 파일이 이미 있습니다. 다른 이름을 고르거나 있던 파일을 여세요."
STOP = "그만두기"
WELCOME_TITLE = "AFM Desktop 시작"


def undone(done: TakenBack) -> str:
    """What was taken back, what was left as it is, and what went out meanwhile."""
    names = ", ".join(f"‘{one.name}’" for one in done.meanwhile[:MOST_OUT])
    if len(done.meanwhile) > MOST_OUT:
        names += MORE_OUT.format(count=len(done.meanwhile) - MOST_OUT)
    went_out = WENT_OUT.format(count=len(done.meanwhile), names=names) if names else ""
    return _told(UNDONE, done, went_out)


def redone(done: Undone) -> str:
    """What was done again, and what was left as it is."""
    return _told(REDONE, done)


def _told(sentence: str, done: Undone, more: str = "") -> str:
    later = sum(one.later is not None for one in done.left)
    counts = ((LEFT_AS_IS, later), (LEFT_IN_USE, len(done.left) - later))
    said = [words.format(count=count) for words, count in counts if count]
    rest = " ".join(filter(None, (*said, more)))
    told = sentence.format(words=done.words)
    return f"{told}. {rest}" if rest else told
