"""Contact persons: masked, shown for a reason, erased for good; and the history of records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.meetings import ErasedGuest
from afm_desktop.domain.model.people import ErasedPerson
from afm_desktop.services.history import Hidden, History, Presence
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.people import Access, PeopleService, ReasonMissing
from afm_desktop.services.records import NothingChosen, Records, SetElsewhere
from afm_desktop.storage.backup import Occasion, back_up
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import UndoBlocked
from tests.factories import (
    DAY,
    make_attendance,
    make_link,
    make_meeting,
    make_organization,
    make_person,
)
from tests.services.conftest import put


@pytest.fixture
def people(workspace):
    return PeopleService(workspace)


@pytest.fixture
def person(workspace):
    firm = make_organization("예시가람")
    person = make_person(firm, name="홍길동", phone="02-555-1234", email="hong@example.kr")
    put(workspace, firm, person)
    return person


def dump(workspace):
    """Every byte of the file."""
    return workspace.path.read_bytes()


def log(workspace):
    with workspace.reading() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT actor, action, subject, count, reason FROM access_log"
        )
        return [tuple(row) for row in rows]


def test_persons_are_masked_and_seeing_them_so_is_not_logged(workspace, people, person):
    (row,) = people.rows()

    assert (row.name, row.phone, row.email) == ("홍*동", "02-***-1234", "h***@example.kr")
    assert row.organization == "예시가람"
    assert log(workspace) == []


def test_persons_of_one_body_are_found(workspace, people, person):
    put(workspace, make_person())

    assert len(people.rows()) == 2
    assert [row.id for row in people.rows(organization_id=person.organization_id)] == [person.id]


def test_a_reason_shows_persons_in_full_and_is_logged(workspace, people, person):
    (row,) = people.in_full([person.id], reason="회의 안내", access=Access.EXPORT)

    assert (row.name, row.phone) == ("홍길동", "02-555-1234")
    assert log(workspace) == [("예시 사무국", "export", person.id, 1, "회의 안내")]


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nobody_is_shown(workspace, people, person, reason):
    with pytest.raises(ReasonMissing):
        people.in_full([person.id], reason=reason)

    assert log(workspace) == []


def test_who_may_not_be_kept_longer_is_listed(workspace, people, person):
    put(workspace, make_person(expires_on=date(2026, 7, 21)), make_person(expires_on=DAY))

    (row,) = people.expired()

    assert row.is_expired


def test_erasing_leaves_no_trace_and_keeps_the_record(workspace, people, person):
    assert "홍길동".encode() in dump(workspace)

    people.erase([person.id])

    for trace in ("홍길동", "555-1234", "hong@example.kr"):
        assert trace.encode() not in dump(workspace)
    (row,) = people.rows()
    assert (row.name, row.erased_on) == ("", DAY)


def test_an_erasure_is_a_gesture_without_a_name_that_is_not_undone(workspace, people, person):
    people.erase([person.id])

    change = History(workspace).of(person.id, field="erased_on")[-1]
    assert (change.words, change.kind) == ("담당자 1명 파기", GestureKind.ERASE)
    with pytest.raises(UndoBlocked, match="자료 준비"):
        workspace.undo()
    with workspace.reading() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM people").scalars().all()
    assert names == [None]


def test_an_erased_person_takes_no_new_values_and_may_be_erased_again(workspace, people, person):
    people.erase([person.id])

    with pytest.raises(ErasedPerson):
        Records(workspace).change("people", person.id, {"name": "홍길동"})
    people.erase([person.id])


def test_a_deleted_person_can_be_erased(workspace, people, person):
    Records(workspace).delete("people", [person.id])

    people.erase([person.id])

    assert "홍길동".encode() not in dump(workspace)


def test_a_guest_of_a_meeting_is_erased_like_a_person(workspace, people, person):
    meeting = make_meeting()
    guest = make_attendance(meeting, guest_name="임손님", guest_title="손님직위")
    put(workspace, meeting, guest)
    backup = back_up(workspace.path, Occasion.REQUEST)

    people.erase([guest.id, person.id])

    for file in (workspace.path, backup.path):
        for trace in ("임손님", "손님직위", "홍길동"):
            assert trace.encode() not in file.read_bytes()
    change = History(workspace).of(guest.id, field="erased_on")[-1]
    assert change.words == "담당자 1명, 참석자 1명 파기"
    with pytest.raises(ErasedGuest):
        Records(workspace).change("attendances", guest.id, {"guest_name": "임손님"})
    with pytest.raises(SetElsewhere):
        Records(workspace).change("attendances", guest.id, {"erased_on": None})
    workspace.close()
    assert check(workspace.path).findings == ()


def test_unknown_persons_and_none_are_told(people, person):
    with pytest.raises(NoSuchRecords):
        people.erase([person.id, "nobody"])
    with pytest.raises(NoSuchRecords):
        people.in_full(["nobody"], reason="회의")
    with pytest.raises(NothingChosen):
        people.erase([])


# ---------------------------------------------------------------- history


def test_a_history_tells_old_and_new_values_in_order(workspace):
    records, history = Records(workspace), History(workspace)
    id = records.create("organizations", {"name": "예시가람", "size_class": SizeClass.SMALL})
    records.change("organizations", id, {"size_class": SizeClass.MEDIUM})
    records.change("organizations", id, {"size_confirmed_on": DAY})
    workspace.undo()
    records.delete("organizations", [id])

    changes = history.of(id)

    told = [(change.field, change.old, change.new) for change in changes]
    assert told == [
        ("deleted", Presence.ABSENT, Presence.LIVE),
        ("name", None, "예시가람"),
        ("size_class", None, SizeClass.SMALL),
        ("size_class", SizeClass.SMALL, SizeClass.MEDIUM),
        ("size_confirmed_on", None, DAY),
        ("size_confirmed_on", DAY, None),
        ("deleted", Presence.LIVE, Presence.DELETED),
    ]
    assert changes[-2].kind is GestureKind.UNDO
    assert {change.actor for change in changes} == {"예시 사무국"}
    assert [change.new for change in history.of(id, field="name")] == ["예시가람"]


def test_exact_numbers_come_back_exact(workspace):
    supplier, buyer = make_organization(), make_organization()
    link = make_link(supplier, buyer, share=Decimal("12.5"), is_sole_source=True)
    put(workspace, supplier, buyer, link)

    values = {change.field: change.new for change in History(workspace).of(link.id)}

    assert (values["share"], values["is_sole_source"]) == (Decimal("12.5"), True)


def test_personal_values_are_hidden_and_told_when_they_are_erased(workspace, people, person):
    history = History(workspace)
    assert [change.new for change in history.of(person.id, field="name")] == [Hidden.KEPT]

    people.erase([person.id])

    told = [(change.old, change.new) for change in history.of(person.id, field="name")]
    assert told == [(None, Hidden.ERASED), (Hidden.ERASED, None)]


def test_an_unknown_record_has_no_history(workspace):
    with pytest.raises(NotFound):
        History(workspace).of("nobody")
