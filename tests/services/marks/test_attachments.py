"""Files are kept in the file itself, once for each content; all that is wrong with them is told."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from afm_desktop.domain.attaching import EmptyAttachment, LargeAttachment, ProgramAttachment
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.services.lists.accesses import Accesses
from afm_desktop.services.marks.copies import CannotCopy
from afm_desktop.services.marks.model import HeldFiles, Presence
from afm_desktop.services.marks.sources import (
    ChangedMeanwhile,
    NoRoom,
    NotAFile,
    OpenWorkspace,
    UnreadableSource,
    look_at,
)
from afm_desktop.services.people import ReasonMissing
from afm_desktop.services.records import Records
from afm_desktop.services.safekeeping import check
from tests.factories import DAY, make_organization, make_person
from tests.services.conftest import last_words, put
from tests.services.marks.conftest import FIRMS, write
from tests.storage.conftest import scalar, tables


def test_a_file_is_attached_and_comes_out_as_it_was(workspace, files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper], purpose="협약 근거").ids

    (row,) = files.rows(FIRMS, firm)
    assert (row.id, row.name, row.media_type, row.size) == (id_, paper.name, "application/x-hwp", 9)
    assert (row.added_on, row.purpose, row.presence) == (DAY, "협약 근거", Presence.HERE)
    assert files.save(id_, tmp_path / "꺼낸 것.hwp").read_bytes() == paper.read_bytes()
    assert files.save(id_, tmp_path) == tmp_path / paper.name
    assert last_words(workspace) == "첨부파일 1개 붙이기"


def test_attaching_is_taken_back_and_done_again(workspace, files, firm, paper):
    before = tables(workspace)
    files.attach(FIRMS, firm, [paper])
    after = tables(workspace)

    workspace.undo()
    assert tables(workspace) == before
    workspace.redo()

    assert tables(workspace) == after
    assert files.rows(FIRMS, firm)[0].can_open


def test_the_file_tells_how_much_it_holds(workspace, files, firm, paper, folder):
    assert files.held() == HeldFiles(0, 0)
    other = write(folder / "사진.png", b"\x89PNG" + bytes(96))

    files.attach(FIRMS, firm, [paper, other])
    files.attach_content(FIRMS, firm, "붙인 그림.png", b"\x89PNG" + bytes(96))

    assert files.held() == HeldFiles(2, 109)
    workspace.close()
    found = check(workspace.path)
    assert (found.files, found.files_size) == (2, 109)


def test_what_the_disk_does_not_hold_is_refused_in_a_sentence(
    workspace, files, firm, folder, monkeypatch
):
    paper = write(folder / "큰 것.pdf", b"%PDF" + bytes(4_999_996))
    before = tables(workspace)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=2_000_000))

    with pytest.raises(NoRoom, match=r"붙일 파일은 5MB인데 .* 2MB만 남았습니다"):
        files.attach(FIRMS, firm, [paper])
    with pytest.raises(NoRoom):
        files.attach_content(FIRMS, firm, "그림.png", bytes(3_000_000))

    assert tables(workspace) == before


def test_the_same_content_is_kept_once(workspace, files, firm, paper, folder):
    other = make_organization("예시나래")
    put(workspace, other)
    twin = write(folder / "사본.hwp", paper.read_bytes())

    files.attach(FIRMS, firm, [paper])
    files.attach(FIRMS, other.id, [twin])
    again = files.attach(FIRMS, firm, [twin, twin])

    assert again.ids == ()
    assert again.known == ("사본.hwp", "사본.hwp")
    assert scalar(workspace, "SELECT count(*) FROM attached_bytes") == 1
    assert scalar(workspace, "SELECT count(*) FROM attachments") == 2


def test_other_files_of_the_same_name_are_numbered(files, firm, folder, tmp_path):
    files.attach(FIRMS, firm, [write(folder / "계획.hwp", b"one")])
    files.attach(FIRMS, firm, [write(tmp_path / "계획.hwp", b"two")])

    assert [row.name for row in files.rows(FIRMS, firm)] == ["계획.hwp", "계획 (2).hwp"]


def test_several_files_are_one_gesture_and_tell_how_far_they_are(workspace, files, firm, folder):
    paths = [write(folder / f"{n}.pdf", b"%%PDF %d" % n) for n in range(3)]
    told = []
    before = tables(workspace)

    files.attach(FIRMS, firm, paths, progress=lambda done, total: told.append((done, total)))

    assert told == [(n, 6) for n in range(6)]
    workspace.undo()
    assert tables(workspace) == before


class Stopped(Exception):
    """Somebody wants no more of it."""


@pytest.mark.parametrize("last", [1, 4])
def test_attaching_that_is_stopped_leaves_nothing(workspace, files, firm, folder, last):
    paths = [write(folder / f"{n}.pdf", b"%%PDF %d" % n) for n in range(3)]
    before = tables(workspace)

    def stop(done: int, _total: int) -> None:
        if done == last:
            raise Stopped

    with pytest.raises(Stopped):
        files.attach(FIRMS, firm, paths, progress=stop)

    assert tables(workspace) == before
    assert scalar(workspace, "SELECT count(*) FROM attached_bytes") == 0


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (("설치.exe", b"anything"), ProgramAttachment),
        (("계획.pdf", b"MZ\x90"), ProgramAttachment),
        (("빈 파일.pdf", b""), EmptyAttachment),
        (("큰 파일.zip", b"PK" + bytes(20_000_000)), LargeAttachment),
    ],
)
def test_one_that_does_not_fit_keeps_all_out(files, firm, paper, bad, error):
    name, content = bad

    with pytest.raises(error, match=name):
        files.attach(FIRMS, firm, [paper, write(paper.with_name(name), content)])

    assert files.rows(FIRMS, firm) == ()


def test_what_is_no_file_is_refused(files, firm, folder, paper):
    with pytest.raises(NotAFile, match="압축한 뒤"):
        files.attach(FIRMS, firm, [folder])
    with pytest.raises(UnreadableSource):
        files.attach(FIRMS, firm, [folder / "없음.pdf"])
    with pytest.raises(UnreadableSource):
        files.attach(FIRMS, firm, [Path("이름\0.pdf")])


@pytest.mark.skipif(sys.platform == "win32", reason="has none of these")
def test_devices_and_pipes_do_not_hold_anybody_up(files, firm, folder, monkeypatch):
    pipe = folder / "관.pdf"
    os.mkfifo(pipe)
    door = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(folder)  # a longer name is no name of a socket
    door.bind("문.pdf")

    for path, error in ((pipe, NotAFile), (folder / "문.pdf", UnreadableSource)):
        with pytest.raises(error):
            files.attach(FIRMS, firm, [path])
    with pytest.raises(NotAFile):
        files.attach(FIRMS, firm, [Path("/dev/zero")])
    door.close()


def test_the_open_file_is_not_attached_to_itself(workspace, files, firm, folder):
    link = folder / "이름만 다른.pdf"
    link.hardlink_to(workspace.path)

    for path in (workspace.path, link):
        with pytest.raises(OpenWorkspace):
            files.attach(FIRMS, firm, [path])


def test_a_file_that_changes_meanwhile_is_told(files, paper):
    source = look_at(paper, files.rules)

    write(paper, b"other")

    with pytest.raises(ChangedMeanwhile, match="붙이는 동안 바뀌었습니다"):
        source.content(files.rules)


def test_what_is_pasted_is_attached(files, firm):
    id_ = files.attach_content(FIRMS, firm, "../그림.png", b"\x89PNG")

    assert files.row(id_).name == "그림.png"
    with pytest.raises(ProgramAttachment):
        files.attach_content(FIRMS, firm, "그림.png", b"MZ")


def test_an_opened_copy_can_only_be_read_and_goes_with_the_window(files, firm, paper):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids

    copy = files.open_copy(id_)
    again = files.open_copy(id_)

    assert again == copy
    assert copy.name == paper.name
    assert copy.read_bytes() == paper.read_bytes()
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IXUSR | stat.S_IRWXO)
    files.copies.clear()
    assert not copy.parent.parent.exists()


def test_a_copy_that_cannot_be_saved_is_told(files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids

    with pytest.raises(CannotCopy, match="다른 폴더를 고르세요"):
        files.save(id_, tmp_path / "없는 폴더" / "a.hwp")


def test_a_program_from_elsewhere_is_not_opened(workspace, files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    with workspace.writing("받은 내용") as session:
        session.connection().exec_driver_sql(
            "UPDATE attachments SET name = ? WHERE id = ?", ("../../계획.exe", id_)
        )

    with pytest.raises(ProgramAttachment):
        files.open_copy(id_)
    with pytest.raises(ProgramAttachment):
        files.save(id_, tmp_path)


def test_a_name_from_elsewhere_stays_in_its_folder(workspace, files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    with workspace.writing("받은 내용") as session:
        session.connection().exec_driver_sql(
            "UPDATE attachments SET name = ? WHERE id = ?", ("../../나가는 길.pdf", id_)
        )

    assert files.save(id_, tmp_path) == tmp_path / "나가는 길.pdf"


def test_a_removed_file_is_in_the_trash_and_comes_back(workspace, files, firm, paper):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    before = tables(workspace)

    files.remove([id_])
    assert files.rows(FIRMS, firm) == ()
    Records(workspace).restore("attachments", [id_])

    assert tables(workspace) == before
    assert files.rows(FIRMS, firm)[0].can_open


def test_what_a_file_is_for_is_said(files, firm, paper):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids

    files.describe(id_, purpose="실태조사", confidentiality=Confidentiality.SECRET)

    row = files.row(id_)
    assert (row.purpose, row.confidentiality) == ("실태조사", Confidentiality.SECRET)
    with pytest.raises(RuleViolation):
        Records(files._workspace).change("attachments", id_, {"sha256": "0"})


# ------------------------------------------------ persons


@pytest.fixture
def person(workspace) -> str:
    made = make_person()
    put(workspace, made)
    return made.id


def test_a_file_of_a_person_is_read_for_a_reason_that_is_logged(
    workspace, files, person, paper, tmp_path
):
    (id_,) = files.attach("people", person, [paper]).ids

    with pytest.raises(ReasonMissing):
        files.open_copy(id_)
    with pytest.raises(ReasonMissing):
        files.save(id_, tmp_path, reason=" ")
    assert files.needs_reason(id_)
    assert not Accesses(workspace).rows()
    files.open_copy(id_, reason="위촉 확인")
    files.save(id_, tmp_path, reason="위촉장 발송")

    logged = {(one.action, one.count, one.reason) for one in Accesses(workspace).rows()}
    assert logged == {("view", 1, "위촉 확인"), ("export", 1, "위촉장 발송")}


def test_files_that_stay_after_a_person_is_erased_are_counted(
    workspace, files, person, paper, folder
):
    first, second = files.attach("people", person, [paper, write(folder / "b.pdf", b"%PDF")]).ids
    files.remove([first])

    assert files.count("people", [person]) == 2
    files.erase([first, second])
    assert files.count("people", [person]) == 0
