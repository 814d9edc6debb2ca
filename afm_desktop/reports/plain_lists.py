"""Lists and crosstabs in plain structure: a title, what is shown, one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afm_desktop.reports import crosstab_labels, labels
from afm_desktop.reports.crosstab_words import PrintedCrosstab
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor

_SIZE = 9.5


def list_plain(printed: PrintedList, table: plain.Table, *, is_landscape: bool) -> plain.Plain:
    """A list as it is printed, with what it is narrowed to above it."""
    said = labels.conditions(", ".join(printed.conditions) or labels.UNFILTERED)
    head: list[plain.Part] = [*_about([said, *printed.remarks]), _counted(printed.count)]
    return _whole(printed, (*head, table), is_landscape=is_landscape)


def crosstab_plain(
    printed: PrintedCrosstab, table: plain.Table, *, is_landscape: bool
) -> plain.Plain:
    """A crosstab as it is printed, with what is counted above it."""
    conditions = ", ".join(printed.conditions) or labels.UNFILTERED
    said = (
        crosstab_labels.ABOUT.format(about=printed.about),
        labels.conditions(conditions),
    )
    whole = _whole(printed, (*_about(said), table), is_landscape=is_landscape)
    return replace(whole, subject=printed.about)


def _about(texts: Sequence[str]) -> Iterator[plain.Line]:
    for text in texts:
        yield plain.Line(text, size=_SIZE, is_soft=True)


def _counted(count: str) -> plain.Line:
    return plain.Line(count, "", 0, _SIZE, True, anchor=Anchor.END)


def _whole(
    printed: PrintedList | PrintedCrosstab, parts: Sequence[plain.Part], *, is_landscape: bool
) -> plain.Plain:
    return plain.Plain(
        printed.title,
        printed.author,
        printed.title,
        (printed.title, *printed.conditions),
        printed.title,
        printed.secrecy,
        labels.as_of(printed.as_of, printed.learned_on),
        labels.SOURCE_DEMONSTRATION if printed.is_demonstration else labels.SOURCE,
        (plain.Heading(printed.title, depth=0), *parts),
        printed.recipient,
        is_landscape,
    )
