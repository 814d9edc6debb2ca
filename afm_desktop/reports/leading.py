"""Which of several counts is the highest, in words."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.services.status_lines import named


def leading(counts: Mapping[str, int], what: str = "") -> str:
    """`가 7건으로 최다`; equal ones stand side by side, and of all equal none is the most."""
    most = max(counts.values())
    first = [name for name, count in counts.items() if count == most]
    each = "각 " if len(first) > 1 else ""
    end = "건" if len(first) == len(counts) else "건으로 최다"
    return f"{named(first)}{what} {each}{most:,}{end}"
