"""회의 종료: what is not placed yet is asked for on one card, and one gesture closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.meetings.model import ItemRow, MeetingSheet
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.labels import meetings as words
from afm_desktop.ui.screens.bodies.dialog import BodyDialog, stacked
from afm_desktop.ui.screens.meetings.placing import Placing
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

_WIDE, _MOST = 128, 160
_HEAD, _EACH = 62, 18  # units of height


class ClosingDialog(BodyDialog):
    """Each open matter with its four ways; what was dealt with is proposed as done."""

    def __init__(self, host: QWidget, context: ScreenContext, sheet: MeetingSheet) -> None:
        self._sheet = sheet
        self.open_items: Sequence[ItemRow] = [one for one in sheet.items if not one.is_placed]
        about = labels.CLOSE_ABOUT.format(count=len(self.open_items))
        super().__init__(host, context, labels.CLOSE_TITLE, about, width_units=_WIDE)
        self.placings: dict[str, Placing] = {}
        self.told = Line("", "body", "danger", wrap=True)
        self.enter = Button(labels.CLOSE, "check", "primary")
        self.cancel = Button(labels.CANCEL)
        self._put_together()
        self.full_height = theme().px(min(_MOST, _HEAD + _EACH * len(self.open_items)))
        self.fit()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        for placing in self.placings.values():
            return placing.choices.choices()[max(0, placing.choices.current())]
        return self.enter

    def order(self) -> None:
        """Place all of them and close; not while one is not whole."""
        answers = {id: placing.answer() for id, placing in self.placings.items()}
        placed = {id: one for id, one in answers.items() if one is not None}
        if len(placed) < len(answers):
            return
        meetings, id_ = self.desk.meetings, self._sheet.head.id
        self.enter.setEnabled(False)
        self.context.bridge.write(
            lambda: meetings.close(id_, placed), lambda _done: self._done(), self._refuse
        )

    # --- within -----------------------------------------------------------------------------------

    def _put_together(self) -> None:
        content = self.content
        content.space(3)
        content.add(Line(labels.CLOSE_WHY, "body", "text2", wrap=True))
        for item in self.open_items:
            name = f"{words.ITEM.format(number=item.number)}  {item.title}"
            placing = Placing(f"{item.title} {labels.PLACING}")
            placing.show_placed(item.proposed, None)
            self.placings[item.id] = placing
            content.add(stacked(Line(name, "strong", wrap=True), placing))
        self.bottom.addWidget(self.told)
        self.told.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.enter)
        self.cancel.clicked.connect(self.close_overlay)
        self.enter.clicked.connect(self.order)

    def _done(self) -> None:
        self.close_overlay()
        self.context.toast(labels.CLOSED, undo=True)

    def _refuse(self, error: AfmError) -> None:
        self.enter.setEnabled(True)
        self.told.setText(str(error))
        self.told.show()
        announce(self, str(error))


def ask_placings(context: ScreenContext, sheet: MeetingSheet) -> None:
    """Ask over the window."""

    def make(host: QWidget) -> tuple[ClosingDialog, QWidget]:
        made = ClosingDialog(host, context, sheet)
        return made, made.first

    context.frame.cover(make)
