"""Forms on their way out and back, as somebody has prepared them."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from afm_desktop.domain.enums import FormKind
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
