"""Korean telephone numbers in their usual form."""

from __future__ import annotations

import re

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import DASHES

# Seoul, other areas, internet, paid by the callee, personal, mobile
_NUMBER = re.compile(r"(02|0[3-6]\d|070|080|050\d|01[016789])(\d{3,4})(\d{4})")
_NATIONWIDE = re.compile(r"(1[5-9]\d\d)(\d{4})")
_is_usual = re.compile(r"(?:02|0[3-6]\d|070|080|01[016789])-\d{3,4}-\d{4}").fullmatch
_SEPARATORS = re.compile(rf"[\s.(){DASHES}]")


class WrongPhone(RuleViolation):
    """A telephone number does not look like a Korean one."""

    def __init__(self, entered: str) -> None:
        super().__init__(
            f"전화번호 ‘{entered}’의 형식이 맞지 않습니다. 02-0000-0000처럼 지역번호부터 적으세요.",
            field="phone",
        )


def format_phone(text: str) -> str:
    """The number as `02-123-4567`; a foreign number keeps its `+` and stays as typed."""
    if _is_usual(text):
        return text
    bare = _SEPARATORS.sub("", text)
    if bare.startswith("+82"):
        bare = "0" + bare.removeprefix("+82").removeprefix("0")
    elif bare.startswith("+"):
        return text.strip()
    found = _NUMBER.fullmatch(bare) or _NATIONWIDE.fullmatch(bare)
    if found is None:
        raise WrongPhone(text)
    return "-".join(found.groups())
