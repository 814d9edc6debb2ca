"""Checking leads to what is missing; filing is asked once more; papers and comparisons."""

from __future__ import annotations

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.filing import papers
from afm_desktop.ui.screens.filing.screen import CHECK, COMPARE, FORM
from tests.exchange.forms import owpml
from tests.reports import reading
from tests.ui.screens.filing.conftest import made, opened
from tests.ui.screens.frames import settle


def status(window, case):
    return window.desk.filing.sheet(case.demand_id).status


def whole(window, case, qtbot, **changed):
    answers = {**case.whole(), **changed}
    window.bridge.write(lambda: window.desk.filing.answer_all(case.demand_id, answers))
    settle(window, qtbot)


def test_the_check_lists_what_is_missing_and_leads_to_its_field(draft, qtbot):
    window, case, screen = draft
    whole(window, case, qtbot, effects=None, trl_from=1)
    screen.foot.check.click()
    assert screen._page == CHECK
    assert [link.accessibleName() for link in screen.check.links] == [
        "기대 효과 공급망·확산",
        "기술성숙도가 6단계 오릅니다. 보통 4단계 이내입니다. 목표 기술성숙도(TRL)",
    ]
    screen.check.links[0].click()
    assert screen._page == FORM
    assert screen.form.rows["effects"].answering.field.area.hasFocus()


def test_filing_what_is_not_whole_is_refused_in_a_sentence(draft, qtbot):
    window, case, screen = draft
    screen.foot.check.click()
    screen.check.submit.click()
    assert status(window, case) is DemandStatus.DRAFT
    screen.check.sure.click()
    settle(window, qtbot)
    assert "필수 항목이 비어 있어" in screen.check.refusal.text()
    assert status(window, case) is DemandStatus.DRAFT


def test_filing_is_asked_once_more_and_taken_back_by_undo(draft, qtbot):
    window, case, screen = draft
    whole(window, case, qtbot)
    screen.foot.check.click()
    assert screen.check.links == []
    screen.check.submit.click()
    assert screen.check._confirm.isVisibleTo(screen)
    screen.check.cancel.click()
    assert status(window, case) is DemandStatus.DRAFT
    screen.check.submit.click()
    screen.check.sure.click()
    settle(window, qtbot)
    assert status(window, case) is DemandStatus.SUBMITTED
    assert screen._page == FORM
    assert screen.place() == Place("filing", case.demand_id)
    window.commands.run("undo")
    settle(window, qtbot)
    assert status(window, case) is DemandStatus.DRAFT


def test_what_changed_since_filing_is_compared(draft, qtbot):
    window, case, screen = draft
    whole(window, case, qtbot)
    window.bridge.write(lambda: window.desk.filing.submit(case.demand_id))
    window.bridge.write(lambda: window.desk.filing.answer(case.demand_id, "process", "전극 건조"))
    settle(window, qtbot)
    screen.foot.compare.click()
    settle(window, qtbot)
    assert screen._page == COMPARE
    assert screen.compare.told == ["대상 공정"]
    screen.compare.after.choose(1)
    assert screen.compare.told == []


def test_the_print_for_approval_is_saved(draft, qtbot, tmp_path):
    window, case, screen = draft
    whole(window, case, qtbot)
    for name in ("결재.hwpx", "결재.pdf"):
        screen.save_paper(papers.APPROVAL, tmp_path / name)
        settle(window, qtbot)

    assert "전극 코팅 두께 제어" in owpml.read(tmp_path / "결재.hwpx").title
    assert "전극 코팅 두께 제어" in reading.all_text((tmp_path / "결재.pdf").read_bytes())


def test_a_core_technology_asks_why_before_it_is_printed(draft, qtbot, tmp_path):
    window, case, screen = draft
    whole(window, case, qtbot, is_core_technology=True)
    screen.foot.approval.click()
    assert screen.ask is not None
    path = tmp_path / "결재.pdf"
    screen.save_paper(papers.APPROVAL, path)
    settle(window, qtbot)
    assert not path.exists()
    screen.save_paper(papers.APPROVAL, path, "내부 결재")
    settle(window, qtbot)
    assert path.exists()
    (access,) = window.desk.accesses.rows()
    assert (access.action, access.reason) == (Access.PRINT, "내부 결재")


def test_the_check_is_reached_by_its_place(tmp_path, program, qtbot):
    window, case = made(tmp_path, program, qtbot)
    screen = opened(window, case, qtbot, "check")
    assert screen._page == CHECK
    assert screen.place() == Place("filing", case.demand_id, (("page", ("check",)),))
    assert screen.check.submit.words() == labels.SUBMIT
