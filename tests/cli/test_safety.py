"""`check`, `backup` and `restore` from the command line."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from afm_desktop.storage.sqlite.lock import WriterLock
from tests.cli.conftest import digest, spoil
from tests.older_files import make_first_format


def test_a_whole_file_is_told_to_be_whole(afm, demo):
    before = digest(demo)

    said = afm("check", demo)
    answer = afm("check", demo, "--json").json

    assert said.code == 0
    assert said.out.startswith("이상 없음")
    assert list(answer) == [
        "whole", "records", "operations", "files", "files_size", "findings",
    ]  # fmt: skip
    assert answer["whole"] is True
    assert digest(demo) == before


def test_an_older_file_is_read_once_it_was_brought_forward(afm, tmp_path):
    older = make_first_format(tmp_path / "옛 사무실.afm")

    said = afm("history", older, "--json")

    assert len(said.json) == 4
    assert afm("check", older).code == 0
    assert [path.name for path in (tmp_path / "옛 사무실-backups").iterdir()] != []


def test_an_older_file_that_another_program_has_is_left_alone(afm, tmp_path):
    older = make_first_format(tmp_path / "옛 사무실.afm")
    before = digest(older)

    lock = WriterLock(older)
    said = afm("list", older, "members")
    lock.release()

    assert said.code == 1
    assert "예전 버전" in said.sentence
    assert digest(older) == before


def test_a_value_changed_behind_our_back_is_named_by_record_and_field(afm, demo):
    demand = afm("list", demo, "demands", "--json").json[0]
    spoil(demo, f"UPDATE demands SET title = '바꾼 이름' WHERE id = '{demand['id']}'")

    said = afm("check", demo)
    answer = afm("check", demo, "--json")

    assert (said.code, answer.code) == (1, 1)
    assert f"수요 ‘바꾼 이름’({demand['id']})의 수요과제명: 값이 변경 이력과 다릅니다" in said.out
    found = [row for row in answer.json["findings"] if row["kind"] == "row"]
    assert found[0]["name"] == "바꾼 이름"
    assert (found[0]["entity"], found[0]["record"], found[0]["field"]) == (
        "demands",
        demand["id"],
        "title",
    )


def test_a_backup_restores_what_was_there(afm, office, tmp_path):
    made = afm("backup", office, "--to", tmp_path / "백업")
    (backup,) = (tmp_path / "백업").iterdir()

    restored = afm("restore", backup, tmp_path / "되살림.afm")

    assert (made.code, restored.code) == (0, 0)
    assert str(backup) in made.out
    assert afm("check", tmp_path / "되살림.afm").code == 0
    assert len(afm("list", tmp_path / "되살림.afm", "divisions", "--json").json) == 12


def test_restoring_over_a_file_keeps_what_was_there(afm, office, tmp_path):
    afm("backup", office, "--to", tmp_path / "백업")
    (backup,) = (tmp_path / "백업").iterdir()

    said = afm("restore", backup, office)

    assert said.code == 0
    assert "남겨 두었습니다" in said.out


@pytest.mark.parametrize("name", ["보고서.docx", "afile"])
def test_restoring_over_a_file_of_another_kind_is_refused_untouched(afm, office, tmp_path, name):
    afm("backup", office, "--to", tmp_path / "백업")
    (backup,) = (tmp_path / "백업").iterdir()
    (tmp_path / name).write_text("kept")
    there = sorted(tmp_path.rglob("*"))

    said = afm("restore", backup, tmp_path / name)

    assert said.code == 2
    assert "자료 파일 이름이 아닙니다. 되살릴 이름의 끝을 .afm으로 적으세요." in said.sentence
    assert (tmp_path / name).read_text() == "kept"
    assert sorted(tmp_path.rglob("*")) == there


def test_a_file_is_not_restored_from_itself(afm, office, tmp_path):
    before, there = digest(office), sorted(tmp_path.rglob("*"))

    said = afm("restore", office, office)

    assert said.code == 1
    assert "백업과 되살릴 파일이 같아 복원하지 않았습니다" in said.sentence
    assert (digest(office), sorted(tmp_path.rglob("*"))) == (before, there)


@pytest.mark.skipif(sys.platform == "win32", reason="knows no modes")
def test_a_file_for_its_owner_alone_stays_so_with_its_backups(afm, office, tmp_path):
    afm("backup", office, "--to", tmp_path / "백업")
    (backup,) = (tmp_path / "백업").iterdir()
    office.chmod(0o600)

    said = afm("restore", backup, office)

    (kept,) = (tmp_path / "사무실-backups").iterdir()
    assert said.code == 0
    assert [stat.S_IMODE(path.stat().st_mode) for path in (office, kept)] == [0o600, 0o600]


@pytest.fixture
def private():
    """New files are their owner's alone."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="knows no modes")
@pytest.mark.usefixtures("private")
@pytest.mark.parametrize(
    "words",
    [
        ("export", "{file}", "members", "{out}.xlsx"),
        ("export", "{file}", "members", "{out}.csv"),
        ("report", "{file}", "division-status", "--division", "BAT", "--out", "{out}.xlsx"),
        ("restore", "{file}", "{out}.afm"),
    ],
)
def test_what_is_made_is_as_open_as_the_system_lets_it_be(afm, demo, tmp_path, words):
    demo.chmod(0o644)
    before = set(tmp_path.iterdir())

    said = afm(*(word.format(file=demo, out=tmp_path / "출력") for word in words))

    made = [path for path in tmp_path.iterdir() if path not in before and path.stem == "출력"]
    assert said.code == 0, said.err
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o600]


@pytest.mark.skipif(sys.platform == "win32", reason="knows no modes")
def test_an_export_is_as_open_as_the_file_it_replaces(afm, demo, tmp_path):
    out = tmp_path / "회원.csv"
    out.touch()
    out.chmod(0o640)

    assert afm("export", demo, "members", out).code == 0

    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_restoring_to_a_folder_or_into_none_is_told(afm, office, tmp_path):
    afm("backup", office, "--to", tmp_path / "백업")
    (backup,) = (tmp_path / "백업").iterdir()
    there = sorted(tmp_path.rglob("*"))

    folder = afm("restore", backup, tmp_path / "백업")
    nowhere = afm("restore", backup, tmp_path / "없음" / "되살림.afm")

    assert (folder.code, nowhere.code) == (1, 1)
    assert "백업’은 폴더입니다. 파일 이름을 적으세요." in folder.sentence
    assert "없음’ 폴더가 없습니다" in nowhere.sentence
    assert sorted(tmp_path.rglob("*")) == there


def test_a_backup_that_cannot_be_made_is_told(afm, office, tmp_path):
    (tmp_path / "파일").write_text("kept")
    before = digest(office)

    said = afm("backup", office, "--to", tmp_path / "파일")

    assert said.code == 1
    assert "파일’은 폴더가 아닙니다. 폴더 이름을 적으세요." in said.sentence
    assert digest(office) == before
