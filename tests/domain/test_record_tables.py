"""What the merge needs of every table cannot be broken by a new column."""

import pytest
from sqlalchemy import JSON, CheckConstraint, Float, Numeric, UniqueConstraint
from sqlalchemy.orm import configure_mappers

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model import RECORDS, record_class
from afm_desktop.domain.model.base import Entity

configure_mappers()
every_kind = pytest.mark.parametrize("kind", RECORDS, ids=lambda cls: cls.__tablename__)


def test_all_mapped_tables_are_records():
    assert {cls.__tablename__ for cls in RECORDS} == set(Entity.metadata.tables)


@every_kind
def test_only_the_id_is_unique(kind):
    table = kind.__table__
    unique = [
        tuple(constraint.columns.keys())
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]

    assert unique == [("id",)]
    assert not [index for index in table.indexes if index.unique]


@every_kind
def test_nothing_is_checked_by_the_file(kind):
    assert not [c for c in kind.__table__.constraints if isinstance(c, CheckConstraint)]


@every_kind
def test_references_wait_for_the_commit_and_never_cascade(kind):
    for key in kind.__table__.foreign_keys:
        assert (key.deferrable, key.initially) == (True, "DEFERRED")
        assert key.column.name == "id"
        assert key.ondelete is None


@every_kind
def test_every_column_but_the_keys_may_be_empty(kind):
    filled = [column.name for column in kind.__table__.columns if not column.nullable]

    assert filled == ["row", "id"]


@every_kind
def test_no_column_has_a_default_of_its_own(kind):
    assert not [c.name for c in kind.__table__.columns if c.default or c.server_default]


@every_kind
def test_no_column_is_a_float_or_a_list(kind):
    for column in kind.__table__.columns:
        assert not isinstance(column.type, Float | Numeric | JSON), column


@every_kind
def test_no_column_hides_what_records_have(kind):
    taken = {"metadata", "registry", "missing", "check", "owner", "scope", "required", "sorted_by"}
    taken |= {"is_remark"}

    assert not taken & set(kind.__table__.columns.keys())


@every_kind
def test_what_a_kind_says_of_its_columns_is_true(kind):
    columns = set(kind.__table__.columns.keys())
    named = {*kind.required}
    named |= {name for name in (kind.owner, kind.sorted_by) if name}
    named |= {kind.scope[1]} if kind.scope else set()

    assert named <= columns
    assert kind.__doc__


@every_kind
def test_the_owner_of_a_part_is_referred_to(kind):
    if kind.owner is not None:
        assert kind.__table__.columns[kind.owner].foreign_keys
        assert kind.owner in kind.required


@every_kind
def test_a_part_is_never_seen_by_more_than_its_owner(kind):
    if kind.owner is not None:
        (key,) = kind.__table__.columns[kind.owner].foreign_keys
        if record_class(key.column.table.name).scope is not None:
            assert kind.scope is not None
            assert kind.scope[1] == kind.owner


@every_kind
def test_what_is_searched_has_a_place_in_the_list(kind):
    if kind.owner is None and any(c.info.get("search") for c in kind.__table__.columns):
        assert kind.sorted_by is not None


@every_kind
def test_flags_days_and_references_are_named_for_what_they_are(kind):
    for column in kind.__table__.columns:
        kept = str(column.type)
        if kept == "BOOLEAN":
            assert column.name.startswith("is_")
        if column.foreign_keys:
            assert column.name.endswith("_id")
        if type(column.type).__name__ == "UtcMoment":
            assert column.name.endswith("_at")
        if type(column.type).__name__ == "IsoDate":
            assert column.name.endswith("_on") or column.name in {"valid_from", "valid_to", "as_of"}


@every_kind
def test_a_kind_is_found_by_its_table(kind):
    assert record_class(kind.__tablename__) is kind


def test_an_unknown_kind_is_said_in_a_sentence():
    with pytest.raises(NotFound, match="‘bananas’"):
        record_class("bananas")
