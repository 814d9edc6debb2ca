"""What every record has, and the column types records share.

A record's table is *synced*: its changes are journaled and exchanged between offices. So every
column but `row` and `id` may be empty (required-ness is a rule of the entity), nothing but `id` is
unique, foreign keys wait for the commit, and a record is deleted by marking it.

    row       local integer key, for key arrays and search; never journaled
    id        UUIDv7 of the creating device
    deleted   None: live · DELETED: in the trash · ABSENT: not here (yet, or creation undone)

Columns say what they are in `info`:

    personal  a person's own data; kept apart in the journal so that it can be erased
    search    found by the search field
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    event,
    inspect,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedColumn,
    QueryableAttribute,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.text import clean

DELETED, ABSENT = 1, 2


class IsoDate(TypeDecorator[date]):
    """A calendar day as `2026-07-22`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class UtcMoment(TypeDecorator[datetime]):
    """A moment: aware in Python, `2026-07-22T05:00:00+00:00` in the file."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """An exact decimal with four places, kept as an integer; a float would drift."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(Decimal(value).scaleb(4).to_integral_exact())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-4).normalize() + 0


Won = Annotated[int, mapped_column(BigInteger)]
"""Whole won; shown in 백만원 or 억원, never stored so."""


class Entity(DeclarativeBase):
    """What every mapped class is: names of constraints and the types of columns."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        date: IsoDate(),
        datetime: UtcMoment(),
        Decimal: Exact(),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=None,
            values_callable=lambda members: [member.value for member in members],
        ),
    }


class Record(Entity):
    """A synced record: journaled, undoable, exchanged, deleted by a mark.

    `owner` names the foreign key of the record this one is a part of: parts are deleted, found and
    scoped with their owner. `scope` names the kind of circle that sees the record and the column
    that holds the circle's id; None is the whole alliance. A remark points to records without
    keeping them from being deleted. `required` are the columns without which
    the record does not exist yet; `sorted_by` is the column lists are ordered by. `redirect` names
    the foreign key to the record this one became, with which it is deleted and restored.
    """

    __abstract__ = True

    owner: ClassVar[str | None] = None
    scope: ClassVar[tuple[str, str] | None] = None
    required: ClassVar[Sequence[str]] = ()
    sorted_by: ClassVar[str | None] = None
    is_remark: ClassVar[bool] = False
    redirect: ClassVar[str | None] = None

    row: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-3)
    id: Mapped[str] = mapped_column(Text, unique=True, nullable=False, sort_order=-2)
    deleted: Mapped[int | None] = mapped_column(sort_order=-1)
    notes: Mapped[str | None] = mapped_column(Text, sort_order=100)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", new_id())
        super().__init__(**values)

    @property
    def missing(self) -> list[str]:
        """The required columns that are still empty."""
        return [field for field in self.required if getattr(self, field) in (None, "")]

    def take(self, values: Mapping[str, Any], on: date) -> None:
        """Take values for its fields on a day; what goes with one of them follows."""
        for name, value in values.items():
            setattr(self, name, value)

    def check(self) -> None:
        """Refuse values that contradict each other, and write codes in their usual form."""


def reference(target: str, *, index: bool = True, **options: Any) -> MappedColumn[str | None]:
    """A foreign key to another record's id, checked when the gesture commits."""
    return mapped_column(
        Text,
        ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"),
        index=index,
        nullable=True,
        **options,
    )


@event.listens_for(Record, "attribute_instrument", propagate=True)
def _clean_text(cls: type[Record], key: str, attribute: QueryableAttribute[Any]) -> None:
    """Every text column takes only clean text, whoever sets it."""
    if key not in inspect(cls).columns or not isinstance(inspect(cls).columns[key].type, Text):
        return

    @event.listens_for(attribute, "set", retval=True)
    def normalise(_record: Record, value: Any, _old: Any, _initiator: Any) -> Any:
        return clean(value, key) if type(value) is str else value
