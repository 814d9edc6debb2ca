"""The form of a demand: half filled in, at its budget, checked, filed and compared."""

from __future__ import annotations

from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import State
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.filing.screen import FilingScreen

_OPEN = ("effects", "as_is", "is_core_technology")


def draft(key: str = "", *, page: str = "") -> State:
    """A demand that is filed again and not whole yet, at one of its questions."""

    def state(scene: Scene) -> None:
        filing, earlier = scene.window.desk.filing, _earlier(scene)
        form = earlier.form
        made: list[str] = []
        applicant = str(earlier.answers["applicant_id"])
        scene.window.bridge.write(
            lambda: filing.start(form.round_id, applicant, earlier.demand_id), made.append
        )
        scene.afterwards("undo")
        scene.wait()
        scene.window.bridge.write(
            lambda: filing.answer_all(made[0], {**dict.fromkeys(_OPEN), "trl_to": 9})
        )
        scene.afterwards("undo")
        scene.wait()
        filters = (("page", (page,)),) if page else ()
        scene.go(Place("filing", made[0], filters))
        if key and isinstance(scene.screen, FilingScreen):
            scene.screen.go_to(key)
            scene.wait()

    return state


def filed(page: str = "") -> State:
    """A demand that was filed and mended since by the office."""

    def state(scene: Scene) -> None:
        filing, earlier = scene.window.desk.filing, _earlier(scene)
        scene.window.bridge.write(
            lambda: filing.answer_all(earlier.demand_id, {"process": labels.PROCESS})
        )
        scene.afterwards("undo")
        scene.wait()
        filters = (("page", (page,)),) if page else ()
        scene.go(Place("filing", earlier.demand_id, filters))

    return state


def _earlier(scene: Scene) -> Sheet:
    """The first demand of the file that waits for evaluation, or did."""
    desk = scene.window.desk
    evaluated = ("candidate", "reserved", "selected", "not_selected")
    query = ViewQuery(filters=(Filter("status", evaluated),))
    key = desk.views.keys(ViewKind.DEMANDS, query)[0]
    return desk.filing.sheet(desk.views.id_of(ViewKind.DEMANDS, key) or "")
