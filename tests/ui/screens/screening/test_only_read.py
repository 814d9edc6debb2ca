"""검토 in a window in which nothing can be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.domain.enums import Verdict
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.labels import frame
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screening.comment_box import CommentBox
from afm_desktop.ui.screens.screening.form_parts import AnswerBox
from afm_desktop.ui.widgets.button import Button
from tests.ui.screens.frames import go, program, settle, shown

__all__ = ["program"]


def test_nothing_can_be_begun_in_a_file_that_is_only_read(program, demonstration, tmp_path, qtbot):
    path = Path(shutil.copy(demonstration, tmp_path / "예시.afm"))
    with opened(path) as desk:
        reviewed = ViewQuery(filters=(Filter("status", ("reviewing",)),))
        key = desk.views.keys(ViewKind.DEMANDS, reviewed)[0]
        id = str(desk.views.id_of(ViewKind.DEMANDS, key))
        desk.screening.comment(id, "설비 대수", "title")
        desk.screening.judge(id, desk.screening.sheet(id).items[0].id, Verdict.UNMET)
        window = shown(program, path, qtbot)  # the file has a writer already
        screen = go(window, Place("screening", record=id), qtbot)
        settle(window, qtbot)
        qtbot.waitUntil(lambda: bool(screen.pane.items))

        pane = screen.pane
        assert window.bridge.read_only
        assert {one.toolTip() for one in pane.steps.buttons.values()} == {frame.IS_READ_ONLY}
        assert not any(one.isEnabled() for one in pane.steps.buttons.values())
        assert not any(one.verdicts.isEnabled() for one in pane.items)
        assert not any(one.isEnabled() for one in pane.items[0].toggles.values())
        assert not any(one.comment.isVisible() for one in pane.form.findChildren(AnswerBox))
        boxes = pane.form.area.findChildren(CommentBox)
        assert [box.findChildren(Button) for box in boxes] == [[]]
        assert screen.doings()["extend_due"].when() == frame.IS_READ_ONLY
        assert not screen.doings()["save_letter"].when()
