"""회원 정보 확인서, 협력사 목록, 분기 실적 and 참석 회신: the same mechanism, other records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import (
    AttendanceStatus,
    FormKind,
    LinkKind,
    ProjectSignal,
    SizeClass,
)
from afm_desktop.domain.model.meetings import Attendance
from afm_desktop.domain.model.organizations import BusinessNumber, Organization, Site
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.domain.quarters import NotAQuarter, Quarter
from afm_desktop.services.requests.errors import NothingToMeasure
from afm_desktop.services.requests.model import ReplyOutcome, rows_of
from tests.factories import make_link, make_meeting, make_person, make_site
from tests.services.conftest import put
from tests.services.requests.conftest import Office


def _all(office: Office, kind: type) -> list:  # type: ignore[type-arg]
    with office.desk.workspace.reading() as session:
        return list(session.scalars(select(kind).where(kind.deleted.is_(None)).order_by(kind.row)))


def test_a_member_check_fills_and_empties_what_a_body_is(office: Office) -> None:
    firm = office.firms[0]
    put(office.desk.workspace, make_site(firm, name="1공장"), make_person(firm, name="김예시"))
    ready = office.send(FormKind.MEMBER_CHECK)
    sheet = office.sheet(ready)
    assert sheet.answers["size_class"] == "medium"
    assert rows_of(sheet.answers["people"])[0]["name"] == "김예시"
    reply = office.reply(
        sheet,
        size_class="small",
        region_code=None,
        business_numbers=({"number": "1248100998", "is_main": True},),
        sites=({"name": "1공장", "region_code": "41"}, {"name": "2공장"}),
        people=({"name": "김예시", "title": "부장"}, {"name": "이예시", "phone": "0212345678"}),
    )
    (result,) = office.desk.requests.take([reply]).results
    assert result.outcome is ReplyOutcome.CHANGED
    with office.desk.workspace.reading() as session:
        body = session.get_one(Organization, firm.row)
        assert (body.size_class, body.region_code) == (SizeClass.SMALL, None)
    assert [one.number for one in _all(office, BusinessNumber)] == ["124-81-00998"]
    assert [(one.name, one.region_code) for one in _all(office, Site)] == [
        ("1공장", "41"), ("2공장", None),
    ]  # fmt: skip
    people = _all(office, Person)
    assert [(one.name, one.title, one.phone) for one in people] == [
        ("김예시", "부장", None),
        ("이예시", None, "02-1234-5678"),
    ]
    assert people[1].purpose == "분과 운영 연락"


def test_who_is_not_named_any_more_stays(office: Office) -> None:
    put(office.desk.workspace, make_person(office.firms[0], name="김예시"))
    ready = office.send(FormKind.MEMBER_CHECK)
    reply = office.reply(office.sheet(ready), people=({"name": "이예시"},))
    office.desk.requests.take([reply])
    assert [one.name for one in _all(office, Person)] == ["김예시", "이예시"]


def test_a_wrong_number_is_told_at_its_table(office: Office) -> None:
    ready = office.send(FormKind.MEMBER_CHECK)
    reply = office.reply(office.sheet(ready), business_numbers=({"number": "124-81-00999"},))
    (result,) = office.desk.requests.rehearse([reply]).results
    assert result.outcome is ReplyOutcome.REJECTED
    assert _all(office, BusinessNumber) == []


def test_suppliers_are_changed_added_and_ended(office: Office) -> None:
    buyer, known, _ = office.firms
    link = make_link(known, buyer, item="전극", share=Decimal(20))
    put(office.desk.workspace, link)
    ready = office.send(FormKind.SUPPLIERS)
    assert rows_of(office.sheet(ready).answers["supply_links"])[0]["supplier_id"] == "예시나래"
    rows = (
        {"supplier_id": "예시나래", "item": "전극", "share": Decimal(35), "kind": "material"},
        {"supplier_id": "(주)예시새로운기업", "item": "분리막"},
    )
    (result,) = office.desk.requests.take(
        [office.reply(office.sheet(ready), supply_links=rows)]
    ).results
    assert result.created == ("(주)예시새로운기업",)
    links = _all(office, SupplyLink)
    assert [(one.item, one.share, one.kind) for one in links] == [
        ("전극", Decimal(35), LinkKind.MATERIAL),
        ("분리막", None, None),
    ]
    ended = ({**rows[0], "valid_to": date(2026, 6, 30)}, rows[1])
    office.desk.requests.take([office.reply(office.sheet(ready), supply_links=ended)])
    assert _all(office, SupplyLink)[0].valid_to == date(2026, 6, 30)
    assert len(rows_of(office.sheet(ready).answers["supply_links"])) == 1


def test_a_quarter_is_measured_at_its_end(office: Office) -> None:
    target = Target(name="불량률", unit="%", target=Decimal(1), division_id=office.division.id)
    project = LeadProject(
        title="예시 과제", year=2025, lead_id=office.firms[0].id, division_id=office.division.id
    )
    put(office.desk.workspace, target, project)
    ready = office.send(FormKind.QUARTER, quarter="2026년 2분기")
    sheet = office.sheet(ready)
    assert sheet.title == "2026년 2분기 실적"
    assert "targets.name" in sheet.locked
    row = {**rows_of(sheet.answers["targets"])[0], "value": Decimal("1.8"), "evidence": "검사 일지"}
    signal = {"title": "예시 과제", "signal": "delayed", "signal_reason": "설비 입고 지연"}
    office.desk.requests.take([office.reply(sheet, targets=(row,), lead_projects=(signal,))])
    (measured,) = _all(office, Measurement)
    assert (measured.measured_on, measured.value) == (date(2026, 6, 30), Decimal("1.8"))
    (kept,) = _all(office, LeadProject)
    assert (kept.signal, kept.signal_reason) == (ProjectSignal.DELAYED, "설비 입고 지연")
    other = {**row, "name": "다른 지표"}
    (result,) = office.desk.requests.rehearse(
        [office.reply(office.sheet(ready), targets=(other,))]
    ).results
    assert "보낸 양식에 없는 줄" in result.troubles[0].reason


def test_who_has_nothing_to_measure_is_not_asked(office: Office) -> None:
    with pytest.raises(NothingToMeasure):
        office.send(FormKind.QUARTER)


@pytest.mark.parametrize("typed", ["2026Q4", "2026-4", "2026년 4분기", "2026 4/4분기", "2026.4"])
def test_a_quarter_is_read_however_it_is_written(typed: str) -> None:
    assert Quarter.parse(typed) == Quarter(2026, 4)
    assert Quarter(2026, 4).last_day == date(2026, 12, 31)
    assert Quarter.parse(str(Quarter.of(date(2026, 2, 1)))) == Quarter(2026, 1)


@pytest.mark.parametrize("typed", ["", "2026Q5", "4분기", "2026"])
def test_what_is_no_quarter_is_told(typed: str) -> None:
    with pytest.raises(NotAQuarter):
        Quarter.parse(typed)


def test_attendance_is_answered_by_name(office: Office) -> None:
    meeting = make_meeting(office.division, title="제3차 분과회의")
    person = make_person(office.firms[0], name="김예시", title="책임")
    invited = Attendance(
        meeting_id=meeting.id, organization_id=office.firms[0].id, person_id=person.id, position=1
    )
    put(office.desk.workspace, meeting, person, invited)
    ready = office.send(FormKind.ATTENDANCE, meeting_id=meeting.id)
    sheet = office.sheet(ready)
    assert sheet.title == "제3차 분과회의 참석 회신"
    rows = (
        {"name": "김예시", "title": "책임", "status": "absent", "reason": "출장"},
        {"name": "박예시", "title": "팀장", "status": "proxy"},
    )
    office.desk.requests.take([office.reply(sheet, attendances=rows)])
    found = _all(office, Attendance)
    assert [(one.person_id, one.guest_name, one.status, one.reason) for one in found] == [
        (person.id, None, AttendanceStatus.ABSENT, "출장"),
        (None, "박예시", AttendanceStatus.PROXY, None),
    ]
    assert office.sheet(ready).answers["attendances"] == rows


def test_who_has_nothing_to_measure_is_left_out_beside_others(office: Office) -> None:
    project = LeadProject(title="예시 과제", year=2025, lead_id=office.firms[0].id)
    put(office.desk.workspace, project)
    ready = office.send(FormKind.QUARTER, 0, 1)
    assert [sheet.body for sheet in ready.sheets] == ["예시가람"]
    assert ready.without == ("예시나래",)
