"""The structure a new file begins with."""

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
