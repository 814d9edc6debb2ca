"""A Hangul document that came back: bounded, without entities, and only what the marks name."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.parsers import expat

from afm_desktop.exchange.forms.filled import (
    BETWEEN,
    QUESTION,
    SIGN,
    TABLE,
    BrokenForm,
    Filled,
    NoForm,
    TooLargeForm,
)
from afm_desktop.exchange.forms.sealing import unsealed
from afm_desktop.exchange.reading.sniffing import BROKEN_ARCHIVE

_SECTION = re.compile(r"Contents/section\d{1,3}\.xml", re.IGNORECASE)
_ABOUT = "Contents/content.hpf"
_MODIFIED = re.compile(rb'name="ModifiedDate"[^>]*>([0-9T:.Z+-]{10,35})<')
_KEYWORD = re.compile(rb'name="keyword"[^>]*>([^<]{1,300})<')
_MOST_PARTS, _MOST_BYTES, _MOST_DEEP = 2_000, 40 << 20, 200
_CHUNK = 1 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others unpack without a bound


def read_hangul_form(path: Path) -> Filled:
    """What a document says; one that is no form of ours is refused."""
    filled = Filled(path.name, "")
    reading = _Reading(filled)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _sections(archive, path.name)
            about = _whole(archive, _ABOUT)
            for part in parts:
                _parse(archive, part, reading, path.name)
    except BROKEN_ARCHIVE as error:
        raise BrokenForm(path.name) from error
    except expat.ExpatError as error:
        raise BrokenForm(path.name) from error
    said = reading.key
    if said is None and (found := _KEYWORD.search(about)):
        said = found[1].decode("utf-8", "replace")
    if said is None:
        raise NoForm(path.name)
    filled.key, filled.saved_at = unsealed(said, path.name), _moment(about)
    return filled


def _sections(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    parts = archive.infolist()
    found = [part for part in parts if _SECTION.fullmatch(part.filename)]
    size = sum(part.file_size for part in found)
    if len(parts) > _MOST_PARTS or size > _MOST_BYTES:
        raise TooLargeForm(name)
    if not found or any(p.compress_type not in _METHODS or p.flag_bits & 1 for p in found):
        raise NoForm(name) if not found else BrokenForm(name)
    return sorted(found, key=lambda part: (len(part.filename), part.filename))


def _whole(archive: zipfile.ZipFile, name: str) -> bytes:
    with contextlib.suppress(KeyError), archive.open(name) as part:
        return part.read(1 << 20)
    return b""


def _moment(about: bytes) -> datetime | None:
    found = _MODIFIED.search(about)
    with contextlib.suppress(ValueError):
        said = datetime.fromisoformat(found[1].decode()) if found else None
        is_date = said is not None and said.hour == said.minute == said.second == 0
        return said if said is not None and said.tzinfo and not is_date else None
    return None


def _parse(archive: zipfile.ZipFile, part: zipfile.ZipInfo, reading: _Reading, name: str) -> None:
    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_told: object) -> None:
        raise BrokenForm(name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    total = 0
    with archive.open(part) as file:
        while piece := file.read(_CHUNK):
            total += len(piece)
            if total > _MOST_BYTES or reading.depth > _MOST_DEEP:
                raise TooLargeForm(name)
            parser.Parse(piece, False)
    parser.Parse(b"", True)


@dataclass(slots=True)
class _Table:
    """The table that is being read; `columns` once a cell named it as one that asks for rows."""

    key: str = ""
    columns: Sequence[str] = ()
    rows: list[list[str]] = field(default_factory=list)


class _Reading:
    """Takes the cells of tables; a table within a cell is no answer of ours."""

    def __init__(self, filled: Filled) -> None:
        self.key: str | None = None
        self.depth = 0
        self._filled = filled
        self._tables = 0
        self._table = _Table()
        self._name: str | None = None
        self._lines: list[list[str]] | None = None
        self._is_text = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        self.depth += 1
        local = tag.rpartition(" ")[2]
        if local == "tbl":
            self._tables += 1
            if self._tables == 1:
                self._table = _Table()
        if self._tables != 1:
            return
        if local == "tr":
            self._table.rows.append([])
        elif local == "tc":
            self._name, self._lines = given.get("name", ""), []
        elif self._lines is not None:
            self._begin_within(local)

    def _begin_within(self, local: str) -> None:
        assert self._lines is not None
        if local == "p":
            self._lines.append([])
        elif local == "t":
            self._is_text = True
        elif self._is_text and self._lines:
            mark = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\xa0", "fwSpace": "\u3000",
                    "hyphen": "-"}.get(local)  # fmt: skip
            if mark is not None:
                self._lines[-1].append(mark)

    def text(self, text: str) -> None:
        if self._tables == 1 and self._is_text and self._lines:
            self._lines[-1].append(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        local = tag.rpartition(" ")[2]
        if local == "tbl":
            if self._tables == 1:
                self._end_table()
            self._tables -= 1
        elif self._tables != 1:
            return
        elif local == "t":
            self._is_text = False
        elif local == "tc" and self._lines is not None:
            self._end_cell("\n".join("".join(line) for line in self._lines))

    def _end_cell(self, text: str) -> None:
        kind, *keys = (self._name or "").split(BETWEEN)
        if self._name is not None and self._name.startswith(f"{SIGN}:"):
            self.key = self.key or self._name
        elif kind == QUESTION and keys and not self._table.columns:
            self._filled.singles.setdefault(keys[0], text if text.strip() else None)
        elif kind == TABLE and len(keys) > 1 and len(self._table.rows) == 1:
            self._table.key, self._table.columns = keys[0], keys[1:]
        if self._table.rows:
            self._table.rows[-1].append(text)
        self._name = self._lines = None

    def _end_table(self) -> None:
        table = self._table
        if not table.columns:
            return
        found = self._filled.tables.setdefault(table.key, [])
        for row in table.rows[1:]:
            cells = {
                column: text if text.strip() else None
                for column, text in zip(table.columns, row, strict=False)
            }
            if any(text is not None for text in cells.values()):
                found.append(dict(cells))
