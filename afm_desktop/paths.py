"""Where files live: what is shipped with the program, and what this computer remembers."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).parent
RESOURCES = PACKAGE.parent / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
TABLES = RESOURCES / "tables"
DEMONSTRATION = RESOURCES / "demonstration"


def office_data() -> Path:
    """The folder of this computer's own notes; `AFM_DATA_DIR` moves it."""
    moved = os.environ.get("AFM_DATA_DIR")
    return Path(moved) if moved else user_data_path("afm-desktop", appauthor=False)
