"""A demand is filled in answer by answer, and what the file knows is filled in with it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from afm_desktop.domain.enums import DemandStatus, DemandTurn
from afm_desktop.domain.office import Role
from afm_desktop.services.filing.errors import (
    NoHomeDivision,
    NotToBeAnswered,
    RoundOfNoForm,
    TitleWanted,
)
from afm_desktop.services.filing.model import Caution
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.storage.workspace import Workspace
from tests.factories import make_organization
from tests.services.conftest import OFFICE, last_words, put
from tests.services.filing.conftest import Case, begin_in, make_round, put_round


def test_a_demand_begins_as_a_draft_of_the_applicants_home_division(case: Case) -> None:
    sheet = case.filing.sheet(case.demand_id)
    assert (sheet.status, sheet.turn, sheet.may_submit) == (
        DemandStatus.DRAFT,
        DemandTurn.APPLICANT,
        True,
    )
    assert (sheet.parties.applicant, sheet.parties.division) == ("예시가람", "이차전지")
    assert sheet.answers == {"applicant_id": case.firm, "title": "전극 코팅 두께 제어"}
    assert sheet.names[case.firm] == "예시가람"


def test_each_answer_is_a_gesture_named_for_the_undo_menu(case: Case, workspace: Workspace) -> None:
    case.filing.answer(case.demand_id, "process", "전극 코팅")
    assert last_words(workspace) == "수요서 ‘대상 공정’ 작성"
    case.filing.answer(case.demand_id, "process", "전극 건조")
    workspace.undo()
    assert case.answers["process"] == "전극 코팅"


def test_an_answer_of_the_forms_own_question_is_kept(case: Case) -> None:
    form = case.filing.sheet(case.demand_id).form
    key = next(one.key for one in form.questions if one.label == "안전·보건 고려사항")
    case.filing.answer(case.demand_id, key, "덮개를 단다.")
    assert case.answers[key] == "덮개를 단다."
    case.filing.answer(case.demand_id, key, None)
    assert key not in case.answers


def test_an_unknown_question_is_refused_and_nothing_changes(case: Case) -> None:
    with pytest.raises(NoSuchQuestion):
        case.filing.answer_all(case.demand_id, {"process": "전극", "weather": "맑음"})
    assert "process" not in case.answers


def test_what_is_missing_is_counted_by_section(case: Case) -> None:
    sheet = case.filing.sheet(case.demand_id)
    assert [one.title for one in sheet.progress] == [one.title for one in sheet.form.sections]
    assert sum(one.open for one in sheet.progress) == len(sheet.missing)
    assert "contact_id" in {one.key for one in sheet.missing}
    case.fill()
    done = case.filing.sheet(case.demand_id)
    assert done.missing == ()
    assert all(one.is_done for one in done.progress)


def test_a_row_that_lacks_a_cell_is_missing_with_its_place(case: Case) -> None:
    case.fill(kpis=({"name": "불량률", "baseline": Decimal(3)},))
    (missing,) = case.filing.missing(case.demand_id)
    assert (missing.key, missing.row, missing.column) == ("kpis", 1, "목표값")


def test_a_partner_takes_the_size_and_region_it_has_that_day(case: Case) -> None:
    rows = ({"organization_id": case.vendor, "role": "ai_vendor"},)
    case.filing.answer(case.demand_id, "partners", rows)
    (partner,) = case.answers["partners"]  # type: ignore[misc]
    assert (partner["size_class"], partner["region_code"]) == ("small", "11")
    # Grown since, it stays as it was; and what was cleared by hand stays cleared.
    case.desk.records.change("organizations", case.vendor, {"size_class": "middle"})
    case.filing.answer(case.demand_id, "partners", ({**rows[0], "task": "예지보전"},))
    (partner,) = case.answers["partners"]  # type: ignore[misc]
    assert partner == {**rows[0], "task": "예지보전"}


def test_a_supplier_takes_tier_and_item_from_the_supply_chain(case: Case) -> None:
    case.filing.answer(case.demand_id, "suppliers", ({"organization_id": case.supplier},))
    (supplier,) = case.answers["suppliers"]  # type: ignore[misc]
    assert (supplier["tier"], supplier["item"]) == (1, "전극 슬러리")
    assert set(case.filing.suppliers_of(case.demand_id)) == {case.supplier}


def test_a_promise_that_bears_an_indicators_name_counts_for_it(case: Case) -> None:
    row = {"name": "불량률", "baseline": Decimal(3), "target": Decimal(1)}
    case.filing.answer(case.demand_id, "kpis", (row,))
    (promise,) = case.answers["kpis"]  # type: ignore[misc]
    assert promise["unit"] == "%"
    assert case.filing.indicators() == (("불량률", "%"),)


def test_what_is_unusual_warns_and_does_not_hinder(case: Case) -> None:
    case.fill(
        trl_from=2,
        trl_to=7,
        stated_total_won=1,
        kpis=({"name": "불량률", "baseline": Decimal(3), "target": Decimal(3)},),
        budget=(
            {"year": 2026, "source": "national", "amount_won": 800},
            {"year": 2031, "source": "private_cash", "amount_won": 20},
            {"year": 2026, "source": "private_in_kind", "amount_won": 180},
        ),
    )
    found = {one.caution: one for one in case.filing.sheet(case.demand_id).warnings}
    assert set(found) == set(Caution)
    assert found[Caution.PUBLIC_SHARE].found == Decimal(80)
    assert found[Caution.PUBLIC_SHARE].usual == Decimal(70)  # 중견기업
    assert found[Caution.CASH_SHARE].found == Decimal(10)
    assert found[Caution.YEAR_OUTSIDE].found == 2031
    assert found[Caution.READINESS_JUMP].found == 5
    assert found[Caution.TOTAL_DIFFERS].usual == 1000


def test_a_usual_demand_warns_of_nothing(case: Case) -> None:
    case.fill()
    assert case.filing.sheet(case.demand_id).warnings == ()


def test_a_demand_of_no_round_has_no_sheet(case: Case) -> None:
    case.desk.records.change("demands", case.demand_id, {"round_id": None})
    with pytest.raises(RoundOfNoForm):
        case.filing.sheet(case.demand_id)


def test_a_demand_begins_with_a_title_and_a_division(case: Case, workspace: Workspace) -> None:
    with pytest.raises(TitleWanted):
        case.filing.start(case.round_id, case.firm)
    stranger = make_organization("예시라온")
    put(workspace, stranger)
    with pytest.raises(NoHomeDivision):
        case.filing.start(case.round_id, stranger.id, title="새 수요")


def test_last_years_demand_is_a_start(case: Case, workspace: Workspace) -> None:
    key = next(
        one.key
        for one in case.filing.sheet(case.demand_id).form.questions
        if one.label == "안전·보건 고려사항"
    )
    case.fill(**{key: "덮개를 단다."})
    case.desk.records.change("organizations", case.vendor, {"size_class": "middle"})
    later = put_round(workspace, make_round(ordinal=2))
    again = case.filing.start(later, case.firm, case.demand_id)
    assert last_words(workspace) == "수요서 재신청 시작"
    sheet = case.filing.sheet(again)
    assert (sheet.previous_id, sheet.previous_title) == (case.demand_id, "전극 코팅 두께 제어")
    assert sheet.status is DemandStatus.DRAFT
    assert sheet.missing == ()
    own = next(one.key for one in sheet.form.questions if one.label == "안전·보건 고려사항")
    assert own != key
    assert sheet.answers[own] == "덮개를 단다."
    sizes = [row["size_class"] for row in sheet.answers["partners"]]  # type: ignore[union-attr,call-overload,index]
    assert sizes == ["middle", "middle"]  # as they are now


def test_a_firm_does_not_change_what_it_filed(tmp_path: Path) -> None:
    office = replace(OFFICE, role=Role.FIRM, organization="예시가람")
    workspace = Workspace.create(tmp_path / "기업.afm", office)
    try:
        case = begin_in(workspace)
        case.fill()
        case.filing.submit(case.demand_id)
        assert not case.filing.sheet(case.demand_id).may_answer
        with pytest.raises(NotToBeAnswered):
            case.filing.answer(case.demand_id, "process", "다른 공정")
    finally:
        workspace.close()


def test_rounds_that_have_closed_are_not_offered(case: Case, workspace: Workspace) -> None:
    put_round(workspace, make_round(year=2020))
    closed = make_round(year=2019)
    closed.closes_at = closed.opens_at
    put_round(workspace, closed)
    assert [one.name[:5] for one in case.filing.rounds()] == ["2020년", "2026년"]
    (own,) = case.filing.demands_of(case.firm)
    assert (own.id, own.round) == (case.demand_id, "2026년 제1차 수요조사")
