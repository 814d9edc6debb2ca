"""Divisions as rows and the window name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DivisionName:
    """A division as rows name it."""

    id: str
    code: str
    name: str
