"""Every member of every vocabulary has its own Korean word."""

import inspect
from enum import StrEnum

import pytest

from afm_desktop.domain import enums
from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.nouns import NOUNS, Noun
from afm_desktop.domain.words import WORDS, word

VOCABULARIES = [
    cls
    for _, cls in inspect.getmembers(enums, inspect.isclass)
    if issubclass(cls, StrEnum) and cls is not StrEnum
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_member_has_a_word_and_no_two_the_same(vocabulary):
    words = [word(member) for member in vocabulary]

    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_word_is_kept_for_a_member_that_is_gone(vocabulary):
    assert set(WORDS[vocabulary]) == {member.value for member in vocabulary}


def test_every_kind_of_record_has_a_noun():
    assert set(NOUNS) == {cls.__tablename__ for cls in RECORDS}


def test_a_noun_counts_in_its_own_counter():
    assert NOUNS["demands"].counted(2) == "수요 2건"
    assert NOUNS["people"].counted(1234) == "담당자 1,234명"
    assert Noun("사업장", "개소").counted(3) == "사업장 3개소"


def test_medium_and_small_firms_are_subtotalled():
    sme = [size for size in enums.SizeClass if size.is_sme]

    assert [word(size) for size in sme] == ["중기업", "소기업", "중소기업(세부 미확인)"]
