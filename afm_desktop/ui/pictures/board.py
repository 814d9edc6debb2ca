"""The telling states of 제출 현황판: who is late, several forms, and reminding the late ones."""

from __future__ import annotations

from afm_desktop.domain.enums import FormKind
from afm_desktop.services.collecting.model import Asked, Narrowing
from afm_desktop.ui.board_places import place_of
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.screens.collecting.screen import CollectingScreen

_KINDS = (FormKind.DEMAND, FormKind.MEMBER_CHECK, FormKind.SUPPLIERS)


def late(scene: Scene) -> None:
    """The board of what is late."""
    scene.go(place_of(Asked(_forms(scene)[:1]), Narrowing(is_late=True)))


def side_by_side(scene: Scene) -> None:
    """Several forms of every body."""
    scene.go(place_of(Asked(_forms(scene))))


def reminding(scene: Scene) -> None:
    """All who are late are reminded at once."""
    late(scene)
    screen = scene.screen
    if isinstance(screen, CollectingScreen):
        screen.table.selectAll()
        scene.wait()
        scene.run("remind")


def _forms(scene: Scene) -> tuple[str, ...]:
    found = scene.window.desk.collecting.forms()
    wanted = [next((one.key for one in found if one.ref.kind is kind), None) for kind in _KINDS]
    return tuple(key for key in wanted if key is not None)
