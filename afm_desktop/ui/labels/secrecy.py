"""How a demand is marked on screen: in the words that stand on its papers."""

from __future__ import annotations

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.words import word

CORE_TECHNOLOGY = "국가핵심기술 해당"


def marks(mark: Confidentiality | None, *, is_core_technology: bool) -> tuple[str, ...]:
    """`비공개(영업비밀)` and `국가핵심기술 해당`; none of what is public."""
    found = [word(mark)] if mark not in (None, Confidentiality.PUBLIC) else []
    if is_core_technology:
        found.append(CORE_TECHNOLOGY)
    return tuple(found)
