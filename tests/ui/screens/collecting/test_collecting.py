"""제출 현황판 shows who has sent which form, and each step is one gesture for all chosen."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from afm_desktop.domain.enums import Confidentiality, IntakeRoute, MemberRole, RequestState
from afm_desktop.reports.withheld import shown_list
from afm_desktop.services.collecting.model import Asked, Narrowing
from afm_desktop.ui.board_places import place_of
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.places import Place, from_link
from afm_desktop.ui.screens.collecting.screen import CollectingScreen
from afm_desktop.ui.screens.collecting.step_dialog import StepDialog
from afm_desktop.ui.theme import theme
from tests.ui.screens.asking import answer
from tests.ui.screens.frames import current, go, settle

HERE = Place("collecting")


@pytest.fixture
def screen(window, qtbot) -> CollectingScreen:
    return go(window, HERE, qtbot)


def texts(screen, column):
    place = [spec.key for spec in screen.table.specs].index(column)
    model = screen.table.model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def ask(window, screen, qtbot, step) -> StepDialog:
    screen.table.selectAll()
    qtbot.wait(1)
    window.commands.run(step)
    settle(window, qtbot)
    dialog = window.findChild(StepDialog)
    assert dialog is not None
    return dialog


def late(window, screen, qtbot):
    screen.bar.late.click()
    settle(window, qtbot)


def test_the_newest_round_is_shown_with_its_counts(screen):
    assert screen.header().count == "116개 기관 · 116건"
    assert [button.words() for button in screen.bar.states.values()] == [
        "미발송 17", "발송 9", "작성 중 0", "접수 22", "보완 15", "완료 53",
    ]  # fmt: skip
    assert screen.bar.late.words() == "기한 지남 9"


def test_with_large_text_the_titles_of_demands_can_be_read(window, screen, qtbot):
    window.resize(960, 600)  # as 1,440 pixels at 150 %
    settle(window, qtbot)
    table = screen.table
    column = [spec.key for spec in table.specs].index("demands")
    room = table.horizontalHeader().sectionSize(column) - sum(table.columns.padding(column))
    assert room >= theme().advance("예시 전극 코팅 공정")


def test_a_count_opens_its_list(window, qtbot, screen):
    for state, button in screen.bar.states.items():
        if not button.isEnabled():
            continue
        count = int(button.words().rpartition(" ")[2])
        button.click()
        assert screen.table.model().rowCount() == count, state
        button.click()

    late(window, screen, qtbot)

    assert texts(screen, "over") == ["22", "22", "1", "22", "22", "1", "22", "22", "22"]


def test_a_state_is_told_by_sign_and_word(screen):
    column = next(spec for spec in screen.table.specs if spec.key.startswith("form:"))

    glyphs = [look.glyph for look in column.looks.values()]

    assert len(set(glyphs)) == len(RequestState)
    assert set(texts(screen, column.key)) == {"미발송", "발송", "접수", "보완", "완료"}


def test_all_that_are_late_are_reminded_in_one_gesture(window, qtbot, screen):
    late(window, screen, qtbot)
    dialog = ask(window, screen, qtbot, "remind")

    dialog.fields["route"].set_value(IntakeRoute.EMAIL)
    dialog.enter.click()
    settle(window, qtbot)

    assert texts(screen, "reminders") == ["2", "2", "1", "2", "2", "1", "2", "2", "2"]
    window.commands.run("undo")
    settle(window, qtbot)
    assert texts(screen, "reminders") == ["1", "1", "", "1", "1", "", "1", "1", "1"]


def test_the_mail_says_what_is_awaited_and_until_when(window, qtbot, screen):
    screen.narrow(Narrowing(text="예시늘봄진공"))
    dialog = ask(window, screen, qtbot, "remind")

    dialog.copy.click()

    mail = QGuiApplication.clipboard().text()
    assert mail.startswith("제목: [예시 총괄 사무국] 2026년 제1차 수요조사 수요서 제출 요청")
    assert "예시늘봄진공 담당자님께" in mail
    assert "기한 2026. 6. 30.(화), 22일 경과" in mail
    assert "문의: 예시 총괄 사무국" in mail


def test_forms_that_were_not_sent_are_marked_as_sent(window, qtbot, screen):
    go(window, place_of(Asked(("suppliers",))), qtbot)
    dialog = ask(window, current(window), qtbot, "mark_sent")
    assert dialog.fields["document_no"].label == labels.DOCUMENT

    dialog.enter.click()
    settle(window, qtbot)

    assert set(texts(current(window), "form:suppliers")) == {"발송"}
    assert set(texts(current(window), "sent")) == {"2026. 7. 22."}


def test_a_form_is_received_with_its_route(window, qtbot, screen):
    go(window, place_of(Asked(("suppliers",))), qtbot)
    dialog = ask(window, current(window), qtbot, "receive_forms")
    dialog.fields["route"].set_value(IntakeRoute.VISIT)

    dialog.order()
    settle(window, qtbot)

    board = window.desk.collecting.board(Asked(("suppliers",)))
    assert {cell.route for cell in board.cells()} == {IntakeRoute.VISIT}
    assert board.count(RequestState.RECEIVED) == len(board.lines)


def test_a_refusal_stays_on_the_card(window, qtbot, screen):
    screen.bar.states[RequestState.DONE].click()
    dialog = ask(window, screen, qtbot, "set_form_state")

    dialog.enter.click()
    settle(window, qtbot)

    assert dialog.isVisible()
    assert "처리 단계를 따릅니다" in dialog.told.text()


def test_several_forms_stand_side_by_side(window, qtbot, screen):
    screen.choose_forms((screen.asked.forms[0], "member_check"))
    settle(window, qtbot)

    heads = [spec.header for spec in screen.table.specs]
    assert "2026년 제1차 수요조사" in heads
    assert "회원 정보 확인서" in heads
    assert screen.table.model().rowCount() == 153


def test_the_filters_say_which_forms_a_step_is_for(window, qtbot, screen):
    screen.choose_forms((screen.asked.forms[0], "member_check"))
    settle(window, qtbot)
    screen.bar.late.click()
    screen.table.selectAll()

    late_cells = screen.chosen()

    assert len(late_cells) == screen.board.late() < sum(1 for _ in screen.board.cells())


def test_who_is_expected_is_chosen(window, qtbot, screen):
    screen.choose_roles(frozenset({MemberRole.ADVISER}))
    settle(window, qtbot)
    asked_and_advisers = screen.table.model().rowCount()
    screen.choose_roles(frozenset())
    settle(window, qtbot)

    assert screen.table.model().rowCount() == 99 < asked_and_advisers
    assert screen.bar.who.value() == labels.ASKED_ONLY


def test_a_division_narrows_the_board(window, qtbot, screen):
    window.scope.choose("BAT")
    settle(window, qtbot)

    assert set(texts(screen, "division")) == {"이차전지"}


def test_heads_put_the_bodies_in_order(screen):
    screen.table.sort_by("over", True)

    days = [int(text or 0) for text in texts(screen, "over")]
    assert days == sorted(days, reverse=True)


def test_enter_opens_the_demand_or_the_body(window, qtbot, screen):
    screen.narrow(Narrowing(text="예시늘봄진공"))
    screen.table.setFocus()
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert current(window).opened.screen == "members"

    screen = go(window, HERE, qtbot)
    line = next(line for line in screen.board.lines if len(line.cells[0].demands) == 1)
    screen.narrow(Narrowing())
    screen.open_line(line.organization_id)
    assert current(window).opened == Place("demands", line.cells[0].demands[0].id)


def test_the_board_is_exported_as_it_is_shown(window, qtbot, tmp_path, screen):
    path = tmp_path / "현황.xlsx"
    screen._ask = lambda _parent, _name: path
    late(window, screen, qtbot)

    window.commands.run("export")
    settle(window, qtbot)

    sheet = openpyxl.load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("기업·기관", "분과 코드", "분과", "양식", "상태")
    assert len(rows) == 10
    assert {row[4] for row in rows[1:]} == {"발송", "보완"}


def test_the_paper_holds_what_is_shown(window, qtbot, screen):
    late(window, screen, qtbot)

    printed = screen._as_shown().printed(window.desk)

    assert printed.count == "기업·기관 9개"
    assert printed.remarks == ("발송 7건, 보완 2건, 기한 지남 9건",)
    assert printed.columns[0].title == "기업·기관"


def test_a_core_technology_leaves_the_board_for_a_reason_alone(window, qtbot, tmp_path, screen):
    line = next(one for one in screen.table.lines() if one.cells[0].named)
    marked = {"is_core_technology": True, "confidentiality": Confidentiality.SECRET}
    demand = line.cells[0].named
    window.bridge.write(lambda: window.desk.records.change("demands", demand.id, marked))
    settle(window, qtbot)
    screen.table.set_current(line.organization_id)
    clipboard, path = QGuiApplication.clipboard(), tmp_path / "현황.csv"
    clipboard.setText("앞의 것")
    screen._ask = lambda _parent, _name: path

    window.commands.run("copy")
    before = clipboard.text()
    answer(screen, "부서 협의")
    settle(window, qtbot)
    window.commands.run("export")
    settle(window, qtbot)
    printed = screen._as_shown().printed(window.desk)
    whole = str(printed.rows)

    assert before == "앞의 것"
    assert demand.title in clipboard.text()
    assert window.desk.accesses.rows(limit=1)[0].reason == "부서 협의"
    assert demand.title not in path.read_text("utf-8-sig")
    assert (dict(printed.core), printed.secrecy) == (
        {demand.id: Confidentiality.SECRET},
        "비공개(영업비밀)",
    )
    assert demand.title in whole
    assert demand.title not in str(shown_list(printed, Confidentiality.DIVISION).rows)


def test_where_one_was_is_come_back_to(window, qtbot, screen):
    late(window, screen, qtbot)
    place = from_link(screen.place().link())

    go(window, Place("dashboard"), qtbot)
    again = go(window, place, qtbot)

    assert again.narrowing.is_late
    assert again.table.model().rowCount() == 9


def test_nothing_found_offers_to_clear(window, qtbot, screen):
    screen.narrow(Narrowing(text="없는이름"))

    assert screen._instead.accessibleName().startswith(labels.NO_MATCH)
    assert screen.panes()[1] is screen


def test_without_a_round_it_says_what_to_do(empty, qtbot):
    screen = go(empty, HERE, qtbot)

    assert screen._instead.accessibleName().startswith(labels.NO_FORMS)


def test_a_file_that_is_read_only_takes_no_step(window, qtbot, screen):
    assert screen.doings()["remind"].when() == labels.CHOOSE_FIRST
    screen.table.selectAll()
    assert screen.doings()["remind"].when() == ""


def test_the_dashboard_counts_what_is_late_and_leads_there(window, qtbot):
    dashboard = go(window, Place("dashboard"), qtbot)
    rows = {row._text: row for row in dashboard.page.todos.rows}
    row = rows["제출 기한이 지난 양식"]
    count = int(row._count.removesuffix("건"))

    screen = go(window, row.place, qtbot)

    assert screen.header().count.endswith(f" · {count}건")
    supplements = rows["보완 기한이 지난 양식"]
    screen = go(window, supplements.place, qtbot)
    assert screen.header().count == "2개 기관 · 2건"


def test_undo_is_offered(window, qtbot, screen):
    screen.bar.late.click()
    dialog = ask(window, screen, qtbot, "extend_forms")
    dialog.fields["new_due_on"].set_value(window.desk.workspace.today.replace(day=31))

    dialog.enter.click()
    settle(window, qtbot)

    assert screen.board.late() == 2  # 보완 기한은 수요에서 연장한다
