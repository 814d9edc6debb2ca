"""What the reader of the manual says."""

from __future__ import annotations

TITLE = "도움말"
WINDOW_TITLE = "{page} · 도움말 - AFM Desktop"
PAGES = "설명서의 쪽"
TEXT = "설명서"
SEARCH = "설명서에서 찾기"
NOTHING = "‘{text}’에 대한 설명이 없습니다"
NOTHING_WHY = "다른 말로 찾거나 왼쪽에서 쪽을 고르세요."

SHORTCUTS = "단축키"
SHORTCUTS_WHY = (
    "창에서 `Ctrl+/`를 누르면 같은 것이 한 장으로 나옵니다. macOS에서는 `Ctrl` 대신 `Cmd`입니다."
    " 화면의 번호는 역할에 따라 보이는 화면의 차례이며, 아래는 총괄 사무국의 것입니다."
)
SHORTCUTS_HEAD = "| 하는 일 | 단축키 |"
