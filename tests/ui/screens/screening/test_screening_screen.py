"""The screen on which demands are screened, in the real window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from afm_desktop.app import opened
from afm_desktop.domain.enums import Confidentiality, DemandTurn, Verdict
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.words import word
from afm_desktop.services.screening.model import CommentState
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.drawing import wrapped
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.screening.comment_box import CommentBox
from afm_desktop.ui.screens.screening.form_parts import AnswerBox
from afm_desktop.ui.screens.screening.screen import ScreeningScreen
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.info_bar import InfoBar
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.notice import Notice
from tests.exchange.forms import owpml
from tests.reports.reading import all_text
from tests.ui.screens.frames import go, program, settle, shown, window

__all__ = ["program", "window"]
REVIEWING = Place("screening", filters=(("status", ("reviewing",)),))


@pytest.fixture
def screen(window, qtbot) -> ScreeningScreen:
    found = go(window, REVIEWING, qtbot)
    assert isinstance(found, ScreeningScreen)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return found


def read(window, screen, qtbot):
    """What the pane shows once everything is answered."""
    settle(window, qtbot)
    qtbot.wait(60)  # a row is current for a moment before its demand is read
    settle(window, qtbot)
    qtbot.waitUntil(lambda: screen.pane.sheet is not None)
    return screen.pane.sheet


def answer_box(screen, key) -> AnswerBox:
    return next(one for one in screen.pane.form.findChildren(AnswerBox) if one.key == key)


def comment_boxes(screen) -> list[CommentBox]:
    return screen.pane.form.area.findChildren(CommentBox)


def comment(window, screen, qtbot, key, text):
    read(window, screen, qtbot)
    answer_box(screen, key).comment.click()
    field = screen.pane.ask.fields["text"]
    field.area.setPlainText(text)
    screen.pane.ask.do.click()
    return read(window, screen, qtbot)


def test_the_bare_screen_shows_what_is_to_be_screened(window, qtbot):
    screen = go(window, Place("screening"), qtbot)

    shown = dict(screen.place().filters)
    assert set(shown["status"]) == {"submitted", "received", "reviewing", "supplement"}
    qtbot.waitUntil(lambda: screen.pane.sheet is not None)


def test_one_key_goes_to_the_next_demand_and_the_filter_stays(window, screen, qtbot):
    first = read(window, screen, qtbot)
    screen.pane.start()
    assert screen.pane.side.isAncestorOf(QApplication.focusWidget())

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    second = read(window, screen, qtbot)
    assert screen.pane.side.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    third = read(window, screen, qtbot)

    assert second.id != first.id == third.id
    assert screen.place().filters == REVIEWING.filters


def test_a_comment_is_pinned_answered_and_settled_beside_its_field(window, screen, qtbot):
    sheet = comment(window, screen, qtbot, "title", "설비를 적어 주십시오.")
    assert [(one.key, one.text) for one in sheet.comments] == [("title", "설비를 적어 주십시오.")]
    assert answer_box(screen, "title").isAncestorOf(comment_boxes(screen)[0])

    screen.pane.steps.buttons[S.SUPPLEMENT].click()
    screen.pane.steps.ask.do.click()
    settle(window, qtbot)
    go(window, Place("screening", record=sheet.id), qtbot)
    sheet = read(window, screen, qtbot)
    assert (sheet.status, sheet.turn) == (S.SUPPLEMENT, DemandTurn.APPLICANT)
    assert "답변하지 않은" in screen.pane.steps.buttons[S.REVIEWING].toolTip()

    comment_boxes(screen)[0].wanted.emit("answer", comment_boxes(screen)[0])
    screen.pane.ask.fields["text"].area.setPlainText("3대입니다.")
    screen.pane.ask.do.click()
    sheet = read(window, screen, qtbot)
    assert sheet.comments[0].answer == "3대입니다."
    comment_boxes(screen)[0].wanted.emit("settle", comment_boxes(screen)[0])
    sheet = read(window, screen, qtbot)
    assert sheet.comments[0].state is CommentState.SETTLED
    assert screen.pane.steps.buttons[S.REVIEWING].isEnabled()


def test_a_comment_is_given_a_day_of_its_own(window, screen, qtbot):
    sheet = comment(window, screen, qtbot, "title", "설비를 적어 주십시오.")
    due = window.desk.workspace.today + timedelta(days=3)

    comment_boxes(screen)[0].wanted.emit("due", comment_boxes(screen)[0])
    screen.pane.ask.fields["due_on"].set_value(due)
    screen.pane.ask.do.click()
    sheet = read(window, screen, qtbot)

    assert sheet.comments[0].due_on == due


def test_an_item_takes_reasons_whose_words_are_adapted(window, screen, qtbot):
    sheet = read(window, screen, qtbot)
    box = screen.pane.items[1]

    box.verdicts.choices()[1].click()
    read(window, screen, qtbot)
    toggles = screen.pane.items[1].toggles
    for id in list(toggles):
        screen.pane.items[1].toggles[id].click()
        read(window, screen, qtbot)
    field = screen.pane.items[1].fields[0]
    field.area.setPlainText("정량 목표가 없습니다.")
    field.settle()
    item = read(window, screen, qtbot).items[1]

    assert item.verdict is Verdict.UNMET
    assert [one.text for one in item.reasons] == [
        "정량 목표가 없습니다.",
        sheet.items[1].offered[1].reply,
    ]


def test_what_is_typed_into_a_question_outlives_what_others_save(window, screen, qtbot):
    sheet = read(window, screen, qtbot)
    answer_box(screen, "title").comment.click()
    field = screen.pane.ask.fields["text"]
    field.area.setPlainText("쓰다 만 의견")

    screening = window.desk.screening
    window.bridge.write(lambda: screening.comment(sheet.id, "다른 의견"))
    read(window, screen, qtbot)
    assert screen.pane.ask.fields["text"].area.toPlainText() == "쓰다 만 의견"
    screen.pane.ask.do.click()

    texts = {one.text for one in read(window, screen, qtbot).comments}
    assert texts == {"다른 의견", "쓰다 만 의견"}


def test_a_similar_demand_tells_why_on_a_line_of_its_own(window, qtbot):
    id = window.desk.screening.find("BAT-2026-0001")
    screen = go(window, Place("screening", record=id), qtbot)
    read(window, screen, qtbot)
    found = window.desk.screening.similar(id)
    lines = [
        line for line in screen.pane.side.findChildren(LinkLine) if line.toolTip().count("\n") == 1
    ]

    assert found
    assert all(one.grounds for one in found)
    assert [line.toolTip().split("\n")[0] for line in lines] == [one.title for one in found]
    for one, line in zip(found, lines, strict=True):
        assert f"{one.percent}% · {word(one.grounds[0])}" in line.accessibleName()
    assert lines[0].height() > lines[0].fontMetrics().height() * 2


def test_a_core_technology_is_marked_as_on_paper(window, screen, qtbot):
    sheet = read(window, screen, qtbot)
    marked = {"is_core_technology": True, "confidentiality": Confidentiality.SECRET}
    window.bridge.write(lambda: window.desk.records.change("demands", sheet.id, marked))

    read(window, screen, qtbot)

    chips = [chip.accessibleName() for chip in screen.pane.head.findChildren(Chip)]
    assert chips[-2:] == ["비공개(영업비밀)", "국가핵심기술 해당"]


def test_several_chosen_rows_take_a_step_together(window, screen, qtbot):
    read(window, screen, qtbot)
    table = screen.list.table
    table.setFocus()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    read(window, screen, qtbot)
    ids = screen.chosen_ids()
    assert len(ids) == 3
    assert "3건" in screen.pane.steps.several.text()

    screen.pane.steps.buttons[S.INELIGIBLE].click()
    screen.pane.steps.ask.fields["reason"].area.setPlainText("기존 과제와 같습니다.")
    screen.pane.steps.ask.do.click()
    settle(window, qtbot)

    sheets = [window.desk.screening.sheet(id) for id in ids]
    assert {one.status for one in sheets} == {S.INELIGIBLE}


def declined(window, screen, qtbot):
    """A demand that was found ineligible, shown again."""
    sheet = read(window, screen, qtbot)
    screen.pane.steps.buttons[S.INELIGIBLE].click()
    screen.pane.steps.ask.fields["reason"].area.setPlainText("기존 과제와 같습니다.")
    screen.pane.steps.ask.do.click()
    settle(window, qtbot)
    go(window, Place("screening", record=sheet.id), qtbot)
    return read(window, screen, qtbot)


def test_letters_are_saved_and_their_text_is_copied(window, screen, qtbot, tmp_path):
    declined(window, screen, qtbot)

    screen.ask_file = lambda _parent, name: tmp_path / name
    screen.save_letters()
    settle(window, qtbot)
    screen.ask_file = lambda _parent, _name: tmp_path / "안내문.hwpx"
    screen.save_letters()
    settle(window, qtbot)
    screen.copy_letter()
    settle(window, qtbot)

    (path,) = tmp_path.glob("*.pdf")
    assert "기존 과제와 같습니다. 끝." in all_text(path.read_bytes())
    told = owpml.read(tmp_path / "안내문.hwpx").paragraphs
    assert any("기존 과제와 같습니다." in line for line in told)
    assert QApplication.clipboard().text().endswith("\n  기존 과제와 같습니다.  끝.")


def test_the_receipt_of_a_demand_is_saved_where_it_is_received(window, screen, qtbot, tmp_path):
    sheet = read(window, screen, qtbot)
    assert screen.pane.steps.receipt.isEnabled()

    screen.ask_file = lambda _parent, name: tmp_path / name
    screen.pane.steps.receipt.click()
    settle(window, qtbot)

    (path,) = tmp_path.glob("*.pdf")
    assert path.name == f"접수증 {sheet.intake_no}.pdf"
    assert sheet.intake_no in all_text(path.read_bytes())


def test_receipts_of_several_leave_out_what_is_not_received(window, qtbot, tmp_path):
    wanted = Place("screening", filters=(("status", ("rejected", "withdrawn")),))
    found = go(window, wanted, qtbot)
    read(window, found, qtbot)
    found.ask_folder = lambda _parent: tmp_path
    table = found.list.table
    table.selectAll()
    settle(window, qtbot)
    views = window.desk.views
    ids = views.ids_of(ViewKind.DEMANDS, found.content.model.keys)
    numbers = [window.desk.filing.sheet(id).intake_no for id in ids.values()]

    found.doings()["save_receipt"].do()
    settle(window, qtbot)

    there = [number for number in numbers if number]
    assert 0 < len(there) < len(numbers)
    assert {path.name for path in tmp_path.glob("*.pdf")} == {f"접수증 {one}.pdf" for one in there}
    told = f"접수하지 않은 수요 {len(numbers) - len(there):,}건은 뺐습니다"
    assert any(told in bar.text() for bar in window.body.notes.findChildren(InfoBar))


def test_a_demand_that_is_not_received_has_no_receipt_yet(window, qtbot):
    found = go(window, Place("screening", filters=(("status", ("rejected",)),)), qtbot)
    read(window, found, qtbot)
    assert not found.pane.steps.receipt.isEnabled()
    assert "접수 처리" in found.pane.steps.receipt.toolTip()
    assert "접수 처리" in found.doings()["save_receipt"].when()


def test_the_letter_of_a_core_technology_is_copied_for_a_reason_alone(window, screen, qtbot):
    sheet = declined(window, screen, qtbot)
    window.bridge.write(
        lambda: window.desk.records.change("demands", sheet.id, {"is_core_technology": True})
    )
    settle(window, qtbot)
    QApplication.clipboard().setText("앞의 것")

    screen.copy_letter()
    settle(window, qtbot)
    (asking,) = (one for one in screen.findChildren(AskLine) if one.isVisible())
    before = QApplication.clipboard().text()
    asking.entry.setText("기안 작성")
    asking.button.click()
    settle(window, qtbot)

    assert before == "앞의 것"
    assert QApplication.clipboard().text() != before
    assert window.desk.accesses.rows(limit=1)[0].reason == "기안 작성"


def test_letters_of_chosen_rows_go_into_a_folder_and_replace_nothing_unasked(
    window, qtbot, tmp_path
):
    found = go(window, Place("screening", filters=(("status", ("supplement",)),)), qtbot)
    read(window, found, qtbot)
    found.list.table.setFocus()
    qtbot.keyClick(found.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    read(window, found, qtbot)
    asked = []
    found.ask_folder = lambda _parent: tmp_path
    found.may_replace = lambda _parent, _folder, count: not asked.append(count) and not count

    found.save_letters()
    settle(window, qtbot)
    made = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.pdf")}
    found.save_letters()
    settle(window, qtbot)

    assert len(made) == 2
    assert asked == [0, 2]
    assert made == {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.pdf")}


def test_an_overdue_supplement_is_marked_by_shape_and_word(window, qtbot):
    found = go(window, Place("screening", filters=(("turn", ("late",)),)), qtbot)
    sheet = read(window, found, qtbot)

    assert sheet.turn is DemandTurn.LATE
    notices = found.pane.head.findChildren(Notice)
    assert any("일 지남" in notice.accessibleName() for notice in notices)
    model = found.list.table.model()
    column = [one.key for one in found.list.table.specs].index("turn")
    assert {model.index(row, column).data() for row in range(model.rowCount())} == {"기한 지남"}
    spec = found.list.table.specs[column]
    assert spec.looks[DemandTurn.LATE].glyph == Glyph.SQUARE


def test_a_letter_without_words_says_so(window, screen, qtbot):
    read(window, screen, qtbot)

    screen.save_letters()
    settle(window, qtbot)

    bars = window.body.notes.findChildren(InfoBar)
    assert any("안내 문구가 없습니다" in bar.text() for bar in bars)


def test_the_secretary_sees_its_institute_and_may_not_judge(window, screen, qtbot):
    sheet = read(window, screen, qtbot)
    values = window.desk.records.values("demands", sheet.id)
    division = window.desk.records.values("divisions", values["division_id"])
    institute = division["secretariat_id"]
    records = window.desk.records
    window.bridge.write(lambda: records.change("demands", sheet.id, {"lead_id": institute}))
    settle(window, qtbot)
    office = Office(role=Role.SECRETARY, actor="예시 간사", division=division["code"])
    window.desk.workspace.office = office
    screen.refresh(frozenset())
    read(window, screen, qtbot)

    assert screen.pane.head.conflict is not None
    assert "이해관계" in screen.pane.head.conflict.accessibleName()
    assert not any(
        button.isEnabled() for status, button in screen.pane.steps.buttons.items()
        if status is not S.WITHDRAWN
    )  # fmt: skip
    assert not screen.pane.items[0].verdicts.isEnabled()


def test_a_firm_sees_what_it_was_asked_and_answers(program, demonstration, tmp_path, qtbot):
    path = Path(shutil.copy(demonstration, tmp_path / "예시.afm"))
    with opened(path) as desk:
        status = ViewQuery(filters=(Filter("status", ("reviewing",)),))
        keys = desk.views.keys(ViewKind.DEMANDS, status)
        id = str(desk.views.id_of(ViewKind.DEMANDS, keys[0]))
        desk.screening.comment(id, "설비를 적어 주십시오.", "title")
        desk.screening.move([id], S.SUPPLEMENT, due_on=desk.workspace.today)
        body = desk.screening.sheet(id).applicant
        office = desk.workspace.office
        desk.workspace.become(replace(office, role=Role.FIRM, organization=body, actor="예시 담당"))

    firm = shown(program, path, qtbot)
    found = go(firm, Place("screening", record=id), qtbot)
    read(firm, found, qtbot)

    assert found.pane.items == []
    assert "save_letter" not in found.doings()
    (box,) = comment_boxes(found)
    box.wanted.emit("answer", box)
    found.pane.ask.fields["text"].area.setPlainText("3대입니다.")
    found.pane.ask.do.click()
    assert read(firm, found, qtbot).comments[0].answer == "3대입니다."


def test_in_medium_room_four_rows_stay_in_sight(window, qtbot):
    window.resize(1000, 640)
    found = go(window, Place("screening"), qtbot)
    read(window, found, qtbot)
    table = found.list.table

    row = table.verticalHeader().defaultSectionSize()
    assert found.side.slot.orientation() is Qt.Orientation.Vertical
    assert table.viewport().height() >= 4 * row - 1


def test_a_word_in_a_table_of_the_form_is_not_broken(window, qtbot):
    id = window.desk.screening.find("BAT-2026-0001")
    screen = go(window, Place("screening", record=id), qtbot)
    read(window, screen, qtbot)

    cells = [
        line
        for key in ("partners", "sites", "budget")
        for line in answer_box(screen, key).findChildren(Line)
    ]
    assert any(line.text() == "울산광역시" for line in cells)
    for line in cells:
        words = set(line.text().split())
        assert words == {
            word for part in wrapped(line.text(), line.width()) for word in part.split()
        }


def test_what_nobody_checked_is_asked_about_before_a_demand_goes_on(window, screen, qtbot):
    sheet = read(window, screen, qtbot)
    left = sum(item.verdict is None for item in sheet.items)

    screen.pane.steps.buttons[S.CANDIDATE].click()
    qtbot.waitUntil(lambda: screen.pane.steps.ask is not None)
    asked = screen.pane.steps.ask
    told = [line.text() for line in asked.findChildren(Line)]
    before = window.desk.screening.sheet(sheet.id).status
    asked.do.click()
    settle(window, qtbot)

    assert told[0] == f"점검하지 않은 항목이 {left}건 있습니다. 그대로 확정하시겠습니까?"
    assert (before, window.desk.screening.sheet(sheet.id).status) == (S.REVIEWING, S.CANDIDATE)
