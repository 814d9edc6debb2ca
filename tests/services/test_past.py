"""Looking back: what a gesture did to which records, in names instead of ids."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select

from afm_desktop.domain.enums import DemandStatus, OrganizationKind
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.history import Hidden, History, Presence
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.marks.tags import TagService
from afm_desktop.services.past import Past
from afm_desktop.services.records import Records
from afm_desktop.services.sameness.service import SamenessService
from afm_desktop.storage.errors import NotInHistory
from afm_desktop.storage.journal.undo import LeftAsIs
from tests.factories import make_budget_line, make_demand, make_organization, make_person
from tests.services.conftest import put


@pytest.fixture
def past(workspace):
    return Past(workspace, History(workspace))


@pytest.fixture
def records(workspace):
    return Records(workspace)


@pytest.fixture
def firm(workspace):
    body = make_organization(name="예시가람")
    put(workspace, body)
    return body


def latest(workspace):
    return Gestures(workspace).rows(limit=1)[0].id


def test_a_gesture_names_its_records_and_what_it_changed(workspace, past, records, firm):
    records.change("organizations", firm.id, {"kind": OrganizationKind.UNIVERSITY})

    detail = past.gesture(latest(workspace))

    (record,) = detail.records
    (change,) = record.changes
    assert detail.gesture.words == "기업·기관 1개 수정"
    assert (record.table, record.title, record.is_there) == ("organizations", "예시가람", True)
    assert (change.old, change.new) == (OrganizationKind.COMPANY, OrganizationKind.UNIVERSITY)
    assert change.kind is EntryKind.ENUM
    assert change.may_go_back


def test_a_reference_is_told_by_the_name_of_what_it_points_to(workspace, past, records, division):
    first, second = make_organization(name="예시일"), make_organization(name="예시이")
    demand = make_demand(first, division)
    put(workspace, first, second, demand)
    records.change("demands", demand.id, {"applicant_id": second.id})

    change = past.gesture(latest(workspace)).records[0].changes[0]

    assert (change.old, change.new) == ("예시일", "예시이")
    assert change.change.old == first.id


def test_a_person_is_masked_and_personal_values_are_hidden(workspace, past, records, firm):
    put(workspace, make_person(firm, name="홍길동"))

    (record,) = past.gesture(latest(workspace)).records

    assert record.title == "홍*동"
    values = {change.change.field: change for change in record.changes}
    assert values["name"].new is Hidden.KEPT
    assert not values["name"].may_go_back
    assert "홍길동" not in str(record)


def test_a_large_gesture_shows_its_first_records(workspace, past):
    put(workspace, *(make_organization(name=f"예시{n}") for n in range(5)))

    detail = past.gesture(latest(workspace), most=3)

    assert len(detail.records) == 3
    assert detail.gesture.records == 5


def test_what_has_parts_comes_before_them(workspace, past, firm, division):
    demand = make_demand(firm, division)
    put(workspace, demand)
    with workspace.writing("사업비와 과제명 수정") as session:
        session.add(make_budget_line(demand))
        session.flush()
        session.scalars(select(Demand)).one().title = "예시 새 과제"

    detail = past.gesture(latest(workspace))

    assert [record.table for record in detail.records] == ["demands", "budget_lines"]


def test_what_may_not_be_set_directly_does_not_go_back(workspace, past, firm, division):
    put(workspace, make_demand(firm, division, status=DemandStatus.DRAFT))

    (record,) = past.gesture(latest(workspace)).records

    assert not any(
        change.may_go_back
        for change in record.changes
        if change.change.field in ("status", "deleted")
    )


def test_a_value_that_is_the_present_one_does_not_go_back(workspace, past, records, firm):
    records.change("organizations", firm.id, {"notes": "하나"})
    records.change("organizations", firm.id, {"notes": "둘"})
    records.change("organizations", firm.id, {"notes": "하나"})

    steps = past.record(firm.id)

    notes = [one.records[0].changes[0].may_go_back for one in steps[:3]]
    assert notes == [True, False, True]


def test_a_records_steps_come_latest_first(workspace, past, records, firm):
    records.change("organizations", firm.id, {"notes": "하나"})
    records.delete("organizations", [firm.id])

    steps = past.record(firm.id)

    assert [step.gesture.words for step in steps] == [
        "기업·기관 1개 삭제",
        "기업·기관 1개 수정",
        "자료 준비",
    ]
    assert steps[0].records[0].changes[0].new is Presence.DELETED
    assert not steps[0].records[0].is_there


def test_a_merger_is_among_the_steps_of_the_body_that_remains(workspace, past, records, firm):
    other = make_organization(name="예시나래")
    put(workspace, other)
    SamenessService(workspace).merge(firm.id, other.id)
    records.change("organizations", firm.id, {"notes": "하나"})

    steps = past.record(firm.id)

    assert [step.gesture.words for step in steps] == [
        "기업·기관 1개 수정",
        "기업·기관 2개 합치기",
        "자료 준비",
    ]
    merged = steps[1].records[-1]
    assert (merged.id, merged.title) == (other.id, "예시나래")
    assert [change.new for change in merged.changes] == ["예시가람"]
    assert not merged.changes[0].may_go_back


def test_the_tags_and_files_of_a_record_are_among_its_steps(workspace, past, firm, tmp_path):
    other = make_organization(name="예시나래")
    put(workspace, other)
    tags, paper = TagService(workspace), tmp_path / "계약서.txt"
    paper.write_text("예시")
    tags.put("organizations", [firm.id, other.id], ["점검"])
    tags.take("organizations", [firm.id], ["점검"])
    AttachmentService(workspace).attach("organizations", firm.id, [paper])

    steps = past.record(firm.id)[:-1]

    assert [step.gesture.words for step in steps] == [
        "첨부파일 1개 붙이기",
        "기업·기관 1개 태그 ‘점검’ 해제",
        "기업·기관 2개 태그 ‘점검’ 표시",
    ]
    assert [[(r.table, r.title) for r in step.records] for step in steps] == [
        [("attachments", "계약서.txt")], [("taggings", "점검")], [("taggings", "점검")],
    ]  # fmt: skip
    (taken,) = steps[1].records[0].changes
    assert (taken.old, taken.new) == (Presence.LIVE, Presence.DELETED)
    listed = [row.words for row in Gestures(workspace).rows(record=firm.id)]
    assert listed[:3] == [step.gesture.words for step in steps]


def test_a_tag_that_was_put_on_and_undone_stays_in_what_happened(workspace, past, firm):
    other = make_organization(name="예시나래")
    put(workspace, other)
    TagService(workspace).put("organizations", [firm.id], ["점검"])
    TagService(workspace).put("organizations", [other.id], ["다른 태그"])
    workspace.undo()
    workspace.undo()

    steps = past.record(firm.id)[:-1]

    assert [(step.gesture.kind, step.gesture.is_undone) for step in steps] == [
        (GestureKind.UNDO, False),
        (GestureKind.EDIT, True),
    ]
    assert {step.gesture.words for step in steps} == {"기업·기관 1개 태그 ‘점검’ 표시"}
    listed = [row.words for row in Gestures(workspace).rows(record=firm.id)]
    assert listed[:2] == [step.gesture.words for step in steps]


def test_what_an_undo_left_is_named(workspace, past, records, firm):
    records.change("organizations", firm.id, {"notes": "하나", "phone": "02-1234-5678"})
    first = latest(workspace)
    records.change("organizations", firm.id, {"notes": "둘"})

    (left,) = past.left(workspace.undo(first).left)

    assert (left.title, left.field, left.later) == ("예시가람", "notes", "기업·기관 1개 수정")
    assert left.of is None


def test_however_much_is_left_no_statement_asks_for_more_than_sqlite_takes(workspace, past):
    asked = []
    with workspace.reading() as session:
        engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(len(told[3])))

    left = past.left(
        LeftAsIs("budget_lines", str(number), "deleted", None) for number in range(2_000)
    )

    assert len(left) == 2_000
    assert 0 < max(asked) < 1_000


def test_what_an_undo_left_of_a_part_names_what_it_is_of(workspace, past, firm, division):
    demand = make_demand(firm, division, title="부품 키팅 물류 자율화")
    line = make_budget_line(demand)
    put(workspace, demand, line)

    (left,) = past.left([LeftAsIs("budget_lines", line.id, "deleted", None)])

    assert left.of == ("demands", "부품 키팅 물류 자율화")


def test_a_record_is_named_whether_it_is_there_or_not(past, records, firm):
    records.delete("organizations", [firm.id])

    assert past.title(firm.id) == "예시가람"
    assert past.title("없음") == ""


def test_an_unknown_gesture_is_refused(past):
    with pytest.raises(NotInHistory):
        past.gesture("없음")
