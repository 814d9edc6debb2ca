"""The index finds what a row of a sheet speaks of."""

from __future__ import annotations

import pytest

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.enums import Ground, Likeness, NameKind
from afm_desktop.domain.model.organizations import OrganizationName
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.sameness.index import SamenessIndex
from tests.factories import make_business_number, make_organization
from tests.services.conftest import put

NUMBER, OTHER = business_number("124810099"), business_number("220810001")


@pytest.fixture
def build(workspace):
    def built():
        with workspace.reading() as session:
            return SamenessIndex.build(session)

    return built


def test_a_body_is_found_by_number_name_and_former_name(workspace, build):
    firm, other = make_organization("(주)예시가람"), make_organization("예시나래")
    former = OrganizationName(organization_id=other.id, name="예시한빛", kind=NameKind.FORMER)
    put(workspace, firm, other, make_business_number(firm, number=NUMBER), former)
    index = build()

    by_number = index.match(Traits.of("다른 이름", business_numbers=[NUMBER.replace("-", "")]))
    by_name = index.match(Traits.of("예시 가람 주식회사"))
    by_former = index.match(Traits.of("예시한빛(주)"))

    assert (by_number.likeness, by_number.organization_id) == (Likeness.SAME, firm.id)
    assert (by_name.likeness, by_name.organization_id) == (Likeness.SAME, firm.id)
    assert (by_former.likeness, by_former.organization_id) == (Likeness.MAYBE, other.id)
    assert index.match(Traits.of("예시온누리")).likeness is Likeness.NONE


def test_a_site_is_told_with_its_body(workspace, build):
    firm = make_organization("삼성전자")
    put(workspace, firm, make_business_number(firm, number=NUMBER))

    match = build().match(Traits.of("삼성전자(주) 구미사업장", business_numbers=[OTHER]))

    assert (match.likeness, match.organization_id) == (Likeness.SAME, firm.id)
    assert match.site == "구미사업장"


def test_a_typing_slip_is_asked(workspace, build):
    firm = make_organization("예시가람정밀")
    put(workspace, firm)

    match = build().match(Traits.of("예시가랑정밀"))

    assert (match.likeness, match.organization_id) == (Likeness.MAYBE, firm.id)
    assert match.reasons[0].ground is Ground.NEAR_NAME


def test_two_bodies_of_one_name_are_asked(workspace, build):
    firms = make_organization("예시가람"), make_organization("예시가람(주)")
    put(workspace, *firms)

    match = build().match(Traits.of("예시가람"))

    assert match.likeness is Likeness.MAYBE
    assert {match.organization_id, *match.others} == {firm.id for firm in firms}


def test_a_number_decides_between_bodies_of_one_name(workspace, build):
    firms = make_organization("예시가람"), make_organization("예시가람(주)")
    put(workspace, *firms, make_business_number(firms[1], number=NUMBER))

    match = build().match(Traits.of("예시가람", business_numbers=[NUMBER]))

    assert (match.likeness, match.organization_id) == (Likeness.SAME, firms[1].id)


def test_merged_and_deleted_bodies_are_not_found(workspace, build):
    remains, merged = make_organization("예시가람"), make_organization("예시나래")
    deleted = make_organization("예시한빛", deleted=1)
    merged.merged_into_id = remains.id
    put(workspace, remains, merged, deleted)
    index = build()

    assert index.match(Traits.of("예시나래")).likeness is Likeness.NONE
    assert index.match(Traits.of("예시한빛")).likeness is Likeness.NONE


def test_a_later_row_of_the_same_sheet_finds_an_earlier_one(build):
    index = build()
    index.match(Traits.of("예시가람정밀"))

    index.add("new", Traits.of("예시가람정밀"))

    assert index.match(Traits.of("(주)예시가람정밀")).organization_id == "new"
    assert index.match(Traits.of("예시가랑정밀")).organization_id == "new"


def test_thousands_of_rows_are_each_found_by_what_they_wrote(build):
    index = build()
    numbers = [business_number(f"{place:09d}") for place in range(4_000)]
    for place, number in enumerate(numbers):
        traits = Traits.of(f"예시가람{place}정밀", business_numbers=[number], region_code="47")
        assert index.match(traits).likeness is Likeness.NONE
        index.add(f"id-{place}", traits)

    for place, number in enumerate(numbers):
        assert index.match(Traits.of(f"예시가람{place}정밀")).organization_id == f"id-{place}"
        by_number = index.match(Traits.of("예시다른이름", business_numbers=[number]))
        assert by_number.organization_id == f"id-{place}"
    assert index.traits("id-7") == Traits.of(
        "예시가람7정밀", business_numbers=[numbers[7]], region_code="47"
    )
