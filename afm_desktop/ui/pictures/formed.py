"""Forms on their way out and back, as somebody has prepared them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.services.requests.model import Request
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.forms.screen import FormsScreen

_BODIES = 6


def chosen(scene: Scene) -> None:
    """A round's form about to go to the members of a division."""
    scene.go(Place("forms"))
    screen = scene.screen
    assert isinstance(screen, FormsScreen)
    offered = scene.window.desk.requests.choosing()
    code = scene.first_division()
    screen.sending.kind.choose(FormKind.DEMAND)
    division = next((one.id for one in offered.divisions if one.number == code), None)
    if division is not None:
        screen.sending.division.choose(division)
    screen.sending.all.click()
    scene.wait()


def replied(scene: Scene) -> None:
    """Forms that came back after the office itself had changed what they tell."""
    scene.go(Place("forms"))
    screen, desk = scene.screen, scene.window.desk
    assert isinstance(screen, FormsScreen)
    screen.sending.kind.choose(FormKind.MEMBER_CHECK)
    rows = screen.sending.table.rows
    made_up = [
        rows.key(row)
        for row in range(rows.rowCount())
        if rows.index(row, 1).data().startswith(labels.EXAMPLES)  # nothing is made up of real ones
    ][:_BODIES]
    rows.tick(made_up)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        screen.send(folder)
        scene.afterwards("undo")
        scene.wait()
        (folder / labels.FOREIGN_FORM).write_bytes(b"%PDF-1.7")
        changed = {"main_products": None, "address": None, "phone": None}
        for id_ in made_up[1:3]:
            scene.window.bridge.write(
                partial(desk.records.change, "organizations", str(id_), changed)
            )
            scene.afterwards("undo")
        scene.wait()
        screen.read([folder])
        scene.wait()
    screen.back.table.selectRow(2)
    scene.wait()


def came_along(scene: Scene) -> None:
    """The reply of a demand with the papers that came along, one of them nobody's by its name."""
    scene.go(Place("forms"))
    screen, desk = scene.screen, scene.window.desk
    assert isinstance(screen, FormsScreen)
    screen.sending.kind.choose(FormKind.DEMAND)
    screen.sending.reason.set_value(labels.WHY_SENT)
    asked = _asked_again(scene, screen)
    if asked is None:
        return
    screen.sending.none.click()
    screen.sending.begin(FormKind.DEMAND, [asked.organization_id])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        screen.send(folder)
        scene.afterwards("undo")
        scene.wait()
        (form,) = folder.iterdir()
        for name in labels.PAPERS_ALONG:
            (folder / name.format(form=form.stem)).write_bytes(b"%PDF-1.7 " + name.encode())
        scene.window.bridge.write(
            partial(desk.records.change, "demands", asked.demand_id or "", labels.BEFORE_THE_REPLY)
        )
        scene.afterwards("undo")
        scene.wait()
        screen.read([folder])
        scene.wait()


def _asked_again(scene: Scene, screen: FormsScreen) -> Request | None:
    """The first made-up body that would get the form of a demand it is to supplement."""
    desk, wish = scene.window.desk, screen.sending.wish
    requests = desk.requests
    for body in requests.choosing().bodies:
        if body.name.startswith(labels.EXAMPLES):
            (asked,) = requests.prepare(replace(wish, bodies=(body.id,))).requests
            if asked.demand_id is None:
                continue
            if desk.screening.sheet(asked.demand_id).status is DemandStatus.SUPPLEMENT:
                return asked
    return None
