"""What the file of a paper is called unless somebody calls it otherwise."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_UNFIT = re.compile(r"[^\w]+")
LONGEST = 80


def file_name(paper: str, *about: str, day: date) -> str:
    """`분과현황보고_이차전지_20260722`; what no file system takes is left out."""
    parts = [_UNFIT.sub("-", unicodedata.normalize("NFC", part)).strip("-") for part in about]
    name = "_".join(part for part in (paper, *parts) if part)[:LONGEST].rstrip("_-")
    return f"{name}_{day:%Y%m%d}"
