"""`report … --division all --out 폴더`: one paper of each division, or none."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened
from afm_desktop.reports.kinds import PaperKind
from tests.cli.conftest import digest
from tests.exchange.forms import owpml
from tests.reports import reading


@pytest.mark.parametrize("kind", [PaperKind.TARGETS, PaperKind.PROJECTS])
def test_each_division_has_its_own(afm, demonstration, tmp_path, kind):
    said = afm("report", demonstration, kind, "--division", "all", "--out", tmp_path / "모두")

    assert said.code == 0, said.err
    made = sorted((tmp_path / "모두").iterdir())
    assert len(made) == len(said.out.splitlines()) == 12
    assert "이차전지 분과" in reading.all_text(made[2].read_bytes())
    assert made[2].name.startswith("03-BAT-이차전지-")


def test_a_file_is_of_all_together(afm, demonstration, tmp_path):
    path = tmp_path / "모두.pdf"

    assert afm("report", demonstration, "targets", "--division", "all", "--out", path).code == 0

    assert "AI 자율제조 얼라이언스 목표 대비 실적" in reading.all_text(path.read_bytes())


def test_they_are_files_of_the_format_that_is_said(afm, demonstration, tmp_path):
    words = ("member-list", "--division", "all", "--format", "hwpx", "--out", tmp_path / "명부")

    assert afm("report", demonstration, *words).code == 0

    made = sorted((tmp_path / "명부").iterdir())
    assert {path.suffix for path in made} == {".hwpx"}
    assert "회원" in owpml.read(made[0]).title


def test_one_that_is_refused_leaves_none(afm, demo, tmp_path):
    with opened(demo) as desk:
        core = str(desk.lists.listing("demands", division="FOD").values("id")[0])
        desk.records.change("demands", core, {"is_core_technology": True})
    before = digest(demo)
    words = ("demand-status", "--division", "all", "--option", "list=yes", "--out")

    said = afm("report", demo, *words, tmp_path / "모두")

    assert said.code == 1
    assert not (tmp_path / "모두").exists()
    assert digest(demo) == before


def test_a_book_of_one_meeting_is_not_that_of_all_divisions(afm, demonstration, tmp_path):
    words = ("meeting-book", "--division", "all", "--meeting", "m1", "--out", tmp_path / "모두")

    said = afm("report", demonstration, *words)

    assert said.code == 2
    assert not (tmp_path / "모두").exists()


def test_a_folder_in_a_folder_that_is_not_there_is_refused(afm, demonstration, tmp_path):
    words = ("targets", "--division", "all", "--out", tmp_path / "없음" / "모두")

    said = afm("report", demonstration, *words)

    assert said.code == 1
    assert "폴더" in said.sentence
