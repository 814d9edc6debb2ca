"""What `succession` does, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from afm_desktop.domain.enums import OrganizationEventKind


class Happening(StrEnum):
    """One word of the command line."""

    LIST = "list"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    CLOSE = "close"


KINDS: Mapping[Happening, OrganizationEventKind] = {
    Happening.RENAME: OrganizationEventKind.RENAMED,
    Happening.MERGE: OrganizationEventKind.MERGED,
    Happening.SPLIT: OrganizationEventKind.SPLIT,
    Happening.CLOSE: OrganizationEventKind.CLOSED,
}
