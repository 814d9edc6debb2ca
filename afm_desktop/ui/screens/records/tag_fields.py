"""Tags of many records, as two more fields that a bulk edit offers."""

from __future__ import annotations

from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.services.marks.bulk import PUT, TAKE
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.screens.details.tag_choice import offered_tags
from afm_desktop.ui.widgets.fields import ChoiceField, Field

TAG_ENTRIES = (
    Entry(PUT, labels.PUT_TAG, EntryKind.TEXT, None, is_required=True),
    Entry(TAKE, labels.TAKE_TAG, EntryKind.TEXT, None, is_required=True),
)


class TagFields:
    """Makes the fields in which a tag is chosen; one that is put on may be new."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def field(self, entry: Entry) -> Field:
        """A field for one of the two entries."""
        may_be_new = entry.key == PUT
        return ChoiceField(
            entry.word,
            lambda text: offered_tags(self._desk, text, may_be_new=may_be_new),
            is_required=True,
        )
