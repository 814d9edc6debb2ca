"""Letters: their words filled in, their items, and whose text stays away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import AppointmentRole, Confidentiality, Verdict
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.letter_words import PLACEHOLDERS
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.rounds import StageText
from afm_desktop.services.letters.closing import in_full
from afm_desktop.services.letters.filling import fill
from afm_desktop.services.letters.model import Closing, item_marks
from afm_desktop.services.letters.service import NoLetter, NoneThere, NotThere
from afm_desktop.services.people import Access
from afm_desktop.services.screening.model import GivenReason
from tests.services.conftest import put
from tests.services.screening.conftest import DUE, field

__all__ = ["field"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("「{수요과제명}」을 접수", "「두께 제어」를 접수"),
        ("「{수요과제명}」(접수번호 {접수번호})이 확정", "「두께 제어」(접수번호 BAT-1)가 확정"),
        ("「{신청기관}」은 {접수번호}이며", "「예시가람」은 BAT-1이며"),
        ("「{수요과제명}」(접수일 {접수일})을 철회", "「두께 제어」를 철회"),
        ("{모름}을 보냄", "{모름}을 보냄"),
    ],
)
def test_particles_follow_what_is_filled_in_and_empty_brackets_go(text, told):
    values = {
        "수요과제명": "두께 제어",
        "접수번호": "BAT-1",
        "신청기관": "예시가람",
        "접수일": "",
    }

    assert fill(text, values)[0] == told


def test_words_that_nothing_is_known_of_are_named():
    assert fill("{모름}과 {또}", {})[1] == ("모름", "또")


def test_items_go_on_after_ha():
    assert "".join(islice(item_marks(), 16)).replace(".", "") == "가나다라마바사아자차카타파하거너"


def test_a_supplement_letter_tells_reasons_comments_and_the_day(field):
    id = field.add(title="두께 제어", intake_no="BAT-2026-0001")
    item = field.sheet(id).items[1]
    ready = item.offered[0]
    field.screening.judge(
        id, item.id, Verdict.UNMET, [GivenReason("목표 수치가 없습니다.", ready.id)]
    )
    field.screening.comment(id, "설비 대수를 적어 주십시오.", "as_is")
    field.screening.comment(id, "도면", "budget", date(2026, 8, 20))
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    letter = field.desk.letters.of(id)

    assert (letter.to, letter.subject) == ("예시가람", "수요 보완 요청")
    assert letter.body() == (
        "1. 관련: 2026년 제1차 수요조사(접수번호 BAT-2026-0001)\n"
        "2. 귀 기관에서 제출하신 「두께 제어」(접수번호 BAT-2026-0001)를 검토한 결과 다음과 같이"
        " 보완이 필요하오니 2026. 8. 5.까지 보완하여 제출하여 주시기 바랍니다.\n"
        "  가. 목표 수치가 없습니다.\n"
        "  나. 현황(As-is): 설비 대수를 적어 주십시오.\n"
        "  다. 연차별 사업비: 도면 (2026. 8. 20.까지)  끝."
    )


def test_a_typed_reason_stands_in_the_letter_and_an_extension_does_not(field):
    id = field.add()
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE, reason="도면이 없습니다.")
    field.screening.extend([id], DUE.replace(day=20), reason="담당자 변경")

    letter = field.desk.letters.of(id)

    assert letter.items == ("도면이 없습니다.",)
    assert "2026. 8. 20.까지" in letter.paragraphs[1]


def test_a_merged_demand_is_told_of_its_leader_unless_that_is_kept_from_it(field):
    other = Organization(name="예시나래")
    put(field.workspace, other)
    open_ = field.add(title="열린 수요", applicant_id=other.id)
    secret = field.add(
        title="영업비밀 수요",
        applicant_id=other.id,
        intake_no="BAT-2026-0009",
        confidentiality=Confidentiality.SECRET,
    )
    first, second = field.add(), field.add()
    field.screening.move([first], S.MERGED, into=open_)
    field.screening.move([second], S.MERGED, into=secret)

    assert "「열린 수요」에 통합" in field.desk.letters.of(first).body()
    told = field.desk.letters.of(second).body()
    assert "영업비밀 수요" not in told
    assert "「BAT-2026-0009」에 통합" in told
    assert field.desk.letters.of(first).named == (first, open_)
    assert field.desk.letters.of(second).named == (second,)


def test_letters_of_a_station_come_together(field):
    ids = [field.add(intake_no=f"BAT-2026-000{n}") for n in (2, 1)]
    field.screening.move(ids, S.INELIGIBLE, reason="기존 과제와 같습니다.")

    letters = field.desk.letters.all_at(S.INELIGIBLE, division="BAT")

    assert [one.demand_id for one in letters] == ids[::-1]
    assert letters[0].items == ("기존 과제와 같습니다.",)
    with pytest.raises(NoneThere, match="평가 대상"):
        field.desk.letters.all_at(S.CANDIDATE)


def test_a_letter_needs_words_and_a_step(field):
    id = field.add()

    with pytest.raises(NoLetter, match="검토 중"):
        field.desk.letters.of(id)
    with pytest.raises(NotThere, match="반려"):
        field.desk.letters.of(id, S.REJECTED)


def test_the_ready_made_letters_leave_nothing_unfilled(field):
    id = field.add(S.SUBMITTED)
    field.screening.move([id], S.RECEIVED)

    letter = field.desk.letters.of(id)

    assert letter.unknown == ()
    assert "접수번호는 BAT-2026-0001이며, 접수일은 2026. 7. 22.입니다.  끝." in letter.body()
    assert "보완기한" in PLACEHOLDERS


def test_whatever_the_editor_of_a_round_offers_is_filled_in(field):
    id = field.add(S.SUBMITTED)
    with field.workspace.writing("안내 문구") as session:
        ready = session.scalars(select(StageText).where(StageText.status == S.RECEIVED)).one()
        ready.body = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    field.screening.move([id], S.RECEIVED)

    assert field.desk.letters.of(id).unknown == ()


def test_what_stands_alone_has_no_mark(field):
    id = field.add()
    field.screening.move([id], S.INELIGIBLE, reason="기존 과제와 같습니다.")

    letter = field.desk.letters.of(id)

    assert letter.body().endswith("\n  기존 과제와 같습니다.  끝.")
    assert [mark for _, mark, _ in letter.marked()] == ["1.", "2.", ""]
    alone = replace(letter, paragraphs=letter.paragraphs[1:], items=("하나", "둘"))
    assert [mark for _, mark, _ in alone.marked()] == ["", "가.", "나."]


def test_the_close_says_what_is_known_of_the_secretariat(field):
    person = Person(organization_id=field.institute, name="홍길동", email="hong@example.kr")
    former = Person(organization_id=field.institute, name="김옛날")
    put(field.workspace, person, former)
    id = field.add()
    field.screening.move([id], S.INELIGIBLE, reason="기존 과제와 같습니다.")
    bare = field.desk.letters.of(id).closing
    division = field.desk.records.values("demands", id)["division_id"]
    role = AppointmentRole.SECRETARY
    left = {"person_id": former.id, "ended_on": date(2026, 1, 31)}
    for values in (left, {"person_id": person.id}):
        field.desk.records.create("appointments", {**values, "division_id": division, "role": role})
    known = {"address": "대전광역시 유성구 예시로 1", "phone": "042-000-0000"}
    field.desk.records.change("organizations", field.institute, known)

    letter = field.desk.letters.of(id)
    (row,) = field.desk.people.in_full([person.id], reason="안내문", access=Access.PRINT)
    full = in_full(letter, {row.id: row})

    assert bare == Closing()
    assert letter.closing == Closing(person.id, "홍*동", known["address"], known["phone"])
    assert (full.closing.contact, full.closing.email) == ("홍길동", "hong@example.kr")


def test_the_central_office_does_not_name_the_secretary_of_a_division(field):
    person = Person(organization_id=field.institute, name="홍길동")
    office = Organization(name="예시사무국", phone="02-000-0000")
    put(field.workspace, person, office)
    id = field.add()
    field.screening.move([id], S.INELIGIBLE, reason="기존 과제와 같습니다.")
    appointed = {"person_id": person.id, "role": AppointmentRole.SECRETARY}
    division = field.desk.records.values("demands", id)["division_id"]
    field.desk.records.create("appointments", {**appointed, "division_id": division})
    field.workspace.become(replace(field.workspace.office, organization="예시사무국"))

    assert field.desk.letters.of(id).closing == Closing(phone="02-000-0000")
