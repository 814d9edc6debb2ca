"""The right pane: what can be chosen and said, and below it what can be done with the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.catalogue import PaperEntry
from afm_desktop.ui.screens.reports.checks import ChecksPane
from afm_desktop.ui.screens.reports.kept import KeptPane
from afm_desktop.ui.screens.reports.narratives import NarrativePane
from afm_desktop.ui.screens.reports.option_form import OptionForm, labelled
from afm_desktop.ui.screens.reports.scope_form import ScopeForm
from afm_desktop.ui.screens.reports.wanted import Made, SentList
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.option_list import Find
from afm_desktop.ui.widgets.switch import Switch
from afm_desktop.ui.widgets.tooltip import set_tip

WIDE = 76  # units


class Side(QWidget):
    """Built anew for each paper."""

    options_changed = Signal(object)
    names_turned = Signal(bool)
    mask_turned = Signal(bool)
    save_asked = Signal()
    print_asked = Signal()
    all_asked = Signal()
    several_asked = Signal()
    form_chosen = Signal(object)
    kind_chosen = Signal(str)

    def __init__(
        self,
        entry: PaperEntry,
        entries: Sequence[PaperEntry],
        why_masked: str,
        find_demand: Find,
        why_kept: str = "",
    ) -> None:
        super().__init__()
        self.entry, self._options = entry, entry.usual
        self.scope = ScopeForm(entry, find_demand)
        self.form = OptionForm(entry.specs, entry.usual)
        forms = [Option(value, words) for value, words in labels.FORMS.items()]
        self.formats = ChoiceField(labels.FORM, forms, is_required=True)
        self.names = Switch(labels.NAMES_SHOWN)
        self.names.setEnabled(not why_masked)
        set_tip(self.names, why_masked or labels.NAMES_SHOWN_WHY)
        self.masking = Switch(labels.PERSONS_MASKED)
        self.masking.setEnabled(not why_masked)
        set_tip(self.masking, why_masked or labels.PERSONS_MASKED_WHY)
        self.all = Button(labels.ALL, "layers")
        self.several = Button(labels.SEVERAL, "layers")
        self.several.set_tip(labels.SEVERAL_WHY)
        self.words = NarrativePane()
        self.checks, self.kept = ChecksPane(), KeptPane(why_kept)
        tabs = (labels.CHECKS, labels.KEPT) if entry.is_book else (labels.WORDS,)
        names = [(name, "") for name in (labels.OPTIONS, *tabs)]
        self.tabs = TabBar(names, 0, labels.SIDE)
        listed = entries if entry in entries else (*entries, entry)
        self.kind = ChoiceField(
            labels.KIND, [Option(one.key, one.title) for one in listed], is_required=True
        )
        self.kind.set_value(entry.key)
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolling(self._option_page()))
        for pane in (self.checks, self.kept) if entry.is_book else (self.words,):
            self._stack.addWidget(_scrolling(pane))
        self._put_together()
        self.form.changed.connect(self._option_changed)
        self.names.clicked.connect(self.names_turned)
        self.masking.clicked.connect(self.mask_turned)
        self.tabs.changed.connect(self._stack.setCurrentIndex)
        self.kind.left.connect(lambda key: self.kind_chosen.emit(str(key)))

    def show_form(self, form: PaperFormat) -> None:
        """Show what kind of files several papers become."""
        self.formats.set_value(form.value)

    def show_options(self, options: object, *, has_names: bool) -> None:
        """Show what was chosen last."""
        self._options = options
        self.form.show_options(options)
        self.names.setChecked(has_names)
        if isinstance(options, SentList):
            self._mask_row.setVisible(options.persons is not None)
            self.masking.setChecked(not options.shown)

    def show_made(self, made: Made, subject: str) -> None:
        """Say what the paper is, how large, and what to look at before it goes out."""
        self.about.setText(subject)
        self.scope.show_day(made.as_of)
        self.scope.show_occasions(made.occasions, made.meeting)
        self.scope.show_anchors(made.anchors, made.wanted.anchor)
        self.scope.show_demand(made.wanted.demand, made.division_name, made.wanted.status)
        paper = made.paper
        seconds = f"{max(made.seconds, 0.05):.1f}"
        said = labels.MADE.format(pages=paper.pages, seconds=seconds) if paper else ""
        self.result.setText(said)
        self.remarks.setText("\n".join(self._remarks(made)))
        self.remarks.setVisible(bool(self.remarks.text()))
        outdated = sum(words.is_outdated for words in made.words)
        self.tabs.set_count(1, str(outdated) if outdated else "")
        if self.entry.is_book:
            self._show_book(made)

    def _show_book(self, made: Made) -> None:
        """What was found of a book, and its versions."""
        from afm_desktop.reports.book_checks import check_words  # noqa: PLC0415 - ReportLab

        self.checks.show_checks(made.checks, [check_words(one) for one in made.checks])
        self.kept.show_papers(made.kept)
        for place, count in ((1, len(made.checks)), (2, len(made.kept))):
            self.tabs.set_count(place, str(count) if count else "")

    def show_words_tab(self) -> None:
        """Go to the words of the paper."""
        self.tabs.set_current(1)
        self._stack.setCurrentIndex(1)

    def set_ready(self, why_not: str) -> None:
        """Whether there is a paper to save and print; the reason when there is none."""
        for button in (self.save, self.print):
            button.setEnabled(not why_not)
            button.set_tip(why_not)
        self.kept.set_ready(why_not)

    def show_kinds(self, *, is_shown: bool) -> None:
        """Offer the other papers here, where the catalogue has no room."""
        self.kind.setVisible(is_shown)
        self.title.setVisible(not is_shown)

    def settle(self) -> None:
        """Take what is typed."""
        self.form.settle()
        self.words.settle()

    # --- putting together ----------------------------------------------------------------------

    def _put_together(self) -> None:
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(4 * u, 3 * u, 4 * u, u)
        head.setSpacing(u)
        self.title = Line(self.entry.title, "h2")
        self.about = Line("", "caption", "text3").may_shrink()
        for widget in (self.title, self.kind, self.about):
            head.addWidget(widget)
        self.kind.hide()
        column.addLayout(head)
        if self.entry.has_words or self.entry.is_book:
            tabs = QHBoxLayout()
            tabs.setContentsMargins(4 * u, 0, 4 * u, 0)
            tabs.addWidget(self.tabs)
            column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _option_page(self) -> QWidget:
        page, u = QWidget(), theme().u
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        column.setSpacing(u)
        if self.entry.has_scope:
            column.addWidget(_heading(labels.SCOPE))
            column.addWidget(self.scope)
            column.addSpacing(3 * u)
        if self.entry.specs:
            column.addWidget(_heading(labels.PARTS))
        column.addWidget(self.form)
        self._mask_row = QWidget()
        self._mask_row.setLayout(labelled(labels.PERSONS_MASKED, self.masking))
        self._mask_row.hide()
        column.addWidget(self._mask_row)
        if self.entry.is_for_meetings or self.entry.is_book:
            column.addSpacing(u // 2)
            column.addLayout(labelled(labels.NAMES_SHOWN, self.names))
        if self.entry.is_for_each or self.entry.is_of_demands:
            asked = self.all if self.entry.is_for_each else self.several
            column.addSpacing(4 * u)
            column.addLayout(labelled(labels.FORM, self.formats))
            column.addWidget(asked, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _foot(self) -> QVBoxLayout:
        u = theme().u
        self.save = Button(labels.SAVE, "file-down", "primary")
        self.print = Button(labels.PRINT, "printer")
        self.remarks = Line("", "caption", "warning", wrap=True)
        self.result = Line("", "caption", "text3", wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        column.setSpacing(2 * u)
        column.addWidget(self.remarks)
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.result)
        self.remarks.hide()
        self.save.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)
        self.all.clicked.connect(self.all_asked)
        self.several.clicked.connect(self.several_asked)
        self.formats.left.connect(lambda form: self.form_chosen.emit(PaperFormat(str(form))))
        return column

    def _option_changed(self, field: str, value: object) -> None:
        options: Any = self._options
        self._options = replace(options, **{field: value})
        self.options_changed.emit(self._options)

    def _remarks(self, made: Made) -> list[str]:
        found = []
        names = labels.SECTION_NAMES
        outdated = [names[words.section] for words in made.words if words.is_outdated]
        if outdated:
            found.append(labels.OUTDATED.format(names=", ".join(outdated)))
        if made.named:
            named = ", ".join(names[section] for section in made.named)
            found.append(labels.NAMED_ANYWAY.format(names=named))
        if made.empty and made.paper:
            empty = ", ".join(names[section] for section in made.empty)
            found.append(labels.EMPTY_PARTS.format(names=empty))
        return found


def _heading(text: str) -> Line:
    line = Line(text, "strong")
    line.setFixedHeight(theme().px(8))
    return line


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("bare")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
