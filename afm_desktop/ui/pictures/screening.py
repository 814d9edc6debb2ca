"""Telling states of the screen on which demands are screened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from afm_desktop.domain.enums import DemandStatus, Verdict
from afm_desktop.services.screening.model import GivenReason
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import State
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screening.screen import ScreeningScreen


def screened(*, is_returned: bool = False) -> State:
    """A demand with a finding and comments; or after it was returned, with an answer."""

    def state(scene: Scene) -> None:
        scene.go(Place("screening", filters=(("status", ("reviewing",)),)))
        screen = scene.screen
        if not isinstance(screen, ScreeningScreen) or screen.pane.sheet is None:
            return
        sheet, screening = screen.pane.sheet, scene.window.desk.screening
        item = sheet.items[1]
        reasons = [GivenReason(one.reply, one.id) for one in item.offered[:1]]
        _do(scene, lambda: screening.judge(sheet.id, item.id, Verdict.UNMET, reasons))
        _do(scene, lambda: screening.judge(sheet.id, sheet.items[0].id, Verdict.MET))
        for key, text in labels.SAMPLE_COMMENTS.items():
            _do(scene, partial(screening.comment, sheet.id, text, key))
        if not is_returned:
            return
        due = scene.window.desk.workspace.today + timedelta(days=14)
        supplement = DemandStatus.SUPPLEMENT
        _do(scene, lambda: screening.move([sheet.id], supplement, due_on=due))
        first = screening.sheet(sheet.id).comments[0]
        _do(scene, lambda: screening.answer(first.id, labels.SAMPLE_ANSWER))
        returned = (("status", (supplement.value,)),)
        scene.go(Place("screening", record=sheet.id, filters=returned))

    return state


def _do(scene: Scene, work: Callable[[], object]) -> None:
    scene.window.bridge.write(work)
    scene.afterwards("undo")
    scene.wait()
