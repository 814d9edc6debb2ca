"""Fields of one line for years and moments."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.dates import KOREA, korean_moment, moment_words, parse_day
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_field import ChoiceField
from afm_desktop.ui.widgets.line_field import LineField, LineOptions, NumberField
from afm_desktop.ui.widgets.option_list import Find

FIRST_YEAR, LAST_YEAR = 1900, 2199
_TIME = re.compile(r"(.*?)[\s,T]*(\d{1,2})\s*[:시]\s*(\d{1,2})?\s*분?(?::00)?")


class YearField(NumberField):
    """A year, without the comma of thousands."""

    def __init__(self, label: str, **options: Unpack[LineOptions]) -> None:
        super().__init__(label, least=FIRST_YEAR, most=LAST_YEAR, **options)

    def _text_of(self, value: object) -> str:
        return "" if value is None else str(value)

    def _bound(self, number: object) -> None:
        try:
            super()._bound(number)  # type: ignore[arg-type]
        except RuleViolation:
            raise RuleViolation(labels.NOT_A_YEAR) from None


class MomentField(LineField):
    """A day and a time in Korea: `2026. 7. 30. 14:00`; a day alone begins at midnight."""

    def __init__(self, label: str, *, today: date, **options: Unpack[LineOptions]) -> None:
        self._today = today
        super().__init__(label, **options)

    def _text_of(self, value: object) -> str:
        return moment_words(value) if isinstance(value, datetime) else ""

    def _parse(self, typed: str) -> datetime | None:
        text = unicodedata.normalize("NFKC", typed).strip()
        if not text:
            return None
        found = _TIME.fullmatch(text)
        day_text, hour, minute = found.groups() if found else (text, "0", "0")
        try:
            day = parse_day(day_text, self._year()) if day_text else self._day()
            return korean_moment(day, int(hour), int(minute or 0))
        except (RuleViolation, ValueError):
            raise RuleViolation(labels.NOT_A_MOMENT.format(typed=typed.strip())) from None

    def _day(self) -> date:
        stored = self._stored
        return stored.astimezone(KOREA).date() if isinstance(stored, datetime) else self._today

    def _year(self) -> int:
        return self._day().year


class ReferenceField(ChoiceField):
    """A record picked by what is typed; the arrow beside it opens that record."""

    opened = Signal(str)  # the id of the record

    def __init__(
        self,
        label: str,
        find: Find,
        *,
        is_required: bool = False,
        is_quiet: bool = True,
        can_open: bool = False,
    ) -> None:
        self._can_open = can_open
        self._arrow = Button("", "arrow-right", "quiet", labels.OPEN_FIELD.format(word=label))
        super().__init__(label, find, is_required=is_required, is_quiet=is_quiet)
        self._arrow.clicked.connect(lambda: self.opened.emit(str(self.value())))

    def _mount(self, editor: QWidget) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().u // 2)
        row.addWidget(editor, 1)
        row.addWidget(self._arrow)
        super()._mount(holder)
        self.setFocusProxy(editor)

    def _display(self, value: object) -> None:
        super()._display(value)
        self._arrow.setVisible(self._can_open and value is not None)
