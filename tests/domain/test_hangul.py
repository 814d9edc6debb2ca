"""Names are found and ordered as a Korean reader expects."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.hangul import (
    bare_name,
    initials,
    josa,
    matches,
    pattern,
    search_form,
    sort_key,
)

NAMES = [
    "현대자동차",
    "현대차",
    "(주)한국단자",
    "㈜하나마이크론",
    "삼성중공업",
    "LG에너지솔루션",
    "에코프로비엠",
    "한국생산기술연구원",
]
names = st.text(st.sampled_from("가나다강갛힣ㄱ주식회사㈜() 0123456789aZ·-é"), max_size=12)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ㅎㄷㅊ", ["현대차"]),
        ("현ㄷ", ["현대자동차", "현대차"]),
        ("현댗", ["현대차"]),
        ("혀", ["현대자동차", "현대차"]),
        ("ㅎㄷㅈ", ["현대자동차"]),
        ("ㅅㅅㅈ", ["삼성중공업"]),
        ("lg에", ["LG에너지솔루션"]),
        ("하나마이크론(주)", ["㈜하나마이크론"]),
        ("한국 생산", ["한국생산기술연구원"]),
        ("값", []),
    ],
)
def test_a_query_finds_names(query, found):
    assert [name for name in NAMES if matches(query, name)] == found


@given(st.sampled_from(NAMES), st.data())
def test_a_name_is_found_at_every_moment_of_typing_it(name, data):
    form = search_form(name)
    typed = form[: data.draw(st.integers(1, len(form)))]

    assert matches(typed, name)
    assert matches(initials(typed), name)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_query_is_a_pattern(query, text):
    pattern(query).search(search_form(text))


def test_a_decomposed_name_is_the_same_name():
    decomposed = unicodedata.normalize("NFD", "㈜한국단자")

    assert search_form(decomposed) == search_form("한국단자 주식회사") == "한국단자"
    assert sort_key(decomposed).startswith(sort_key("한국단자").split("\t")[0])


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("(주)한국단자", "한국단자"),
        ("포스코(주)", "포스코"),
        ("주식회사 예시가람", "예시가람"),
        ("(재) 예시연구원", "예시연구원"),
        ("LG CNS Co., Ltd.", "LG CNS"),
        ("주식회사", "주식회사"),
        ("상주식회사랑", "상주식회사랑"),
    ],
)
def test_legal_forms_at_the_ends_do_not_count(name, bare):
    assert bare_name(name) == bare


def test_names_stand_in_order_hangul_then_numbers_then_latin():
    mixed = ["DN솔루션즈", "10공장", "㈜나래", "2공장", "(주)가온", "가온 2공장", "가온 10공장"]

    assert sorted(mixed, key=sort_key) == [
        "(주)가온",
        "가온 2공장",
        "가온 10공장",
        "㈜나래",
        "2공장",
        "10공장",
        "DN솔루션즈",
    ]


@given(st.lists(names, max_size=20, unique=True))
def test_no_two_names_stand_in_the_same_place(some):
    ordered = sorted(some, key=sort_key)

    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(ordered))


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_names_stand_by_their_value(a, b):
    if a != b:
        assert (sort_key(f"{a}공장") < sort_key(f"{b}공장")) == (a < b)


@given(names)
def test_the_order_is_the_same_in_the_file(name):
    # SQLite compares the bytes of UTF-8, Python the code points.
    other = "가온 2공장"
    assert (sort_key(name) < sort_key(other)) == (
        sort_key(name).encode() < sort_key(other).encode()
    )


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("현대차", "을/를", "현대차를"),
        ("삼성중공업", "은/는", "삼성중공업은"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("이차전지", "과/와", "이차전지와"),
        ("KAI", "이/가", "KAI가"),
        ("HL", "을/를", "HL을"),
        ("포스코(주)", "이/가", "포스코(주)가"),
        ("AUT-2026-0143", "을/를", "AUT-2026-0143을"),
        ("10", "을/를", "10을"),
        ("1,000", "이/가", "1,000이"),
        ("50%", "을/를", "50%를"),
        ("‘수요’", "을/를", "‘수요’를"),
        ("", "을/를", "를"),
    ],
)
def test_the_particle_suits_the_word_as_it_is_read(word, pair, said):
    assert josa(word, pair) == said


def test_initials_leave_other_characters_alone():
    assert initials("㈜현대차 2공장 LG") == "㈜ㅎㄷㅊ 2ㄱㅈ LG"
