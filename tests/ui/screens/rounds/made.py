"""What another office sends."""

from __future__ import annotations

from afm_desktop.app import opened
from afm_desktop.domain.office import Office, Role
from afm_desktop.exchange.round_file import write_round
from afm_desktop.services.founding import found_office


def round_file(folder):
    """The file of a round that has begun, from the central office."""
    office, path = folder / "사무국.afm", folder / "받은 회차.json"
    found_office(office, Office(role=Role.CENTER, actor="예시 사무국"))
    with opened(office) as desk:
        made = desk.rounds.create({"year": 2026, "ordinal": 1})
        write_round(path, desk.rounds.sheet(made))
    return path
