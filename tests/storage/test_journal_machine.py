"""Whatever is done to a file, its tables are the fold of its journal and undo goes back exactly."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.organizations import Organization, OrganizationName
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import UndoBlocked
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE

NAMES = st.sampled_from(["가람", "나래", "다온 19"])
TIMES = st.integers(min_value=1, max_value=4)
SEEN = {
    "organizations": "id, deleted, name, main_products, region_code",
    "organization_names": "id, deleted, organization_id, name",
    "people": "id, deleted, name, phone, erased_on",
    "supply_links": "id, deleted, supplier_id, buyer_id, item",
}
"""The tables and columns that the rules change; the check at the end looks at all."""
Dump = dict[str, list[tuple[object, ...]]]


@cache
def empty_file() -> bytes:
    """A new file; making one takes longer than a whole life of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.afm"
        Workspace.create(path, OFFICE).close()
        return path.read_bytes()


class FileLife(RuleBasedStateMachine):
    """Edits of every kind, undo, redo, erasure and reopening, in any order."""

    organizations = Bundle("organizations")
    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "file.afm"
        self.path.write_bytes(empty_file())
        self.workspace = Workspace.open(self.path)
        self.past: list[Dump] = []
        self.future: list[Dump] = []
        self.now = self.tables()

    def teardown(self) -> None:
        self.workspace.close()
        report = check(self.path)
        shutil.rmtree(self.folder)
        assert report.findings == ()

    def tables(self) -> Dump:
        with self.workspace.reading() as session:
            connection = session.connection()
            return {
                table: connection.exec_driver_sql(
                    f"SELECT {columns} FROM {table} ORDER BY id"
                ).all()
                for table, columns in SEEN.items()
            }

    def done(self) -> None:
        """Note where undo must lead; a gesture that changed nothing is none."""
        before, self.now = self.now, self.tables()
        if self.now != before:
            self.past.append(before)
            self.future.clear()

    def execute(self, statement, *values):
        with self.workspace.writing("직접 수정") as session:
            session.connection().exec_driver_sql(statement, values)
        self.done()

    @initialize(target=organizations)
    def first(self):
        return self.create("가람")

    @rule(target=organizations, name=NAMES)
    def create(self, name):
        with self.workspace.writing("추가") as session:
            organization = Organization(name=name)
            session.add(organization)
            record = organization.id
        self.done()
        return record

    @rule(target=people, name=NAMES)
    def create_person(self, name):
        with self.workspace.writing("담당자 추가") as session:
            person = Person(name=name, phone="02-123-4567")
            session.add(person)
            record = person.id
        self.done()
        return record

    @rule(record=organizations, name=NAMES)
    def rename(self, record, name):
        self.execute(
            "UPDATE organizations SET name = ? WHERE id = ? AND deleted IS NULL", name, record
        )

    @rule(record=organizations, products=st.sampled_from([None, "", "밸브", "양극재"]))
    def fill_or_empty_a_field(self, record, products):
        self.execute(
            "UPDATE organizations SET main_products = ? WHERE id = ? AND deleted IS NULL",
            products,
            record,
        )

    @rule(record=people, name=NAMES)
    def edit_person(self, record, name):
        self.execute(
            "UPDATE people SET name = ? WHERE id = ? AND erased_on IS NULL AND deleted IS NULL",
            name,
            record,
        )

    @rule(supplier=organizations, buyer=organizations, item=NAMES)
    def link(self, supplier, buyer, item):
        with self.workspace.writing("공급관계 추가") as session:
            there = session.query(Organization.id).filter(Organization.id.in_([supplier, buyer]))
            if supplier != buyer and there.count() == 2:
                session.add(SupplyLink(supplier_id=supplier, buyer_id=buyer, item=item))
        self.done()

    @rule(target=organizations, name=NAMES)
    def make_and_point_to_it(self, name):
        with self.workspace.writing("협력사 교체") as session:
            organization = Organization(name=name)
            session.add(organization)
            session.flush()
            for link in session.query(SupplyLink).filter(SupplyLink.deleted.is_(None)):
                link.supplier_id = organization.id
            record = organization.id
        self.done()
        return record

    @rule(owner=organizations, other=organizations, name=NAMES)
    def give_a_name_or_move_it(self, owner, other, name):
        with self.workspace.writing("이름") as session:
            there = session.query(Organization.id).filter(Organization.id.in_([owner, other]))
            found = session.query(OrganizationName).filter_by(organization_id=owner).first()
            if there.count() < len({owner, other}):
                pass
            elif found is None:
                session.add(OrganizationName(organization_id=owner, name=name))
            elif found.deleted is None:
                found.organization_id = other
        self.done()

    @rule(record=organizations)
    def delete_or_restore(self, record):
        self.execute(
            "UPDATE organizations SET deleted = CASE WHEN deleted IS NULL THEN ? END "
            "WHERE id = ? AND deleted IS NOT 2",
            DELETED,
            record,
        )

    @rule(record=organizations, name=NAMES)
    def make_anew(self, record, name):
        self.execute(
            "INSERT INTO organizations (id, name) VALUES (?, ?) ON CONFLICT (id) "
            "DO UPDATE SET name = excluded.name, deleted = NULL",
            record,
            name,
        )

    @rule(target=organizations, names=st.lists(NAMES, min_size=2, max_size=3))
    def create_in_bulk(self, names):
        records = [new_id() for _ in names]
        with self.workspace.writing("가져오기") as session:
            session.connection().exec_driver_sql(
                "INSERT INTO organizations (id, name) VALUES (?, ?)",
                list(zip(records, names, strict=True)),
            )
        self.done()
        return multiple(*records)

    @rule(region=st.none() | NAMES)
    def change_all_by_sql(self, region):
        """Those in the trash too, and those that are not here."""
        self.execute("UPDATE organizations SET region_code = ?", region)

    @rule(table=st.sampled_from(["supply_links", "organization_names", "organizations"]))
    def remove_by_sql(self, table):
        self.execute(f"DELETE FROM {table} WHERE row % 2 = 1")

    @precondition(lambda self: self.past)
    @rule(times=TIMES)
    def undo(self, times):
        for _ in range(min(times, len(self.past))):
            self.workspace.undo()
            self.future.append(self.now)
            self.now = self.tables()
            assert self.now == self.past.pop()

    @precondition(lambda self: self.future)
    @rule(times=TIMES)
    def redo(self, times):
        for _ in range(min(times, len(self.future))):
            self.workspace.redo()
            self.past.append(self.now)
            self.now = self.tables()
            assert self.now == self.future.pop()

    @precondition(lambda self: self.past)
    @rule()
    def undo_everything_and_redo_it(self):
        depth = len(self.past)
        self.undo(depth)
        self.redo(depth)

    @rule(which=st.integers(min_value=0, max_value=1_000))
    def undo_any(self, which):
        """Take back a gesture that others may stand on: only what nobody touched goes back."""
        with self.workspace.reading() as session:
            gestures = (
                session.connection()
                .exec_driver_sql("SELECT id FROM gesture WHERE kind <> 'erase' ORDER BY clock")
                .scalars()
                .all()
            )
        if not gestures:
            return
        with contextlib.suppress(UndoBlocked):
            self.workspace.undo(gestures[which % len(gestures)])
            self.past.clear()
            self.future.clear()
        self.now = self.tables()

    @rule(record=consumes(people))
    def erase(self, record):
        with self.workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
            found = session.query(Person).filter_by(id=record).one_or_none()
            if found is not None and found.deleted is None:
                found.erase(on=self.workspace.today)
        self.past.clear()  # what was before an erasure cannot come back whole
        self.future.clear()
        self.now = self.tables()

    @rule()
    def reopen(self):
        self.workspace.close()
        self.workspace = Workspace.open(self.path)

    @invariant()
    def nothing_waits_to_be_sealed(self):
        with self.workspace.administering() as connection:
            for table in ("added", "altered"):
                waiting = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
                assert waiting.scalar_one() == 0


FileLife.TestCase.settings = settings(
    max_examples=130,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestFileLife = FileLife.TestCase
