"""New meetings, and what tells of one."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from PySide6.QtGui import QGuiApplication

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.ui.screens.meetings import telling
from afm_desktop.ui.screens.meetings.starting import ALLIANCE, Beginning, ask_start
from tests.factories import make_person
from tests.services.conftest import put
from tests.ui.screens.meetings.hall import DAY, GUESTS, TITLES

NEXT_START = korean_moment(DAY.replace(month=9), 14)


@pytest.fixture
def begun(shown, context, covered):
    """The card for a new meeting, and the ids of those it made."""

    def begin(beginning):
        made = []
        ask_start(context, beginning, made.append)
        shown.idle()
        return covered[-1], made

    return begin


def test_a_new_meeting_says_how_it_will_be_called(shown, begun):
    dialog, made = begun(Beginning())
    dialog.fields["body"].choose(ALLIANCE)
    dialog.fields["kind"].choose("assembly")
    shown.idle()
    said = dialog.called.text()

    dialog.order()
    shown.idle()

    assert shown.desk.meetings.of(made[0]).head.title == said
    shown.undo()
    assert shown.desk.meetings.propose(None, "assembly").title == said


def test_a_copy_takes_the_roster_over_unmarked(shown, begun):
    dialog, made = begun(Beginning(source=shown.sheet.head))
    dialog.fields["starts_at"].set_value(NEXT_START)

    dialog.order()
    shown.idle()

    copy = shown.desk.meetings.of(made[0])
    assert copy.head.starts_at == NEXT_START
    assert copy.head.status is MeetingStatus.DRAFT
    assert [one.name for one in copy.roster] == [*GUESTS]


def test_a_template_gives_its_agenda(shown, begun):
    shown.desk.meetings.make_template(shown.id, title="총회 서식")
    dialog, made = begun(Beginning(templates=shown.desk.meetings.templates()))

    dialog.order()
    shown.idle()

    titles = [one.title for one in shown.desk.meetings.of(made[0]).items]
    assert set(TITLES) <= set(titles)


def test_a_meeting_kept_as_a_template_is_told_by_its_title(shown, frame):
    shown.pane.doings.keep_as_template()
    shown.idle()

    assert frame.toasts[-1] == ("‘제1차 총회’를 서식으로 저장했습니다.", True)


def test_the_calendar_file_is_of_the_meeting(shown, context, tmp_path, qtbot):
    path = tmp_path / "회의.ics"

    telling.save_calendar(context, shown.id, lambda _name: path, pytest.fail)
    qtbot.waitUntil(path.exists)
    shown.idle()

    event = Calendar.from_ical(path.read_bytes()).walk("VEVENT")[0]
    assert event["uid"].startswith(shown.id)
    assert "제1차 총회" in event["summary"]


def test_the_mail_names_the_meeting_and_nobody_invited(shown, context):
    telling.copy_mail(context, shown.id, pytest.fail)
    shown.idle()

    text = QGuiApplication.clipboard().text()
    assert "제1차 총회" in text
    assert not any(name in text for name in GUESTS)


def test_the_calendar_file_with_addresses_is_saved_for_a_reason_that_is_logged(
    shown, tmp_path, qtbot
):
    desk, path, email = shown.desk, tmp_path / "주소.ics", "secretary@example.test"
    person = make_person(email=email)
    put(desk.workspace, person)
    desk.rosters.add_person(shown.id, person.id)
    doings = shown.pane.doings
    doings.ask_calendar_file = lambda *_: path

    doings.all()["save_addressed_calendar"].do()
    doings.asking.entry.insert("일정 안내")
    doings.asking.button.click()
    qtbot.waitUntil(path.exists)
    shown.idle()

    assert email in path.read_bytes().decode().replace("\r\n ", "")
    assert desk.accesses.rows(limit=1)[0].reason == "일정 안내"
