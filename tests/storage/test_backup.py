"""A backup is a backup once it was reopened and checked; restoring it loses nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.people import Person
from afm_desktop.storage import placing
from afm_desktop.storage.backup import (
    Backup,
    Occasion,
    back_up,
    backups_of,
    folder_of,
    kept,
    restore,
)
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import (
    BackupFailed,
    BackupsNotRewritten,
    DamagedFile,
    ForeignFile,
    LockedFile,
)
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, scalar, set_values, tables


def test_a_backup_of_an_open_file_holds_what_was_saved(workspace, path):
    add_organization(workspace)
    backup = back_up(path, Occasion.IMPORT)

    copy = Workspace.open(backup.path, read_only=True)

    assert tables(copy) == tables(workspace)
    assert check(backup.path).findings == ()
    copy.close()
    assert backup.path.parent.name == "얼라이언스-backups"


def test_two_backups_of_one_second_are_both_kept(workspace, path):
    first, second = (back_up(path, Occasion.BULK) for _ in range(2))

    assert first.path != second.path
    assert len(backups_of(path)) == 2


def test_a_backup_of_a_damaged_file_does_not_count(workspace, path):
    add_organization(workspace)
    workspace.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE organizations SET name = '바뀐 이름'")
    connection.close()

    with pytest.raises(DamagedFile):
        back_up(path, Occasion.REQUEST)

    assert backups_of(path) == []
    assert not (path.parent / "얼라이언스-backups").exists()


def test_a_folder_that_cannot_be_written_is_said(workspace, path, tmp_path):
    (tmp_path / "파일").write_text("폴더가 아님")

    with pytest.raises(BackupFailed, match="백업하지 못했습니다"):
        back_up(path, Occasion.REQUEST, tmp_path / "파일")


def test_a_restored_backup_is_the_file_again_and_what_was_there_is_kept(workspace, path):
    record = add_organization(workspace, "처음")
    backup = back_up(path, Occasion.REQUEST)
    before = tables(workspace)
    set_values(workspace, record, name="나중")
    workspace.close()

    kept_aside = restore(backup.path, path)

    restored = Workspace.open(path)
    assert tables(restored) == before
    assert kept_aside is not None
    later = Workspace.open(kept_aside.path, read_only=True)
    assert scalar(later, "SELECT name FROM organizations") == "나중"
    later.close()
    restored.close()


def test_a_restored_file_never_continues_the_old_streams(workspace, path):
    add_organization(workspace, "처음")
    backup = back_up(path, Occasion.REQUEST)
    add_organization(workspace, "두 번째")
    workspace.close()
    restore(backup.path, path)

    restored = Workspace.open(path)
    add_organization(restored, "다른 두 번째")

    assert scalar(restored, "SELECT count(DISTINCT stream) FROM operation") == 2
    restored.close()
    assert check(path).findings == ()


def test_a_damaged_file_is_set_aside_and_replaced(workspace, path):
    add_organization(workspace)
    backup = back_up(path, Occasion.REQUEST)
    workspace.close()
    path.write_bytes(path.read_bytes()[:5_000])

    aside = restore(backup.path, path)

    assert aside is not None
    assert aside.path.stat().st_size == 5_000
    assert check(path).findings == ()


def test_what_is_no_backup_is_refused_and_the_file_stays(workspace, path, tmp_path):
    add_organization(workspace)
    workspace.close()
    before = path.read_bytes()
    (tmp_path / "목록.xlsx").write_bytes(b"PK\x03\x04" + bytes(500))

    with pytest.raises(ForeignFile):
        restore(tmp_path / "목록.xlsx", path)

    assert path.read_bytes() == before


def test_an_open_file_is_not_replaced(workspace, path):
    backup = back_up(path, Occasion.REQUEST)

    with pytest.raises(LockedFile):
        restore(backup.path, path)


def test_ten_recent_seven_days_and_twelve_months_are_kept():
    newest = datetime(2026, 7, 22, 12, tzinfo=UTC)
    every_hour = [newest - timedelta(hours=hours) for hours in range(24 * 400)]
    backups = [Backup(Path(f"{made_at:%Y%m%d%H}"), made_at) for made_at in every_hour]

    left = kept(backups)

    assert left[:10] == backups[:10]
    assert len({f"{backup.made_at:%Y%m%d}" for backup in left}) >= 7
    assert len({f"{backup.made_at:%Y%m}" for backup in left}) == 12
    assert len(left) <= 29


def test_an_erased_person_is_in_no_byte_of_the_file_or_its_backups(workspace, path):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김비밀이름", phone="02-123-4567", email="secret@example.invalid")
        session.add(person)
        record = person.id
    set_values(workspace, record, "people", name="박비밀이름")
    backup = back_up(path, Occasion.REQUEST)
    assert "비밀이름".encode() in backup.path.read_bytes()

    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)
    workspace.erase_traces([record])

    for file in (path, backup.path):
        content = file.read_bytes()
        for secret in ("비밀이름".encode(), "비밀".encode(), b"secret@", b"123-4567"):
            assert secret not in content, file
        assert check(file).findings == ()
    assert count(workspace, "people") == 1
    assert OFFICE.actor == scalar(workspace, "SELECT actor FROM gesture LIMIT 1")


def test_an_erasure_is_not_undone(workspace):
    with workspace.writing("담당자 추가") as session:
        session.add(Person(name="김예시"))
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)

    with pytest.raises(Exception, match="되돌릴 것이 없습니다"):
        workspace.undo()

    assert scalar(workspace, "SELECT name FROM people") is None


def test_backups_of_a_file_with_a_longer_name_are_not_its_own(tmp_path):
    short, long = (Workspace.create(tmp_path / name, OFFICE) for name in ("a.afm", "a-b.afm"))
    folder = tmp_path / "백업"
    kept_of_long = back_up(long.path, Occasion.REQUEST, folder)

    for _ in range(12):
        back_up(short.path, Occasion.TIMER, folder)

    assert [backup.path for backup in backups_of(long.path, folder)] == [kept_of_long.path]
    assert len(backups_of(short.path, folder)) == 10
    short.close()
    long.close()


def test_what_is_no_backup_in_the_folder_stays(workspace, path):
    folder = folder_of(path)
    folder.mkdir()
    others = [
        "얼라이언스-20200101-000000-메모.afm",
        "얼라이언스-20200101-000000-notes.afm",
        "얼라이언스-20209999-000000-timer.afm",
        "얼라이언스-20200101-000000-timer.afm.txt",
        "다른얼라이언스-20200101-000000-timer.afm",
    ]
    for name in others:
        (folder / name).write_text("남의 파일")
    (folder / "얼라이언스-20200101-000000-timer.afm").mkdir()

    for _ in range(15):
        back_up(path, Occasion.TIMER)

    assert set(others) <= {file.name for file in folder.iterdir()}
    assert len(backups_of(path)) == 10


def test_a_backup_just_made_stays_though_the_clock_was_once_years_ahead(workspace, path):
    first = back_up(path, Occasion.REQUEST)
    for day in range(1, 29):
        stamp = f"2036{day % 12 + 1:02}{day:02}-120000"
        shutil.copy(first.path, folder_of(path) / f"얼라이언스-{stamp}-timer.afm")

    made = back_up(path, Occasion.IMPORT)

    assert made.path.exists()
    assert check(made.path).findings == ()


def test_an_abandoned_half_copy_is_cleared_away(workspace, path):
    folder = folder_of(path)
    folder.mkdir()
    abandoned = folder / ".얼라이언스-20200101-000000-timer.afm.part"
    for file in (abandoned, folder / f"{abandoned.name}-journal"):
        file.write_bytes(b"half")
    os.utime(abandoned, (1, 1))

    made = back_up(path, Occasion.TIMER)

    assert list(folder.iterdir()) == [made.path]


def test_a_refused_backup_names_the_file_and_not_the_copy(workspace, path):
    workspace.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO organizations (id, name) VALUES ('x', '예시')")
    connection.close()

    with pytest.raises(DamagedFile, match=r"‘얼라이언스\.afm’"):
        back_up(path, Occasion.REQUEST)


def test_an_erasure_goes_on_past_a_backup_that_cannot_be_changed(workspace, path):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김비밀이름")
        session.add(person)
        record = person.id
    backups = [back_up(path, Occasion.REQUEST) for _ in range(3)]
    backups[1].path.write_bytes(backups[1].path.read_bytes()[:5_000])
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)

    with pytest.raises(BackupsNotRewritten, match="백업 1곳") as refused:
        workspace.erase_traces([record])

    assert backups[1].path.name in str(refused.value)
    for backup in (backups[0], backups[2]):
        assert "비밀이름".encode() not in backup.path.read_bytes()
    assert {file.suffix for file in folder_of(path).iterdir()} == {".afm"}


def test_an_erased_person_is_in_no_backup_in_another_folder(workspace, path, tmp_path):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김비밀이름")
        session.add(person)
        record = person.id
    elsewhere = back_up(path, Occasion.REQUEST, tmp_path / "USB")
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)

    workspace.erase_traces([record])

    assert "비밀이름".encode() not in elsewhere.path.read_bytes()


def test_a_backup_folder_out_of_reach_is_told_when_a_person_is_erased(workspace, path, tmp_path):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김비밀이름")
        session.add(person)
        record = person.id
    back_up(path, Occasion.REQUEST, tmp_path / "USB" / "백업")
    (tmp_path / "USB").rename(tmp_path / "뽑은 USB")
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)

    with pytest.raises(BackupsNotRewritten, match="백업"):
        workspace.erase_traces([record])

    (tmp_path / "뽑은 USB").rename(tmp_path / "USB")
    workspace.erase_traces([record])
    assert "비밀이름".encode() not in next((tmp_path / "USB" / "백업").iterdir()).read_bytes()


def test_a_file_moved_over_a_folder_link_is_restored_where_it_really_lies(
    workspace, path, tmp_path
):
    record = add_organization(workspace, "처음")
    backup = back_up(path, Occasion.REQUEST)
    set_values(workspace, record, name="나중")
    workspace.close()
    link = tmp_path / "바로가기.afm"
    link.symlink_to(path)

    restore(backup.path, link)

    assert link.is_symlink()
    restored = Workspace.open(path)
    assert scalar(restored, "SELECT name FROM organizations") == "처음"
    restored.close()


def test_a_name_held_by_another_program_is_tried_again(tmp_path, monkeypatch):
    building, target = tmp_path / "새것", tmp_path / "것"
    building.write_text("새것")
    refusals = iter([PermissionError(), PermissionError()])
    replaced = Path.replace

    def held(self, target):
        for error in refusals:
            raise error
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(placing, "PAUSE", 0)

    placing.put_in_place(building, target)

    assert target.read_text() == "새것"


def test_backups_somebody_asked_for_in_a_folder_of_theirs_stay(workspace, path, tmp_path):
    for _ in range(12):
        back_up(path, Occasion.REQUEST, tmp_path / "내 백업")
        back_up(path, Occasion.REQUEST)

    assert len(backups_of(path, tmp_path / "내 백업")) == 12
    assert len(backups_of(path)) == 10


def test_a_file_whose_pages_are_damaged_is_told_as_damaged(workspace, path):
    add_organization(workspace)
    workspace.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)

    with pytest.raises(DamagedFile, match="손상"):
        back_up(path, Occasion.REQUEST)
