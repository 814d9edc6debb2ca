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
