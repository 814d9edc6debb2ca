"""What stands in place of a paper: nothing to put into it, a refusal, or work that was stopped."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.catalogue import PaperEntry
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder

Do = Callable[[], None]


def without_division() -> Placeholder:
    """There is no division to make a paper of."""
    return Placeholder("shapes", labels.NO_DIVISION_TITLE, labels.NO_DIVISION_WHY)


def without_demand(choose: Callable[[], object]) -> Placeholder:
    """The paper is of one demand, and none is chosen."""
    button = _button(labels.CHOOSE_DEMAND, lambda: _done(choose()))
    return Placeholder("inbox", labels.NO_DEMAND_TITLE, labels.NO_DEMAND_WHY, [button])


def without_meeting(*, has_one: bool) -> Placeholder:
    """The book is of one meeting: none is chosen, or it has no day yet."""
    title, why = labels.NO_MEETING_TITLE, labels.NO_MEETING_WHY
    if has_one:
        title, why = labels.NO_DAY_TITLE, labels.NO_DAY_WHY
    return Placeholder("calendar-days", title, why)


def without_data(entry: PaperEntry, division: str, anyway: Do) -> Placeholder:
    """Told before a paper of nothing is made."""
    title, why = labels.EMPTY_LIST_TITLE, labels.EMPTY_LIST_WHY
    if entry.has_words:
        title, why = labels.EMPTY_TITLE.format(name=division), labels.EMPTY_WHY
    return Placeholder("file-text", title, why, [_button(labels.MAKE_ANYWAY, anyway)])


def refused(sentence: str, again: Do) -> Placeholder:
    """Why the paper cannot be made."""
    button = _button(labels.MAKE_AGAIN, again)
    return Placeholder("triangle-alert", labels.FAILED_TITLE, sentence, [button])


def stopped(again: Do) -> Placeholder:
    """The first paper was stopped before there were pages."""
    return Placeholder("file-text", labels.STOPPED_FIRST, "", [_button(labels.MAKE_AGAIN, again)])


def _button(text: str, do: Do) -> Button:
    button = Button(text)
    button.clicked.connect(lambda _on=False: do())
    return button


def _done(_answer: object) -> None:
    """What a choice answers is told by its field."""
