"""Takes the pictures: opens each window once, leads it from state to state, writes what is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.office import Office
from afm_desktop.services.founding import found_office
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.camera import Camera
from afm_desktop.ui.pictures.errors import NotWritten
from afm_desktop.ui.pictures.registry import pictures_of
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import PictureSpec, Setting
from afm_desktop.ui.preferences import Brightness, Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.shell.program import OpenDesk, Program
from afm_desktop.ui.start import application, listen_to_qt

PREFERENCES, SUFFIX = "window.json", ".afm"
QUICK = 80  # of 100 in Qt's measure: the same picture in half the time, a twentieth larger
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sitting:
    """How the pictures are to look."""

    is_dark: bool = False
    scale: float = 1.0
    width: int = 1440
    height: int = 900


class Studio:
    """Makes pictures of a file that is its own: a copy, since trying things changes it."""

    def __init__(
        self,
        app: QApplication,
        copy: Path,
        open_desk: OpenDesk,
        sitting: Sitting,
        screens: Sequence[ScreenSpec] = SCREENS,
    ) -> None:
        self._app, self._copy, self._open_desk, self._sitting = app, copy, open_desk, sitting
        self._screens = tuple(screens)

    def take(self, folder: Path, told: Told | None = None) -> list[Path]:
        """Write every picture the file's office can have into a folder, in their order."""
        role = self._office().role
        screens = [screen for screen in self._screens if role in screen.roles]
        specs = sorted(pictures_of(screens), key=attrgetter("setting"))
        made: list[Path] = []
        done = 0
        for setting, group in groupby(specs, key=attrgetter("setting")):
            with self._window(Setting(setting)) as (program, camera):
                scene = Scene(program, camera)
                for spec in group:
                    done += 1
                    if told is not None:
                        told(done, len(specs))
                    made.append(self._picture(scene, camera, spec, folder))
        return sorted(made, key=attrgetter("stem"))

    def _picture(self, scene: Scene, camera: Camera, spec: PictureSpec, folder: Path) -> Path:
        scene.words = spec.words
        scene.clear()
        spec.state(scene)
        place = folder / f"{spec.name}.png"
        if not camera.take(spec.words).save(str(place), "PNG", QUICK):  # type: ignore[call-overload]
            raise NotWritten(place)
        return place

    @contextmanager
    def _window(self, setting: Setting) -> Iterator[tuple[Program, Camera]]:
        """A program with the window of a setting; nobody else's preferences are touched."""
        program = Program(self._app, self._preferences(), self._open_desk, self._screens)
        camera = Camera(program)
        held = self._open_desk(self._copy)[0] if setting is Setting.READ_ONLY else None
        try:
            with camera.watching():
                self._open(program, setting)
                camera.wait(labels.OPENING)
                if program.window is not None:
                    program.window.resize(QSize(self._sitting.width, self._sitting.height))
                    program.window.activateWindow()
                yield program, camera
        finally:
            if held is not None:
                held.workspace.close()
            _end(program)

    def _open(self, program: Program, setting: Setting) -> None:
        if setting is Setting.EMPTY:
            path = self._copy.with_name(f"{labels.EMPTY_FILE}{SUFFIX}")
            if not path.exists():
                found_office(path, replace(self._office(), fixed_day=None))
            program.begin(path)
        else:
            program.begin(None if setting is Setting.BEGINNING else self._copy)

    def _office(self) -> Office:
        desk, _ = self._open_desk(self._copy)
        desk.workspace.close()
        return desk.workspace.office

    def _preferences(self) -> Preferences:
        path = self._copy.with_name(PREFERENCES)
        path.unlink(missing_ok=True)
        preferences = Preferences(path)
        brightness = Brightness.DARK if self._sitting.is_dark else Brightness.LIGHT
        preferences.keep(brightness=brightness, scale=self._sitting.scale)
        return preferences


def studio(copy: Path, open_desk: OpenDesk, sitting: Sitting) -> Studio:
    """A studio in this process."""
    listen_to_qt()
    app = application()
    app.setCursorFlashTime(0)  # a cursor that blinks is in one picture and not in the next
    QCursor.setPos(-100, -100)
    return Studio(app, copy, open_desk, sitting)


def _end(program: Program) -> None:
    """Close the window without ending the application."""
    program.errands.finish()
    window, program.window = program.window, None
    if window is not None:
        window.close()
        window.deleteLater()
