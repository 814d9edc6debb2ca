"""What the paper of a division is told, and of which divisions and days."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    Basis,
    Confidentiality,
    MemberRole,
    SizeClass,
)
from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.services.division_status import DivisionStatusService
from tests.factories import (
    DAY,
    make_meeting,
    make_membership,
    make_organization,
)
from tests.services.conftest import held, put, status_of


def test_an_empty_division_has_an_empty_paper(workspace, division):
    status = status_of(workspace, division)

    assert (status.division, status.structure) == ("이차전지", "AI 자율제조 얼라이언스")
    assert status.members.total == 0
    assert status.demands is None
    assert status.since is None
    assert status.supply.suppliers == 0
    assert status.confidentiality is Confidentiality.DIVISION


def test_a_code_is_found_in_small_letters(workspace, division):
    assert DivisionStatusService(workspace).of("bat").division == "이차전지"


def test_an_unknown_code_is_refused_with_the_codes_there_are(workspace, division):
    with pytest.raises(NotFound, match="BAT"):
        DivisionStatusService(workspace).of("XYZ")


def test_another_day_is_refused_and_today_is_not(workspace, division):
    assert status_of(workspace, division, as_of=DAY).as_of == DAY

    with pytest.raises(AfmError, match=r"2026\. 7\. 1\."):
        status_of(workspace, division, as_of=date(2026, 7, 1))


def test_a_body_in_two_roles_counts_once_under_its_first(workspace, division):
    firm = make_organization("예시가람")
    roles = (MemberRole.MEMBER, MemberRole.ANCHOR)
    put(workspace, firm, *(make_membership(firm, division, role=role) for role in roles))

    status = status_of(workspace, division)

    assert [(row.role, row.count) for row in status.members.counts] == [(MemberRole.ANCHOR, 1)]
    assert [row.name for row in status.members.anchors] == ["예시가람"]
    assert len(status.directory) == 1


def test_matrix_regions_and_directory_agree(workspace, division):
    regions = ["11", "41", None, "29", "99"]
    firms = [
        make_organization(region_code=region, size_class=size)
        for region in regions
        for size in (SizeClass.LARGE, SizeClass.SME, None)
    ]
    put(workspace, *firms, *(make_membership(firm, division) for firm in firms))

    members, directory = _members(status_of(workspace, division))

    assert members.total == len(directory) == len(firms)
    assert sum(row.count for row in members.regions) + members.unplaced == len(firms)
    assert members.unplaced == 6  # no 시·도 at all, and one there never was


def _members(status):
    return status.members, status.directory


def test_a_region_that_became_another_is_counted_there(workspace, division):
    firm = make_organization(region_code="29")
    put(workspace, firm, make_membership(firm, division))

    (row,) = status_of(workspace, division).directory

    assert row.region == "전남광주"


def test_a_firm_counts_up_to_the_day_before_it_left(workspace, division):
    firms = [make_organization() for _ in range(3)]
    days = [DAY, date(2026, 7, 23), None]
    memberships = zip(firms, days, strict=True)
    put(workspace, *firms, *(make_membership(f, division, left_on=d) for f, d in memberships))

    assert status_of(workspace, division).members.total == 2


def test_changes_are_told_since_the_last_meeting_that_was_held(workspace, division):
    firms = [make_organization(name) for name in ("예시가람", "예시나래", "예시다온")]
    put(
        workspace,
        *firms,
        make_membership(firms[0], division),
        make_membership(firms[1], division, joined_on=date(2026, 6, 1)),
        make_membership(firms[2], division, left_on=date(2026, 7, 1), notes="사업 정리"),
        held(division, date(2026, 3, 12), ordinal=1),
        held(division, date(2026, 5, 20), ordinal=2),
        make_meeting(division, starts_at=korean_moment(date(2026, 7, 1)), ordinal=3),
    )

    status = status_of(workspace, division)

    assert status.last_meeting is not None
    assert (status.last_meeting.name, status.last_meeting.held_on.month) == ("제2차 분과회의", 5)
    assert [row.name for row in status.members.joined] == ["예시나래"]
    assert [(row.name, row.reason) for row in status.members.left] == [("예시다온", "사업 정리")]
    assert status.members.change == 0


def test_an_inferred_anchor_is_marked(workspace, division):
    firm = make_organization()
    anchor = make_membership(firm, division, role=MemberRole.ANCHOR, basis=Basis.INFERRED)
    put(workspace, firm, anchor)

    assert status_of(workspace, division).members.anchors[0].is_inferred


def test_a_merged_body_counts_as_the_one_that_remains(workspace, division):
    remaining = make_organization("예시가람")
    merged = make_organization("예시나래", merged_into_id=remaining.id)
    places = [make_membership(body, division) for body in (remaining, merged)]
    put(workspace, remaining, merged, *places)

    status = status_of(workspace, division)

    assert [row.name for row in status.directory] == ["예시가람"]
