"""Every screen and its telling states come out as pictures, the same each time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Role
from afm_desktop.ui.pictures.camera import Camera
from afm_desktop.ui.pictures.errors import NotReady, NotWritten
from afm_desktop.ui.pictures.registry import pictures_of
from afm_desktop.ui.pictures.studio import Sitting
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.screen import Screen, ScreenSpec
from afm_desktop.ui.tokens import DARK, LIGHT
from afm_desktop.ui.widgets.line import Line

OF_THE_CENTER = [screen for screen in SCREENS if Role.CENTER in screen.roles]


class SlowScreen(Screen):
    """Says what it has read once a reader and a timer have had their time."""

    key, title, icon = "slow", "느린 화면", "layers"

    def __init__(self, context) -> None:
        super().__init__(context)
        self.words = Line("아직")
        QVBoxLayout(self).addWidget(self.words)
        self._timer = QTimer(self, interval=60, singleShot=True)
        self._timer.timeout.connect(lambda: context.bridge.read(lambda: "이제", self.words.setText))
        self._timer.start()


class EndlessScreen(SlowScreen):
    """Never comes to rest."""

    def __init__(self, context) -> None:
        super().__init__(context)
        self._timer.timeout.connect(self._timer.start)


def spec_of(screen, **known):
    return ScreenSpec(screen.key, screen.title, screen.icon, "", screen, **known)


def test_every_screen_has_its_picture_and_every_name_is_there_once(taken_once):
    made = [path.stem for path in taken_once]

    assert made == sorted(set(made))
    for number, screen in enumerate(OF_THE_CENTER, 1):
        assert f"{number:02}-{screen.key.replace('_', '-')}" in made


def test_a_cell_that_is_edited_and_a_window_of_its_own_are_seen(take, copy):
    desk, _reason = open_desk(copy)
    division = desk.lists.listing("divisions").values("id")[0]
    body = desk.records.create("organizations", {"name": "예시정밀"})
    desk.records.create(
        "demands", {"title": "예시 수요", "division_id": division, "applicant_id": body}
    )
    desk.workspace.close()

    made = take(screens=[spec for spec in OF_THE_CENTER if spec.key == "demands"])

    seen = {path.stem: QImage(str(path)) for path in made}
    assert seen["01-demands-cell"] != seen["01-demands"]
    assert seen["01-demands-apart"] != seen["01-demands"]


def test_pictures_have_the_size_and_the_colours_that_were_asked_for(take):
    screens = [spec_of(SlowScreen)]
    light = take("light", Sitting(width=1100, height=720), screens=screens)
    dark = take("dark", Sitting(is_dark=True, scale=1.5), screens=screens)

    first, second = QImage(str(light[0])), QImage(str(dark[0]))
    assert (first.width(), first.height()) == (1100, 720)
    assert (second.width(), second.height()) == (1440, 900)
    at = (550, 700)
    corner = QImage(str(next(path for path in light if "first-run-role" in path.name)))
    other = QImage(str(next(path for path in dark if "first-run-role" in path.name)))
    assert corner.pixelColor(*at) in (QColor(LIGHT.surface), QColor(LIGHT.window))
    assert other.pixelColor(*at) in (QColor(DARK.surface), QColor(DARK.window))


def test_a_picture_says_what_it_shows(taken_once):
    titles = {path.stem: QImage(str(path)).text("Title") for path in taken_once}

    assert titles == {spec.name: spec.words for spec in pictures_of(OF_THE_CENTER)}


def test_a_picture_is_taken_once_everything_was_read(take, monkeypatch):
    seen = []
    grabbed = Camera._grabbed

    def look(camera):
        window = camera._program.window
        seen.extend(line.text() for line in window.findChildren(Line) if line.text() == "이제")
        return grabbed(camera)

    monkeypatch.setattr(Camera, "_grabbed", look)

    take(screens=[spec_of(SlowScreen)])

    assert seen


def test_a_window_that_never_rests_is_told_in_a_sentence(take, monkeypatch):
    monkeypatch.setattr(Camera.__init__, "__defaults__", (1,))

    with pytest.raises(NotReady, match="1초 안에 그려지지 않아"):
        take(screens=[spec_of(EndlessScreen)])


class BrokenScreen(SlowScreen):
    """Has a bug in what it does once it is shown."""

    def __init__(self, context) -> None:
        super().__init__(context)
        self._timer.timeout.connect(lambda: 1 / 0)


def test_a_bug_in_a_screen_ends_it_and_is_not_printed(take, capfd):
    with pytest.raises(ZeroDivisionError):
        take(screens=[spec_of(BrokenScreen)])

    assert "Traceback" not in capfd.readouterr().err


def test_the_screens_of_another_office_have_no_picture(take):
    center = spec_of(SlowScreen, roles=frozenset({Role.CENTER}))

    made = [path.stem for path in take(screens=[center, SCREENS[-1]])]

    assert not any("slow" in name for name in made)


def test_a_picture_that_cannot_be_written_is_told_with_its_place(take, tmp_path):
    (tmp_path / "one" / "01-slow.png").mkdir(parents=True)

    with pytest.raises(NotWritten, match="그림을 쓸 수 없습니다"):
        take(screens=[spec_of(SlowScreen)])
