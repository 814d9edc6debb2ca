"""집계표: a list counted by what somebody chooses; each number opens the list behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.hangul import josa
from afm_desktop.reports.crosstab_words import noun_of
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import crosstab as labels
from afm_desktop.ui.models.rows import RowsModel
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.crosstab import saving, table
from afm_desktop.ui.screens.crosstab.bar import ChoiceBar
from afm_desktop.ui.screens.crosstab.counting import Counted, count, in_unit
from afm_desktop.ui.screens.crosstab.wish import Wish, Wishes
from afm_desktop.ui.screens.dashboard.link_table import LinkTable
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.list_doings import PAPERS
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.tasks import Task
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.table_copy import mime_of

LAYOUT, NOTE = "crosstab", "crosstab.note"


class CrosstabScreen(Screen):
    """Counts on a worker; the newest choice only, and it can be stopped."""

    key = "crosstab"
    title = labels.TITLE
    icon = "columns-3"

    def __init__(self, context: ScreenContext, ask: AskPath = ask_path) -> None:
        super().__init__(context)
        desk = context.bridge.desk
        self._ask = ask
        self.wishes = Wishes(desk.crosstabs, context.preferences.layout(LAYOUT))
        self.wish = self.wishes.first()
        self.counted: Counted | None = None
        self._task: Task | None = None
        self._number = 0
        self.bar = ChoiceBar(desk.crosstabs)
        self.conditions = Line("", "caption", "text2").may_shrink()
        self.clear = Button(labels.CLEAR, "x", "quiet")
        self.unit = Line("", "caption", "text2")
        self.notes = Line("", "caption", "text2", wrap=True)
        self.table: LinkTable | None = None
        self.placeholder: Placeholder | None = None
        self._put_together()
        self.bar.list_chosen.connect(self._choose_list)
        self.bar.changed.connect(self._want)
        self.clear.clicked.connect(self._clear)

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        found = self.counted
        if found is None:
            return Header()
        printed = found.printed
        total = labels.COUNT_OF.format(total=f"{printed.total.total:,}", unit=printed.unit)
        printing = ("print",) if self.context.commands.is_bound(PAPERS) else ()
        return Header(total, secondary=("export",), more=(*printing, "copy_headers"))

    def doings(self) -> Mapping[str, Doing]:
        found = {
            "copy": Doing(self._copy, self._why_not),
            "copy_headers": Doing(lambda: self._copy(with_heads=True), self._why_not),
            "export": Doing(self._export, self._why_not),
        }
        if self.context.commands.is_bound(PAPERS):
            found["print"] = Doing(self._print, self._why_not)
        return found

    def open(self, place: Place) -> None:
        is_asked = bool(place.record or place.filters or place.text)
        if is_asked or self.counted is None:
            wish = self.wishes.of_place(place) if is_asked else self.wish
            if wish != self.wish or self.counted is None:
                self.wish = wish
                self._count()

    def place(self) -> Place:
        return self.wish.place(self.key)

    def refresh(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & self.context.bridge.desk.views.reads(self.wish.kind):
            self._count()

    def panes(self) -> Sequence[QWidget]:
        shown = self.table if self.table is not None else self.placeholder
        return (self.bar, *((shown,) if shown is not None else ()))

    def start(self) -> QWidget | None:
        return self.table if self.table is not None else self.bar.list.face

    # --- what is wanted -------------------------------------------------------------------------

    def _choose_list(self, kind: ViewKind) -> None:
        """Another list is counted as it was last, all of it."""
        self._want(self.wishes.of(kind))

    def _clear(self) -> None:
        self._want(self.wishes.of(self.wish.kind))

    def _want(self, wish: Wish) -> None:
        """Count what was chosen; another unit alone is only said anew."""
        before, self.wish = self.wish, self.wishes.sound(wish)
        self.context.preferences.keep_layout(LAYOUT, self.wishes.keep(self.wish))
        self.context.frame.amend(self.place())
        found = self.counted
        is_same = (before.kind, before.axes, before.filters, before.text) == (
            self.wish.kind,
            self.wish.axes,
            self.wish.filters,
            self.wish.text,
        )
        if found is not None and is_same and self._task is None:
            self._show(in_unit(self.wish, found.table, found.around, found.form))
        else:
            self._count()

    def _count(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._number += 1
        number, wish, scope = self._number, self.wish, self.context.scope
        desk, division, words = self.context.bridge.desk, scope.division, scope.words
        self.bar.show_wish(wish)
        self._task = self.context.bridge.run(
            labels.COUNTING,
            lambda progress, _token: count(desk, wish, division, words, progress),
            lambda found: self._end(number, found=found),
            lambda error: self._end(number, error=error),
            stopped=lambda: self._end(number),
            is_wanted=False,
        )

    def _end(
        self, number: int, *, found: Counted | None = None, error: AfmError | None = None
    ) -> None:
        """Show what came of the newest count; of an older one nothing is told."""
        if not shiboken6.isValid(self) or number != self._number:
            return
        self._task = None
        if found is not None:
            self._show(found)
            return
        self.counted = None
        title, why = (
            (labels.FAILED, str(error))
            if error is not None
            else (labels.STOPPED, labels.STOPPED_WHY)
        )
        self._show_instead(Placeholder("circle-alert", title, why, [self._again()]))

    # --- showing --------------------------------------------------------------------------------

    def _show(self, found: Counted) -> None:
        self.counted = found
        self.bar.show_wish(found.wish)
        printed = found.printed
        said = ", ".join(printed.conditions) or labels.EVERYTHING
        self.conditions.setText(labels.CONDITIONS.format(said=said))
        self.clear.setVisible(found.wish.is_narrowed)
        self.unit.setText(labels.UNIT_LINE.format(unit=printed.unit))
        self.notes.setText("\n".join(f"※ {note}" for note in printed.notes))
        self.notes.setVisible(bool(printed.notes))
        if printed.is_empty:
            self._show_instead(self._empty(found.wish))
        else:
            self._show_table(found)
        self.context.commands.refresh()

    def _show_table(self, found: Counted) -> None:
        """A table is built anew for other columns; the keyboard stays in it."""
        printed, had_focus = found.printed, self.table is not None and self.table.hasFocus()
        specs, rows = table.specs(printed), table.rows(printed)
        made = LinkTable(labels.TABLE.format(about=printed.about), self._go, row_u=8, edge_u=4)
        model = RowsModel([one.header for one in specs], rows, made)
        made.set_model(model, specs)
        made.places = table.places(found.table, printed, found.form)
        self._put(made)
        self.table = made
        if had_focus:
            made.setFocus()
        self.header_changed.emit()

    def _show_instead(self, told: Placeholder) -> None:
        self._put(told)
        self.placeholder = told
        self.header_changed.emit()
        self.context.commands.refresh()

    def _put(self, widget: QWidget) -> None:
        for old in (self.table, self.placeholder):
            if old is not None:
                self._stack.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.table, self.placeholder = None, None
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _empty(self, wish: Wish) -> Placeholder:
        noun = josa(noun_of(wish.kind).name.partition("(")[0], "이/가")
        if not wish.is_narrowed:
            return Placeholder(self.icon, labels.EMPTY.format(noun=noun), labels.EMPTY_WHY)
        clear = Button(labels.CLEAR, "x")
        clear.clicked.connect(self._clear)
        title = labels.NO_MATCH.format(noun=noun)
        return Placeholder("search", title, labels.NO_MATCH_WHY, [clear])

    def _again(self) -> Button:
        again = Button(labels.AGAIN, "rotate-ccw")
        again.clicked.connect(self._count)
        return again

    def _put_together(self) -> None:
        u = theme().u
        about = QWidget()
        row = QHBoxLayout(about)
        row.setContentsMargins(4 * u, u, 4 * u, u)
        row.setSpacing(2 * u)
        row.addWidget(self.conditions)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.unit)
        about.setMinimumHeight(theme().control_h + 2 * u)
        self.clear.hide()
        area = QWidget()
        self._stack = QStackedLayout(area)
        below = QWidget()
        notes = QVBoxLayout(below)
        notes.setContentsMargins(4 * u, u, 4 * u, 2 * u)
        notes.addWidget(self.notes)
        self.notes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, rule(), about):
            column.addWidget(widget)
        column.addWidget(area, 1)
        column.addWidget(below)

    # --- what is done with it -------------------------------------------------------------------

    def _go(self, place: Place) -> None:
        self.context.navigate(place)

    def _why_not(self) -> str:
        return "" if self.table is not None else labels.NOTHING_COUNTED

    def _copy(self, *, with_heads: bool = False) -> None:
        if self.counted is not None:
            heads, lines = table.texts(self.counted.printed)
            QGuiApplication.clipboard().setMimeData(mime_of(lines, heads if with_heads else ()))
            self.context.toast(labels.COPIED)

    def _export(self) -> None:
        found = self.counted
        if found is None:
            return
        printed = found.printed
        name = labels.FILE.format(title=printed.title.replace(" ", ""), day=printed.as_of)
        path = self._ask(self.window(), name)
        if path is not None:
            self.context.bridge.run(
                labels.SAVING,
                lambda _progress, _token: saving.write(printed, path),
                lambda _none: self._tell_saved(path),
                self._refuse,
            )

    def _tell_saved(self, path: Path) -> None:
        self.context.info(None)
        self.context.toast(labels.SAVED.format(name=path.name))

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(NOTE, str(error), "warning"))

    def _print(self) -> None:
        """Show the table as a paper, counted again there when its data have changed."""
        from afm_desktop.ui.screens.reports.sending import send_list  # noqa: PLC0415 - ReportLab

        found = self.counted
        if found is None:
            return
        desk, scope, wish = self.context.bridge.desk, self.context.scope, found.wish
        division, words = scope.division, scope.words
        send_list(
            self,
            found.printed.title,
            lambda progress: count(desk, wish, division, words, progress).printed,
        )
