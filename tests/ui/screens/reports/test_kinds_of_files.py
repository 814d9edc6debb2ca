"""A paper is saved as PDF, as a Hangul document or as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports import output
from afm_desktop.ui.screens.reports.batch import paths
from afm_desktop.ui.screens.reports.saving import named

PDF, HANGUL, WORKBOOK = labels.FORMATS.values()


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("보고.pdf", PDF, "보고.pdf"),
        ("보고.pdf", HANGUL, "보고.hwpx"),
        ("보고.pdf", WORKBOOK, "보고.xlsx"),
        ("보고.hwpx", PDF, "보고.hwpx"),
        ("보고", HANGUL, "보고.hwpx"),
        ("2026. 7. 22", WORKBOOK, "2026. 7. 22.xlsx"),
        ("보고", "", "보고.pdf"),
    ],
)
def test_the_picked_kind_ends_the_name_unless_another_is_typed(typed, kind, expected):
    assert named(Path(typed), kind) == Path(expected)


def test_papers_of_all_divisions_become_files_of_the_kind_that_is_chosen(screen):
    screen.side.form_chosen.emit(PaperFormat.HANGUL)

    wanted, desk = screen.wishes.current, screen.context.bridge.desk
    made = paths(desk, wanted, Path("모두")).values()
    assert len(made) == 12
    assert {path.suffix for path in made} == {".hwpx"}


@pytest.mark.parametrize("ending", [".hwpx", ".xlsx"])
def test_what_is_shown_is_saved_as_the_kind_that_was_picked(
    screen, tmp_path, monkeypatch, qtbot, ending
):
    path = tmp_path / f"보고{ending}"
    monkeypatch.setattr(output, "ask_file", lambda *_: path)

    assert screen.context.commands.run("save_paper")
    qtbot.waitUntil(path.exists)

    assert path.read_bytes()[:2] == b"PK"
