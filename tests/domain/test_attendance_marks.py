"""The letters attendance is typed by."""

import pytest

from afm_desktop.domain.attendance_marks import LETTERS, NotAMark, mark_of
from afm_desktop.domain.enums import AttendanceStatus as S


def test_every_status_has_a_letter():
    assert set(LETTERS.values()) == set(S)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ppㅔ", S.PRESENT),
        ("Xxㅌ", S.PROXY),
        ("Aaㅁ", S.ABSENT),
        ("Eeㄷ", S.EXCUSED),
        ("-", S.PLANNED),
    ],
)
def test_a_letter_and_its_key_in_hangul_say_the_same(typed, said):
    assert {mark_of(f"{letter} ") for letter in typed} == {said}


def test_the_word_says_the_same_as_its_letter():
    assert (mark_of("대리"), mark_of("absent")) == (S.PROXY, S.ABSENT)


def test_another_letter_is_refused_with_those_there_are():
    with pytest.raises(NotAMark, match=r"P\(참석\), X\(대리\), A\(불참\), E\(사유\)"):
        mark_of("Q")
