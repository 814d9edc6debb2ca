"""What stands where a list has no rows: none at all, none that match, or none that can be read."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder

Do = Callable[[], None]


def none_shown(
    spec: RecordsSpec, clear: Do | None, new: Do | None, bring: Do | None
) -> Placeholder:
    """No rows: those there are do not match, which `clear` mends, or there are none at all."""
    return no_match(spec, clear) if clear is not None else empty(spec, new, bring)


def empty(spec: RecordsSpec, new: Do | None, bring: Do | None) -> Placeholder:
    """Nothing was registered yet; `new` is left out where this office registers none.

    `bring` takes over a list that is kept elsewhere.
    """
    words = spec.words
    actions = [_button(words.new, "plus", "primary", new)] if new is not None else []
    if bring is not None:
        actions.append(_button(labels.BRING, "download", "secondary", bring))
    return Placeholder(spec.icon, words.empty, words.why_empty, actions)


def no_match(spec: RecordsSpec, clear: Do) -> Placeholder:
    """Search and filters leave nothing."""
    noun = spec.words.noun.name.partition("(")[0]
    button = _button(labels.CLEAR_FILTERS, "x", "secondary", clear)
    return Placeholder("search", labels.no_match(noun), labels.NO_MATCH_WHY, [button])


def unreadable(sentence: str, again: Do, clear: Do | None) -> Placeholder:
    """The list could not be read."""
    actions = [_button(labels.READ_AGAIN, "rotate-ccw", "secondary", again)]
    if clear is not None:
        actions.append(_button(labels.CLEAR_FILTERS, "x", "secondary", clear))
    return Placeholder("circle-alert", labels.CANNOT_READ, sentence, actions)


def _button(text: str, icon: str, variant: str, do: Do) -> Button:
    button = Button(text, icon, variant)
    button.clicked.connect(do)
    return button
