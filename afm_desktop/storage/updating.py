"""Bring an older workspace up to date: backed up, on a copy, checked, swapped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from afm_desktop.storage import migrations, schema
from afm_desktop.storage.backup import Occasion, back_up
from afm_desktop.storage.check import require_whole
from afm_desktop.storage.errors import OlderFile
from afm_desktop.storage.migrations import VERSIONS
from afm_desktop.storage.placing import put_in_place, remove
from afm_desktop.storage.sqlite.copies import copy_database
from afm_desktop.storage.sqlite.failures import in_words


def bring_up_to_date(
    path: Path,
    *,
    read_only: bool = False,
    versions: Sequence[Path] = (VERSIONS,),
    newest: str = schema.REVISION,
) -> bool:
    """Migrate a file that is behind; answer whether it was. The caller holds the writer's lock."""
    with in_words(path):
        if not migrations.is_behind(path, versions, newest):
            return False
        if read_only:
            raise OlderFile(path)
        back_up(path, Occasion.MIGRATION)
        _migrate_copy(path, versions)
    return True


def _migrate_copy(path: Path, versions: Sequence[Path]) -> None:
    building = path.with_name(f".{path.name}.migrated")
    try:
        copy_database(path, building)
        migrations.bring_forward(building, versions)
        require_whole(building)
        put_in_place(building, path)
    finally:
        remove(building)
