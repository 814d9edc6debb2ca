"""How a file begins that an office's document security (DRM) has wrapped."""

from __future__ import annotations

WRAPPERS = (
    b"\x9b DRMONE",  # Fasoo
    b"<## NASCA DRM FILE",  # NASCA
    b"SCDSA0",  # SoftCamp
    b"<DOCUMENT SAFER",  # MarkAny
    b"\x00DRM",
)


def is_wrapped(head: bytes) -> bool:
    """Whether the first bytes of a file are a wrapper's."""
    return head.startswith(WRAPPERS)
