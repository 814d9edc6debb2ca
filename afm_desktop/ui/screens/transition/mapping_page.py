"""2. 대응표: which divisions follow each present one, and where the records of a split one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import Choosable, Handed, Kind, Plan
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.screens.transition.tables import (
    choice_rows,
    choice_table,
    mapping_rows,
    mapping_table,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.option_list import Option, OptionList, OptionPopup

SIDE = 72  # units
LEAST = 16  # units a list is high at least
NOBODY = ""


class MappingPage(QWidget):
    """The present divisions, the new ones to tick for one of them, and what is split below."""

    changed = Signal(object)
    """The `Plan` with other successors or choices."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._present: Sequence[OldDivision] = ()
        self._members: Mapping[str, int] = {}
        self._choosable: Sequence[Choosable] = ()
        self.table = mapping_table()
        self.choices = choice_table()
        self.choose = Button(labels.CHOOSE, "chevron-down")
        self.news: OptionList | None = None
        self._ticked_of: object = None
        self._title = Line("", "h2", wrap=True)
        self._done = Line("", "caption", "text2")
        self.table.current_changed.connect(lambda _key: self._show_side())
        self.table.opened.connect(lambda _key: self._focus_side())
        self.choices.opened.connect(lambda _key: self.ask_choice())
        self.choose.clicked.connect(self.ask_choice)
        _give_way(self.table)
        _give_way(self.choices)
        self._put_together()

    def begin(self, present: Sequence[OldDivision], members: Mapping[str, int]) -> None:
        """The divisions that there are."""
        self._present, self._members = present, members

    def show_plan(self, plan: Plan) -> None:
        """Show which divisions follow each."""
        key = self.table.current_key()
        self._plan = plan
        self.table.rows.set_rows(mapping_rows(plan, self._present, self._members))
        codes = [one.code for one in self._present]
        if codes:
            self.table.set_current(key if key in codes else codes[0])
        self._show_side()
        self._split.setVisible(any(plan.is_split(code) for code in codes))

    def show_choosable(self, choosable: Sequence[Choosable]) -> None:
        """Show what can be chosen of divisions that are split."""
        if self._plan is None:
            return
        key = self.choices.current_key()
        self._choosable = choosable
        self.choices.rows.set_rows(choice_rows(self._plan, choosable, self._present))
        if choosable:
            known = [one.handed for one in choosable]
            self.choices.set_current(key if key in known else known[0])
        must = [one for one in choosable if one.must]
        done = sum(bool(self._plan.choices.get(one.handed)) for one in must)
        self._done.setText(labels.CHOICES_NOTE.format(done=done, all=len(must)))
        self.choose.setEnabled(bool(choosable))

    def named(self) -> Mapping[str, list[str]]:
        """The chosen demands of divisions that are split, by table."""
        chosen = (key for key in self.choices.selected_keys() if isinstance(key, Handed))
        return {Kind.DEMAND.value: [one.id for one in chosen if one.kind is Kind.DEMAND]}

    def ask_choice(self) -> None:
        """Choose where the chosen records go."""
        plan, keys = self._plan, self._chosen()
        if plan is None or not keys:
            return
        names = {one.code: one.name for one in plan.structure.divisions}
        offered = [
            code
            for code in names
            if all(code in plan.successors.get(key.division, ()) for key in keys)
        ]
        must = {one.handed for one in self._choosable if one.must}
        is_bound = any(key in must for key in keys)
        undo = labels.FOLLOWS_DIVISION if is_bound else labels.follows(keys[0].kind)
        options = [Option(code, names[code]) for code in offered]
        if all(key.kind is Kind.BODY for key in keys):
            self._ask_several(keys, options)
            return
        options.append(Option(NOBODY, undo))
        chosen = {plan.choices.get(key, NOBODY) for key in keys}
        popup = OptionPopup(self.choose, options, chosen if len(chosen) == 1 else ())
        popup.chosen.connect(lambda code: self.put(keys, str(code)))
        popup.open_under()

    def _ask_several(self, keys: Sequence[Handed], options: Sequence[Option]) -> None:
        """Bodies may sit in several divisions; the one ticked first is where demands follow."""
        plan = self._plan
        assert plan is not None
        before = {_codes_of(plan, key) for key in keys}
        order = list(next(iter(before))) if len(before) == 1 else []
        popup = OptionPopup(self.choose, options, order, is_multiple=True)

        def take(ticked: object) -> None:
            wanted: frozenset[object] = ticked if isinstance(ticked, frozenset) else frozenset()
            order[:] = [code for code in order if code in wanted]
            order.extend(
                str(one.value) for one in options if one.value in wanted and one.value not in order
            )
            self.put(keys, *order)

        popup.chosen.connect(take)
        popup.open_under()

    def put(self, keys: Sequence[Handed], code: str = NOBODY, *also: str) -> None:
        """Let records go to a division, bodies to further ones; with no code each follows."""
        if self._plan is None:
            return
        choices = {key: one for key, one in self._plan.choices.items() if key not in keys}
        others = {key: more for key, more in self._plan.also.items() if key not in keys}
        if code:
            choices |= dict.fromkeys(keys, code)
        if code and also:
            others |= dict.fromkeys(keys, also)
        self.changed.emit(replace(self._plan, choices=choices, also=others))

    def follow(self, old: str, news: Sequence[str]) -> None:
        """Let these divisions follow a present one."""
        if self._plan is not None:
            successors = {**self._plan.successors, old: tuple(news)}
            self.changed.emit(replace(self._plan, successors=successors))

    # --- within ------------------------------------------------------------------------------

    def _chosen(self) -> list[Handed]:
        known = {one.handed for one in self._choosable}
        return [key for key in self.choices.selected_keys() if key in known]

    def _tick(self) -> None:
        plan, key, news = self._plan, self.table.current_key(), self.news
        if plan is None or news is None or not isinstance(key, str):
            return
        before = [code for code in plan.successors.get(key, ()) if news.is_chosen(code)]
        added = [
            one.code
            for one in plan.structure.divisions
            if news.is_chosen(one.code) and one.code not in before
        ]
        # The list shows it already.
        self._ticked_of = (key, (*before, *added), plan.structure.divisions)
        self.follow(key, [*before, *added])

    def _show_side(self) -> None:
        plan, key = self._plan, self.table.current_key()
        if plan is None or not isinstance(key, str):
            return
        told = (key, plan.successors.get(key, ()), plan.structure.divisions)
        if told == self._ticked_of and self.news is not None:
            return
        had_focus = self.news is not None and self.news.hasFocus()
        row = self.news.currentIndex().row() if self.news is not None and had_focus else 0
        self._ticked_of = told
        name = next((one.name for one in self._present if one.code == key), key)
        self._title.setText(labels.TAKES_OVER.format(name=name))
        news = OptionList(told[1], is_multiple=True, name=self._title.text())
        news.show_options([Option(one.code, one.name, one.code) for one in told[2]])
        _give_way(news)
        news.picked.connect(lambda _value: self._tick())
        if self.news is not None:
            self._side_column.replaceWidget(self.news, news)
            self.news.hide()
            self.news.deleteLater()
        else:
            self._side_column.insertWidget(1, news, 1)
        self.news = news
        if had_focus:
            news.setCurrentIndex(news.model().index(row, 0))
            news.setFocus()

    def _focus_side(self) -> None:
        if self.news is not None:
            self.news.setFocus()

    def _put_together(self) -> None:
        u = theme().u
        side = QWidget()
        side.setFixedWidth(theme().px(SIDE))
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        self._side_column.setSpacing(3 * u)
        self._side_column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        self._split = self._split_part()
        self._split.hide()
        column.addWidget(self._split, 1)

    def _split_part(self) -> QWidget:
        u = theme().u
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        head = QHBoxLayout()
        head.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        head.setSpacing(2 * u)
        head.addWidget(Line(labels.CHOICES, "h2"))
        head.addWidget(self._done, 1)
        head.addWidget(self.choose)
        column.addLayout(head)
        column.addWidget(self.choices, 1)
        return part


def _codes_of(plan: Plan, key: Handed) -> tuple[str, ...]:
    chosen = plan.choices.get(key, NOBODY)
    return (chosen, *plan.also.get(key, ())) if chosen else ()


def _give_way(widget: QWidget) -> None:
    """Where room is short both tables share it, whatever each would like to have."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    widget.setMinimumHeight(theme().px(LEAST))
