"""The text of the mail to those of whom something is awaited."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.collecting.model import CellKey
from afm_desktop.ui.screens.screen import ScreenContext

_SLOT = "collecting.mail"


def read_mail(
    context: ScreenContext,
    cells: frozenset[CellKey],
    division: str | None,
    then: Callable[[str], None],
    refuse: Callable[[AfmError], None],
) -> None:
    """Write it on a worker."""
    collecting = context.bridge.desk.collecting

    def work() -> str:
        from afm_desktop.exchange.reminder_mail import mail_of  # noqa: PLC0415 - seldom

        board, sender = collecting.awaited(cells, division)
        return mail_of(board, sender).text

    context.bridge.read(work, then, refuse, slot=_SLOT)
