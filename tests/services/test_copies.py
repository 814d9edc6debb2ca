"""Copies of guarded demands leave only for a reason; one rule says which, by way and class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.domain.enums import Confidentiality as Class
from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.secrecy import MARKED, TO_OTHERS, Way, needs_reason
from afm_desktop.services.copies import ReasonWanted
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from tests.factories import make_demand
from tests.services.conftest import put


@pytest.mark.parametrize(
    ("mark", "is_core", "way", "paper", "wanted"),
    [
        (Class.PUBLIC, False, TO_OTHERS, None, False),
        (None, True, MARKED, None, True),
        (Class.SECRET, True, MARKED, Class.DIVISION, False),
        (Class.DIVISION, True, MARKED, Class.DIVISION, True),
        (Class.SECRET, False, MARKED, None, False),
        (Class.SECRET, False, TO_OTHERS, None, True),
        (Class.CLASSIFIED, False, TO_OTHERS, None, True),
        (Class.PARTIES, False, TO_OTHERS, None, False),
    ],
)
def test_what_needs_a_reason_is_told_by_demand_way_and_class(
    mark: Class | None, *, is_core: bool, way: Way, paper: Class | None, wanted: bool
) -> None:
    assert needs_reason(mark, is_core=is_core, way=way, paper=paper) is wanted


@dataclass
class Kept:
    """An office with a demand of each sort."""

    desk: Desk
    plain: str
    core: str
    secret: str


@pytest.fixture
def kept(desk: Desk, division: Division, firm: Organization) -> Kept:
    def demand(**marked: Any) -> str:
        made = make_demand(firm, division, **marked)
        put(desk.workspace, made)
        return made.id

    return Kept(
        desk, demand(), demand(is_core_technology=True), demand(confidentiality=Class.SECRET)
    )


def test_a_guarded_demand_leaves_for_a_recorded_reason_alone(kept: Kept) -> None:
    copies = kept.desk.copies

    assert copies.let_out([kept.plain, kept.secret], Access.PRINT) == 0
    with pytest.raises(ReasonWanted, match="국가핵심기술에 해당하는 수요가 1건"):
        copies.let_out([kept.plain, kept.core], Access.PRINT, "  ")
    assert copies.let_out([kept.plain, kept.core], Access.PRINT, "심의위원회 제출") == 1

    (access,) = kept.desk.accesses.rows()
    assert (access.action, access.subjects, access.reason) == (
        Access.PRINT,
        (kept.core,),
        "심의위원회 제출",
    )


def test_parts_and_files_of_a_demand_are_guarded_with_it(kept: Kept, tmp_path: Path) -> None:
    desk, picture = kept.desk, tmp_path / "개념도.txt"
    picture.write_text("배치도", "utf-8")
    files, comments, asked = [], [], []
    for demand in (kept.core, kept.plain):
        files += desk.attachments.attach("demands", demand, [picture]).ids
        told = {"demand_id": demand, "text": "근거를 적으세요"}
        comments.append(desk.records.create("review_comments", told))
        body = desk.records.values("demands", demand)["applicant_id"]
        sent = {"organization_id": body, "demand_id": demand, "kind": FormKind.DEMAND}
        asked.append(desk.records.create("form_requests", sent))

    behind = desk.copies.behind

    assert behind({"attachments": files}) == (kept.core,)
    assert [desk.attachments.needs_reason(id) for id in files] == [True, False]
    with pytest.raises(ReasonWanted):
        desk.attachments.save(files[0], tmp_path / "사본.txt")
    assert not (tmp_path / "사본.txt").exists()
    desk.attachments.save(files[0], tmp_path / "사본.txt", reason="평가위원회 제출")
    assert desk.accesses.rows()[0].reason == "평가위원회 제출"
    desk.attachments.save(files[1], tmp_path / "다른 사본.txt")
    assert behind({"review_comments": comments}) == (kept.core,)
    assert behind({"form_requests": asked}) == (kept.core,)
    assert desk.copies.telling({"form_requests": asked}) == {asked[0]}
    assert desk.copies.everywhere() == (kept.core,)
    assert behind({"review_comments": comments[1:], "organizations": [kept.core]}) == ()


def test_to_others_what_is_secret_needs_a_reason_too(kept: Kept) -> None:
    copies, every = kept.desk.copies, [kept.plain, kept.core, kept.secret]

    assert copies.guarded(every) == (kept.core,)
    assert set(copies.guarded(every, TO_OTHERS)) == {kept.core, kept.secret}
    with pytest.raises(ReasonWanted, match="국가핵심기술이나 비공개 수요가 1건"):
        copies.let_out([kept.secret], Access.EXPORT, None, TO_OTHERS)
