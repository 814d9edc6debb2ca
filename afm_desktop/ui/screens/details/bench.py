"""What every part of a pane works with: the file, its fields, and the way out to other places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import Suggestion
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.editor import Create, Editor
from afm_desktop.ui.screens.details.making import OPENED, Making
from afm_desktop.ui.screens.screen import ScreenContext

_OWNED = {"sites": "organization_id", "form_fields": "section_id"}
"""The field that says whose parts are offered, by the kind of part."""
_SHARED = frozenset({"memberships", "appointments", "division_events"})
"""Records that name another but are no parts of it."""


class Bench(QObject):
    """Handed to everything in a pane."""

    opened = Signal(str, str)  # table, id
    listed = Signal(object, object)  # ViewKind, ViewQuery
    begun = Signal(str, object)  # table, what the new record is given
    refused = Signal(str)

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @property
    def bridge(self) -> Bridge:
        """To the writer and the readers."""
        return self.context.bridge

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.context.bridge.desk

    def making(self, editor: Editor, *, is_quiet: bool = True) -> Making:
        """Fields of the record of an editor; in a form of their own they are not quiet."""

        def owner(table: str) -> str | None:
            value = editor.value_of(_OWNED[table]) if table in _OWNED else None
            return value if isinstance(value, str) else None

        return Making(
            self._suggest, self.desk.workspace.today, owner, lambda: editor.id, is_quiet=is_quiet
        )

    def creation(self, table: str, owner_field: str, owner_id: str) -> Create:
        """How a record that belongs to another is made."""
        desk = self.desk
        if table == "memberships":
            return lambda values: _join(desk, values)
        if table in _SHARED | OPENED:
            return lambda values: desk.records.create(table, {**values, owner_field: owner_id})

        def add(values: Mapping[str, Any]) -> str:
            rest = {key: value for key, value in values.items() if key != owner_field}
            return desk.parts.add(table, owner_id, rest)

        return add

    def delete(self, table: str, id: str) -> None:
        """Put a record into the trash; it can be taken back."""
        records = self.desk.records
        said = labels.DELETED.format(what=josa(NOUNS[table].counted(1), "을/를"))
        self.write(lambda: records.delete(table, [id]), said, undo=True)

    def ask_succession(self, body: str) -> None:
        """Enter what happened to a body."""
        from afm_desktop.ui.screens.bodies import opening  # noqa: PLC0415 - seldom seen

        opening.ask_succession(self.context, body)

    def ask_leaving(self, body: str, membership: str | None = None) -> None:
        """Go through what a body leaves behind."""
        from afm_desktop.ui.screens.bodies import opening  # noqa: PLC0415 - seldom seen

        opening.ask_leaving(self.context, body, membership)

    def write(
        self,
        work: Callable[[], object],
        said: str,
        *,
        undo: bool = False,
        failed: Callable[[AfmError], None] | None = None,
    ) -> None:
        """Do one gesture and say so."""
        self.bridge.write(
            work,
            lambda _done: self.context.toast(said, undo=undo),
            failed or (lambda error: self.refused.emit(str(error))),
        )

    def _suggest(self, table: str, text: str, owner: str | None) -> Sequence[Suggestion]:
        try:
            return self.desk.details.suggest(table, text, owner=owner)
        except AfmError:
            # Text that cannot be searched for, or a gesture just being committed: the next key
            # asks again.
            return ()


def _join(desk: Desk, values: Mapping[str, Any]) -> str:
    """A membership begins by joining, which refuses a second one in the same role."""
    rest = dict(values)
    organization = rest.pop("organization_id")
    joined, is_home = rest.pop("joined_on", None), bool(rest.pop("is_home", False))
    return desk.memberships.join(organization, on=joined, is_home=is_home, **rest)
