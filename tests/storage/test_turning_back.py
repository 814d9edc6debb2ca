"""A file turned back to a moment says what it said then, whatever was done to it since."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import precondition, rule

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.errors import ReadOnlyFile, TooLargeForThePast
from afm_desktop.storage.journal.exchange import outgoing, receive
from afm_desktop.storage.past import PastWorkspace
from afm_desktop.storage.sqlite import finding, search
from afm_desktop.storage.sqlite.memory import LARGEST, MemoryCopy
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, Dump, add_organization, scalar, set_values, tables
from tests.storage.test_journal_machine import NAMES, FileLife

DAY = date(2026, 7, 22)


def later() -> datetime:
    """A moment after all that was done, and before all that will be: moments are milliseconds."""
    now = datetime.now(UTC)
    while datetime.now(UTC).isoformat(timespec="milliseconds") == now.isoformat(
        timespec="milliseconds"
    ):
        time.sleep(0)
    return now


def as_known(workspace: Workspace, moment: datetime) -> Dump:
    past = PastWorkspace(workspace.path, DAY, known_at=moment)
    try:
        with past.reading() as session:
            assert list(search.stale(session.connection())) == []
        return tables(past)
    finally:
        past.close()


def without_erased(dump: Dump, erased: set[str]) -> Dump:
    """The rows without what of erased records is gone for good."""
    found = {}
    for name, rows in dump.items():
        synced = synced_tables()[name]
        hidden = {*synced.personal, "erased_on"}
        names = ("id", *synced.fields)
        found[name] = [
            tuple(
                None if row[0] in erased and field in hidden else value
                for field, value in zip(names, row, strict=True)
            )
            for row in rows
        ]
    return found


def erased_in(workspace: Workspace) -> set[str]:
    with workspace.reading() as session:
        return set(
            session.connection()
            .exec_driver_sql("SELECT record FROM personal_value WHERE value IS NULL")
            .scalars()
        )


@cache
def other_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "other.afm"
        Workspace.create(path, OFFICE).close()
        return path.read_bytes()


class PastLife(FileLife):
    """The same life, of which pictures are taken, beside another office that sends its own."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[tuple[datetime, Dump]] = []
        path = self.folder / "other.afm"
        path.write_bytes(other_file())
        self.other = Workspace.open(path)

    @precondition(lambda self: len(self.pictures) < 4)
    @rule()
    def take_a_picture(self) -> None:
        self.pictures.append((later(), tables(self.workspace)))

    @rule(name=NAMES, products=st.sampled_from([None, "밸브"]))
    def exchange(self, name: str, products: str | None) -> None:
        """The other office changes all it knows and adds one; both learn of it."""
        self._send(self.workspace, self.other)
        with self.other.writing("다른 기관") as session:
            session.connection().exec_driver_sql(
                "UPDATE organizations SET name = ?, main_products = ?", (name, products)
            )
        add_organization(self.other, name)
        self._send(self.other, self.workspace)
        self.past.clear()
        self.future.clear()
        self.now = self.tables()

    def teardown(self) -> None:
        self.other.close()
        erased = erased_in(self.workspace)
        try:
            for moment, picture in self.pictures:
                known = as_known(self.workspace, moment)
                assert without_erased(known, erased) == without_erased(picture, erased)
        finally:
            super().teardown()

    @staticmethod
    def _send(here: Workspace, there: Workspace) -> None:
        with here.reading() as session:
            sent = list(outgoing(session.connection(), {}))
        with there.administering() as connection:
            receive(connection, sent, there.clock)


PastLife.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestPastLife = PastLife.TestCase


@pytest.fixture
def firm(workspace: Workspace) -> str:
    return add_organization(workspace, "예시가람기전", main_products="밸브")


def past_of(workspace: Workspace, moment: datetime) -> PastWorkspace:
    return PastWorkspace(workspace.path, DAY, known_at=moment)


def name_in(workspace: Workspace, record: str) -> Any:
    return scalar(workspace, f"SELECT name FROM organizations WHERE id = '{record}'")


def test_what_was_learned_later_is_not_found_by_searching(workspace, firm):
    then = later()
    set_values(workspace, firm, name="예시나래")
    add_organization(workspace, "예시다온")

    past = past_of(workspace, then)

    with past.reading() as session:
        assert finding.find(session, "organizations", "가람") != []
        assert finding.find(session, "organizations", "나래") == []
        assert finding.find(session, "organizations", "다온") == []
    past.close()


def test_what_was_erased_since_stays_erased(workspace):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김예시", phone="02-123-4567")
        session.add(person)
        record = person.id
    then = later()
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.get_one(Person, 1).erase(on=DAY)

    past = past_of(workspace, then)

    with past.reading() as session:
        found = session.query(Person).filter_by(id=record).one()
        assert (found.name, found.phone, found.erased_on) == (None, None, DAY)
    past.close()


def test_before_the_first_gesture_there_is_nothing(workspace, firm):
    past = past_of(workspace, datetime(2001, 1, 1, tzinfo=UTC))

    assert set(map(len, tables(past).values())) == {0}
    past.close()


def test_a_past_file_is_never_written_and_leaves_nothing(workspace, firm, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    past = past_of(workspace, later())

    with pytest.raises(ReadOnlyFile), past.writing("수정"):
        pass
    assert (past.read_only, past.today) == (True, DAY)
    assert sorted(tmp_path.rglob("*")) == before
    past.close()


def test_a_past_file_stays_as_it_was_copied(workspace, firm):
    past = past_of(workspace, later())
    set_values(workspace, firm, name="예시나래")

    assert (name_in(past, firm), name_in(workspace, firm)) == ("예시가람기전", "예시나래")
    past.close()


def test_a_file_too_large_for_memory_is_refused_in_words(tmp_path):
    path = tmp_path / "큰 파일.afm"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # takes no room on the disk

    with pytest.raises(TooLargeForThePast, match="1GB보다 커서"):
        PastWorkspace(path, DAY)


def test_a_copy_is_gone_with_its_last_connection(workspace, firm):
    copy = MemoryCopy(workspace.path)
    more = copy.connect()
    assert more.execute("SELECT name FROM organizations").fetchall() == [("예시가람기전",)]

    more.close()
    copy.close()

    with copy.connect() as anew:
        assert anew.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    anew.close()
