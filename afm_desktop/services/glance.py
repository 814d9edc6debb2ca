"""What a window shows of a file before the file is open: whose it is, and its divisions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from afm_desktop.domain.office import Office
from afm_desktop.services.naming import DivisionName
from afm_desktop.storage.placing import real
from afm_desktop.storage.sqlite import glance as glances


@dataclass(frozen=True, slots=True)
class Glance:
    """The file itself, wherever a link to it lies, and what its window is made from."""

    path: Path
    office: Office
    divisions: tuple[DivisionName, ...]


def glance(path: Path) -> Glance | None:
    """Look at a file that is not open; None where opening it takes more than a moment."""
    path = real(path)
    seen = glances.glance(path)
    if seen is None:
        return None
    office, divisions = seen
    return Glance(path, office, tuple(DivisionName(*named) for named in divisions))
