"""How a list screen has its list printed as it is shown."""

from __future__ import annotations

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.reports.wanted import LIST, MakeList, PersonList
from afm_desktop.ui.screens.screen import Screen


def send_list(
    sender: Screen, title: str, make: MakeList, persons: PersonList | None = None
) -> bool:
    """Show a list on the screen of papers, to be saved or printed; whether there is that screen.

    `make` is called on a worker and may be called again: it reads the rows in view order with the
    words that are shown, and tells how far it is so that it can be stopped. A list of `persons`
    can be had in full for a reason.
    """
    from afm_desktop.ui.screens.reports.screen import ReportsScreen  # noqa: PLC0415 - ReportLab

    sender.context.navigate(Place(ReportsScreen.key, LIST))
    shown = sender.window().findChild(ReportsScreen)
    if not isinstance(shown, ReportsScreen):
        return False
    shown.show_list(title, make, persons)
    return True
