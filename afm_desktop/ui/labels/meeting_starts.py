"""The words with which meetings begin, and with which they are told of."""

from __future__ import annotations

from afm_desktop.domain.hangul import josa

NEW, COPY, FROM_TEMPLATE = "새 회의", "복사해 새 회의", "서식에서 새 회의"
ABOUT_NEW = "적지 않은 것은 나중에 채우고, 앞선 회의의 회의록 승인과 이월 안건을 넘겨받습니다."
ABOUT_COPY = "안건 틀, 참석자, 지난 회의록 승인과 미완료 후속조치를 넘겨받습니다."
ABOUT_TEMPLATE = "서식의 안건과 참석자로 시작합니다."
BODY, ALLIANCE, KIND = "분과", "얼라이언스 전체", "구분"
SERIES, SERIES_HINT = "계열", "정기회의처럼 이어지는 이름(없으면 비움)"
STARTS, ENDS, PLACE, TEMPLATE = "시작 일시", "종료 일시", "장소", "서식"
STARTS_HINT, ENDS_HINT = "2026. 7. 30. 14:00", "16:00"
START, CANCEL = "만들기", "취소"
STARTED = "회의를 만들었습니다."
NO_TEMPLATES = "저장한 서식이 없습니다. 회의의 ‘서식으로 저장’으로 먼저 만드세요."
CHOOSE_FIRST = "먼저 목록에서 회의를 고르세요."
NOT_OF_TEMPLATES = "서식은 열리지 않는 회의입니다. 서식에서 새 회의를 만드세요."
CALENDAR_TITLE, CALENDAR_FILES = "달력 파일 저장", "달력 파일 (*.ics)"
CALENDAR_SAVED = "‘{name}’에 저장했습니다. 메일에 붙여 보내면 일정에 등록됩니다."
WHY_ADDRESSED, WHY_ADDRESSED_HINT = "참석자의 주소를 넣는 사유", "예: 제3차 분과회의 일정 안내"
IS_LOGGED = "누구의 주소가 왜 나갔는지 열람 이력에 남습니다."
SAVE_ADDRESSED = "저장…"
MAIL_COPIED = "메일 문구를 복사했습니다. 메일 본문에 붙여넣으세요."


def kept_as_template(title: str) -> str:
    """`‘정례회의’를 서식으로 저장했습니다.`"""
    return f"{josa(f'‘{title}’', '을/를')} 서식으로 저장했습니다."


def title_of(is_copy: bool, is_template: bool) -> tuple[str, str]:
    """What the card is called, and what it takes over."""
    if is_copy:
        return COPY, ABOUT_COPY
    return (FROM_TEMPLATE, ABOUT_TEMPLATE) if is_template else (NEW, ABOUT_NEW)
