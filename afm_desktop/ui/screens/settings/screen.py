"""The settings of this file and of this person on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.domain.upkeep import BackupEvery
from afm_desktop.paths import VERSION
from afm_desktop.services.marks.model import HeldFiles, Swept
from afm_desktop.services.office import change_office
from afm_desktop.services.upkeep import Backup, backups_of
from afm_desktop.ui.labels import frame, marks
from afm_desktop.ui.labels import settings as labels
from afm_desktop.ui.preferences import SCALES, Brightness
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Header, Screen, ScreenContext
from afm_desktop.ui.screens.settings.section import WIDE, Section
from afm_desktop.ui.screens.settings.tags import TagLines
from afm_desktop.ui.theme import Density, theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.fields import ChoiceField, Option, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.switch import Switch

SLOT, HELD_SLOT = "settings.backups", "settings.held"
COLUMN = 204
"""Units the settings are wide at most; they stand in the middle of a wide window."""


class SettingsScreen(Screen):
    """One page, instant: there is no button to apply anything."""

    key = "settings"
    title = labels.TITLE
    icon = "settings"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        page = QWidget()
        u = theme().u
        column = QVBoxLayout(page)
        column.setContentsMargins(6 * u, 6 * u, 6 * u, 0)
        column.setSpacing(0)
        self._sections = (
            self._user(),
            self._shown(),
            self._backups(),
            self._tags(),
            self._file(),
            self._about(),
        )
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        page.setMaximumWidth(theme().px(COLUMN) + 12 * u)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(page, 1000)
        across.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("bare")
        self._area.setAccessibleName(self.title)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._area)
        self._look_into_file()
        self.tags.read()

    def header(self) -> Header:
        return Header()

    def refresh(self, kinds: frozenset[str]) -> None:
        self._look_into_file()
        self.tags.read()

    def arrange(self, room: Room) -> None:
        for section in self._sections:
            section.set_beside(room > Room.NARROW)

    def panes(self) -> Sequence[QWidget]:
        return (self._area,)

    def leave(self) -> None:
        self.name.settle()
        self.tags.settle()

    # --- who works here --------------------------------------------------------------------

    def _user(self) -> Section:
        section = Section(labels.USER, is_first=True)
        office = self.context.bridge.desk.workspace.office
        why_not = self._why_not()
        self.name = TextField(labels.NAME, is_required=True)
        self.name.set_value(office.actor or None)
        self.name.left.connect(lambda name: self._become(actor=str(name)))
        self.role = ChoiceField(
            labels.ROLE, [Option(role, frame.ROLES[role]) for role in Role], is_required=True
        )
        self.role.set_value(office.role)
        self.role.left.connect(lambda role: self._become(role=role))
        divisions = self.context.bridge.desk.divisions.names()
        options = [Option(each.code, each.name, hue=at) for at, each in enumerate(divisions, 1)]
        self.division = ChoiceField(labels.DIVISION, options)
        self.division.set_value(office.division)
        self.division.left.connect(lambda code: self._become(division=code))
        section.add(labels.NAME, self.name, why=why_not or labels.NAME_WHY)
        section.add(labels.ROLE, self.role, why="" if why_not else labels.ROLE_WHY)
        if office.role is not Role.CENTER:
            section.add(labels.DIVISION, self.division)
        for field in (self.name, self.role, self.division):
            field.setFixedWidth(theme().px(WIDE - 28))
            field.set_read_only(bool(why_not))
        return section

    def _why_not(self) -> str:
        """Why nobody else can work in this file."""
        if self.context.bridge.read_only:
            return labels.NOT_READ_ONLY
        is_demo = self.context.bridge.desk.workspace.office.is_demonstration
        return labels.NOT_IN_DEMO if is_demo else ""

    def _become(self, **changes: object) -> None:
        workspace = self.context.bridge.desk.workspace
        office = workspace.office
        said: Mapping[str, object] = {
            "actor": office.actor,
            "role": office.role,
            "division": office.division,
            **changes,
        }
        has_new_screens = "role" in changes or "division" in changes
        self.context.bridge.write(
            lambda: change_office(workspace, **said),  # type: ignore[arg-type]
            lambda _office: self._show_anew(has_new_screens),
            self._refused,
        )

    def _show_anew(self, has_new_screens: bool) -> None:
        program = self.context.program
        # What was clicked is still at work: it must not be taken away under its hands.
        QTimer.singleShot(0, program.reopen if has_new_screens else program.renew)

    def _refused(self, error: AfmError) -> None:
        self.name.set_error(str(error))

    # --- how it looks ------------------------------------------------------------------------

    def _shown(self) -> Section:
        section = Section(labels.SHOWN)
        look, kept = self.context.program.look, self.context.preferences.kept
        self.brightness = _choice(
            labels.BRIGHTNESS,
            [labels.BRIGHTNESSES[each] for each in Brightness],
            list(Brightness).index(kept.brightness),
        )
        self.brightness.changed.connect(lambda at: look.choose(brightness=list(Brightness)[at]))
        self.scale = _choice(
            labels.SCALE,
            [labels.PERCENT.format(percent=round(scale * 100)) for scale in SCALES],
            min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - kept.scale)),
        )
        self.scale.changed.connect(lambda at: _later(lambda: look.choose(scale=SCALES[at])))
        self.density = _choice(
            labels.DENSITY,
            [labels.DENSITIES[each] for each in Density],
            list(Density).index(kept.density),
        )
        self.density.changed.connect(
            lambda at: _later(lambda: look.choose(density=list(Density)[at]))
        )
        self.contrast = Switch(labels.CONTRAST, kept.high_contrast)
        self.contrast.toggled.connect(
            lambda is_on: _later(lambda: look.choose(high_contrast=is_on))
        )
        section.add(labels.BRIGHTNESS, self.brightness)
        section.add(labels.SCALE, self.scale)
        section.add(labels.DENSITY, self.density)
        section.add(labels.CONTRAST, self.contrast, why=labels.CONTRAST_WHY)
        return section

    # --- the file ------------------------------------------------------------------------------

    def _backups(self) -> Section:
        section = Section(labels.BACKUPS)
        self._last = Line(labels.NO_BACKUP)
        section.add(labels.LAST_BACKUP, self._last, why=labels.BACKUPS_WHY)
        kept = self.context.preferences.kept.backup_every
        self.every = _choice(
            labels.BACK_UP_EVERY,
            [labels.BACKUP_TIMES[each] for each in BackupEvery],
            list(BackupEvery).index(kept),
        )
        self.every.changed.connect(
            lambda at: self.context.preferences.keep(backup_every=list(BackupEvery)[at])
        )
        section.add(labels.BACK_UP_EVERY, self.every, why=labels.BACK_UP_EVERY_WHY)
        now = self._command(labels.BACK_UP_NOW, "back_up")
        elsewhere = self._command(labels.BACK_UP_TO, "save_as")
        section.add("", now, elsewhere)
        return section

    def _tags(self) -> Section:
        section = Section(marks.MANAGE)
        self.tags = TagLines(self.context)
        section.add(marks.NAMES, self.tags, why=marks.MANAGE_WHY, is_wide=True)
        return section

    def _sweep(self) -> None:
        """Let go of bytes that no record names any more."""
        files = self.context.bridge.desk.attachments
        self.context.bridge.run(
            marks.SWEEP, lambda _progress, _token: files.sweep(), self._swept, writes=True
        )

    def _swept(self, swept: Swept) -> None:
        days = self.context.bridge.desk.attachments.rules.kept_days
        if swept.files:
            said = marks.SWEPT.format(count=swept.files, size=size_words(swept.size))
        elif swept.waiting:
            said = marks.STILL_WAITING.format(count=swept.waiting, days=days)
        else:
            said = marks.NOTHING_TO_SWEEP
        self.context.toast(said)
        self._look_into_file()

    def _file(self) -> Section:
        section = Section(labels.FILE)
        path = self.context.bridge.desk.workspace.path
        place = Line(str(path)).may_shrink()
        place.setToolTip(str(path))
        place.setAccessibleName(f"{labels.PLACE} {path}")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        section.add(labels.PLACE, place, is_wide=True)
        folder = self._command(labels.SHOW_FOLDER, "show_file")
        section.add("", folder, self._command(labels.LOOK_THROUGH, "check"))
        rules = self.context.bridge.desk.attachments.rules
        self.sweep = Button(marks.SWEEP)
        self.sweep.clicked.connect(self._sweep)
        self.sweep.setEnabled(not self.context.bridge.read_only)
        why = marks.STORE_WHY.format(
            largest=size_words(rules.largest),
            at_once=size_words(rules.at_once),
            days=rules.kept_days,
        )
        self.held = Line("")
        section.add(marks.STORE, self.held, why=why)
        section.add("", self.sweep)
        return section

    def _about(self) -> Section:
        section = Section(labels.ABOUT)
        section.add(labels.VERSION, Line(VERSION))
        section.add(
            "",
            self._command(labels.LICENCES, "about"),
            self._command(labels.SHORTCUTS, "shortcuts"),
            self._command(labels.LOG, "show_log"),
        )
        return section

    def _command(self, words: str, key: str) -> Button:
        button = Button(words)
        button.clicked.connect(lambda: self.context.commands.run(key))
        return button

    def _look_into_file(self) -> None:
        """Tell when it was last backed up, and how much is attached."""
        desk = self.context.bridge.desk
        path = desk.workspace.path
        self.context.bridge.read(lambda: backups_of(path), self._show_backups, slot=SLOT)
        self.context.bridge.read(desk.attachments.held, self._show_held, slot=HELD_SLOT)

    def _show_held(self, held: HeldFiles) -> None:
        told = marks.HELD.format(count=held.files, size=size_words(held.size))
        self.held.setText(told if held.files else marks.NOTHING_HELD)

    def _show_backups(self, found: Sequence[Backup]) -> None:
        self._last.setText(_moment(found[0].made_at) if found else labels.NO_BACKUP)


def _choice(name: str, words: Sequence[str], current: int) -> Segmented:
    return Segmented([(word, "") for word in words], current, name)


def _later(do: object) -> None:
    QTimer.singleShot(0, do)  # type: ignore[call-overload]


def _moment(moment: datetime) -> str:
    return f"{day_words(moment.date())} {moment:%H:%M}"
