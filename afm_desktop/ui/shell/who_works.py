"""누구로 일하십니까?: asked when another account of the computer opens the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Office
from afm_desktop.services.working_as import (
    AtKeyboard,
    Candidate,
    account_here,
    at_keyboard,
    resume,
    work_as,
)
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import who_works as labels
from afm_desktop.ui.screens.screen import Covering
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.line_field import TextField
from afm_desktop.ui.widgets.option_list import Option, OptionList
from afm_desktop.ui.widgets.overlay import Card, Overlay

_ROW = 7.5  # as high as a choice of a list
_MOST_ROWS = 6


class WhoWorksSheet(Overlay):
    """The officers of today and whoever worked last, or a name of one's own."""

    picked = Signal(object)  # a Candidate
    named = Signal(str)

    def __init__(self, host: QWidget, asked: AtKeyboard) -> None:
        card = Card()
        super().__init__(host, card, top_units=24, width_units=110)
        u = theme().u
        card.column.setContentsMargins(6 * u, 5 * u, 6 * u, 5 * u)
        card.column.setSpacing(3 * u)
        card.column.addWidget(Line(labels.TITLE, "h1"))
        self.why = Line(labels.WHY.format(account=asked.account), "body", "text2", wrap=True)
        card.column.addWidget(self.why)
        self.list = OptionList((), is_multiple=False, name=labels.CANDIDATES)
        self.list.show_options(
            [Option(one, one.name, labels.told(one)) for one in asked.candidates]
        )
        rows = min(len(asked.candidates), _MOST_ROWS)
        self.list.setFixedHeight(theme().px(_ROW * rows + 0.5))
        self.list.picked.connect(self.picked)
        card.column.addWidget(self.list)
        card.column.addLayout(self._own_name())
        self.refusal = Line("", "caption", "danger", wrap=True)
        self.refusal.hide()
        card.column.addWidget(self.refusal)

    def refuse(self, error: AfmError) -> None:
        """Say why a name was not taken."""
        self.refusal.setText(str(error))
        self.refusal.show()
        self.fit()

    def _own_name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * theme().u)
        self.name = TextField(labels.OTHER, placeholder=labels.OTHER)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go = Button(labels.GO_ON, variant="primary")
        self.go.clicked.connect(self._take_name)
        row.addWidget(self.name, 1)
        row.addWidget(self.go)
        return row

    def _take_name(self) -> None:
        if self.name.settle():
            self.named.emit(str(self.name.value() or ""))


class WhoWorks(QObject):
    """Finds out who is at the keyboard when a file was opened to be written to."""

    def __init__(
        self,
        bridge: Bridge,
        cover: Callable[[Covering], None],
        renew: Callable[[Office], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._cover, self._renew = bridge, cover, renew
        self.sheet: WhoWorksSheet | None = None
        self.is_finding_out = False

    def find_out(self) -> None:
        """Ask an account that is new here; one that is known works on under its name."""
        office = self._bridge.desk.workspace.office
        if self._bridge.read_only or office.is_demonstration:
            return
        workspace, account = self._bridge.desk.workspace, account_here()
        self.is_finding_out = True
        self._bridge.read(lambda: at_keyboard(workspace, account), self._answered, slot="who")

    def _answered(self, asked: AtKeyboard) -> None:
        workspace = self._bridge.desk.workspace
        if asked.is_another:
            self._cover(lambda host: self._made(host, asked))
        elif asked.is_new_here:
            self._bridge.write(lambda: resume(workspace, asked.account), self._resumed)
            return
        self.is_finding_out = False

    def _made(self, host: QWidget, asked: AtKeyboard) -> tuple[Overlay, QWidget]:
        self.sheet = sheet = WhoWorksSheet(host, asked)

        def picked(one: Candidate) -> None:
            self._work_as(asked.account, one.name, one.person_id)

        sheet.picked.connect(picked)
        sheet.named.connect(lambda name: self._work_as(asked.account, name, None))
        sheet.closed.connect(self._closed)
        return sheet, sheet.list

    def _work_as(self, account: str, name: str, person: str | None) -> None:
        workspace = self._bridge.desk.workspace
        self._bridge.write(
            lambda: work_as(workspace, account, name=name, person_id=person),
            self._chosen,
            self._refused,
        )

    def _chosen(self, office: Office) -> None:
        if self.sheet is not None:
            self.sheet.close_overlay()
        self._renew(office)

    def _resumed(self, office: Office | None) -> None:
        self.is_finding_out = False
        if office is not None:
            self._renew(office)

    def _refused(self, error: AfmError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _closed(self) -> None:
        self.sheet = None
