"""One field of several records gets one value, once it is seen what that changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.bulk_edits import BulkEdits, WhatChanges
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.services.lists.listing import TAGS
from afm_desktop.services.marks.bulk import PUT, TAKE, BulkTags
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.editor import Editor
from afm_desktop.ui.screens.records.change_form import ChangeForm
from afm_desktop.ui.screens.records.gestures import RowGestures
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.records.tag_fields import TAG_ENTRIES, TagFields
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.fields import Field

_SLOT = "bulk_edit"


class ManyEdited(QObject):
    """Between the form and the file: reads what would change, and changes it as one gesture."""

    def __init__(self, spec: RecordsSpec, context: ScreenContext, gestures: RowGestures) -> None:
        super().__init__(gestures)
        self._spec, self._gestures = spec, gestures
        self._bridge, self._desk = context.bridge, context.bridge.desk
        self._bench = Bench(context, self)
        self._keys: tuple[int, ...] = ()
        self._form: ChangeForm | None = None

    def ask(self, opener: QWidget, keys: Sequence[int], column: str) -> None:
        """Open the form under the search; it begins with the field of a column if that has one."""
        self._keys = tuple(keys)
        wanted = tuple(dict.fromkeys(self._spec.edits.values()))
        first = PUT if column == TAGS else self._spec.edits.get(column, "")
        self._bridge.glance(
            lambda: (*self._desk.bulk.fields(self._spec.record, wanted), *TAG_ENTRIES),
            partial(self._open, opener, first),
            self._gestures.refuse,
        )

    def _open(self, opener: QWidget, first: str, entries: Sequence[Entry]) -> None:
        chosen = self._spec.words.noun.counted(len(self._keys))
        editor = Editor(self._bridge, self._spec.record)
        making = self._bench.making(editor, is_quiet=False)
        tags = TagFields(self._desk)

        def make(entry: Entry) -> Field:
            return tags.field(entry) if entry.key in (PUT, TAKE) else making.field(entry)

        form = ChangeForm(opener, labels.CHOSEN.format(counted=chosen), entries, make)
        form.asked.connect(self._look)
        form.ordered.connect(self._change)
        form.closed.connect(self._let_go)
        self._form = form
        form.begin(first)
        form.open_under()

    def _let_go(self) -> None:
        """What is answered from now on is said of no form any more."""
        self._form = None

    def _look(self, name: str, value: object) -> None:
        """Read what a value would change; of looks that are overtaken nothing is shown."""
        bulk, record, ids = self._bulk(name), self._spec.record, self._reading_ids()
        self._bridge.read(
            lambda: bulk.what_changes(record, ids(), name, value),
            partial(self._show, self._form),
            partial(self._refuse, self._form),
            slot=_SLOT,
        )

    def _change(self, name: str, value: object) -> None:
        bulk, record, ids = self._bulk(name), self._spec.record, self._reading_ids()
        word = self._form.word() if self._form is not None else ""
        self._bridge.write(
            lambda: bulk.change(record, ids(), name, value),
            partial(self._changed, self._form, name, word),
            partial(self._not_changed, self._form),
        )

    def _bulk(self, name: str) -> BulkEdits | BulkTags:
        """What changes a field, or the tags, of many records."""
        return self._desk.bulk_tags if name in (PUT, TAKE) else self._desk.bulk

    def _reading_ids(self) -> Callable[[], list[str]]:
        """Reads the ids of the chosen rows, on whatever thread it is called."""
        views, kind, keys = self._desk.views, self._spec.kind, self._keys

        def ids() -> list[str]:
            found = views.ids_of(kind, keys)
            return [found[key] for key in keys if key in found]

        return ids

    def _show(self, form: ChangeForm | None, what: WhatChanges) -> None:
        if form is not None and form is self._form:
            form.show_changes(what)

    def _refuse(self, form: ChangeForm | None, error: AfmError) -> None:
        if form is not None and form is self._form:
            form.refuse(str(error))

    def _not_changed(self, form: ChangeForm | None, error: AfmError) -> None:
        """Said in the form, or above the list once the form is closed."""
        if form is not None and form is self._form:
            form.refuse(str(error))
        else:
            self._gestures.refuse(error)

    def _changed(self, form: ChangeForm | None, name: str, word: str, count: int) -> None:
        if form is not None and form is self._form:
            form.close()
        if count and name in (PUT, TAKE):
            self._gestures.tell_tagged(count, is_put=name == PUT)
        elif count:
            self._gestures.tell_changed(count, word)
