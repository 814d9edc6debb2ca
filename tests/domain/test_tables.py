"""The reference tables that come with the program."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.tables import (
    NoSuchRegion,
    industries,
    meeting_kind_word,
    meeting_kinds,
    region,
    region_at,
    region_named,
    regions,
    regions_on,
    root_industries,
    size_classes,
)
from afm_desktop.domain.words import SUBTOTAL_SME, word

MERGER = date(2026, 7, 1)


def test_there_were_17_regions_and_are_16():
    assert len(regions_on(MERGER - timedelta(days=1))) == 17
    assert len(regions_on(MERGER)) == 16


def test_gwangju_and_jeonnam_became_one():
    assert region_at("29", MERGER).name == "전남광주통합특별시"
    assert region_at("46", MERGER).code == "12"
    assert region_at("29", date(2026, 6, 30)).name == "광주광역시"


def test_an_old_code_keeps_its_old_name():
    assert region("42").name == "강원도"
    assert region_at("42", date(2024, 1, 1)).code == "51"
    assert region_at("45", date(2026, 7, 22)).code == "52"


def test_a_name_is_that_of_the_region_in_force():
    assert region_named("강원", date(2026, 7, 22)).code == "51"
    assert region_named("강원", date(2020, 1, 1)).code == "42"
    assert region_named("서울시", date(2026, 7, 22)).code == "11"
    assert region_named("제주도", date(2026, 7, 22)).code == "50"
    assert region_named("광주광역시", date(2026, 7, 22)).code == "29"
    with pytest.raises(NoSuchRegion, match="시·도 이름을 확인하세요"):
        region_named("한양", date(2026, 7, 22))


@given(st.dates(date(2012, 7, 1), date(2040, 1, 1)))
def test_on_no_day_two_regions_share_a_name(day):
    names = [found.short_name for found in regions_on(day)]

    assert len(set(names)) == len(names)


def test_codes_and_successors_exist():
    codes = {found.code for found in regions()}

    assert len(codes) == len(regions())
    assert {found.successor for found in regions() if found.successor} <= codes
    assert all((found.valid_to is None) == (found.successor is None) for found in regions())


def test_manufacturing_has_25_divisions_of_the_eleventh_revision():
    assert [industry.code for industry in industries()] == [f"C{n}" for n in range(10, 35)]
    assert {industry.revision for industry in industries()} == {11}


def test_14_root_industries_stand_in_three_groups():
    groups = [industry.group for industry in root_industries()]

    assert {group: groups.count(group) for group in groups} == {
        "기반": 6,
        "소재다원화": 4,
        "지능화": 4,
    }


def test_the_size_table_agrees_with_the_vocabulary():
    for row in size_classes():
        size = SizeClass(row.code)
        assert row.name == word(size)
        assert (row.subtotal == SUBTOTAL_SME) == size.is_sme
    assert len(size_classes()) == len(SizeClass)


def test_a_kind_of_meeting_has_its_word():
    assert meeting_kind_word("assembly") == "총회"
    assert meeting_kind_word("자문회의") == "자문회의"
    assert len(meeting_kinds()) == 7
