"""Before a list of demands leaves: a core technology in it asks why, and the reason is logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.screen import ScreenContext

DEMANDS = "demands"
Leave = Callable[[Export], None]


def let_leave(
    context: ScreenContext, opener: QWidget, export: Export, access: Access, leave: Leave
) -> None:
    """Let a list leave, after its reason where it needs one."""
    if export.spec.record != DEMANDS:
        leave(export)
        return
    desk = context.bridge.desk

    def found(ids: Sequence[str]) -> None:
        if ids:
            _ask(context, opener, ids, access, lambda: leave(export))
        else:
            leave(export)

    context.bridge.read(lambda: _core(desk, export), found)


def _core(desk: Desk, export: Export) -> tuple[str, ...]:
    keys = desk.views.keys(export.spec.kind, export.query)
    return desk.filing.core_technologies(desk.views.ids_of(export.spec.kind, keys).values())


def _ask(
    context: ScreenContext,
    opener: QWidget,
    ids: Sequence[str],
    access: Access,
    leave: Callable[[], None],
) -> None:
    filing = context.bridge.desk.filing
    why = labels.LEAVING_WHY.format(count=len(ids))
    asking = AskLine(opener, labels.LEAVING, labels.LEAVE, hint=labels.LEAVING_HINT, why=why)
    asking.answered.connect(
        lambda reason: context.bridge.write(
            lambda: filing.let_out(ids, access, reason), lambda _count: leave()
        )
    )
    asking.open_under()
