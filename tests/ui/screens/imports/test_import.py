"""A list in the window: from a file to the rows, to the records, and back with one key."""

from __future__ import annotations

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.exchange.importing import offered
from afm_desktop.services.imports.model import ImportKind, Outcome, Policy
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import paddings
from afm_desktop.ui.widgets.line import Line
from tests.ui.screens.asking import answer
from tests.ui.screens.imports.conftest import write_list
from tests.ui.whole_window import rest

HEADS = ["연번", "업체명", "사업자번호", "소속분과", "연락처"]
ROWS = [
    [1, "(주)예시하나소재", "1248100998", "이차전지", "02-0000-1234"],
    [2, "예시두리화학㈜", None, "이차전지", None],
    [3, None, None, "이차전지", None],
    [4, "예시세찌기전", None, "우주", None],
]


@pytest.fixture
def sheet(tmp_path):
    return write_list(tmp_path / "회원 명단.xlsx", [["회원 명단"], [], HEADS, *ROWS])


@pytest.fixture
def read(window, screen, sheet):
    """The screen with the columns of the list."""
    screen.read_file(sheet)
    rest(window)
    return screen


@pytest.fixture
def reviewed(window, read):
    """The screen with the rows of the list."""
    read.foot.next.click()
    rest(window)
    return read


def members(window):
    return {row[1] for row in window.desk.lists.listing("members").rows}


def words_in(widget):
    return [line.text() for line in widget.findChildren(Line)]


def shown(screen):
    model = screen.review.model
    return [model.result(row).outcome for row in range(model.rowCount())]


def test_each_column_is_shown_with_its_field_and_sample_values(read):
    model = read.columns.table.model()
    rows = [
        [model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())
    ]

    assert [row[1] for row in rows] == HEADS
    assert [row[3] for row in rows][1:4] == ["기업·기관명", "사업자등록번호", "분과"]
    assert "예시하나소재" in rows[1][2]
    assert read.foot.next.isEnabled()


def test_the_name_of_no_field_is_cut(window, screen):
    screen.take_text("협력사\t구매기업\t구매기업 사업자번호\n예시하나\t예시두리\t1248100998\n")
    window.resize(1024, 768)
    rest(window)

    table = screen.columns.table
    room = table.columnWidth(3) - sum(paddings(is_first=False, is_last=True, edge_u=4))
    for kind in ImportKind:
        for one in offered(kind):
            assert theme().advance(one.label, "body") <= room, one.label


def test_numbers_that_name_something_are_shown_as_they_stand(window, screen):
    rows = "".join(f"예시{n}전자\t124810099{n}\t{n}23456\n" for n in range(1, 9))
    screen.take_text(f"기업명\t사업자번호\t매출액\n\t\t\n{rows}")
    rest(window)

    model = screen.columns.table.model()
    assert model.index(1, 2).data() == "1248100991 / 1248100992 / 1248100993"


def test_an_empty_column_shows_what_stands_further_down(window, screen):
    rows = "".join(f"예시{n}전자\t{'늦게 적음' if n > 6 else ''}\n" for n in range(9))
    screen.take_text(f"기업명\t비고\n{rows}")
    rest(window)

    assert screen.columns.table.model().index(1, 2).data() == "늦게 적음 / 늦게 적음"
    assert "9행" in words_in(screen.head)[1]


def test_a_list_without_a_needed_column_cannot_go_on(read):
    read.columns.table.set_current(1)
    read.columns.field.left.emit(None)

    assert not read.foot.next.isEnabled()
    assert "기업·기관명" in read.foot.note.text()


def test_every_row_is_seen_before_anything_changes(window, reviewed):
    before = members(window)

    assert shown(reviewed) == [Outcome.NEW, Outcome.NEW, Outcome.REJECTED, Outcome.REJECTED]
    assert reviewed.foot.apply.words() == labels.APPLY.format(count=2)
    assert members(window) == before


def test_what_is_ticked_is_taken_over_and_taken_back_with_one_key(window, reviewed):
    before = members(window)
    reviewed.review.table.set_current(4)
    QTest.keyClick(reviewed.review.table, Qt.Key.Key_Space)

    reviewed.foot.apply.click()
    rest(window)

    assert members(window) - before == {"예시두리화학"}
    window.commands.run("undo")
    rest(window)
    assert members(window) == before


def test_a_rejected_row_shows_the_cell_that_is_to_blame_and_its_row(reviewed):
    reviewed.review.show_tab(Outcome.REJECTED)
    reviewed.review.table.set_current(7)

    told = words_in(reviewed.review.side)
    assert "D열 소속분과: 우주" in told
    assert "업체명: 예시세찌기전" in told


def test_the_end_says_what_was_not_taken(window, reviewed):
    reviewed.foot.apply.click()
    rest(window)

    told = " ".join(words_in(reviewed.done))
    assert "회원 2건을 가져왔습니다" in told
    assert "제외 2행은 넣지 않았습니다" in told
    assert "Ctrl+Z" in told


def test_a_list_pasted_at_the_end_is_read_though_the_records_change(window, reviewed):
    reviewed.foot.apply.click()
    rest(window)

    reviewed.take_text("업체명\t소속분과\n예시네찌전자\t이차전지\n")
    reviewed.refresh(frozenset({"organizations"}))
    rest(window)

    assert reviewed.opened.list.table.columns[0].header == "업체명"
    assert reviewed.columns.table.isVisible()


def test_the_end_follows_what_is_taken_back_and_done_again(window, reviewed):
    before = members(window)
    reviewed.foot.apply.click()
    rest(window)

    for _ in range(2):
        window.commands.run("undo")
        rest(window)
        undone = " ".join(words_in(reviewed.done))
        window.commands.run("redo")
        rest(window)
        redone = " ".join(words_in(reviewed.done))

        assert "회원 2건을 가져온 것을 되돌렸습니다." in undone
        assert "Ctrl+Z" not in undone
        assert "회원 2건을 가져왔습니다." in redone
        assert "되돌렸습니다" not in redone

    window.commands.run("undo")
    rest(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    rest(window)
    assert shown(reviewed)[:2] == [Outcome.NEW, Outcome.NEW]
    reviewed.foot.apply.click()
    rest(window)
    assert len(members(window) - before) == 2
    assert "회원 2건을 가져왔습니다." in " ".join(words_in(reviewed.done))


def test_the_end_says_what_stands_above_the_import(window, reviewed):
    reviewed.foot.apply.click()
    rest(window)
    firm = window.desk.lists.listing("members").rows[0][0]

    window.bridge.write(
        lambda: window.desk.records.change("organizations", firm, {"phone": "02-0000-1234"})
    )
    rest(window)
    below = " ".join(words_in(reviewed.done))
    window.commands.run("undo")
    rest(window)
    on_top = " ".join(words_in(reviewed.done))

    assert "그 뒤에 한 작업이 1건 있어" in below
    assert "이력에서 고르세요" in below
    assert labels.DONE_WHY not in below
    assert labels.DONE_WHY in on_top


def test_hidden_rows_are_said_when_a_list_is_opened(window, screen, tmp_path):
    path = tmp_path / "거른 명단.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("명단")
        for line, row in enumerate([HEADS, *ROWS]):
            page.write_row(line, 0, row)
        page.set_row(2, None, None, {"hidden": True})

    screen.read_file(path)
    rest(window)

    assert window.body.notes.text() == "숨긴 행 1개도 함께 읽었습니다."


def test_the_year_of_figures_is_said_when_their_column_names_none(window, screen, tmp_path):
    path = tmp_path / "명단.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("명단")
        page.write_row(0, 0, ["기업명", "소속분과", "매출액(백만원)", "2024년 종업원수"])
        page.write_row(1, 0, ["예시바람기전", "이차전지", 1200, 35])

    screen.read_file(path)
    rest(window)
    assert "년 값으로" not in window.body.notes.text()
    screen.foot.next.click()
    rest(window)

    told = "매출은 2025년 값으로 적습니다(열 제목에 연도가 없는 1개 행)."
    assert window.body.notes.text() == told
    screen.foot.apply.click()
    rest(window)
    window.commands.run("undo")
    rest(window)
    assert told not in window.body.notes.text()
    window.commands.run("redo")
    rest(window)
    assert window.body.notes.text() == told


def test_a_list_that_names_all_divisions_of_a_body_asks_for_none(window, screen, tmp_path):
    path = tmp_path / "명단.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("명단")
        page.write_row(0, 0, ["기업명", "참여 분과"])
        page.write_row(1, 0, ["예시바람기전", "이차전지, 기계"])

    screen.read_file(path)
    rest(window)

    assert screen.opened.mapping.fields == {"name", "divisions"}
    assert screen.foot.note.text() == labels.MAP_READY


def test_the_tabs_narrow_the_rows(reviewed):
    reviewed.review.tabs.changed.emit(4)

    assert shown(reviewed) == [Outcome.REJECTED, Outcome.REJECTED]


def test_the_same_list_again_is_said_and_changes_nothing(window, reviewed, sheet):
    reviewed.foot.apply.click()
    rest(window)

    reviewed.read_file(sheet)
    rest(window)
    assert "이미 가져온 파일" in window.body.notes.text()
    reviewed.foot.next.click()
    rest(window)

    assert shown(reviewed)[:2] == [Outcome.SAME, Outcome.SAME]
    assert not reviewed.foot.apply.isEnabled()


def test_escape_goes_back_step_by_step(window, reviewed):
    QTest.keyClick(reviewed, Qt.Key.Key_Escape)
    assert reviewed.columns.isVisible()

    QTest.keyClick(reviewed, Qt.Key.Key_Escape)
    assert not reviewed.columns.isVisible()
    assert reviewed.opened is None


def test_another_policy_is_worked_out_at_once(window, reviewed):
    reviewed.review.policy.set_value(Policy.SKIP)
    reviewed.review.policy.left.emit(Policy.SKIP)
    rest(window)

    assert reviewed.report is not None
    assert reviewed.review.wishes.policy is Policy.SKIP


def test_a_copied_table_goes_the_same_way(window):
    rows = ["업체명\t소속분과\t사업자번호", "예시가락소재\t이차전지\t", "예시한바다조선\t조선\t"]
    QGuiApplication.clipboard().setText("\n".join(rows))

    window.commands.run("paste_list")
    rest(window)
    screen = window.body.stage.current
    screen.foot.next.click()
    rest(window)

    assert shown(screen) == [Outcome.NEW, Outcome.NEW]


def test_rows_that_are_not_taken_are_kept_in_a_workbook(window, reviewed, tmp_path):
    kept = tmp_path / "제외한 행.xlsx"

    reviewed.keep_rejected(kept)
    rest(window)

    assert kept.exists()


def test_a_broken_file_is_said_and_nothing_else(window, screen, tmp_path):
    broken = tmp_path / "깨짐.xlsx"
    broken.write_bytes(b"PK\x03\x04 no book")

    screen.read_file(broken)
    rest(window)

    assert "읽을 수 없습니다" in window.body.notes.text()


def test_rows_that_name_no_division_are_mended_with_one_choice(window, screen):
    screen.take_text("기업명\t시도\n예시가락소재\t경기\n예시한바다조선\t충북")
    rest(window)
    assert screen.head.division.isVisible()
    assert screen.foot.note.text() == labels.NO_DIVISION
    screen.foot.next.click()
    rest(window)
    assert shown(screen) == [Outcome.REJECTED, Outcome.REJECTED]

    screen.head.division.choose("BAT")
    rest(window)

    assert shown(screen) == [Outcome.NEW, Outcome.NEW]
    screen.foot.apply.click()
    rest(window)
    assert {"예시가락소재", "예시한바다조선"} <= members(window)


def test_a_division_chosen_for_the_window_is_that_of_rows_that_name_none(window, screen):
    window.scope.choose("SHP")
    rest(window)
    screen.take_text("기업명\t시도\n예시가락소재\t경기")
    rest(window)

    assert screen.head.division.value() == "SHP"
    assert screen.foot.note.text() == labels.MAP_READY


def test_a_list_of_links_asks_for_no_division(window, screen):
    screen.take_text("협력사\t구매기업\n예시가락소재\t예시나락소재")
    rest(window)

    assert not screen.head.division.isVisible()


def test_what_stood_in_a_core_technology_is_copied_for_a_reason_alone(window, screen, tmp_path):
    desk = window.desk
    row = desk.lists.listing("demands").rows[0]
    number, title, applicant = str(row[1]), str(row[2]), str(row[3])
    values = {"is_core_technology": True, "product": "예시 극박 전극"}
    window.bridge.write(lambda: desk.records.change("demands", str(row[0]), values))
    rest(window)
    path = tmp_path / "수요.csv"
    lines = ("접수번호,수요과제명,신청기관,제품", f'{number},"{title}","{applicant}",새 제품')
    path.write_text("\n".join(lines), "utf-8-sig")
    screen.read_file(path)
    rest(window)
    screen.foot.next.click()
    rest(window)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("앞의 것")

    screen.review.table.selectAll()
    screen.review.table.copy()
    rest(window)
    before = clipboard.text()
    answer(screen, "부서 협의")
    rest(window)

    assert before == "앞의 것"
    assert "예시 극박 전극" in clipboard.text()
