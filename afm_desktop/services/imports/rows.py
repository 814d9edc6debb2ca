"""One row on its way: what its cells say, what it changes, and why it is not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import region
from afm_desktop.domain.text import plain
from afm_desktop.services.imports.model import (
    CellChange,
    ImportRow,
    Outcome,
    Partly,
    Policy,
    Problem,
    Read,
    Remark,
    RowResult,
    Unreadable,
    Values,
    Wishes,
)
from afm_desktop.services.imports.pending import Draft, Kind, other
from afm_desktop.services.imports.places import region_parted
from afm_desktop.services.lists.choice import divisions_on
from afm_desktop.services.naming import DivisionName

E = TypeVar("E", bound=StrEnum)
_BETWEEN = (re.compile(r"[,;/、\n]"), re.compile(r"[,;/、\n·]|\s및\s"))
"""What stands between divisions in one cell; a dot stands within the name of one as well."""
_SEVERAL = "한 칸에 분과가 둘 이상 적혀 있습니다. 한 분과만 적으세요."
_TOLD_APART = frozenset((Partly, Unreadable, type(None)))


class Refused(Exception):
    """A row is not taken."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


class Cells:
    """What was read of a row; one that has a cell which cannot be read is refused."""

    def __init__(self, row: ImportRow) -> None:
        self.number = row.number
        self.remarks: tuple[Remark, ...] = ()
        values = row.values
        if not _TOLD_APART.isdisjoint(map(type, values.values())):
            values = self._told(values)
        self._values: Values = {
            key: value
            for key, value in values.items()
            if value.__class__ is not str or (value and not value.isspace())
        }

    def _told(self, values: Mapping[str, Read]) -> Values:
        """The values alone; what else cells say is kept as remarks."""
        partly = [(key, cell) for key, cell in values.items() if isinstance(cell, Partly)]
        self.remarks = tuple(_remark(key, cell) for key, cell in partly)
        read = {**values, **{key: cell.value for key, cell in partly}}
        unread = [
            Problem(key, value.reason)
            for key, value in read.items()
            if isinstance(value, Unreadable)
        ]
        if unread:
            raise Refused(*unread)
        return {key: value for key, value in read.items() if value is not None}

    @property
    def shape(self) -> tuple[str, ...]:
        """Which cells hold something."""
        return tuple(self._values)

    def any(self, key: str) -> Any:
        """What a cell holds; None when it is empty."""
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        """The text of a cell."""
        found = self._values.get(key)
        if found.__class__ is str:  # as most are
            return found.strip()
        return None if found is None else str(found).strip()

    def of(self, keys: str) -> Values:
        """The filled ones of several cells that stand for fields of the same name."""
        values = self._values
        return {key: values[key] for key in _split(keys) if key in values}

    def named(self, keys: Mapping[str, str]) -> Values:
        """The texts of the filled ones of cells, each under the field it is for."""
        return {field: self.text(key) for field, key in keys.items() if key in self._values}

    def filled(self, keys: Iterable[str]) -> list[str]:
        """Which of several cells hold something."""
        return [key for key in keys if key in self._values]

    def required(self, key: str, sentence: str) -> str:
        """The text of a cell without which the row means nothing."""
        found = self.text(key)
        if found is None:
            raise Refused(Problem(key, sentence))
        return found

    def region(self, day: date, key: str = "region") -> tuple[str | None, str | None]:
        """The code of the 시·도 a cell names, and what it says after it: 화성시 of 경기 화성시."""
        named = self.text(key)
        if named is None:
            return None, None
        try:
            return region_parted(named, day)
        except NotFound as error:
            raise Refused(Problem(key, str(error))) from None


class Work:
    """What a row does, in the policy of the import."""

    def __init__(
        self,
        cells: Cells,
        policy: Policy,
        named: Mapping[str, str] = MappingProxyType({}),
        fresh: Callable[[], str] = new_id,
    ) -> None:
        self.cells = cells
        self._named = named
        self.policy = policy
        self.draft = Draft(fresh)
        self.changes: list[CellChange] = []
        self.created: list[str] = []
        self.assumed: dict[str, int] = {}
        """The year of fields whose column names none."""
        self.remarks = cells.remarks
        self.bodies: set[str] = set()
        """The ids of bodies this row makes beside its own record."""

    @property
    def is_skipping(self) -> bool:
        """Whether records that are there stay as they are."""
        return self.policy is Policy.SKIP

    def notes(self, known: Values | None, *, is_again: bool = False) -> str | None:
        """The notes the row gives a record, and below them what has no place of its own.

        A list that speaks of a record `is_again` adds to what its earlier row said.
        """
        if not self.remarks and not is_again:
            return self.cells.text("notes")
        there = (known or {}).get("notes")
        said = self.cells.text("notes") or there or ""
        if is_again and there:
            said = there if said in there else f"{there}\n{said}"
        lines = [f"{told.head}: {told.text}" for told in self.remarks if told.is_kept]
        new = [line for line in lines if line not in said]
        if new and there and self.policy is not Policy.UPDATE:
            self.remarks = tuple(replace(told, is_kept=False) for told in self.remarks)
        return "\n".join([said, *new]).strip() or None

    def keep(self, heads: Mapping[str, str]) -> None:
        """Tell what cells say that have no place here, and keep it in the notes."""
        said = ((key, head, self.cells.any(key)) for key, head in heads.items())
        self.remarks += tuple(
            Remark(key, head, f"{value:,}" if isinstance(value, int) else str(value), None, True)
            for key, head, value in said
            if value is not None
        )

    def add(self, kind: Kind, values: Values, owner: str, keys: Mapping[str, str] | None = None,
            shown: str | None = None) -> Values:  # fmt: skip
        """A new record; as a part of one that is there it is `shown` by one of its fields."""
        try:
            made = self.draft.add(kind, values, owner)
        except RuleViolation as error:
            raise _blamed(error, keys) from None
        if shown is not None:
            told = self._told(shown, made.get(shown))
            self.changes.append(CellChange(kind.__tablename__, shown, None, told))
        return made

    def set(
        self, kind: Kind, record: Values, wanted: Values, keys: Mapping[str, str] | None = None
    ) -> None:
        """Other values for a record, as far as the policy lets them be."""
        if self.policy is Policy.SKIP:
            return
        new = {
            name: value
            for name, value in wanted.items()
            if value is not None
            and _is_other(value, record.get(name))
            and (self.policy is Policy.UPDATE or record.get(name) in (None, ""))
        }
        if not new:
            return
        before = {name: record.get(name) for name in new}
        try:
            real = self.draft.change(kind, record, new)
        except RuleViolation as error:
            raise _blamed(error, keys) from None
        self.changes += [
            CellChange(
                kind.__tablename__, name, self._told(name, before[name]), self._told(name, value)
            )
            for name, value in real.items()
        ]

    def others(self, kind: Kind, record: Values, wanted: Values, keys: Mapping[str, str]) -> Values:
        """Those of these values that a record does not have, whatever the policy."""
        new = {name: value for name, value in wanted.items() if _is_other(value, record.get(name))}
        try:
            return other(kind, record, new) if new else new
        except RuleViolation as error:
            raise _blamed(error, keys) from None

    def _told(self, field: str, value: Any) -> Any:
        """A value as it is told: what an id or a code stands for."""
        if field == "region_code" and value:
            return region(value).name
        return self._named.get(value, value) if field.endswith("_id") else value

    def result(self, name: str, *, is_new: bool) -> RowResult:
        """What the row does in the end."""
        outcome = Outcome.NEW if is_new else Outcome.CHANGED if self.changes else Outcome.SAME
        return RowResult(
            self.cells.number,
            outcome,
            name,
            changes=() if is_new else tuple(self.changes),
            remarks=self.remarks,
            created=tuple(self.created),
            assumed=tuple(self.assumed.items()),
        )


class Divisions:
    """The divisions of the day by every word they are called."""

    def __init__(self, known: list[DivisionName], labels: Mapping[str, tuple[str, ...]]) -> None:
        self._ids: dict[str, str] = {}
        self._said: dict[str, tuple[str, ...]] = {}
        """What cells said so far; the same few words stand in all of them."""
        self.names = {division.id: division.name for division in known}
        for division in known:
            for said in (division.code, division.name, *labels.get(division.id, ())):
                if said:
                    self._ids.setdefault(_folded(said), division.id)
        self._parts = _parts(known)
        self._named = ", ".join(division.name for division in known)

    def knows(self, said: str) -> bool:
        """Whether a division is called so."""
        return self._id(said) is not None

    def of(self, said: str | None, key: str = "division") -> str | None:
        """The id of the division a cell names."""
        if said is None:
            return None
        first, *others = self.several(said, key)
        if others:
            raise Refused(Problem(key, _SEVERAL))
        return first

    def several(self, said: str | None, key: str = "division") -> tuple[str, ...]:
        """The ids of all divisions a cell names, in its order."""
        if said is None:
            return ()
        found = self._said.get(said) or self._found(said)
        if not found:
            line = " ".join(said.split())
            topic = particle(line, "이라는/라는")
            there = f" 있는 분과: {self._named}" if self._named else ""
            raise Refused(Problem(key, f"‘{line}’{topic} 분과가 없습니다.{there}"))
        self._said[said] = found
        return found

    def _found(self, said: str) -> tuple[str, ...]:
        """One division by the whole cell, else those between its signs, if they all are there."""
        for parts in ([said], *(between.split(said) for between in _BETWEEN)):
            found = [self._id(part) for part in parts if part.strip()]
            if found and all(found):
                return tuple(dict.fromkeys(filter(None, found)))
        return ()

    def _id(self, said: str) -> str | None:
        folded = _folded(said)
        return self._ids.get(folded) or self._parts.get(folded)


def read_divisions(session: Session, day: date) -> Divisions:
    """The divisions in force on a day."""
    query = select(Division.id, Division.short_name, Division.english_name)
    labels = {id_: tuple(filter(None, said)) for id_, *said in session.execute(query)}
    return Divisions(divisions_on(session, day), labels)


def _is_other(value: Any, there: Any) -> bool:
    """Whether a list says something else, and not only the same in narrower letters."""
    if value == there:
        return False
    is_text = value.__class__ is str and isinstance(there, str)
    return not (is_text and plain(value) == plain(there))


def _blamed(error: RuleViolation, keys: Mapping[str, str] | None) -> Refused:
    """A rule that refuses a value speaks of the cell the value is from."""
    field = error.field or ""
    return Refused(Problem((keys or {}).get(field, field), str(error)))


def default_division(divisions: Divisions, wishes: Wishes) -> str | None:
    """The division of rows that name none."""
    return divisions.of(wishes.division) if wishes.division else None


@cache
def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.split())


def _remark(field: str, cell: Partly) -> Remark:
    return Remark(field, cell.head, cell.text, cell.value, not cell.is_personal, cell.why)


def _parts(known: Sequence[DivisionName]) -> dict[str, str]:
    """Divisions by one of the words of their names, where no other has it: 반도체, 항공."""
    found: dict[str, set[str]] = {}
    for division in known:
        for part in re.split(r"[·,/()\s]+", division.name):
            if part:
                found.setdefault(_folded(part), set()).add(division.id)
    return {part: next(iter(ids)) for part, ids in found.items() if len(ids) == 1}


def _folded(said: str) -> str:
    bare = "".join(said.split()).casefold()
    return bare.removesuffix("분과위원회").removesuffix("분과").rstrip("·,.") or bare
