"""An item of the checklist: its verdict, its reasons, and the words the applicant reads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.words import word
from afm_desktop.services.screening.model import GivenReason, ItemRow, ReadyReason
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.screening.column import at
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.fields import LongTextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line, rule

_VERDICTS = tuple(Verdict)


class ItemBox(QWidget):
    """Judges on each press; a reason's words are saved when their field is left."""

    judged = Signal(str, object, object)
    """The item's id, the `Verdict`, and the list of `GivenReason`."""

    def __init__(self, item: ItemRow, may: bool) -> None:
        super().__init__()
        self.item, self._may = item, may
        self.reasons = list(item.reasons)
        self.fields: list[LongTextField] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(1.5))
        self._add_question()
        current = _VERDICTS.index(item.verdict) if item.verdict is not None else -1
        name = labels.VERDICT.format(question=item.question)
        self.verdicts = Segmented([(word(one), "") for one in _VERDICTS], current, name)
        self.verdicts.setEnabled(may)
        for number, choice in enumerate(self.verdicts.choices()):
            at(choice, f"verdict:{item.id}:{number}")
        self.verdicts.changed.connect(self._judge)
        self.column.addWidget(self.verdicts, 0, Qt.AlignmentFlag.AlignLeft)
        self.toggles: dict[str, Button] = {}
        self._words = QVBoxLayout()
        self._words.setSpacing(theme().px(1.5))
        if item.verdict is Verdict.UNMET:
            self._add_reasons()
        self.column.addWidget(rule())

    def has_drafts(self) -> bool:
        """Whether words are typed that are not saved."""
        return any(field.is_touched() for field in self.fields)

    def settle(self) -> bool:
        """Save what is typed."""
        answers = [field.settle() for field in self.fields]
        return all(answers)

    def _add_question(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Line(self.item.question, "body", wrap=True), 1)
        if self.item.is_decisive:
            mark = Line(labels.DECISIVE, "caption", "text2")
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _add_reasons(self) -> None:
        given = {one.reason_id for one in self.reasons}
        flow = Flow()
        for ready in self.item.offered:
            toggle = Button(ready.label, "check" if ready.id in given else "plus", "filter",
                            is_checkable=True)  # fmt: skip
            toggle.setChecked(ready.id in given)
            toggle.setEnabled(self._may)
            toggle.clicked.connect(lambda _on=False, ready=ready: self._toggle(ready))
            at(toggle, f"reason:{ready.id}")
            self.toggles[ready.id] = toggle
            flow.add(toggle)
        own = Button(labels.OWN_REASON, "pencil", "quiet")
        own.setEnabled(self._may)
        own.clicked.connect(self._begin_own)
        at(own, f"own:{self.item.id}")
        flow.add(own)
        self.column.addWidget(flow)
        self.column.addLayout(self._words)
        for place, reason in enumerate(self.reasons):
            self._add_words(place, reason)

    def _add_words(self, place: int, reason: GivenReason) -> LongTextField:
        label = next(
            (labels.REASON_OF.format(label=one.label) for one in self.item.offered
             if one.id == reason.reason_id),
            labels.OWN_REASON_OF,
        )  # fmt: skip
        field = LongTextField(label)
        field.set_value(reason.text or None)
        field.set_read_only(not self._may)
        at(field, f"words:{self.item.id}:{reason.reason_id or place}")
        field.left.connect(lambda text: self._write(place, text))
        self.fields.append(field)
        self._words.addWidget(field)
        return field

    def _judge(self, index: int) -> None:
        verdict = _VERDICTS[index]
        self.judged.emit(self.item.id, verdict, self.reasons if verdict is Verdict.UNMET else [])

    def _toggle(self, ready: ReadyReason) -> None:
        kept = [one for one in self.reasons if one.reason_id != ready.id]
        if len(kept) == len(self.reasons):
            kept.append(GivenReason(ready.reply, ready.id))
        self.judged.emit(self.item.id, Verdict.UNMET, kept)

    def _write(self, place: int, text: object) -> None:
        reasons = list(self.reasons)
        said = str(text or "")
        if place < len(reasons):
            reasons[place] = GivenReason(said, reasons[place].reason_id)
        else:
            reasons.append(GivenReason(said))
        self.judged.emit(self.item.id, Verdict.UNMET, [one for one in reasons if one.text])

    def _begin_own(self) -> None:
        field = self._add_words(len(self.reasons), GivenReason(""))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
