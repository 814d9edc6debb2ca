"""A page of the manual as a document in the program's own type and colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)

from afm_desktop.ui.theme import theme

_HEADINGS = {1: "display", 2: "h1", 3: "h2"}
_SPACED = {1: (0.0, 4.0), 2: (7.0, 2.0), 3: (4.0, 1.5)}
LINE_HEIGHT = 112.0  # percent of the font's own, which is wide already
BESIDE, BELOW = 2.0, 2.0  # units around the text of a table


class ManualText(QTextDocument):
    """Markdown with headings, lists, tables, code and pictures set in roles of the theme."""

    def __init__(self, folder: Path, text: str, width: int) -> None:
        super().__init__()
        self.setDocumentMargin(theme().px(6))
        self.setDefaultFont(theme().font("body"))
        self.setBaseUrl(QUrl.fromLocalFile(f"{folder}/"))
        self._folder, self._width = folder, width
        self.setMarkdown(text)
        self._set_blocks()
        self._set_tables()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures come from the folder of the manual and nowhere else."""
        path = Path(self.baseUrl().resolved(QUrl(name)).toLocalFile()).resolve()
        if self._folder.parent not in path.parents:
            return None
        image = QImage(str(path))
        room = self._width - 2 * theme().px(6)
        if image.width() > room > 0:
            return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def _set_blocks(self) -> None:
        block = self.begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()

    def _set_block(self, block: QTextBlock) -> None:
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        form = QTextBlockFormat()
        above, below = _SPACED.get(level, (0.0, 2.0))
        if block.textList() is not None:
            below = 1.0
        if cursor.currentTable() is not None:
            below = 0.0
        form.setTopMargin(theme().px(above))
        form.setBottomMargin(theme().px(below))
        if not _is_picture(block):
            form.setLineHeight(
                LINE_HEIGHT if not level else 100.0,
                QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
            )
        cursor.mergeBlockFormat(form)
        for start, end, known in _parts(block):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if not known.isImageFormat():
                cursor.setCharFormat(_look(known, _HEADINGS.get(level, "body")))

    def _set_tables(self) -> None:
        for frame in self.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(theme().tokens.border)))
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setCellPadding(theme().px(BESIDE))
        form.setCellSpacing(0)
        form.setBottomMargin(theme().px(BELOW))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)
        strong = QTextCharFormat()
        strong.setFont(theme().font("label"))
        strong.setForeground(QColor(theme().tokens.text2))
        for column in range(table.columns()):
            cursor = table.cellAt(0, column).firstCursorPosition()
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(strong)


def _is_picture(block: QTextBlock) -> bool:
    return any(known.isImageFormat() for _, _, known in _parts(block))


def _parts(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat | QTextImageFormat]]:
    """The runs of one look in a block, with their places in the document."""
    found = []
    part = block.begin()
    while not part.atEnd():
        run = part.fragment()
        found.append((run.position(), run.position() + run.length(), run.charFormat()))
        part += 1
    return found


def _look(known: QTextCharFormat, role: str) -> QTextCharFormat:
    """The look of a run: strong where it is bold, grounded if it is code, blue if it leads on."""
    t, form = theme().tokens, QTextCharFormat(known)
    # What Markdown adds to the size of a heading would come on top of the role's.
    form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    is_strong = role == "body" and known.fontWeight() > 500
    form.setFont(theme().font("strong" if is_strong else role))
    form.setForeground(QColor(t.accent if known.isAnchor() else t.text))
    form.setFontUnderline(False)
    if known.fontFixedPitch():
        form.setBackground(QColor(t.window))
        form.setFontFixedPitch(False)
    return form
