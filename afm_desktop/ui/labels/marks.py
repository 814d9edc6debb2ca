"""Words of tags and attached files."""

from __future__ import annotations

from collections.abc import Mapping

TAGS = "태그"
ADD_TAG = "태그 추가"
ADD_TAG_TO = "{title}에 태그 추가"
NEW_TAG = "‘{name}’ 새 태그"
TAG_NAME = "태그 {name}"
TAG_REMOVES = "태그 {name}, Delete로 해제"
PUT_ON = "태그 ‘{name}’{particle} 표시했습니다."
TAKEN_OFF = "태그 ‘{name}’{particle} 해제했습니다."
PUT_TAG, TAKE_TAG = "태그 표시", "태그 해제"
PUT_ON_MANY, TAKEN_OFF_MANY = "{what}에 태그를 표시했습니다.", "{what}에서 태그를 해제했습니다."

FILES = "첨부파일"
FILES_TAB = "첨부"
ATTACH = "파일 붙이기…"
CHOOSE_FILES = "붙일 파일"
HINT = (
    "파일을 끌어 놓거나 복사한 파일, 그림을 붙여넣어도 됩니다."
    " 파일 하나는 {largest}, 한 번에 {at_once}까지입니다."
)
NONE = "붙인 파일이 없습니다."
DROP_HERE = "놓으면 ‘{title}’에 붙입니다"
ATTACHING = "파일 붙이기"
ATTACHED = "첨부파일 {count}개를 붙였습니다."
KNOWN = "{names}: 같은 내용이 이미 붙어 있어 다시 붙이지 않았습니다."
PASTED = "붙여넣은 그림 {day}.png"
NOTHING_TO_PASTE = "클립보드에 붙일 파일이나 그림이 없습니다."
OPEN = "열기(읽기 전용 사본)"
SAVE = "사본 저장…"
SAVE_TITLE = "사본 저장"
SAVED = "‘{name}’ 사본을 저장했습니다."
DESCRIBE = "쓰임·공개등급 적기"
PURPOSE, SECRECY = "쓰임", "공개등급"
KEEP = "저장"
REMOVE = "삭제"
REMOVED = "첨부파일 1개를 삭제했습니다."
ERASE = "파기…"
ERASE_NOW = "파기"
ERASE_WHY = (
    "‘{name}’의 이름과 내용을 이 파일과 백업에서 없앱니다. 되돌릴 수 없습니다."
    " 확인하려면 ‘{word}’{particle} 적으세요."
)
ERASE_WORD = "파기"
ERASED = "첨부파일 1개를 파기했습니다."
ERASED_FILE = "파기한 파일"
REASON = "여는 사유"
REASON_HINT = "예: 위촉 서류 확인"
CORE_HINT = "예: 평가위원회 제출"
CANNOT_OPEN = "‘{name}’{particle} 열 프로그램이 없습니다. 사본을 저장해 다른 컴퓨터에서 여세요."
STATES: Mapping[str, str] = {"here": "", "emptied": "내용 비움", "missing": "내용 없음"}
BETWEEN = " · "
MENU = "{name} 메뉴"

MANAGE, NAMES = "태그", "색과 이름"
MANAGE_WHY = "이름, 색, 합치기, 삭제는 모두 Ctrl+Z로 되돌립니다. 건수를 누르면 그 자료를 봅니다."
NO_TAGS = "아직 태그가 없습니다. 자료를 열어 제목 아래의 ‘태그 추가’를 누르세요."
COLOUR = "{name}의 색"
HUE = "색 {number}"
USED = "{count:,}건"
MERGE_INTO = "다른 태그에 합치기…"
MERGED = "태그를 ‘{name}’{particle} 합쳤습니다."
DELETE_TAG = "태그 삭제"
DELETED_TAG = "태그 ‘{name}’{particle} 삭제했습니다."

STORE = "첨부파일"
STORE_WHY = (
    "파일 하나는 {largest}, 한 번에 {at_once}까지 붙입니다."
    " 지우거나 되돌려 어느 자료에도 없는 내용은 {days}일이 지나면 비울 수 있습니다."
)
HELD, NOTHING_HELD = "{count:,}개 · {size}", "없음"
SWEEP = "쓰지 않는 내용 비우기"
SWEPT = "파일 {count:,}개의 내용을 비웠습니다({size})."
NOTHING_TO_SWEEP = "비울 내용이 없습니다."
STILL_WAITING = "비울 내용이 없습니다. 파일 {count:,}개는 {days}일이 지나면 비울 수 있습니다."
FILES_STAY = (
    "개인정보를 파기했지만 붙인 파일 {count:,}개는 남아 있습니다. 필요하면 파일도 파기하세요."
)
