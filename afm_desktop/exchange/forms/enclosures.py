"""Whose the files are that came along with replies: told by their names alone."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from afm_desktop.domain.legal_forms import parted

_SHORTEST = 2
"""Letters of a name that may be looked for; one alone stands in many words."""
_LETTER = "0-9A-Za-z가-힣"
_GAP = r"[\s_\-.]*"


@dataclass(frozen=True, slots=True)
class Taker:
    """A reply files can belong to: the form it answers, whose it is, and where it lies."""

    key: str
    body: str
    path: Path
    intake_no: str | None = None


def shared_out(
    files: Iterable[Path], takers: Sequence[Taker], *, is_handed_over: bool
) -> tuple[Mapping[str, tuple[Path, ...]], tuple[Path, ...]]:
    """The files of each form by its key, and those that are nobody's.

    A file belongs to the reply whose number of form, file name or intake number it bears, else to
    the one body that it names. Of a single reply are all files that were handed over with it.
    """
    keys = {one.key for one in takers}
    found, loose = defaultdict[str, list[Path]](list), []
    for file in files:
        key = next(iter(keys)) if is_handed_over and len(keys) == 1 else owner_of(file, takers)
        if key is None:
            loose.append(file)
        else:
            found[key].append(file)
    return {key: tuple(paths) for key, paths in found.items()}, tuple(loose)


def owner_of(file: Path, takers: Sequence[Taker]) -> str | None:
    """The key of the form whose reply a file belongs to by its name; None where several may be."""
    name = _plain(file.stem)
    for found in (
        [(len(one.key), one.key) for one in takers if one.key in name],
        [(len(stem), one.key) for one in takers if _begins(name, stem := _plain(one.path.stem))],
        [(len(no), one.key) for one in takers if (no := one.intake_no or "") and _holds(name, no)],
        [(len(said), one.key) for one in takers if (said := _named(name, one.body))],
    ):
        if found:
            longest = max(length for length, _key in found)
            keys = {key for length, key in found if length == longest}
            return keys.pop() if len(keys) == 1 else None
    return None


def lies_beside(file: Path, takers: Sequence[Taker]) -> bool:
    """Whether a file that nobody handed over is called as a reply of its folder is."""
    name = _plain(file.stem)
    return any(
        one.path.parent == file.parent and _begins(name, _plain(one.path.stem)) for one in takers
    )


def _begins(name: str, stem: str) -> bool:
    """Whether a name is a stem, or begins with it and goes on after a gap."""
    rest = name[len(stem) :]
    return bool(stem) and name.startswith(stem) and not re.match(f"[{_LETTER}]", rest)


def _holds(name: str, number: str) -> bool:
    """Whether a name has a number as a word of its own."""
    said = re.escape(_plain(number))
    return re.search(f"(?<![{_LETTER}]){said}(?![{_LETTER}])", name) is not None


def _named(name: str, body: str) -> str:
    """The name of a body without its legal form, if a file's name has it as a word of its own."""
    said = _plain(parted(body).name)
    letters = "".join(said.split())
    return letters if len(letters) >= _SHORTEST and _pattern(letters).search(name) else ""


@lru_cache(maxsize=2048)
def _pattern(letters: str) -> re.Pattern[str]:
    """A name however it is spaced, after a legal form, a bracket or a gap."""
    spaced = _GAP.join(map(re.escape, letters))
    return re.compile(rf"(?:(?<![{_LETTER}])|(?<=주식회사)){spaced}(?![{_LETTER}])")


def _plain(text: str) -> str:
    """As names of files are compared: some systems part a syllable into its letters."""
    return unicodedata.normalize("NFC", text).casefold()
