"""A sheet as its format gives it, before its cells are cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from afm_desktop.exchange.reading.book import BookFormat


@dataclass(slots=True)
class RawSheet:
    """Rows from the first of the sheet; `errors` are failed formulas by row and column."""

    name: str
    rows: Iterable[list[Any]]
    is_hidden: bool = False
    height: int = 0
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] | None = None
    hidden_columns: set[int] | None = None
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class RawBook:
    """The sheets, read one after the other."""

    format: BookFormat
    sheets: Iterable[RawSheet]
    is_1904: bool = False
    encoding: str | None = None
    preview: list[str] = field(default_factory=list)
