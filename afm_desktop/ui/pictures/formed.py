"""Forms on their way out and back, as somebody has prepared them."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.requests.choices import DemandChoice
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
    asked = _asked_again(scene)
    if asked is None:
        return
    screen.sending.begin_demands([asked])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        screen.send(folder)
        scene.afterwards("undo")
        scene.wait()
        (form,) = folder.iterdir()
        for name in labels.PAPERS_ALONG:
            (folder / name.format(form=form.stem)).write_bytes(b"%PDF-1.7 " + name.encode())
        scene.window.bridge.write(
            partial(desk.records.change, "demands", asked.id, labels.BEFORE_THE_REPLY)
        )
        scene.afterwards("undo")
        scene.wait()
        screen.read([folder])
        scene.wait()


def _asked_again(scene: Scene) -> DemandChoice | None:
    """The first demand of a made-up body that is to be supplemented by a day to come."""
    desk = scene.window.desk
    newest = desk.collecting.forms()[:1]
    board = desk.collecting.board(Asked(tuple(form.key for form in newest)))
    for line in board.lines:
        if not line.name.startswith(labels.EXAMPLES) or line.days_over:
            continue
        marks = [mark for cell in line.there for mark in cell.demands]
        ids = [one.id for one in marks if one.status is DemandStatus.SUPPLEMENT]
        if ids:
            return next(iter(desk.requests.demands(ids[:1])), None)
    return None
