"""A meeting told to those it concerns: the calendar file and the text of the mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import meeting_starts as labels
from afm_desktop.ui.screens.screen import ScreenContext

ICS = ".ics"


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where the calendar file goes."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, labels.CALENDAR_TITLE, name, labels.CALENDAR_FILES
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ICS else path.with_name(path.name + ICS)


def save_calendar(
    context: ScreenContext,
    id: str,
    choose: Callable[[str], Path | None],
    refuse: Callable[[AfmError], None],
    *,
    reason: str = "",
) -> None:
    """Save the calendar file of a meeting; for a reason it names those who can be written to.

    The file is chosen first: what is logged has left.
    """
    desk = context.bridge.desk

    def save_named(name: str) -> None:
        path = choose(name)
        if path is not None:
            context.bridge.write(
                lambda: _calendar(desk, id, reason)[1], lambda data: write(data, path), refuse
            )

    def write(data: bytes, path: Path) -> None:
        context.bridge.run(
            labels.CALENDAR_TITLE,
            lambda _progress, _token: _write(data, path),
            lambda _none: context.toast(labels.CALENDAR_SAVED.format(name=path.name)),
            refuse,
        )

    def save(made: tuple[str, bytes]) -> None:
        path = choose(made[0])
        if path is not None:
            write(made[1], path)

    if reason:
        context.bridge.read(lambda: _calendar(desk, id)[0], save_named, refuse)
    else:
        context.bridge.read(lambda: _calendar(desk, id), save, refuse)


def copy_mail(context: ScreenContext, id: str, refuse: Callable[[AfmError], None]) -> None:
    """Put the text of the mail on the clipboard; it names bodies and never a person invited."""
    desk = context.bridge.desk

    def copy(text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        context.toast(labels.MAIL_COPIED)

    context.bridge.read(lambda: _mail(desk, id), copy, refuse)


def _calendar(desk: Desk, id: str, reason: str | None = None) -> tuple[str, bytes]:
    from afm_desktop.exchange import calendar_file  # noqa: PLC0415 - seldom

    invitation = desk.invitations.of(id, reason=reason)
    return calendar_file.file_name(invitation), calendar_file.calendar_of(invitation)


def _mail(desk: Desk, id: str) -> str:
    from afm_desktop.exchange.invitation_mail import mail_of  # noqa: PLC0415 - seldom

    return mail_of(desk.invitations.of(id)).text


def _write(data: bytes, path: Path) -> None:
    from afm_desktop.reports.saving import save  # noqa: PLC0415 - ReportLab

    save(data, path)
