"""The kinds of files a paper can be beside its pages, by the ending of their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from afm_desktop.exchange.papers.hangul import hangul
from afm_desktop.exchange.papers.workbook import workbook
from afm_desktop.services.plain import Plain

HANGUL, WORKBOOK = ".hwpx", ".xlsx"
WRITERS: Final[Mapping[str, Callable[[Plain], bytes]]] = {HANGUL: hangul, WORKBOOK: workbook}
