"""What this person likes on this computer: kept beside the file, never in it."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from afm_desktop.domain.upkeep import BackupEvery
from afm_desktop.paths import office_data
from afm_desktop.ui.geometry import Frame
from afm_desktop.ui.theme import Density

log = logging.getLogger(__name__)
FILE = "window.json"
MOST_RECENT = 8
SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Brightness(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Kept(msgspec.Struct):
    """Everything that is kept, with what holds before anybody has chosen."""

    brightness: Brightness = Brightness.SYSTEM
    high_contrast: bool = False
    scale: float = 1.0
    density: Density = Density.NORMAL
    frame: Frame | None = None
    record_frame: Frame | None = None
    """Where the window of a single record stood last."""
    is_nav_narrow: bool = False
    is_menu_hidden: bool = False
    backup_every: BackupEvery = BackupEvery.HOUR
    recent: list[str] = []
    """The files opened last, the latest first."""
    scopes: dict[str, str] = {}
    """The division each file was narrowed to."""
    layouts: dict[str, dict[str, Any]] = {}
    """Columns, splitters and the like of each list, by its name."""
    views: dict[str, dict[str, Any]] = {}
    """Saved views of each list, by its name."""
    papers: dict[str, dict[str, Any]] = {}
    """The options each paper was made with last."""
    closed_hints: list[str] = []
    """Hints that were closed once and do not come back."""


class Preferences:
    """Reads the file once, and writes it whole with every change."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or office_data() / FILE
        self.kept = _read(self._path)

    def keep(self, **changes: Any) -> None:
        """Change some of what is kept."""
        self.kept = msgspec.structs.replace(self.kept, **changes)
        _write(self._path, self.kept)

    def layout(self, name: str) -> dict[str, Any]:
        """How a list was left; empty when it was never seen."""
        return dict(self.kept.layouts.get(name, {}))

    def keep_layout(self, name: str, state: Mapping[str, Any]) -> None:
        """Keep how a list is left."""
        if self.kept.layouts.get(name) != state:
            self.keep(layouts={**self.kept.layouts, name: dict(state)})

    def views(self, name: str) -> dict[str, Any]:
        """The saved views of a list, by their Korean names."""
        return dict(self.kept.views.get(name, {}))

    def keep_views(self, name: str, views: Mapping[str, Any]) -> None:
        """Keep the saved views of a list."""
        self.keep(views={**self.kept.views, name: dict(views)})

    def paper_options(self, kind: str) -> dict[str, Any]:
        """The options a kind of paper was made with last."""
        return dict(self.kept.papers.get(kind, {}))

    def keep_paper_options(self, kind: str, options: Mapping[str, Any]) -> None:
        """Keep the options of a kind of paper."""
        self.keep(papers={**self.kept.papers, kind: dict(options)})

    def recent_files(self) -> list[Path]:
        """The files opened last that are still there, the latest first."""
        return [path for path in map(Path, self.kept.recent) if path.is_file()]

    def note_file(self, path: Path) -> None:
        """Remember that a file was opened."""
        name = str(path.absolute())
        others = [known for known in self.kept.recent if known != name]
        self.keep(recent=[name, *others][:MOST_RECENT])

    def scope_of(self, path: Path) -> str | None:
        """The division a file was narrowed to; "" for all, None when it was never chosen."""
        return self.kept.scopes.get(str(path.absolute()))

    def keep_scope(self, path: Path, division: str | None) -> None:
        """Remember what a file is narrowed to."""
        self.keep(scopes={**self.kept.scopes, str(path.absolute()): division or ""})

    def close_hint(self, hint: str) -> None:
        """A hint that was closed does not come back."""
        if hint not in self.kept.closed_hints:
            self.keep(closed_hints=[*self.kept.closed_hints, hint])


def _read(path: Path) -> Kept:
    """What is kept; of a damaged file whatever can still be read."""
    try:
        found = msgspec.json.decode(path.read_bytes())
    except FileNotFoundError:
        return Kept()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        log.warning("%s could not be read", path, exc_info=True)
        return Kept()
    if not isinstance(found, dict):
        return Kept()
    sound = {}
    for field in msgspec.structs.fields(Kept):
        if field.name in found:
            try:
                sound[field.name] = msgspec.convert(found[field.name], field.type)
            except msgspec.ValidationError:
                log.warning("%s of %s is not understood", field.name, path)
    return _sane(Kept(**sound))


def _sane(kept: Kept) -> Kept:
    """A text size nobody can read or fit on a screen is brought back into bounds."""
    scale = kept.scale if kept.scale == kept.scale else 1.0  # not a number equals nothing
    return msgspec.structs.replace(kept, scale=min(max(scale, SCALES[0]), SCALES[-1]))


def _write(path: Path, kept: Kept) -> None:
    """Put the new file in the old one's place, so that a crash leaves one of them whole."""
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        building.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1))
        building.replace(path)
    except OSError:
        log.warning("%s could not be written", path, exc_info=True)
