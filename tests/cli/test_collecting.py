"""`collect` from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import digest


def test_the_forms_are_told_with_their_ids(afm, demo):
    forms = afm("collect", demo, "forms", "--json").json

    assert forms[0]["title"] == "2026년 제1차 수요조사"
    assert forms[0]["kind"] == "demand"
    assert {"member_check", "suppliers"} <= {one["id"] for one in forms}


def test_the_newest_round_is_listed(afm, demo):
    rows = afm("collect", demo, "list", "--json").json

    assert len(rows) == 116
    late = afm("collect", demo, "list", "--late", "--json").json
    assert {row["state"] for row in late} == {"sent", "supplement"}
    assert len(late) == 9
    said = afm("collect", demo, "list", "--late")
    assert "예시늘봄진공" in said.out
    assert said.out.rstrip().endswith("기업·기관 9개")


def test_all_that_are_late_are_reminded_at_once(afm, demo):
    answer = afm("collect", demo, "remind", "--late", "--route", "email", "--json").json

    assert (answer["done"], answer["left"]) == (9, 0)
    assert "제출 요청" in answer["mail"]
    rows = afm("collect", demo, "list", "--late", "--json").json
    assert sorted(row["reminders"] for row in rows) == [1, 1, 2, 2, 2, 2, 2, 2, 2]
    afm("undo", demo)
    rows = afm("collect", demo, "list", "--late", "--json").json
    assert sum(row["reminders"] or 0 for row in rows) == 7


def test_the_mail_alone_changes_nothing(afm, demo):
    before = digest(demo)

    said = afm("collect", demo, "remind", "예시늘봄진공", "--mail-only")

    assert said.code == 0
    assert "예시늘봄진공 담당자님께" in said.out
    assert digest(demo) == before


def test_a_form_of_a_round_is_named_by_its_number_and_ids_are_told_whole(afm, demo):
    forms = afm("collect", demo, "forms", "--json").json
    told = afm("collect", demo, "forms").out

    assert all(one["id"] in told for one in forms)
    named = afm("collect", demo, "list", "--form", "2026-1", "--json")
    assert named.json == afm("collect", demo, "list", "--form", forms[0]["id"], "--json").json


def test_a_form_is_sent_extended_and_received(afm, demo):
    about = ("--form", "suppliers")
    sent = afm(
        "collect", demo, "send", "--state", "not_sent", *about,
        "--on", "2026-07-01", "--due", "2026-07-15", "--json",
    ).json  # fmt: skip
    assert sent["done"] == len(afm("collect", demo, "list", *about, "--json").json)

    said = afm("collect", demo, "extend", "예시나루가전", *about, "--due", "2026-07-31")
    assert "기한 연장" in said.out
    afm("collect", demo, "receive", "예시나루가전", *about, "--route", "visit")

    rows = afm("collect", demo, "list", "예시나루가전", *about, "--json").json
    assert rows[0]["state"] == "received"
    assert rows[0]["route"] == "visit"
    assert rows[0]["due_on"] == "2026-07-31"
    late = afm("collect", demo, "list", "--late", *about, "--json").json
    assert len(late) == sent["done"] - 1


def test_the_state_is_set_by_hand(afm, demo):
    afm("collect", demo, "state", "예시나루가전", "--form", "협력사 목록", "--to", "done")

    rows = afm("collect", demo, "list", "예시나루가전", "--form", "suppliers", "--json").json
    assert rows[0]["state"] == "done"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("send",), 2, "어느 기관인지"),
        (("extend", "--late"), 2, "--due"),
        (("state", "--late"), 2, "--to"),
        (("list", "--role", "boss"), 2, "제출할 곳"),
        (("list", "--form", "시"), 1, "양식이 없습니다"),
        (("remind", "없는기관"), 1, "없는기관"),
        (("remind", "기아"), 1, "먼저 발송 처리"),
        (("send", "예시늘봄진공"), 1, "이미 발송되었습니다"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(afm, demo, words, code, sentence):
    before = afm("history", demo, "--json").json

    said = afm("collect", demo, *words)

    assert said.code == code
    assert sentence in said.err
    assert afm("history", demo, "--json").json == before


def test_the_list_of_the_newest_round_is_a_listing_too(afm, demo, tmp_path):
    out = tmp_path / "현황.csv"

    assert afm("export", demo, "collecting", out).code == 0

    assert out.read_text("utf-8-sig").startswith("기업·기관,분과 코드,분과,양식,상태")
