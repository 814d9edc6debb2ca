"""`move` and the letters of `report` from the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from afm_desktop.app import opened
from afm_desktop.domain.enums import AppointmentRole, FieldKind, Verdict
from afm_desktop.domain.model.rounds import FormField
from tests.reports.reading import all_text


def demands(afm, path, status):
    rows = afm("list", path, "demands", "--json").json
    return [row for row in rows if row["status"] == status]


def drafted(path, like):
    """A demand that was begun with the answers of another, of the same firm."""
    with opened(path) as desk:
        values = desk.records.values("demands", like)
        return desk.filing.start(values["round_id"], values["applicant_id"], like)


def of(afm, path, id):
    return next(row for row in afm("list", path, "demands", "--json").json if row["id"] == id)


def test_a_supplement_is_asked_for_answered_and_settled(afm, demo, tmp_path):
    one = demands(afm, demo, "reviewing")[0]
    number = one["intake_no"]

    said = afm(
        *("move", demo, number, "보완 요청", "--due", "2026-08-10"),
        *("--comment", "as_is@2026-08-10=설비 대수를 적어 주십시오.", "--json"),
    )
    assert said.code == 0, said.err
    assert said.json["moved"][0]["status"] == "supplement"
    out = tmp_path / "안내문.pdf"
    letter = afm("report", demo, "letter", "--demand", number, "--out", out)
    assert letter.code == 0, letter.err
    assert " 현황(As-is): 설비 대수를 적어 주십시오. 끝." in all_text(out.read_bytes())

    assert afm("move", demo, number, "extend", "--due", "2026-08-20").code == 0
    refused = afm("move", demo, number, "reviewing")
    assert refused.code == 1
    assert "답변하지 않은 보완 의견이 1건" in refused.sentence
    assert afm("move", demo, number, "reviewing", "--answer", "3대입니다.").code == 0
    assert afm("move", demo, number, "candidate", "--settle").code == 0

    assert of(afm, demo, one["id"])["status"] == "candidate"
    assert afm("check", demo).code == 0


def test_several_are_merged_and_taken_back_at_once(afm, demo):
    leader, *others = (row["id"] for row in demands(afm, demo, "reviewing")[:3])

    said = afm("move", demo, *others, "merged", "--into", leader, "--json").json

    assert {one["id"] for one in said["moved"]} == set(others)
    assert of(afm, demo, others[0])["status"] == "merged"
    assert "수요 2건 통합" in afm("undo", demo, "--gesture", said["gesture"]).out
    assert of(afm, demo, others[1])["status"] == "reviewing"


def test_a_demand_is_rejected_for_a_ready_reason(afm, demo):
    one = drafted(demo, demands(afm, demo, "reviewing")[0]["id"])
    assert afm("move", demo, one, "제출").code == 0

    assert "반려 사유가 없습니다" in afm("move", demo, one, "rejected").sentence
    assert afm("move", demo, one, "rejected", "--reason-id", "회원 아님").code == 0

    assert of(afm, demo, one)["status"] == "rejected"


def test_a_demand_that_leaves_questions_open_is_not_filed(afm, demo):
    one = drafted(demo, demands(afm, demo, "reviewing")[0]["id"])
    assert afm("set", demo, "demands", one, "as_is=").code == 0

    said = afm("move", demo, one, "submitted")

    assert said.code == 1
    assert "‘현황(As-is)’" in said.sentence
    assert of(afm, demo, one)["status"] == "draft"


def test_what_cannot_be_is_told_in_one_sentence(afm, demo, tmp_path):
    one = demands(afm, demo, "selected")[0]["id"]

    assert "처리가 끝난 수요" in afm("move", demo, one, "received").sentence
    assert "수요가 없습니다" in afm("move", demo, "ABC", "received").sentence
    assert afm("move", demo, one, "끝남").code == 2
    assert afm("move", demo, one, "extend").code == 2
    assert afm("report", demo, "letter", "--out", tmp_path / "a.pdf").code == 2


def test_letters_of_a_station_go_into_a_folder(afm, demo, tmp_path):
    count = len(demands(afm, demo, "ineligible"))
    out = tmp_path / "안내문"

    said = afm("report", demo, "letter", "--status", "부적합", "--out", out)

    assert said.code == 0, said.err
    assert f"안내문 {count}통" in said.out
    assert len(list(out.glob("*.pdf"))) == count


def test_what_was_unmet_is_found_met_before_a_demand_goes_on(afm, demo):
    number = demands(afm, demo, "reviewing")[0]["intake_no"]
    asked = ("supplement", "--due", "2026-08-10", "--reason-id", "내용 불충분")
    assert afm("move", demo, number, *asked).code == 0
    assert afm("move", demo, number, "reviewing").code == 0
    refused = afm("move", demo, number, "candidate")
    assert "미충족입니다" in refused.sentence

    assert afm("move", demo, number, "candidate", "--met", "2", "--item", "2").code == 1
    assert afm("move", demo, number, "candidate", "--met", "없는 항목").code == 1
    said = afm("move", demo, number, "candidate", "--met", "all")

    assert said.code == 0, said.err
    with opened(demo) as desk:
        found = desk.screening.sheet(desk.screening.find(number)).items
    assert {item.verdict for item in found} == {Verdict.MET}


def test_a_comment_is_pinned_by_the_label_or_the_key_of_any_question(afm, demo):
    one = demands(afm, demo, "reviewing")[0]["intake_no"]
    with opened(demo) as desk:
        id = desk.screening.find(one)
        section = desk.filing.sheet(id).form.sections[0].id
        with desk.workspace.writing("항목 등록") as session:
            asked = FormField(section_id=section, label="설비 도입 연도", kind=FieldKind.TEXT)
            session.add(asked)
            session.flush()
            own = asked.id
    pinned = ("연차별 사업비=근거", f"{own}=몇 년", "설비 도입 연도@2026-08-12=월", "=a = b", "글")

    said = afm("move", demo, one, "supplement", "--due", "2026-08-20", "--comment", *pinned)

    assert said.code == 0, said.err
    with opened(demo) as desk:
        told = [(row.key, row.text) for row in desk.screening.sheet(id).comments]
    assert told == [
        ("budget", "근거"), (own, "몇 년"), (own, "월"), (None, "a = b"), (None, "글"),
    ]  # fmt: skip
    assert own in afm("set", demo, "demands", one, "--list").out


def test_a_comment_on_a_question_that_is_not_asked_is_refused(afm, demo):
    one = demands(afm, demo, "reviewing")[0]["intake_no"]

    said = afm("move", demo, one, "supplement", "--due", "2026-08-20", "--comment", "날씨=맑음")

    assert said.code == 1
    assert "‘날씨’ 항목이 없습니다. 있는 항목: " in said.sentence
    assert "현황(As-is)" in said.sentence


def test_what_nobody_checked_is_told_beside_the_answer(afm, demo):
    first, second = (row["intake_no"] for row in demands(afm, demo, "reviewing")[:2])

    said = afm("move", demo, first, "candidate", "--json")
    checked = afm("move", demo, second, "candidate", "--met", "all")

    assert said.code == checked.code == 0
    assert "점검하지 않은 항목이" in said.err
    assert said.json["moved"][0]["status"] == "candidate"
    assert "점검하지 않은" not in checked.err


def test_the_letter_names_its_contact_for_a_reason_and_bears_its_number(afm, demo, tmp_path):
    one = demands(afm, demo, "ineligible")[0]["id"]
    out = tmp_path / "안내문.pdf"
    with opened(demo) as desk:
        division = desk.records.values("demands", one)["division_id"]
        body = desk.records.values("divisions", division)["secretariat_id"]
        name = desk.records.values("organizations", body)["name"]
        person = desk.records.create("people", {"organization_id": body, "name": "예시담당자"})
        role = AppointmentRole.SECRETARY
        values = {"person_id": person, "division_id": division, "role": role}
        desk.records.create("appointments", {**values, "appointed_on": date(2026, 1, 2)})
        desk.workspace.become(replace(desk.workspace.office, organization=name))
    asked = ("report", demo, "letter", "--demand", one, "--out", out)

    masked = afm(*asked, "--option", "number=분과-24")
    first = all_text(out.read_bytes())
    full = afm(*asked, "--reason", "이의 신청 안내")
    second = all_text(out.read_bytes())

    assert masked.code == full.code == 0, (masked.err, full.err)
    assert "가렸습니다" in masked.err
    assert "예***자" in first
    assert "분과-24(" in first
    assert "예시담당자" in second
    assert "분과-24" not in second
    assert "이의 신청 안내" in afm("history", demo, "--access").out
    assert afm(*asked, "--option", "색=빨강").code == 2
