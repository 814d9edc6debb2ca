"""What a person likes survives a restart, a damaged file and an unplugged screen."""

from __future__ import annotations

import json

import pytest

from afm_desktop.ui.geometry import Frame, clamped
from afm_desktop.ui.preferences import Brightness, Preferences
from afm_desktop.ui.theme import Density

LEFT, RIGHT = Frame(0, 0, 1920, 1080), Frame(1920, 0, 1366, 768)


def test_what_was_chosen_is_there_after_a_restart(tmp_path):
    path = tmp_path / "window.json"
    Preferences(path).keep(
        brightness=Brightness.DARK, scale=1.5, density=Density.COMPACT, frame=Frame(1, 2, 3, 4)
    )

    kept = Preferences(path).kept

    assert kept.brightness is Brightness.DARK
    assert (kept.scale, kept.density, kept.frame) == (1.5, Density.COMPACT, Frame(1, 2, 3, 4))


def test_it_lies_with_this_computer_s_notes(office_data):
    Preferences().keep(scale=1.3)

    assert json.loads((office_data / "window.json").read_text("utf-8"))["scale"] == 1.3


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b'{"scale": NaN}'])
def test_a_damaged_file_is_as_if_nothing_was_chosen(tmp_path, text):
    path = tmp_path / "window.json"
    path.write_bytes(text)

    preferences = Preferences(path)

    assert preferences.kept.scale == 1.0
    preferences.keep(scale=1.5)
    assert Preferences(path).kept.scale == 1.5


def test_one_wrong_value_does_not_cost_the_others(tmp_path):
    path = tmp_path / "window.json"
    path.write_text('{"brightness": "pink", "scale": 1.5, "layouts": {"demands": {"a": 1}}}')

    preferences = Preferences(path)

    assert preferences.kept.brightness is Brightness.SYSTEM
    assert preferences.kept.scale == 1.5
    assert preferences.layout("demands") == {"a": 1}


@pytest.mark.parametrize(("said", "held"), [(0.01, 1.0), (99, 2.0), (1.3, 1.3)])
def test_the_text_stays_between_100_and_200_per_cent(tmp_path, said, held):
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"scale": said}))

    assert Preferences(path).kept.scale == held


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "file").write_text("")
    preferences = Preferences(tmp_path / "file" / "window.json")

    preferences.keep(scale=1.5)

    assert preferences.kept.scale == 1.5


def test_nothing_is_left_beside_the_file(tmp_path):
    Preferences(tmp_path / "window.json").keep(scale=1.5)

    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


def test_only_files_that_are_still_there_are_offered_again(tmp_path):
    preferences = Preferences(tmp_path / "window.json")
    for name in ("하나.afm", "둘.afm"):
        (tmp_path / name).touch()
        preferences.note_file(tmp_path / name)
    (tmp_path / "하나.afm").unlink()

    assert [path.name for path in preferences.recent_files()] == ["둘.afm"]


def test_a_file_that_is_opened_again_comes_first(tmp_path):
    preferences = Preferences(tmp_path / "window.json")
    for name in ("하나.afm", "둘.afm", "하나.afm"):
        (tmp_path / name).touch()
        preferences.note_file(tmp_path / name)

    assert [path.name for path in preferences.recent_files()] == ["하나.afm", "둘.afm"]


@pytest.mark.parametrize(
    ("kept", "screens", "shown"),
    [
        (Frame(100, 100, 800, 600), [LEFT], Frame(100, 100, 800, 600)),
        (Frame(2000, 50, 800, 600), [LEFT, RIGHT], Frame(2000, 50, 800, 600)),
        (Frame(2000, 50, 800, 600), [LEFT], Frame(1120, 50, 800, 600)),
        (Frame(-500, -200, 800, 600), [LEFT], Frame(0, 0, 800, 600)),
        (Frame(0, 0, 3000, 2000), [RIGHT], Frame(1920, 0, 1366, 768)),
        (Frame(9000, 9000, 800, 600), [RIGHT, LEFT], Frame(2486, 168, 800, 600)),
        (Frame(5, 5, 800, 600), [], Frame(5, 5, 800, 600)),
    ],
)
def test_a_window_comes_back_on_a_screen_that_is_there(kept, screens, shown):
    assert clamped(kept, screens) == shown


def test_a_maximized_window_stays_so():
    assert clamped(Frame(9000, 0, 800, 600, is_maximized=True), [LEFT]).is_maximized
