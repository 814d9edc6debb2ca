"""Asks why demands on a national core technology leave; whoever asks notes it down first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import Access
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.widgets.table import DataTable


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


Named = Callable[[], Mapping[str, Collection[str]]]
"""The records by table that name demands in what is chosen."""


def let_out_records(
    opener: QWidget,
    bridge: Bridge,
    records: Mapping[str, Collection[str]],
    access: Access,
    *,
    then: Callable[[], None],
    refuse: Callable[[AfmError], None],
) -> None:
    """The same of the demands that records are or are part of."""
    if not any(records.values()):
        then()
        return
    copies = bridge.desk.copies
    bridge.read(
        lambda: copies.behind(records),
        lambda core: let_out(opener, bridge, core, access, then=then, refuse=refuse),
        refuse,
    )


def guard_rows(
    table: DataTable, bridge: Bridge, named: Named, refuse: Callable[[AfmError], None]
) -> None:
    """Let the chosen rows of a table be copied only for a reason where they name such demands."""
    table.let_out = lambda copy: let_out_records(
        table, bridge, named(), Access.EXPORT, then=copy, refuse=refuse
    )
