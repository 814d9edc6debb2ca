"""What the commands of the frame and the menu of rows do with a list, and why they cannot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.services.copies import NAMING_DEMANDS
from afm_desktop.services.crosstab import KINDS
from afm_desktop.services.lists.withholding import CORE
from afm_desktop.ui.labels import bodies, filing
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.cells import Cells
from afm_desktop.ui.screens.records.content import Content
from afm_desktop.ui.screens.records.creating import NewRecords
from afm_desktop.ui.screens.records.details_side import DetailsSide
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.filter_bar import FilterBar
from afm_desktop.ui.screens.records.gestures import Mailed, RowGestures
from afm_desktop.ui.screens.records.list_pane import ListPane
from afm_desktop.ui.screens.records.many_edited import ManyEdited
from afm_desktop.ui.screens.records.row_menu import row_menu
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.reports.meeting_places import COMMANDS, show_paper
from afm_desktop.ui.screens.screen import Doing, Screen
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.table import DataTable

_BODIES, _DEMANDS, _ROUNDS = "organizations", "demands", "rounds"
_MEETINGS = "meetings"
_ONE_OF = {_DEMANDS: filing.CHOOSE_ONE, _MEETINGS: labels.CHOOSE_ONE_MEETING}
_TELLING: Mapping[str, tuple[str, Collection[object]]] = {
    _DEMANDS: (CORE, (True,)),
    "trash": ("kind", NAMING_DEMANDS),
}
"""Of the lists that name demands: by which column a row tells that it may name a guarded one."""
CROSSTAB, PAPERS = "screen.crosstab", "screen.reports"
"""The commands of the screens that count lists and show papers; some offices have none."""


def chosen_keys(table: DataTable) -> list[int]:
    """The keys of the selected rows."""
    return [key for key in table.selected_keys() if isinstance(key, int)]


class ListDoings(QObject):
    """Binds commands to the parts of one list; what moves the screen itself is only told."""

    cleared = Signal()
    began = Signal()
    toggled = Signal()
    opened = Signal()
    opened_apart = Signal(object)

    def __init__(
        self,
        spec: RecordsSpec,
        screen: Screen,
        *,
        rows: ListPane,
        bar: FilterBar,
        content: Content,
        gestures: RowGestures,
        cells: Cells,
        side: DetailsSide,
        news: NewRecords,
    ) -> None:
        super().__init__(gestures)
        context = screen.context
        self._spec, self._screen, self._context, self._content = spec, screen, context, content
        self._list, self._table, self._bar = rows, rows.table, bar
        self._gestures, self._side, self._news = gestures, side, news
        self._cells = cells
        self._many = ManyEdited(spec, context, gestures)
        self._role = context.bridge.desk.workspace.office.role
        self._table.let_out = self._let_out

    def doings(self) -> Mapping[str, Doing]:
        """By the keys of the commands; what this office may not do is not there."""
        copy = self._table.copy
        found = {
            "find": Doing(self._bar.focus_search),
            "clear_filters": Doing(self.cleared.emit, self._why_not_clear),
            "select_all": Doing(self._table.selectAll, self._why_no_rows),
            "copy": Doing(copy, self._why_none_chosen),
            "copy_headers": Doing(partial(copy, with_headers=True), self._why_none_chosen),
            "export": Doing(self._export, self._why_no_rows),
        }
        found |= self._elsewhere()
        if self._spec.is_personal:
            for way in Mailed:
                found[way.value] = Doing(partial(self._copy, way), self._why_not_edit)
        if self._spec.edits:
            found["edit_cell"] = Doing(self._cells.edit, self._why_not_edit)
            found["fill_down"] = Doing(self._fill_down, self._cells.why_not_fill)
            found["bulk_edit"] = Doing(self._edit_many, self._why_not_edit_many)
        found |= self._of_kind()
        if self._role in self._spec.deleters:
            found["delete"] = Doing(self._delete, self._why_not_delete)
        if self._news.may:
            found["new"] = Doing(self.began.emit, self._news.why_not)
        if self._side.is_there:
            found["details"] = Doing(self.toggled.emit)
            found["open_apart"] = Doing(self._open_apart, self._why_none_chosen)
        return found

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the selected rows."""
        chosen = chosen_keys(self._table)
        may_reveal = self._spec.is_personal and not self._gestures.why_not_change()
        more = ((labels.SHOW_IN_FULL, "eye", self._show_in_full),) if chosen and may_reveal else ()
        open_ = self.opened.emit if self._side.is_there and chosen else None
        row_menu(self._table, self._context.commands, open_, more).popup(at)

    def choose_columns(self, button: Button) -> None:
        """Show the menu of columns under a button."""
        menu = self._table.columns.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(button)

    def _open_apart(self) -> None:
        self.opened_apart.emit(self._table.current_key())

    def _elsewhere(self) -> Mapping[str, Doing]:
        """What other screens make of the list, where this office has them."""
        ways: dict[str, Doing] = {}
        is_bound = self._context.commands.is_bound
        if is_bound(PAPERS):
            ways["print"] = Doing(self._print, self._why_no_rows)
        if is_bound(PAPERS) and self._spec.record == _DEMANDS:
            ways["demand_dossier"] = Doing(self._dossier, self._why_none_chosen)
        if is_bound(PAPERS) and self._spec.record == _MEETINGS:
            for key, kind in COMMANDS.items():
                ways[key] = Doing(partial(self._show_paper, kind), self._why_not_one_chosen)
        if is_bound(CROSSTAB) and self._spec.kind in KINDS:
            ways["count_list"] = Doing(self._count, self._why_no_rows)
        return ways

    def _of_kind(self) -> Mapping[str, Doing]:
        """What is entered of a body and asked when it leaves; of a demand or a round, its form."""
        if self._spec.record == _DEMANDS:
            return {"open_filing": Doing(self._open_filing, self._why_not_one_chosen)}
        if self._spec.record == _ROUNDS:
            return {"edit_form": Doing(self._edit_form, self._why_none_chosen)}
        if self._spec.record != _BODIES:
            return {}
        return {
            "register_event": Doing(self._ask_succession, self._why_not_one),
            "check_leaving": Doing(self._ask_leaving, self._why_not_one),
        }

    def _show_paper(self, kind: PaperKind) -> None:
        """Show a paper of the chosen meeting."""
        self._of_chosen(lambda id_: show_paper(self._context, kind, id_))

    def _open_filing(self) -> None:
        navigate = self._context.navigate
        self._of_chosen(lambda id_: navigate(Place("filing", id_)))

    def _ask_succession(self) -> None:
        from afm_desktop.ui.screens.bodies.opening import ask_succession  # noqa: PLC0415 - seldom

        self._of_chosen(partial(ask_succession, self._context))

    def _ask_leaving(self) -> None:
        from afm_desktop.ui.screens.bodies.opening import ask_leaving  # noqa: PLC0415 - seldom

        self._of_chosen(partial(ask_leaving, self._context))

    def _edit_form(self) -> None:
        self._of_chosen(lambda id: self._context.navigate(Place("round_form", id)))

    def _of_chosen(self, ask: Callable[[str], None]) -> None:
        """Ask of the one body that is chosen."""
        for key in chosen_keys(self._table)[:1]:
            self._content.identify(key, lambda id_: ask(id_) if id_ is not None else None)

    def _delete(self) -> None:
        self._gestures.delete(chosen_keys(self._table))

    def _fill_down(self) -> None:
        self._cells.fill_down(chosen_keys(self._table))

    def _edit_many(self) -> None:
        column = self._table.current_column()
        self._many.ask(self._bar.search, chosen_keys(self._table), column)

    def _as_shown(self) -> Export:
        narrowing = self._content.narrowing
        told = self._content.words.told(narrowing.text, narrowing.filters)
        columns = tuple(one.key for one in self._list.shown_columns())
        query = self._content.query
        if self._spec.is_undivided:
            query = replace(query, division=None)
        return Export(self._spec, query, columns, told)

    def _export(self) -> None:
        self._gestures.export(self._bar.search, self._as_shown())

    def _print(self) -> None:
        """Show the list as a paper, on the screen of papers; ReportLab is read only for that."""
        from afm_desktop.ui.screens.records.printing import Printing  # noqa: PLC0415
        from afm_desktop.ui.screens.reports.sending import send_list  # noqa: PLC0415
        from afm_desktop.ui.screens.reports.wanted import PersonList  # noqa: PLC0415

        export, scope = self._as_shown(), self._context.scope
        about = "" if self._spec.is_undivided else scope.words
        conditions = tuple(part for part in (about, export.told) if part)
        columns = tuple(self._list.shown_columns())
        printing = Printing(export, columns, conditions, self._content.showing)
        desk = self._context.bridge.desk
        persons = PersonList(partial(export.persons, desk), partial(printing.make, desk))
        send_list(
            self._screen,
            printing.title,
            partial(printing.make, desk),
            persons if self._spec.is_personal else None,
        )

    def _count(self) -> None:
        """Count what is shown by its filters, on the screen of 집계표."""
        narrowing = self._content.narrowing
        filters = tuple((one.key, one.values) for one in narrowing.filters)
        place = Place("crosstab", self._spec.kind.value, filters, narrowing.text)
        self._context.navigate(place)

    def _dossier(self) -> None:
        """Show everything of the chosen demand on paper, or save a paper of each of several."""
        from afm_desktop.ui.screens.records.dossiers import Dossiers  # noqa: PLC0415 - ReportLab

        keys = chosen_keys(self._table)
        Dossiers(self._context, self._screen, self._bar.search).of(keys)

    def _show_in_full(self) -> None:
        self._gestures.ask_reason_to_show(self._bar.search, chosen_keys(self._table))

    def _let_out(self, copy: Callable[[], None]) -> None:
        """Copy the chosen rows once it is said why core technologies leave in them."""
        self._gestures.let_out(self._bar.search, self._may_be_guarded(), copy)

    def _may_be_guarded(self) -> list[int]:
        """The keys of the chosen rows that may name a demand on a national core technology."""
        telling = _TELLING.get(self._spec.record)
        if telling is None:
            return []
        key, values = telling
        model = self._content.model
        at = [one.key for one in model.columns].index(key)
        rows = self._table.selected_rows()
        return [model.key_at(row) for row in rows if model.value(row, at) in values]

    def _copy(self, way: Mailed) -> None:
        self._gestures.ask_reason_to_copy(self._bar.search, chosen_keys(self._table), way)

    def _why_not_clear(self) -> str:
        return "" if self._content.narrowing.is_set else labels.NOT_NARROWED

    def _why_no_rows(self) -> str:
        return "" if self._content.model.keys else labels.NOTHING_TO_EXPORT

    def _why_none_chosen(self) -> str:
        return "" if self._list.count_chosen() else labels.CHOOSE_FIRST

    def _why_not_edit(self) -> str:
        return self._gestures.why_not_change() or self._why_none_chosen()

    def _why_not_edit_many(self) -> str:
        reason = self._gestures.why_not_change()
        return reason or ("" if self._list.count_chosen() > 1 else labels.CHOOSE_SEVERAL)

    def _why_not_one(self) -> str:
        reason = self._gestures.why_not_change()
        return reason or ("" if self._list.count_chosen() == 1 else bodies.CHOOSE_ONE)

    def _why_not_one_chosen(self) -> str:
        return "" if self._list.count_chosen() == 1 else _ONE_OF[self._spec.record]

    def _why_not_delete(self) -> str:
        return self._gestures.why_not_change() or self._why_none_chosen()
