"""The files of a record: attached, opened as copies, saved elsewhere, described, removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.file_names import ending
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import Detail
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.marks.attachments import PERSONAL
from afm_desktop.services.marks.model import Attached, AttachmentRow
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.dropped import dropped_files, png_of
from afm_desktop.ui.screens.details.part_line import PartLine, Told
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, Field, Option, TextField
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup_menu import PopupMenu

NOUN = NOUNS["attachments"]


class AttachmentPanel(QWidget):
    """Lines of files under a button; at most one question stands below a line."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._detail: Detail | None = None
        self._may_edit = False
        self._rows: Mapping[str, AttachmentRow] = {}
        self.lines: dict[str, PartLine] = {}
        self.ask: Ask | None = None
        self.setAccessibleName(labels.FILES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().u)
        self.add_button = Button(labels.ATTACH, "plus", "link")
        self.add_button.clicked.connect(self.choose)
        self._title = SectionTitle(labels.FILES, "", self.add_button)
        column.addWidget(self._title)
        self.refusal = Line("", "body", "danger", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        rules = bench.desk.attachments.rules
        largest, at_once = size_words(rules.largest), size_words(rules.at_once)
        self.hint = Line("", "caption", "text3", wrap=True)
        self._hint = labels.HINT.format(largest=largest, at_once=at_once)
        column.addWidget(self.hint)
        column.addStretch(1)

    # ------------------------------------------------ what panes use

    def show_detail(self, detail: Detail, *, may_edit: bool) -> None:
        """Show the files of a record; a question stays with the record it was asked of."""
        if self._detail is None or self._detail.id != detail.id:
            self.end_ask()
            self._refuse("")
        self._detail, self._may_edit = detail, may_edit
        self.add_button.setVisible(may_edit)
        rows = {row.id: row for row in detail.attachments}
        self._title.set_value(f"{len(rows):,}{NOUN.counter}" if rows else "")
        staying = sum(row.erased_on is None for row in rows.values()) if detail.is_erased else 0
        parts = (
            "" if rows else labels.NONE,
            self._hint if may_edit else "",
            labels.FILES_STAY.format(count=staying) if staying else "",
        )
        self.hint.setText(" ".join(part for part in parts if part))
        if rows != self._rows or list(rows) != list(self.lines):
            self._rows = rows
            self._place()

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files with progress; all or none."""
        detail, files = self._detail, self._bench.desk.attachments
        if detail is None or not paths:
            return
        self._refuse("")
        self._bench.bridge.run(
            labels.ATTACHING,
            lambda progress, _token: files.attach(
                detail.table, detail.id, paths, progress=progress
            ),
            self._attached,
            self._fail,
            writes=True,
        )

    def paste(self, mime: QMimeData | None = None) -> None:
        """Attach what was copied: files, or a picture."""
        mime = mime or QGuiApplication.clipboard().mimeData()
        paths, detail = dropped_files(mime), self._detail
        if detail is None or not self._may_edit:
            return
        if paths:
            self.attach(paths)
        elif mime.hasImage():
            self._attach_picture(detail, QImage(mime.imageData()))
        else:
            self._refuse(labels.NOTHING_TO_PASTE)

    def choose(self) -> None:
        """Ask which files are attached."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileNames(self, labels.CHOOSE_FILES, folder)
        self.attach([Path(one) for one in chosen])

    def go_to(self, id: str, *, is_described: bool = False) -> None:
        """Give the keyboard to a file, or to what is said of it."""
        line = self.lines.get(id)
        (line or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)
        if line is not None and is_described:
            self._edit(id)

    def has_drafts(self) -> bool:
        """Whether something typed into a question waits."""
        return self.ask is not None and self.ask.has_drafts()

    def end_ask(self) -> None:
        """Take the question away."""
        ask, self.ask = self.ask, None
        if ask is not None:
            self._column.removeWidget(ask)
            ask.hide()
            ask.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------ one file

    def open(self, id: str) -> None:
        """Open a read-only copy; a file of a person or a core technology for a reason."""
        files, row = self._bench.desk.attachments, self._rows[id]
        if not row.can_open:
            self._refuse(self._state(row))
            return
        self._refuse("")
        bridge = self._bench.bridge
        self._take_out(
            id,
            labels.OPEN,
            lambda reason: files.open_copy(id, reason=reason),
            self._open,
            lambda: bridge.read(lambda: files.open_copy(id), self._open, self._fail),
        )

    def save(self, id: str) -> None:
        """Save a copy elsewhere; of a person or a core technology for a reason."""
        files, row = self._bench.desk.attachments, self._rows[id]
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / (row.name or ""))
        chosen, _ = QFileDialog.getSaveFileName(self, labels.SAVE_TITLE, suggested)
        if not chosen:
            return
        self._refuse("")
        bridge = self._bench.bridge
        self._take_out(
            id,
            labels.SAVE,
            lambda reason: files.save(id, Path(chosen), reason=reason),
            self._saved,
            lambda: bridge.run(
                labels.SAVE_TITLE,
                lambda _progress, _token: files.save(id, Path(chosen)),
                self._saved,
                self._fail,
            ),
        )

    def describe(self, id: str) -> None:
        """Ask what a file is for and who may see it."""
        row, files = self._rows[id], self._bench.desk.attachments
        purpose = TextField(labels.PURPOSE)
        purpose.set_value(row.purpose)
        options = [Option(one, word(one)) for one in Confidentiality]
        secrecy = ChoiceField(labels.SECRECY, options)
        secrecy.set_value(row.confidentiality)

        def keep(values: Mapping[str, object]) -> None:
            told, level = values["purpose"], values["secrecy"]
            self._write(
                lambda: files.describe(
                    id,
                    purpose=told if isinstance(told, str) else None,
                    confidentiality=level if isinstance(level, Confidentiality) else None,
                )
            )

        self._ask(id, {"purpose": purpose, "secrecy": secrecy}, labels.KEEP, keep)

    def remove(self, id: str) -> None:
        """Put a file into the trash."""
        files = self._bench.desk.attachments
        if self._may_edit:
            self._write(lambda: files.remove([id]), labels.REMOVED, undo=True)

    def erase(self, id: str) -> None:
        """Destroy a file for good, once that was typed out."""
        files, row, told = self._bench.desk.attachments, self._rows[id], labels.ERASE_WORD
        why = labels.ERASE_WHY.format(
            name=self._name(row), word=told, particle=particle(told, "을/를")
        )
        field = TextField(why)

        def erase(values: Mapping[str, object]) -> None:
            if str(values["word"] or "").strip() == told:
                self._write(lambda: files.erase([id]), labels.ERASED)
            else:
                self.end_ask()

        self._ask(id, {"word": field}, labels.ERASE_NOW, erase, required=("word",))

    # ------------------------------------------------ within

    @property
    def _is_personal(self) -> bool:
        return self._detail is not None and self._detail.table in PERSONAL

    @property
    def _may_erase(self) -> bool:
        """What stays of an erased person can still be erased."""
        is_erased = self._detail is not None and self._detail.is_erased
        return self._may_edit or (is_erased and not self._bench.bridge.read_only)

    def _place(self) -> None:
        """Make the lines anew; the keyboard stays at its file, or near where it was."""
        here = next((n for n, line in enumerate(self.lines.values()) if line.hasFocus()), None)
        self.end_ask()
        for line in self.lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {id_: self._line(row) for id_, row in self._rows.items()}
        for line in self.lines.values():
            self._column.addWidget(line)
            line.show()
        if here is not None:
            there = list(self.lines.values())
            target = there[min(here, len(there) - 1)] if there else self.add_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, row: AttachmentRow) -> PartLine:
        parts = (
            size_words(row.size) if row.size else "",
            day_words(row.added_on) if row.added_on else "",
            row.purpose or "",
        )
        secrecy = word(row.confidentiality) if row.confidentiality else ""
        end = self._state(row) or secrecy
        line = PartLine(
            Told(self._name(row), labels.BETWEEN.join(part for part in parts if part), end),
            icon="external-link" if row.can_open else "",
        )
        line.clicked.connect(partial(self.open, row.id))
        line.edit_asked.connect(partial(self._edit, row.id))
        line.delete_asked.connect(partial(self.remove, row.id))
        line.stepped.connect(partial(self._step, row.id))
        line.menu_asked.connect(partial(self._menu, row.id))
        return line

    def _edit(self, id: str) -> None:
        if self._may_edit and self._rows[id].erased_on is None:
            self.describe(id)

    def _step(self, id: str, by: int) -> None:
        there = list(self.lines)
        place = there.index(id) + by
        if 0 <= place < len(there):
            self.lines[there[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, id: str, at: QPoint) -> None:
        row = self._rows[id]
        menu = PopupMenu(self.lines[id], labels.MENU.format(name=self._name(row)))
        if row.can_open:
            menu.add(labels.OPEN, partial(self.open, id), icon="external-link")
            menu.add(labels.SAVE, partial(self.save, id), icon="download")
        if self._may_edit:
            if row.erased_on is None:
                menu.add(labels.DESCRIBE, partial(self.describe, id), icon="pencil")
            menu.addSeparator()
            menu.add(labels.REMOVE, partial(self.remove, id), icon="trash-2", is_danger=True)
        if self._may_erase and row.erased_on is None:
            menu.add(labels.ERASE, partial(self.erase, id), icon="trash-2", is_danger=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _name(self, row: AttachmentRow) -> str:
        """What a file is called; of a person's as much as of the person."""
        if row.name is None:
            return labels.ERASED_FILE
        if not self._is_personal:
            return row.name
        end = ending(row.name)
        stem = row.name[: -len(end) - 1] if end else row.name
        return masked_name(stem) + (f".{end}" if end else "")

    def _state(self, row: AttachmentRow) -> str:
        return "" if row.erased_on else labels.STATES[row.presence.value]

    def _take_out(
        self,
        id: str,
        verb: str,
        for_reason: Callable[[str], Path],
        then: Callable[[Path], None],
        at_once: Callable[[], object],
    ) -> None:
        """Ask why a file leaves where one is needed, else let it."""
        files = self._bench.desk.attachments

        def go_on(needs: object) -> None:
            if needs:
                self._ask_reason(id, verb, for_reason, then)
            else:
                at_once()

        if self._is_personal:
            go_on(True)
        else:
            self._bench.bridge.read(lambda: files.needs_reason(id), go_on, self._fail)

    def _ask_reason(
        self,
        id: str,
        verb: str,
        work: Callable[[str], Path],
        then: Callable[[Path], None],
    ) -> None:
        """Such reading is logged, so it is written."""
        hint = labels.REASON_HINT if self._is_personal else labels.CORE_HINT
        field = TextField(labels.REASON, placeholder=hint)

        def told(values: Mapping[str, object]) -> None:
            reason = str(values["reason"])

            def done(path: Path) -> None:
                self.end_ask()
                then(path)

            self._bench.bridge.write(lambda: work(reason), done, self._not_done)

        self._ask(id, {"reason": field}, verb, told, required=("reason",))

    def _ask(
        self,
        id: str,
        fields: Mapping[str, Field],
        verb: str,
        done: Callable[[Mapping[str, object]], None],
        *,
        required: Sequence[str] = (),
    ) -> None:
        """Ask something below the line of a file."""
        self.end_ask()
        self._refuse("")
        self.ask = Ask(fields, verb, required=required)
        self.ask.done.connect(done)
        self.ask.cancelled.connect(partial(self._give_up, id))
        u = theme().u
        self.ask.setContentsMargins(0, 2 * u, 0, 4 * u)
        self._column.insertWidget(list(self.lines).index(id) + 1, self.ask)
        self.ask.show()
        self.ask.start()

    def _give_up(self, id: str) -> None:
        self.end_ask()
        if id in self.lines:
            self.lines[id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _attach_picture(self, detail: Detail, image: QImage) -> None:
        files, table, id_ = self._bench.desk.attachments, detail.table, detail.id
        today: date = self._bench.desk.workspace.today
        name, content = labels.PASTED.format(day=today.isoformat()), png_of(image)
        said = labels.ATTACHED.format(count=1)
        self._write(lambda: files.attach_content(table, id_, name, content), said, undo=True)

    def _attached(self, done: Attached) -> None:
        if done.known:
            self._refuse(labels.KNOWN.format(names=", ".join(done.known)))
        if done.ids:
            said = labels.ATTACHED.format(count=len(done.ids))
            self._bench.context.toast(said, undo=True)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            name = path.name
            self._refuse(labels.CANNOT_OPEN.format(name=name, particle=particle(name, "을/를")))

    def _saved(self, path: Path) -> None:
        self._bench.context.toast(labels.SAVED.format(name=path.name))

    def _write(self, work: Callable[[], object], said: str = "", *, undo: bool = False) -> None:
        def done(_answer: object) -> None:
            self.end_ask()
            if said:
                self._bench.context.toast(said, undo=undo)

        self._refuse("")
        self._bench.bridge.write(work, done, self._not_done)

    def _not_done(self, error: AfmError) -> None:
        """Said where the question stands, or above the files."""
        if self.ask is not None:
            self.ask.refuse(str(error))
        else:
            self._fail(error)

    def _fail(self, error: AfmError) -> None:
        self._refuse(str(error))

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
