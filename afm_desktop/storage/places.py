"""Places that are no home for a workspace: folders a sync program manages, network drives."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

_MARKED_FOLDERS = (".dropbox", ".dropbox.cache", ".stfolder", "desktop.onedrive")
_NAMED_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "내 드라이브",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "mybox",
    "네이버 mybox",
    "nextcloud",
    "syncthing",
)
_CONFLICT_WORDS = ("conflict", "conflicted copy", "충돌", "sync-conflict")


class Caution(StrEnum):
    """Why a place may harm a workspace that is kept there."""

    SYNC_FOLDER = "sync_folder"
    CONFLICT_COPY = "conflict_copy"
    NETWORK_DRIVE = "network_drive"


def cautions(path: Path) -> tuple[Caution, ...]:
    """What is wrong with keeping the workspace at `path`; nothing in most places."""
    found = []
    if _in_sync_folder(path.absolute()):
        found.append(Caution.SYNC_FOLDER)
    if _has_conflict_copy(path):
        found.append(Caution.CONFLICT_COPY)
    if str(path).startswith(("\\\\", "//")):
        found.append(Caution.NETWORK_DRIVE)
    return tuple(found)


def _in_sync_folder(path: Path) -> bool:
    roots = [
        os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    ]
    if any(root and path.is_relative_to(root) for root in roots):
        return True
    return any(
        folder.name.casefold().split(" - ")[0] in _NAMED_FOLDERS
        or any(os.path.exists(folder / mark) for mark in _MARKED_FOLDERS)  # noqa: PTH110 - or closed
        for folder in path.parents
    )


def _has_conflict_copy(path: Path) -> bool:
    if not path.parent.is_dir():
        return False
    return any(
        sibling.name.startswith(path.stem)
        and any(word in sibling.name.casefold() for word in _CONFLICT_WORDS)
        for sibling in path.parent.glob(f"*{path.suffix}")
        if sibling != path
    )
