"""The three steps of the first run: the role, who works here, where the file lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.structure import structure_of_2024
from afm_desktop.services.surroundings import cautions, user_name
from afm_desktop.ui.labels import frame
from afm_desktop.ui.shell.role_card import RoleCards
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, Option, TextField
from afm_desktop.ui.widgets.line import Line

SUFFIX = ".afm"
LOW = 80  # units; so that the question stands at the same height in every step
_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


@dataclass(slots=True)
class Answers:
    """What was said so far; kept while one goes back and forth."""

    role: Role = Role.SECRETARY
    division: str | None = None
    body: str = ""
    name: str = ""
    place: Path | None = None

    def office(self) -> Office:
        """The office that was described."""
        division = None if self.role is Role.CENTER else self.division
        return Office(self.role, self.name, division, self.body or None)

    def division_name(self) -> str:
        """The name of the chosen division."""
        rows = structure_of_2024()["divisions"]
        return next((row["name"] for row in rows if row["code"] == self.division), "")

    def path(self) -> Path:
        """Where the file will lie."""
        if self.place is not None:
            return self.place
        words = frame.FILE_NAMES[self.role].format(division=self.division_name(), body=self.body)
        name = " ".join(words.translate(_UNSAFE).split()) or frame.FOLDER
        return documents() / frame.FOLDER / f"{name[:60]}{SUFFIX}"


def documents() -> Path:
    """The folder of this person's documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


class Step(QWidget):
    """One step: caption, question, sentence, content, and the buttons below it."""

    went_on = Signal()
    went_back = Signal()

    def __init__(self, number: int, question: str, sentence: str) -> None:
        super().__init__()
        u = theme().u
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Line(frame.STEP.format(step=number), "caption", "text2"))
        self.column.addSpacing(u)
        self.column.addWidget(Line(question, "display"))
        self.column.addSpacing(2 * u)
        self.column.addWidget(Line(sentence, "body", "text2", wrap=True))
        self.column.addSpacing(6 * u)
        self.setAccessibleName(question)
        self.setMinimumHeight(theme().px(LOW))

    def finish(self, *left: Button, forward: str) -> None:
        """Put the buttons under the content."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        for button in left:
            row.addWidget(button)
        row.addStretch(1)
        self.forward = Button(forward, variant="primary")
        self.forward.clicked.connect(self.went_on)
        row.addWidget(self.forward)
        self.column.addSpacing(theme().px(6))
        self.column.addLayout(row)
        self.column.addStretch(1)

    def back_button(self) -> Button:
        """The button to the step before."""
        back = Button(frame.PREVIOUS, "arrow-left")
        back.clicked.connect(self.went_back)
        return back

    def take(self) -> bool:
        """Take what was said; False when something is missing, which is then marked."""
        return True

    def begin(self) -> None:
        """Put the keyboard where it is needed first."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class RoleStep(Step):
    """What kind of office; or the demonstration, or a file that is there already."""

    def __init__(
        self, answers: Answers, demonstrate: Callable[[], None], open_file: Callable[[], None]
    ) -> None:
        super().__init__(1, frame.WHAT_DO_YOU_DO, frame.WHAT_DO_YOU_DO_WHY)
        self._answers = answers
        self.cards = RoleCards(answers.role)
        self.column.addWidget(self.cards)
        self.demo = Button(frame.LOOK_AT_DEMO, "play", "link")
        self.demo.clicked.connect(demonstrate)
        self.open = Button(frame.OPEN_OTHER, "folder-open", "link")
        self.open.clicked.connect(open_file)
        self.finish(self.demo, self.open, forward=frame.NEXT)

    def take(self) -> bool:
        self._answers.role = self.cards.role()
        return True

    def begin(self) -> None:
        self.cards.focus_chosen()


class WhoStep(Step):
    """The own body, the division and the person."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(2, frame.WHO_ARE_YOU, frame.WHO_ARE_YOU_WHY)
        self._answers = answers
        is_center = answers.role is Role.CENTER
        is_firm = answers.role is Role.FIRM
        options = [
            Option(row["code"], row["name"], hue=at)
            for at, row in enumerate(structure_of_2024()["divisions"], 1)
        ]
        self.division = ChoiceField(
            frame.OWN_DIVISION, options, is_required=answers.role is Role.SECRETARY
        )
        self.body = TextField(frame.OWN_BODY, placeholder=frame.OWN_BODY_HINT, is_required=is_firm)
        self.name = TextField(frame.OWN_NAME, is_required=True)
        if not is_center:
            self._add(self.division)
        self._add(self.body)
        self._add(self.name)
        self.division.set_value(answers.division)
        self.body.set_value(answers.body or None)
        self.name.set_value(answers.name or user_name() or None)
        self.finish(self.back_button(), forward=frame.NEXT)

    def _add(self, field: ChoiceField | TextField) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        label = Line(field.label, "body", "text2")
        label.setFixedSize(theme().px(22), theme().control_h)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        field.setMaximumWidth(theme().px(90))
        row.addWidget(field, 1)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(theme().px(3))

    def take(self) -> bool:
        settled = [field.settle() for field in (self.division, self.body, self.name)]
        answers = self._answers
        answers.division = _text(self.division.value()) or None
        answers.body, answers.name = _text(self.body.value()), _text(self.name.value())
        lacking = self._lacking()
        for field, sentence in lacking:
            field.set_error(sentence)
        return all(settled) and not lacking

    def _lacking(self) -> list[tuple[ChoiceField | TextField, str]]:
        answers, found = self._answers, list[tuple[ChoiceField | TextField, str]]()
        if answers.role is Role.SECRETARY and not answers.division:
            found.append((self.division, frame.CHOOSE_DIVISION))
        if answers.role is Role.FIRM and not answers.body:
            found.append((self.body, frame.WRITE_BODY))
        if not answers.name:
            found.append((self.name, frame.WRITE_NAME))
        return found

    def begin(self) -> None:
        first = self.body if self._answers.role is Role.CENTER else self.division
        first.setFocus(Qt.FocusReason.TabFocusReason)


class WhereStep(Step):
    """Where the file lies, with a word on places that would harm it."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(3, frame.WHERE, frame.WHERE_WHY)
        self._answers = answers
        u = theme().u
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        label = Line(frame.FILE, "body", "text2")
        label.setFixedWidth(theme().px(22))
        row.addWidget(label)
        self._place = Line("", "strong").may_shrink()
        row.addWidget(self._place, 1)
        change = Button(frame.CHANGE_PLACE)
        change.clicked.connect(self._ask)
        row.addWidget(change)
        self.column.addLayout(row)
        self.column.addSpacing(2 * u)
        self._caution = Line("", "body", "warning", wrap=True)
        self.column.addWidget(self._caution)
        self.finish(self.back_button(), forward=frame.BEGIN)
        self._show()

    def take(self) -> bool:
        return not self._answers.path().exists()

    def begin(self) -> None:
        self.forward.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, frame.SAVE_TITLE, str(self._answers.path()), frame.AFM_FILES
        )
        if chosen:
            path = Path(chosen)
            is_named = path.suffix.casefold() == SUFFIX
            self._answers.place = path if is_named else path.with_name(path.name + SUFFIX)
            self._show()

    def _show(self) -> None:
        path = self._answers.path()
        self._place.setText(str(path))
        self._place.setToolTip(str(path))
        sentences = [frame.CAUTIONS[caution] for caution in cautions(path)]
        if path.exists():
            sentences.insert(0, frame.PLACE_TAKEN)
        self._caution.setText(" ".join(sentences))
        self._caution.setVisible(bool(sentences))
        self.forward.setEnabled(not path.exists())


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
