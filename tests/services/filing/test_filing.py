"""A demand is filed explicitly, once it is whole; what was filed each time can be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.demand_life import MoveRefused
from afm_desktop.domain.enums import DemandStatus, DemandTurn, FormKind
from afm_desktop.domain.model.demands import StatedTotalDiffers
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.filing.errors import NotReceivedYet, OutsideTerm, StillMissing
from afm_desktop.services.filing.wording import answer_words
from afm_desktop.services.requests.errors import SeveralBodies
from afm_desktop.services.screening.errors import CommentsOpen
from afm_desktop.storage.workspace import Workspace
from tests.services.conftest import last_words, put
from tests.services.filing.conftest import Case


def test_filing_says_the_first_that_is_missing_and_how_many_more(case: Case) -> None:
    with pytest.raises(StillMissing) as refusal:
        case.filing.submit(case.demand_id)
    count = len({one.key for one in case.filing.missing(case.demand_id)})
    assert refusal.value.field == "contact_id"
    assert str(refusal.value) == (
        f"‘담당자’ 외 {count - 1}개 필수 항목이 비어 있어 제출할 수 없습니다."
        " 빈 항목을 채운 뒤 다시 제출하세요."
    )
    assert case.filing.sheet(case.demand_id).status is DemandStatus.DRAFT


def test_one_missing_alone_is_named_alone(case: Case) -> None:
    case.fill(effects=None)
    with pytest.raises(StillMissing, match=r"^‘기대 효과’ 필수 항목이 비어"):
        case.filing.submit(case.demand_id)


def test_a_whole_demand_is_filed_with_its_moment(case: Case, workspace: Workspace) -> None:
    case.fill()
    at = case.filing.submit(case.demand_id)
    assert last_words(workspace) == "수요 1건 제출"
    sheet = case.filing.sheet(case.demand_id)
    assert (sheet.status, sheet.turn) == (DemandStatus.SUBMITTED, DemandTurn.SECRETARY)
    assert sheet.submitted_at == at == korean_moment(date(2026, 7, 22), 12)
    assert not sheet.may_submit
    with pytest.raises(MoveRefused):
        case.filing.submit(case.demand_id)


def test_a_stated_total_that_differs_is_refused(case: Case) -> None:
    case.fill(stated_total_won=25_000_000_001)
    with pytest.raises(StatedTotalDiffers):
        case.filing.submit(case.demand_id)
    case.filing.answer(case.demand_id, "stated_total_won", 25_000_000_000)
    case.filing.submit(case.demand_id)


def test_filing_waits_for_its_round_and_ends_with_it(case: Case) -> None:
    case.fill()
    with pytest.raises(OutsideTerm, match="아직"):
        case.filing.submit(case.demand_id, at=korean_moment(date(2026, 7, 1), 8))
    closed = korean_moment(date(2026, 7, 31), 18)
    with pytest.raises(OutsideTerm, match="마감"):
        case.filing.submit(case.demand_id, at=closed)
    case.filing.submit(case.demand_id, at=closed - timedelta(minutes=1))


def test_who_was_given_longer_may_file_until_that_day_ends(
    case: Case, workspace: Workspace
) -> None:
    case.fill()
    longer = FormRequest(
        kind=FormKind.DEMAND,
        round_id=case.round_id,
        organization_id=case.firm,
        new_due_on=date(2026, 8, 7),
    )
    put(workspace, longer)
    with pytest.raises(OutsideTerm):
        case.filing.submit(case.demand_id, at=korean_moment(date(2026, 8, 8)))
    case.filing.submit(case.demand_id, at=korean_moment(date(2026, 8, 7), 23, 59))


def test_what_was_filed_each_time_is_read_back_and_compared(
    case: Case, workspace: Workspace
) -> None:
    case.fill()
    case.filing.submit(case.demand_id)
    filed = case.filing.sheet(case.demand_id).answers
    for status in (DemandStatus.RECEIVED, DemandStatus.REVIEWING):
        case.desk.demands.move(case.demand_id, to=status)
    case.desk.demands.move(case.demand_id, to=DemandStatus.SUPPLEMENT, reason="수치 보완")
    mended = {
        "as_is": "두께를 두 사람이 잰다.",
        "budget": ({"year": 2026, "source": "national", "amount_won": 1},),
        "technologies": ("robot", "inspection"),
        "effects": "불량이 절반으로 준다.",
    }
    case.filing.answer_all(case.demand_id, mended)  # type: ignore[arg-type]
    case.filing.submit(case.demand_id)
    assert last_words(workspace) == "수요 1건 보완 제출"
    again = case.filing.sheet(case.demand_id)
    assert again.status is DemandStatus.REVIEWING
    case.filing.answer(case.demand_id, "effects", "또 고친다.")
    first, second = case.filing.revisions(case.demand_id)
    assert first.answers == filed
    assert second.answers == again.answers
    assert (first.number, second.number) == (1, 2)
    changed = case.filing.compare(case.demand_id, 1, 2)
    assert [one.question.key for one in changed] == ["technologies", "as_is", "budget", "effects"]
    assert [one.question.key for one in case.filing.compare(case.demand_id, 2)] == ["effects"]
    money = next(one for one in changed if one.question.key == "budget")
    assert answer_words(money.question, money.after, second.names) == "2026 · 국비 · 1원"
    assert answer_words(money.question, money.before, first.names).startswith(
        "2026 · 국비 · 15,000,000,000원\n"
    )


def test_a_supplement_is_handed_in_once_its_comments_are_answered(case: Case) -> None:
    case.fill()
    case.filing.submit(case.demand_id)
    screening = case.desk.screening
    for status in (DemandStatus.RECEIVED, DemandStatus.REVIEWING):
        screening.move([case.demand_id], status)
    asked = [("as_is", "설비 대수")]
    day = case.desk.workspace.today
    screening.move([case.demand_id], DemandStatus.SUPPLEMENT, due_on=day, comments=asked)

    with pytest.raises(CommentsOpen, match="답변하지 않은 보완 의견이 1건"):
        case.filing.submit(case.demand_id)
    screening.answer(screening.sheet(case.demand_id).comments[0].id, "3대")
    case.filing.submit(case.demand_id)

    assert case.filing.sheet(case.demand_id).status is DemandStatus.REVIEWING


def test_a_filing_that_was_undone_is_no_revision(case: Case, workspace: Workspace) -> None:
    case.fill()
    case.filing.submit(case.demand_id)
    workspace.undo()
    assert case.filing.revisions(case.demand_id) == ()
    assert case.filing.sheet(case.demand_id).status is DemandStatus.DRAFT


def test_a_receipt_bears_the_hour_it_was_entered_that_day(case: Case) -> None:
    case.fill()
    case.filing.submit(case.demand_id)
    with pytest.raises(NotReceivedYet):
        case.filing.receipt(case.demand_id)
    today, workspace = datetime.now(KOREA).date(), case.desk.workspace
    workspace.become(replace(workspace.office, fixed_day=today))
    case.desk.demands.move(case.demand_id, to=DemandStatus.RECEIVED)
    found = case.filing.receipt(case.demand_id)
    assert found.received_at is not None
    assert found.received_at.astimezone(KOREA).date() == today == found.sheet.received_on
    assert found.sheet.intake_no == f"BAT-{today.year}-0001"
    assert found.receiver == "AI 자율제조 얼라이언스"
    assert case.filing.find(f"BAT-{today.year}-0001") == case.demand_id


def test_a_receipt_entered_later_knows_the_day_alone(case: Case) -> None:
    case.fill()
    case.filing.submit(case.demand_id)
    case.desk.demands.move(case.demand_id, to=DemandStatus.RECEIVED)
    assert case.filing.receipt(case.demand_id).received_at is None


def test_whom_the_file_does_not_know_is_registered_with_the_answer(
    case: Case, workspace: Workspace
) -> None:
    partners = ({"organization_id": "+예시모루연구원(주)", "role": "research"},)
    case.filing.answer_all(
        case.demand_id, {"contact_id": "+박예시", "partners": partners, "effects": "절반"}
    )
    sheet = case.filing.sheet(case.demand_id)
    (row,) = sheet.answers["partners"]  # type: ignore[misc]
    named = [sheet.names[str(one)] for one in (sheet.answers["contact_id"], row["organization_id"])]
    assert named == ["박*시", "예시모루연구원"]
    workspace.undo()
    assert "contact_id" not in case.filing.sheet(case.demand_id).answers


def test_a_body_that_is_like_a_known_one_is_asked_about(case: Case) -> None:
    with pytest.raises(SeveralBodies):
        case.filing.answer(case.demand_id, "lead_id", "+예시가람 오창공장")
