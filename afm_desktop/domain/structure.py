"""The structure a new file begins with, and those that are known to have followed it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from afm_desktop.paths import TABLES


@cache
def structure_of_2024() -> dict[str, Any]:
    """The structure a new file begins with: the working set of 12 divisions."""
    found: dict[str, Any] = json.loads((TABLES / "structure_2024.json").read_text("utf-8"))
    return found


@cache
def later_structures() -> tuple[dict[str, Any], ...]:
    """The structures that are offered to go over to, in order of their first days.

    Each division names those of the structure before it that it may follow; no source tells that,
    so that it is a proposal.
    """
    paths = sorted(TABLES.glob("structure_*.json"))
    read = (json.loads(path.read_text("utf-8")) for path in paths)
    first = structure_of_2024()["valid_from"]
    return tuple(one for one in read if one["valid_from"] > first)
