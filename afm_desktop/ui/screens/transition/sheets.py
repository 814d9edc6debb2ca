"""The mapping sheet as a file; the libraries it takes are loaded when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.services.desk import Desk
from afm_desktop.services.transition.model import Plan, Problem
from afm_desktop.ui.labels import transition as labels


def ask_target(parent: QWidget) -> Path | None:
    """Ask where the sheet goes."""
    title, name, kinds = labels.SAVE_TITLE, labels.SHEET_NAME, labels.WORKBOOKS
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen).with_suffix(".xlsx") if chosen else None


def ask_source(parent: QWidget) -> Path | None:
    """Ask which sheet was filled in."""
    title, kinds = labels.BRING_TITLE, labels.WORKBOOKS
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def save_sheet(desk: Desk, plan: Plan, path: Path) -> None:
    """Write a plan to a workbook to fill in."""
    from afm_desktop.exchange.transition_sheet import write_sheet  # noqa: PLC0415 - XlsxWriter

    transition = desk.transition
    choosable = transition.choosable(plan)
    write_sheet(path, plan, transition.present(), transition.members_of(), choosable)


def bring_sheet(desk: Desk, path: Path) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan a workbook tells, and what of it could not be read."""
    from afm_desktop.exchange.transition_sheet import read_sheet  # noqa: PLC0415 - as above

    found = read_sheet(path)
    plan = desk.transition.recognised(found.plan)
    known = {handed: code for handed, code in plan.choices.items() if code}
    return replace(plan, choices=known), tuple(found.problems)
