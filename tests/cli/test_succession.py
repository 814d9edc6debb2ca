"""`succession` and `leaving` from the command line."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import LinkKind

FIRM, OTHER = "예시솔찬배터리시스템", "예시다봄에너지솔루션"


@pytest.fixture
def firm(afm, demo):
    """What is offered of a firm of the demonstration, by kind."""
    offered = afm("succession", demo, "list", FIRM, "--json").json["offered"]
    found = {}
    for row in offered:
        found.setdefault(row["kind"], []).append(row["id"])
    return found


def test_a_merger_is_told_before_it_is_entered(afm, demo, firm):
    words = ("merge", FIRM, "--on", "2026-07-01", "--to", OTHER)
    takes = ("--take", "demands", firm["supply_links"][0])

    tried = afm("succession", demo, *words, *takes, "--dry-run", "--json").json
    assert afm("succession", demo, "list", FIRM, "--json").json["events"] == []
    said = afm("succession", demo, *words, *takes, "--detail", "흡수합병")

    fates = {row["id"]: row["fate"] for row in tried["matters"]}
    assert fates[firm["demands"][0]] == "changes"
    assert fates[firm["memberships"][0]] == "stays"
    assert said.code == 0, said.err
    assert "승계 기관의 것이 됨: 수요 1건" in said.out
    assert f"‘{FIRM}’ 2026. 7. 1. 합병: 등록했습니다(승계 기관 ‘{OTHER}’)." in said.out
    (event,) = afm("succession", demo, "list", OTHER, "--json").json["events"]
    assert (event["organization"]["name"], event["detail"]) == (FIRM, "흡수합병")
    assert "기업·기관 1개 합병 등록" in afm("undo", demo).out
    assert afm("succession", demo, "list", FIRM, "--json").json["events"] == []


def test_all_that_is_offered_is_taken_at_once(afm, demo, firm):
    said = afm(
        "succession", demo, "close", FIRM, "--on", "2026-07-01", "--to", OTHER, "--take", "all"
    )

    assert said.code == 0, said.err
    assert "그대로 남음" not in said.out
    assert afm("succession", demo, "list", FIRM, "--json").json["offered"] == []


def test_a_renamed_body_is_named_by_either_name(afm, demo):
    said = afm("succession", demo, "rename", FIRM, "--on", "2026-07-01", "--name", "예시솔찬에너지")

    assert "(새 이름 ‘예시솔찬에너지’)" in said.out
    old, new = (
        afm("succession", demo, "list", name, "--json").json["events"]
        for name in (FIRM, "예시솔찬에너지")
    )
    assert old == new
    assert [event["kind"] for event in old] == ["renamed"]


def test_a_body_is_named_by_its_business_number_too(afm, demo):
    members = afm("list", demo, "members", "--query", FIRM, "--json").json
    (number,) = {row["business_number"] for row in members}

    said = afm("succession", demo, "close", number, "--on", "2026-07-01")

    assert f"‘{FIRM}’ 2026. 7. 1. 폐업" in said.out, said.err


def test_what_cannot_be_entered_is_told_in_a_sentence(afm, demo):
    def said(*words):
        return afm("succession", demo, *words)

    assert said("close", FIRM).code == 2
    assert "--on에 날짜를" in said("close", FIRM).err
    on = ("--on", "2026-07-01")
    assert "--to에 승계 기관으로 다른" in said("merge", FIRM, *on).sentence
    assert "찾을 수 없습니다" in said("close", "예시없는기업", *on).sentence
    assert "아직 오지 않은" in said("close", FIRM, "--on", "2099-01-01").sentence
    assert "새 이름이 비어 있습니다. --name에" in said("rename", FIRM, *on).sentence
    assert "--name에" in said("rename", FIRM, *on, "--name", FIRM).sentence
    assert (
        "넘길 수 있는 자료가 아닌"
        in said("close", FIRM, *on, "--to", OTHER, "--take", "없음").sentence
    )
    assert said("close", FIRM, *on).code == 0
    assert (
        "2026. 7. 1. 폐업은 이미 등록되어 있습니다. succession 파일.afm list"
        in said("close", FIRM, *on).sentence
    )


def test_the_checklist_of_a_body_and_its_steps(afm, demo):
    before = afm("leaving", demo, "--body", FIRM, "--json").json
    person = next(row["id"] for row in before["items"] if row["kind"] == "people")

    said = afm(
        "leaving", demo, "--body", FIRM,
        "--end", "memberships", "appointments", "supply_links", "--on", "2026-07-22",
        "--hand", "demands", "--to", OTHER,
        "--erase", person,
    )  # fmt: skip

    assert said.code == 0, said.err
    assert "1건을 넘겼습니다." in said.out
    assert "1명의 개인정보를 파기했습니다. 되돌릴 수 없습니다." in said.out
    assert f"‘{FIRM}’에 더 정리할 것이 없습니다." in said.out
    after = afm("leaving", demo, "--body", FIRM, "--json").json
    assert (before["left"] > 0, after["left"], after["items"]) == (True, 0, [])
    assert after["tallies"]["memberships"] == {"open": 0, "settled": 1}


def test_the_checklist_tells_what_each_item_needs_and_changes_nothing(afm, demo):
    said = afm("leaving", demo, "--body", FIRM)

    assert "파기(되돌릴 수 없음)" in said.out
    assert "앵커기업, 2024. 7. 22.부터" in said.out
    assert "고예시" not in said.out
    assert afm("leaving", demo, "--body", FIRM).out == said.out


def test_the_checklist_of_one_membership(afm, office):
    with opened(office) as desk:
        body = desk.records.create("organizations", {"name": "예시가람"})
        other = desk.records.create("organizations", {"name": "예시나래"})
        divisions = {one.code: one.id for one in desk.divisions.names()}
        first, second = (
            desk.memberships.join(body, division_id=divisions[code]) for code in ("BAT", "AUT")
        )
        desk.supply.link(body, buyer_id=other, kind=LinkKind.PART)

    found = afm("leaving", office, "--body", "예시가람", "--membership", first, "--json").json

    assert [row["id"] for row in found["items"]] == [first]
    said = afm("leaving", office, "--body", "예시가람", "--membership", first, "--end", "all")
    assert "1건을 종료했습니다." in said.out
    found = afm("leaving", office, "--body", "예시가람", "--membership", second, "--json").json
    assert [row["kind"] for row in found["items"]] == ["memberships", "supply_links"]


def test_steps_that_cannot_be_taken_are_told_in_a_sentence(afm, demo):
    def said(*words):
        return afm("leaving", demo, "--body", FIRM, *words)

    assert "사유가 필요합니다" in said("--end", "all").sentence
    assert "--to에 승계 기관으로 다른" in said("--hand", "all").sentence
    assert "참여하는 분과가 아닙니다" in said("--membership", "없음").sentence
    assert afm("leaving", demo).code == 2
