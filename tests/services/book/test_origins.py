"""A project goes wherever it is named with the demands it came from."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.app import build
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import Confidentiality, MeetingStatus
from afm_desktop.domain.model.meetings import AgendaLink
from afm_desktop.domain.model.projects import ProjectDemand
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.reports.book_withheld import shown, told
from tests.factories import (
    make_agenda_item,
    make_demand,
    make_meeting,
    make_organization,
    make_project,
)
from tests.services.conftest import held, put

DAY = date(2026, 7, 30)


@pytest.fixture
def made(workspace, division):
    """A desk, a book and the demand on a core technology behind its only project."""
    body = make_organization("예시신청")
    demand = make_demand(
        body, division, is_core_technology=True, confidentiality=Confidentiality.PARTIES
    )
    project = make_project(division, title="비밀 과제", year=2026, agreed_on=date(2026, 6, 1))
    last = held(division, date(2026, 5, 20), kind="division", ordinal=2)
    meeting = make_meeting(
        division, kind="division", starts_at=korean_moment(DAY, 10), status=MeetingStatus.PLANNED
    )
    item = make_agenda_item(meeting)
    put(workspace, body, demand, project, last, meeting, item)
    put(
        workspace,
        ProjectDemand(project_id=project.id, demand_id=demand.id),
        AgendaLink(item_id=item.id, position=1, project_id=project.id),
    )
    desk = build(workspace)
    return desk, desk.books.of(meeting.id), demand.id


def test_the_paper_of_the_division_is_for_the_eyes_of_its_projects(made, division):
    desk, _, demand = made

    status = desk.division_status.of(division.code)

    assert status.confidentiality is Confidentiality.PARTIES
    assert [(row.mark, row.cores) for row in status.projects] == [
        (Confidentiality.PARTIES, (demand,))
    ]


def test_a_book_that_names_the_project_asks_for_a_reason(made):
    _, book, demand = made

    assert told(book, Confidentiality.PARTIES) == (demand,)
    assert told(book, Confidentiality.DIVISION) == ()


def test_a_book_for_other_eyes_counts_it_everywhere_and_never_names_it(made):
    _, book, _ = made

    found = shown(book, Confidentiality.DIVISION).book

    assert [card.title for card in found.projects] == [WITHHELD]
    assert [link.title for row in found.matters for link in row.links] == [WITHHELD]
    assert [line.name for line in found.changes.lines] == [WITHHELD]
    assert "비밀 과제" not in repr(found)
