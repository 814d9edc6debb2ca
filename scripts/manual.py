"""Makes what of the manual is made: its pictures, and the page of shortcuts.

Run it in the environment of the project: `.venv/bin/python scripts/manual.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
IMAGES, PAGE = ROOT / "docs" / "images", ROOT / "docs" / "manual" / "shortcuts.md"
DEMO = ROOT / "build" / "demo" / "alliance.afm"
TAKEN = ROOT / "build" / "screens" / "manual"
COLOURS = 256
PICTURES = {
    "dashboard": "dashboard",
    "members": "members",
    "links": "links",
    "map": "links-map",
    "succession": "members-succession",
    "leaving": "members-leaving",
    "duplicates": "duplicates-twins",
    "transition": "transition-preview",
    "round-form": "round-form-field",
    "meetings": "meetings",
    "meeting-agenda": "meetings-agenda",
    "meeting-roster": "meetings-roster",
    "meeting-results": "meetings-results",
    "demands": "demands-narrowed",
    "filing": "filing-budget",
    "filing-check": "filing-check",
    "collecting": "collecting-narrowed",
    "screening": "screening-returned",
    "reports": "reports",
    "crosstab": "crosstab-money",
    "history": "history",
    "import": "import-rows",
    "import-columns": "import-columns",
    "import-doubtful": "import-doubtful",
    "forms": "forms-came-along",
    "trash": "trash-deleted",
    "first-run": "first-run-role",
    "palette": "palette-typed",
}
"""The picture of the manual, and the one of the command it is made from, without its number."""


def main() -> int:
    """Take the pictures of the demonstration and write the page of shortcuts."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    write_shortcuts()
    shutil.rmtree(TAKEN, ignore_errors=True)  # numbers may have moved on
    command = [sys.executable, "-m", "afm_desktop", "screens", str(DEMO), "--out", str(TAKEN)]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code == 0:
        for name, taken in PICTURES.items():
            shrink(next(TAKEN.glob(f"[0-9][0-9]-{taken}.png")), IMAGES / f"{name}.png")
    return code


def write_shortcuts() -> None:
    """The page of shortcuts says what the program says."""
    from afm_desktop.ui.shell.shortcut_page import shortcut_page  # noqa: PLC0415
    from afm_desktop.ui.start import application  # noqa: PLC0415

    _app = application()
    PAGE.write_text(shortcut_page(), encoding="utf-8")


def shrink(source: Path, target: Path) -> None:
    """The same picture in few colours."""
    with Image.open(source) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
