"""Asks why demands on a national core technology leave; whoever asks notes it down first."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import Access
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.records.ask_line import AskLine


def let_out(
    opener: QWidget,
    bridge: Bridge,
    core: Collection[str],
    access: Access,
    *,
    then: Callable[[], None],
    refuse: Callable[[AfmError], None],
) -> None:
    """Go on at once where there are none, else once the reason stands in the log."""
    if not core:
        then()
        return
    copies = bridge.desk.copies
    asking = AskLine(
        opener,
        labels.CORE_REASON,
        labels.CORE_GO,
        hint=labels.CORE_HINT,
        why=labels.CORE_WHY,
    )
    asking.answered.connect(
        lambda reason: bridge.write(
            lambda: copies.let_out(core, access, reason), lambda _count: then(), refuse
        )
    )
    asking.open_under()
