"""Until when forms are asked for: no form goes out with a day that is past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.exchange.forms.wording import mail_of, request_of
from afm_desktop.services.collecting.errors import DueBeforeSending
from afm_desktop.services.requests.errors import (
    DuePast,
    DueWithinSupplement,
    RoundClosed,
    SupplementOverdue,
)
from afm_desktop.services.screening.model import CommentRow
from tests.factories import DAY
from tests.services.conftest import put
from tests.services.requests.conftest import Office
from tests.services.requests.test_several_demands import cell, filed, requests

PAST, SOON, LATER = DAY - timedelta(days=1), date(2026, 8, 5), date(2026, 8, 20)


@pytest.fixture
def closed(office: Office) -> Office:
    """An office whose round took demands until yesterday."""
    closes = korean_moment(DAY)  # midnight: the last day is the one before
    office.desk.records.change("rounds", office.round_id, {"closes_at": closes})
    return office


def supplemented(office: Office, due: date, title: str = "가") -> str:
    """A demand that is to be supplemented by a day."""
    id_ = filed(office, title, S.SUPPLEMENT, due, intake_no=f"BAT-2026-{title}")
    said = {"demand_id": id_, "status": S.SUPPLEMENT, "happened_on": PAST, "reason": "보완"}
    put(office.desk.workspace, DemandEvent(**said, due_on=due))
    return id_


def comments(office: Office, demand: str) -> list[CommentRow]:
    return list(office.desk.screening.sheet(demand).comments)


@pytest.mark.parametrize("kind", [FormKind.DEMAND, FormKind.MEMBER_CHECK])
def test_a_named_day_that_is_past_is_refused(office: Office, kind: FormKind) -> None:
    with pytest.raises(DueBeforeSending, match=r"2026\. 7\. 21"):
        office.send(kind, due_on=PAST)
    assert requests(office) == []


def test_after_the_round_closed_a_day_has_to_be_named(closed: Office) -> None:
    with pytest.raises(RoundClosed, match=r"2026\. 7\. 21\. 마감"):
        closed.send(FormKind.DEMAND)
    ready = closed.send(FormKind.DEMAND, due_on=SOON)

    assert "2026. 8. 5.(수)까지" in request_of(ready).whole()
    assert "2026. 8. 5.(수)까지" in mail_of(ready.sheets[0], "양식.xlsx")
    assert closed.send(FormKind.DEMAND).sheets[0].due_on == SOON


def test_who_has_more_time_is_asked_again_until_then(closed: Office) -> None:
    closed.send(FormKind.DEMAND, due_on=DAY)
    (request,) = requests(closed)
    closed.desk.records.change("form_requests", request.id, {"new_due_on": SOON})

    assert closed.send(FormKind.DEMAND).sheets[0].due_on == SOON
    assert cell(closed).is_extended
    assert closed.send(FormKind.DEMAND, due_on=LATER).sheets[0].due_on == LATER
    assert (cell(closed).due_on, cell(closed).is_extended) == (LATER, False)


def test_what_was_asked_until_a_day_that_is_past_wants_another(office: Office) -> None:
    office.send(FormKind.MEMBER_CHECK, due_on=SOON)
    (request,) = requests(office)
    office.desk.records.change("form_requests", request.id, {"due_on": PAST})

    with pytest.raises(DuePast, match=r"2026\. 7\. 21"):
        office.send(FormKind.MEMBER_CHECK)


def test_the_form_of_a_supplement_is_due_when_that_is_though_the_round_is_closed(
    closed: Office,
) -> None:
    supplemented(closed, SOON)

    assert closed.send(FormKind.DEMAND).sheets[0].due_on == SOON
    everybody = closed.send(FormKind.DEMAND, due_on=LATER)
    assert (everybody.sheets[0].due_on, everybody.extended) == (SOON, ())
    assert everybody.own_days == ("BAT-2026-가",)


def test_a_supplement_that_is_overdue_wants_a_day_and_has_until_then(closed: Office) -> None:
    demand = supplemented(closed, PAST)
    with pytest.raises(SupplementOverdue, match="BAT-2026-가"):
        closed.send(FormKind.DEMAND)

    ready = closed.send(FormKind.DEMAND, due_on=SOON)

    (sheet,) = ready.sheets
    assert (sheet.due_on, ready.extended) == (SOON, ("BAT-2026-가",))
    assert [one.due_on for one in sheet.remarks.values()] == [SOON]
    assert [one.due_on for one in comments(closed, demand)] == [SOON]
    assert (cell(closed).due_on, cell(closed).days_over) == (SOON, 0)
    closed.desk.undoing.undo()
    assert [one.due_on for one in comments(closed, demand)] == [PAST]


def test_a_later_day_for_a_named_demand_extends_it_and_an_earlier_is_refused(
    closed: Office,
) -> None:
    demand = supplemented(closed, SOON)

    ready = closed.send(FormKind.DEMAND, demands=(demand,), due_on=LATER)

    assert ready.extended == ("BAT-2026-가",)
    assert closed.desk.screening.sheet(demand).due_on == LATER
    with pytest.raises(DueWithinSupplement, match=r"2026\. 8\. 20"):
        closed.send(FormKind.DEMAND, demands=(demand,), due_on=SOON)
