"""The pages of a PDF as pictures, from the very bytes that are saved and printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

A4 = QSizeF(595.3, 841.9)


class Pages:
    """An opened PDF; the buffer it reads from lives as long as it does."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self._buffer = QBuffer()
        self.document = QPdfDocument()
        if data:
            self._buffer.setData(data)
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self._sizes = [self.document.pagePointSize(at) for at in range(self.count())]

    def count(self) -> int:
        """How many pages there are."""
        return int(self.document.pageCount())

    def size(self, page: int) -> QSizeF:
        """The size of a page in points."""
        return self._sizes[page] if page < len(self._sizes) else A4

    def image(self, page: int, width: int) -> QImage:
        """A page so many pixels wide, on white."""
        size = self.size(page)
        pixels = QSize(width, max(1, round(width * size.height() / size.width())))
        drawn = self.document.render(page, pixels)
        # What is rendered has no ground of its own.
        paper = QImage(pixels, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def close(self) -> None:
        """Let go of the bytes."""
        self.document.close()
        self._buffer.close()
