"""Firms with several demands: each that is to be supplemented has a form of its own."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.demand_parts import ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.exchange.forms.wording import mail_of, request_of
from afm_desktop.services.collecting.model import Asked, FormCell
from afm_desktop.services.records import live
from afm_desktop.services.requests.errors import NothingToWrite, NotWritten
from afm_desktop.services.requests.model import Prepared
from tests.factories import make_demand, make_division, make_structure
from tests.services.conftest import last_words, put
from tests.services.requests.conftest import Office

FIRST, LATER = date(2026, 8, 5), date(2026, 8, 12)


def filed(office: Office, title: str, status: S, due: date | None = None, **said: object) -> str:
    """A demand of the first firm, with a comment that is due where it is to be supplemented."""
    division = said.pop("division", office.division)
    demand = make_demand(office.firms[0], division, title=title, status=status, **said)  # type: ignore[arg-type]
    demand.round_id = office.round_id
    comments = [
        ReviewComment(
            demand_id=demand.id, position=1, text=f"{title} 근거", supplement=1, due_on=due
        )
    ]
    put(office.desk.workspace, demand, *(comments if due else ()))
    return demand.id


@pytest.fixture
def two(office: Office) -> tuple[str, str]:
    """Two demands to be supplemented, and one that was selected."""
    filed(office, "선정된 수요", S.SELECTED, intake_no="BAT-2026-0001")
    return (
        filed(office, "가 수요", S.SUPPLEMENT, FIRST, intake_no="BAT-2026-0002"),
        filed(office, "나 수요", S.SUPPLEMENT, LATER, intake_no="BAT-2026-0003"),
    )


def titles(ready: Prepared) -> list[object]:
    return [sheet.answers.get("title") for sheet in ready.sheets]


def requests(office: Office) -> list[FormRequest]:
    with office.desk.workspace.reading() as session:
        return list(session.scalars(select(FormRequest).order_by(FormRequest.row)))


def cell(office: Office) -> FormCell:
    form = f"demand:{office.round_id}"
    (found,) = (
        line.cells[0]
        for line in office.desk.collecting.board(Asked((form,))).lines
        if line.organization_id == office.firms[0].id
    )
    assert found is not None
    return found


def test_each_demand_to_be_supplemented_has_its_form(office: Office, two: tuple[str, str]) -> None:
    ready = office.send(FormKind.DEMAND)

    assert titles(ready) == ["가 수요", "나 수요"]
    assert [one.due_on for one in ready.sheets] == [FIRST, LATER]
    assert [one.intake_no for one in ready.sheets] == ["BAT-2026-0002", "BAT-2026-0003"]
    assert tuple(one.demand_id for one in requests(office)) == two
    assert len({one.key for one in requests(office)}) == 2
    assert last_words(office.desk.workspace) == "수요서 2건 발송"


def test_a_settled_demand_keeps_its_request_and_is_not_sent_again(office: Office) -> None:
    first = filed(office, "가 수요", S.DRAFT)
    (old,) = office.send(FormKind.DEMAND).requests
    with office.desk.workspace.writing("반려") as session:
        live(session, Demand, first).status = S.REJECTED
    second = filed(office, "나 수요", S.SUPPLEMENT, FIRST)

    ready = office.send(FormKind.DEMAND)

    assert titles(ready) == ["나 수요"]
    assert [one.demand_id for one in requests(office)] == [first, second]
    assert ready.requests[0].key != old.key


def test_who_is_asked_again_keeps_the_key_of_each(office: Office, two: tuple[str, str]) -> None:
    keys = [one.key for one in office.send(FormKind.DEMAND).sheets]

    assert [one.key for one in office.send(FormKind.DEMAND).sheets] == keys
    assert len(requests(office)) == 2


def test_a_demand_that_is_named_goes_alone_to_whoever_filed_it(
    office: Office, two: tuple[str, str]
) -> None:
    ready = office.desk.requests.prepare(office.wish(FormKind.DEMAND, demands=two[1:]))

    assert titles(ready) == ["나 수요"]
    assert ready.requests[0].organization_id == office.firms[0].id


def test_a_named_demand_that_is_settled_is_refused(office: Office) -> None:
    settled = filed(office, "가 수요", S.SELECTED, intake_no="BAT-2026-0001")

    with pytest.raises(NotWritten, match="‘BAT-2026-0001’은 ‘선정’ 상태라"):
        office.desk.requests.prepare(office.wish(FormKind.DEMAND, demands=(settled,)))


def test_who_has_nothing_to_write_is_left_out_and_told(office: Office) -> None:
    filed(office, "가 수요", S.REVIEWING)

    ready = office.send(FormKind.DEMAND, 0, 1)

    assert [sheet.body for sheet in ready.sheets] == ["예시나래"]
    assert ready.settled == ("예시가람",)
    with pytest.raises(NothingToWrite, match="예시가람"):
        office.send(FormKind.DEMAND)


def test_a_division_asks_for_the_demands_it_leads(office: Office) -> None:
    structure = make_structure()
    other = make_division(structure, code="AUT", name="자동차")
    put(office.desk.workspace, structure, other)
    filed(office, "가 수요", S.SUPPLEMENT, FIRST)
    filed(office, "나 수요", S.SUPPLEMENT, FIRST, division=other)

    assert titles(office.send(FormKind.DEMAND, division_id=office.division.id)) == ["가 수요"]
    everybody = office.send(FormKind.DEMAND)
    assert [one.division_id for one in everybody.requests] == [office.division.id, other.id]


def test_the_board_tells_of_all_forms_of_a_body(office: Office, two: tuple[str, str]) -> None:
    office.send(FormKind.DEMAND)
    reminders = [FormReminder(request_id=one.id, happened_on=FIRST) for one in requests(office)]
    put(office.desk.workspace, *reminders)

    found = cell(office)

    assert (found.due_on, found.reminders, found.reminded_on) == (FIRST, 2, FIRST)
    with office.desk.workspace.writing("처리") as session:
        live(session, Demand, two[1]).status = S.REVIEWING
    assert cell(office).request_id == requests(office)[0].id


def test_mail_and_official_request_name_what_is_to_be_supplemented(
    office: Office, two: tuple[str, str]
) -> None:
    ready = office.send(FormKind.DEMAND)

    official = request_of(ready).whole()
    assert official.startswith("제목  2026년 제1차 수요조사 수요서 보완 요청")
    assert "수요서 보완을 요청하오니" in official
    assert "대상: 예시가람\n" in official
    assert "보완할 수요: BAT-2026-0002, BAT-2026-0003" in official
    assert "제출 기한: 양식마다 적힌 날까지" in official
    mail = mail_of(ready.sheets[1], "양식.xlsx")
    assert "수요서 보완 요청(BAT-2026-0003)" in mail
    assert "접수번호 BAT-2026-0003 수요를 보완하여 2026. 8. 12.(수)까지" in mail
    assert "예시가람_BAT-2026-0003_개념도.pdf" in mail
