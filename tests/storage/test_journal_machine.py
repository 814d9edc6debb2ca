"""Whatever is done to a file, its tables are the fold of its journal and undo goes back exactly."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
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
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import UndoBlocked
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, Dump, tables

NAMES = st.text(alphabet="가나다라마바사아자차ABC19 ·", min_size=1, max_size=8)


class FileLife(RuleBasedStateMachine):
    """Edits of every kind, undo, redo, erasure and reopening, in any order."""

    organizations = Bundle("organizations")
    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "file.afm"
        self.workspace = Workspace.create(self.path, OFFICE)
        self.past: list[Dump] = []
        self.future: list[Dump] = []

    def teardown(self) -> None:
        self.workspace.close()
        report = check(self.path)
        shutil.rmtree(self.folder)
        assert report.findings == ()

    def gesture(self, before: Dump) -> None:
        """Note where undo must lead; a gesture that changed nothing is none."""
        if tables(self.workspace) != before:
            self.past.append(before)
            self.future.clear()

    @initialize(target=organizations)
    def first(self):
        return self.create("예시가람")

    @rule(target=organizations, name=NAMES)
    def create(self, name):
        before = tables(self.workspace)
        with self.workspace.writing("추가") as session:
            organization = Organization(name=name)
            session.add(organization)
            record = organization.id
        self.gesture(before)
        return record

    @rule(target=people, name=NAMES, phone=st.sampled_from(["02-123-4567", "031-765-4321"]))
    def create_person(self, name, phone):
        before = tables(self.workspace)
        with self.workspace.writing("담당자 추가") as session:
            person = Person(name=name, phone=phone)
            session.add(person)
            record = person.id
        self.gesture(before)
        return record

    @rule(record=organizations, name=NAMES, products=st.none() | NAMES)
    def edit(self, record, name, products):
        before = tables(self.workspace)
        with self.workspace.writing("수정") as session:
            found = session.query(Organization).filter_by(id=record).one_or_none()
            if found is not None and found.deleted is None:
                found.name, found.main_products = name, products
        self.gesture(before)

    @rule(record=people, name=NAMES)
    def edit_person(self, record, name):
        before = tables(self.workspace)
        with self.workspace.writing("담당자 수정") as session:
            found = session.query(Person).filter_by(id=record).one_or_none()
            if found is not None and found.erased_on is None:
                found.name = name
        self.gesture(before)

    @rule(supplier=organizations, buyer=organizations, item=NAMES)
    def link(self, supplier, buyer, item):
        before = tables(self.workspace)
        with self.workspace.writing("공급관계 추가") as session:
            there = session.query(Organization.id).filter(Organization.id.in_([supplier, buyer]))
            if supplier != buyer and there.count() == 2:
                session.add(SupplyLink(supplier_id=supplier, buyer_id=buyer, item=item))
        self.gesture(before)

    @rule(record=organizations)
    def delete(self, record):
        before = tables(self.workspace)
        self.execute(
            "UPDATE organizations SET deleted = ? WHERE id = ? AND deleted IS NULL",
            (DELETED, record),
        )
        self.gesture(before)

    @rule(record=organizations)
    def restore(self, record):
        before = tables(self.workspace)
        self.execute(
            "UPDATE organizations SET deleted = NULL WHERE id = ? AND deleted = ?",
            (record, DELETED),
        )
        self.gesture(before)

    @rule(target=organizations, names=st.lists(NAMES, min_size=2, max_size=5))
    def create_in_bulk(self, names):
        before = tables(self.workspace)
        records = [new_id() for _ in names]
        with self.workspace.writing("가져오기") as session:
            session.connection().exec_driver_sql(
                "INSERT INTO organizations (id, name) VALUES (?, ?)",
                list(zip(records, names, strict=True)),
            )
        self.gesture(before)
        return multiple(*records)

    @rule(region=st.none() | NAMES)
    def change_all_by_sql(self, region):
        before = tables(self.workspace)
        self.execute("UPDATE organizations SET region_code = ? WHERE deleted IS NULL", (region,))
        self.gesture(before)

    @rule(item=NAMES)
    def remove_links_by_sql(self, item):
        before = tables(self.workspace)
        self.execute("DELETE FROM supply_links WHERE item = ?", (item,))
        self.gesture(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        now = tables(self.workspace)
        self.workspace.undo()
        assert tables(self.workspace) == self.past.pop()
        self.future.append(now)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        now = tables(self.workspace)
        self.workspace.redo()
        assert tables(self.workspace) == self.future.pop()
        self.past.append(now)

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

    @rule(record=consumes(people))
    def erase(self, record):
        with self.workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
            found = session.query(Person).filter_by(id=record).one_or_none()
            if found is not None and found.deleted is None:
                found.erase(on=self.workspace.today)
        self.past.clear()  # what was before an erasure cannot come back whole
        self.future.clear()

    @rule()
    def reopen(self):
        self.workspace.close()
        self.workspace = Workspace.open(self.path)

    @invariant()
    def nothing_waits_to_be_sealed(self):
        with self.workspace.administering() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM captured").scalar_one() == 0

    def execute(self, statement, values):
        with self.workspace.writing("직접 수정") as session:
            session.connection().exec_driver_sql(statement, values)


FileLife.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestFileLife = FileLife.TestCase
