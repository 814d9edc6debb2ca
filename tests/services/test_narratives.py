"""Wording the sections of a paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from afm_desktop.app import build
from afm_desktop.domain.enums import LineLevel
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.office import Office, Role
from afm_desktop.services import drafts
from afm_desktop.services.narratives import LONGEST_LINE, Narratives, PaperPlace
from afm_desktop.services.occasions import occasions
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace

TOPIC = NarrativeLine(LineLevel.TOPIC, "예시가람 참여")
POINT = NarrativeLine(LineLevel.POINT, "(가입) 예시가람 1개사")
PLACE = PaperPlace("BAT")


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "분과.afm"
    Workspace.create(path, Office(role=Role.SECRETARY, actor="예시 간사")).close()
    workspace = Workspace.open(path)
    made = build(workspace)
    structure = made.records.create("structures", {"name": "예시 체계"})
    values = {"structure_id": structure, "code": "BAT", "name": "이차전지", "position": 1}
    made.records.create("divisions", values)
    yield made
    workspace.close()


def shown(desk, section, place=PLACE):
    status = desk.division_status.of(place.division, meeting_id=place.meeting)
    return [line for group in drafts.groups(status, section) for line in group]


def keep(desk, lines, section=Section.MEMBERS, place=PLACE, drafted_from="draft"):
    Narratives(desk.workspace).keep(place, section, lines, drafted_from)


def test_kept_lines_stand_in_the_paper(desk):
    keep(desk, [TOPIC, POINT])

    assert shown(desk, Section.MEMBERS) == [TOPIC, POINT]


def test_kept_lines_are_replaced_and_shortened(desk):
    keep(desk, [TOPIC, POINT, POINT])

    keep(desk, [POINT])

    assert shown(desk, Section.MEMBERS) == [POINT]


def test_undo_gives_back_each_wording_in_turn(desk):
    drafted = shown(desk, Section.MEMBERS)
    keep(desk, [TOPIC, POINT])
    keep(desk, [POINT])

    desk.workspace.undo()
    first = shown(desk, Section.MEMBERS)
    desk.workspace.undo()

    assert first == [TOPIC, POINT]
    assert shown(desk, Section.MEMBERS) == drafted
    assert check(desk.workspace.path).findings == ()


def test_a_reset_section_says_what_the_figures_say(desk):
    drafted = shown(desk, Section.MEMBERS)
    keep(desk, [TOPIC])

    Narratives(desk.workspace).reset(PLACE, Section.MEMBERS)

    assert shown(desk, Section.MEMBERS) == drafted


def test_words_for_a_meeting_are_not_those_of_the_paper_without_one(desk):
    values = {"title": "예시 회의", "division_id": desk.divisions.names()[0].id}
    meeting = PaperPlace("BAT", desk.records.create("meetings", values))
    keep(desk, [TOPIC], place=meeting)

    assert shown(desk, Section.MEMBERS, PLACE) != [TOPIC]
    assert drafts.fingerprint_of(desk.division_status.of("BAT"), Section.MEMBERS) != "draft"


def test_lines_written_from_another_draft_are_outdated(desk):
    keep(desk, [TOPIC], drafted_from="of another day")

    assert drafts.outdated(desk.division_status.of("BAT")) == (Section.MEMBERS,)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [NarrativeLine(LineLevel.POINT, "  ")],
        [NarrativeLine(LineLevel.POINT, "가" * (LONGEST_LINE + 1))],
        [POINT] * 61,
    ],
)
def test_what_no_page_should_hold_is_refused_and_nothing_is_kept(desk, lines):
    before = shown(desk, Section.MEMBERS)

    with pytest.raises(RuleViolation):
        keep(desk, lines)

    assert shown(desk, Section.MEMBERS) == before


def test_a_file_without_meetings_has_no_occasion(desk):
    found = occasions(desk.lists, "BAT")

    assert (found.all, found.next, found.last) == ((), None, None)


def test_words_of_the_paper_before_are_brought_where_there_are_no_own(desk):
    values = {
        "title": "예시 회의",
        "division_id": desk.divisions.names()[0].id,
        "starts_at": datetime.now(UTC) + timedelta(days=3),
    }
    meeting = PaperPlace("BAT", desk.records.create("meetings", values))
    narratives = Narratives(desk.workspace)
    keep(desk, [TOPIC, POINT])
    keep(desk, [TOPIC], Section.PLANS)
    keep(desk, [POINT], Section.PLANS, place=meeting)
    assert narratives.earlier(meeting) == (Section.MEMBERS,)

    assert narratives.bring(meeting) == 1

    assert shown(desk, Section.MEMBERS, meeting) == [TOPIC, POINT]
    assert shown(desk, Section.PLANS, meeting) == [POINT]
    assert narratives.earlier(meeting) == ()
    desk.workspace.undo()
    assert narratives.earlier(meeting) == (Section.MEMBERS,)
