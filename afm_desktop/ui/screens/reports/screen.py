"""보고서: the papers at the left, the paper itself in the middle, what is chosen at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.narratives import PaperPlace
from afm_desktop.services.status import Section
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.reports import answers
from afm_desktop.ui.screens.reports.binder import Binder
from afm_desktop.ui.screens.reports.catalogue import PaperEntry, entry_of, papers_for
from afm_desktop.ui.screens.reports.each import Each
from afm_desktop.ui.screens.reports.maker import Maker
from afm_desktop.ui.screens.reports.names_log import NamesLog
from afm_desktop.ui.screens.reports.output import Output
from afm_desktop.ui.screens.reports.preview import Preview
from afm_desktop.ui.screens.reports.saving import LAYOUT
from afm_desktop.ui.screens.reports.side import WIDE, Side
from afm_desktop.ui.screens.reports.unmasking import Unmasking
from afm_desktop.ui.screens.reports.wanted import (
    LIST,
    NEXT,
    SECTION,
    Made,
    MakeList,
    PersonList,
    SentList,
)
from afm_desktop.ui.screens.reports.wishes import Wishes
from afm_desktop.ui.screens.reports.wording import Wording
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.tasks import Work
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.line import rule
from afm_desktop.ui.widgets.nav_list import NavGroup, NavItem, NavList
from afm_desktop.ui.widgets.option_list import Option

CATALOGUE_WIDE = 54  # units
FRAME = 16  # milliseconds
GLYPHS, DEMAND = "reports.glyphs", "demand"


class ReportsScreen(Screen):
    """Papers are made in the background; until a new one is there, the old pages stay."""

    key = "reports"
    title = labels.TITLE
    icon = "file-text"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._papers = papers_for(context.bridge.desk.workspace.office.role)
        self.wishes = Wishes(context, self._papers[0])
        self._made: Made | None = None
        self._demand_title = ""
        self._section: str | None = None
        """The words that the keyboard is wanted for, once they are there."""
        self._names = NamesLog(context.bridge, self._hide_names)
        self._room = Room.WIDE
        self._side: Side | None = None
        self.maker = Maker(context.bridge, lambda key: entry_of(key).recipe, self)
        self.output = Output(context, self, lambda: self.side.save)
        self.each = Each(context, self)
        self.binder = Binder(context, self.output, self._show_kept)
        self.unmasking = Unmasking(context, self.wishes, self._wish_list)
        self.wording = Wording(context, self._paper_place)
        self.preview = Preview()
        self.catalogue = self._make_catalogue()
        self._put_together()
        self._listen()
        self._fill_catalogue()
        QTimer.singleShot(FRAME, self, self._show_side)  # once the screen is before the eyes

    @property
    def side(self) -> Side:
        """What the paper that is chosen can be told, and what can be done with it."""
        if self._side is None:
            self._side = self._make_side(self._entry)
            self._put_in(self._side, in_place_of=self._before_side)
            self._show_options()
            self._show_scope()
            self._side.set_ready(self._why_not())
        return self._side

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        return Header(labels.COUNT.format(count=len(self._offered())), more=self._more())

    def _more(self) -> tuple[str, ...]:
        counting = ("screen.crosstab",) if self.context.commands.is_bound("screen.crosstab") else ()
        return ("save_paper", "print", *counting)

    def doings(self) -> Mapping[str, Doing]:
        return {
            "save_paper": Doing(self._save, self._why_not),
            "print": Doing(self._print, self._why_not),
            "save_all_papers": Doing(self._save_all, self._why_not_all),
            "find": Doing(self._find),
        }

    def open(self, place: Place) -> None:
        entry = entry_of(place.record or self._entry.key)
        if entry.key == LIST and not self.wishes.has_list:
            return  # it was sent in another session; whoever sends one calls show_list
        division, meeting = place.filter("division"), place.filter("meeting")
        if entry is not self._entry:
            self._choose(entry.key)
        self._section = next(iter(place.filter(SECTION)), None)
        asked = {"division": division, "meeting": meeting, DEMAND: place.filter(DEMAND)}
        said: dict[str, str | None] = {key: values[0] for key, values in asked.items() if values}
        if entry.is_of_meetings and meeting and not division:
            said["division"] = None  # the alliance's own
        if entry.is_book and meeting:  # whichever division it is of
            said.setdefault("division", self.context.scope.division)
        if said:
            self._wish(**said)
            self._fill_catalogue()
        else:
            self._ask()  # what makes papers is loaded once the screen is before the eyes

    def show_list(self, title: str, make: MakeList, persons: PersonList | None = None) -> None:
        """Show a list as a list screen shows it; see `sending.send_list`."""
        self._choose(LIST)
        kept = self.wishes.current.options
        before = kept if isinstance(kept, SentList) else SentList()
        sent = SentList(title, make, before.is_large, before.secrecy, before.unit, persons)
        self.wishes.change(options=sent)
        self.side.show_options(sent, has_names=False)
        self._fill_catalogue()
        self._again()

    def place(self) -> Place:
        wanted = self.wishes.current
        said = {"division": wanted.division, DEMAND: wanted.demand}
        if self._entry.is_of_meetings and wanted.meeting != NEXT:
            said["meeting"] = wanted.meeting
        filters = tuple((key, (value,)) for key, value in said.items() if value)
        return Place(self.key, self._entry.key, filters)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.wishes.follow_scope()
        if not kinds or "people" in kinds:
            self._mask_persons()
        self._show_scope()
        self._again()

    def panes(self) -> Sequence[QWidget]:
        every = (self.catalogue, *self.preview.panes(), self._side)
        return tuple(pane for pane in every if pane is not None and pane.isVisible())

    def arrange(self, room: Room) -> None:
        self._room = room
        is_wide = room is Room.WIDE
        self.catalogue.setVisible(is_wide)
        self._first_edge.setVisible(is_wide)
        self._parts_bar.setVisible(room is Room.NARROW)
        self._show_parts()
        if self._side is not None:
            self._side.show_kinds(is_shown=not is_wide)

    def leave(self) -> None:
        if self._side is not None:
            self._side.settle()
        if self._mask_persons() and self._entry.key == LIST:
            self._again()

    # --- putting together -----------------------------------------------------------------------

    def _make_catalogue(self) -> NavList:
        made = NavList(labels.CATALOGUE)
        made.setFixedWidth(theme().px(CATALOGUE_WIDE))
        made.chosen.connect(self._choose_and_ask)
        return made

    def _offered(self) -> list[PaperEntry]:
        """The papers that can be made: a list only once it was sent."""
        return [one for one in self._papers if one.key != LIST or self.wishes.has_list]

    def _fill_catalogue(self) -> None:
        entries: list[NavGroup | NavItem] = []
        for group, words in labels.GROUPS.items():
            mine = [entry for entry in self._offered() if entry.group == group]
            if mine:
                entries.append(NavGroup(words))
            entries += [NavItem(entry.key, entry.title, entry.icon) for entry in mine]
        self.catalogue.set_entries(entries)
        self.catalogue.set_current(self._entry.key)
        self.header_changed.emit()

    def _put_together(self) -> None:
        self.parts = Segmented([(labels.PREVIEW, ""), (labels.SIDE, "")], 0, labels.TITLE)
        self.parts.changed.connect(self._show_parts)
        self._first_edge, self._second_edge = rule(is_vertical=True), rule(is_vertical=True)
        self._room_for_side = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.catalogue)
        row.addWidget(self._first_edge)
        row.addWidget(self.preview, 1)
        row.addWidget(self._second_edge)
        row.addLayout(self._room_for_side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        u = theme().u
        self._parts_bar = QWidget()
        bar = QHBoxLayout(self._parts_bar)
        bar.setContentsMargins(4 * u, 2 * u, 4 * u, 0)
        bar.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._parts_bar)
        column.addLayout(row, 1)
        self._parts_bar.hide()
        self._before_side = QWidget()
        self._before_side.setFixedWidth(theme().px(WIDE))
        self._room_for_side.addWidget(self._before_side)
        self.preview.restore_layout(self.context.preferences.layout(LAYOUT))

    def _show_side(self) -> None:
        """Have it there; making it takes as long as making all else."""
        _ = self.side

    def _put_in(self, side: Side, in_place_of: QWidget) -> None:
        self._room_for_side.replaceWidget(in_place_of, side)
        in_place_of.hide()
        in_place_of.deleteLater()
        self.arrange(self._room)

    def _make_side(self, entry: PaperEntry) -> Side:
        why = labels.NAMES_READ_ONLY if self.context.bridge.read_only else ""
        why_kept = labels.KEEP_READ_ONLY if self.context.bridge.read_only else ""
        side = Side(entry, self._offered(), why, self._find_demand, why_kept)
        self.binder.attach(side, lambda: self._made)
        side.scope.division_chosen.connect(
            lambda code: self._wish(division=code, meeting=NEXT, anchor=None)
        )
        side.scope.anchor_chosen.connect(lambda id_: self._wish(anchor=id_))
        side.scope.day_asked.connect(lambda: self.context.commands.run("look_back"))
        side.scope.meeting_chosen.connect(lambda id_: self._wish(meeting=id_))
        side.scope.demand_chosen.connect(self._choose_demand)
        side.scope.station_chosen.connect(lambda status: self._wish(status=status))
        side.several_asked.connect(self._save_several)
        side.options_changed.connect(lambda options: self._wish(options=options))
        side.names_turned.connect(lambda on: self._wish(names_in_full=on))
        side.mask_turned.connect(lambda on: self.unmasking.turn(side.masking, is_masked=on))
        side.save_asked.connect(lambda: self.context.commands.run("save_paper"))
        side.print_asked.connect(lambda: self.context.commands.run("print"))
        side.form_chosen.connect(lambda form: self.wishes.change(form=form))
        side.all_asked.connect(lambda: self.context.commands.run("save_all_papers"))
        side.kind_chosen.connect(self._choose_and_ask)
        side.words.entered.connect(lambda section: self.preview.go_to_chapter(section.value))
        self.wording.attach(side.words)
        return side

    def _listen(self) -> None:
        self._late = QTimer(self, interval=400, singleShot=True)
        self._late.timeout.connect(self._show_busy)
        self.context.bridge.working.connect(self._show_part)
        self.maker.begun.connect(self._late.start)
        self.maker.made.connect(self._show_made)
        self.maker.failed.connect(self._show_failure)
        self.maker.stopped.connect(self._show_stopped)
        self.preview.stop_asked.connect(self.maker.stop)
        self.preview.settled.connect(self._keep_layout)

    # --- what is wanted -------------------------------------------------------------------------

    @property
    def _entry(self) -> PaperEntry:
        return self.wishes.entry

    def _choose(self, key: str) -> None:
        """Show another paper's options; the pages before are of another one."""
        if self.side.entry.key != key:
            self.side.settle()  # what is typed belongs to the paper before
            self._made = None
            self.preview.clear()
        self.wishes.choose(entry_of(key))
        if self.side.entry is not self._entry:
            old, self._side = self.side, self._make_side(self._entry)
            self._put_in(self._side, in_place_of=old)
        self.catalogue.set_current(key)
        self._show_options()
        self._show_scope()

    def _show_options(self) -> None:
        current = self.wishes.current
        self.side.show_options(current.options, has_names=current.names_in_full)
        self.side.show_form(current.form)

    def _choose_and_ask(self, key: str) -> None:
        if key != self._entry.key:
            self._choose(key)
            self.context.frame.amend(self.place())
            self._ask(at_once=True)

    def _wish(self, **changes: Any) -> None:
        """Want the paper otherwise than before."""
        self.wishes.change(even_if_empty=False, **changes)
        if {"demand", "status"} & changes.keys():
            self._show_options()
        self._show_scope()
        self._ask()

    def _find_demand(self, text: str) -> list[Option]:
        found = self.context.bridge.desk.details.suggest("demands", text)
        return [Option(one.id, one.title, one.note or "") for one in found]

    def _choose_demand(self, id: str | None) -> None:
        """Make the paper of another demand, told of where that one is now."""
        self._demand_title = self.side.scope.demand.shown_text()
        self._wish(demand=id, status=None)
        self.context.frame.amend(self.place())

    def _wish_list(self, sent: SentList) -> None:
        self._wish(options=sent)
        self.side.show_options(sent, has_names=False)

    def _mask_persons(self) -> bool:
        """Persons that stood in full are masked again."""
        was_in_full = self.wishes.mask_persons()
        if was_in_full and self._entry.key == LIST:
            self.side.show_options(self.wishes.current.options, has_names=False)
        return was_in_full

    def _keep_layout(self) -> None:
        kept = self.context.preferences
        kept.keep_layout(LAYOUT, {**kept.layout(LAYOUT), **self.preview.layout_state()})

    def _paper_place(self) -> PaperPlace | None:
        made = self._made
        if made is None or made.wanted.division is None:
            return None
        return PaperPlace(made.wanted.division, made.meeting)

    # --- making and showing ---------------------------------------------------------------------

    def _ask(self, *, at_once: bool = False) -> None:
        wanted = self.wishes.current
        if wanted.division is None and not self._entry.may_be_of_all:
            self.maker.stop()
            self.preview.put_instead(answers.without_division())
            self._show_ready()
            return
        self.maker.ask(wanted, at_once=at_once)
        self._show_ready()

    def _show_busy(self) -> None:
        if self.maker.is_busy:
            self.preview.show_busy(labels.MAKING.format(paper=self._entry.title))

    def _show_part(self, work: Work | None) -> None:
        """Say which part is being made, as the status bar does."""
        if work is not None and self.maker.said and not self._late.isActive():
            self.preview.show_busy(self.maker.said)

    def _show_made(self, made: Made) -> None:
        self._made = made
        if made.wanted.demand is not None:
            self._demand_title = made.division_name
        self.preview.show_busy("")
        if made.paper is None and self._entry.is_of_demands:
            field = self.side.scope.demand
            self.preview.put_instead(answers.without_demand(field.open_list))
        elif made.paper is None and (self._entry.is_of_meetings or self._entry.is_book):
            found = answers.without_meeting(has_one=made.meeting is not None)
            self.preview.put_instead(found)
        elif made.paper is None:
            told = answers.without_data(self._entry, made.division_name, self._make_anyway)
            self.preview.put_instead(told)
        else:
            self.preview.show_paper(made.paper)
        whole = "" if self._entry.is_of_demands else labels.ALL_DIVISIONS
        self.side.show_made(made, made.division_name or whole)
        self.side.words.show_words(made.words, made.earlier, self._paper_place())
        self._go_to_section(made)
        self._note_glyphs(made)
        self._names.note(made)
        self._show_ready()
        self.header_changed.emit()

    def _go_to_section(self, made: Made) -> None:
        """Words that were asked for are shown once they are there."""
        section, self._section = self._section, None
        if section is not None and made.words:
            self.side.show_words_tab()
            self.side.words.go_to(Section(section))

    def _show_kept(self, made: Made) -> None:
        """A version was kept of what is shown."""
        if self._made is not None and self._made.meeting == made.meeting:
            self._made = replace(self._made, kept=made.kept)
            self.side.show_made(self._made, self._made.division_name)

    def _make_anyway(self) -> None:
        self.wishes.change(even_if_empty=True)
        self._again()

    def _again(self) -> None:
        self._ask(at_once=True)

    def _show_failure(self, error: AfmError) -> None:
        self._made = None
        self.preview.show_busy("")
        self.preview.put_instead(answers.refused(str(error), self._again))
        self._show_ready()

    def _show_stopped(self) -> None:
        self.preview.show_busy("")
        if self.preview.paper is not None:
            note = Note(GLYPHS, labels.STOPPED, "warning", labels.MAKE_AGAIN, self._again)
            self.context.info(note)
        elif self.preview.instead() is None:
            self.preview.put_instead(answers.stopped(self._again))
        self._show_ready()

    def _note_glyphs(self, made: Made) -> None:
        """List what will print as ☒ before anything is saved."""
        signs = made.paper.missing if made.paper else ()
        named = ", ".join(labels.SIGN.format(sign=sign, code=ord(sign)) for sign in signs)
        text = labels.MISSING.format(count=len(signs), signs=named)
        self.context.info(Note(GLYPHS, text, "warning") if signs else None)

    def _hide_names(self, error: AfmError) -> None:
        """Names whose showing cannot be noted down are hidden again."""
        if shiboken6.isValid(self):
            self._wish(names_in_full=False)
            self.context.info(Note(GLYPHS, str(error), "warning"))

    def _show_scope(self) -> None:
        if self._side is None:
            return  # it shows where it is when it is made
        labelled = self.context.bridge.desk.divisions.labels()
        wanted = self.wishes.current
        self.side.scope.show_divisions(labelled, wanted.division)
        self.side.scope.show_demand(wanted.demand, self._demand_title, wanted.status)

    def _show_ready(self) -> None:
        if self._side is not None:
            self._side.set_ready(self._why_not())
        self.context.commands.refresh()

    def _show_parts(self, _index: int = 0) -> None:
        """Side by side, or one of them where there is little room."""
        is_narrow, is_side = self._room is Room.NARROW, self.parts.current() == 1
        self.preview.setVisible(not is_narrow or not is_side)
        self._second_edge.setVisible(not is_narrow)
        side = self._side or self._before_side
        side.setVisible(not is_narrow or is_side)
        if is_narrow:
            side.setMinimumWidth(0)
            side.setMaximumWidth(16_777_215)
        else:
            side.setFixedWidth(theme().px(WIDE))

    # --- what is done with it -------------------------------------------------------------------

    def _why_not(self) -> str:
        if self.maker.is_busy:
            return labels.STILL_MAKING
        return "" if self._made and self._made.paper else labels.NOTHING_MADE

    def _why_not_all(self) -> str:
        return "" if self._entry.is_for_each else labels.NOT_OF_ALL

    def _save(self) -> None:
        if self._made is not None:
            self.output.save(self._made)

    def _print(self) -> None:
        if self._made is not None:
            self.output.print(self._made)

    def _save_all(self) -> None:
        self.output.save_all(self.wishes.current)

    def _save_several(self) -> None:
        self.each.ask(self.side.several, self.wishes.current)

    def _find(self) -> None:
        self.preview.finder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.preview.finder.field.selectAll()
