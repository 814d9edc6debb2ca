"""Rows as other programs paste them: tabs for spreadsheets, a table for word processors."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

Rows = Sequence[Sequence[str]]


def mime_of(rows: Rows, headers: Sequence[str] = ()) -> QMimeData:
    """The rows as tabbed text and as an HTML table."""
    data = QMimeData()
    data.setText(tabbed(rows, headers))
    data.setHtml(table(rows, headers))
    return data


def tabbed(rows: Rows, headers: Sequence[str] = ()) -> str:
    """One line for each row; breaks and tabs within a cell become spaces."""
    lines = [headers, *rows] if headers else list(rows)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def table(rows: Rows, headers: Sequence[str] = ()) -> str:
    """An HTML table in which every text is text."""
    head = f"<tr>{_cells(headers, 'th')}</tr>" if headers else ""
    body = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table border="1">{head}{body}</table>'


def _cells(texts: Sequence[str], tag: str) -> str:
    # Excel would read 1-2 as a day and lose the zeros of a business number.
    style = " style=\"mso-number-format:'\\@'\""
    return "".join(
        f"<{tag}{style if _is_code(text) else ''}>{escape(text)}</{tag}>" for text in texts
    )


def _is_code(text: str) -> bool:
    return text[:1] == "0" or ("-" in text[1:] and text.replace("-", "").isdigit())
