"""`duplicates`, `merge` and `differ` from the command line."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import NameKind


@pytest.fixture
def twins(office):
    """Two bodies of one name, the second with a telephone; answers their ids."""
    with opened(office) as desk:
        first = desk.records.create("organizations", {"name": "예시가람", "phone": "02-0000-1111"})
        values = {"name": "주식회사 예시가람", "phone": "02-0000-2222"}
        second = desk.records.create("organizations", values)
        desk.records.create("sites", {"organization_id": second, "name": "예시공장"})
        desk.records.create("organizations", {"name": "주식회사 예시나래소재"})
    return first, second


def test_pairs_are_told_with_their_reasons(afm, office, twins):
    answer = afm("duplicates", office, "--json").json

    assert answer["total"] == 1
    (pair,) = answer["pairs"]
    assert (pair["keep"]["id"], pair["lose"]["id"]) == twins
    assert [reason["ground"] for reason in pair["reasons"]] == ["name"]
    said = afm("duplicates", office)
    assert "이름이 같음(법인 형태 제외)" in said.out
    assert "중복 후보 1건" in said.out


def test_merging_takes_the_chosen_values_and_tells_the_children(afm, office, twins):
    tried = afm("merge", office, *twins, "--dry-run", "--take", "phone", "--json").json
    assert afm("duplicates", office, "--json").json["total"] == 1

    said = afm("merge", office, *twins, "--take", "phone")

    assert [child["fate"] for child in tried["children"]] == ["carried"]
    assert said.code == 0, said.err
    assert "사업장 ‘예시공장’: 옮김" in said.out
    assert afm("duplicates", office, "--json").json["total"] == 0
    with opened(office, read_only=True) as desk:
        assert desk.records.values("organizations", twins[0])["phone"] == "02-0000-2222"
    assert "기업·기관 2개 합치기" in afm("undo", office).out
    assert afm("duplicates", office, "--json").json["total"] == 1


def test_the_values_of_both_bodies_are_told_in_words(afm, office, twins):
    with opened(office) as desk:
        for id_, region in zip(twins, ("41", "44"), strict=True):
            desk.records.change("organizations", id_, {"region_code": region})
        desk.records.change("organizations", twins[1], {"size_confirmed_on": date(2026, 7, 1)})

    lines = [line.split() for line in afm("merge", office, *twins, "--dry-run").out.splitlines()]

    assert ["시·도", "경기도", "충청남도", "경기도"] in lines
    assert not any("2026-07-01" in line for line in lines)


def test_it_is_said_when_only_the_first_pairs_are_told(afm, office, twins):
    with opened(office) as desk:
        desk.records.create("organizations", {"name": "예시가람"})

    said = afm("duplicates", office, "--limit", "1")

    assert "중복 후보 3건 가운데 앞의 1건입니다." in said.out


def test_all_that_need_no_look_are_merged_at_once(afm, office, twins):
    with opened(office) as desk:
        bodies = [desk.records.create("organizations", {"name": "예시온길"}) for _ in range(3)]
        desk.records.change("organizations", bodies[2], {"phone": "02-0000-1111"})
        desk.records.change("organizations", bodies[0], {"phone": "02-0000-2222"})
        for body in bodies:
            owned = {"organization_id": body, "number": "124-81-00998"}
            desk.records.create("business_numbers", owned)

    tried = afm("merge", office, "--all", "--dry-run", "--json").json["merged"]
    assert [(one["keep"]["id"], one["lose"]["id"]) for one in tried] == [(bodies[0], bodies[1])]
    with opened(office, read_only=True) as desk:
        assert desk.sameness.remains(bodies[1]) is None
    said = afm("merge", office, "--all")

    assert "사업자등록번호가 같은 1쌍을 합쳤습니다." in said.out
    with opened(office, read_only=True) as desk:
        assert desk.sameness.remains(bodies[1]) == (bodies[0], "예시온길")
        assert desk.sameness.remains(bodies[2]) is None
    assert afm("merge", office, twins[0]).code == 2
    assert afm("merge", office, *twins, "--all").code == 2


def test_told_apart_bodies_are_not_listed_again(afm, office, twins):
    said = afm("differ", office, *reversed(twins))

    assert said.code == 0, said.err
    assert afm("duplicates", office, "--json").json["total"] == 0


def test_what_cannot_be_merged_is_told_in_a_sentence(afm, office, twins):
    first, second = twins

    assert "같은 기업·기관으로는" in afm("merge", office, first, first).sentence
    assert "찾을 수 없습니다" in afm("merge", office, first, "없음").sentence
    assert (
        "‘전화’ 항목이 없습니다" in afm("merge", office, first, second, "--take", "전화").sentence
    )


def test_bodies_are_named_by_name_former_name_and_business_number(afm, office, twins):
    with opened(office) as desk:
        left, right = (
            desk.records.create("organizations", {"name": name})
            for name in ("예시온길", "예시두레정밀")
        )
        owned = {"organization_id": right, "number": "124-81-00998"}
        desk.records.create("business_numbers", owned)
        former = {"organization_id": left, "name": "예시옛길정공", "kind": NameKind.FORMER}
        desk.records.create("organization_names", former)

    def plan(*words):
        tried = afm("merge", office, *words, "--dry-run", "--json").json
        return tried["keep"]["id"], tried["lose"]["id"]

    assert plan("예시온길", "예시두레정밀") == (left, right)
    assert plan("예시옛길정공", "1248100998") == (left, right)
    assert afm("differ", office, "예시옛길정공", "124-81-00998").code == 0
    assert afm("merge", office, "예시옛길정공", "124-81-00998").code == 0
    with opened(office, read_only=True) as desk:
        assert desk.sameness.remains(right) == (left, "예시온길")


def test_several_bodies_of_one_name_are_listed(afm, office, twins):
    with opened(office) as desk:
        other = desk.records.create("organizations", {"name": "예시온길"})
        owned = {"organization_id": twins[1], "number": "124-81-00998"}
        desk.records.create("business_numbers", owned)

    for command in ("merge", "differ"):
        said = afm(command, office, other, "예시가람")

        sentence, *lines = said.err.splitlines()
        assert said.code == 1
        assert "2곳 있어 하나로 정할 수 없습니다" in sentence
        assert lines == [
            f"  예시가람 · 사업자등록번호 없음 · ID {twins[0]}",
            f"  주식회사 예시가람 · 사업자등록번호 124-81-00998 · ID {twins[1]}",
        ]
        unknown = afm(command, office, other, "예시없는기업").sentence
        assert "‘예시없는기업’ 기업·기관을 찾을 수 없습니다" in unknown
        assert "사업자등록번호 또는 이름" in afm(command, "--help").out


def test_a_merged_body_is_not_merged_in_the_name_of_another(afm, office, twins):
    with opened(office) as desk:
        other = desk.records.create("organizations", {"name": "예시온길"})
    afm("merge", office, *twins)

    assert "이미 다른 기업·기관과 합친 곳" in afm("merge", office, other, twins[1]).sentence


def test_bodies_of_one_name_are_told_apart_when_they_are_merged(afm, office):
    with opened(office) as desk:
        first, second, third = (
            desk.records.create("organizations", {"name": "예시온길"}) for _ in range(3)
        )
        owned = {"organization_id": second, "number": "124-81-00998"}
        desk.records.create("business_numbers", owned)

    by_id = afm("merge", office, first, third).out
    by_number = afm("merge", office, first, second).out

    assert f"‘예시온길’(ID {third})을 ‘예시온길’(ID {first})에 합쳤습니다" in by_id
    assert (
        "‘예시온길’(사업자등록번호 124-81-00998)을 ‘예시온길’(사업자등록번호 없음)에 합쳤습니다"
        in by_number
    )


def test_the_history_of_the_body_that_remains_has_the_merger(afm, office, twins):
    assert afm("merge", office, *twins).code == 0

    done = [
        [row["words"] for row in afm("history", office, "--record", id_, "--json").json]
        for id_ in twins
    ]

    kept, lost = done
    assert kept[0] == lost[0] == "기업·기관 2개 합치기"
    assert len(kept) == len(lost) + 1


def test_the_demonstration_has_no_duplicates(afm, demo):
    assert afm("duplicates", demo, "--json").json["total"] == 0
