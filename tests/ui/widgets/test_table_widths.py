"""Columns share the width of their list: long texts give way first, then whole columns."""

import pytest

from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec, brief_width, natural_width
from afm_desktop.ui.widgets.table import DataTable

WIDE, NAMED, STEPPING = range(3)
SHARING = [
    ColumnSpec("title", "과제명", sample="셀 설계 변경에 따른 공정 조건", stretch=True),
    ColumnSpec(
        "applicant",
        "신청기관",
        sample="예시새길모빌리티",
        brief="예시정밀",
        roomy="예시솔찬배터리시스템",
    ),
    ColumnSpec("moved_on", "최근 처리일", kind="date", yields=1),
]


@pytest.fixture
def sharing(qtbot):
    made = DataTable("나누는 목록")
    qtbot.addWidget(made)
    rows = [TableRow(n, (Cell("과제"), Cell("예시"), Cell("2026. 7. 1."))) for n in range(3)]
    made.set_model(RowsModel([spec.header for spec in SHARING], rows), SHARING)
    made.resize(900, 300)
    made.show()
    return made


def widths(table):
    return {
        column: table.horizontalHeader().sectionSize(column) for column in table.columns.shown()
    }


def pad(table, column):
    return sum(table.columns.padding(column))


def test_room_that_is_over_shows_the_longest_texts_first(sharing):
    room = widths(sharing)[NAMED] - pad(sharing, NAMED)

    assert room >= theme().advance("예시솔찬배터리시스템")
    assert sum(widths(sharing).values()) == sharing.viewport().width()


def test_long_texts_give_way_before_a_column_steps_aside(qtbot, sharing):
    usual = natural_width(SHARING[NAMED], pad(sharing, NAMED))
    spare = usual - brief_width(SHARING[NAMED], pad(sharing, NAMED))
    whole = sum(natural_width(spec, pad(sharing, n)) for n, spec in enumerate(SHARING))
    edges = sharing.width() - sharing.viewport().width()

    sharing.resize(whole + edges - spare, 300)
    given_way = widths(sharing)
    sharing.resize(whole + edges - spare - 2, 300)

    assert given_way[NAMED] == usual - spare
    assert STEPPING in given_way
    assert STEPPING not in widths(sharing)
    assert widths(sharing)[NAMED] >= usual
    qtbot.waitUntil(lambda: not sharing.horizontalScrollBar().isVisible())


def test_a_column_that_steps_aside_comes_back_and_is_kept_as_shown(sharing):
    sharing.resize(260, 300)
    kept = {one["key"]: one["visible"] for one in sharing.layout_state()["columns"]}

    assert STEPPING not in widths(sharing)
    assert kept["moved_on"] is True
    sharing.resize(900, 300)
    assert STEPPING in widths(sharing)


def test_a_column_that_is_asked_for_stays_where_room_is_short(sharing):
    sharing.resize(260, 300)

    sharing.columns.show("moved_on", True)

    assert STEPPING in widths(sharing)


def test_a_column_that_says_the_same_in_every_row_is_left_out(sharing):
    sharing.columns.set_redundant({"applicant"})
    assert NAMED not in widths(sharing)

    sharing.columns.show("applicant", True)
    assert NAMED in widths(sharing)

    sharing.columns.set_redundant({})
    sharing.columns.set_redundant({"applicant"})
    assert NAMED not in widths(sharing)
