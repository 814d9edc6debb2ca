"""Saves what is typed in the fields of one record, each field as a gesture of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.screens.details.making import refresh_entry
from afm_desktop.ui.widgets.field import Draft, Field

Create = Callable[[Mapping[str, Any]], str]
"""Makes the record of these values and answers its id."""
NOTHING_GIVEN: Mapping[str, object] = {}


class Editor(QObject):
    """The fields of a record by key; a new record is made once its required fields are valid."""

    created = Signal(str)
    settled = Signal()  # everything ordered is saved or refused
    refused = Signal(str)  # a sentence that belongs to no field

    def __init__(
        self,
        bridge: Bridge,
        table: str,
        id: str | None = None,
        *,
        create: Create | None = None,
        given: Mapping[str, object] = NOTHING_GIVEN,
    ) -> None:
        super().__init__()
        self.table, self.id = table, id
        self.fields: dict[str, Field] = {}
        self._bridge, self.create, self._given = bridge, create, dict(given)
        self._required: dict[str, bool] = {}
        self._pending: dict[str, int] = {}
        self._is_creating = False
        self._later: dict[str, object] = {}

    # ------------------------------------------------ what forms use

    def take(self, entry: Entry, field: Field) -> None:
        """Save what is typed in a field from now on."""
        self.fields[entry.key] = field
        self._required[entry.key] = entry.is_required
        field.left.connect(partial(self._left, entry.key))

    def drop(self, key: str) -> None:
        """Let go of a field, as before a form is built anew."""
        self.fields.pop(key, None)
        self._required.pop(key, None)

    def refresh(self, entry: Entry) -> None:
        """Show what the file holds now, unless that field is being typed in or saved."""
        field = self.fields.get(entry.key)
        if field is not None and not self._pending.get(entry.key):
            refresh_entry(field, entry)

    def store_by(self, create: Create) -> None:
        """Make a new record in this way."""
        self.create = create

    def move_to(self, id: str) -> None:
        """Edit another record of the same kind from now on."""
        self.id = id

    # ------------------------------------------------ what panes use

    @property
    def is_saving(self) -> bool:
        """Whether something is ordered that the file does not hold yet."""
        return self._is_creating or any(self._pending.values())

    @property
    def is_new(self) -> bool:
        """Whether the record is not in the file yet."""
        return self.id is None

    def value_of(self, key: str) -> object:
        """The present value of a field, or what a new record is given."""
        field = self.fields.get(key)
        return field.value() if field is not None else self._given.get(key)

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        texts = any(field.is_touched() or field.error() for field in self.fields.values())
        return texts or self.is_saving or (self.is_new and self.has_values())

    def has_values(self) -> bool:
        """Whether something was entered into a new record."""
        return any(
            field.value() is not None and field.value() != self._given.get(key)
            for key, field in self.fields.items()
        )

    def drafts(self) -> dict[str, Draft]:
        """What stands in the fields and not in the file, by key.

        What is ordered to be saved in a record that is there is no draft.
        """
        found = {key: field.draft() for key, field in self.fields.items()}
        return {
            key: draft
            for key, draft in found.items()
            if draft is not None and (self.is_new or draft.text is not None or draft.error)
        }

    def take_up(self, drafts: Mapping[str, Draft]) -> None:
        """Go on from drafts."""
        for key in drafts.keys() & self.fields.keys():
            self.fields[key].take_up(drafts[key])

    @property
    def given(self) -> Mapping[str, object]:
        """What a new record is given before anything is typed."""
        return self._given

    def settle(self) -> bool:
        """Take what is typed in every field; whether all of it is valid."""
        answers = [field.settle() for field in self.fields.values()]
        return all(answers)

    def missing(self) -> list[str]:
        """The labels of required fields that are still empty."""
        return [
            field.label
            for key, field in self.fields.items()
            if self._required[key] and field.value() is None
        ]

    def refuse(self, key: str | None, sentence: str) -> bool:
        """Show a sentence under a field; whether there is that field."""
        field = self._living(key or "")
        if field is None:
            return False
        field.set_error(sentence)
        return True

    # ------------------------------------------------ saving

    def _left(self, key: str, value: object) -> None:
        if self.id is not None:
            self._save(key, value)
        elif self._is_creating:
            self._later[key] = value
        elif not self.missing():
            self._make(key)

    def _save(self, key: str, value: object) -> None:
        records, table, id_ = self._bridge.desk.records, self.table, self.id or ""
        self._pending[key] = self._pending.get(key, 0) + 1
        self._bridge.write(
            lambda: records.change(table, id_, {key: value}),
            lambda _done: self._saved(key, value),
            lambda error: self._failed(key, error),
        )

    def _saved(self, key: str, value: object) -> None:
        self._pending[key] -= 1
        if not shiboken6.isValid(self):
            return
        field = self._living(key)
        if field is not None and not self._pending[key]:
            field.refresh_value(value)
        self._tell()

    def _failed(self, key: str, error: AfmError) -> None:
        self._pending[key] -= 1
        if not shiboken6.isValid(self):
            return
        self._say_refused(error, key)
        self._tell()

    def _living(self, key: str) -> Field | None:
        """A field that is still there: what is typed is saved after its pane has gone."""
        field = self.fields.get(key)
        return field if field is not None and shiboken6.isValid(field) else None

    def _say_refused(self, error: AfmError, *keys: str | None) -> None:
        """Under the first of these fields that is there, in the pane, or in the window."""
        if any(self.refuse(key, str(error)) for key in keys):
            return
        if all(map(shiboken6.isValid, self.fields.values())):
            self.refused.emit(str(error))
        else:
            self._bridge.refused.emit(error)

    def _make(self, last: str) -> None:
        """Make the record of all valid values; `last` is the field that was left."""
        values = {key: field.value() for key, field in self.fields.items()}
        filled = {key: value for key, value in values.items() if value is not None}
        create = self.create
        if create is None:
            return
        self._is_creating = True
        self._bridge.write(
            lambda: create({**self._given, **filled}),
            self._made,
            lambda error: self._not_made(last, error),
        )

    def _made(self, id_: str) -> None:
        self._is_creating, self.id = False, id_
        if not shiboken6.isValid(self):
            return
        later, self._later = self._later, {}
        for key, value in later.items():
            self._save(key, value)
        self.created.emit(id_)
        self._tell()

    def _not_made(self, last: str, error: AfmError) -> None:
        self._is_creating = False
        self._later.clear()
        if not shiboken6.isValid(self):
            return
        self._say_refused(error, getattr(error, "field", None), last)
        self._tell()

    def _tell(self) -> None:
        if not self.is_saving:
            self.settled.emit()
