"""The reading process: one file in, frames out; it has little memory and time.

`python -m afm_desktop.exchange.reading.worker MEGABYTES SECONDS ENCODING FILE`, ENCODING, `-`, or
`verbatim` where each text stays as it was typed.
"""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from afm_desktop.exchange.reading.book import BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused
from afm_desktop.exchange.reading.framing import REFUSED, Frame, frames, write_frames
from afm_desktop.exchange.reading.markup import read_markup
from afm_desktop.exchange.reading.raw import RawBook
from afm_desktop.exchange.reading.sniffing import format_of
from afm_desktop.exchange.reading.texts import read_text
from afm_desktop.exchange.reading.workbooks import read_workbook

VERBATIM = "verbatim"


def answer(data: bytes, encoding: str | None = None, *, verbatim: bool = False) -> Iterator[Frame]:
    """The frames of a file; a refusal is the last of them."""
    try:
        digest = hashlib.sha256(data).hexdigest()
        yield from frames(_read(data, encoding), digest, verbatim=verbatim)
    except Refused as refused:
        yield REFUSED, msgspec.msgpack.encode(refused.refusal.value)
    except MemoryError:
        yield REFUSED, msgspec.msgpack.encode(Refusal.TOO_LARGE.value)


def _read(data: bytes, encoding: str | None) -> RawBook:
    format_ = format_of(data)
    if format_ is BookFormat.TEXT:
        return read_text(data, encoding)
    if format_ is BookFormat.HTML:
        return read_markup(data, encoding)
    return read_workbook(data, format_)


def confine(megabytes: int, seconds: int) -> None:
    """Take away what reading does not need; where the system cannot, the parent watches."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    memory = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the file that the command line names."""
    gc.disable()  # rows hold no circles, and the process ends with them
    megabytes, seconds, encoding, name = sys.argv[1:5]
    confine(int(megabytes), int(seconds))
    data = Path(name).read_bytes()
    verbatim = encoding == VERBATIM
    said = None if verbatim or encoding == "-" else encoding
    write_frames(answer(data, said, verbatim=verbatim), sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
