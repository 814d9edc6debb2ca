"""Composition root: builds the storage and the services of one file; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.lists.service import Lists
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """An open file and what can be done with it."""

    workspace: Workspace
    lists: Lists
    gestures: Gestures


def build(workspace: Workspace) -> Desk:
    """The services on an open file."""
    return Desk(workspace, Lists(workspace), Gestures(workspace))


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Desk]:
    """Open a file for as long as the work takes."""
    workspace = Workspace.open(path, read_only=read_only)
    try:
        yield build(workspace)
    finally:
        workspace.close()
