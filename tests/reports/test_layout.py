"""Blocks on pages."""

from __future__ import annotations

import pytest

from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import Row, figure_column, text_column
from afm_desktop.reports.layout import Block, paginate
from afm_desktop.reports.style import BODY_HEIGHT, NORMAL, WIDTH
from afm_desktop.reports.table import Table


class Box(Block):
    def __init__(self, height, *, keeps_next=False, starts_page=False, may_follow=False):
        self.height, self.keeps_next = height, keeps_next
        self.starts_page, self.may_follow = starts_page, may_follow

    def draw(self, ink, top):
        """An empty box leaves nothing on the page."""


class Yielding(Box):
    """A box that can tell the same in half the height."""

    def lower(self, room):
        return Box(self.height / 2) if self.height / 2 <= room else None


class Waiting(Box):
    """A figure, which may begin the next page."""

    may_wait = True


class Chapter(Box):
    """What no figure from before it comes behind."""

    keeps_next = is_chapter = True


class Weighed(Block):
    """A box that counts how often it is weighed for some page."""

    count = 0

    def __init__(self, height):
        self._height = height

    @property
    def height(self):
        Weighed.count += 1
        return self._height

    def draw(self, ink, top):
        """It is only weighed."""


def make_table(rows, *, totals=0, text="가"):
    body = [Row((f"{text}{n}", str(n))) for n in range(rows)]
    body += [Row(("계", "1"), is_total=True)] * totals
    columns = [text_column("이름", 100), figure_column("수", 40)]
    return Table(Caption("표 1", "제목"), columns, body, NORMAL)


def heights(pages):
    return [[placed.block.height for placed in page] for page in pages]


def test_a_heading_is_never_the_last_on_a_page():
    pages = paginate([Box(600), Box(30, keeps_next=True), Box(200)])

    assert heights(pages) == [[600], [30, 200]]


@pytest.mark.parametrize(("room", "expected"), [(300, [[300, 20, 300]]), (500, [[500], [20, 300]])])
def test_an_annex_follows_on_where_all_of_it_has_room(room, expected):
    head = Box(20, keeps_next=True, starts_page=True, may_follow=True)

    pages = paginate([Box(room), head, Box(300)])

    assert heights(pages) == expected


def test_sentences_stay_where_a_large_hole_would_open():
    heading = [Box(30, keeps_next=True) for _ in range(3)]

    pages = paginate([Box(200), *heading, Box(600)])

    assert heights(pages) == [[200, 30, 30, 30], [600]]


def test_a_block_gives_way_rather_than_leave_a_hole():
    pages = paginate([Box(400), Yielding(400), Box(300)])

    assert heights(pages) == [[400, 200], [300]]


def test_a_block_does_not_give_way_where_it_has_room():
    pages = paginate([Box(200), Yielding(400)])

    assert heights(pages) == [[200, 400]]


def test_a_figure_waits_for_the_next_page_rather_than_leave_a_hole():
    pages = paginate([Box(400), Waiting(400), Box(250), Box(200)])

    assert heights(pages) == [[400, 250], [400, 200]]


def test_a_figure_waits_behind_no_other_chapter():
    chapter = Chapter(30, keeps_next=True)

    pages = paginate([Box(400), Waiting(400), Box(100), chapter, Box(100)])

    assert heights(pages) == [[400, 100], [400, 30, 100]]


def test_a_figure_does_not_leave_the_line_that_leads_on_to_it():
    pages = paginate([Box(400), Box(30, keeps_next=True), Waiting(400), Box(200)])

    assert heights(pages) == [[400], [30, 400, 200]]


def test_nothing_passes_the_end_of_the_body():
    pages = paginate([make_table(120, totals=2), make_table(5), make_table(44)])

    for page in pages:
        assert all(placed.down + placed.block.height <= BODY_HEIGHT for placed in page)


@pytest.mark.parametrize("rows", range(30, 48))
def test_totals_never_stand_alone(rows):
    table = make_table(rows, totals=2)

    parts = table.split(600)

    if parts is not None:
        first, rest = parts
        assert sum(not row.is_total for row in rest._rows) >= 3
        assert not any(row.is_total for row in first._rows)


def test_a_short_table_stays_whole():
    pages = paginate([Box(600), make_table(8)])

    assert len(pages[0]) == 1


def test_a_short_table_is_parted_only_to_spare_a_large_hole():
    pages = paginate([Box(440), make_table(15)])
    spared = paginate([Box(490), make_table(10)])
    whole = paginate([Box(580), make_table(10)])

    assert [len(page) for page in pages] == [2, 1]
    assert [len(page) for page in spared] == [2, 1]
    assert [len(page) for page in whole] == [1, 1]


def test_a_row_taller_than_a_page_goes_on_in_rows_of_its_own():
    table = make_table(4, text="가나다라 " * 2_000)

    pages = paginate([table])

    assert len(pages) > 2
    for page in pages:
        assert all(placed.block.height <= BODY_HEIGHT for placed in page)


def test_columns_fill_the_page_and_figures_keep_one_line():
    columns = [text_column("수요과제명", 100), figure_column("총사업비", 30)]
    rows = [Row(("아주 긴 과제 이름 " * 20, "999,999,999,999"))]

    table = Table(Caption(), columns, rows, NORMAL)

    assert sum(column.width for column in table._columns) == pytest.approx(WIDTH)
    assert len(table._rows[0].cells[1]) == 1


def test_gaps_give_way_a_little_rather_than_turn_a_page_for_one_line():
    boxes = [Box(100) for _ in range(7)]
    for box in boxes:
        box.after = 2.2

    pages = paginate(boxes)

    assert len(pages) == 1
    assert pages[0][-1].down + 100 <= BODY_HEIGHT


def test_a_page_does_not_begin_with_the_tail_of_a_group():
    tail = Box(31)
    tail.bad_start = 5.0

    pages = paginate([Box(330), Box(330), Box(30), tail, Box(400)])

    assert heights(pages) == [[330, 330], [30, 31, 400]]


def test_many_blocks_are_laid_out_at_once():
    pages = paginate([make_table(5_000), *[Box(40) for _ in range(2_000)]])

    assert len(pages) > 200


def test_twice_as_many_blocks_are_hardly_more_than_twice_the_work():
    def weighed(blocks):
        before = Weighed.count
        paginate([Weighed(12 + 7 * n % 11) for n in range(blocks)])
        return Weighed.count - before

    assert weighed(600) < 3 * weighed(300)
