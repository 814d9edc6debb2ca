"""Words of Qt's own dialogs and menus that `qtbase_ko` has wrong, clumsy or not at all."""

from __future__ import annotations

from collections.abc import Mapping

REPLACED: Mapping[str, str] = {
    "Discard": "저장 안 함",
    "Don't Save": "저장 안 함",
    "Close without Saving": "저장하지 않고 닫기",
    "Apply": "적용",
    "Reset": "처음 값으로",
    "&Cut": "잘라내기",
    "Cu&t": "잘라내기",
    "&Undo": "실행 취소",
    "&Redo": "다시 실행",
    "&Copy": "복사",
    "&Paste": "붙여넣기",
    "Delete": "삭제",
    "Select All": "모두 선택",
    "Copy &Link Location": "링크 복사",
    "Look in:": "위치:",
    "Parent Directory": "상위 폴더",
    "Directory:": "폴더:",
    "Directories": "폴더",
    "Find Directory": "폴더 찾기",
    "Create New Folder": "새 폴더 만들기",
    "Recent Places": "최근 위치",
    "Sidebar": "바로 가기",
    "Search": "검색",
    "Options >>": "설정 >>",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "%1 already exists.\nDo you want to replace it?": (
        "‘%1’ 파일이 이미 있습니다.\n새 파일로 바꾸시겠습니까?"
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "‘%1’ 파일이 없습니다.\n이름과 폴더를 확인하세요."
    ),
}
