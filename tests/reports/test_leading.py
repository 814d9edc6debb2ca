"""Which count is the highest is told only of one that is."""

import pytest

from afm_desktop.reports.leading import leading


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"내용 불충분": 2, "협력사 미정": 1}, "내용 불충분 2건으로 최다"),
        (
            {"내용 불충분": 2, "협력사 미정": 2, "회원 아님": 1},
            "내용 불충분, 협력사 미정 각 2건으로 최다",
        ),
        ({"내용 불충분": 1, "협력사 미정": 1}, "내용 불충분, 협력사 미정 각 1건"),
        ({"내용 불충분": 1_200}, "내용 불충분 1,200건"),
    ],
)
def test_equal_counts_stand_side_by_side(counts, said):
    assert leading(counts) == said


def test_what_is_counted_stands_after_the_names():
    assert leading({"조선": 3, "철강": 3, "섬유": 0}, " 분과") == "조선, 철강 분과 각 3건으로 최다"
