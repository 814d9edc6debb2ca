"""What a picky designer would see: no label in two lines, no entry cut, no column too narrow."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea

from afm_desktop.ui.drawing import line_height
from afm_desktop.ui.screens.settings.section import Section
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.columns import content_width, header_width
from afm_desktop.ui.widgets.form import FormGrid
from afm_desktop.ui.widgets.line import Line
from tests.ui.whole_window import KEYS, rest, visit

OTHERS = (
    "dashboard", "import", "forms", "reports", "history", "duplicates", "trash", "transition",
    "settings", "round_form", "filing", "crosstab",
)  # fmt: skip
LISTS = [key for key in KEYS if key not in OTHERS]
NO_FIELDS = ("screening", "collecting")  # what the first asks, each round says
WITH_FIELDS = [key for key in LISTS if key not in NO_FIELDS]


def table_of(screen):
    """The list of a screen; the board is a table without a list's bar around it."""
    return screen.table if screen.key == "collecting" else screen.list.table


@pytest.mark.parametrize("key", WITH_FIELDS)
def test_the_label_of_a_field_takes_one_line(seen, key):
    visit(seen, key)
    grids = [grid for grid in seen.body.stage.current.findChildren(FormGrid) if grid.isVisible()]

    labels = [label for grid in grids for label in grid.labels]

    assert labels
    broken = [one.text() for one in labels if one.heightForWidth(one.width()) > line_height()]
    assert broken == []


def cut_texts(screen, keys):
    """The texts of the rows in view that do not fit the columns of these keys."""
    table = table_of(screen)
    found = []
    for column in table.columns.shown():
        spec = table.specs[column]
        if spec.key not in keys:
            continue
        left, right = table.columns.padding(column)
        room = table.columnWidth(column) - left - right
        for row in range(min(15, table.model().rowCount())):
            text = table.model().index(row, column).data() or ""
            if text and content_width(spec, text) > room + 1:
                found.append(text)
    return found


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900)])
@pytest.mark.parametrize("key", LISTS)
def test_no_list_needs_a_bar_below_it(seen, key, width, height):
    seen.resize(width, height)
    visit(seen, key)

    bar = table_of(seen.body.stage.current).horizontalScrollBar()

    assert bar.maximum() == 0
    seen.resize(1440, 900)


@pytest.mark.parametrize("key", LISTS)
def test_no_column_is_narrower_than_its_header(seen, key):
    seen.resize(1366, 768)
    visit(seen, key)
    table = table_of(seen.body.stage.current)

    for column in table.columns.shown():
        left, right = table.columns.padding(column)
        room = table.columnWidth(column) - left - right
        assert room >= header_width(table.specs[column]) - 1, table.specs[column].header
    seen.resize(1440, 900)


EXACT = ("number", "money", "date", "chip", "yesno", "due")
SHORT = {"intake_no", "unit", "secretariat", "kind", "region", "email", "due_year", "tier", "role"}


@pytest.mark.parametrize("key", LISTS)
def test_numbers_money_days_and_short_texts_are_never_cut(seen, key):
    for width, height in ((1440, 900), (1366, 768)):
        seen.resize(width, height)
        visit(seen, key)
        screen = seen.body.stage.current
        exact = {spec.key for spec in table_of(screen).specs if spec.kind in EXACT}

        assert cut_texts(screen, exact | SHORT) == []
    seen.resize(1440, 900)


def test_a_demand_keeps_most_of_its_title_on_a_small_screen(seen):
    seen.resize(1366, 768)
    visit(seen, "demands")
    table = seen.body.stage.current.list.table
    title = next(c for c in table.columns.shown() if table.specs[c].key == "title")

    assert table.columnWidth(title) >= 55 * theme().u
    seen.resize(1440, 900)


def test_the_division_is_left_out_where_all_rows_are_of_one(seen):
    visit(seen, "demands")
    table = seen.body.stage.current.list.table
    assert "division" in {table.specs[column].key for column in table.columns.shown()}

    seen.scope.choose(seen.scope.divisions[0].code)
    rest(seen)

    assert "division" not in {table.specs[column].key for column in table.columns.shown()}
    seen.scope.choose(None)
    rest(seen)
    assert "division" in {table.specs[column].key for column in table.columns.shown()}


def test_the_settings_stand_in_the_middle_of_a_wide_window(seen):
    seen.resize(1440, 900)
    visit(seen, "settings")
    screen = seen.body.stage.current

    for section in screen.findChildren(Section):
        left = section.mapTo(screen, section.rect().topLeft()).x()
        right = screen.width() - section.mapTo(screen, section.rect().topRight()).x()
        assert abs(left - right) <= 4 * theme().u  # the scroll bar stands at one side


@pytest.mark.parametrize("width", [1440, 1100, 800])
def test_nothing_of_the_settings_is_cut_sideways(seen, width):
    seen.resize(width, 700)
    visit(seen, "settings")

    area = seen.body.stage.current.findChild(QScrollArea)

    assert area.horizontalScrollBar().maximum() == 0
    seen.resize(1440, 900)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_entry_of_the_navigation_is_cut_at_any_text_size(seen, scale):
    seen.program.look.choose(scale=scale)
    seen.resize(1366, 768)
    rest(seen)
    assert (seen.width(), seen.height()) == (1366, 768)
    nav = seen.body.nav.list
    model = nav.model()

    for row in range(model.rowCount()):
        index = model.index(row, 0)
        box = nav.visualRect(index)
        is_outside = box.bottom() < 0 or box.top() >= nav.viewport().height()
        assert nav.is_whole(index) or is_outside or is_blank(nav, box)
    last = model.index(model.rowCount() - 1, 0)
    assert nav.is_whole(last) or nav.ends.down.isVisible()
    seen.program.look.choose(scale=1.0)
    seen.resize(1440, 900)
    rest(seen)


def is_blank(nav, box) -> bool:
    """Whether nothing is painted where an entry would stand in part."""
    image = nav.viewport().grab(box.intersected(nav.viewport().rect())).toImage()
    first = image.pixelColor(0, 0)
    return all(
        image.pixelColor(x, y) == first for x in range(image.width()) for y in range(image.height())
    )


def test_the_tabs_of_a_report_stand_on_the_axis_of_its_title(seen):
    visit(seen, "reports")
    side = seen.body.stage.current.side
    tabs = side.findChild(TabBar)
    title = next(line for line in side.findChildren(Line) if line.isVisible())

    def x_of(widget):
        return widget.mapTo(side, widget.rect().topLeft()).x()

    assert x_of(tabs) == x_of(title)
