"""회의개요 of a meeting with more matters than a page holds goes on with the next page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.reports import division_status
from tests.reports import reading
from tests.reports.factory import make_meeting, make_status

COUNT = 120


@pytest.fixture(scope="module")
def data() -> bytes:
    meeting = make_meeting()
    matter = meeting.agenda[0]
    agenda = tuple(replace(matter, title=f"예시안건{n}가나다") for n in range(1, COUNT + 1))
    status = make_status(members=3, demands=3, meeting=replace(meeting, agenda=agenda))
    return division_status.make(status).data


def test_every_matter_stands_on_a_page(data):
    told = "".join(reading.page_words(data))

    assert all(f"예시안건{number}가나다" in told for number in range(1, COUNT + 1))
    assert reading.outside(data) == ()


def test_no_mark_stands_in_the_words_beside_it(data):
    told = "".join(reading.page_words(data))

    assert f"({COUNT})예시안건{COUNT}가나다" in told


def test_it_begins_below_its_heading(data):
    heading = next(page for title, page in reading.outline(data) if title == "회의개요")

    assert "예시안건1가나다" in reading.page_words(data)[heading]
