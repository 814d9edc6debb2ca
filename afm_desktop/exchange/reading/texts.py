"""Lists as text: which encoding, which separator, and the rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from afm_desktop.exchange.formulas import bare
from afm_desktop.exchange.reading.book import BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused
from afm_desktop.exchange.reading.raw import RawBook, RawSheet

ENCODINGS = ("utf-8", "cp949", "utf-16")
"""What the user may switch to."""

PREVIEW = 5
MOST_COLUMNS = 16_384
_LONGEST_FIELD = 1_000_000
_MOST_LOST = 50  # one character in so many
_SAMPLE = 65_536
_SEPARATORS = (",", "\t", ";", "|")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text(data: bytes, encoding: str | None = None) -> RawBook:
    """A text file as one sheet; an encoding that was chosen is kept, whatever it makes of it."""
    text, encoding = decoded(data, encoding)
    return RawBook(
        BookFormat.TEXT,
        [sheet_of(text)],
        encoding=encoding,
        preview=[line[:500] for line in text[:_SAMPLE].splitlines()[:PREVIEW]],
    )


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and its encoding: by its mark, else strict UTF-8, else CP949, else the nearest."""
    if encoding is not None:
        return _by_choice(data, encoding), encoding
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    tried = (marked,) if marked else (*_unmarked(data), "utf-8", "cp949")
    for name in tried:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name.removesuffix("-sig")
    if marked is None and b"\0" not in data:
        return _nearest(data)
    raise Refused(Refusal.BROKEN)


def _nearest(data: bytes) -> tuple[str, str]:
    """The encoding in which almost all is text, as when two files were joined to one."""
    texts = ((data.decode(name, "replace"), name) for name in ("utf-8", "cp949"))
    text, name = min(texts, key=lambda one: one[0].count("\ufffd"))
    if text.count("\ufffd") * _MOST_LOST > len(text):
        raise Refused(Refusal.BROKEN)
    return text, name


def _by_choice(data: bytes, encoding: str) -> str:
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    return data.decode(name, "replace").replace("\0", "\ufffd")


def _unmarked(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark, which shows in the zero bytes beside ASCII."""
    head = data[:2000]
    if len(data) % 2 or head.count(0) * 5 < len(head):
        return ()
    return ("utf-16-le",) if head[1::2].count(0) > head[0::2].count(0) else ("utf-16-be",)


def sheet_of(text: str, separator: str | None = None) -> RawSheet:
    """The rows of a text as a sheet."""
    return RawSheet("", _rows(text, separator or separator_of(text)))


def separator_of(text: str) -> str:
    """The separator that cuts the first lines into the same number of columns most often."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> int:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row]
    except csv.Error:
        return 0
    counts = Counter(width for width in widths if width > 1)
    return max((width * count for width, count in counts.items()), default=0)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    lines = io.StringIO(text, newline="")
    quoted = csv.reader(lines, delimiter=separator)
    unquoted = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    try:
        for row in quoted if _closes(text, separator) else unquoted:
            if len(row) > MOST_COLUMNS:
                raise Refused(Refusal.TOO_LARGE)
            yield [bare(cell) for cell in row] if any(cell[:1] == "'" for cell in row) else row
    except csv.Error as error:
        raise Refused(Refusal.BROKEN) from error


def _closes(text: str, separator: str) -> bool:
    """Whether every quotation ends; a stray mark would swallow the rest of the file."""
    if '"' not in text:
        return True
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True
