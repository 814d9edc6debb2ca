"""회의록, 회의결과 and 참석자 명부 on the screens."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.services.occasions import occasions
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.meetings.paper_links import MeetingPaperLinks
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.reports import output
from tests.reports import reading
from tests.ui.screens.frames import current, go, settle
from tests.ui.screens.reports.conftest import settled

WAIT = 20_000


def test_the_papers_of_a_meeting_are_made_with_names_that_are_logged(screen, qtbot):
    desk = screen.context.bridge.desk
    screen._choose_and_ask("sign-in")
    settled(screen, qtbot)
    ahead = screen._made
    text = reading.all_text(ahead.paper.data)

    assert ahead.meeting == ahead.occasions.next.id
    assert all(row.name in text for row in desk.printed_meetings.of(ahead.meeting).sheet.roster)
    logged = ["참석자 명부 미리보기"]
    qtbot.waitUntil(lambda: [one.reason for one in desk.accesses.rows(limit=1)] == logged)

    screen.side.names.click()
    settled(screen, qtbot)
    assert "*" in reading.all_text(screen.preview.paper.data)

    screen._choose_and_ask("minutes")
    settled(screen, qtbot)
    assert screen._made.meeting == screen._made.occasions.last.id
    screen.side.scope.meeting.left.emit(ahead.meeting)
    settled(screen, qtbot)
    assert screen._made.name.startswith("회의록_2026년-제3차")
    assert screen.place().filter("meeting") == (ahead.meeting,)


def test_a_row_and_the_details_of_a_meeting_lead_to_its_papers(window, qtbot):
    listed = go(window, Place("meetings", filters=(("division", ("BAT",)),)), qtbot)
    (key, *_) = listed.content.model.keys
    listed.list.table.set_current(key)
    settle(window, qtbot)
    (meeting,) = window.desk.views.ids_of(listed.spec.kind, [key]).values()
    title = window.desk.records.values("meetings", meeting)["title"]
    qtbot.waitUntil(lambda: bool(listed.findChildren(MeetingPaperLinks)), timeout=WAIT)
    (links,) = listed.findChildren(MeetingPaperLinks)

    window.commands.run("meeting_result")
    assert title in printed(window, qtbot)
    assert current(window).catalogue.current() == "meeting-result"

    links.links[PaperKind.MINUTES].click()
    assert f"{title} 회의록" in printed(window, qtbot)


def printed(window, qtbot):
    qtbot.waitUntil(lambda: current(window).key == "reports", timeout=WAIT)
    screen = current(window)
    qtbot.waitUntil(
        lambda: not screen.maker.is_busy and screen.preview.paper is not None, timeout=WAIT
    )
    return reading.all_text(screen.preview.paper.data)


def test_all_divisions_get_theirs_in_a_folder(screen, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "회의록"
    folder.mkdir()
    monkeypatch.setattr(output, "ask_folder", lambda *_: folder)
    save_all(screen, qtbot).declined.emit()

    qtbot.waitUntil(lambda: len(list(folder.glob("회의록_*.pdf"))) == 12, timeout=WAIT)
    assert not in_full(screen, folder)


def test_names_of_all_divisions_go_out_for_a_reason_that_is_logged(
    screen, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(output, "ask_folder", lambda *_: tmp_path)
    line = save_all(screen, qtbot)
    line.entry.setText("총회 자료 제출")
    line.button.click()

    qtbot.waitUntil(lambda: len(list(tmp_path.glob("회의록_*.pdf"))) == 12, timeout=WAIT)
    (row,) = screen.context.bridge.desk.accesses.rows(limit=1)
    assert row.reason == "총회 자료 제출"
    assert in_full(screen, tmp_path)


def save_all(screen, qtbot) -> AskLine:
    """Ask for the minutes of all divisions, until it is asked why the names go out in full."""
    screen._choose_and_ask("minutes")
    settled(screen, qtbot)
    screen.context.commands.run("save_all_papers")

    def asking() -> list[AskLine]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, AskLine)]

    qtbot.waitUntil(lambda: bool(asking()), timeout=WAIT)
    return asking()[0]


def in_full(screen, folder) -> bool:
    """Whether the minutes of a division name those who were there."""
    desk = screen.context.bridge.desk
    last = occasions(desk.lists, "BAT").last
    (path,) = folder.glob("회의록_이차전지_*.pdf")
    text = reading.all_text(path.read_bytes())
    roster = desk.printed_meetings.of(last.id).sheet.roster
    assert roster
    return all(row.name in text for row in roster)


def test_without_a_meeting_there_is_nothing_to_make(screen, qtbot):
    desk = screen.context.bridge.desk
    (known, *_) = desk.divisions.names()
    structure = desk.records.values("divisions", known.id)["structure_id"]
    desk.records.create("divisions", {"code": "NEW", "name": "새 분과", "structure_id": structure})
    screen._choose_and_ask("meeting-result")
    screen._wish(division="NEW")
    settled(screen, qtbot)

    assert screen.preview.paper is None
    assert labels.NO_MEETING_TITLE in screen.preview.instead().accessibleName()
