"""In random histories, what differs between two moments is what differs between their pictures."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, settings

from afm_desktop.services.as_of.difference_rows import Change
from afm_desktop.services.as_of.differences import DifferenceService
from afm_desktop.storage.synced import synced_tables
from tests.storage.conftest import Dump, tables
from tests.storage.test_turning_back import PastLife, later

TABLES = ("organizations", "supply_links")
Told = dict[tuple[str, str], tuple[Change, frozenset[str]]]


def between(before: Dump, after: Dump) -> Told:
    """What two pictures say: records that came and went, and the fields of the others."""
    found: Told = {}
    for table in TABLES:
        names = synced_tables()[table].fields
        was, now = ({row[0]: row[1:] for row in dump[table]} for dump in (before, after))
        gone = names.index("deleted")
        for record in {*was, *now}:
            old, new = was.get(record), now.get(record)
            was_there = old is not None and old[gone] is None
            is_there = new is not None and new[gone] is None
            if was_there and is_there:
                pairs = zip(names, old, new, strict=True)
                changed = frozenset(name for name, one, other in pairs if one != other)
                if changed:
                    found[table, record] = (Change.CHANGED, changed)
            elif was_there or is_there:
                change = Change.NEW if is_there else Change.GONE
                found[table, record] = (change, frozenset())
    return found


class ComparedLife(PastLife):
    """The same life; at its end each picture is compared with the next."""

    def teardown(self) -> None:
        pictures = [*self.pictures, (later(), tables(self.workspace))]
        service = DifferenceService(self.workspace)
        for (since, before), (until, after) in pairwise(pictures):
            told = {
                (row.table, row.id): (
                    row.change,
                    frozenset(one.field for one in row.fields if row.change is Change.CHANGED),
                )
                for row in service.between(since, until).records
                if row.table in TABLES
            }
            assert told == between(before, after)
        self.pictures = []  # that the past equals them is tested elsewhere
        super().teardown()


ComparedLife.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestComparedLife = ComparedLife.TestCase
