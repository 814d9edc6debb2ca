"""Round files: an office saves one and sends it, others open it and begin the same round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.exchange.round_file import SUFFIX, read_round, write_round
from afm_desktop.services.desk import Desk
from afm_desktop.services.rounds.model import RoundRow
from afm_desktop.ui.labels import rounds as labels


def ask_source(parent: QWidget) -> Path | None:
    """Ask which round file is opened."""
    title, kinds = labels.OPEN_TITLE, labels.ROUND_FILES
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, name: str) -> Path | None:
    """Ask where a round goes."""
    title, kinds = labels.SAVE_TITLE, labels.ROUND_FILES
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}{SUFFIX}", kinds)
    return Path(chosen).with_suffix(SUFFIX) if chosen else None


def bring(desk: Desk, path: Path) -> RoundRow:
    """Begin the round of a file."""
    told = read_round(path)
    return desk.rounds.sheet(desk.rounds.create(told["round"], definition=told)).round


def save(desk: Desk, round_id: str, path: Path) -> None:
    """Write a round to a file."""
    write_round(path, desk.rounds.sheet(round_id))
