"""The field in which each sort of value is typed or chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from afm_desktop.domain.words import word
from afm_desktop.services.details.model import EntryKind, Suggestion
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.screens.details.typed_fields import MomentField, ReferenceField, YearField
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    MoneyField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.line_field import LineOptions

OPENED = frozenset(
    {
        "organizations",
        "people",
        "supply_links",
        "demands",
        "lead_projects",
        "divisions",
        "meetings",
        "rounds",
        "targets",
        "issues",
        "action_items",
    }
)
"""Kinds of record with a pane of their own; what is of another kind is edited where it stands."""

PLACES = 4


class Suggest(Protocol):
    """Finds records of a kind by what is typed, those of one owner when it is named."""

    def __call__(self, table: str, text: str, owner: str | None) -> Sequence[Suggestion]: ...


class Making:
    """Makes the field of an entry; a quiet one has no edge at rest.

    `owner` says whose parts a reference may point to, `own` which record it may not: itself.
    """

    def __init__(
        self,
        suggest: Suggest,
        today: date,
        owner: Callable[[str], str | None],
        own: Callable[[], str | None],
        *,
        is_quiet: bool = True,
    ) -> None:
        self._suggest, self._today, self._owner, self._own = suggest, today, owner, own
        self._is_quiet = is_quiet

    def field(self, entry: Entry) -> Field:
        """An empty field for an entry."""
        return _MAKERS[entry.kind](self, entry)

    def _text(self, entry: Entry) -> Field:
        return TextField(entry.word, **self._options(entry))

    def _long_text(self, entry: Entry) -> Field:
        return LongTextField(entry.word, is_required=entry.is_required, is_quiet=self._is_quiet)

    def _number(self, entry: Entry) -> Field:
        return NumberField(entry.word, **self._options(entry))

    def _exact(self, entry: Entry) -> Field:
        return NumberField(entry.word, places=PLACES, **self._options(entry))

    def _percent(self, entry: Entry) -> Field:
        return NumberField(entry.word, unit="%", places=PLACES, **self._options(entry))

    def _year(self, entry: Entry) -> Field:
        return YearField(entry.word, **self._options(entry))

    def _won(self, entry: Entry) -> Field:
        return MoneyField(entry.word, **self._options(entry))

    def _date(self, entry: Entry) -> Field:
        return DateField(entry.word, today=self._today, **self._options(entry))

    def _moment(self, entry: Entry) -> Field:
        return MomentField(entry.word, today=self._today, **self._options(entry))

    def _yes_no(self, entry: Entry) -> Field:
        return YesNoField(entry.word)

    def _enum(self, entry: Entry) -> Field:
        return self._choice(entry, [Option(one, word(one)) for one in entry.choices or ()])

    def _listed(self, entry: Entry) -> Field:
        return self._choice(entry, [Option(one.value, one.shown) for one in entry.options])

    def _choice(self, entry: Entry, options: Sequence[Option]) -> Field:
        return ChoiceField(
            entry.word, options, is_required=entry.is_required, is_quiet=self._is_quiet
        )

    def _reference(self, entry: Entry) -> Field:
        table = entry.table or ""

        def find(text: str) -> Sequence[Option]:
            own, found = self._own(), self._suggest(table, text, self._owner(table))
            return [Option(one.id, one.title, one.note or "") for one in found if one.id != own]

        return ReferenceField(
            entry.word,
            find,
            is_required=entry.is_required,
            is_quiet=self._is_quiet,
            can_open=self._is_quiet and table in OPENED,
        )

    def _options(self, entry: Entry) -> LineOptions:
        return {"is_required": entry.is_required, "is_quiet": self._is_quiet}


def set_entry(field: Field, entry: Entry) -> None:
    """Show what the file holds of another record."""
    if isinstance(field, ChoiceField):
        field.set_value(entry.value, entry.shown or "")
    else:
        field.set_value(entry.value)


def refresh_entry(field: Field, entry: Entry) -> None:
    """Show what the file holds now, but keep what is typed."""
    if isinstance(field, ChoiceField):
        field.refresh_value(entry.value, entry.shown or "")
    else:
        field.refresh_value(entry.value)


_MAKERS: Mapping[EntryKind, Callable[[Making, Entry], Field]] = {
    EntryKind.TEXT: Making._text,
    EntryKind.LONG_TEXT: Making._long_text,
    EntryKind.NUMBER: Making._number,
    EntryKind.EXACT: Making._exact,
    EntryKind.YEAR: Making._year,
    EntryKind.WON: Making._won,
    EntryKind.PERCENT: Making._percent,
    EntryKind.DATE: Making._date,
    EntryKind.MOMENT: Making._moment,
    EntryKind.YES_NO: Making._yes_no,
    EntryKind.ENUM: Making._enum,
    EntryKind.REFERENCE: Making._reference,
    EntryKind.REGION: Making._listed,
    EntryKind.MEETING_KIND: Making._listed,
}
