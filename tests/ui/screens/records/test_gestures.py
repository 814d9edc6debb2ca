"""What is done with the rows of a list is saved, told, and can be taken back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from python_calamine import CalamineWorkbook

from afm_desktop.app import build
from afm_desktop.domain.enums import Confidentiality, OrganizationKind
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.records.gestures import Mailed
from afm_desktop.ui.screens.records.kinds.bodies import MEMBERS, OWN_LINKS, PEOPLE
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS, MEETINGS, OWN_DEMANDS
from tests.ui.screens.records.conftest import texts, wait


def press(screen, key: str) -> bool:
    return screen.context.commands.run(key)


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text("utf-8-sig").splitlines()))


def asking(screen, qtbot, kind: type[AskLine | AskExport] = AskLine) -> AskLine | AskExport:
    """The question that is open."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(kind)))
    return next(one for one in screen.findChildren(kind) if one.isVisible())


def test_deleting_moves_to_the_trash_and_offers_to_take_it_back(make, desk, said, qtbot):
    screen = make(MEETINGS)
    before, key = len(screen.content.model.keys), screen.content.model.keys[3]
    screen.list.table.set_current(key)

    assert press(screen, "delete")

    qtbot.waitUntil(lambda: len(screen.content.model.keys) == before - 1)
    qtbot.waitUntil(lambda: ("회의 1건을 삭제했습니다.", True) in said.toasts)
    assert screen.list.table.current_key() == screen.content.model.keys[3]

    screen.context.bridge.undo()
    qtbot.waitUntil(lambda: len(screen.content.model.keys) == before)
    assert desk.views.id_of(ViewKind.MEETINGS, key) is not None


def test_what_is_still_needed_is_not_deleted_and_it_is_said_why(make, said, qtbot):
    screen = make(MEMBERS, Place("members", None, (("role", ("anchor",)),)))
    before = screen.content.model.keys

    press(screen, "delete")

    qtbot.waitUntil(lambda: any(said.notes))
    assert "삭제할 수 없습니다" in said.notes[-1].text
    assert said.notes[-1].tone == "warning"
    assert screen.content.model.keys == before


def test_a_change_elsewhere_keeps_selection_and_place(make, desk, qtbot):
    screen = make(DEMANDS)
    table = screen.list.table
    table.set_current(screen.content.model.keys[150])
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    at, key = bar.value(), table.current_key()
    id_ = desk.views.id_of(ViewKind.DEMANDS, key)

    with qtbot.waitSignal(screen.context.bridge.changed):
        screen.context.bridge.write(
            lambda: desk.records.change("demands", id_, {"title": "새 제목"})
        )
    wait(qtbot, screen)

    qtbot.waitUntil(lambda: "새 제목" in _row(screen, key))
    assert (table.current_key(), bar.value()) == (key, at)


def _rename(desk, id_: str) -> None:
    desk.records.change("demands", id_, {"title": "새 제목"})


def _row(screen, key) -> list[str]:
    model = screen.content.model
    return [model.text(model.row_of(key), column) for column in range(model.columnCount())]


def test_rows_are_copied_with_and_without_headers(make):
    screen = make(DEMANDS)

    press(screen, "copy")
    plain = QGuiApplication.clipboard().text()
    press(screen, "copy_headers")
    headed = QGuiApplication.clipboard().text()

    assert plain.split("\t")[0] == texts(screen, "intake_no", 1)[0]
    assert headed.splitlines()[0].startswith("접수번호\t수요과제명")
    assert headed.splitlines()[1] == plain


def test_a_core_technology_is_copied_for_a_reason_alone(make, desk, qtbot):
    (first, second) = [str(row["id"]) for row in rows_of(desk)[:2]]
    desk.records.change("demands", first, {"is_core_technology": True})
    screen = make(DEMANDS)
    clipboard, key_of = QGuiApplication.clipboard(), desk.views.key_of
    clipboard.setText("앞의 것")

    screen.list.table.set_current(key_of(ViewKind.DEMANDS, first))
    press(screen, "copy")
    ask = asking(screen, qtbot)
    before = clipboard.text()
    ask.answered.emit("평가위원회 제출")
    qtbot.waitUntil(lambda: clipboard.text() != before)
    ask.close()

    assert before == "앞의 것"
    assert str(desk.records.values("demands", first)["title"]) in clipboard.text()
    assert desk.accesses.rows()[0].reason == "평가위원회 제출"

    screen.list.table.set_current(key_of(ViewKind.DEMANDS, second))
    press(screen, "copy")
    assert str(desk.records.values("demands", second)["title"]) in clipboard.text()


def test_what_is_shown_is_exported_as_it_is_shown(make, desk, tmp_path, said, qtbot):
    file = tmp_path / "수요.xlsx"
    screen = make(DEMANDS, Place("demands", None, (("status", ("selected",)),)), file=file)
    screen.list.sorted_by.emit(())
    screen.list.table.columns.show("moved_on", False)

    press(screen, "export")
    asking(screen, qtbot, AskExport).button.click()

    qtbot.waitUntil(lambda: bool(said.toasts))
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert rows[0] == [
        "접수번호",
        "수요과제명",
        "신청기관",
        "분과",
        "상태",
        "총사업비(원)",
        "공개등급",
    ]
    count = len(screen.content.model.keys)
    assert len(rows) == count + 1
    assert [row[0] for row in rows[1:6]] == texts(screen, "intake_no")
    assert {row[4] for row in rows[1:]} == {"선정"}
    assert said.toasts[-1] == (f"수요 {count}건을 ‘수요.xlsx’에 내보냈습니다.", False)


def test_a_file_that_cannot_be_written_is_said(make, tmp_path, said, qtbot):
    screen = make(MEETINGS, file=tmp_path / "없는폴더" / "회의.xlsx")

    press(screen, "export")

    qtbot.waitUntil(lambda: any(said.notes))
    assert "쓸 수 없습니다" in said.notes[-1].text


def test_a_file_of_a_class_counts_what_goes_beyond_it_and_does_not_tell_it(
    make, desk, tmp_path, said, qtbot
):
    file = tmp_path / "수요.csv"
    screen = make(DEMANDS, file=file)
    marks = [row["confidentiality"] for row in rows_of(desk)]
    beyond = sum(mark != "public" for mark in marks)

    press(screen, "export")
    ask = asking(screen, qtbot, AskExport)
    usual = ask.about.text()
    ask.secrecy.set_value(Confidentiality.PUBLIC)
    ask.secrecy.left.emit(Confidentiality.PUBLIC)
    told = ask.about.text()
    ask.button.click()

    qtbot.waitUntil(lambda: bool(said.toasts))
    head, *rows = read(file)
    titles = [row[head.index("수요과제명")] for row in rows]
    assert "(비공개(영업비밀))" in usual
    assert told == f"등급이 더 높은 {beyond}건은 건수와 금액에만 들어가고 내용이 나오지 않습니다."
    assert titles.count("(비공개)") == beyond > 0
    assert len(rows) == len(marks)


def test_a_core_technology_that_a_file_does_not_tell_needs_no_reason(
    make, desk, tmp_path, said, qtbot
):
    file = tmp_path / "수요.csv"
    demand = next(row["id"] for row in rows_of(desk) if row["confidentiality"] == "division")
    desk.records.change("demands", demand, {"is_core_technology": True})
    screen = make(DEMANDS, file=file)

    press(screen, "export")
    ask = asking(screen, qtbot, AskExport)
    was_free = ask.button.isEnabled()
    ask.secrecy.set_value(Confidentiality.PUBLIC)
    ask.secrecy.left.emit(Confidentiality.PUBLIC)
    ask.button.click()

    qtbot.waitUntil(lambda: bool(said.toasts))
    assert not was_free
    assert file.exists()
    assert desk.accesses.rows() == []


def rows_of(desk) -> list[dict[str, object]]:
    """The demands by the keys of their columns."""
    listing = desk.lists.listing(ListKind.DEMANDS)
    keys = [column.key for column in listing.columns]
    return [dict(zip(keys, row, strict=True)) for row in listing.rows]


def test_persons_are_exported_masked_unless_there_is_a_reason(make, desk, tmp_path, said, qtbot):
    file = tmp_path / "담당자.csv"
    screen = make(PEOPLE, file=file)

    press(screen, "export")
    asking(screen, qtbot).declined.emit()
    qtbot.waitUntil(lambda: len(said.toasts) == 1)
    masked = read(file)
    assert "*" in masked[1][0]
    assert desk.accesses.rows() == []

    press(screen, "export")
    asking(screen, qtbot).answered.emit("분과회의 안내")
    qtbot.waitUntil(lambda: len(said.toasts) == 2)
    full = read(file)
    assert "*" not in full[1][0]
    logged = desk.accesses.rows()[0]
    assert logged.reason == "분과회의 안내"


def test_persons_are_shown_in_full_for_a_reason_until_one_leaves(make, desk, qtbot):
    screen = make(PEOPLE)
    assert "*" in texts(screen, "name", 1)[0]

    screen.gestures.show_in_full([screen.content.model.keys[0]], "전화 확인")
    qtbot.waitUntil(lambda: "*" not in texts(screen, "name", 1)[0])
    assert "*" in texts(screen, "name", 2)[1]
    assert desk.accesses.rows()[0].reason == "전화 확인"

    screen.leave()
    assert "*" in texts(screen, "name", 1)[0]


@pytest.mark.parametrize(
    ("way", "sign", "words"),
    [
        (Mailed.MAILS, "@", "전자우편 주소 2명분을 복사했습니다."),
        (Mailed.LABELS, "귀하", "우편 주소 2명분을 복사했습니다."),
    ],
)
def test_addresses_are_copied_for_a_reason(make, desk, said, qtbot, way, sign, words):
    screen = make(PEOPLE)
    keys = screen.content.model.keys[:2]
    screen.list.table.set_current(keys[0])
    QTest.keyClick(screen.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    press(screen, way.value)
    asking(screen, qtbot).answered.emit("초청장 발송")
    qtbot.waitUntil(lambda: bool(said.toasts))

    assert said.toasts[-1][0].startswith(words)
    assert sign in QGuiApplication.clipboard().text()
    assert desk.accesses.rows()[0].reason == "초청장 발송"


def test_asking_for_a_line_needs_text(make, qtbot):
    screen = make(PEOPLE)
    heard: list[str] = []
    question = AskLine(screen.bar, "사유", "보기")
    question.answered.connect(heard.append)
    question.open_under()

    assert not question.button.isEnabled()
    question.entry.setText("  ")
    question.entry.entered.emit()
    assert heard == []
    question.entry.setText("전화 확인")
    assert question.button.isEnabled()
    question.entry.entered.emit()
    assert heard == ["전화 확인"]


def test_a_new_record_begins_in_the_details_and_is_found_in_the_list(make, scope, desk, qtbot):
    scope.choose("BAT")
    screen = make(MEETINGS)
    pane = screen.side.pane

    assert press(screen, "new")
    division = next(one.id for one in desk.divisions.names() if one.code == "BAT")
    assert pane.defaults == {"division_id": division}
    pane.name.setText("새 회의")
    QTest.keyClick(pane.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "새 회의" in _current(screen))


def test_an_empty_form_is_not_lost_to_a_change_elsewhere(make, desk, qtbot):
    screen = make(DEMANDS)
    id_ = desk.views.id_of(ViewKind.DEMANDS, screen.content.model.keys[0])
    qtbot.waitUntil(lambda: screen.side.pane.shown[1] == id_)
    press(screen, "new")

    with qtbot.waitSignal(screen.context.bridge.changed):
        screen.context.bridge.write(lambda: _rename(desk, id_))
    last = desk.views.id_of(ViewKind.DEMANDS, screen.content.model.keys[-1])
    with qtbot.waitSignal(screen.context.bridge.changed):
        screen.context.bridge.write(lambda: desk.records.delete("demands", [last]))
    qtbot.waitUntil(lambda: len(screen.content.model.keys) == 212)
    qtbot.wait(200)

    assert screen.side.pane.is_new


def _current(screen) -> list[str]:
    key = screen.list.table.current_key()
    return _row(screen, key) if key is not None else []


def test_giving_up_a_new_record_comes_back_to_the_one_before(make, qtbot):
    screen = make(DEMANDS)
    qtbot.waitUntil(lambda: screen.side.pane.shown[1] is not None)
    before = screen.side.pane.shown
    press(screen, "new")

    screen.side.pane.closed.emit()

    assert screen.side.pane.shown == before
    assert screen.side.is_shown
    assert screen.list.table.hasFocus()


def test_a_body_registered_among_members_joins_the_division(make, scope, desk, qtbot):
    scope.choose("BAT")
    screen = make(MEMBERS)

    press(screen, "new")
    screen.side.pane.name.setText("예시새회원")
    QTest.keyClick(screen.side.pane.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "예시새회원" in _current(screen))
    assert "이차전지" in _current(screen)


def test_registering_a_member_is_undone_in_one_step(make, scope, desk, bridge, qtbot):
    scope.choose("BAT")
    screen = make(MEMBERS)
    before = list(screen.content.model.keys)
    press(screen, "new")
    screen.side.pane.name.setText("예시새회원")
    QTest.keyClick(screen.side.pane.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "예시새회원" in _current(screen))

    bridge.undo()

    qtbot.waitUntil(lambda: list(screen.content.model.keys) == before)
    found = desk.views.keys(ViewKind.MEMBERS, ViewQuery(text="예시새회원"))
    assert not len(found)


def test_without_a_division_a_new_member_is_asked_for_one(make, desk, qtbot):
    from afm_desktop.ui.widgets.option_list import OptionPopup  # noqa: PLC0415

    screen = make(MEMBERS)
    press(screen, "new")

    popup = next(one for one in screen.findChildren(OptionPopup) if one.isVisible())
    assert [option.word for option in popup.list.shown][:2] == ["자동차", "조선"]
    assert not screen.side.pane.is_new
    popup.list.pick()
    assert screen.side.pane.is_new


def test_the_question_for_the_division_leaves_the_names_in_view(make):
    from afm_desktop.ui.widgets.option_list import OptionPopup  # noqa: PLC0415

    screen = make(MEMBERS)
    press(screen, "new")

    popup = next(one for one in screen.findChildren(OptionPopup) if one.isVisible())
    table = screen.list.table
    right = table.viewport().mapToGlobal(QPoint(table.columnWidth(table.columns.first), 0)).x()
    assert popup.geometry().left() >= right


def test_a_file_that_is_only_read_says_why_nothing_can_be_changed(path, make, qtbot):
    bridge = Bridge(build(Workspace.open(path, read_only=True)))
    screen = make(DEMANDS, bridge=bridge)
    commands = screen.context.commands

    assert commands.reason("new") == "읽기 전용으로 연 파일이라 바꿀 수 없습니다."
    assert commands.reason("delete") == "읽기 전용으로 연 파일이라 바꿀 수 없습니다."
    assert not commands.reason("export")
    bridge.close()
    bridge.desk.workspace.close()


@pytest.fixture
def firm(tmp_path, qtbot):
    """The file of a firm with a demand of its own and one of another firm."""
    path = tmp_path / "우리.afm"
    found_office(path, Office(Role.FIRM, "홍길동", "BAT", "예시에너지"))
    bridge = Bridge(build(Workspace.open(path)))
    desk = bridge.desk
    own = desk.views.key_of(ViewKind.MEMBERS, _own(desk))
    assert own is not None
    other = desk.records.create(
        "organizations", {"name": "예시남", "kind": OrganizationKind.COMPANY}
    )
    division = desk.divisions.names()[0].id
    for body, title in ((_own(desk), "우리 수요"), (other, "남의 수요")):
        values = {"title": title, "applicant_id": body, "division_id": division}
        desk.records.create("demands", values)
    yield bridge
    bridge.close()
    desk.workspace.close()


def _own(desk) -> str:
    from afm_desktop.services.own_body import own_body  # noqa: PLC0415

    return str(own_body(desk.workspace))


def test_a_firm_sees_its_own_demands_only(firm, make):
    screen = make(OWN_DEMANDS, bridge=firm)

    assert texts(screen, "title") == ["우리 수요"]
    assert screen.bar.buttons["applicant_id"].isHidden()
    assert screen.header().words == {"new": "수요 작성"}


def test_a_firms_new_demand_is_its_own(firm, make):
    screen = make(OWN_DEMANDS, bridge=firm)

    press(screen, "new")

    assert screen.side.pane.defaults["applicant_id"] == _own(firm.desk)


def test_a_list_without_records_offers_to_register_one(firm, make):
    screen = make(OWN_LINKS, bridge=firm)

    assert screen.list.is_empty
    assert screen.bar.isHidden()
    assert not screen.side.is_shown
    assert screen.header().primary == ""
    screen._begin_new()
    assert screen.side.is_shown
