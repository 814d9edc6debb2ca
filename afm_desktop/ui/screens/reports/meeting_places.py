"""The ways from a meeting to its papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screen import ScreenContext

COMMANDS: Final[Mapping[str, PaperKind]] = {
    "meeting_minutes": PaperKind.MINUTES,
    "meeting_result": PaperKind.MEETING_RESULT,
    "meeting_sign_in": PaperKind.SIGN_IN,
}
"""The papers by the commands that show them."""


def show_paper(context: ScreenContext, kind: PaperKind, meeting: str) -> None:
    """Show a paper of a meeting."""
    division = context.scope.division
    scope = (("division", (division,)),) if division else ()
    context.navigate(Place("reports", kind.value, (("meeting", (meeting,)), *scope)))
