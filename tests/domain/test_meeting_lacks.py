"""What a meeting lacks is said in one way."""

from afm_desktop.domain.meeting_lacks import Lack, lack_words


def test_everything_that_can_be_missing_is_said():
    assert all(lack_words(one, 2) for one in Lack)


def test_of_several_matters_it_is_said_of_how_many():
    assert lack_words(Lack.PRESENTER) == "발표자 미정"
    assert lack_words(Lack.PRESENTER, 3) == "발표자 미정 3건"
    assert lack_words(Lack.OVER_RUN, 1200) == "안건 시간 1,200분 초과"
