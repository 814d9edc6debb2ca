"""A file of 100,000 bodies that sit in the twelve divisions, as the window opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from afm_desktop.domain.ids import uuid7
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.founding import found_office
from afm_desktop.storage.workspace import Workspace
from tests.bench.storage import BODIES, INSERT, OFFICE, bodies

SIZES = ("large", "middle", "medium", "small")
REGIONS = ("11", "41", "47", "48")
SEAT = "INSERT INTO memberships (id, organization_id, division_id, role) VALUES (?, ?, ?, ?)"
_SIZE, _REGION = 3, 5


def make(path: Path) -> None:
    """A new office's file with all bodies, each a member of one division."""
    found_office(path, OFFICE)
    workspace = Workspace.open(path)
    with workspace.writing("가져오기") as session:
        divisions = list(session.scalars(select(Division.id).order_by(Division.position)))
        for number, chunk in enumerate(bodies(BODIES)):
            rows = list(_varied(chunk))
            seats = [
                (uuid7(1_784_678_500_000 + number, at), row[0], divisions[at % 12], "member")
                for at, row in enumerate(rows)
            ]
            session.connection().exec_driver_sql(INSERT, rows)
            session.connection().exec_driver_sql(SEAT, seats)
    workspace.close()


def _varied(chunk: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(chunk):
        varied = list(row)
        varied[_SIZE] = SIZES[number * 7 % 4]
        varied[_REGION] = REGIONS[number * 11 % 4]
        yield tuple(varied)
