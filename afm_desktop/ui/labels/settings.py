"""What the settings say."""

from __future__ import annotations

from afm_desktop.ui.labels import screens

TITLE = screens.SETTINGS
USER, SHOWN, BACKUPS, FILE, ABOUT = "사용자", "표시", "백업", "자료 파일", "정보"

NAME, ROLE, DIVISION = "이름", "역할", "분과"
NAME_WHY = "이력에 이 이름이 남습니다."
ROLE_WHY = "역할을 바꾸면 보이는 화면이 바뀝니다."
ALL_DIVISIONS = "전체"
NOT_IN_DEMO = "예시 자료에서는 바꿀 수 없습니다."
NOT_READ_ONLY = "읽기 전용으로 연 파일에서는 바꿀 수 없습니다."

BRIGHTNESS = "밝기"
BRIGHTNESSES = {"system": "시스템", "light": "밝게", "dark": "어둡게"}
SCALE, PERCENT = "글자 크기", "{percent}%"
DENSITY = "목록 행 높이"
DENSITIES = {"normal": "기본", "compact": "촘촘하게"}
CONTRAST = "고대비"
CONTRAST_WHY = "글자와 테두리를 더 뚜렷하게 보여 줍니다."

LAST_BACKUP = "마지막 백업"
NO_BACKUP = "아직 백업이 없습니다."
BACK_UP_NOW, BACK_UP_TO = "지금 백업", "다른 곳에 백업…"
BACK_UP_EVERY = "자동 백업"
BACKUP_TIMES = {"off": "끔", "half_hour": "30분", "hour": "1시간", "day": "하루"}
BACK_UP_EVERY_WHY = "창이 열려 있는 동안, 마지막 백업 뒤에 바뀐 것이 있을 때만 만듭니다."
BACKUPS_WHY = (
    "최근 10개, 하루 1개씩 7일, 한 달 1개씩 12개월을 남깁니다. 모두 다시 열어 확인한 사본입니다."
)

PLACE = "위치"
SHOW_FOLDER, LOOK_THROUGH = "폴더 열기", "파일 이상 확인"

VERSION = "버전"
LICENCES, SHORTCUTS, LOG = "사용한 오픈소스", "단축키", "기록 폴더 열기"
