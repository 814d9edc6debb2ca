"""The left edge: what the window is narrowed to, the screens, the settings at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.ui.drawing import colour
from afm_desktop.ui.labels import frame
from afm_desktop.ui.screens.screen import Counter, ScreenSpec
from afm_desktop.ui.shell.scope import WindowScope
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.nav_list import Entry, NavGroup, NavItem, NavList
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.scope_selector import ScopeSelector

FULL, ICONS = 51, 14
ALL = ""


class ScopeBox(ScopeSelector):
    """The scope selector of the window, with the divisions to choose from."""

    def __init__(self, scope: WindowScope) -> None:
        super().__init__(frame.SCOPE)
        self._scope = scope
        self.clicked.connect(self.open_choice)
        scope.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is chosen now."""
        caption = frame.SCOPE_ALL if self._scope.division is None else frame.SCOPE_ONE
        self.set_scope(self._scope.words, caption, self._scope.hue)

    def open_choice(self) -> OptionPopup:
        """Show the divisions below the box."""
        options = [Option(ALL, self._scope.all_words, icon="layers")]
        for division in self._scope.divisions:
            hue = self._scope.hue_of(division.code)
            options.append(Option(division.code, division.name, hue=hue))
        popup = OptionPopup(self, options, (self._scope.division or ALL,))
        popup.chosen.connect(lambda code: self._scope.choose(code or None))
        popup.open_under(max(self.width(), theme().px(47)))
        return popup


class NavPane(QWidget):
    """Scope, screens and what stands at the foot; as icons where there is little room."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[ScreenSpec], scope: WindowScope) -> None:
        super().__init__()
        self.is_narrow = False
        self.scope = ScopeBox(scope)
        self.list = NavList(frame.NAVIGATION, _entries(_listed(specs)))
        self.foot = NavList(frame.NAVIGATION_FOOT, _entries(s for s in specs if s.is_at_foot))
        self.foot.setFixedHeight(self.foot.content_height())
        u = theme().u
        row = QHBoxLayout()
        row.setContentsMargins(2 * u, 0, 2 * u, 0)
        row.addWidget(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * u, 0, 2 * u)
        column.setSpacing(0)
        column.addLayout(row)
        column.addSpacing(2 * u - u // 4)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.list.chosen.connect(self.chosen)
        self.foot.chosen.connect(self.chosen)
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Fold to icons, or unfold."""
        self.is_narrow = is_narrow
        for part in (self.scope, self.list, self.foot):
            part.set_compact(is_narrow)
        self.setFixedWidth(theme().px(ICONS if is_narrow else FULL))

    def show_current(self, key: str) -> None:
        """Mark the screen that is shown."""
        self.list.set_current(key)
        self.foot.set_current(key)

    def show_counter(self, key: str, counter: Counter) -> None:
        """Show what waits behind a screen."""
        self.list.set_count(key, counter.text, is_due=counter.is_urgent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(theme().tokens.nav))


def _listed(specs: Iterable[ScreenSpec]) -> Iterable[ScreenSpec]:
    """The screens among the others; what a command alone leads to is not shown."""
    return (spec for spec in specs if not spec.is_at_foot and not spec.is_apart)


def _entries(specs: Iterable[ScreenSpec]) -> list[Entry]:
    """Items under the caption of their group."""
    entries: list[Entry] = []
    group = ""
    for spec in specs:
        if spec.group != group:
            group = spec.group
            entries.append(NavGroup(group))
        entries.append(NavItem(spec.key, spec.words, spec.icon))
    return entries
