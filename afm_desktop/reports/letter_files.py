"""What letters in a folder are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from afm_desktop.services.letters.model import Letter

_UNFIT = re.compile(r"[^\w]+")
LONGEST = 60
PDF = ".pdf"


def file_names(letters: Sequence[Letter]) -> Iterator[str]:
    """`BAT-2026-0007-예시가람-수요-보완-요청.pdf`, each once; without a number by its place."""
    used: set[str] = set()
    for place, one in enumerate(letters, 1):
        name = file_name(one, f"{place:03d}")
        if name in used:
            name = f"{name.removesuffix(PDF)}-{place:03d}{PDF}"
        used.add(name)
        yield name


def file_name(letter: Letter, instead: str = "") -> str:
    """The name of the file of one letter."""
    words = " ".join((letter.intake_no or instead, letter.to, letter.subject))
    return f"{_UNFIT.sub('-', words).strip('-')[:LONGEST].rstrip('-')}{PDF}"
