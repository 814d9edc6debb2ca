"""양식 in the window: forms out to many bodies, replies seen before they are taken."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from afm_desktop.domain.enums import DemandStatus, FormKind, MemberRole
from afm_desktop.services.requests.model import ReplyOutcome, ReplyResult, Wish
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.forms.screen import BACK, OUT
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.widgets.info_bar import InfoBar
from afm_desktop.ui.widgets.line import Line
from tests.ui.screens.frames import go, settle


@pytest.fixture
def screen(window, qtbot):
    return go(window, Place("forms"), qtbot)


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "양식"
    found.mkdir()
    return found


def tick(screen, count):
    rows = screen.sending.table.rows
    screen.sending.table.rows.tick([rows.key(number) for number in range(count)])


def send(window, qtbot, screen, folder, kind=FormKind.MEMBER_CHECK, count=3):
    screen.sending.kind.choose(kind)
    screen.sending.due.set_value(date(2026, 8, 14))
    tick(screen, count)
    screen.send(folder)
    settle(window, qtbot)
    return sorted(folder.iterdir())


def fill(path, mark, value):
    book = openpyxl.load_workbook(path)
    page = book["작성"]
    row = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == mark)
    page.cell(row, 3).value = value
    book.save(path)


def texts(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_each_kind_asks_for_what_it_belongs_to(screen):
    shown = {
        kind: [field for field in (screen.sending.round, screen.sending.meeting,
                                   screen.sending.quarter) if not field.parentWidget().isHidden()]
        for kind in FormKind if screen.sending.kind.choose(kind) is None
    }  # fmt: skip
    assert shown == {
        FormKind.DEMAND: [screen.sending.round],
        FormKind.MEMBER_CHECK: [],
        FormKind.SUPPLIERS: [],
        FormKind.QUARTER: [screen.sending.quarter],
        FormKind.ATTENDANCE: [screen.sending.meeting],
    }


def test_several_are_asked_with_one_button_and_one_key_takes_it_back(window, qtbot, screen, folder):
    assert not screen.foot.send.isEnabled()
    found = send(window, qtbot, screen, folder)
    assert len(found) == 3
    assert "회원 정보 확인서 3건 발송" in [row.words for row in window.desk.gestures.rows(limit=1)]

    screen.sending.table.clearSelection()
    screen.foot.mails.click()
    assert QGuiApplication.clipboard().text().count("담당자님께") == 3
    screen.sending.table.selectRow(1)
    screen.foot.mails.click()
    assert QGuiApplication.clipboard().text().count("담당자님께") == 1
    screen.foot.official.click()
    assert QGuiApplication.clipboard().text().endswith("끝.")

    window.commands.run("undo")
    settle(window, qtbot)
    assert window.desk.gestures.rows(limit=2)[1].is_undone


def test_a_role_narrows_whom_to_ask(window, screen):
    screen.sending.role.choose(MemberRole.ANCHOR)
    screen.sending.all.click()
    bodies = {one.id: one for one in window.desk.requests.choosing().bodies}
    asked = [bodies[id] for id in screen.sending.wish.bodies]
    assert asked
    assert all(MemberRole.ANCHOR in {role for _, role in body.seats} for body in asked)


def test_a_body_is_asked_for_one_more_demand(window, screen):
    screen.sending.kind.choose(FormKind.DEMAND)
    tick(screen, 1)
    assert not screen.sending.wish.is_another

    screen.sending.which.choose(labels.ANOTHER_DEMAND)

    screen.sending.due.set_value(date(2026, 8, 14))
    asked = window.desk.requests.prepare(screen.sending.wish).requests
    assert [one.demand_id for one in asked] == [None]
    screen.sending.kind.choose(FormKind.SUPPLIERS)
    assert not screen.sending.wish.is_another
    assert screen.sending.which.parentWidget().isHidden()


def test_a_division_narrows_whom_to_ask(window, screen):
    everybody = screen.sending.table.model().rowCount()
    division = next(one for one in window.desk.requests.choosing().divisions if one.number == "BAT")
    screen.sending.division.choose(division.id)
    screen.sending.all.click()
    assert 0 < screen.sending.count == screen.sending.table.model().rowCount() < everybody
    assert screen.sending.wish.division_id == division.id
    screen.sending.none.click()
    assert screen.sending.count == 0


def test_replies_are_seen_before_they_are_taken(window, qtbot, screen, folder):
    first, second, _third = send(window, qtbot, screen, folder)
    fill(first, "q|main_products", "예시 분리막")
    fill(second, "q|region_code", "어딘가")
    before = window.desk.gestures.rows(limit=1)[0].words

    screen.read([folder])
    settle(window, qtbot)
    assert screen.tabs.current() == BACK
    assert [row[1] for row in texts(screen.back.table)] == ["변경", "제외", "동일"]
    assert window.desk.gestures.rows(limit=1)[0].words == before
    assert screen.foot.apply.words() == "회신 2건 반영"

    screen.back.number.set_value("가람-7")
    screen.foot.apply.click()
    settle(window, qtbot)
    assert window.desk.gestures.rows(limit=1)[0].words == "회신 2건 반영"
    assert screen.back.report.count(ReplyOutcome.CHANGED) == 1
    screen.foot.notice.click()
    assert "접수하였음을 알려 드립니다" in QGuiApplication.clipboard().text()
    screen.foot.again.click()
    assert screen.back.report is None


def test_replies_are_unticked_one_by_one(window, qtbot, screen, folder):
    first, second, _third = send(window, qtbot, screen, folder)
    fill(first, "q|main_products", "예시 분리막")
    fill(second, "q|region_code", "어딘가")
    screen.read([folder])
    settle(window, qtbot)
    table = screen.back.table
    assert [row[0] for row in texts(table)] == ["선택함", "", "선택함"]

    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert screen.foot.apply.words() == "회신 1건 반영"
    screen.rehearse()
    settle(window, qtbot)
    assert [row[0] for row in texts(table)] == ["선택 안 함", "", "선택함"]
    screen.foot.apply.click()
    settle(window, qtbot)

    assert [row[1] for row in texts(table)] == ["선택 안 함", "제외", "동일"]
    assert window.desk.gestures.rows(limit=1)[0].words == "회신 1건 반영"
    screen.read([folder])
    settle(window, qtbot)
    assert [row[0] for row in texts(table)] == ["선택함", "", "선택함"]


@pytest.fixture
def replied(window, qtbot, screen, folder):
    """A demand that was filled in, with a paper of its own and one that is nobody's."""
    screen.sending.which.choose(labels.ANOTHER_DEMAND)
    form, _second = send(window, qtbot, screen, folder, FormKind.DEMAND, count=2)
    fill(form, "q|title", "전극 코팅 두께 제어")
    fill(form, "q|as_is", "사람이 잽니다.")
    (folder / f"{form.stem}_개념도.pdf").write_bytes(b"%PDF-1.7")
    (folder / "사진.jpg").write_bytes(b"jpg")
    screen.read([folder])
    settle(window, qtbot)
    return folder


def test_files_and_answers_are_chosen_before_a_reply_is_taken(window, qtbot, screen, replied):
    side, table = screen.back.side, screen.back.table
    assert [row[5] for row in texts(table)] == ["1", ""]
    assert "첨부 1개: " in " ".join(line.text() for line in side.findChildren(Line))
    assert [box.isChecked() for box in side.files.values()] == [True, False]
    notes = [bar.text() for bar in window.body.notes.findChildren(InfoBar)]
    assert any("알 수 없는 파일 1개: 사진.jpg" in told for told in notes)

    photo = replied / "사진.jpg"
    side.files[photo].setFocus()
    qtbot.keyClick(side.files[photo], Qt.Key.Key_Space)
    settle(window, qtbot)
    assert texts(table)[0][5] == "2"
    assert side.files[photo].hasFocus()
    side.answers["as_is"].click()
    settle(window, qtbot)
    assert not side.answers["as_is"].isChecked()
    assert "반영하지 않는 항목 1개" in " ".join(one.text() for one in side.findChildren(Line))
    assert table.current_key() == 0

    screen.foot.apply.click()
    settle(window, qtbot)
    result = screen.back.report.results[0]
    assert window.desk.filing.sheet(result.demand_id).answers.get("as_is") is None
    assert len(window.desk.attachments.rows("demands", result.demand_id)) == 2
    assert side.answers == side.files == {}
    assert any("(반영 안 함)" in one.text() for one in side.findChildren(Line))
    window.commands.run("undo")
    settle(window, qtbot)
    assert window.desk.attachments.rows("demands", result.demand_id) == ()


def test_what_is_no_form_is_given_to_a_reply_by_hand(window, qtbot, screen, replied):
    plan = replied / "계획.hwp"
    plan.write_bytes(b"HWP Document File V3.00")
    screen.read([replied])
    settle(window, qtbot)
    outcomes = {row[6]: row[1] for row in texts(screen.back.table)}
    assert outcomes["계획.hwp"] == "제외"

    screen.back.side.files[plan].click()
    settle(window, qtbot)

    outcomes = {row[6]: row[1] for row in texts(screen.back.table)}
    assert outcomes["계획.hwp"] == "선택 안 함"
    assert screen.back.report.results[0].enclosed[-1] == "계획.hwp"


def test_what_is_dropped_with_a_form_comes_along(window, qtbot, screen, replied):
    form = next(path for path in replied.glob("*.xlsx") if path.stem in
                next(replied.glob("*.pdf")).name)  # fmt: skip
    go(window, Place("dashboard"), qtbot)
    window.take_dropped(form, [replied / "사진.jpg"])
    settle(window, qtbot)
    assert set(screen.back.report.results[0].enclosed) == {f"{form.stem}_개념도.pdf", "사진.jpg"}


def test_another_screen_asks_for_a_form_of_some_bodies(window, qtbot, screen):
    ids = [body.id for body in window.desk.requests.choosing().bodies[3:5]]
    go(window, Place("dashboard"), qtbot)
    asked = (("kind", ("suppliers",)), ("body", tuple(ids)))
    go(window, Place("forms", filters=asked), qtbot)
    assert screen.sending.wish.kind is FormKind.SUPPLIERS
    assert set(screen.sending.wish.bodies) == set(ids)


def test_the_field_asks_for_a_day_once_the_round_is_closed(window, qtbot, screen, folder):
    screen.sending.which.choose(labels.ANOTHER_DEMAND)
    tick(screen, 1)
    screen.send(folder)
    settle(window, qtbot)

    assert list(folder.iterdir()) == []
    assert "마감되었습니다. 제출 기한을 적으세요" in screen.sending.due.error()
    screen.sending.due.set_value(date(2026, 8, 14))
    assert screen.sending.due.error() == ""
    screen.send(folder)
    settle(window, qtbot)
    assert len(list(folder.iterdir())) == 1


@pytest.fixture
def supplements(window, qtbot):
    """The screen on which demands are screened, with those to be supplemented."""
    found = go(window, Place("screening", filters=(("status", ("supplement",)),)), qtbot)
    qtbot.waitUntil(lambda: found.pane.steps is not None)
    return found


def test_the_form_of_one_demand_goes_out_from_where_it_is_screened(
    window, qtbot, supplements, folder
):
    sheet = supplements.pane.sheet
    supplements.pane.steps.form.click()
    settle(window, qtbot)

    screen = window.body.stage.current
    assert screen.key == "forms"
    assert screen.sending.wish.demands == (sheet.id,)
    assert screen.sending.which.shown_text() == f"{sheet.intake_no}의 양식"
    assert screen.sending.count == 1
    screen.sending.due.set_value(date(2026, 8, 14))
    screen.send(folder)
    settle(window, qtbot)
    (path,) = folder.iterdir()
    assert path.stem.endswith(sheet.intake_no)
    notes = [bar.text() for bar in window.body.notes.findChildren(InfoBar)]
    assert any(f"보완기한을 제출 기한까지 연장했습니다: {sheet.intake_no}" in one for one in notes)
    screen.sending.which.choose(labels.SAME_DEMAND)
    assert screen.sending.wish.demands == ()


def test_forms_of_several_demands_go_out_together_without_those_that_are_settled(
    window, qtbot, screen
):
    ids = tuple(window.desk.screening.find(no) for no in ("SEM-2026-0020", "SEM-2026-0003"))
    go(window, Place("forms", filters=(("demand", ids),)), qtbot)

    assert screen.sending.wish.demands == ids[:1]
    assert texts(screen.sending.table)[0][1] == "예시흐름반도체"
    notes = [bar.text() for bar in window.body.notes.findChildren(InfoBar)]
    assert any("아니라 뺀 수요가 1건" in told for told in notes)


def test_a_request_opened_as_a_record_is_chosen(window, qtbot, screen, folder):
    send(window, qtbot, screen, folder, FormKind.SUPPLIERS, count=2)
    asked = window.desk.requests.prepare(Wish(FormKind.SUPPLIERS, screen.sending.wish.bodies))
    place = place_of_record("form_requests", asked.requests[1].id)
    go(window, Place("dashboard"), qtbot)

    go(window, place, qtbot)

    assert screen.tabs.current() == OUT
    wish = screen.sending.wish
    request = window.desk.requests.request(place.record)
    assert (wish.kind, wish.bodies) == (FormKind.SUPPLIERS, (request.organization_id,))
    assert screen.sending.table.current_key() == request.organization_id
    assert screen.foot.note.text().startswith(f"{request.body} · 발송 2026. 7. 22.")
    assert screen.place() == place
    window.commands.run("undo")
    settle(window, qtbot)
    go(window, Place("dashboard"), qtbot)
    go(window, place, qtbot)
    assert window.body.stage.current is screen


def test_esc_forgets_replies_that_were_not_taken(window, qtbot, screen, folder):
    send(window, qtbot, screen, folder)
    screen.read([folder])
    settle(window, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.back.report is None
    assert screen.foot.isHidden()


def test_a_reason_is_asked_for_in_a_sentence(window, qtbot, screen, folder):
    screen.sending.kind.choose(FormKind.QUARTER)
    screen.sending.quarter.set_value("봄")
    tick(screen, 1)
    screen.send(folder)
    settle(window, qtbot)
    assert list(folder.iterdir()) == []
    assert window.body.stage.current is screen
    assert screen.tabs.current() == OUT


def test_a_form_that_is_dropped_on_the_window_comes_to_its_screen(window, qtbot, screen, folder):
    path = send(window, qtbot, screen, folder, count=1)[0]
    go(window, Place("dashboard"), qtbot)
    window.take_dropped(path)
    settle(window, qtbot)
    assert window.body.stage.current is screen
    assert texts(screen.back.table)[0][1] == "동일"


def test_files_are_dropped_on_the_screen(window, qtbot, screen, folder):
    send(window, qtbot, screen, folder, count=2)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    screen.dropEvent(event)
    settle(window, qtbot)
    assert len(texts(screen.back.table)) == 2


def test_what_somebody_should_look_at_is_told_of_a_reply():
    told = labels.told_of(
        ReplyResult(
            "회신.xlsx",
            ReplyOutcome.NEW,
            status=DemandStatus.DRAFT,
            differs_won=-1_000,
            applicant="예시나래",
        )
    )
    assert told == [
        "적힌 총사업비가 연차별 사업비의 합계와 1,000원 달라 작성 중으로 둡니다.",
        "양식을 받은 곳이 아니라 ‘예시나래’의 수요입니다. 신청기관을 확인하세요.",
    ]
