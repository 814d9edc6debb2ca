"""Findings, comments and steps of screening."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afm_desktop.domain.demand_life import MoveRefused
from afm_desktop.domain.enums import (
    DemandStatus as S,
)
from afm_desktop.domain.enums import (
    DemandTurn,
    FormKind,
    Interest,
    PartnerRole,
    Verdict,
)
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.office import Role
from afm_desktop.services.collecting.errors import DayAhead
from afm_desktop.services.screening.errors import (
    AlreadyAsked,
    CommentsOpen,
    DecidedByCenter,
    DecisiveUnmet,
    DueMissing,
    DueTooEarly,
    LeadsOthers,
    NoLeader,
    NotAsked,
    NotDecidedHere,
    NothingToExtend,
    NothingToSupplement,
    NotLater,
    NotOfThisRound,
    NotScreened,
    ReasonMissing,
    ReasonsOfUnmet,
    StepRefused,
    SupplementsUsedUp,
)
from afm_desktop.services.screening.model import CommentState, GivenReason
from tests.factories import DAY
from tests.services.conftest import last_words, put
from tests.services.screening.conftest import DUE, become


def ready(field, id, label):
    for item in field.sheet(id).items:
        for reason in item.offered:
            if reason.label == label:
                return item, reason
    raise AssertionError(label)


# --- findings --------------------------------------------------------------------------------


def test_an_item_takes_several_reasons_in_adapted_words(field):
    id = field.add()
    item, first = ready(field, id, "필수 항목 누락")
    second = next(one for one in item.offered if one.label == "내용 불충분")

    field.screening.judge(
        id,
        item.id,
        Verdict.UNMET,
        [
            GivenReason(first.reply, first.id),
            GivenReason("정량 목표의 현재값이 없습니다.", second.id),
            GivenReason("도면도 붙이시기 바랍니다."),
        ],
    )

    found = next(one for one in field.sheet(id).items if one.id == item.id)
    assert found.verdict is Verdict.UNMET
    assert [one.text for one in found.reasons] == [
        first.reply,
        "정량 목표의 현재값이 없습니다.",
        "도면도 붙이시기 바랍니다.",
    ]
    assert last_words(field.workspace) == "수요 점검 결과 미충족"


def test_a_finding_is_changed_and_taken_back(field):
    id = field.add()
    item, reason = ready(field, id, "협력사 미정")
    field.screening.judge(id, item.id, Verdict.UNMET, [GivenReason(reason.reply, reason.id)])

    field.screening.judge(id, item.id, Verdict.MET)
    met = next(one for one in field.sheet(id).items if one.id == item.id)
    field.screening.judge(id, item.id, None)
    none = next(one for one in field.sheet(id).items if one.id == item.id)

    assert (met.verdict, met.reasons, none.verdict) == (Verdict.MET, (), None)


def test_reasons_belong_to_what_is_unmet_and_to_this_round(field):
    id = field.add()
    item, reason = ready(field, id, "협력사 미정")
    other, _ = ready(field, id, "회원 아님")

    with pytest.raises(ReasonsOfUnmet):
        field.screening.judge(id, item.id, Verdict.MET, [GivenReason("왜", reason.id)])
    with pytest.raises(NotOfThisRound):
        field.screening.judge(id, other.id, Verdict.UNMET, [GivenReason("왜", reason.id)])
    with pytest.raises(NotOfThisRound):
        field.screening.judge(id, "없음", Verdict.MET)


# --- supplement --------------------------------------------------------------------------------


def test_a_supplement_takes_the_comments_along_with_its_day(field):
    id = field.add()
    pinned = field.screening.comment(id, "설비 대수를 적어 주십시오.", "as_is")
    field.screening.comment(id, "전체적으로 수치가 부족합니다.")

    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    sheet = field.sheet(id)
    assert (sheet.status, sheet.due_on, sheet.turn) == (S.SUPPLEMENT, DUE, DemandTurn.APPLICANT)
    assert (sheet.supplements, sheet.most_supplements) == (1, 2)
    assert [(one.label, one.supplement, one.due_on) for one in sheet.comments] == [
        ("현황(As-is)", 1, DUE),
        ("", 1, DUE),
    ]
    assert sheet.reason == "현황(As-is), 전체적으로 수치가 부족합니다."
    assert sheet.comments[0].id == pinned
    assert last_words(field.workspace) == "수요 1건 보완 요청"


def test_an_answered_supplement_goes_back_and_its_comments_are_settled(field):
    id = field.add()
    first = field.screening.comment(id, "설비 대수를 적어 주십시오.", "as_is")
    second = field.screening.comment(id, "예산을 고쳐 주십시오.", "budget")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    with pytest.raises(CommentsOpen, match="2건"):
        field.screening.move([id], S.REVIEWING)
    field.screening.answer(first, "3대입니다.")
    field.screening.settle(second)
    assert field.sheet(id).turn is DemandTurn.SECRETARY
    field.screening.move([id], S.REVIEWING)
    with pytest.raises(CommentsOpen, match="확인하지 않은 보완 의견이 1건"):
        field.screening.move([id], S.CANDIDATE)
    field.screening.settle(first)
    field.screening.move([id], S.CANDIDATE)

    sheet = field.sheet(id)
    assert sheet.status is S.CANDIDATE
    assert [(one.answer, one.state) for one in sheet.comments] == [
        ("3대입니다.", CommentState.SETTLED),
        (None, CommentState.SETTLED),
    ]


def test_what_is_still_open_is_asked_anew_in_the_next_supplement(field):
    id = field.add()
    comment = field.screening.comment(id, "수치를 적어 주십시오.", "as_is")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)
    field.screening.answer(comment, "검토 중입니다.")
    field.screening.move([id], S.REVIEWING)

    field.screening.move([id], S.SUPPLEMENT, due_on=date(2026, 8, 20))

    row = field.sheet(id).comments[0]
    assert (row.supplement, row.due_on, row.answer, row.state) == (
        2,
        date(2026, 8, 20),
        "검토 중입니다.",
        CommentState.ASKED,
    )


def test_a_round_allows_only_so_many_supplements(field):
    id = field.add()
    for _ in range(2):
        field.screening.move([id], S.SUPPLEMENT, due_on=DUE, reason="수치 부족")
        field.screening.move([id], S.REVIEWING)

    with pytest.raises(SupplementsUsedUp, match="최대 2회"):
        field.screening.move([id], S.SUPPLEMENT, due_on=DUE, reason="수치 부족")

    told = {one.status: one.why_not for one in field.sheet(id).moves}
    assert "최대 2회" in told[S.SUPPLEMENT]
    assert not told[S.CANDIDATE]


def test_a_supplement_needs_a_day_and_something_to_supplement(field):
    id = field.add()

    with pytest.raises(DueMissing):
        field.screening.move([id], S.SUPPLEMENT, reason="수치 부족")
    with pytest.raises(DueTooEarly):
        field.screening.move([id], S.SUPPLEMENT, reason="수치 부족", due_on=date(2026, 7, 1))
    with pytest.raises(NothingToSupplement):
        field.screening.move([id], S.SUPPLEMENT, due_on=DUE)
    assert field.status(id) is S.REVIEWING


def test_an_overdue_supplement_says_by_how_many_days(field):
    id = field.add()
    field.screening.move([id], S.SUPPLEMENT, on=date(2026, 7, 2), due_on=date(2026, 7, 12),
                         reason="수치 부족")  # fmt: skip

    sheet = field.sheet(id)

    assert (sheet.days_late, sheet.turn) == ((DAY - date(2026, 7, 12)).days, DemandTurn.LATE)


def test_comments_that_the_applicant_has_are_not_changed(field):
    id = field.add()
    comment = field.screening.comment(id, "설비 대수", "as_is")
    field.screening.change_comment(comment, "설비 대수를 적어 주십시오.")
    with pytest.raises(NotAsked):
        field.screening.answer(comment, "3대")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    with pytest.raises(AlreadyAsked):
        field.screening.change_comment(comment, "다른 말")
    with pytest.raises(AlreadyAsked):
        field.screening.drop_comment(comment)

    later = field.screening.comment(id, "도면을 붙여 주십시오.")
    rows = field.sheet(id).comments
    assert [(one.text, one.supplement) for one in rows] == [
        ("설비 대수를 적어 주십시오.", 1),
        ("도면을 붙여 주십시오.", 1),
    ]
    assert rows[1].id == later


def test_a_comment_may_be_dropped_before_it_is_sent(field):
    id = field.add()
    field.screening.drop_comment(field.screening.comment(id, "설비 대수", "as_is"))

    assert field.sheet(id).comments == ()


def test_what_has_ended_takes_no_notes(field):
    id = field.add(S.SELECTED)
    item = field.sheet(id).items[0]

    with pytest.raises(NotScreened, match="선정"):
        field.screening.comment(id, "늦은 의견")
    with pytest.raises(NotScreened):
        field.screening.judge(id, item.id, Verdict.MET)
    assert "선정" in field.sheet(id).why_not_judge


# --- extension -----------------------------------------------------------------------------------


def test_an_extension_moves_the_day_of_step_comments_and_form(field):
    id = field.add()
    field.screening.comment(id, "설비 대수", "as_is")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)
    request = FormRequest(
        kind=FormKind.DEMAND, organization_id=field.firm, demand_id=id, due_on=DUE
    )
    put(field.workspace, request)

    field.screening.extend([id], date(2026, 8, 20), reason="담당자 변경")

    sheet = field.sheet(id)
    assert sheet.due_on == sheet.comments[0].due_on == date(2026, 8, 20)
    assert "기한 연장(2026. 8. 5. → 2026. 8. 20.): 담당자 변경" in (sheet.reason or "")
    values = field.desk.records.values("form_requests", request.id)
    assert (values["due_on"], values["new_due_on"]) == (DUE, date(2026, 8, 20))
    assert last_words(field.workspace) == "수요 1건 보완기한 연장"

    field.workspace.undo()
    assert field.sheet(id).due_on == DUE


def test_only_a_running_supplement_is_extended_and_only_to_later(field):
    id = field.add()
    with pytest.raises(NothingToExtend):
        field.screening.extend([id], DUE)
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE, reason="수치 부족")
    with pytest.raises(NotLater, match=r"2026\. 8\. 5\."):
        field.screening.extend([id], DUE)


# --- decisions -----------------------------------------------------------------------------------


def test_a_rejection_at_intake_carries_its_reasons(field):
    id = field.add(S.SUBMITTED)

    with pytest.raises(ReasonMissing, match="반려 사유"):
        field.screening.move([id], S.REJECTED)
    field.screening.move([id], S.REJECTED, reasons=["회원 아님", "필수 항목 누락"])

    sheet = field.sheet(id)
    assert (sheet.status, sheet.reason) == (S.REJECTED, "회원 아님, 필수 항목 누락")
    assert [one.verdict for one in sheet.items[:3]] == [Verdict.UNMET, Verdict.UNMET, None]


def test_what_must_be_met_stands_in_the_way_of_evaluation(field):
    id = field.add()
    item, reason = ready(field, id, "기존 과제와 중복")
    field.screening.judge(id, item.id, Verdict.UNMET, [GivenReason(reason.reply, reason.id)])

    with pytest.raises(DecisiveUnmet, match="중복되지 않는가"):
        field.screening.move([id], S.CANDIDATE)
    field.screening.move([id], S.INELIGIBLE)

    assert field.sheet(id).reason == "기존 과제와 중복"


def test_an_item_found_unmet_without_a_ready_reason_gives_its_question(field):
    id = field.add()

    field.screening.move([id], S.INELIGIBLE, items=["5"])

    assert field.sheet(id).reason == "공급망 협력사의 참여 계획이 있는가"


def test_several_are_merged_under_a_leader_in_one_gesture(field):
    leader, *others = field.add(), field.add(), field.add()

    field.screening.move(others, S.MERGED, into=leader, reason="같은 공정")

    assert {one.id for one in field.sheet(leader).merged} == set(others)
    assert field.sheet(others[0]).leader is not None
    assert last_words(field.workspace) == "수요 2건 통합"
    with pytest.raises(LeadsOthers, match="2건"):
        field.screening.move([leader], S.MERGED, into=field.add())


def test_where_one_of_several_is_refused_none_is_moved_and_it_is_named(field):
    fine, ended = field.add(), field.add(S.SELECTED, title="끝난 수요")

    with pytest.raises(StepRefused, match=r"끝난 수요.*처리가 끝난 수요"):
        field.screening.move([fine, ended], S.WITHDRAWN, reason="신청기관 요청")

    assert field.status(fine) is S.REVIEWING


def test_what_is_no_longer_screened_leads_nothing(field):
    id, ended = field.add(), field.add(S.INELIGIBLE, title="끝난 수요")

    with pytest.raises(NoLeader, match="끝난 수요"):
        field.screening.move([id], S.MERGED, into=ended)
    with pytest.raises(MoveRefused):
        field.screening.move([ended], S.MERGED, into=id)


def test_a_withdrawal_says_why(field):
    id = field.add()

    with pytest.raises(ReasonMissing):
        field.screening.move([id], S.WITHDRAWN)
    field.screening.move([id], S.WITHDRAWN, reason="신청기관 요청")

    assert field.sheet(id).turn is DemandTurn.NOBODY


# --- who may -------------------------------------------------------------------------------------


def test_the_own_institute_is_shown_and_decided_by_the_center(field):
    id = field.add(S.RECEIVED, applicant_id=field.institute)
    part = field.add(S.RECEIVED)
    put(
        field.workspace,
        DemandPartner(demand_id=part, organization_id=field.institute, role=PartnerRole.RESEARCH),
    )
    become(field, Role.SECRETARY, division="BAT")

    for one, interest in ((id, Interest.APPLICANT), (part, Interest.PARTNER)):
        sheet = field.sheet(one)
        assert sheet.conflict is not None
        assert sheet.conflict.interests == (interest,)
        assert sheet.turn is DemandTurn.CENTER
        assert "총괄 사무국" in sheet.why_not_judge
        with pytest.raises(DecidedByCenter, match="예시연구원이"):
            field.screening.move([one], S.REVIEWING)
        with pytest.raises(DecidedByCenter):
            field.screening.comment(one, "의견")
        with pytest.raises(DecidedByCenter):
            field.desk.demands.move(one, to=S.REVIEWING)
    field.screening.move([id], S.WITHDRAWN, reason="신청기관 요청")

    become(field, Role.CENTER)
    field.screening.move([part], S.REVIEWING)
    assert field.status(part) is S.REVIEWING


def test_a_secretary_receives_what_its_institute_filed_but_does_not_reject_it(field):
    id = field.add(S.SUBMITTED, applicant_id=field.institute)
    become(field, Role.SECRETARY, division="BAT")

    with pytest.raises(DecidedByCenter):
        field.screening.move([id], S.REJECTED, reason="회원 아님")
    moved = field.screening.move([id], S.RECEIVED)

    assert moved[0].intake_no == "BAT-2026-0001"


def test_a_firm_answers_but_does_not_judge(field):
    id = field.add()
    comment = field.screening.comment(id, "설비 대수", "as_is")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)
    become(field, Role.FIRM)

    field.screening.answer(comment, "3대입니다.")

    assert field.sheet(id).comments[0].answer == "3대입니다."
    for refused in (
        lambda: field.screening.settle(comment),
        lambda: field.screening.move([id], S.REVIEWING),
        lambda: field.screening.comment(id, "의견"),
        lambda: field.screening.extend([id], date(2026, 9, 1)),
    ):
        with pytest.raises(NotDecidedHere):
            refused()


def test_the_form_is_shown_with_its_answers_in_words(field):
    id = field.add(
        title="전극 코팅 두께 제어", starts_on=date(2026, 10, 1), stated_total_won=1_500_000_000
    )

    answers = {one.key: one for part in field.sheet(id).sections for one in part.answers}

    assert answers["title"].text == "전극 코팅 두께 제어"
    assert answers["applicant_id"].text == "예시가람"
    assert answers["starts_on"].text == "2026. 10. 1."
    assert answers["stated_total_won"].text == "1,500,000,000원"
    assert answers["as_is"].is_missing


def test_a_contact_is_named_as_elsewhere_on_the_screen(field):
    person = Person(organization_id=field.firm, name="김예시")
    put(field.workspace, person)
    id = field.add(contact_id=person.id)

    answers = {one.key: one for part in field.sheet(id).sections for one in part.answers}

    assert answers["contact_id"].text == "김*시"


def test_other_demands_of_the_applicant_are_known(field):
    id = field.add(title="전극 코팅 두께 제어", process="전극 코팅")
    other = field.add(S.SELECTED, title="전극 코팅 두께 측정", process="전극 코팅")

    assert [(one.id, one.title, one.status) for one in field.screening.similar(id)] == [
        (other, "전극 코팅 두께 측정", S.SELECTED)
    ]


def test_no_step_is_dated_ahead_of_today(field):
    id, ahead = field.add(), DAY + timedelta(days=1)
    comment = field.screening.comment(id, "설비 대수")

    for step in (
        lambda: field.screening.move([id], S.CANDIDATE, on=ahead, settles=True),
        lambda: field.desk.demands.move(id, to=S.CANDIDATE, on=ahead),
        lambda: field.screening.answer(comment, "3대", ahead),
    ):
        with pytest.raises(DayAhead, match="아직 오지 않은 날"):
            step()
    field.screening.move([id], S.CANDIDATE, on=DAY, settles=True)

    assert field.status(id) is S.CANDIDATE


def test_what_nobody_looked_at_is_counted_before_and_told_after(field):
    first, second = field.add(), field.add()
    items = field.sheet(first).items
    field.screening.judge(first, items[0].id, Verdict.MET)
    field.screening.judge(second, items[0].id, Verdict.MET)
    field.screening.judge(second, items[0].id, None)

    left = field.screening.unchecked([first, second])
    one, other = field.screening.move([first, second], S.CANDIDATE, met=["2"])

    assert left == 2 * len(items) - 1
    assert (one.unchecked, other.unchecked) == (len(items) - 2, len(items) - 1)
    assert field.screening.move([first], S.SELECTED)[0].unchecked == 0
