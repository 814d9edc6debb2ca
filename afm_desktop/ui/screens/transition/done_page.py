"""What was done, and where to go from there."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder


class DonePage(Placeholder):
    """Made anew for each structure that was gone over to."""

    def __init__(self, name: str, see: Callable[[], None], again: Callable[[], None]) -> None:
        first, anew = Button(labels.SEE, "arrow-right", "primary"), Button(labels.AGAIN, "shapes")
        first.clicked.connect(see)
        anew.clicked.connect(again)
        title = labels.DONE.format(name=name)
        super().__init__("circle-check", title, labels.DONE_WHY, [first, anew])
        self.see = first
