"""Cells as values, whatever way they were written."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import (
    Confidentiality,
    LegalForm,
    LinkKind,
    MemberRole,
    OrganizationKind,
    SizeClass,
)
from afm_desktop.domain.money import amount, money
from afm_desktop.domain.words import WORDS
from afm_desktop.exchange.reading import days, values
from afm_desktop.exchange.reading.cleaning import cleaned, figure
from afm_desktop.exchange.reading.fields import FIELDS
from afm_desktop.exchange.reading.values import Unread

DAY = date(2024, 7, 22)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (DAY, DAY),
        (datetime(2024, 7, 22, 14, 0), DAY),  # noqa: DTZ001 - as a sheet has it
        ("2024.7.22.", DAY),
        ("2024.7.22일", DAY),
        ("2024. 7. 22.(월) 오후 2시", DAY),
        ("24-07-22", DAY),
        ("99.12.31", date(1999, 12, 31)),
        ("2024·7·22", DAY),
        ("2024ㆍ7ㆍ22", DAY),
        ("2024−07−22", DAY),
        ("2024 07 22", DAY),
        ("22-Jul-24", DAY),
        ("22 July 2024", DAY),
        ("7/22/24", DAY),
        ("07/22/24", DAY),
        ("2024/7/22", DAY),
        ("24/7/22", DAY),
        ("24.7.22", DAY),
        ("'24.7.22", DAY),
        ("’24. 7. 22.", DAY),
        ("7/8/24", Unread.UNCLEAR_ORDER),
        ("07/08/24", Unread.UNCLEAR_ORDER),
        ("12/11/10 14:00", Unread.UNCLEAR_ORDER),
        ("22-Jux-24", Unread.NOT_A_DATE),
        (20240722, DAY),
        (45495, DAY),
        (Decimal("45495.75"), DAY),
        ("45495.0", DAY),
        (None, None),
        ("-", None),
        ("미정", None),
        ("2024.7.", Unread.NO_DAY),
        (2024, Unread.NO_DAY),
        ("2024년 하반기", Unread.NO_DAY),
        ("2024-02-30", Unread.IMPOSSIBLE_DATE),
        ("20241322", Unread.IMPOSSIBLE_DATE),
        ("추후 통보", Unread.NOT_A_DATE),
        (True, Unread.NOT_A_DATE),
        ("#VALUE!", Unread.FORMULA_ERROR),
    ],
)
def test_a_day(cell, read):
    assert days.read_date(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("2024.7.22.~2025.12.31.", (DAY, date(2025, 12, 31))),
        ("2024.7.22 ~ 12.31", (DAY, date(2024, 12, 31))),
        ("'24.7.22 ∼ '25.12.31", (DAY, date(2025, 12, 31))),
        ("2024.7.22. ~", (DAY, None)),
        ("2024.7 ~ 2025.12", Unread.NO_DAY),
        ("12개월", Unread.NOT_A_DATE),
        (None, None),
    ],
)
def test_a_period(cell, read):
    assert days.read_period(cell) == read


@pytest.mark.parametrize(
    ("cell", "factor", "read"),
    [
        (150, 10**8, 15_000_000_000),
        (Decimal("1.25"), 10**6, 1_250_000),
        ("1,234", 10**6, 1_234_000_000),
        ("150억", 10**6, 15_000_000_000),
        ("1조 1,347억원", 1, 1_134_700_000_000),
        ("(1,234)", 1000, -1_234_000),
        ("△35", 1, -35),
        ("₩1,000", 1, 1000),
        ("약 10억원", 1, 10**9),
        ("-", 1, None),
        ("1,23", 1, Unread.NOT_AN_AMOUNT),
        ("협의", 1, Unread.NOT_AN_AMOUNT),
        (10**17, 1, Unread.TOO_LARGE),
        (DAY, 1, Unread.NOT_AN_AMOUNT),
    ],
)
def test_an_amount(cell, factor, read):
    assert values.read_money(cell, factor) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (1248100998, "124-81-00998"),
        ("1248100998.0", "124-81-00998"),
        ("124 81 00998", "124-81-00998"),
        ("'1248100998", "124-81-00998"),
        ("124−81−00998", "124-81-00998"),
        ("124―81ㅡ00998", "124-81-00998"),
        ("No.124-81-00998", "124-81-00998"),
        ("124-81-00998(본사)", "124-81-00998"),
        ("124-81-00999(본사)", Unread.WRONG_CHECK_DIGIT),
        ("(124-81-00998)", "124-81-00998"),
        ("[1248100998]", "124-81-00998"),
        ("(124-81-00999)", Unread.WRONG_CHECK_DIGIT),
        ("124-81-00998(220-81-00999)", "124-81-00998"),
        ("(본사)", Unread.WRONG_LENGTH),
        ("1.2481E+09", Unread.ROUNDED),
        ("1248100999", Unread.WRONG_CHECK_DIGIT),
        ("12345", Unread.WRONG_LENGTH),
        ("해당없음", None),
    ],
)
def test_a_business_number(cell, read):
    assert values.read_business_number(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (1012345678, "010-1234-5678"),
        (212345678, "02-1234-5678"),
        ("02)123-4567", "02-123-4567"),
        ("(031) 123-4567", "031-123-4567"),
        ("T. 02-123-4567 / 010-1234-5678", "02-123-4567"),
        ("+82-10-1234-5678", "010-1234-5678"),
        (821012345678, "010-1234-5678"),
        ("82-2-123-4567", "02-123-4567"),
        ("010−1234−5678", "010-1234-5678"),
        ("'01012345678", "010-1234-5678"),
        ("1588-1234", "1588-1234"),
        ("031-123-4567(내선 12)", "031-123-4567"),
        ("031-123-4567 ext. 12", "031-123-4567"),
        ("02-123-4567~8", "02-123-4567"),
        ("02 123 4567", "02-123-4567"),
        ("010-1234-5678\n02-123-4567", "010-1234-5678"),
        ("010-1234-5678 (사)02-123-4567", "010-1234-5678"),
        ("홍길동", Unread.NOT_A_PHONE),
        ("", None),
    ],
)
def test_a_phone(cell, read):
    assert values.read_phone(cell) == read


@pytest.mark.parametrize("mark", ["Y", "O", "○", "●", "예", "단독", "해당", "v", "✓", 1, True])
def test_a_mark_that_says_yes(mark):
    assert values.read_yes(mark) is True


@pytest.mark.parametrize("mark", ["N", "X", "×", "아니오", "비해당", "-", 0, False])
def test_a_mark_that_says_no(mark):
    assert values.read_yes(mark) is False


def test_a_mark_that_says_neither():
    assert values.read_yes("글쎄") is Unread.NEITHER_YES_NOR_NO
    assert values.read_yes(None) is None


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("중견", SizeClass.MIDDLE),
        ("소기업(소상공인)", SizeClass.SMALL),
        ("중소 기업", SizeClass.SME),
        ("앵커", MemberRole.ANCHOR),
        ("(주)", LegalForm.STOCK_COMPANY),
        ("S/W", LinkKind.SOFTWARE),
        ("출연연", OrganizationKind.INSTITUTE),
        ("영업비밀", Confidentiality.SECRET),
    ],
)
def test_a_word_of_a_list(text, member):
    assert values.read_word(text, type(member)) is member


def test_our_own_words_are_known():
    fields = [field for fields in FIELDS.values() for field in fields if field.enum]
    for enum in {field.enum for field in fields}:
        for member, word in WORDS[enum].items():
            assert values.read_word(word, enum) is enum(member)


def test_a_word_nobody_knows():
    assert values.read_word("기타등등", SizeClass) is Unread.UNKNOWN_WORD


def test_a_share():
    assert values.read_percent("30%") == 30
    assert values.read_percent(Decimal("0.3"), is_fraction=True) == 30
    assert values.read_percent("절반") is Unread.NOT_A_NUMBER


def test_a_whole_number():
    assert values.read_integer("TRL 4") == values.read_integer("4단계") == 4
    assert values.read_integer("4~5") is Unread.NOT_A_NUMBER


def test_tags():
    assert values.read_several("AI, 검사; AI\n#로봇") == ("AI", "검사", "로봇")


# ---------------------------------------------------------------- whatever the value


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_read_as_it_was_written(day):
    spellings = [
        day_words(day),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%y.%m.%d}",
        f"'{day:%y}. {day.month}.{day.day}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day:%Y/%m/%d}",
    ]
    assert {days.read_date(text) for text in spellings} == {day}


@given(st.dates(date(1955, 1, 1), date(2069, 12, 31)))
def test_every_serial_is_its_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert days.read_date(serial) == days.read_date(str(serial)) == day
    assert days.read_date(serial - 1462, is_1904=True) in (day, Unread.NOT_A_DATE)


@given(st.integers(0, 10**15))
def test_every_amount_is_read_as_it_was_written(won):
    assert values.read_money(f"{won:,}") == values.read_money(won) == won
    assert values.read_money(amount(won * 10**6, 10**6), 10**6) in (won * 10**6, Unread.TOO_LARGE)


@given(st.integers(10**8, 10**13))
def test_an_amount_in_words_is_read_as_near_as_it_was_said(won):
    read = values.read_money(money(won))
    assert abs(read - won) * 20 <= won


@given(st.integers(100_000_000, 999_999_999))
def test_every_business_number_is_read_as_text_and_as_figure(first):
    number = business_number(str(first))
    digits = number.replace("-", "")
    cells = [number, digits, int(digits), f"{digits}.0", Decimal(digits), f" {number} "]
    assert {values.read_business_number(cell) for cell in cells} == {number}


@given(st.text())
def test_no_text_breaks_a_reader(text):
    cell = cleaned(text)[0]
    for read in (
        values.read_business_number,
        values.read_corporate_number,
        values.read_phone,
        values.read_email,
        values.read_money,
        values.read_percent,
        values.read_integer,
        values.read_yes,
        values.read_line,
        values.read_several,
        values.read_tags,
        days.read_date,
        days.read_period,
    ):
        read(cell)


@given(st.text())
def test_what_was_cleaned_stays_as_it_is(text):
    plain = cleaned(text)[0]
    assert plain is None or cleaned(plain)[0] == plain


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_no_figure_stays_a_float(value):
    assert not isinstance(figure(value), float)
