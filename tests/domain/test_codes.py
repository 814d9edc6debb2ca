"""Registration and telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.codes import (
    WrongBusinessNumber,
    WrongCorporateNumber,
    business_number,
    format_business_number,
    format_corporate_number,
    is_business_number,
    is_corporate_number,
)
from afm_desktop.domain.model.organizations import BusinessNumber, MergedIntoItself, Organization
from afm_desktop.domain.phones import WrongPhone, format_phone

nine_digits = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize("number", ["124-81-00998", "220-81-62517", "123-45-67891", "1248100998"])
def test_right_business_numbers_are_known(number):
    assert is_business_number(number)


@pytest.mark.parametrize("number", ["124-81-00999", "123-45-67890", "12345", "", "일이삼-81-00998"])
def test_wrong_business_numbers_are_known(number):
    assert not is_business_number(number)


def test_a_business_number_is_written_with_its_hyphens():
    assert format_business_number(" 124 81–00998 ") == "124-81-00998"


def test_a_wrong_check_digit_says_what_to_do():
    with pytest.raises(WrongBusinessNumber, match="검증번호가 맞지 않습니다"):
        format_business_number("124-81-00999")


@given(nine_digits, st.integers(0, 9))
def test_one_check_digit_of_ten_is_right(first_nine, last):
    right = business_number(first_nine)

    assert is_business_number(first_nine + str(last)) == right.endswith(str(last))


def test_corporate_numbers_are_checked_and_written():
    assert is_corporate_number("110111-0062432")
    assert format_corporate_number("1101110062432") == "110111-0062432"
    with pytest.raises(WrongCorporateNumber, match="13자리를 확인하세요"):
        format_corporate_number("110111-0062433")


def test_a_business_number_keeps_its_usual_form():
    number = BusinessNumber(organization_id="a", number="1248100998")

    number.check()

    assert number.number == "124-81-00998"


def test_an_organization_is_not_merged_into_itself():
    organization = Organization(name="예시가람")
    organization.merged_into_id = organization.id

    with pytest.raises(MergedIntoItself):
        organization.check()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0212345678", "02-1234-5678"),
        ("02)123-4567", "02-123-4567"),
        ("031 123 4567", "031-123-4567"),
        ("01012345678", "010-1234-5678"),
        ("+82 10-1234-5678", "010-1234-5678"),
        ("15881234", "1588-1234"),
        ("050412345678", "0504-1234-5678"),
        ("+1 650 253 0000", "+1 650 253 0000"),
    ],
)
def test_telephone_numbers_take_their_usual_form(typed, written):
    assert format_phone(typed) == written


@pytest.mark.parametrize("typed", ["1234", "010-12-34", "전화 없음", ""])
def test_what_is_no_telephone_number_is_refused(typed):
    with pytest.raises(WrongPhone, match="지역번호부터"):
        format_phone(typed)
