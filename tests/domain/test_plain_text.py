"""Text as lists are read, to see whether a list says something else."""

from __future__ import annotations

import pytest

from afm_desktop.domain.text import plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ＡＧＶ　１２", "AGV 12"),
        ("전극\n코팅기", "전극 코팅기"),
        ("  두  칸 ", "두 칸"),
        ("＝1+1", "=1+1"),
        ("㈜예시", "㈜예시"),
    ],
)
def test_only_widths_and_spaces_are_evened_out(text, read):
    assert plain(text) == read
