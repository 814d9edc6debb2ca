"""수요서: asked for, answered without the program, filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    Confidentiality,
    DemandStatus,
    FormKind,
    IntakeRoute,
    RequestState,
    SizeClass,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.services.copies import ReasonWanted
from afm_desktop.services.forms.model import Answer
from afm_desktop.services.requests.model import Arrival, ReplyOutcome
from tests.factories import DAY, make_demand, make_organization, make_person
from tests.services.conftest import last_words, put
from tests.services.requests.conftest import Office

WHOLE: dict[str, Answer] = {
    "contact_id": "김예시",
    "title": "전극 코팅 두께 제어",
    "process": "전극 코팅",
    "product": "이차전지 전극",
    "technologies": ("process_control", "inspection"),
    "as_is": "사람이 잽니다.\n하루 두 번.",
    "problem": "늦습니다.",
    "to_be": "실시간으로 잽니다.",
    "kpis": ({"name": "불량률", "unit": "%", "baseline": Decimal("3.5"), "target": Decimal(1)},),
    "development": "AI",
    "trl_from": 4,
    "trl_to": 7,
    "starts_on": date(2027, 1, 1),
    "ends_on": date(2028, 12, 31),
    "budget": ({"year": 2027, "source": "national", "amount_won": 500_000_000},),
    "partners": (
        {
            "organization_id": "예시나래",
            "role": "joint",
            "size_class": "medium",
            "region_code": "41",
        },
    ),
    "sites": ({"name": "예시1공장", "region_code": "41"},),
    "local_matching": "none",
    "data_sharing": "분과 한정",
    "rollout_plan": "보급",
    "effects": "품질",
    "confidentiality": "division",
    "is_core_technology": False,
}


def _requests(office: Office) -> list[FormRequest]:
    with office.desk.workspace.reading() as session:
        return list(session.scalars(select(FormRequest).order_by(FormRequest.row)))


def _demands(office: Office) -> list[Demand]:
    with office.desk.workspace.reading() as session:
        return list(session.scalars(select(Demand).order_by(Demand.row)))


def test_dozens_are_asked_in_one_gesture(office: Office) -> None:
    ready = office.send(FormKind.DEMAND, 0, 1, 2, due_on=date(2026, 8, 14),
                        route=IntakeRoute.EMAIL, document_no="분과-12")  # fmt: skip
    assert last_words(office.desk.workspace) == "수요서 3건 발송"
    assert [sheet.body for sheet in ready.sheets] == ["예시가람", "예시나래", "예시다온"]
    assert ready.subject == "2026년 제1차 수요조사 수요서"
    found = _requests(office)
    assert len({one.key for one in found}) == 3
    assert {(one.sent_on, one.due_on, one.document_no, one.state) for one in found} == {
        (DAY, date(2026, 8, 14), "분과-12", RequestState.SENT)
    }
    office.desk.undoing.undo()
    assert all(one.deleted for one in _requests(office))


def test_a_form_holds_names_and_no_ids(office: Office) -> None:
    sheet = office.send(FormKind.DEMAND).sheets[0]
    assert sheet.answers["applicant_id"] == "예시가람"
    assert all(question.target is None for question in sheet.questions)
    assert office.firms[0].id not in repr(sheet)


def test_who_is_asked_again_keeps_the_key(office: Office) -> None:
    first = office.send(FormKind.DEMAND)
    again = office.send(FormKind.DEMAND, 0, 1, due_on=date(2026, 9, 1))
    assert again.sheets[0].key == first.sheets[0].key
    assert len(_requests(office)) == 2


def test_a_complete_reply_makes_a_demand_and_files_it(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    reply = office.reply(office.sheet(ready), **WHOLE)
    arrival = Arrival(DAY, IntakeRoute.OFFICIAL_LETTER, "가람-7")
    rehearsed = office.desk.requests.rehearse([reply], arrival)
    assert _demands(office) == []
    report = office.desk.requests.take([reply], arrival)
    (result,) = report.results
    assert replace(result, demand_id=None) == replace(rehearsed.results[0], demand_id=None)
    assert (result.outcome, result.missing) == (ReplyOutcome.NEW, 0)
    assert result.created == ("김예시",)
    (demand,) = _demands(office)
    assert demand.status is DemandStatus.SUBMITTED
    assert (demand.title, demand.as_is) == (WHOLE["title"], WHOLE["as_is"])
    assert (demand.intake_route, demand.document_no) == (arrival.route, "가람-7")
    assert demand.division_id == office.division.id
    (request,) = _requests(office)
    assert (request.replied_on, request.reply_route, request.reply_document_no) == (
        DAY, IntakeRoute.OFFICIAL_LETTER, "가람-7",
    )  # fmt: skip
    assert (request.state, request.demand_id) == (RequestState.RECEIVED, demand.id)
    assert last_words(office.desk.workspace) == "회신 1건 반영"
    again = office.sheet(ready)
    assert {key: again.answers[key] for key in WHOLE} == WHOLE


def test_taking_replies_is_undone_at_once(office: Office) -> None:
    ready = office.send(FormKind.DEMAND, 0, 1)
    replies = [
        office.reply(office.sheet(ready, place), f"{place}.xlsx", **WHOLE, )
        for place in (0, 1)
    ]  # fmt: skip
    office.desk.requests.take(replies)
    assert len(_demands(office)) == 2
    office.desk.undoing.undo()
    assert all(one.deleted for one in _demands(office))
    assert [one.replied_on for one in _requests(office)] == [None, None]


def test_what_changed_is_told_answer_by_answer(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), **WHOLE)])
    budget = (
        {"year": 2027, "source": "national", "amount_won": 600_000_000},
        {"year": 2028, "source": "national", "amount_won": 100_000_000},
    )
    changed = office.reply(office.sheet(ready), trl_to=8, budget=budget, effects=None)
    (result,) = office.desk.requests.rehearse([changed]).results
    assert result.outcome is ReplyOutcome.CHANGED
    told = {change.label: (change.before, change.after) for change in result.changes}
    assert told["목표 기술성숙도(TRL)"] == ("7", "8")
    assert told["연차별 사업비 · 2027 국비 · 금액"] == ("500,000,000", "600,000,000")
    assert told["연차별 사업비 · 2028 국비 · 금액"] == ("", "100,000,000")
    assert told["기대 효과"] == ("품질", "")


def test_the_same_reply_again_changes_nothing(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), **WHOLE)])
    (result,) = office.desk.requests.take([office.reply(office.sheet(ready))]).results
    assert (result.outcome, result.changes) == (ReplyOutcome.SAME, ())


def test_an_incomplete_reply_stays_a_draft(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    reply = office.reply(office.sheet(ready), title="제목만")
    (result,) = office.desk.requests.take([reply]).results
    assert result.missing > 5
    assert [one.status for one in _demands(office)] == [DemandStatus.DRAFT]


def test_a_rejected_reply_leaves_nothing_and_the_others_go_on(office: Office) -> None:
    ready = office.send(FormKind.DEMAND, 0, 1)
    wrong = office.reply(office.sheet(ready), "틀린.xlsx", **WHOLE | {"trl_from": 12})
    right = office.reply(office.sheet(ready, 1), "맞는.xlsx", **WHOLE)
    results = office.desk.requests.take([wrong, right]).results
    assert [one.outcome for one in results] == [ReplyOutcome.REJECTED, ReplyOutcome.NEW]
    assert "12단계는 없습니다" in results[0].troubles[0].reason
    (demand,) = _demands(office)
    assert demand.applicant_id == office.firms[1].id
    assert [one.replied_on for one in _requests(office)] == [None, DAY]


def test_a_demand_that_is_screened_takes_no_reply(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), **WHOLE)])
    (demand,) = _demands(office)
    office.desk.demands.move(demand.id, to=DemandStatus.RECEIVED)
    office.desk.demands.move(demand.id, to=DemandStatus.REVIEWING)
    late = office.reply(office.sheet(ready), title="다른 제목")
    (result,) = office.desk.requests.rehearse([late]).results
    assert result.outcome is ReplyOutcome.REJECTED
    assert "검토 중" in result.troubles[0].reason


def test_a_name_like_another_is_asked_about(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    partners = ({"organization_id": "예시나레", "role": "joint"},)
    reply = office.reply(office.sheet(ready), **WHOLE | {"partners": partners})
    (result,) = office.desk.requests.rehearse([reply]).results
    assert result.outcome is ReplyOutcome.REJECTED
    assert "예시나래" in result.troubles[0].reason
    assert result.troubles[0].label == "참여기관"


@pytest.mark.parametrize(
    "marked", [{"is_core_technology": True}, {"confidentiality": Confidentiality.SECRET}]
)
def test_a_guarded_demand_leaves_for_a_reason_alone(
    office: Office, marked: dict[str, object]
) -> None:
    demand = make_demand(office.firms[0], office.division, **marked)
    demand.round_id = office.round_id
    put(office.desk.workspace, demand)
    with pytest.raises(ReasonWanted):
        office.send(FormKind.DEMAND)
    assert _requests(office) == []
    ready = office.send(FormKind.DEMAND, reason="보완을 받기 위해")
    assert ready.guarded == ("예시가람",)
    logged = office.desk.accesses.rows(limit=5)
    assert "보완을 받기 위해" in {row.reason for row in logged}


def test_personal_data_in_forms_are_logged(office: Office) -> None:
    put(office.desk.workspace, make_person(office.firms[0]))
    office.send(FormKind.MEMBER_CHECK)
    assert office.desk.accesses.rows(limit=1)[0].count == 1


def test_without_a_due_day_the_round_says_it(office: Office) -> None:
    closes = korean_moment(date(2026, 9, 1))  # midnight: the last day is the one before
    office.desk.records.change("rounds", office.round_id, {"closes_at": closes})
    assert office.send(FormKind.DEMAND).sheets[0].due_on == date(2026, 8, 31)
    own = office.send(FormKind.DEMAND, due_on=date(2026, 8, 14))
    assert own.sheets[0].due_on == date(2026, 8, 14)


def test_a_cost_below_nothing_is_refused(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    below = {**WHOLE, "budget": ({"year": 2026, "source": "national", "amount_won": -5},)}
    (result,) = office.desk.requests.take([office.reply(office.sheet(ready), **below)]).results
    assert result.outcome is ReplyOutcome.REJECTED
    assert "0보다 작을 수 없습니다" in result.troubles[0].reason
    assert _demands(office) == []


def test_a_stated_total_that_differs_keeps_a_draft_and_is_told(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    said = {**WHOLE, "stated_total_won": sum(row["amount_won"] for row in WHOLE["budget"]) + 7}
    report = office.desk.requests.take([office.reply(office.sheet(ready), **said)])
    (result,) = report.results
    assert (result.missing, result.differs_won, result.is_open) == (0, 7, True)
    assert report.count_at(DemandStatus.DRAFT) == 1


def test_a_demand_of_another_than_was_asked_is_told(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    reply = office.reply(office.sheet(ready), **{**WHOLE, "applicant_id": "예시나래"})
    report = office.desk.requests.rehearse([reply])
    assert (report.results[0].applicant, report.results[0].body) == ("예시나래", "예시가람")
    own = office.desk.requests.rehearse([office.reply(office.sheet(ready), **WHOLE)])
    assert (own.results[0].applicant, own.count_at(DemandStatus.SUBMITTED)) == ("", 1)


def test_what_is_known_of_partners_and_promises_is_filled_in(office: Office) -> None:
    firm = make_organization("예시라온", size_class=SizeClass.SMALL, region_code="27")
    put(office.desk.workspace, firm, Indicator(name="불량률", unit="ppm"))
    ready = office.send(FormKind.DEMAND)
    said = {
        **WHOLE,
        "partners": ({"organization_id": "예시라온", "role": "joint"},),
        "kpis": ({"name": "불량률", "baseline": Decimal(3), "target": Decimal(1)},),
    }
    reply = office.reply(office.sheet(ready), **said)
    report = office.desk.requests.take([reply])
    again = office.sheet(ready)
    assert report.results[0].outcome is ReplyOutcome.NEW, report
    assert again.answers["partners"][0]["size_class"] == "small"
    assert again.answers["partners"][0]["region_code"] == "27"
    assert again.answers["kpis"][0]["unit"] == "ppm"
    same = office.desk.requests.rehearse([office.reply(again)])
    assert same.results[0].outcome is ReplyOutcome.SAME
    assert office.desk.requests.rehearse([reply]).results[0].changes == ()


def test_a_body_is_asked_for_another_demand_by_a_form_of_its_own(office: Office) -> None:
    first = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(first), **WHOLE)])
    again = office.send(FormKind.DEMAND, is_another=True)
    assert again.sheets[0].key != first.sheets[0].key
    assert "title" not in again.sheets[0].answers
    assert office.send(FormKind.DEMAND, is_another=True).sheets[0].key == again.sheets[0].key
    second = office.reply(office.sheet(again), **{**WHOLE, "title": "권선 장력 제어"})
    report = office.desk.requests.take([second, office.reply(office.sheet(first))])
    assert [one.outcome for one in report.results] == [ReplyOutcome.NEW, ReplyOutcome.SAME]
    assert [one.title for one in _demands(office)] == [WHOLE["title"], "권선 장력 제어"]
    assert [one.demand_id for one in _requests(office)] == [one.id for one in _demands(office)]
