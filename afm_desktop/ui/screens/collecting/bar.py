"""What the board shows: which forms, who is expected, which states, who is late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.domain.enums import MemberRole, RequestState
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.model import Asked, Board, FormColumn, Narrowing
from afm_desktop.ui.board_places import ASKED_ONLY
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import rule
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.search_edit import SearchEdit

_SEARCH = 44  # units


class BoardBar(QWidget):
    """Says what is chosen; it reads nothing itself."""

    forms_chosen = Signal(tuple)
    roles_chosen = Signal(object)  # frozenset of roles, or None for the usual ones
    narrowed = Signal(object)  # Narrowing
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(labels.BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._forms: Sequence[FormColumn] = ()
        self._asked, self._narrowing = Asked(()), Narrowing()
        self.search = SearchEdit(labels.SEARCH, labels.SEARCH)
        self.search.setFixedWidth(theme().px(_SEARCH))
        self.forms = Button(labels.FORMS, variant="filter", trailing="chevron-down")
        self.who = Button(labels.WHO, variant="filter", trailing="chevron-down")
        self.clear = Button(labels.CLEAR, variant="link")
        self.states = {state: _toggle(word(state)) for state in RequestState}
        self.late = _toggle(labels.LATE)
        self._connect()
        self._lay_out()

    def offer(self, forms: Sequence[FormColumn]) -> None:
        """The forms there are to choose from."""
        self._forms = forms

    def show_board(self, whole: Board, asked: Asked, narrowing: Narrowing) -> None:
        """Show what is asked, and how many forms are in each state before it is narrowed."""
        self._asked, self._narrowing = asked, narrowing
        self.forms.set_value(labels.forms_words(whole.columns))
        self.who.set_value(labels.roles_words(asked.roles))
        for state, button in self.states.items():
            count = whole.count(state)
            button.setText(labels.STATE.format(state=word(state), count=count))
            button.setChecked(state in narrowing.states)
            button.setEnabled(bool(count) or state in narrowing.states)
        late = whole.late()
        self.late.setText(labels.STATE.format(state=labels.LATE, count=late))
        self.late.setChecked(narrowing.is_late)
        self.late.setEnabled(bool(late) or narrowing.is_late)
        if self.search.query() != narrowing.text:
            self.search.set_query(narrowing.text)
        self.clear.setVisible(narrowing.is_set)

    def focus_search(self) -> None:
        """Put the keyboard into the search, all of it marked."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())

    # --- what is chosen ---------------------------------------------------------------------------

    def open_forms(self) -> None:
        """Offer the forms; several may be ticked."""
        options = [Option(one.key, one.title, labels.requested(one)) for one in self._forms]
        popup = OptionPopup(self.forms, options, self._asked.forms, is_multiple=True)
        order = [one.key for one in self._forms]
        popup.chosen.connect(
            lambda keys: self.forms_chosen.emit(tuple(key for key in order if key in keys))
        )
        popup.open_under()

    def open_roles(self) -> None:
        """Offer who is expected; without a tick whoever usually is."""
        options = [
            *(Option(role, word(role)) for role in MemberRole),
            Option(ASKED_ONLY, labels.ASKED_ONLY),
        ]
        roles = self._asked.roles
        chosen: set[object] = set() if roles is None else set(roles) or {ASKED_ONLY}
        popup = OptionPopup(self.who, options, chosen, is_multiple=True)
        popup.chosen.connect(self._take_roles)
        popup.open_under()

    def _take_roles(self, chosen: frozenset[object]) -> None:
        roles = frozenset(role for role in MemberRole if role in chosen)
        is_usual = not roles and ASKED_ONLY not in chosen
        self.roles_chosen.emit(None if is_usual else roles)

    def _narrow(self) -> None:
        states = frozenset(state for state, button in self.states.items() if button.isChecked())
        text = self.search.query()
        self.narrowed.emit(Narrowing(states, None, self.late.isChecked(), text))

    # --- putting together -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.forms.clicked.connect(self.open_forms)
        self.forms.cleared.connect(lambda: self.forms_chosen.emit(()))
        self.who.clicked.connect(self.open_roles)
        self.who.cleared.connect(lambda: self.roles_chosen.emit(None))
        self.clear.clicked.connect(lambda: self.narrowed.emit(Narrowing()))
        self.search.queried.connect(lambda _text: self._narrow())
        self.search.entered.connect(self.entered)
        for button in (*self.states.values(), self.late):
            button.clicked.connect(self._narrow)

    def _lay_out(self) -> None:
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(4 * u, u, 2 * u, u)
        top.setSpacing(2 * u)
        for widget in (self.search, self.forms, self.who, self.clear):
            top.addWidget(widget)
        top.addStretch(1)
        column.addLayout(top)
        totals = Flow()
        totals.setAccessibleName(labels.TOTALS)
        totals.setContentsMargins(3 * u, 0, 2 * u, u)
        totals.add(*self.states.values(), self.late)
        column.addWidget(totals)
        column.addWidget(rule())


def _toggle(text: str) -> Button:
    return Button(text, variant="quiet", is_checkable=True)
