"""Lists: chosen by row, kept by key, copied as shown, painted light."""

from array import array
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from afm_desktop.ui.models.roles import KEY_ROLE, RAW_ROLE
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.theme import Density, theme
from afm_desktop.ui.tokens import DARK
from afm_desktop.ui.widgets.columns import ColumnSpec, Due, Look
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.footer_row import FooterRow
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.table import MOST_COPIED, DataTable

LOOKS = {"asked": Look("warning", "bang", True), "filed": Look("info", "ring")}
SPECS = [
    ColumnSpec("number", "접수번호", sample="2026-0143", ink="text2"),
    ColumnSpec("title", "과제명", stretch=True, role="strong"),
    ColumnSpec("division", "분과", kind="division", hues={"AUT": 0, "SHP": 1}),
    ColumnSpec("status", "상태", kind="chip", sample="보완 요청", looks=LOOKS),
    ColumnSpec("cost", "총사업비", unit="백만원", kind="money"),
    ColumnSpec("due", "기한", kind="due"),
    ColumnSpec("count", "수요", unit="건", kind="bar", largest=30),
    ColumnSpec("core", "핵심기술", kind="yesno"),
    ColumnSpec("note", "비고", visible=False, is_sortable=False),
]


def record(number, title="차체 용접 <b>품질검사</b> & 자율화"):
    return TableRow(
        number,
        (
            Cell(f"2026-{number:04}"),
            Cell(title),
            Cell("자동차", "AUT") if number % 2 else Cell("조선", "SHP"),
            Cell("보완 요청", "asked", "상태 보완 요청") if number % 2 else Cell(""),
            Cell("15,000", 15_000_000_000),
            Cell("7. 30.", Due(date(2026, 7, 30), (-2, 0, 3, 8, None)[number % 5])),
            Cell(str(number), number),
            Cell("", (True, False, None)[number % 3]),
            Cell("둘째\n줄"),
        ),
    )


@pytest.fixture
def table(qtbot):
    made = DataTable("수요 목록")
    qtbot.addWidget(made)
    made.set_model(
        RowsModel([spec.header for spec in SPECS], [record(n) for n in range(20)]), SPECS
    )
    made.resize(1000, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def header(table):
    return table.horizontalHeader()


def text_of(clipboard):
    return clipboard.mimeData().text()


def test_enter_opens_the_record_and_shift_enter_apart(qtbot, table):
    table.set_current(3)

    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.opened_apart) as apart:
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert opened.args == apart.args == [3]


def test_a_double_click_opens_the_record(qtbot, table):
    place = table.visualRect(table.model().index(2, 0)).center()

    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened.args == [2]


def test_a_number_opens_the_list_behind_it(qtbot, table):
    table.columns.specs = [
        replace(spec, is_link=True) if spec.key == "count" else spec for spec in SPECS
    ]
    opened = []
    table.opened.connect(opened.append)
    place = table.visualRect(table.model().index(2, 6)).center()

    with qtbot.waitSignal(table.cell_opened) as clicked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.setCurrentIndex(table.model().index(3, 6))
    with qtbot.waitSignal(table.cell_opened) as pressed:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert clicked.args == [2, "count"]
    assert pressed.args == [3, "count"]
    assert opened == []
    assert table.is_lit(table.model().index(3, 6))


def test_rows_are_selected_whole_and_told_by_key(qtbot, table):
    table.set_current(3)
    with qtbot.waitSignal(table.selection_changed):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert table.selected_keys() == [3, 4]
    assert table.current_key() == 4


def test_current_follows_the_record_when_other_rows_come(table):
    table.set_current(7)
    told = []
    table.current_changed.connect(told.append)

    table.model().set_rows([record(n) for n in (9, 8, 7, 6)])

    assert table.current_key() == 7
    assert table.selected_keys() == [7]


def test_after_a_deletion_the_next_row_is_current(table):
    table.set_current(7)

    table.model().set_rows([record(n) for n in range(20) if n != 7])

    assert table.current_key() == 8


def test_an_empty_list_has_no_current_record(qtbot, table):
    table.set_current(7)

    with qtbot.waitSignal(table.current_changed) as told:
        table.model().set_rows([])

    assert told.args == [None]
    assert table.selected_keys() == []


def test_the_keyboard_always_has_a_row(qtbot, table):
    table.clearFocus()
    table.setCurrentIndex(QModelIndex())

    table.setFocus()

    assert table.current_key() == 0


def test_a_click_on_a_header_asks_for_an_order(qtbot, table):
    place = QPoint(header(table).sectionViewportPosition(4) + 20, 10)
    asked = []
    table.sort_requested.connect(lambda key, descending: asked.append((key, descending)))

    for _ in range(2):
        QTest.mouseClick(header(table).viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked == [("cost", False), ("cost", True)]
    assert table.layout_state()["sort"] == ["cost", True]


def test_the_menu_of_a_header_sorts_as_well(table):
    asked = []
    table.sort_requested.connect(lambda key, descending: asked.append((key, descending)))

    header(table).menu_asked.emit(QPoint(10, 10), 1)
    menu = table.findChildren(PopupMenu)[-1]
    menu.actions()[1].trigger()
    menu.close()

    assert [action.text() for action in menu.actions()[:2]] == ["오름차순 정렬", "내림차순 정렬"]
    assert asked == [("title", True)]


def test_a_cut_text_is_told_in_full_and_as_text(table, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _table: shown.append(text))
    table.model().set_rows([record(1, "<b>" + "가" * 200)])

    for column in (1, 4):
        place = table.visualRect(table.model().index(0, column)).center()
        QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, place))

    assert shown == ["<qt>&lt;b&gt;" + "가" * 200 + "</qt>", ""]


def test_titles_stand_over_their_texts(table):
    for column in table.columns.shown():
        left = header(table).sectionViewportPosition(column)
        assert left == table.visualRect(table.model().index(0, column)).left()
    assert table.columns.padding(0)[0] == theme().px(4)
    assert table.columns.padding(1)[0] == theme().px(2)


def test_the_stretching_column_takes_what_is_left(table):
    wide = sum(header(table).sectionSize(column) for column in table.columns.shown())
    assert wide == table.viewport().width()

    table.resize(500, 400)

    assert header(table).sectionSize(1) >= theme().px(30)


@pytest.mark.parametrize("sample", ["number", "status", "cost", "due"])
def test_samples_fit(table, sample):
    column = next(n for n, spec in enumerate(SPECS) if spec.key == sample)
    left, right = table.columns.padding(column)

    room = header(table).sectionSize(column) - left - right

    assert room >= theme().advance(SPECS[column].longest, "body", True) - 1


def test_layout_is_kept_by_key(qtbot, table):
    table.columns.show("note", True)
    table.columns.show("core", False)
    header(table).moveSection(header(table).visualIndex(4), 0)
    header(table).resizeSection(0, 200)
    kept = table.layout_state()

    other = DataTable("수요 목록")
    qtbot.addWidget(other)
    specs = [ColumnSpec("fresh", "새 열"), *SPECS[:2], *SPECS[3:]]
    rows = [TableRow(n, tuple(Cell("") for _ in specs)) for n in range(3)]
    other.set_model(RowsModel([spec.header for spec in specs], rows), specs)
    other.restore_layout(kept)

    shown = [specs[column].key for column in other.columns.shown()]
    assert shown[:2] == ["cost", "number"]
    assert "note" in shown
    assert "core" not in shown
    assert "fresh" in shown
    assert other.horizontalHeader().sectionSize(1) == 200


def test_widths_grow_with_the_text(qtbot, qapp, table):
    header(table).resizeSection(0, 130)
    kept = table.layout_state()
    theme().apply(qapp, DARK, 2.0)
    other = DataTable("수요 목록")
    qtbot.addWidget(other)
    other.set_model(table.model(), SPECS)

    other.restore_layout(kept)

    assert other.horizontalHeader().sectionSize(0) == 2 * 130


def test_the_last_column_cannot_be_hidden(table):
    for spec in SPECS:
        table.columns.show(spec.key, False)

    assert len(table.columns.shown()) == 1


def test_columns_are_chosen_from_a_menu(table):
    menu = table.columns.menu()
    texts = [action.text() for action in menu.actions()]

    menu.actions()[8].trigger()

    assert texts[:3] == ["접수번호", "과제명", "분과"]
    assert "note" in [SPECS[column].key for column in table.columns.shown()]
    menu.actions()[-1].trigger()
    assert "note" not in [SPECS[column].key for column in table.columns.shown()]


def test_rows_are_copied_as_shown(table):
    table.set_current(1)
    QTest.keyClick(
        table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    clipboard = QGuiApplication.clipboard()
    head, line = text_of(clipboard).split("\n")
    assert head.split("\t")[4] == "총사업비(백만원)"
    assert line.split("\t")[:3] == ["2026-0001", "차체 용접 <b>품질검사</b> & 자율화", "자동차"]
    html = clipboard.mimeData().html()
    assert "&lt;b&gt;품질검사&lt;/b&gt; &amp; 자율화" in html
    assert "<th>과제명</th>" in html
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "총사업비" not in text_of(clipboard)


def test_a_huge_selection_is_not_copied(qtbot, table):
    table.model().set_rows([record(n) for n in range(MOST_COPIED + 1)])
    table.selectAll()

    with qtbot.waitSignal(table.too_much_to_copy) as told:
        table.copy()

    assert told.args == [MOST_COPIED + 1]


def test_cells_are_edited_on_f2(qtbot, table):
    saved = []

    def make(key, column):
        if column != "title":
            return None
        field = TextField("과제명")
        field.set_value("하나")
        field.left.connect(lambda value: saved.append((key, column, value)))
        return field

    table.set_editing(make)
    table.set_current(2)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table._editor.field is None
    table.setCurrentIndex(table.model().index(2, 1))
    QTest.keyClick(table, Qt.Key.Key_F2)
    entry = table._editor.field.entry
    entry.selectAll()
    entry.insert("둘")
    QTest.keyClick(entry, Qt.Key.Key_Return)

    assert saved == [(2, "title", "둘")]
    assert table._editor.field is None
    QTest.keyClick(table, Qt.Key.Key_F2)
    table._editor.field.entry.insert("셋")
    QTest.keyClick(table._editor.field.entry, Qt.Key.Key_Escape)
    assert len(saved) == 1


def test_the_menu_key_opens_the_menu_at_the_row(qtbot, table):
    table.set_current(2)

    with qtbot.waitSignal(table.context_requested) as asked:
        reason = QContextMenuEvent.Reason.Keyboard
        table.contextMenuEvent(QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))

    row = table.visualRect(table.model().index(2, 0))
    assert table.viewport().mapFromGlobal(asked.args[0]).y() == row.bottom()


def test_totals_stand_under_their_columns(qtbot, table):
    footer = FooterRow(table, {"": "합계 20건", "cost": "300,000"})
    qtbot.addWidget(footer)

    footer.resize(table.width(), footer.height())

    assert footer.height() == theme().px(7.5)
    assert footer.accessibleName() == "합계 20건, 300,000"
    assert not footer.grab().isNull()


def test_a_table_in_a_page_is_as_high_as_its_rows(table):
    table.show_all_rows()

    assert table.height() == theme().px(7.5) + 20 * theme().row_h
    assert table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("density", Density)
def test_every_kind_of_cell_is_painted(qtbot, qapp, density):
    theme().apply(qapp, DARK, 1.0, density)
    made = DataTable("수요 목록", edge_u=0)
    qtbot.addWidget(made)
    made.set_model(RowsModel([spec.header for spec in SPECS], [record(n) for n in range(9)]), SPECS)
    made.set_today(date(2026, 7, 22))
    made.set_largest("count", 8)
    made.set_sort("title", descending=True)
    made.columns.show("note", True)
    made.resize(900, 300)
    made.set_current(1)
    made.show()

    picture = made.grab(QRect(0, 0, 900, 300)).toImage()

    assert made.verticalHeader().defaultSectionSize() == theme().row_h
    middle = theme().px(7.5) + 3 * theme().row_h // 2
    colours = {picture.pixelColor(x, middle).name() for x in range(900)}
    assert len(colours) > 5


def test_cells_are_read_aloud_with_their_column(table):
    model = table.model()

    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 3).data(spoken) == "상태 보완 요청"
    assert model.index(1, 4).data(spoken) == "총사업비 15,000"
    assert table.accessibleName() == "수요 목록"


class Keyed(QAbstractTableModel):
    """100,000 rows that count how often they are asked."""

    def __init__(self):
        super().__init__()
        self.keys, self.asked = array("q", range(1, 100_001)), 0

    def rowCount(self, parent=None):
        return len(self.keys)

    def columnCount(self, parent=None):
        return len(SPECS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        self.asked += 1
        if role == KEY_ROLE:
            return self.keys[index.row()]
        return "값" if role == Qt.ItemDataRole.DisplayRole else None

    def key_at(self, row):
        return self.keys[row]

    def row_of(self, key):
        return key - 1 if key else -1


def test_a_long_list_is_asked_only_for_what_is_seen(qtbot):
    table, model = DataTable("긴 목록"), Keyed()
    qtbot.addWidget(table)
    table.set_model(model, SPECS)
    table.resize(1000, 400)
    table.show()
    table.grab()

    table.set_current(90_000)
    table.grab()
    QTest.keyClick(table, Qt.Key.Key_A)

    assert table.currentIndex().row() == 89_999
    assert model.asked < 5_000
    assert model.data(model.index(0, 0), RAW_ROLE) is None
    table.selectAll()
    assert len(table.selected_keys()) == 100_000
    assert model.asked < 8_000
