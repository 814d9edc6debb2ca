"""The form: written through field by field, tables in place, what is left at the left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.enums import BudgetSource, Confidentiality, DemandStatus
from afm_desktop.domain.office import Role
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.widgets.notice import Notice
from tests.ui.screens.filing.conftest import made, opened
from tests.ui.screens.frames import current, go, settle


def answers(window, case):
    return window.desk.filing.sheet(case.demand_id).answers


def field(screen, key):
    return screen.form.rows[key].answering.field


def write(field, text):
    field.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field.focusProxy() or field, event)


def test_a_field_is_saved_when_it_is_left_and_says_when(draft, qtbot):
    window, case, screen = draft
    write(field(screen, "process").entry, "전극 코팅")
    assert "process" not in answers(window, case)

    field(screen, "product").entry.setFocus()
    settle(window, qtbot)

    assert answers(window, case)["process"] == "전극 코팅"
    assert screen.head.saved.text().startswith("저장됨 ")
    window.commands.run("undo")
    settle(window, qtbot)
    assert field(screen, "process").value() is None


def test_required_questions_are_marked_and_counted_at_the_left(draft, qtbot):
    window, case, screen = draft
    lines = [line.accessibleName() for line in screen.form.sections.lines.values()]
    assert lines[1] == "수요 개요: 필수 항목 3개 남음"
    assert screen.form.rows["process"].mark.isVisibleTo(screen)
    assert not screen.form.rows["english_title"].mark.isVisibleTo(screen)
    case_answers = {"process": "코팅", "product": "전극", "technologies": ("robot",)}
    window.bridge.write(lambda: window.desk.filing.answer_all(case.demand_id, case_answers))
    settle(window, qtbot)
    lines = [line.accessibleName() for line in screen.form.sections.lines.values()]
    assert lines[1] == "수요 개요: 작성 완료"


def test_a_text_that_is_too_long_is_refused_beside_its_count(draft, qtbot):
    window, case, screen = draft
    area = field(screen, "effects").area
    area.setFocus()
    area.setPlainText("가" * 1_001)
    assert screen.form.rows["effects"].count.text() == "1,001 / 1,000자"
    field(screen, "process").entry.setFocus()
    settle(window, qtbot)
    assert field(screen, "effects").error()
    assert "effects" not in answers(window, case)


def test_money_is_typed_as_people_say_it(draft, qtbot):
    window, case, screen = draft
    write(field(screen, "stated_total_won").entry, "150억")
    field(screen, "process").entry.setFocus()
    settle(window, qtbot)
    assert answers(window, case)["stated_total_won"] == 15_000_000_000
    assert "다릅니다" in screen.form.rows["stated_total_won"].warning.text()


def test_the_budget_adds_up_by_year_and_source(draft, qtbot):
    window, case, screen = draft
    grid = screen.form.rows["budget"].answering
    grid.add_year()
    grid.add_year()
    for (year, source), won in {
        (2026, BudgetSource.NATIONAL): "150억",
        (2027, BudgetSource.NATIONAL): "50억",
        (2026, BudgetSource.PRIVATE_CASH): "1,500,000원",
    }.items():
        write(grid.cells[year, source].entry, won)
        screen.form.rows["process"].answering.field.entry.setFocus()
        settle(window, qtbot)
    assert grid.sums[BudgetSource.NATIONAL].text() == "20,000"
    assert grid.sums[2026].text() == "15,001.5"
    assert grid.sums[None].text() == "20,001.5"
    assert window.desk.filing.sheet(case.demand_id).total_won == 20_001_500_000
    grid.cells[2027, BudgetSource.NATIONAL].entry.setText("")
    grid.cells[2027, BudgetSource.NATIONAL].settle()
    settle(window, qtbot)
    assert len(answers(window, case)["budget"]) == 2


def test_a_partner_is_saved_once_its_needed_cells_are_there(draft, qtbot):
    window, case, screen = draft
    table = screen.form.rows["partners"].answering
    table.add_row()
    cells = table.rows[0]
    cells["organization_id"].set_value(None, "")
    cells["organization_id"].choose(case.vendor)
    settle(window, qtbot)
    assert "partners" not in answers(window, case)
    assert table.hint.text() == labels.ROW_WAITS
    cells["role"].choose("ai_vendor")
    settle(window, qtbot)
    (row,) = answers(window, case)["partners"]
    assert row["size_class"] == "small"
    assert table.rows[0]["size_class"].value() == "small"
    assert table.hint.text() == ""
    table.remove_row(0)
    settle(window, qtbot)
    assert "partners" not in answers(window, case)
    assert table.rows == []


def test_a_saved_row_whose_needed_cell_is_emptied_is_not_deleted(draft, qtbot):
    window, case, screen = draft
    rows = ({"organization_id": case.vendor, "role": "ai_vendor"},)
    window.bridge.write(lambda: window.desk.filing.answer(case.demand_id, "partners", rows))
    settle(window, qtbot)
    table = screen.form.rows["partners"].answering
    table.rows[0]["role"].choose(None)
    settle(window, qtbot)
    assert len(answers(window, case)["partners"]) == 1
    assert table.hint.text() == labels.ROW_WAITS


def test_suppliers_are_offered_from_the_supply_chain_with_their_tier(draft, qtbot):
    window, case, screen = draft
    table = screen.form.rows["suppliers"].answering
    table.add_row()
    who = table.rows[0]["organization_id"]
    (offered,) = who._options("")
    assert (offered.word, offered.note) == ("예시나래", "1차 · 전극 슬러리")
    who.choose(offered.value)
    settle(window, qtbot)
    (row,) = answers(window, case)["suppliers"]
    assert row == {"organization_id": case.supplier, "tier": 1, "item": "전극 슬러리"}


def test_the_applicants_own_persons_are_offered_as_its_contact(draft, qtbot):
    window, case, screen = draft
    sheet = window.desk.filing.sheet(case.demand_id)
    records = window.desk.records
    other = records.create("organizations", {"name": "예시가나"})
    for body in (other, sheet.applicant_id):
        records.create("people", {"name": "김예시", "title": "책임", "organization_id": body})

    offered = field(screen, "contact_id")._options("")

    assert {one.note.partition(" ")[0] for one in offered} == {"예시가람"}


def test_indicators_come_from_the_catalogue_or_are_typed(draft, qtbot):
    window, case, screen = draft
    table = screen.form.rows["kpis"].answering
    table.add_row()
    name = table.rows[0]["name"]
    assert [one.word for one in name._options("")] == ["불량률"]
    assert [one.note for one in name._options("수율")] == [labels.FREE]
    name.choose("불량률")
    for key, text in (("baseline", "3"), ("target", "3")):
        table.rows[0][key].entry.setText(text)
        table.rows[0][key].settle()
    settle(window, qtbot)
    (row,) = answers(window, case)["kpis"]
    assert row == {
        "name": "불량률", "unit": "%", "baseline": Decimal(3), "target": Decimal(3),
    }  # fmt: skip
    assert "현재값과 목표값이 같습니다" in screen.form.rows["kpis"].warning.text()


def test_ticks_are_several_answers(draft, qtbot):
    window, case, screen = draft
    boxes = field(screen, "technologies").boxes
    boxes["robot"].click()
    boxes["energy"].click()
    settle(window, qtbot)
    assert answers(window, case)["technologies"] == ("robot", "energy")
    boxes["robot"].click()
    boxes["energy"].click()
    settle(window, qtbot)
    assert "technologies" not in answers(window, case)


def test_what_is_being_typed_stays_while_others_are_saved(draft, qtbot):
    window, case, screen = draft
    write(field(screen, "process").entry, "쓰는 중")
    window.bridge.write(lambda: window.desk.filing.answer(case.demand_id, "product", "전극"))
    settle(window, qtbot)
    assert field(screen, "product").value() == "전극"
    assert field(screen, "process").shown_text() == "쓰는 중"


def test_a_section_is_gone_to_from_the_left(draft, qtbot):
    _window, _case, screen = draft
    section = list(screen.form.sections.lines)[3]
    screen.form.sections.lines[section].click()
    assert screen.form.column.verticalScrollBar().value() > 0
    assert screen.form.sections.lines[section].is_here


def test_the_head_says_whose_turn_it_is_and_whose_fields_are_whose(draft, qtbot):
    window, case, screen = draft
    assert screen.head.turn.text() == "신청기관(예시가람)이 작성할 차례입니다"
    assert screen.head.owners.text().startswith("접수번호·접수일은 간사기관이")
    assert screen.head.term.text() == "접수 마감 2026. 7. 31.(금) 18:00"
    window.bridge.write(
        lambda: (case_fill(window, case), window.desk.filing.submit(case.demand_id))
    )
    settle(window, qtbot)
    assert screen.head.turn.text() == "간사기관이 처리할 차례입니다"


def case_fill(window, case):
    window.desk.filing.answer_all(case.demand_id, case.whole())


def test_a_firm_sees_its_demands_and_begins_one(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot, Role.FIRM)
    assert [spec.key for spec in window.specs][1] == "filing"
    screen = go(window, Place("filing"), qtbot)
    assert list(screen.begin.lines) == [case.demand_id]
    screen.begin.title.entry.setText("새 수요")
    screen.begin.begin.click()
    settle(window, qtbot)
    qtbot.waitUntil(lambda: screen.form.is_built)
    assert current(window).demand not in (None, case.demand_id)
    assert screen.head.title.text() == "새 수요"
    window.commands.run("undo")
    settle(window, qtbot)


def test_an_earlier_demand_is_begun_from(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot, Role.FIRM, [{}])
    screen = go(window, Place("filing"), qtbot)
    screen.begin.previous.choose(case.demand_id)
    screen.begin.begin.click()
    settle(window, qtbot)
    sheet = window.desk.filing.sheet(current(window).demand)
    assert (sheet.previous_id, sheet.answers["process"]) == (case.demand_id, "전극 코팅")


def test_what_was_filed_is_read_only_to_the_firm(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot, Role.FIRM, [{}])
    screen = opened(window, case, qtbot)
    window.bridge.write(lambda: window.desk.filing.submit(case.demand_id))
    settle(window, qtbot)
    qtbot.waitUntil(lambda: screen.form.is_built)
    assert field(screen, "process").entry.isReadOnly()
    assert screen.head.lock.text().startswith("제출한 수요서입니다")
    assert not screen.form.rows["partners"].answering.add_button.isVisibleTo(screen)


def test_a_demand_without_a_round_says_so(draft, qtbot):
    window, case, _screen = draft
    window.bridge.write(
        lambda: window.desk.records.change("demands", case.demand_id, {"round_id": None})
    )
    settle(window, qtbot)
    screen = current(window)
    assert screen.demand is None
    shown = window.body.notes
    assert "회차가 정해지지 않은" in shown.text()


def test_a_new_supply_link_is_offered_at_once(draft, qtbot):
    window, case, screen = draft
    link = {
        "supplier_id": case.vendor,
        "buyer_id": case.firm,
        "item": "제어기",
        "kind": "equipment",
    }
    window.bridge.write(lambda: window.desk.records.create("supply_links", link))
    settle(window, qtbot)
    table = screen.form.rows["suppliers"].answering
    table.add_row()
    offered = [one.word for one in table.rows[0]["organization_id"]._options("")]
    assert offered == ["예시나래", "예시다온"]


def ask_for(draft, qtbot, told):
    """File the whole demand and ask for a supplement of it."""
    window, case, _screen = draft
    desk = window.desk

    def ask():
        desk.filing.answer_all(case.demand_id, case.whole())
        desk.filing.submit(case.demand_id)
        for status in (DemandStatus.RECEIVED, DemandStatus.REVIEWING):
            desk.demands.move(case.demand_id, to=status)
        desk.demands.move(case.demand_id, to=DemandStatus.SUPPLEMENT, reason="보완")
        desk.parts.add("review_comments", case.demand_id, told)

    window.bridge.write(ask)
    settle(window, qtbot)


def test_a_request_for_supplement_stands_at_its_question(draft, qtbot):
    _window, _case, screen = draft
    told = {"binding": "effects", "text": "수치로 적으세요.", "due_on": date(2026, 8, 5)}

    ask_for(draft, qtbot, told)

    (notice,) = screen.form.rows["effects"].findChildren(Notice)
    assert notice.accessibleName() == "보완 요청, 2026. 8. 5.까지, 수치로 적으세요."
    assert screen.head.turn.text().startswith("신청기관")
    assert screen.head.term.text() == "보완기한 2026. 8. 5."
    screen.foot.check.click()
    assert screen.check.submit.words() == labels.SUBMIT_AGAIN


def test_a_request_of_the_whole_demand_stands_above_the_form(draft, qtbot):
    _window, _case, screen = draft
    told = {"text": "현장 사진을 더하세요.", "due_on": date(2026, 7, 1), "supplement": 1}

    ask_for(draft, qtbot, told)

    (notice,) = screen.form.requests.findChildren(Notice)
    assert notice.accessibleName() == "보완 요청, 2026. 7. 1.까지, 현장 사진을 더하세요."
    assert screen.head.turn.text() == "신청기관(예시가람)의 보완기한이 지났습니다"


def test_whom_nobody_knows_is_offered_to_be_registered(draft, qtbot):
    window, _case, screen = draft
    form = screen.loaded.sheet.form
    contact, applicant = form.question("contact_id"), form.question("applicant_id")
    offered = screen.offering.suggest(contact, "박예시")
    assert [(one.word, one.note) for one in offered] == [("박예시", "새로 등록")]
    assert screen.offering.suggest(applicant, "예시없음") == []

    screen.form.answered.emit("contact_id", offered[0].value)
    settle(window, qtbot)
    assert screen.form.rows["contact_id"].answering.field.shown_text() == "박*시"


def test_what_is_confidential_is_marked_above_the_form(draft, qtbot):
    window, case, screen = draft
    before = screen.head.secrecy.isVisibleTo(screen)
    marked = {"is_core_technology": True, "confidentiality": Confidentiality.SECRET}

    window.bridge.write(lambda: window.desk.records.change("demands", case.demand_id, marked))
    settle(window, qtbot)

    assert not before
    assert screen.head.secrecy.isVisibleTo(screen)
    assert screen.head.secrecy.accessibleName() == "비공개(영업비밀) · 국가핵심기술 해당"
