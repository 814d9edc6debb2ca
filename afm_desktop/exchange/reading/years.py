"""The year a header names: 2024년 매출액, 매출액(’24), 종업원수(2024. 12. 31. 기준)."""

from __future__ import annotations

import re

_LONG = r"(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:년도?|년말|[.\-/]\s*\d{1,2}(?:[.\-/]\s*\d{1,2})?\.?)?"
_SHORT = (
    r"(?:['’‘`]\s*(\d{2})(?!\d)\s*(?:년도?)?|(?<!\d)(\d{2})\s*년도?(?!\s*(?:간|평균|이내|이상)))"
)
_YEAR = re.compile(rf"(?:FY\s*)?(?:{_LONG}|{_SHORT})", re.IGNORECASE)
_FIRST_SHORT = 15  # 10년 is a span
_ENDS = re.compile(r"^[\s_,·/\-]*(?:말|기준)?[\s_,·/\-]+|[\s_,·/\-]+$")


def year_in(header: str) -> int | None:
    """The year a header names; None where it names none, or two."""
    found = {year for match in _YEAR.finditer(header) if (year := _year(match)) is not None}
    return found.pop() if len(found) == 1 else None


def without_year(header: str) -> str:
    """The header without the year it names, which may be nothing."""
    if year_in(header) is None:
        return header
    return _ENDS.sub("", _YEAR.sub(" ", header)).strip()


def _year(match: re.Match[str]) -> int | None:
    if match[1]:
        return int(match[1])
    short = int(match[2] or match[3])
    return 2000 + short if short >= _FIRST_SHORT else None
