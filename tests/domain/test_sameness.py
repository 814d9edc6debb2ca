"""Two bodies are one, may be one, or are not, and the reasons say why."""

from __future__ import annotations

import unicodedata

import pytest

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.enums import Ground, Likeness
from afm_desktop.domain.firm_names import (
    bodies_before_site,
    fold_name,
    may_be_site,
    names_nobody,
    sameness_table,
    site_of,
)
from afm_desktop.domain.sameness import Traits, compare

FIRST, SECOND = business_number("124810099"), business_number("220810001")


@pytest.mark.parametrize(
    "written",
    [
        "주식회사 삼성전자",
        "삼성전자",
        "㈜삼성전자",
        "(주) 삼성 전자",
        "삼성전자㈜",
        "삼성전자 주 식 회 사",
        "주)삼성전자",
        "삼성전자(주",
        "（주）삼성전자",
        "삼성전자(株)",
        "(주)삼성전자 주식회사",
        unicodedata.normalize("NFD", "주식회사 삼성전자"),
    ],
)
def test_a_legal_form_at_either_end_is_not_part_of_the_name(written):
    assert fold_name(written) == "삼성전자"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Samsung Electronics Co., Ltd.", "samsungelectronics"),
        ("SAMSUNG ELECTRONICS CO.,LTD", "samsungelectronics"),
        ("Ｓ＆Ｔ모티브", "st모티브"),
        ("(재)예시연구원", "예시연구원"),
        ("합자회사 예시", "예시"),
        ("예시·가람-정밀", "예시가람정밀"),
        ("Cisco", "cisco"),
        ("전주", "전주"),
        ("주식회사", "주식회사"),
        ("", ""),
    ],
)
def test_names_are_folded(written, folded):
    assert fold_name(written) == folded


@pytest.mark.parametrize(
    "text",
    ["", '"', "〃", ".", "?", "①", "12", "상동", "상 동.", "동일", "미정", "(주) ?", "ㅡ", "N/A"],
)
def test_signs_a_number_and_words_for_no_name_name_nobody(text):
    assert names_nobody(text)


@pytest.mark.parametrize("name", ["(주)동일", "동일고무", "3M", "365(주)", "가", "미정밀"])
def test_a_name_that_is_like_such_a_word_is_a_name(name):
    assert not names_nobody(name)


def test_a_legal_form_in_the_middle_stands_between_a_body_and_its_site():
    assert site_of("삼성전자(주) 구미사업장") == ("삼성전자", "구미사업장")
    assert site_of("(주)삼성전자") is None
    assert site_of("예시(주)가람") is None


def test_a_name_that_ends_on_a_site_may_speak_of_several_bodies():
    assert bodies_before_site("예시가람 구미 제2공장") == [
        ("예시가람구미", "제2공장"),
        ("예시가람", "구미 제2공장"),
    ]
    assert bodies_before_site("예시가람 정밀") == []


@pytest.mark.parametrize(
    "name", ["예시가람㈜(구미공장)", "예시가람(주) (구미공장)", "예시가람 주식회사[구미공장]"]
)
def test_a_site_in_brackets_is_one_without_them(name):
    assert may_be_site(name)
    assert site_of(name) == ("예시가람", "구미공장")
    assert bodies_before_site("㈜예시가람(구미공장)") == [("예시가람", "구미공장")]


@pytest.mark.parametrize("name", ["예시가람㈜ (구미)", "(주)예시가람(구미)", "예시가람[경북구미]"])
def test_a_place_in_brackets_is_asked_and_never_a_body_of_its_own(name):
    verdict = compare(Traits.of(name), Traits.of("예시가람"))

    assert verdict.likeness is Likeness.MAYBE
    assert Ground.SITE_NAME in grounds(verdict)


@pytest.mark.parametrize(
    "name",
    ["예시가람(주)", "예시가람(KETI)", "예시가람(구, 예시나래)", "예시가람(폐업)", "(주)(구미)"],
)
def test_what_else_stands_in_brackets_is_no_place(name):
    assert not may_be_site(name)


def grounds(verdict):
    return [reason.ground for reason in verdict.reasons]


def test_the_same_name_in_another_legal_form_is_the_same_body():
    verdict = compare(Traits.of("주식회사 삼성전자"), Traits.of("삼성전자"))

    assert verdict.likeness is Likeness.SAME
    assert grounds(verdict) == [Ground.NAME]


def test_two_firms_of_the_same_legal_form_are_not_alike():
    verdict = compare(Traits.of("주식회사 삼성전자"), Traits.of("주식회사 현대자동차"))

    assert verdict.likeness is Likeness.NONE
    assert verdict.reasons == ()


def test_an_equal_business_number_counts_more_than_another_name():
    verdict = compare(
        Traits.of("예시가람", business_numbers=[FIRST]),
        Traits.of("예시나래소재", business_numbers=[SECOND, FIRST.replace("-", "")]),
    )

    assert verdict.likeness is Likeness.SAME
    assert grounds(verdict) == [Ground.BUSINESS_NUMBER, Ground.UNLIKE_NAME]
    assert verdict.reasons[0].value == FIRST.replace("-", "")


def test_a_number_with_a_wrong_check_digit_counts_for_nothing():
    assert not Traits.of("예시가람", business_numbers=["124-81-00999"]).business_numbers


def test_the_same_name_with_another_business_number_is_asked():
    verdict = compare(
        Traits.of("예시가람", business_numbers=[FIRST]),
        Traits.of("예시가람(주)", business_numbers=[SECOND]),
    )

    assert verdict.likeness is Likeness.MAYBE
    assert Ground.OTHER_BUSINESS_NUMBER in grounds(verdict)


def test_another_corporate_number_is_another_body():
    verdict = compare(
        Traits.of("예시가람", corporate_number="110111-0062432"),
        Traits.of("예시가람", corporate_number="130111-0006246"),
    )

    assert verdict.likeness is Likeness.NONE


def test_a_former_name_is_found_and_asked():
    verdict = compare(Traits.of("예시가람"), Traits.of("예시나래", other_names=["(주)예시가람"]))

    assert verdict.likeness is Likeness.MAYBE
    assert grounds(verdict) == [Ground.OTHER_NAME]


def test_a_site_with_its_own_business_number_belongs_to_the_body():
    verdict = compare(
        Traits.of("삼성전자(주) 구미사업장", business_numbers=[SECOND], region_code="47"),
        Traits.of("삼성전자", business_numbers=[FIRST], region_code="41"),
    )

    assert verdict.likeness is Likeness.SAME
    assert verdict.site == "구미사업장"
    assert grounds(verdict) == [Ground.SITE_AFTER_FORM]


def test_a_slip_of_one_letter_is_asked_and_another_syllable_is_not():
    assert compare(Traits.of("예시가람정밀"), Traits.of("예시가랑정밀")).likeness is Likeness.MAYBE
    assert compare(Traits.of("삼성전자"), Traits.of("삼영전자")).likeness is Likeness.NONE


def test_numbers_in_names_tell_firms_apart():
    assert compare(Traits.of("예시가람12"), Traits.of("예시가람13")).likeness is Likeness.NONE


def test_the_same_contacts_under_another_name_are_asked():
    shared = {
        "phone": "031-200-1114",
        "website": "https://www.example.invalid/ko",
        "address": "경기도 수원시 삼성로 129",
    }

    verdict = compare(Traits.of("예시가람", **shared), Traits.of("예시한빛", **shared))

    assert verdict.likeness is Likeness.MAYBE
    assert [(reason.ground, reason.value) for reason in verdict.reasons][:2] == [
        (Ground.ADDRESS, ""),
        (Ground.WEBSITE, "example.invalid"),
    ]


def test_every_ground_has_a_weight():
    assert set(sameness_table()["weights"]) == {ground.value for ground in Ground}
