"""Fields of one line: text, numbers, money."""

from __future__ import annotations

import re
import unicodedata
from abc import abstractmethod
from decimal import Decimal
from typing import TypedDict, Unpack

from PySide6.QtCore import Qt

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.text import clean
from afm_desktop.domain.typed_money import parse_money
from afm_desktop.ui.drawing import NOTHING
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.widgets.entry import Entry
from afm_desktop.ui.widgets.field import Field

_NUMBER = re.compile(r"[-−△]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")


class LineOptions(TypedDict, total=False):
    """What every field of one line may be told."""

    name: str
    placeholder: str
    is_required: bool
    is_quiet: bool  # no edge until the mouse or the keyboard is there


class LineField(Field):
    """A field with one line to type in."""

    def __init__(self, label: str, **options: Unpack[LineOptions]) -> None:
        super().__init__(
            label,
            name=options.get("name", ""),
            is_required=options.get("is_required", False),
        )
        is_quiet = options.get("is_quiet", False)
        self.entry = self._make_entry(is_quiet)
        self.set_placeholder(options.get("placeholder", NOTHING if is_quiet else ""))
        self._shown = ""
        self._mount(self.entry)
        self.entry.edited.connect(self._edited)
        self.entry.entered.connect(self.settle)
        self.entry.left.connect(self.settle)
        self.entry.escaped.connect(self.revert)

    def _make_entry(self, is_quiet: bool) -> Entry:
        return Entry(self._name, is_quiet=is_quiet)

    def commit(self) -> None:
        self.entry.commit()

    def is_touched(self) -> bool:
        return self.entry.whole_text() != self._shown

    def shown_text(self) -> str:
        return self.entry.whole_text()

    def set_read_only(self, is_read_only: bool) -> None:
        self.entry.setReadOnly(is_read_only)
        self.entry.update()

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.entry.setPlaceholderText(text)

    def _display(self, value: object) -> None:
        self._shown = self._text_of(value)
        self.entry.show_text(self._shown)

    def _retype(self, text: str) -> None:
        self.entry.setText(text)
        self.entry.setModified(True)

    def _draft(self) -> object:
        return self._parse(self.entry.text())

    def _mark(self, is_wrong: bool) -> None:
        self.entry.set_wrong(is_wrong)
        self.entry.setAccessibleDescription(self._error)

    def _text_of(self, value: object) -> str:
        return "" if value is None else str(value)

    @abstractmethod
    def _parse(self, typed: str) -> object:
        """The value of a typed text; raises the sentence to show."""


class TextField(LineField):
    """A line of text; the empty one is None."""

    def __init__(self, label: str, *, most: int = 0, **options: Unpack[LineOptions]) -> None:
        super().__init__(label, **options)
        self._most = most

    def _parse(self, typed: str) -> str | None:
        text = clean(typed).strip()
        if self._most and len(text) > self._most:
            raise RuleViolation(words.too_long(self._most))
        return text or None


class NumberField(LineField):
    """An exact number: an int without decimals, else a Decimal with at most `places`."""

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        places: int = 0,
        least: int | None = None,
        most: int | None = None,
        **options: Unpack[LineOptions],
    ) -> None:
        self._unit, self._places, self._least, self._most = unit, places, least, most
        super().__init__(label, **options)
        self.entry.set_unit(unit)
        self.entry.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def _text_of(self, value: object) -> str:
        if value is None:
            return ""
        number = Decimal(str(value))
        return f"{number:,f}"

    def _parse(self, typed: str) -> int | Decimal | None:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).removesuffix(self._unit)
        if not text:
            return None
        if _NUMBER.fullmatch(text) is None or not any(letter.isdigit() for letter in text):
            raise RuleViolation(words.not_a_number(typed.strip()))
        number = Decimal(re.sub("[−△]", "-", text).replace(",", ""))
        if number != round(number, self._places):
            raise RuleViolation(words.too_precise(self._places))
        self._bound(number)
        return number if self._places else int(number)

    def _bound(self, number: Decimal) -> None:
        under = self._least is not None and number < self._least
        over = self._most is not None and number > self._most
        if under or over:
            least = "" if self._least is None else f"{self._least:,}"
            most = "" if self._most is None else f"{self._most:,}"
            raise RuleViolation(words.out_of_range(least, most))


class MoneyField(LineField):
    """Won, typed as 150억, 1.5조 or a figure in the unit; says what it has understood."""

    def __init__(
        self, label: str, *, unit: MoneyUnit = MoneyUnit.MILLION, **options: Unpack[LineOptions]
    ) -> None:
        self._unit = unit
        super().__init__(label, **options)
        self.entry.set_unit(unit.word)
        self.entry.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _text_of(self, value: object) -> str:
        if not isinstance(value, int):
            return ""
        exact = Decimal(value) / self._unit
        text = f"{abs(exact):,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return f"△{text}" if value < 0 else text

    def _parse(self, typed: str) -> int | None:
        return parse_money(typed, self._unit) if typed.strip() else None

    def _display(self, value: object) -> None:
        super()._display(value)
        if not self._error:
            self._say("")

    def _edited(self) -> None:
        super()._edited()
        if not self._error:
            self._say(self._echo())

    def _echo(self) -> str:
        typed = self.entry.whole_text().strip()
        if not typed or not self.is_touched():
            return ""
        try:
            return words.understood(parse_money(typed, self._unit))
        except RuleViolation:
            return ""
