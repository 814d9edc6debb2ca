"""What can be read from the source: colours, measures and icons stand where they belong."""

from __future__ import annotations

import re
from pathlib import Path

from afm_desktop.paths import ICONS
from afm_desktop.ui.stylesheet import stylesheet
from afm_desktop.ui.tokens import LIGHT

UI = Path(__file__).resolve().parents[3] / "afm_desktop" / "ui"
MOST_LINES = 150


def found(pattern: str, *but: str) -> list[str]:
    """Where a pattern stands in the window's code."""
    hits = []
    for path in sorted(UI.rglob("*.py")):
        place = path.relative_to(UI).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if place not in but and re.search(pattern, line):
                hits.append(f"{place}:{number}")
    return hits


def files(pattern: str) -> list[str]:
    return [hit.partition(":")[0] for hit in found(pattern)]


def test_colours_are_written_only_in_the_tokens():
    assert found(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}[\"']", "tokens.py") == []
    # Black and transparent shadows, and the yellow of a search on the white of a page.
    assert set(files(r"QColor\(\s*\d")) <= {
        "screens/reports/page_view.py",
        "widgets/long_text_field.py",
    }


def test_type_is_sized_in_points_that_follow_the_text_size():
    figures = "figure_painter.py"  # drawn once at a fixed size and scaled to its place

    assert found(r"setPixelSize|font-size|setPointSize\(", figures) == []


def test_measures_are_units_not_pixels():
    assert found(r"setFixed(Height|Width|Size)\(\s*\d+\s*[,)]") == []
    assert found(r"setM(in|ax)imum(Height|Width)\(\s*[1-9]\d*\s*\)") == []


def test_long_lists_are_not_sorted_or_measured_in_the_window():
    assert found(r"QSortFilterProxyModel|ResizeToContents") == []


def test_the_style_sheet_is_short():
    assert len(stylesheet(LIGHT, 4).splitlines()) <= MOST_LINES


def test_every_icon_is_drawn_from_lines():
    others = [path.name for path in ICONS.iterdir() if path.suffix not in (".svg", "")]

    assert others == []
