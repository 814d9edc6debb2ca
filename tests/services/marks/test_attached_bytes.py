"""Bytes are kept once for each content, are looked through, and go when nobody can want them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afm_desktop.services import safekeeping
from afm_desktop.services.marks import attachments as services
from afm_desktop.services.marks.attachments import AttachmentService, NoContent
from afm_desktop.services.marks.model import Presence
from afm_desktop.services.people import PeopleService
from afm_desktop.storage.attached import digest_of
from afm_desktop.storage.backup import restore
from afm_desktop.storage.check import FindingKind, check
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.journal.exchange import outgoing, receive
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_organization, make_person
from tests.services.conftest import put
from tests.services.marks.conftest import FIRMS, OFFICE, sql, write
from tests.storage.conftest import scalar, tables


def test_an_erased_file_is_nowhere_any_more(workspace, files, firm, folder):
    secret = b"%PDF very secret content of a person"
    (id_,) = files.attach(FIRMS, firm, [write(folder / "홍길동 이력서.pdf", secret)]).ids
    made = safekeeping.back_up(workspace.path)

    files.erase([id_])

    (row,) = files.rows(FIRMS, firm)
    assert (row.name, row.erased_on) == (None, DAY)
    with pytest.raises(NoContent):
        files.open_copy(id_)
    workspace.close()
    for path in (workspace.path, made):
        assert secret not in path.read_bytes()
        assert "홍길동".encode() not in path.read_bytes()
        assert check(path).findings == ()


def test_bytes_that_another_record_names_outlive_an_erasure(workspace, files, firm, paper):
    other = make_organization("예시나래")
    put(workspace, other)
    (first,) = files.attach(FIRMS, firm, [paper]).ids
    (second,) = files.attach(FIRMS, other.id, [paper]).ids

    files.erase([first])

    assert files.open_copy(second).read_bytes() == paper.read_bytes()


def test_an_erasure_that_arrives_takes_the_bytes_along(workspace, files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    other = Workspace.create(tmp_path / "다른 기관.afm", OFFICE)

    def send() -> None:
        with workspace.reading() as session:
            sent = list(outgoing(session.connection(), {}))
        with other.administering() as connection:
            receive(connection, sent, other.clock)

    send()
    with other.administering() as connection:
        services.attached.keep(connection, paper.read_bytes())
    assert AttachmentService(other).rows(FIRMS, firm)[0].can_open
    files.erase([id_])
    send()

    assert AttachmentService(other).rows(FIRMS, firm)[0].name is None
    assert scalar(other, "SELECT count(*) FROM attached_bytes WHERE content IS NOT NULL") == 0
    other.close()
    assert check(other.path).findings == ()


def test_a_sound_file_with_attachments_is_whole(workspace, files, firm, paper):
    files.attach(FIRMS, firm, [paper])
    workspace.close()

    assert check(workspace.path).findings == ()


def test_a_flipped_bit_is_found_and_named(workspace, files, firm, paper):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    workspace.close()
    flipped = bytes([paper.read_bytes()[0] ^ 1]) + paper.read_bytes()[1:]
    sql(workspace.path, "UPDATE attached_bytes SET content = ?", flipped)

    (finding,) = check(workspace.path).findings

    assert (finding.kind, finding.record) == (FindingKind.DAMAGED_BYTES, id_)
    again = Workspace.open(workspace.path)
    with pytest.raises(NoContent, match="손상되었습니다"):
        AttachmentService(again).open_copy(id_)
    again.close()


@pytest.mark.parametrize(
    "damage", ["DELETE FROM attached_bytes", "UPDATE attached_bytes SET content = NULL"]
)
def test_missing_bytes_are_found_and_named_and_mended(workspace, files, firm, paper, damage):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    workspace.close()
    sql(workspace.path, damage)

    (finding,) = check(workspace.path).findings

    assert (finding.kind, finding.record) == (FindingKind.MISSING_BYTES, id_)
    again = Workspace.open(workspace.path)
    files, other = AttachmentService(again), make_organization("예시나래")
    with pytest.raises(NoContent, match="이 파일에 없습니다"):
        files.open_copy(id_)
    put(again, other)
    files.attach(FIRMS, other.id, [paper])
    assert files.open_copy(id_).read_bytes() == paper.read_bytes()
    again.close()
    assert check(workspace.path).findings == ()


def test_damaged_bytes_keep_nobody_from_a_backup(workspace, files, firm, paper):
    files.attach(FIRMS, firm, [paper])
    workspace.close()
    sql(workspace.path, "DELETE FROM attached_bytes")

    made = safekeeping.back_up(workspace.path)

    assert [one.kind for one in check(made).findings] == [FindingKind.MISSING_BYTES]


def test_a_backup_carries_the_bytes(workspace, files, firm, paper):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    made = safekeeping.back_up(workspace.path)
    files.remove([id_])
    workspace.close()

    restore(made, workspace.path)

    again = Workspace.open(workspace.path)
    assert AttachmentService(again).open_copy(id_).read_bytes() == paper.read_bytes()
    again.close()


def test_what_arrives_without_its_bytes_is_told(workspace, files, firm, paper, tmp_path):
    (id_,) = files.attach(FIRMS, firm, [paper]).ids
    with workspace.reading() as session:
        sent = list(outgoing(session.connection(), {}))
    other = Workspace.create(tmp_path / "다른 기관.afm", OFFICE)
    with other.administering() as connection:
        receive(connection, sent, other.clock)

    (row,) = AttachmentService(other).rows(FIRMS, firm)

    assert (row.id, row.name, row.presence) == (id_, paper.name, Presence.MISSING)
    assert not row.can_open
    other.close()


# ------------------------------------------------ bytes that nobody names


def test_bytes_nobody_names_are_kept_as_long_as_they_may_be_wanted(workspace, files, firm, paper):
    files.attach(FIRMS, firm, [paper])
    workspace.undo()

    swept = files.sweep()

    assert (swept.files, swept.size, swept.waiting) == (0, 0, 1)
    workspace.redo()
    assert files.rows(FIRMS, firm)[0].can_open


def test_bytes_nobody_named_for_long_are_let_go(workspace, files, firm, paper, folder):
    removed, kept = files.attach(FIRMS, firm, [paper, write(folder / "b.pdf", b"%PDF")]).ids
    files.remove([removed])
    third = write(folder / "c.pdf", b"%PDF third")
    files.attach(FIRMS, firm, [third])
    workspace.undo()
    with workspace.administering() as connection:  # as if a year had gone by
        connection.exec_driver_sql("UPDATE gesture SET clock = clock - (365 * 86400000 << 16)")

    swept = files.sweep()

    assert (swept.files, swept.size, swept.waiting) == (1, len(third.read_bytes()), 0)
    assert files.row(kept).presence is files.row(removed).presence is Presence.HERE
    assert (
        scalar(
            workspace,
            f"SELECT emptied_on FROM attached_bytes WHERE sha256 = '{digest_of(b'%PDF third')}'",
        )
        == DAY.isoformat()
    )
    workspace.redo()
    (row,) = [row for row in files.rows(FIRMS, firm) if row.name == "c.pdf"]
    assert row.presence is Presence.EMPTIED
    with pytest.raises(NoContent, match="내용을 비운"):
        files.open_copy(row.id)


# ------------------------------------------------ a full disk

ATTACH_WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from afm_desktop.domain.errors import StorageError
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.storage.workspace import Workspace

path, firm, room, *papers = sys.argv[1:]
workspace = Workspace.open(Path(path))
limit = Path(path).stat().st_size + int(room)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    AttachmentService(workspace).attach("organizations", firm, [Path(one) for one in papers])
except StorageError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no largest size of a file")
@pytest.mark.parametrize("room", [0, 50_000, 700_000, 1_200_000])
def test_a_full_disk_leaves_the_old_state(workspace, files, firm, folder, room):
    papers = [write(folder / f"{n}.pdf", b"%%PDF %d" % n + os.urandom(600_000)) for n in range(2)]
    before = tables(workspace)
    workspace.close()

    answer = subprocess.run(
        [sys.executable, "-c", ATTACH_WITHOUT_ROOM, str(workspace.path), firm, str(room),
         *map(str, papers)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]),
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert answer.stdout.split() == ["WriteFailed"], answer.stderr
    again = Workspace.open(workspace.path)
    assert tables(again) == before
    assert scalar(again, "SELECT count(*) FROM attached_bytes") == 0
    again.close()
    assert check(workspace.path).findings == ()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["attach", "remove", "undo", "redo"]), st.integers(0, 2)),
        max_size=12,
    )
)
def test_any_order_of_steps_leaves_a_whole_file(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("steps")
    papers = [write(folder / f"{n}.pdf", b"%%PDF %d" % n) for n in range(3)]
    firm = make_organization()
    workspace = Workspace.create(folder / "a.afm", OFFICE, lambda made: put(made, firm))
    files, first = AttachmentService(workspace), tables(workspace)

    for step, which in steps:
        there = files.rows(FIRMS, firm.id)
        if step == "attach":
            files.attach(FIRMS, firm.id, [papers[which]])
        elif step == "remove" and there:
            files.remove([there[which % len(there)].id])
        elif step in ("undo", "redo"):
            with suppress(NothingToUndo):
                getattr(workspace, step)()
    assert all(row.can_open for row in files.rows(FIRMS, firm.id))
    while tables(workspace) != first:
        workspace.undo()

    workspace.close()
    assert check(workspace.path).findings == ()


def test_erasing_a_person_tells_how_many_files_stay(workspace, files, paper, folder):
    person = make_person()
    put(workspace, person)
    other = write(folder / "b.pdf", b"%PDF")
    first, _ = files.attach("people", person.id, [paper, other]).ids
    files.remove([first])

    assert PeopleService(workspace).erase([person.id]) == 2
    files.erase([first])
    assert PeopleService(workspace).erase([person.id]) == 1
