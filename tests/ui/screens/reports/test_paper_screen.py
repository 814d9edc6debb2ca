"""The paper that is shown is the paper that is saved and printed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter

from afm_desktop.domain.enums import LineLevel
from afm_desktop.domain.office import Office, Role
from afm_desktop.reports import division_status
from afm_desktop.reports.options import PaperOptions
from afm_desktop.services.people import Access
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.loading import loading
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.reports import making, output, printing
from afm_desktop.ui.screens.reports.page_view import Fit
from afm_desktop.ui.screens.reports.wanted import Wanted
from tests.reports import reading
from tests.reports.factory import make_status
from tests.ui.screens.reports.conftest import WAIT, opened, settled, shown
from tests.ui.whole_window import end

DRAFT = Section.MEMBERS


def data(screen):
    return screen.preview.paper.data


def write_words(screen, text, section=DRAFT):
    field = screen.side.words.boxes()[section].field
    field.area.setPlainText(text)
    field.settle()


def saved_at(path, monkeypatch):
    monkeypatch.setattr(output, "ask_file", lambda *_: path)


def test_the_first_paper_is_there_with_its_options(screen):
    assert screen.preview.view.pages().count() == screen.preview.paper.pages > 5
    assert screen.side.scope.division.value() == "BAT"
    assert screen.side.form.widgets["cover"].isChecked()
    assert "쪽 · " in screen.side.result.text()


def test_what_is_saved_is_what_is_shown(screen, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "새 폴더" / "보고.pdf"
    path.parent.mkdir()
    saved_at(path, monkeypatch)

    assert screen.context.commands.run("save_paper")
    qtbot.waitUntil(path.exists)

    assert path.read_bytes() == data(screen) == screen.preview.view.pages().data
    qtbot.waitUntil(lambda: screen.output.folder.path() == path.parent)


def test_the_suggested_name_tells_paper_division_and_day(screen, monkeypatch):
    asked = []
    monkeypatch.setattr(output, "ask_file", lambda _parent, _folder, name: asked.append(name))

    screen.context.commands.run("save_paper")

    assert asked == ["분과현황보고_이차전지_20260722"]


def test_a_folder_that_takes_nothing_is_told_and_nothing_is_there(
    screen, window, tmp_path, monkeypatch, qtbot
):
    (tmp_path / "막힘.pdf").mkdir()
    saved_at(tmp_path / "막힘.pdf", monkeypatch)

    screen.context.commands.run("save_paper")

    qtbot.waitUntil(lambda: "저장할 수 없습니다" in window.body.notes.text())


def test_the_pages_that_are_printed_come_from_the_same_bytes(screen, tmp_path, monkeypatch, qtbot):
    printer, asked = QPrinter(), []
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "인쇄.pdf"))
    printer.setResolution(72)
    monkeypatch.setattr(printing, "has_printer", lambda: True)

    def ask(_parent, source, _name):
        asked.append(source)
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)

    assert screen.context.commands.run("print")
    printed = tmp_path / "인쇄.pdf"
    qtbot.waitUntil(lambda: screen.context.bridge.long_work() == "", timeout=WAIT)

    assert asked == [data(screen)]
    assert len(reading.texts(printed.read_bytes())) == screen.preview.paper.pages


def test_without_a_printer_there_is_a_sentence_and_another_way(
    screen, window, tmp_path, monkeypatch, qtbot
):
    saved_at(tmp_path / "대신.pdf", monkeypatch)
    monkeypatch.setattr(printing, "has_printer", lambda: False)

    screen.context.commands.run("print")
    note = window.body.notes.current()

    assert note.text.startswith("인쇄할 프린터가 없습니다.")
    assert note.action == "PDF로 저장"
    note.do()
    qtbot.waitUntil((tmp_path / "대신.pdf").exists)


def test_an_option_makes_the_paper_anew_and_survives_a_restart(program, path, qtbot):
    screen = shown(opened(program, path, qtbot), qtbot)
    before = data(screen)

    screen.side.form.widgets["cover"].click()
    screen.side.form.widgets["approval"].click()
    settled(screen, qtbot)
    assert data(screen) != before
    assert screen.preview.view.page() == 0
    program.window.navigate(Place("settings"))
    end(program)
    again = shown(opened(program, path, qtbot), qtbot)

    options = again.wishes.current.options
    assert (options.has_cover, options.approval) == (False, ())
    assert not again.side.form.widgets["cover"].isChecked()


def test_old_pages_stay_until_the_new_ones_are_there(screen, qtbot):
    before = data(screen)

    screen.side.form.widgets["large"].click()

    assert screen.maker.is_busy
    assert data(screen) == before
    assert not screen.side.save.isEnabled()
    assert "만드는 중" in screen.context.commands.reason("save_paper")
    settled(screen, qtbot)
    assert data(screen) != before
    assert screen.side.save.isEnabled()


def test_of_many_changes_only_the_newest_paper_is_told(screen, qtbot):
    told = []
    screen.maker.made.connect(told.append)

    for code in ("AUT", "SHI", "BAT", "AUT"):
        screen._wish(division=code)
    settled(screen, qtbot)

    assert [made.wanted.division for made in told] == ["AUT"]


def test_stopping_keeps_the_old_pages(screen, window, monkeypatch, qtbot):
    before = data(screen)
    begun = []

    def slow(_desk, wanted, tell):
        begun.append(wanted)
        for step in range(2_000):
            tell(step, 2_000)
            time.sleep(0.005)

    monkeypatch.setattr(screen.maker, "_recipe", lambda _key: slow)
    screen.side.form.widgets["large"].click()
    qtbot.waitUntil(lambda: bool(begun))

    screen.preview.stop_asked.emit()

    assert not screen.maker.is_busy
    assert data(screen) == before
    assert "앞에 보이는 쪽" in window.body.notes.text()
    qtbot.waitUntil(lambda: screen.context.bridge.long_work() == "", timeout=WAIT)


def test_the_window_answers_while_a_long_paper_is_made(screen, monkeypatch, qtbot):
    status = make_status(members=300, demands=300)

    def recipe(_desk, wanted, tell):
        paper = division_status.make(status, PaperOptions(), tell=tell)
        return replace(screen._made, wanted=wanted, paper=paper)

    monkeypatch.setattr(screen.maker, "_recipe", lambda _key: recipe)
    with loading():  # as the program does; the tests before this one have loaded more
        pass
    idle = longest_gaps(lambda: qtbot.wait(500))

    def make():
        screen._ask(at_once=True)
        settled(screen, qtbot)
        qtbot.waitUntil(lambda: not screen.preview.view._render_next.isActive(), timeout=WAIT)

    gaps = longest_gaps(make)

    assert screen.preview.paper.pages >= 15
    assert gaps[0] < 0.1 + idle[0]  # a busy machine lets nobody answer, idle or not


def longest_gaps(act):
    """The longest times the window did not answer while something was done, longest first."""
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=0)
    timer.timeout.connect(tick)
    timer.start()
    act()
    timer.stop()
    return sorted(gaps, reverse=True)


def test_words_written_beside_the_paper_stand_in_it_and_undo_takes_them_back(screen, window, qtbot):
    before = data(screen)

    write_words(screen, "□ 예시 새 문장\nㅇ (가입) 예시가람")
    qtbot.waitUntil(lambda: data(screen) != before, timeout=WAIT)
    box = screen.side.words.boxes()[DRAFT]
    assert "예시 새 문장" in reading.all_text(data(screen))
    assert box.field.shown_text() == "□ 예시 새 문장\n ○ (가입) 예시가람"
    assert box.words.is_own

    qtbot.waitUntil(lambda: window.commands.action("undo").isEnabled())
    window.commands.run("undo")

    qtbot.waitUntil(lambda: data(screen) == before, timeout=WAIT)
    assert not screen.side.words.boxes()[DRAFT].words.is_own


def test_a_reset_section_says_again_what_the_figures_say(screen, qtbot):
    before = data(screen)
    write_words(screen, "□ 예시 새 문장")
    qtbot.waitUntil(lambda: data(screen) != before, timeout=WAIT)

    screen.side.words.boxes()[DRAFT].reset.click()

    qtbot.waitUntil(lambda: data(screen) == before, timeout=WAIT)


def test_words_of_another_paper_can_be_brought_to_this_one(screen, window, qtbot):
    meeting = screen._made.meeting
    assert meeting is not None
    screen._wish(meeting=None)
    settled(screen, qtbot)
    write_words(screen, "□ 예시 지난 문장")
    qtbot.waitUntil(lambda: screen.side.words.boxes()[DRAFT].words.is_own, timeout=WAIT)
    screen._wish(meeting=meeting)
    settled(screen, qtbot)
    assert "예시 지난 문장" not in reading.all_text(data(screen))
    pane = screen.side.words
    assert pane.bring.isVisibleTo(pane)

    pane.bring.click()
    qtbot.waitUntil(lambda: "예시 지난 문장" in reading.all_text(data(screen)), timeout=WAIT)

    assert not pane.bring.isVisibleTo(pane)


def test_an_empty_section_is_refused_below_its_field(screen, qtbot):
    write_words(screen, "  ")

    field = screen.side.words.boxes()[DRAFT].field
    qtbot.waitUntil(lambda: "한 줄 이상" in field.error())


def test_words_that_were_refused_do_not_follow_to_another_division(screen, qtbot):
    write_words(screen, "  ")
    qtbot.waitUntil(lambda: bool(screen.side.words.boxes()[DRAFT].field.error()))

    screen._wish(division="AUT", meeting="next")
    settled(screen, qtbot)

    box = screen.side.words.boxes()[DRAFT]
    assert box.field.error() == ""
    assert box.field.shown_text().startswith("□ 회원(기업·기관) 23개")


def test_words_whose_figures_have_changed_are_flagged_until_they_stand(screen, qtbot):
    place = screen._paper_place()
    line = NarrativeLine(LineLevel.TOPIC, "예시 지난 문장")
    narratives = screen.wording._narratives
    screen.context.bridge.write(lambda: narratives.keep(place, DRAFT, [line], "older"))
    boxes = screen.side.words.boxes
    qtbot.waitUntil(lambda: boxes()[DRAFT].words.is_outdated, timeout=WAIT)
    assert "분과 현황" in screen.side.remarks.text()
    assert boxes()[DRAFT].stands.isVisibleTo(boxes()[DRAFT])

    boxes()[DRAFT].stands.click()

    qtbot.waitUntil(lambda: not boxes()[DRAFT].words.is_outdated, timeout=WAIT)
    assert boxes()[DRAFT].words.lines == (line,)


def test_a_section_leads_to_its_page(screen, qtbot):
    screen.side.words.boxes()[Section.PLANS].title.click()

    page = next(spot.page for spot in screen.preview.paper.spots if spot.key == "plans")
    assert screen.preview.view.page() in (page - 1, page)


def test_words_in_the_paper_are_found_page_by_page(screen, qtbot):
    finder = screen.preview.finder

    screen.context.commands.run("find")
    finder.field.setText("향후계획")
    qtbot.waitUntil(lambda: finder.hits() >= 2)
    qtbot.wait(300)
    finder.step(1)

    assert finder.count.text().startswith("2 / ")
    finder.field.setText("없는말없는말")
    qtbot.waitUntil(lambda: finder.count.text() == "없음")


def test_small_pages_lead_to_large_ones(screen, qtbot):
    preview = screen.preview
    preview.strip.click()

    preview.thumbnails.setFocus()
    qtbot.keyClick(preview.thumbnails, Qt.Key.Key_Down)
    qtbot.keyClick(preview.thumbnails, Qt.Key.Key_Down)

    assert preview.view.page() == 2
    assert preview.number.text().startswith("3 / ")
    assert screen.context.preferences.layout("reports")["thumbnails"]


def test_pages_are_fitted_or_as_large_as_one_likes(screen, qtbot):
    view = screen.preview.view
    screen.preview._fit(Fit.WIDTH)
    wide = view.zoom()

    screen.preview.larger.click()

    assert view.fit is None
    assert view.zoom() > wide
    assert screen.preview.zoom.words().endswith("%")


def test_names_are_hidden_until_somebody_wants_them_and_that_is_noted(
    screen, tmp_path, monkeypatch, qtbot
):
    log = screen.context.bridge.desk.accesses
    hidden = reading.all_text(data(screen))
    assert (log.rows(), "*" in hidden) == ([], True)

    screen.side.names.click()
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: [row.action for row in log.rows()] == [Access.VIEW])
    saved_at(tmp_path / "이름.pdf", monkeypatch)
    screen.context.commands.run("save_paper")
    qtbot.waitUntil((tmp_path / "이름.pdf").exists)

    assert "*" not in reading.all_text(data(screen))
    assert [row.action for row in log.rows()] == [Access.PRINT, Access.VIEW]
    assert log.rows()[0].count == screen._made.people > 0


def test_a_division_without_data_is_told_before_anything_is_made(program, tmp_path, qtbot):
    path = tmp_path / "새.afm"
    Workspace.create(path, Office(role=Role.SECRETARY, actor="예시 간사")).close()
    window = opened(program, path, qtbot)
    window.navigate(Place("reports"))
    screen = window.body.stage.current
    assert "등록된 분과가 없습니다" in screen.preview.instead().accessibleName()
    desk = window.desk
    structure = desk.records.create("structures", {"name": "예시 체계"})
    values = {"structure_id": structure, "code": "NEW", "name": "예시", "position": 1}
    desk.records.create("divisions", values)

    screen._choose_and_ask("member-list")
    screen._choose_and_ask("division-status")
    screen._wish(division="NEW")
    settled(screen, qtbot)

    assert "담을 자료가 없습니다" in screen.preview.instead().accessibleName()
    assert not screen.side.save.isEnabled()
    screen._make_anyway()
    settled(screen, qtbot)
    assert screen.preview.paper.pages >= 1


@pytest.mark.parametrize("room", Room)
def test_every_room_shows_the_paper_or_leads_to_it(screen, room):
    screen.arrange(room)

    assert screen.preview.isVisibleTo(screen)
    assert screen.side.isVisibleTo(screen) == (room is not Room.NARROW)
    if room is Room.NARROW:
        screen.parts.choices()[1].click()
        assert screen.side.isVisibleTo(screen)
    assert screen.side.kind.isVisibleTo(screen.side) == (room is not Room.WIDE)


def test_the_papers_of_all_divisions_go_into_one_folder(
    screen, window, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setattr(output, "ask_folder", lambda *_: tmp_path / "모두")
    (tmp_path / "모두").mkdir()

    assert screen.context.commands.run("save_all_papers")
    qtbot.waitUntil(lambda: "12부" in window.body.notes.text(), timeout=60_000)

    made = sorted((tmp_path / "모두").iterdir())
    assert len(made) == 12
    assert "분과현황보고_이차전지_20260722.pdf" in [path.name for path in made]


def test_a_stopped_run_keeps_what_was_finished(screen, window, tmp_path, monkeypatch, qtbot):
    folder = tmp_path / "모두"
    folder.mkdir()
    monkeypatch.setattr(output, "ask_folder", lambda *_: folder)

    screen.context.commands.run("save_all_papers")
    qtbot.waitUntil(lambda: any(folder.glob("*.pdf")), timeout=WAIT)
    screen.context.bridge.cancel()
    qtbot.waitUntil(lambda: "저장하고 멈췄습니다" in window.body.notes.text(), timeout=WAIT)

    assert 0 < len(list(folder.glob("*.pdf"))) < 12


def test_a_wanted_paper_is_made_without_a_window(screen):
    wanted = Wanted("division-status", "BAT", None, PaperOptions())
    made = making.make_status_paper(screen.context.bridge.desk, wanted, lambda *_: None)

    assert made.meeting is None
    assert Path(made.name).name == "분과현황보고_이차전지_20260722"


def test_a_paper_that_is_made_while_the_window_is_built_anew_troubles_nobody(screen, window, qtbot):
    screen._ask(at_once=True)

    window.rebuild()

    again = window.body.stage.current
    assert again is not screen
    settled(again, qtbot)
    assert again.wishes.current.division == "BAT"
    assert again.preview.paper.pages > 5


def test_a_window_that_is_closed_in_the_pause_asks_for_no_paper(screen, window, qtbot):
    screen.maker.ask(screen.wishes.current)
    assert screen.maker.is_busy

    window.bridge.close()

    qtbot.waitUntil(lambda: not screen.maker.is_busy)


def test_what_is_typed_when_another_paper_is_chosen_belongs_to_the_one_before(screen, qtbot):
    field = screen.side.form.widgets["approval.names"]
    field.entry.setText("담당, 국장")

    screen._choose_and_ask("member-list")
    settled(screen, qtbot)

    assert screen.context.preferences.paper_options("division-status")["approval"] == "담당,국장"


def test_what_the_font_lacks_is_listed_before_anything_is_saved(screen, window, qtbot):
    write_words(screen, "□ 예시 \U00020bb7")

    qtbot.waitUntil(lambda: "U+20BB7" in window.body.notes.text(), timeout=WAIT)
    assert window.body.notes.current().tone == "warning"


def test_levels_are_given_by_keys(screen, qtbot):
    box = screen.side.words.boxes()[DRAFT]
    box.field.area.setPlainText("예시 한 줄")

    box.set_level(LineLevel.NOTE)
    box.set_level(LineLevel.DETAIL)

    assert box.field.area.toPlainText() == "  - 예시 한 줄"
