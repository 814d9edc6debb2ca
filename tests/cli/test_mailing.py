"""`list … people --mail|--labels`: addresses leave for a reason that is logged."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened

WHY = "분과회의 안내"


def test_mail_addresses_are_told_for_a_reason(afm, demo):
    people = afm("list", demo, "people", "--division", "BAT", "--json").json

    said = afm("list", demo, "people", "--division", "BAT", "--mail", "--reason", WHY)

    assert said.code == 0, said.err
    assert said.out.count("@") == sum(bool(row["email"]) for row in people) > 0
    assert "*" not in said.out
    assert "전자우편 주소" in said.err
    with opened(demo, read_only=True) as desk:
        (logged, *_others) = desk.accesses.rows(limit=1)
    assert (logged.reason, logged.count) == (WHY, len(people))


def test_labels_are_those_of_the_window(afm, demo):
    with opened(demo) as desk:
        ids = [person.id for person in desk.people.rows()]
        of_window = desk.mailing.labels(ids, reason=WHY)

    answer = afm("list", demo, "people", "--labels", "--reason", WHY, "--json").json

    assert (answer["count"], answer["without"]) == (of_window.count, of_window.without)
    assert sorted(answer["text"].split("\n\n")) == sorted(of_window.text.split("\n\n"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("people", "--mail"), "--reason"),
        (("members", "--mail", "--reason", WHY), "list 파일 people"),
        (("people", "--labels", "--reason", WHY, "--as-of", "2026-06-30"), "--as-of"),
        (("people", "--labels", "--mail", "--reason", WHY), "--labels"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(afm, demo, words, told):
    said = afm("list", demo, *words)

    assert (said.code, said.out) == (2, "")
    assert told in said.err
