"""The mail that reminds bodies of forms names no demand, so that it may go to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.app import opened
from afm_desktop.exchange.reminder_mail import mail_of
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.desk import Desk


@pytest.fixture
def alliance(demonstration: Path) -> Iterator[Desk]:
    with opened(demonstration, read_only=True) as desk:
        yield desk


def test_the_mail_names_no_demand(alliance: Desk) -> None:
    collecting = alliance.collecting
    board = collecting.board(Asked((collecting.forms()[0].key,)))
    awaited, sender = collecting.awaited([cell.key for cell in board.cells() if cell.demands])

    text = mail_of(awaited, sender).text

    titles = [one.title for cell in awaited.cells() for one in cell.demands]
    assert titles
    assert not any(title in text for title in titles)
