"""Lists that are dropped on the window."""

from __future__ import annotations

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


def place_for(path: Path, role: Role) -> Place:
    """The screen a dropped file belongs on: a form that came back where forms are taken."""
    from afm_desktop.exchange.forms.recognising import is_form  # noqa: PLC0415 - seldom needed

    takes_forms = role is not Role.FIRM and is_form(path)
    return Place(FORMS if takes_forms else IMPORT, None, ((FILE, (str(path),)),))
