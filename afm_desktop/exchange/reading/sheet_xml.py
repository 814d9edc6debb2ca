"""What calamine does not tell of an xlsx workbook: hidden rows and columns, failed formulas.

The parts are searched for the tags that matter and never parsed, so no entity is ever expanded.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from afm_desktop.exchange.reading.sniffing import BROKEN_ARCHIVE

_CHUNK = 1 << 20
_MOST_UNPACKED = 1_500_000_000
_MOST_SMALL = 8 << 20  # of the parts that name the others
_MOST_ERRORS = 100_000
_WIDEST = 16_384
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden=[^>]*)>")
_FAILED = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*\bt\s*=\s*["']e["'][^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,20})<""",
    re.DOTALL,
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true)["']""")
_PLACE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Unseen:
    """Of one sheet: what is hidden, and what failed formulas show."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


class BookXml:
    """The parts of an xlsx workbook; one that cannot be found has nothing hidden."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parts: list[str | None] = []
        self.is_1904 = False
        self._look()

    def unseen(self, place: int) -> Unseen | None:
        """What is not seen of the sheet at a place of the book; None when its part is not found."""
        part = self._parts[place] if place < len(self._parts) else None
        if part is None:
            return None
        found = Unseen()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                for piece in _pieces(archive, part):
                    _search(piece, found)
        except BROKEN_ARCHIVE:
            return None
        return found

    def _look(self) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                book = _small(archive, "xl/workbook.xml")
                relations = _small(archive, "xl/_rels/workbook.xml.rels")
        except BROKEN_ARCHIVE:
            return
        self.is_1904 = _1904.search(book) is not None
        targets = {r.get("Id"): r.get("Target", "") for r in _tags(_RELATION, relations)}
        for sheet in _tags(_SHEET, book):
            named = (value for key, value in sheet.items() if key.endswith(":id"))
            target = targets.get(next(named, None))
            self._parts.append(_resolved(target) if target else None)


def _resolved(target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join("xl", target))


def _small(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as file:
        return file.read(_MOST_SMALL)


def _tags(tag: re.Pattern[bytes], text: bytes) -> Iterator[dict[str, str]]:
    return (_attributes(found[1]) for found in tag.finditer(text))


def _attributes(text: bytes) -> dict[str, str]:
    return {
        name.decode("ascii", "replace"): html.unescape((one or two).decode("utf-8", "replace"))
        for name, one, two in _ATTRIBUTE.findall(text)
    }


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end with a whole row, or a whole tag where a row is endless."""
    rest, total = b"", 0
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            total += len(chunk)
            if total > _MOST_UNPACKED:
                return
            whole = rest + chunk
            end = whole.rfind(b"</row>") + 6
            if end < 6:
                end = whole.rfind(b">") + 1 if len(whole) > 8 * _CHUNK else 0
            rest = whole[end:]
            yield whole[:end]
    yield rest


def _search(piece: bytes, found: Unseen) -> None:
    if b"hidden" in piece:
        rows = (row["r"] for row in _tags(_ROW, piece) if _is_on(row) and "r" in row)
        found.rows.update(int(number) for number in rows if number.isdigit())
        for column in filter(_is_on, _tags(_COLUMN, piece)):
            found.columns.update(_span(column))
    if b'"e"' in piece or b"'e'" in piece:
        for tag in _FAILED.finditer(piece):
            place = _place(_attributes(tag[1]).get("r", ""))
            if place is not None and len(found.errors) < _MOST_ERRORS:
                found.errors[place] = tag[2].decode("ascii", "replace")


def _is_on(tag: Mapping[str, str]) -> bool:
    return tag.get("hidden", "").casefold() in ("1", "true")


def _span(column: Mapping[str, str]) -> range:
    first, last = column.get("min", ""), column.get("max", "")
    if not (first.isdigit() and last.isdigit()):
        return range(0)
    return range(int(first) - 1, min(int(last), _WIDEST))


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of `D4`; the column counts from 0."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for character in found[1].upper():
        column = column * 26 + ord(character) - ord("A") + 1
    return int(found[2]), column - 1
