"""휴지통: deleted records of every kind, restored to where they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import trash as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.screens.records.list_doings import chosen_keys
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import Doing, Header, Note, ScreenContext
from afm_desktop.ui.screens.trash.spec import TRASH

RESTORE = "restore"
REFUSED = "trash.refused"


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted record as the list names it."""

    table: str
    id: str
    name: str


class TrashScreen(RecordsScreen):
    """Nothing is emptied here: the journal keeps everything."""

    spec = TRASH
    key = "trash"
    title = labels.TITLE
    icon = "trash-2"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.list.footer.set_note(labels.KEPT)
        self.list.table.opened.connect(lambda _key: context.commands.run(RESTORE))

    def header(self) -> Header:
        """The count, and the way back for what is chosen."""
        usual = super().header()
        primary = "" if self._is_without_records else RESTORE
        return Header(usual.count, primary, usual.secondary, usual.more)

    def doings(self) -> Mapping[str, Doing]:
        """What is chosen is restored; nothing is deleted for good."""
        return {**super().doings(), RESTORE: Doing(self.restore, self._why_not_restore)}

    def refresh(self, kinds: frozenset[str]) -> None:
        """A deletion may be of any kind."""
        super().refresh(kinds | self.spec.reads if kinds else kinds)

    def restore(self) -> None:
        """Bring the chosen records back, kind by kind; a refusal is said in place."""
        desk, keys = self.context.bridge.desk, chosen_keys(self.list.table)
        self.context.bridge.write(lambda: restored(desk, keys), self._tell_restored, self._refuse)

    # --- within -----------------------------------------------------------------------------------

    def _tell_restored(self, records: Sequence[Deleted]) -> None:
        self.context.info(None)
        place = self._place_of(records[0]) if len(records) == 1 else None
        if place is not None:
            self.context.navigate(place)
        name = records[0].name if len(records) == 1 else ""
        self.context.toast(labels.restored(name, len(records)), undo=True)

    def _place_of(self, record: Deleted) -> Place | None:
        place = place_of_record(record.table, record.id)
        if place is None or not self.context.commands.is_bound(f"screen.{place.screen}"):
            return None
        return place

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(REFUSED, str(error), "warning"))

    def _why_not_restore(self) -> str:
        if self.context.bridge.read_only:
            return frame.IS_READ_ONLY
        return "" if chosen_keys(self.list.table) else labels.CHOOSE


def restored(desk: Desk, keys: Sequence[int]) -> list[Deleted]:
    """Restore records by their keys, all in one gesture."""
    columns = [column.key for column in desk.views.columns(ViewKind.TRASH)]
    at = {key: columns.index(key) for key in ("id", "kind", "name")}
    rows = desk.views.rows(ViewKind.TRASH, keys)
    found = [
        Deleted(*(str(row[at[key]] or "") for key in ("kind", "id", "name")))
        for row in rows.values()
    ]
    by_table: dict[str, list[str]] = {}
    for record in found:
        by_table.setdefault(record.table, []).append(record.id)
    desk.records.restore_all(by_table)
    return found
