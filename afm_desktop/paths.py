"""Where files live: what is shipped with the program, and what this computer remembers."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

DATA_DIR = "AFM_DATA_DIR"
VERSION = "0.1.0"
PACKAGE = Path(__file__).parent
NOTICE = PACKAGE.parent / "NOTICE"
MANUAL = PACKAGE.parent / "docs" / "manual"
RESOURCES = PACKAGE.parent / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
TABLES = RESOURCES / "tables"
FORMS = RESOURCES / "forms"
DEMONSTRATION = RESOURCES / "demonstration"


def office_data() -> Path:
    """The folder of this computer's own notes; `AFM_DATA_DIR` moves it."""
    moved = os.environ.get(DATA_DIR)
    return Path(moved) if moved else user_data_path("afm-desktop", appauthor=False)


def log_file() -> Path:
    """The log for whoever repairs the program."""
    return office_data() / "logs" / "afm-desktop.log"
