"""A table from the clipboard: cells between tabs, or the HTML that Excel and Hancom leave there."""

from __future__ import annotations

import hashlib
import re

from afm_desktop.exchange.reading.assembling import Assembly
from afm_desktop.exchange.reading.book import Book, BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused, error_of
from afm_desktop.exchange.reading.framing import frames
from afm_desktop.exchange.reading.markup import tables_of
from afm_desktop.exchange.reading.raw import RawBook
from afm_desktop.exchange.reading.texts import separator_of, sheet_of

MOST_CHARACTERS = 20_000_000
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CLIPBOARD = re.compile(r"\s*Version:[\d.]+\s+StartHTML:", re.IGNORECASE)


def paste(text: str, name: str = "") -> Book:
    """The book of what was pasted; `name` is what it is called where a file would be named."""
    assembly = Assembly(name)
    try:
        if len(text) > MOST_CHARACTERS:
            raise Refused(Refusal.TOO_LARGE)
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        for letter, data in frames(_read(text), digest):
            assembly.take(letter, data)
    except Refused as refused:
        raise error_of(refused.refusal, name) from refused
    if assembly.book is None:
        raise error_of(assembly.refusal or Refusal.EMPTY, name)
    return assembly.book


def _read(text: str) -> RawBook:
    is_markup = text.lstrip().startswith("<") or _CLIPBOARD.match(text)
    if is_markup and _TABLE.search(text):
        return RawBook(BookFormat.HTML, tables_of(text))
    separator = "\t" if "\t" in text else separator_of(text)
    return RawBook(BookFormat.TEXT, [sheet_of(text.replace("\0", ""), separator)])
