"""A round that begins with what a file tells, in the window."""

from __future__ import annotations

import json

import pytest

from afm_desktop.ui.places import NEW, Place
from afm_desktop.ui.screens.rounds.screen import KEY
from tests.ui.screens.frames import go, settle

TOLD = {
    "round": {"year": 2031, "ordinal": 2, "name": "추가 조사", "planned_projects": 7},
    "sections": [
        {
            "title": "개요",
            "fields": [
                {"label": "과제 이름", "kind": "text", "binding": "title", "required": True}
            ],
        }
    ],
}


def test_a_round_begins_with_a_file_and_one_undo_takes_it_back(empty, qtbot, tmp_path):
    path = tmp_path / "회차.json"
    path.write_text(json.dumps(TOLD), "utf-8")
    screen = go(empty, Place(KEY, NEW), qtbot)
    screen.take_file(path)
    settle(empty, qtbot)
    assert (screen.beginning.year.value(), screen.beginning.ordinal.value()) == (2031, 2)

    screen.beginning.button.click()
    settle(empty, qtbot)

    row = screen.sheet.round
    assert (row.name, row.planned_projects) == ("추가 조사", 7)
    assert [one.title for one in screen.sheet.sections] == ["개요"]
    empty.commands.run("undo")
    settle(empty, qtbot)
    assert empty.desk.rounds.rounds() == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("이것은 글", "JSON이 아닙니다"),
        ("[" * 100_000, "JSON이 아닙니다"),
        ('{"sections": [], "요리": 1}', "‘요리’ 항목은 없습니다"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_and_begins_nothing(empty, qtbot, tmp_path, text, told):
    path = tmp_path / "회차.json"
    path.write_text(text, "utf-8")
    screen = go(empty, Place(KEY, NEW), qtbot)

    screen.take_file(path)
    settle(empty, qtbot)

    assert told in screen.beginning.refusal.text()
    assert empty.desk.rounds.rounds() == ()
