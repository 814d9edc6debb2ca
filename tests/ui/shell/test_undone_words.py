"""What is told in the window of an undo and a redo."""

from __future__ import annotations

from datetime import UTC, datetime

from afm_desktop.services.undoing import LeftAsIs, TakenBack, Undone, WentOut
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.ui.labels import frame

AT = datetime(2026, 7, 22, tzinfo=UTC)


def taken_back(*, left=(), out=()):
    meanwhile = tuple(WentOut(AT, "print", name) for name in out)
    return TakenBack(Sealed("작업", frozenset(), 1), "회원 2건 가져오기", tuple(left), meanwhile)


def test_an_undo_without_more_to_say_is_told_in_one_sentence():
    assert frame.undone(taken_back()) == "되돌렸습니다: 회원 2건 가져오기"


def test_what_is_left_is_told_by_why_it_is():
    left = [
        LeftAsIs("organizations", "1", "name", "기업·기관 1개 수정"),
        LeftAsIs("organizations", "2", "deleted", None),
    ]

    told = frame.undone(taken_back(left=left))

    assert "나중에 다시 바뀐 값 1개는 그대로 두었습니다." in told
    assert "다른 자료가 쓰고 있는 1건은 삭제하지 않았습니다." in told


def test_what_is_left_when_it_is_done_again_is_told_too():
    left = (LeftAsIs("organizations", "1", "name", "기업·기관 1개 수정"),)
    done = Undone(Sealed("작업", frozenset(), 1), "회원 2건 가져오기", left)

    assert frame.redone(done) == (
        "다시 실행했습니다: 회원 2건 가져오기. 나중에 다시 바뀐 값 1개는 그대로 두었습니다."
    )


def test_of_much_that_went_out_the_rest_is_counted():
    told = frame.undone(taken_back(out="가나다라마"))

    assert told.endswith("5건에 되돌린 자료가 있는지 확인하세요: ‘가’, ‘나’, ‘다’ 외 2건")
    assert "외" not in frame.undone(taken_back(out="가나다"))
