"""Names of files that come from anywhere: made safe for every system, or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

NAMELESS = "이름 없는 파일"
LONGEST = 180
"""Bytes a name has at most, so that a copy of it can lie in any folder."""
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufe00-\ufe0f\ufff9-\uffff\ud800-\udfff]"
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE
)


def safe_name(name: str) -> str:
    """The last part of a path as a name that every system takes and that hides nothing.

    NFC; without characters that are not seen or turn others round; never one of Windows' devices.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = _NOT_IN_NAMES.sub("_", _HIDDEN.sub("", last))
    shown = " ".join(shown.split()).rstrip(". ")
    if not shown.strip("._ "):
        return NAMELESS
    if shown.startswith("."):
        shown = f"_{shown.lstrip('.')}"
    if _RESERVED.fullmatch(shown.split(".")[0].rstrip()):
        shown = f"_{shown}"
    return _shortened(shown)


def distinct(name: str, taken: Collection[str]) -> str:
    """The name, with a number before its ending where another file is called so."""
    known = {one.casefold() for one in taken}
    end = ending(name)
    stem, tail = (name[: -len(end) - 1], f".{end}") if end else (name, "")
    tail = name[len(stem) :] if tail else ""
    number, found = 1, name
    while found.casefold() in known:
        number += 1
        found = f"{stem} ({number}){tail}"
    return found


def ending(name: str) -> str:
    """What a name ends with, without the dot and in small letters; `hwp` of `계획.HWP`."""
    stem, dot, last = name.rpartition(".")
    return last.casefold().strip() if dot and stem else ""


def _shortened(name: str) -> str:
    """A name of a length that folders take; what it ends with stays."""
    if len(name.encode()) <= LONGEST:
        return name
    end = ending(name)
    tail = f".{end}" if end and len(end.encode()) <= 20 else ""
    stem = name[: len(name) - len(tail)] if tail else name
    room = LONGEST - len(tail.encode())
    cut = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return cut + tail
