"""`history`, `undo` and `redo` from the command line."""

from __future__ import annotations

import re

import pytest

from afm_desktop.app import opened
from afm_desktop.storage.errors import NotInHistory
from tests.cli.conftest import digest


@pytest.fixture
def edited(office):
    """A file in which a firm was entered and then renamed; answers the firm's id."""
    with opened(office) as desk:
        firm = desk.records.create("organizations", {"name": "예시가람"})
        desk.records.change("organizations", firm, {"name": "예시나래", "notes": "=1+1"})
    return firm


def names(path):
    with opened(path, read_only=True) as desk, desk.workspace.reading() as session:
        found = session.connection().exec_driver_sql(
            "SELECT name FROM organizations WHERE deleted IS NULL"
        )
        return list(found.scalars())


def test_history_tells_the_latest_first(afm, office, edited):
    rows = afm("history", office, "--json").json

    assert list(rows[0]) == ["id", "at", "actor", "kind", "words", "records", "undone"]
    assert [row["words"] for row in rows] == [
        "기업·기관 1개 수정",
        "기업·기관 1개 등록",
        "새 파일의 체계와 분과 등록",
    ]
    assert rows[0]["at"].endswith("+00:00")


def test_history_for_people_shows_who_did_what_and_the_id(afm, office, edited):
    gesture = afm("history", office, "--json").json[0]

    said = afm("history", office, "--limit", "1")

    line = said.out.splitlines()[1]
    assert all(part in line for part in ("기업·기관 1개 수정", gesture["actor"], gesture["id"]))
    assert said.out.splitlines()[-1] == "이력 1건"


def test_history_of_a_record_is_what_happened_to_it(afm, office, edited):
    rows = afm("history", office, "--record", edited, "--json").json

    assert [row["words"] for row in rows] == ["기업·기관 1개 수정", "기업·기관 1개 등록"]


def test_an_unknown_record_is_told(afm, office):
    said = afm("history", office, "--record", "nothing")

    assert said.code == 1
    assert "‘nothing’" in said.sentence


def test_undo_takes_back_and_redo_does_again(afm, office, edited):
    undone = afm("undo", office)
    assert undone.out.strip() == "‘기업·기관 1개 수정’ 작업을 되돌렸습니다(자료 1건)."
    assert names(office) == ["예시가람"]
    assert [row["undone"] for row in afm("history", office, "--json").json[:2]] == [False, True]

    redone = afm("redo", office)

    assert redone.out.strip() == "‘기업·기관 1개 수정’ 작업을 다시 실행했습니다(자료 1건)."
    assert names(office) == ["예시나래"]
    assert not any(row["undone"] for row in afm("history", office, "--json").json[2:])


def test_undo_answers_programs_too(afm, office, edited):
    answer = afm("undo", office, "--json").json

    assert list(answer) == ["gesture", "words", "records", "left", "meanwhile"]
    assert (answer["records"], answer["left"], answer["meanwhile"]) == (1, [], [])


def test_undo_of_an_earlier_gesture_leaves_what_was_changed_since(afm, office, edited):
    with opened(office) as desk:
        changed = desk.records
        changed.change("organizations", edited, {"notes": "나중에 쓴 글"})
    first = afm("history", office, "--json").json[1]["id"]

    said = afm("undo", office, "--gesture", first)

    assert said.code == 0, said.err
    assert "나중에 바뀐 값 1개는 그대로 두었습니다" in said.out
    assert "기업·기관 ‘예시가람’의 비고(나중 작업: 기업·기관 1개 수정)" in said.out
    assert names(office) == ["예시가람"]


def test_what_is_still_needed_is_told_apart_from_what_changed_since(afm, demo):
    rows = afm("history", demo, "--json").json
    born = next(row["id"] for row in rows if "수요 213건" in row["words"])

    said = afm("undo", demo, "--gesture", born)

    assert said.code == 0, said.err
    assert "나중에 바뀐 값" not in said.out
    assert "다른 자료가 쓰고 있어 삭제하지 않은 자료" in said.out
    assert "삭제 여부" not in said.out
    assert re.search(r" 외 [0-9,]+개$", said.out.rstrip())
    assert "--json" not in said.out  # which would take back another gesture


def test_what_was_printed_since_is_told_when_taken_back(afm, office, edited):
    with opened(office) as desk:
        desk.workspace.note_access("export", edited, 1, "명부 발송")

    said = afm("undo", office)

    assert "그사이 보관하거나 내보낸 1건에 되돌린 자료가 있는지 확인하세요: ‘명부 발송’" in said.out


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_take_back_is_told(afm, office, command):
    before = digest(office)

    said = afm(command, office)

    assert said.code == 1
    assert "작업이 없습니다" in said.sentence
    assert digest(office) == before


def test_an_unknown_gesture_is_told(afm, office):
    said = afm("undo", office, "--gesture", "nothing")

    assert said.code == 1
    assert "이력에 ‘nothing’ 작업이 없습니다" in said.sentence


def test_an_empty_gesture_is_not_the_latest(afm, office, edited):
    before = digest(office)

    said = afm("undo", office, "--gesture", "")

    assert said.code == 2
    assert said.sentence.startswith("--gesture: 값이 비어 있습니다. 값을 적거나 옵션을 빼세요.")
    assert digest(office) == before
    with opened(office) as desk, pytest.raises(NotInHistory):
        desk.workspace.undo("")
    assert names(office) == ["예시나래"]


def test_who_saw_names_is_told_latest_first(afm, demo, tmp_path):
    afm("list", demo, "people", "--division", "BAT", "--reason", "회의 안내")
    afm("export", demo, "people", tmp_path / "담당자.csv", "--reason", "명부 정리")
    before = digest(demo)

    rows = afm("history", demo, "--access", "--json").json
    said = afm("history", demo, "--access", "--limit", "1")

    assert list(rows[0]) == ["at", "actor", "action", "count", "subjects", "reason"]
    assert [(row["action"], row["reason"]) for row in rows] == [
        ("export", "명부 정리"),
        ("view", "회의 안내"),
    ]
    assert all(row["count"] == len(row["subjects"]) > 0 for row in rows)
    assert "명부 정리" in said.out.splitlines()[1]
    assert "내보냄" in said.out.splitlines()[1]
    assert said.out.splitlines()[-1] == "열람 기록 1건"
    assert digest(demo) == before


def test_nobody_has_seen_the_names_of_a_new_file(afm, office):
    assert afm("history", office, "--access").out.strip() == "열람 기록 0건"


def test_accesses_are_not_those_of_a_record(afm, office):
    said = afm("history", office, "--access", "--record", "x")

    assert said.code == 2
    assert "--record" in said.sentence
