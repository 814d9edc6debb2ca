"""A time of a known day: 14:10, 1410 or 14시 10분."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Unpack

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.widgets.line_field import LineField, LineOptions

_TIME = re.compile(r"(\d{1,2})\s*[:시.]?\s*(\d{2})?\s*분?")


class ClockField(LineField):
    """The moment on the day of the meeting."""

    def __init__(self, label: str, day: date, **options: Unpack[LineOptions]) -> None:
        self._day = day
        super().__init__(label, **options)
        self.set_placeholder(labels.TIME_HINT)

    def _text_of(self, value: object) -> str:
        return labels.clock(value) if isinstance(value, datetime) else ""

    def _parse(self, typed: str) -> datetime | None:
        text = unicodedata.normalize("NFKC", typed).strip()
        if not text:
            return None
        found = _TIME.fullmatch(text)
        try:
            if found is None:
                raise ValueError(text)
            return korean_moment(self._day, int(found[1]), int(found[2] or 0))
        except ValueError:
            raise RuleViolation(labels.not_a_time(text)) from None
