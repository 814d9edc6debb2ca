"""Lines of text, and those that stand behind a mark."""

from __future__ import annotations

import pytest

from afm_desktop.ui.drawing import line_height
from afm_desktop.ui.widgets.line import Line, Point

LONG = "변속기 하우징 구매기업 예시새길모빌리티, 예시자람자동차 등록된 대체 협력사 없음"
WIDE = 200


def _ink_below(line: Line, right: int) -> bool:
    """Whether anything is drawn left of a place, below the first line."""
    image = line.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    high = round(line_height() * image.devicePixelRatio())
    places = [(x, y) for x in range(right) for y in range(high, image.height())]
    return any(image.pixel(*place) != ground for place in places)


def _shown(qtbot, line: Line) -> Line:
    qtbot.addWidget(line)
    line.resize(WIDE, line.heightForWidth(WIDE))
    return line


@pytest.mark.parametrize("mark", ["○", "-", "12."])
def test_the_lines_of_a_point_keep_clear_of_its_mark(qtbot, mark):
    point = _shown(qtbot, Point(f"{mark} {LONG}", wrap=True))

    assert point.height() > line_height()
    assert not _ink_below(point, 6)
    assert point.text() == f"{mark} {LONG}"


def test_text_without_a_mark_begins_at_the_edge(qtbot):
    plain = _shown(qtbot, Point(LONG, wrap=True))

    assert _ink_below(plain, 6)
    assert plain.heightForWidth(WIDE) == Line(LONG, wrap=True).heightForWidth(WIDE)
