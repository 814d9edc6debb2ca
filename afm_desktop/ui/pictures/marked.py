"""Records with tags and files, as somebody has put them on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QScrollArea

from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import State
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.layout import FILES
from afm_desktop.ui.screens.details.view import RecordView
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.settings.tags import TagLines


def with_files(screen: str) -> State:
    """The first made-up record of a list with tags and files, at its files."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen, text=labels.EXAMPLES))  # nothing is made up of a real body
        shown, desk = scene.screen, scene.window.desk
        assert isinstance(shown, RecordsScreen)
        keys = shown.content.model.keys
        if not keys:
            return
        record = desk.views.id_of(shown.spec.kind, keys[0])
        table = shown.spec.record
        for tag in labels.SAMPLE_TAGS:
            scene.window.bridge.write(partial(desk.tags.put, table, [record or ""], [tag]))
            scene.afterwards("undo")
        for name, content in labels.SAMPLE_FILES.items():
            work = partial(desk.attachments.attach_content, table, record or "", name, content)
            scene.window.bridge.write(work)
            scene.afterwards("undo")
        scene.wait()
        scene.go(Place(screen, record, text=labels.EXAMPLES))
        for view in shown.findChildren(RecordView):
            if FILES in view.keys:
                view.show_tab(FILES)
        scene.wait()

    return state


def in_settings(screen: str) -> State:
    """The tags of the file where they are named and merged."""

    def state(scene: Scene) -> None:
        for tag in labels.SAMPLE_TAGS:
            scene.window.bridge.write(partial(scene.window.desk.tags.create, tag))
            scene.afterwards("undo")
        scene.wait()
        scene.go(Place(screen))
        for lines in scene.screen.findChildren(TagLines):
            for area in scene.screen.findChildren(QScrollArea):
                area.ensureWidgetVisible(lines, 0, area.height() // 2)
        scene.wait()

    return state
