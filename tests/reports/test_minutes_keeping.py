"""Minutes that went round or were approved are kept as the paper they were, byte for byte."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.enums import MinutesState
from afm_desktop.reports import minutes_keeping
from tests.reports import reading
from tests.services.conftest import desk, last_words
from tests.services.meetings.conftest import TODAY, hall, hall_file, workspace

__all__ = ["desk", "hall", "hall_file", "workspace"]


def test_each_version_keeps_its_paper(hall):
    files, outcomes = hall.desk, hall.desk.outcomes
    id = hall.add("현황 보고")
    hall.desk.rosters.add_guest(id, "홍길동")
    hall.close(id)
    version = outcomes.draft_minutes(id)

    outcomes.circulate(
        version, paper=minutes_keeping.circulated(files.printed_meetings.of(id), TODAY)
    )
    words, (row,) = last_words(hall.workspace), files.meetings.of(id).minutes
    first = files.kept_papers.content(row.paper_id)
    outcomes.approve(version, paper=minutes_keeping.approved(files.printed_meetings.of(id), TODAY))
    (row,) = files.meetings.of(id).minutes

    assert words == "회의록 회람"
    assert row.state is MinutesState.APPROVED
    text = reading.all_text(files.kept_papers.content(row.paper_id))
    assert "제1판(승인)" in text
    assert "홍길동" not in text
    assert "회람용" in reading.all_text(first)
    titles = [one.title for one in files.kept_papers.papers(id)]
    assert [title.split()[-1] for title in titles] == ["제1판(회람용)", "제1판(승인)"]


def test_the_step_and_its_paper_are_taken_back_together(hall):
    id = hall.add("보고")
    hall.close(id)
    version = hall.desk.outcomes.draft_minutes(id)
    paper = minutes_keeping.circulated(hall.desk.printed_meetings.of(id), date(2026, 7, 22))
    hall.desk.outcomes.circulate(version, paper=paper)

    hall.desk.undoing.undo()

    assert hall.desk.meetings.of(id).minutes[0].state is MinutesState.DRAFT
    assert hall.desk.kept_papers.papers(id) == ()


def test_the_versions_of_a_book_are_none_of_the_minutes(hall):
    id = hall.add("보고")
    version = hall.desk.outcomes.draft_minutes(id)
    paper = minutes_keeping.circulated(hall.desk.printed_meetings.of(id), TODAY)
    hall.desk.outcomes.circulate(version, paper=paper)

    assert len(hall.desk.kept_papers.papers(id, "minutes")) == 1
    assert hall.desk.kept_papers.papers(id, "meeting-book") == ()
