"""The table over keys: what it fetches, and what it tells Qt."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import Qt

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.words import word
from afm_desktop.services.lists.listing import ColumnKind
from afm_desktop.services.views.model import ViewColumn, ViewKind, ViewQuery
from afm_desktop.services.views.service import Views
from afm_desktop.ui.models.keyed import BLOCK, MOST_BLOCKS, KeyedModel
from afm_desktop.ui.models.roles import KEY_ROLE, RAW_ROLE

COLUMNS = (
    ViewColumn("id", ColumnKind.ID),
    ViewColumn("title", is_default=True),
    ViewColumn("status", ColumnKind.ENUM, is_default=True),
    ViewColumn("total_cost_won", ColumnKind.WON),
)
HEADERS = ("", "수요과제명", "상태", "총사업비")


class Source:
    """Rows that remember in which blocks they were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []
        self.title = "예시 수요"
        self.gone: set[int] = set()
        self.is_busy = False

    def __call__(self, keys):
        if self.is_busy:
            raise StorageError("저장하는 중입니다.")
        self.asked.append(tuple(keys))
        return {
            key: (f"id{key}", f"{self.title} {key}", DemandStatus.DRAFT, key * 10**10)
            for key in keys
            if key not in self.gone
        }


def shown(column, value):
    if isinstance(value, DemandStatus):
        return word(value)
    return "" if value is None else str(value)


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def model(qapp, source):
    found = KeyedModel(source, COLUMNS, shown, HEADERS)
    found.set_keys(array("q", range(1000, 101_000)))
    return found


def text(model, row, column=1):
    return model.index(row, column).data()


def test_it_behaves_as_a_model(qtmodeltester, qapp, source):
    small = KeyedModel(source, COLUMNS, shown, HEADERS)
    small.set_keys(array("q", [3, 1, 2]))

    qtmodeltester.check(small)


def test_a_hundred_thousand_rows_are_counted_and_not_fetched(model, source):
    assert model.rowCount() == 100_000
    assert source.asked == []


def test_a_block_is_fetched_once_for_all_its_cells(model, source):
    for row in range(BLOCK):
        for column in range(len(COLUMNS)):
            text(model, row, column)

    assert source.asked == [tuple(range(1000, 1000 + BLOCK))]


def test_the_last_row_fetches_its_own_block_alone(model, source):
    assert text(model, 99_999) == "예시 수요 100999"
    assert len(source.asked) == 1
    assert source.asked[0][-1] == 100_999


def test_blocks_longest_out_of_sight_are_forgotten(model, source):
    for block in range(MOST_BLOCKS + 1):
        text(model, block * BLOCK)
    text(model, 0)

    assert len(source.asked) == MOST_BLOCKS + 2


def test_keys_and_rows_are_found_from_each_other(model):
    assert model.key_at(5) == 1005
    assert model.row_of(1005) == 5
    assert model.row_of(7) == model.row_of(None) == -1
    assert model.index(5, 0).data(KEY_ROLE) == 1005


def test_a_value_is_given_as_it_is(model):
    index = model.index(2, 3)

    assert index.data(RAW_ROLE) == 1002 * 10**10
    assert model.value(2, 2) is DemandStatus.DRAFT
    assert model.data(model.index(2, 2), RAW_ROLE) is DemandStatus.DRAFT


def test_amounts_stand_right_and_words_left(model):
    role = Qt.ItemDataRole.TextAlignmentRole

    assert model.index(0, 3).data(role) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 1).data(role) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(3, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "수요과제명"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_first_column_tells_the_whole_row(model):
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 1).data(role) == "수요과제명 예시 수요 1000, 상태 작성 중"
    assert model.index(0, 2).data(role) == "상태 작성 중"


def test_a_changed_row_is_read_again_and_the_others_are_not(model, source, qtbot):
    text(model, 0), text(model, 5 * BLOCK)
    source.title = "예시 새 이름"

    with qtbot.waitSignal(model.dataChanged) as told:
        model.reread([1003])

    assert told.args[0].row() == 0
    assert told.args[1].row() == BLOCK - 1
    assert text(model, 3) == "예시 새 이름 1003"
    assert text(model, 5 * BLOCK) == f"예시 수요 {1000 + 5 * BLOCK}"


def test_the_same_keys_keep_the_selection_and_are_read_again(model, source, qtbot):
    text(model, 0)
    source.title = "예시 새 이름"

    with qtbot.assertNotEmitted(model.modelReset):
        model.set_keys(array("q", range(1000, 101_000)))

    assert text(model, 0) == "예시 새 이름 1000"


def test_other_keys_reset_the_list(model, source, qtbot):
    text(model, 0)

    with qtbot.waitSignal(model.modelReset):
        model.set_keys(array("q", [7]))

    assert model.rowCount() == 1
    assert model.row_of(1000) == -1
    assert text(model, 0) == "예시 수요 7"


def test_a_record_that_is_gone_is_an_empty_row(model, source):
    source.gone = {1001}

    assert text(model, 1) == ""
    assert model.row_values(1) is None
    assert model.value(1, 3) is None


def test_a_reader_that_is_turned_away_keeps_what_it_had_and_asks_again(model, source):
    text(model, 0)
    source.title, source.is_busy = "예시 새 이름", True
    model.reread()
    before = text(model, 0), text(model, 9 * BLOCK)
    source.is_busy = False

    assert before == ("예시 수요 1000", "")
    assert text(model, 0) == "예시 새 이름 1000"


def test_it_shows_a_list_of_a_file(qapp, workspace, division):
    views = Views(workspace)
    kind = ViewKind.DIVISIONS
    columns = views.columns(kind)
    found = KeyedModel(lambda keys: views.rows(kind, keys), columns, shown)

    found.set_keys(views.keys(kind, ViewQuery()))

    assert [text(found, 0, place) for place in (1, 2)] == ["BAT", "이차전지"]
