"""One demand beside the list: its form with comments, and the checklist with the actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus, Verdict
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.screening.model import ScreeningSheet, Similar
from afm_desktop.ui.labels import details, frame
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.screens.screening import comment_box as doings
from afm_desktop.ui.screens.screening.actions import Actions
from afm_desktop.ui.screens.screening.column import Column
from afm_desktop.ui.screens.screening.comment_box import CommentBox
from afm_desktop.ui.screens.screening.form_parts import AnswerBox, form_parts
from afm_desktop.ui.screens.screening.head import Head
from afm_desktop.ui.screens.screening.item_box import ItemBox
from afm_desktop.ui.screens.screening.seen import closed, for_applicant, similar_note
from afm_desktop.ui.screens.screening.spec import KEY
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import DateField, Field, LongTextField
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.tooltip import set_tip

SLOT, SIMILAR = "screening.sheet", "screening.similar"
UNCHECKED = "screening.unchecked"
FORM_SHARE, SIDE_SHARE = 11, 9
"""How form and checklist share the width."""


class ScreeningPane(QWidget):
    """Follows the current row of the list; what is done takes all rows that are chosen."""

    open_record = Signal(str, str)
    open_list = Signal(object, object)
    closed = Signal()
    created = Signal(str, str)
    letter_wanted = Signal()
    copy_wanted = Signal()
    receipt_wanted = Signal()
    form_wanted = Signal()
    showed = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._bridge = context, context.bridge
        self._id: str | None = None
        self.sheet: ScreeningSheet | None = None
        self.chosen: Callable[[], Sequence[str]] = self._only
        """The ids of the demands that are chosen in the list."""
        self._is_stale, self._room = False, Room.WIDE
        self.ask: Ask | None = None
        self.steps: Actions | None = None
        self.items: list[ItemBox] = []
        self.setAccessibleName(labels.PANE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.head, self._top = QWidget(), QWidget()
        QVBoxLayout(self._top).setContentsMargins(0, 0, 0, 0)
        self.head.setParent(self._top)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._empty = Placeholder("scale", labels.NOTHING, labels.CHOOSE)
        self.form, self.side = Column(labels.FORM), Column(labels.SIDE)
        self._similar = QVBoxLayout()
        self._put_together()

    # --- as the list asks -------------------------------------------------------------------------

    def show_record(self, _kind: str, id: str | None) -> None:
        """Show a demand; of the same one what was done meanwhile."""
        if id is not None and id == self._id and self._has_drafts():
            self._is_stale = True
            return
        if id != self._id:
            self.leave()
            self.refusal.say("")
        self._id = id
        if id is None:
            self._show_nothing()
            return
        screening = self._bridge.desk.screening
        self._bridge.read(lambda: screening.sheet(id), self._show, self._fail, slot=SLOT)

    def begin_new(self, kind: str, defaults: Mapping[str, Any], create: object = None) -> None:
        """Nothing is registered here."""

    def leave(self) -> bool:
        """Save what is typed into reasons; an open question is given up."""
        answers = [box.settle() for box in self.items]
        self._end_ask()
        if self.steps is not None:
            self.steps.end()
        return all(answers)

    def drafts(self) -> Sequence[RecordDraft]:
        """Nothing is kept: words are saved when they are left."""
        return ()

    def take_up(self, drafts: Sequence[RecordDraft]) -> None:
        """There is nothing to go on from."""

    def start(self, _field: str | None = None) -> None:
        """Take the keyboard."""
        self.side.area.setFocus()
        first = self.steps.buttons.values() if self.steps is not None else ()
        for button in first:
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def arrange(self, room: Room) -> None:
        """Side by side, or one below the other where there is little room."""
        was_wide, self._room = self._room is Room.WIDE, room
        if self.sheet is not None and was_wide is not (room is Room.WIDE):
            self._show(self.sheet)
        upright = room is Room.NARROW
        wanted = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        self.splitter.setOrientation(wanted)

    def show_count(self, count: int) -> None:
        """Say how many demands the actions take."""
        if self.steps is not None:
            self.steps.show_count(count)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, sheet: ScreeningSheet) -> None:
        if sheet.id != self._id:
            return
        if self._is_firm:
            sheet = for_applicant(sheet)
        if self._bridge.read_only:
            sheet = closed(sheet, frame.IS_READ_ONLY)
        is_same = self.sheet is not None and self.sheet.id == sheet.id
        self.sheet, self._is_stale, self.ask = sheet, False, None
        self.setUpdatesEnabled(False)
        parts = form_parts(sheet, self._begin_comment, self._hear)
        self.form.fill(chain(self._show_head(sheet), parts), is_same=is_same)
        self.splitter.show()
        self._empty.hide()
        self.setUpdatesEnabled(True)
        # In a turn of its own: both together would be felt by whoever types.
        QTimer.singleShot(0, self, lambda: self._show_side(sheet, is_same=is_same))

    def _show_side(self, sheet: ScreeningSheet, *, is_same: bool) -> None:
        if self.sheet is not sheet:
            return
        self.side.fill(self._side_parts(sheet), is_same=is_same)
        if not self._is_firm:
            self._read_similar(sheet.id)
        self.showed.emit(sheet)

    @property
    def _is_firm(self) -> bool:
        return self._bridge.desk.workspace.office.role is Role.FIRM

    def _show_head(self, sheet: ScreeningSheet) -> Sequence[QWidget]:
        """Above form and checklist; where there is little height it scrolls with the form."""
        is_above = self._room is Room.WIDE
        old, self.head = (
            self.head,
            Head(sheet, self._bridge.desk.workspace.today, is_above=is_above),
        )
        if is_above:
            self._top.layout().addWidget(self.head)  # type: ignore[union-attr]
        self._top.setVisible(is_above)
        old.hide()
        old.deleteLater()
        return () if is_above else (self.head,)

    def _side_parts(self, sheet: ScreeningSheet) -> Iterator[QWidget]:
        count, has_letters = len(self.chosen()), not self._is_firm
        actions = Actions(self._bridge, sheet, count, has_letters=has_letters)
        actions.moved.connect(self._check_and_move)
        actions.extended.connect(self._extend)
        actions.letter_wanted.connect(self.letter_wanted)
        actions.receipt_wanted.connect(self.receipt_wanted)
        actions.form_wanted.connect(self.form_wanted)
        actions.copy_wanted.connect(self.copy_wanted)
        self.steps = actions
        yield actions
        self.items = [ItemBox(item, not sheet.why_not_judge) for item in sheet.items]
        if self.items:
            yield SectionTitle(labels.CHECKLIST)
        for box in self.items:
            box.judged.connect(self._judge)
            yield box
        yield from self._merged(sheet)
        if self._is_firm:
            return
        holder = QWidget()
        self._similar = QVBoxLayout(holder)
        self._similar.setContentsMargins(0, 0, 0, 0)
        self._similar.setSpacing(0)
        self._similar.addWidget(SectionTitle(labels.SIMILAR))
        yield holder

    def _merged(self, sheet: ScreeningSheet) -> Iterator[QWidget]:
        if sheet.leader is not None:
            yield SectionTitle(labels.MERGED_INTO)
            yield self._link(sheet.leader.id, labels.named(sheet.leader))
        if sheet.merged:
            yield SectionTitle(labels.MERGED_HERE, f"{len(sheet.merged):,}건")
            for one in sheet.merged:
                yield self._link(one.id, labels.named(one))

    def _link(self, id: str, text: str, below: str = "") -> LinkLine:
        line = LinkLine(text, below=below)
        set_tip(line, "\n".join(part for part in (text, below) if part))
        line.clicked.connect(lambda: self._context.navigate(Place(KEY, record=id)))
        return line

    def _read_similar(self, id: str) -> None:
        screening = self._bridge.desk.screening
        self._bridge.read(
            lambda: (id, screening.similar(id)), self._show_similar, self._fail, slot=SIMILAR
        )

    def _show_similar(self, found: tuple[str, Sequence[Similar]]) -> None:
        id, rows = found
        if self.sheet is None or id != self.sheet.id:
            return
        if not rows:
            self._similar.addWidget(Line(labels.NO_SIMILAR, "body", "text2", wrap=True))
        for one in rows:
            note = similar_note(one, self.sheet.round)
            self._similar.addWidget(self._link(one.id, one.title, note))

    def _show_nothing(self) -> None:
        self.sheet = None
        self.splitter.hide()
        self._top.hide()
        self._empty.show()
        self.showed.emit(None)

    # --- doing ------------------------------------------------------------------------------------

    def _begin_comment(self, box: AnswerBox) -> None:
        id, screening = self._id or "", self._bridge.desk.screening
        self._begin_ask(
            box.column,
            {"text": LongTextField(labels.COMMENT_WHAT), "due_on": self._due_field()},
            labels.COMMENT_DO,
            lambda values: screening.comment(id, values["text"], box.key, values["due_on"]),
            labels.COMMENTED,
        )

    def _due_field(self) -> DateField:
        today = self._bridge.desk.workspace.today
        return DateField(labels.OWN_DUE, today=today, placeholder=labels.OWN_DUE_HINT)

    def _hear(self, doing: str, box: CommentBox) -> None:
        comment, screening = box.comment, self._bridge.desk.screening
        if doing == doings.SETTLE:
            self._do(lambda: screening.settle(comment.id), labels.SETTLED)
        elif doing == doings.UNSETTLE:
            self._do(lambda: screening.settle(comment.id, is_settled=False), labels.UNSETTLED)
        elif doing == doings.DROP:
            self._do(lambda: screening.drop_comment(comment.id), labels.DROPPED)
        elif doing == doings.CHANGE:
            field = LongTextField(labels.COMMENT_WHAT)
            field.set_value(comment.text)
            work = _with(screening.change_comment, comment.id)
            self._begin_ask(box.column, {"text": field}, labels.CHANGE, work, labels.CHANGED)
        elif doing == doings.DUE:
            due = self._due_field()
            due.set_value(comment.due_on)
            self._begin_ask(
                box.column,
                {"due_on": due},
                labels.OWN_DUE_DO,
                lambda values: screening.set_due(comment.id, values["due_on"]),
                labels.OWN_DUE_SET,
            )
        elif doing == doings.ANSWER:
            field = LongTextField(labels.ANSWERED)
            field.set_value(comment.answer)
            work = _with(screening.answer, comment.id)
            words = labels.ANSWER_DO, work, labels.ANSWER_SAVED
            self._begin_ask(box.column, {"text": field}, *words)

    def _begin_ask(
        self,
        column: QVBoxLayout,
        fields: Mapping[str, Field],
        verb: str,
        work: Callable[[Mapping[str, Any]], object],
        said: str,
    ) -> None:
        self._end_ask()
        self.ask = Ask(fields, verb, required=("text",) if "text" in fields else ())
        self.ask.done.connect(lambda values: self._do(lambda: work(values), said))
        self.ask.cancelled.connect(self._cancel_ask)
        column.addWidget(self.ask)
        self.ask.start()

    def _cancel_ask(self) -> None:
        self._end_ask()
        if self._is_stale:
            self.show_record("demands", self._id)

    def _end_ask(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()

    def _judge(self, item: str, verdict: Verdict, reasons: Sequence[Any]) -> None:
        id, screening = self._id or "", self._bridge.desk.screening
        given = list(reasons)
        self._do(lambda: screening.judge(id, item, verdict, given), labels.JUDGED)

    def _check_and_move(self, status: DemandStatus, values: Mapping[str, Any]) -> None:
        """What becomes 평가 대상 with items nobody looked at is asked about once more."""
        ids, steps = list(self.chosen()), self.steps
        if status is not DemandStatus.CANDIDATE or steps is None or steps.ask is not None:
            self._move(status, values)
            return

        def go_on(count: int) -> None:
            if not count:
                self._move(status, values)
            elif steps is self.steps:
                steps.confirm(status, details.UNCHECKED.format(count=count))

        screening = self._bridge.desk.screening
        self._bridge.read(lambda: screening.unchecked(ids), go_on, self._fail, slot=UNCHECKED)

    def _move(self, status: DemandStatus, values: Mapping[str, Any]) -> None:
        ids, screening = list(self.chosen()), self._bridge.desk.screening
        into = values.get("into")
        others = [id for id in ids if id != into]
        said = labels.moved_words(len(others), status)
        self._do(lambda: screening.move(others, status, **values), said)

    def _extend(self, values: Mapping[str, Any]) -> None:
        ids, screening = list(self.chosen()), self._bridge.desk.screening
        said = labels.EXTENDED.format(day=day_words(values["due_on"]))
        self._do(lambda: screening.extend(ids, **values), said)

    def _do(self, work: Callable[[], object], said: str) -> None:
        self._bridge.write(work, lambda _done: self._tell(said), self._refuse)

    def _tell(self, said: str) -> None:
        self.refusal.say("")
        self._end_ask()
        if self.steps is not None:
            self.steps.end()
        self._context.toast(said, undo=True)
        QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        if self._is_stale:
            self.show_record("demands", self._id)

    def _refuse(self, error: AfmError) -> None:
        for ask in (self.ask, self.steps.ask if self.steps is not None else None):
            if ask is not None:
                ask.refuse(str(error))
                return
        self.refusal.say(str(error))

    def _fail(self, error: AfmError) -> None:
        self.refusal.say(str(error))

    # --- within -----------------------------------------------------------------------------------

    def _only(self) -> Sequence[str]:
        return [self._id] if self._id is not None else []

    def _has_drafts(self) -> bool:
        asks = (self.ask, self.steps.ask if self.steps is not None else None)
        return any(ask is not None and ask.has_drafts() for ask in asks) or any(
            box.has_drafts() for box in self.items
        )

    def _put_together(self) -> None:
        u = theme().u
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.refusal = Remark("circle-alert", colour="danger")
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(4 * u, 0, 4 * u, 0)
        inner.addWidget(self.refusal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(max(1, theme().tokens.edge))
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, FORM_SHARE)
        self.splitter.setStretchFactor(1, SIDE_SHARE)
        self.splitter.setSizes([FORM_SHARE * 100, SIDE_SHARE * 100])
        for widget in (self._top, holder, rule()):
            self._column.addWidget(widget)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self._empty, 1)
        self.refusal.hide()
        self.splitter.hide()


def _with(work: Callable[[str, str], object], id: str) -> Callable[[Mapping[str, Any]], object]:
    return lambda values: work(id, values["text"])
