"""The tags that are offered for what is typed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.marks.book import folded
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.widgets.option_list import Option

FIRST = 30
"""So many tags are offered at once."""


def offered_tags(
    desk: Desk, typed: str, *, without: Collection[str] = (), may_be_new: bool = True
) -> Sequence[Option]:
    """Tags by name but for those left out; what is no tag yet becomes one, where it may."""
    text = typed.strip()
    try:
        found = desk.tags.suggest(text, FIRST)
    except AfmError:  # a gesture is just being committed: the next key asks again
        return ()
    left = [mark for mark in found if mark.id not in without]
    options = [Option(mark.name, mark.name, hue=mark.hue) for mark in left]
    is_known = any(folded(mark.name) == folded(text) for mark in found)
    if text and may_be_new and not is_known:
        options.append(Option(text, labels.NEW_TAG.format(name=text), icon="plus"))
    return options
