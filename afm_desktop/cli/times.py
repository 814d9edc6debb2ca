"""The file as of the day and as known at the moment that the options say."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.output import remark
from afm_desktop.cli.paper_labels import UNDATED
from afm_desktop.domain.dates import moment_words
from afm_desktop.services.as_of.model import Times
from afm_desktop.services.desk import Desk


@contextmanager
def opened_then(options: Namespace, *, is_again: bool = False) -> Iterator[Desk]:
    """Open a file to read, as it was where `--as-of` or `--known-at` say so.

    What there is to say of that is told once, not when it is opened again.
    """
    with opened(options.file, read_only=True) as desk:
        times = desk.pasts.times(options.as_of, options.known_at)
        if times is None:
            yield desk
            return
        if not is_again:
            _tell(desk, times)
        past = desk.pasts.at(times)
        try:
            yield past
        finally:
            past.workspace.close()


def _tell(desk: Desk, times: Times) -> None:
    if times.known_at is not None:
        note_nothing_known(desk, times.known_at)
    _note_undated(desk, times)


def _note_undated(desk: Desk, times: Times) -> None:
    """Say of when the values are that have no day of their own."""
    if times.as_of < (times.known_on or desk.workspace.today):
        remark(UNDATED[times.known_on is not None])


def note_nothing_known(desk: Desk, known_at: datetime) -> None:
    """Say why there is nothing to see, where nothing was known yet."""
    begins = desk.pasts.begins()
    if begins is not None and known_at < begins:
        words = labels.NOTHING_KNOWN_YET
        remark(words.format(begins=moment_words(begins), asked=moment_words(known_at)))
