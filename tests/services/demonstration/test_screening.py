"""What came of looking at demands agrees with where they stand and with what they say."""

from collections import Counter
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import Confidentiality, DemandStatus, DemandTurn, Verdict
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.demand_parts import (
    DemandSupplier,
    Finding,
    FindingReason,
    ReviewComment,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import ChecklistItem
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.demonstration.days import TODAY, is_working_day
from afm_desktop.services.letters.service import LetterService
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.screening.model import CommentState
from afm_desktop.services.screening.reading import sheet_of
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.services.views.service import Views
from afm_desktop.storage import attached

S = DemandStatus
PASSED = {S.CANDIDATE, S.SELECTED, S.RESERVED, S.NOT_SELECTED, S.MERGED}


@pytest.fixture
def demands(session):
    return {demand.id: demand for demand in session.scalars(select(Demand))}


@pytest.fixture
def unmet(session):
    """The items that are not met, by demand."""
    query = select(Finding.demand_id, Finding.item_id).where(Finding.verdict == Verdict.UNMET)
    return {(demand, item) for demand, item in session.execute(query)}


def test_the_checklist_is_whole_once_a_demand_was_judged(session, demands):
    items = len(session.scalars(select(ChecklistItem.id)).all())
    found = Counter(session.scalars(select(Finding.demand_id)))

    assert items == 6
    for demand in demands.values():
        if demand.status in (S.RECEIVED, S.WITHDRAWN):
            assert found[demand.id] == 0
        elif demand.status is S.REVIEWING:
            assert found[demand.id] < items
        else:
            assert found[demand.id] == items
    looking = {found[one.id] for one in demands.values() if one.status is S.REVIEWING}
    assert len(looking) > 2


def test_what_was_not_met_sent_a_demand_back_or_away(session, demands, unmet):
    reasons = session.execute(select(FindingReason.demand_id, FindingReason.item_id)).all()

    assert {(demand, item) for demand, item in reasons} == unmet
    for demand in demands.values():
        is_unmet = demand.id in {one for one, _ in unmet}
        assert is_unmet == (demand.status in (S.SUPPLEMENT, S.INELIGIBLE, S.REJECTED))
        if is_unmet:
            assert demand.status not in PASSED


def test_no_reason_says_what_the_demand_itself_denies(session, demands):
    """Applicants are members, and what they state is what their lines come to."""
    untrue = ("회원", "합계", "비율")

    for text in session.scalars(select(FindingReason.text)):
        assert not any(word in text for word in untrue)


def test_a_demand_in_supplement_says_in_its_form_what_is_asked(workspace, session, demands):
    states = Counter()
    for demand in demands.values():
        if demand.status is not S.SUPPLEMENT:
            continue
        sheet = sheet_of(session, workspace.office, demand.id, TODAY)
        assert (sheet.supplements, sheet.most_supplements) == (1, 2)
        assert is_working_day(sheet.due_on)
        for comment in sheet.comments:
            assert comment.key in BINDINGS
            assert comment.label
            assert comment.supplement == 1
            states[comment.state] += 1

    assert sum(states.values()) >= 15
    assert set(states) == {CommentState.ASKED, CommentState.LATE, CommentState.ANSWERED}


def test_what_was_supplemented_is_answered_and_settled_before_it_went_on(session, demands):
    comments = session.scalars(select(ReviewComment)).all()
    last = {demand.id: demand.events[-1].happened_on for demand in demands.values()}

    for one in comments:
        if demands[one.demand_id].status in (S.SUPPLEMENT, S.REVIEWING):
            assert one.settled_on is None
        else:
            assert one.answer
            assert one.answered_on <= one.settled_on <= last[one.demand_id]
    returned = {d.id for d in demands.values() if any(e.status is S.SUPPLEMENT for e in d.events)}
    noted = {one.demand_id for one in comments if one.supplement is None}
    assert {one.demand_id for one in comments} == returned | noted
    assert {demands[one].status for one in noted} == {S.REVIEWING}
    assert not returned & noted


def test_the_list_says_who_acts_next_as_each_demand_does(workspace, session, demands):
    """Several divisions have a secretariat that takes part in their own demands."""
    views, kind = Views(workspace), ViewKind.DEMANDS
    place = [column.key for column in views.columns(kind)].index("turn")
    rows = views.rows(kind, views.keys(kind, ViewQuery()))
    screened = {id for id, one in demands.items() if one.status in (S.REVIEWING, S.SUPPLEMENT)}

    told = {row[0]: row[place] for row in rows.values() if row[0] in screened}

    assert told == {
        id: sheet_of(session, workspace.office, id, TODAY).turn for id in sorted(screened)
    }
    assert set(told.values()) == set(DemandTurn) - {DemandTurn.NOBODY}


def test_nothing_was_answered_tomorrow(session):
    for one in session.scalars(select(ReviewComment)):
        assert all(day <= TODAY for day in (one.answered_on, one.settled_on) if day)


def test_letters_of_supplements_say_each_thing_once(workspace):
    letters = LetterService(workspace).all_at(S.SUPPLEMENT)

    assert len(letters) == 15
    for letter in letters:
        assert len(letter.items) >= 2
        assert all(item.endswith("바랍니다.") for item in letter.items)
        assert not letter.unknown


def test_a_few_demands_are_for_fewer_eyes(demands):
    found = Counter(demand.confidentiality for demand in demands.values())

    assert found[Confidentiality.SECRET] == 2
    assert found[Confidentiality.PARTIES] == 2


def test_firms_that_take_part_deliver_to_the_applicant(session, demands):
    links = set(session.execute(select(SupplyLink.supplier_id, SupplyLink.buyer_id)).all())
    joined = session.scalars(select(DemandSupplier)).all()

    assert all(
        (one.organization_id, demands[one.demand_id].applicant_id) in links for one in joined
    )
    assert {one.tier for one in joined} == {1, 2, 3}
    assert all(one.item for one in joined)
    places = [(one.demand_id, one.organization_id) for one in joined]
    assert len(set(places)) == len(places)


def test_a_tier_is_told_as_one(workspace, session):
    joined = session.scalars(select(DemandSupplier)).first()
    answers = [
        one
        for section in sheet_of(session, workspace.office, joined.demand_id, TODAY).sections
        for one in section.answers
        if one.key == "suppliers"
    ]

    tiers = {row[answers[0].heads.index("차수")] for row in answers[0].rows}

    assert tiers <= {"1차", "2차", "3차"}
    assert f"{joined.tier}차" in tiers


def test_attached_files_are_there_and_small(workspace, session):
    found = session.scalars(select(Attachment)).all()

    kinds = {one.media_type: attached.kept(session.connection(), one.sha256) for one in found}

    assert set(kinds) == {"image/png", "application/pdf"}
    assert all(kept.content for kept in kinds.values())
    assert AttachmentService(workspace).held().size < 50_000


def test_the_attached_confirmation_is_that_of_its_demand(session, demands):
    file = session.scalars(select(Attachment).where(Attachment.media_type.contains("pdf"))).one()
    demand = demands[file.record_id]
    applicant = session.scalars(
        select(Organization.name).where(Organization.id == demand.applicant_id)
    ).one()

    content = attached.kept(session.connection(), file.sha256).content
    text = PdfReader(BytesIO(content)).pages[0].extract_text()

    assert demand.title in text
    assert applicant in text
    assert "예시 자료" in text
