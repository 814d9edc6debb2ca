"""What a picky designer would see: no label in two lines, no entry cut, no column too narrow."""

from __future__ import annotations

import pytest

from afm_desktop.ui.drawing import line_height
from afm_desktop.ui.widgets.form import FormGrid
from tests.ui.whole_window import KEYS, visit

LISTS = [key for key in KEYS if key not in ("dashboard", "reports", "history", "trash", "settings")]


@pytest.mark.parametrize("key", LISTS)
def test_the_label_of_a_field_takes_one_line(seen, key):
    visit(seen, key)
    grids = [grid for grid in seen.body.stage.current.findChildren(FormGrid) if grid.isVisible()]

    labels = [label for grid in grids for label in grid.labels]

    assert labels
    broken = [one.text() for one in labels if one.heightForWidth(one.width()) > line_height()]
    assert broken == []
