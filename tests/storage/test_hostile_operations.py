"""Whatever another office sends: it is kept, or refused in a sentence; nothing here breaks."""

from __future__ import annotations

import json
import time
from typing import Any

import msgspec
import pytest

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.check import check
from afm_desktop.storage.journal.entrance import GestureHead, RawOperation
from afm_desktop.storage.journal.exchange import AlteredOperation, receive
from afm_desktop.storage.journal.operations import chained_hash
from afm_desktop.storage.journal.pen import personal_proof
from tests.storage.conftest import add_organization, count, scalar, set_values, tables
from tests.storage.test_exchange import known, operations, take

SOME_ID = "01a21a10-f91c-7000-afe5-4d9d05556fb7"
PEER = "00112233445566ff.0/alliance"
TEN_YEARS = (time.time_ns() // 1_000_000 + 10 * 365 * 86_400_000) << 16


def sealed(
    body: Any,
    *,
    record: str | None = None,
    entity: str = "organizations",
    stream: str = PEER,
    after: RawOperation | None = None,
    personal: tuple[tuple[str, bytes, str], ...] = (),
    fields: str | None = None,
    **head: Any,
) -> RawOperation:
    """An operation as a peer that keeps the chain, and nothing else, would write it."""
    said = {
        "id": new_id(),
        "clock": 1 << 16,
        "kind": "edit",
        "words": "수정",
        "actor": "다른 기관",
        "role": "firm",
        "undoes": None,
    }
    gesture = GestureHead(**said | head)
    sequence, previous = (1, b"") if after is None else (after.sequence + 1, after.hash)
    record = new_id() if record is None else record
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    content = (stream, sequence, gesture.digest(), entity, record, text)
    digest = chained_hash(previous, content, fields)
    return RawOperation(
        stream, sequence, previous, digest, gesture, entity, record, text, personal, fields
    )


def still_works(workspace):
    """A file that took something odd can be written, undone, reopened and checked."""
    add_organization(workspace, "예시나중")
    workspace.undo()
    assert check(workspace.path).findings == ()


@pytest.mark.parametrize(
    "body",
    [
        {"deleted": None, "name": "예시", "colour": "red", "shape": {"a": [1]}},
        {"deleted": None, "name": {"ref": SOME_ID, "proof": "0" * 64}},
        {"deleted": None, "name": 5},
        {"deleted": None, "name": True},
        {"deleted": None, "kind": "a kind of next year"},
        {"deleted": None, "size_as_of": "2026-13-99"},
        {"deleted": None, "size_as_of": 7},
        {"deleted": None, "merged_into_id": "nobody"},
        {"deleted": None, "merged_into_id": SOME_ID},
        {"deleted": 7},
        {"deleted": "yes", "name": "예시"},
        {"deleted": {"ref": 1}, "name": "예시"},
        {"deleted": 1.0, "name": "예시"},
        {"name": "예시"},
        {},
        {"deleted": None, "name": ["예시", ["00112233445566ff.0/alliance:77", 900]]},
        {"deleted": None, "name": ["예시", [1]]},
        {"deleted": None, "name": ["예시", [], "00112233445566ff.0/alliance:9"]},
        {"deleted": [1, []], "name": "예시"},
    ],
    ids=str,
)
def test_odd_values_are_kept_but_not_shown(workspace, body):
    add_organization(workspace)

    take(workspace, [sealed(body)])

    assert scalar(workspace, "SELECT count(*) FROM operation") == 2
    still_works(workspace)


def test_fields_written_apart_are_part_of_what_was_sealed(workspace):
    told = sealed([None, "예시가람"], fields='["deleted","name"]')
    turned = msgspec.structs.replace(told, fields='["deleted","notes"]')

    with pytest.raises(AlteredOperation):
        take(workspace, [turned])

    take(workspace, [told])
    assert scalar(workspace, "SELECT name FROM organizations") == "예시가람"
    assert operations(workspace) == [told]
    still_works(workspace)


def test_an_unknown_kind_of_record_is_kept_and_sent_on(workspace, tmp_path):
    odd = sealed({"deleted": None, "x": 1}, entity="satellites")

    take(workspace, [odd])

    assert operations(workspace) == [odd]
    still_works(workspace)


@pytest.mark.parametrize("share", [2**63, -(2**63) - 1, 10**400, 1.5, "1"], ids=str)
def test_a_number_the_file_cannot_hold_is_not_shown(workspace, share):
    body = {"deleted": None, "item": "밸브", "share": share}

    take(workspace, [sealed(body, entity="supply_links")])

    assert scalar(workspace, "SELECT share FROM supply_links") is None
    still_works(workspace)


@pytest.mark.parametrize(
    "odd",
    [
        sealed("not json"),
        sealed("[1, 2]"),
        sealed("null"),
        sealed('{"name": []}'),
        sealed('{"name": ["x", "abc"]}'),
        sealed('{"name": ["x", [[1]]]}'),
        sealed('{"name": ["x", [true]]}'),
        sealed('{"name": ["x", [-1]]}'),
        sealed('{"name": ["x", [], 1, 2]}'),
        sealed('{"name": ["x", [], {}]}'),
        sealed('{"name": "\\ud800"}'),
        sealed('{"name": ' + "[" * 100_000),
        sealed([None], fields="not json"),
        sealed([None], fields='{"deleted": 0}'),
        sealed([None], fields='["deleted", "name"]'),
        sealed([None, "가", "나"], fields='["deleted", "name", "name"]'),
        sealed([None, 1], fields='["deleted", 7]'),
        sealed([None, ["가", [1]]], fields='["deleted", "name"]'),
        sealed({"deleted": None}, fields='["deleted"]'),
        sealed({"deleted": None, "name": "줄\x00임"}),
        sealed({"deleted": None, "name": "\u202e뒤집힘"}),
        sealed({"deleted": None, "name": "가" * 20_001}),
        sealed({"deleted": None, "name": "\u1112\u1161\u11ab"}),
        sealed({"deleted": None}, record="x"),
        sealed({"deleted": None}, record=""),
        sealed({"deleted": None}, record=new_id().upper()),
        sealed([[SOME_ID, None]], record="", fields=None),
        sealed([], record="", fields='["deleted"]'),
        sealed([[SOME_ID, None], [SOME_ID, None]], record="", fields='["deleted"]'),
        sealed([[SOME_ID, None], ["x", None]], record="", fields='["deleted"]'),
        sealed([[[], None]], record="", fields='["deleted"]'),
        sealed([[SOME_ID, None, 1]], record="", fields='["deleted"]'),
        sealed([[]], record="", fields='["deleted"]'),
        sealed([[SOME_ID, [None, [1]]]], record="", fields='["deleted"]'),
        sealed([[SOME_ID, "줄\x00임"]], record="", fields='["name"]'),
        sealed([[SOME_ID, None]], record="", fields='["deleted"]', entity="people"),
        sealed([[SOME_ID, None]], record="", fields='["deleted"]', personal=(("x", b"", "y"),)),
        sealed("[[" * 50_000, record="", fields='["deleted"]'),
        sealed({"deleted": None}, entity="organizations; DROP TABLE people"),
        sealed({"deleted": None}, stream="x"),
        sealed({"deleted": None}, stream="00112233445566ff.0/" + "a" * 900),
        sealed({"deleted": None}, kind="nonsense"),
        sealed({"deleted": None}, clock=-1),
        sealed({"deleted": None}, clock=2**63),
        sealed({"deleted": None}, id="x"),
        sealed({"deleted": None}, words="줄\x00임"),
        sealed({"deleted": None}, actor="\u202e"),
        sealed({"deleted": None, "name": "홍길동"}, entity="people"),
        sealed({"deleted": None, "name": {"ref": 1, "proof": 2}}, entity="people"),
    ],
    ids=lambda odd: odd.body[:30] + odd.stream[:3] + odd.gesture.kind[:3],
)
def test_what_no_version_of_ours_writes_is_refused_in_a_sentence(workspace, odd):
    before = tables(workspace)

    with pytest.raises(AfmError) as refused:
        take(workspace, [odd])

    assert "\n" not in str(refused.value)
    assert tables(workspace) == before
    assert known(workspace) == {}


def test_a_sequence_below_one_is_refused(workspace):
    with pytest.raises(AfmError):
        take(workspace, [msgspec.structs.replace(sealed({}), sequence=0, previous=b"x")])


def test_values_that_replace_each_other_in_a_circle_are_both_shown_as_a_conflict(workspace):
    record = new_id()
    first = sealed({"deleted": None, "name": ["가", [2]]}, record=record)
    second = sealed({"name": ["나", [1]]}, record=record, after=first)

    take(workspace, [first, second])

    assert scalar(workspace, "SELECT field FROM conflict") == "name"
    still_works(workspace)


def test_a_value_that_replaces_itself_stands(workspace):
    take(workspace, [sealed({"deleted": None, "name": ["가", [1]]})])

    assert scalar(workspace, "SELECT name FROM organizations") == "가"


def test_a_value_that_replaces_itself_does_not_vanish_beside_another(workspace):
    record = new_id()
    itself = sealed({"deleted": None, "name": ["가", [1]]}, record=record)
    another = sealed({"name": "나"}, record=record, stream="ffeeddccbbaa9988.0/alliance")

    take(workspace, [itself, another])

    assert scalar(workspace, "SELECT field FROM conflict") == "name"


def test_records_that_own_each_other_in_a_circle_break_nothing(workspace):
    ours, theirs = new_id(), new_id()
    first = sealed({"deleted": None, "name": "가", "merged_into_id": theirs}, record=ours)
    second = sealed(
        {"deleted": None, "name": "나", "merged_into_id": ours}, record=theirs, after=first
    )

    take(workspace, [first, second])

    assert count(workspace, "organizations") == 2
    still_works(workspace)


def test_a_record_stays_of_its_kind(workspace):
    record = add_organization(workspace)

    with pytest.raises(AfmError):
        take(workspace, [sealed({"deleted": None}, record=record, entity="people")])

    still_works(workspace)


def test_a_record_stays_of_its_kind_among_many(workspace):
    record = add_organization(workspace)
    many = sealed(
        [[new_id(), None], [record, None]], record="", fields='["deleted"]', entity="demands"
    )

    with pytest.raises(AfmError):
        take(workspace, [many])

    still_works(workspace)


def test_many_that_begin_beside_what_is_here_are_asked_about_field_by_field(workspace):
    record, newcomer = add_organization(workspace), new_id()
    fields = '["deleted","name","notes"]'
    body = [[record, None, "다른 이름", "다른 말"], [newcomer, None, 5, "말"]]

    take(workspace, [sealed(body, record="", fields=fields)])

    asked = "SELECT group_concat(record || field) FROM conflict"
    assert scalar(workspace, asked) == f"{record}name"
    assert scalar(workspace, f"SELECT notes FROM organizations WHERE id = '{newcomer}'") == "말"
    still_works(workspace)


def test_a_peer_ten_years_ahead_does_not_drag_the_clock(workspace, path):
    take(workspace, [sealed({"deleted": None, "name": "가"}, clock=TEN_YEARS)])

    record = add_organization(workspace)

    latest = scalar(workspace, "SELECT clock FROM gesture ORDER BY key DESC LIMIT 1")
    assert latest < (time.time_ns() // 1_000_000 + 2 * 86_400_000) << 16
    workspace.undo()
    assert scalar(workspace, f"SELECT count(*) FROM organizations WHERE id = '{record}'") == 0
    workspace.close()
    reopened = type(workspace).open(path)
    add_organization(reopened)
    assert scalar(reopened, "SELECT clock FROM gesture ORDER BY key DESC LIMIT 1") < TEN_YEARS
    reopened.close()


def test_the_last_moment_there_is_does_not_end_all_writing(workspace):
    take(workspace, [sealed({"deleted": None, "name": "가"}, clock=2**63 - 1)])

    still_works(workspace)


def test_nobody_else_writes_in_this_copys_own_stream(workspace):
    add_organization(workspace)
    (mine,) = operations(workspace)
    forged = sealed({"deleted": None, "name": "가짜"}, stream=mine.stream, after=mine)

    with pytest.raises(AfmError):
        take(workspace, [forged])

    still_works(workspace)


def test_what_comes_before_a_known_operation_must_be_what_that_one_followed(workspace):
    first = sealed({"deleted": None, "name": "가"})
    second = sealed({"deleted": None, "name": "나"}, after=first)
    other = sealed({"deleted": None, "name": "다"})
    take(workspace, [second])

    with pytest.raises(AfmError):
        take(workspace, [other])

    take(workspace, [first])
    still_works(workspace)


def test_one_gesture_is_told_in_one_way(workspace):
    first = sealed({"deleted": None, "name": "가"})
    told = msgspec.structs.asdict(first.gesture) | {"words": "다른 말"}
    second = sealed({"deleted": None, "name": "나"}, after=first, **told)

    with pytest.raises(AfmError):
        take(workspace, [first, second])

    still_works(workspace)


def test_a_personal_value_without_its_proof_is_refused(workspace):
    reference, salt = new_id(), b"0123456789abcdef"
    proof = {"ref": reference, "proof": personal_proof(salt, "홍길동")}

    for value in ("임꺽정", "홍길동\x00"):
        odd = sealed(
            {"deleted": None, "name": proof},
            entity="people",
            personal=((reference, salt, value),),
        )
        with pytest.raises(AfmError):
            take(workspace, [odd])

    still_works(workspace)


def test_nobody_takes_the_place_of_another_persons_value(workspace):
    reference, salt = new_id(), b"0123456789abcdef"
    squatter = sealed({"deleted": None}, entity="people", personal=((reference, salt, "가짜"),))

    with pytest.raises(AfmError):
        take(workspace, [squatter])


def test_operations_of_an_earlier_epoch_may_arrive_with_gaps(workspace, path, tmp_path):
    """After a restore the peers know more of the old stream than this copy does."""
    for name in ("가", "나", "다"):
        add_organization(workspace, name)
    first, _, third = operations(workspace)
    restored = type(workspace).create(tmp_path / "복원.afm", workspace.office)
    take(restored, [first])
    with restored.administering() as connection:
        connection.exec_driver_sql("UPDATE stream SET is_received = 0")

    take(restored, [third])

    assert check(restored.path).findings == ()
    restored.close()


def test_undo_never_takes_back_what_another_office_did(workspace, tmp_path):
    """Two secretaries may bear one name."""
    other = type(workspace).create(tmp_path / "다른 기관.afm", workspace.office)
    add_organization(workspace, "내 것")
    add_organization(other, "남의 것")
    take(workspace, operations(other))

    workspace.undo()

    assert scalar(workspace, "SELECT name FROM organizations") == "남의 것"
    other.close()


def test_hostile_values_do_not_come_back_by_undo(workspace):
    record = new_id()
    first = sealed({"deleted": None, "name": 5}, record=record)
    take(workspace, [first])
    set_values(workspace, record, name="예시")

    workspace.undo()

    assert scalar(workspace, "SELECT name FROM organizations") is None
    still_works(workspace)


def test_an_operation_on_an_erased_person_shows_nothing(workspace):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김예시")
        session.add(person)
        record = person.id
    set_values(workspace, record, "people", erased_on="2026-07-22", name=None)
    reference, salt = new_id(), b"0123456789abcdef"
    proof = {"ref": reference, "proof": personal_proof(salt, "이예시")}

    take(
        workspace,
        [
            sealed(
                {"name": proof},
                entity="people",
                record=record,
                personal=((reference, salt, "이예시"),),
            )
        ],
    )

    assert scalar(workspace, "SELECT name FROM people") is None
    with workspace.administering() as connection:
        assert receive(connection, [], workspace.clock) == 0
