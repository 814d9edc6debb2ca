"""A list of 10,000 rows in the window: it never stands still, and can be stopped in the middle."""

from __future__ import annotations

import pytest
import xlsxwriter

from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.widgets.line import Line
from tests.ui.watchdog import LONGEST
from tests.ui.whole_window import rest, visit

ROWS = 10_000
HEADS = ["연번", "업체명", "소속분과", "시도", "규모", "주생산품", "담당자", "연락처", "비고"]
DIVISIONS = ("이차전지", "조선", "자동차", "우주")


def row(number):
    return [
        number,
        f"예시{number:05}정밀",
        DIVISIONS[number % 4],
        "경기",
        "소기업",
        f"부품 {number % 50}",
        f"예{number % 90:02}",
        f"031-000-{number % 10_000:04}",
        "내용" * (number % 9),
    ]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "긴 명단.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("명단")
        page.write_row(0, 0, HEADS)
        for number in range(ROWS):
            page.write_row(number + 1, 0, row(number))
    return path


@pytest.fixture
def screen(window):
    visit(window, "import")
    return window.body.stage.current


def at(screen, page):
    return lambda: screen.isVisible() and getattr(screen, page).isVisible()


def members(window):
    return len(window.desk.lists.listing("members").rows)


@pytest.fixture
def reviewed(window, screen, sheet, watchdog):
    """The screen with the rows of the list."""
    watchdog.run(lambda: screen.read_file(sheet), at(screen, "columns"))
    watchdog.run(screen.foot.next.click, at(screen, "review"), seconds=120)
    return screen


def test_the_window_never_stands_still_over_a_long_list(window, screen, sheet, watchdog):
    gaps, review = {}, screen.review

    def watched(what, act, until=lambda: True):
        watchdog.longest = 0.0
        watchdog.run(act, until, seconds=120)
        gaps[what] = watchdog.longest

    def choose_tab(place):
        watched(f"tab {place}", review.tabs.choices()[place].click)
        assert review.tabs.current() == place

    watched("read", lambda: screen.read_file(sheet), at(screen, "columns"))
    watched("map", lambda: screen.columns.field.choose("notes"))
    watched("rehearse", screen.foot.next.click, at(screen, "review"))
    assert review.tabs.choices()[4].count == f"{ROWS // 4:,}"
    choose_tab(4)
    watched("select", review.table.selectAll)
    choose_tab(0)
    watched("select all", review.table.selectAll)
    watched("untick", review.toggle)
    assert review.ticked == 0
    watched("tick", review.toggle)
    watched("apply", screen.foot.apply.click, at(screen, "done"))
    rest(window)

    assert screen.report.counts.new == ROWS - ROWS // 4
    assert {what: gap for what, gap in gaps.items() if gap >= LONGEST} == {}


def test_an_import_that_is_stopped_in_the_middle_changes_nothing(window, reviewed, watchdog):
    before, seen = members(window), []
    window.bridge.working.connect(seen.append)

    def is_half_done():
        return seen and seen[-1] is not None and 0 < seen[-1].done < ROWS

    watchdog.run(reviewed.foot.apply.click, is_half_done, seconds=120)
    window.bridge.cancel()
    rest(window)

    assert reviewed.report.gesture is None
    assert reviewed.review.isVisible()
    assert members(window) == before
    assert labels.CANCELLED in {line.text() for line in window.findChildren(Line)}
    assert reviewed.foot.apply.isEnabled()
