"""Telling states of the pane in which a meeting is worked in."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.domain.enums import AttendanceStatus as S
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import State
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.meetings.closing import ask_placings
from afm_desktop.ui.screens.meetings.screen import MeetingsScreen
from afm_desktop.ui.screens.meetings.view import MeetingView

_MARKS = (S.PRESENT, S.PRESENT, S.PROXY, S.PRESENT, S.EXCUSED, S.PRESENT, S.ABSENT)


def tab(key: str, *, is_over: bool = False) -> State:
    """A tab of the next meeting, or of the last one that was held."""

    def state(scene: Scene) -> None:
        _shown(scene, key, is_over=is_over)

    return state


def marked(scene: Scene) -> None:
    """The roster, some of it marked."""
    view = _shown(scene, "roster")
    sheet = view.acting.sheet if view is not None else None
    if view is None or sheet is None:
        return
    rosters, id = scene.window.desk.rosters, sheet.head.id
    if not sheet.roster:
        _do(scene, lambda: rosters.invite(id, rosters.propose(id)))
    _do(scene, lambda: rosters.mark(id, dict(enumerate(_MARKS, 1))))
    scene.wait()


def closing(scene: Scene) -> None:
    """What is asked before a meeting is closed."""
    view = _shown(scene, "results")
    if view is not None and view.acting.sheet is not None:
        ask_placings(view.acting.context, view.acting.sheet)
        scene.wait()


def beginning(scene: Scene) -> None:
    """A new meeting."""
    scene.go(Place("meetings"))
    if isinstance(scene.screen, MeetingsScreen):
        scene.screen.begin_new()
        scene.wait()


def _shown(scene: Scene, key: str, *, is_over: bool = False) -> MeetingView | None:
    course = (("course", ("past" if is_over else "ahead",)),)
    scene.go(Place("meetings", filters=course))
    screen = scene.screen
    if isinstance(screen, MeetingsScreen) and screen.content.model.keys:
        row = screen.content.model.keys[-1 if is_over else 0]
        screen.list.table.set_current(row)
        scene.wait()
        if not screen.side.is_shown:  # in little room it stands in the place of the list
            views, kind = scene.window.desk.views, screen.spec.kind
            scene.go(Place("meetings", views.id_of(kind, row), course))
    view = screen.pane.meeting if isinstance(screen, MeetingsScreen) else None
    if view is not None:
        view.show_tab(key)
        scene.wait()
    return view


def _do(scene: Scene, work: Callable[[], object]) -> None:
    scene.window.bridge.write(work)
    scene.afterwards("undo")
    scene.wait()
