"""Everything that is read is Korean, and days and amounts have one shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from afm_desktop.services.founding import division_codes
from afm_desktop.ui.widgets.line import Line
from tests.ui.whole_window import KEYS, visit

LATIN = {
    "AFM",
    "Desktop",
    "AI",
    "AX",
    "PDF",
    "CSV",
    "TRL",
    "KB",
    "MB",
    "Ctrl",
    "Shift",
    "Alt",
    "Esc",
    "Del",
    "Tab",
}
"""Names, units and keys that are written so in Korean as well."""
WORD = re.compile(r"[A-Za-z]{2,}")
DAY = re.compile(r"20\d\d\. \d{1,2}\. \d{1,2}\.|20\d\d\. \d{1,2}\.(?! ?\d)")
BOTH_PARTICLES = re.compile(r"을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로")


def read_texts(root: QWidget) -> Iterator[str]:
    """What is read on a widget and on everything in it."""
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton | Line):
            yield widget.text() if callable(widget.text) else str(widget.text)
        elif isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        elif isinstance(widget, QHeaderView):
            yield from _titles(widget)
    yield from _actions(root)


def _titles(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is not None and header.orientation() is Qt.Orientation.Horizontal:
        for section in range(header.count()):
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def _actions(root: QWidget) -> Iterator[str]:
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())


def english(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word not in LATIN]


def record_texts(root: QWidget) -> set[str]:
    """What people have entered: names of firms may be Latin."""
    texts: set[str] = set()
    for table in root.findChildren(QTableView):
        model = table.model()
        if model is not None:
            for row in range(min(model.rowCount(), 60)):
                for column in range(model.columnCount()):
                    texts.add(str(model.index(row, column).data() or ""))
    for edit in root.findChildren(QLineEdit):
        texts.add(edit.text())
    return texts


@pytest.mark.parametrize("key", KEYS)
def test_no_screen_speaks_english(empty, key):
    visit(empty, key)

    codes = set(division_codes())

    foreign = {text for text in read_texts(empty) if english(without_path(text))}

    assert foreign - codes == set()


def without_path(text: str) -> str:
    """What remains once the names of files are left out."""
    return re.sub(r"/\S+|\S+\.(afm|pdf|xlsx|csv)\b", "", text)


def test_the_menu_of_a_field_is_korean(seen):
    visit(seen, "demands")
    edits = [one for one in seen.findChildren(QLineEdit) if one.isVisible()]
    assert edits

    for edit in edits:
        menu = edit.createStandardContextMenu()
        assert [one.text() for one in menu.actions() if english(one.text().split("\t")[0])] == []
        menu.deleteLater()


@pytest.mark.parametrize("key", KEYS)
def test_days_and_amounts_have_one_shape(seen, key):
    visit(seen, key)
    screen = seen.body.stage.current

    texts = set(read_texts(screen)) | record_texts(screen)

    assert {text for text in texts if is_odd_day(text)} == set()
    assert {text for text in texts if "₩" in text or BOTH_PARTICLES.search(text)} == set()


def is_odd_day(text: str) -> bool:
    """Whether a day is written otherwise than 2026. 7. 22., or without its year."""
    alone = DAY.sub("", re.sub(r"https?://\S+", "", text))
    is_joined = re.search(r"(?<![\w-])20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b", alone)
    return bool(is_joined or re.search(r"(?<![\d.] )(?<![\w.])\d{1,2}\. \d{1,2}\.", alone))


@pytest.mark.parametrize("key", ["members", "demands", "projects", "links"])
def test_amounts_are_whole_numbers_of_the_unit_in_the_header(seen, key):
    visit(seen, key)
    table = seen.body.stage.current.list.table

    odd = []
    for column, spec in enumerate(table.specs):
        if spec.kind == "money":
            assert spec.unit
            model = table.model()
            cells = (str(model.index(row, column).data() or "") for row in range(40))
            odd += [cell for cell in cells if not re.fullmatch(r"-?[\d,]*", cell)]

    assert odd == []
