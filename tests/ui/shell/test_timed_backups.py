"""Backups on a timer: when something changed and the time is up, and never else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject

from afm_desktop.domain.upkeep import BackupEvery
from afm_desktop.services.upkeep import back_up, backups_of
from afm_desktop.ui.labels import frame
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.shell.status_bar import StatusBar
from afm_desktop.ui.shell.timed_backups import TimedBackups
from afm_desktop.ui.theme import install
from tests.ui.shell.conftest import register

HOUR = timedelta(hours=1)


class Clock:
    """The time as a test has it."""

    def __init__(self) -> None:
        self.now = datetime.now().astimezone()

    def __call__(self) -> datetime:
        return self.now

    def later(self, span: timedelta) -> None:
        self.now += span


class Ear:
    """Hears what was made and what failed."""

    def __init__(self, backups: TimedBackups) -> None:
        self.made: list[datetime] = []
        self.notes: list[Note] = []
        backups.made.connect(self.made.append)
        backups.failed.connect(self.notes.append)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def preferences(tmp_path) -> Preferences:
    return Preferences(tmp_path / "window.json")


@pytest.fixture
def backups(bridge, preferences, clock) -> Iterator[TimedBackups]:
    """As a window has them: gone with it, on the thread of the window."""
    window = QObject()
    yield TimedBackups(bridge, preferences, window, clock)
    shiboken6.delete(window)


@pytest.fixture
def ear(backups) -> Ear:
    return Ear(backups)


def strike(backups, qtbot):
    """The minute is over; wait for whatever comes of it."""
    backups.timer.timeout.emit()
    bridge = backups._bridge
    qtbot.waitUntil(lambda: bridge.is_resting)


def folder_is_a_file(path):
    """Put a file where the folder of backups would be."""
    path.with_name(f"{path.stem}-backups").write_text("여기는 폴더가 아닙니다")


def test_an_hour_after_a_change_there_is_a_backup(desk, backups, ear, clock, qtbot):
    register(desk, "예시하나")
    clock.later(HOUR + timedelta(minutes=1))

    strike(backups, qtbot)

    (made,) = backups_of(desk.workspace.path)
    assert "timer" in made.path.name
    assert ear.made == [made.made_at]
    assert backups.timer.isActive()


def test_before_its_time_there_is_none(desk, backups, ear, clock, qtbot):
    register(desk, "예시하나")
    clock.later(HOUR - timedelta(minutes=1))

    strike(backups, qtbot)

    assert (ear.made, backups_of(desk.workspace.path)) == ([], [])


def test_without_a_change_since_the_last_one_there_is_none(desk, backups, ear, clock, qtbot):
    register(desk, "예시하나")
    path = back_up(desk.workspace)
    later = datetime.now().astimezone() + timedelta(minutes=1)
    stamp = f"{backups_of(desk.workspace.path)[0].made_at:%Y%m%d-%H%M%S}"
    path.rename(path.with_name(path.name.replace(stamp, f"{later:%Y%m%d-%H%M%S}")))
    clock.later(30 * HOUR)

    strike(backups, qtbot)

    assert len(backups_of(desk.workspace.path)) == 1
    assert ear.made == []


def test_an_empty_file_is_not_backed_up(desk, backups, ear, clock, qtbot):
    clock.later(100 * HOUR)

    strike(backups, qtbot)

    assert ear.made == []


@pytest.mark.parametrize(
    ("every", "after", "is_made"),
    [
        (BackupEvery.OFF, timedelta(days=400), False),
        (BackupEvery.HALF_HOUR, timedelta(minutes=31), True),
        (BackupEvery.DAY, timedelta(hours=23), False),
        (BackupEvery.DAY, timedelta(hours=25), True),
    ],
)
def test_how_often_is_chosen(desk, backups, ear, clock, preferences, qtbot, every, after, is_made):
    preferences.keep(backup_every=every)
    register(desk, "예시하나")
    clock.later(after)

    strike(backups, qtbot)

    assert bool(ear.made) is is_made


def test_a_failure_is_one_sentence_and_waits_for_the_next_time(desk, backups, ear, clock, qtbot):
    folder_is_a_file(desk.workspace.path)
    register(desk, "예시하나")
    clock.later(2 * HOUR)

    strike(backups, qtbot)
    strike(backups, qtbot)

    (note,) = ear.notes
    assert note.text.startswith("자동 백업을 하지 못했습니다. ")
    assert note.tone == "warning"
    clock.later(2 * HOUR)
    strike(backups, qtbot)
    assert len(ear.notes) == 2


def test_the_choice_is_kept(preferences, tmp_path):
    assert preferences.kept.backup_every is BackupEvery.HOUR

    preferences.keep(backup_every=BackupEvery.DAY)

    assert Preferences(tmp_path / "window.json").kept.backup_every is BackupEvery.DAY


def test_the_status_bar_says_it_until_something_is_saved(qapp, qtbot):
    install(qapp)
    bar = StatusBar("예시 사무국", "파일.afm")
    qtbot.addWidget(bar)
    moment = datetime.now().astimezone()

    bar.show_backed_up(moment)

    assert bar.saved_words().startswith(frame.BACKED_UP_AT.partition("{")[0])
    bar.show_saved(moment)
    assert bar.saved_words().startswith("저장됨")


def test_the_window_says_both_where_they_belong(window, qtbot):
    backups = window.furnishing.backups
    backups.made.emit(datetime.now().astimezone())
    backups.failed.emit(Note("timed_backup", "자동 백업을 하지 못했습니다.", "warning"))

    assert window.body.status.saved_words().startswith("자동 백업")
    assert window.body.notes.text() == "자동 백업을 하지 못했습니다."
