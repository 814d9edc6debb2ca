"""Lists that are dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from afm_desktop.domain.office import Role
from afm_desktop.ui.places import Place

ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt", ".hwpx"})
IMPORT, FORMS, FILE = "import", "forms", "file"


def dropped_list(mime: QMimeData) -> Path | None:
    """The list among what is dropped."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.casefold() in ENDINGS), None)


def dropped_along(mime: QMimeData, path: Path) -> tuple[Path, ...]:
    """What else is dropped with a list."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return tuple(one for one in paths if one != path)


def place_for(path: Path, role: Role, along: Sequence[Path] = ()) -> Place:
    """The screen a dropped file belongs on, with the forms or lists that came along."""
    from afm_desktop.exchange.forms.recognising import is_form  # noqa: PLC0415 - seldom needed

    files = (path, *along)
    if role is not Role.FIRM and any(map(is_form, files)):
        return Place(FORMS, None, ((FILE, tuple(map(str, files))),))
    lists = (one for one in along if one.suffix.casefold() in ENDINGS)
    return Place(IMPORT, None, ((FILE, (str(path), *map(str, lists))),))
