"""What a letter to an applicant may leave to be filled in: {수요과제명}, {접수번호}, …"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "수요과제명": "전극 코팅 공정 AI 두께 제어",
        "접수번호": "BAT-2026-001",
        "접수일": "2026. 7. 22.",
        "신청기관": "예시가람",
        "분과": "이차전지",
        "회차": "2026년 제1차 수요조사",
        "처리일": "2026. 8. 3.",
        "보완기한": "2026. 8. 14.",
        "보완차수": "1차",
        "통합수요": "전극 공정 통합 제어",
    }
)
"""What can be filled in, each with an example."""
_BRACES = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(text: str | None) -> tuple[str, ...]:
    """What a text wants filled in and nobody can fill in."""
    wanted = dict.fromkeys(_BRACES.findall(text or ""))
    return tuple(name for name in wanted if name.strip() not in PLACEHOLDERS)


def with_examples(text: str) -> str:
    """A text as it may read once it is filled in."""
    return _BRACES.sub(lambda found: PLACEHOLDERS.get(found[1].strip(), found[0]), text)
