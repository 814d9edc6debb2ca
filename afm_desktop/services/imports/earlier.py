"""What earlier rows of a list said of a record: a later row adds to it and does not unsay it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.imports.agreeing import AGREE
from afm_desktop.services.imports.model import Problem, Values
from afm_desktop.services.imports.pending import Kind
from afm_desktop.services.imports.persons import PERSON_KEYS
from afm_desktop.services.imports.rows import Refused, Work

_NOTHING: frozenset[str] = frozenset()
_OF_PERSON = f"{NOUNS['people'].name} "
"""Before a field of a contact person in a list of something else that has such a field too."""
_NO_KEYS: Mapping[str, str] = MappingProxyType({})
_ADDED_TO = "notes"
"""What all rows say is kept there."""
_AT_ONCE = 4_096
ASIDE = ""
"""Stands among the cells of a row that says nothing of the record itself, only of its parts."""
_OTHER = "앞의 {row}행에 적은 {field} 다릅니다. 두 행 가운데 틀린 것을 고치세요."


class Earlier:
    """Which rows filled which cells for records; two rows of a list cannot both be right.

    Hardly any record is met twice. So of a record only its first row is kept, and of a row which
    cells it filled and which `parts` of its record they were for.
    """

    def __init__(self, *, parts: int = 0, apart: Iterable[str] = ()) -> None:
        self._apart = frozenset(apart)
        """Fields that tell records apart."""
        self._first: dict[str, int] = {}
        self._later: dict[str, dict[tuple[int, ...], int]] = {}
        """Rows after it, of those that fill the same cells for the same parts the first."""
        self._shapes: list[tuple[str, ...]] = []
        """The few sets of cells that rows fill, each kept once."""
        self._places: dict[tuple[str, ...], int] = {}
        self._shape_of = array("I")
        self._parts_of = tuple(array("q") for _ in range(parts))
        """By the number of the row, as the arrays of it; the hash of an id is enough here."""

    def said(self, id: str) -> bool:
        """Whether a row before spoke of a record."""
        return id in self._first

    def note(self, id: str, row: int, shape: tuple[str, ...], *parts: str | None) -> None:
        """Know which cells a row that is taken filled for a record and its parts."""
        if row >= len(self._shape_of):
            self._grow(row)
        place = self._places.get(shape)
        if place is None:
            place = self._places[shape] = len(self._shapes)
            self._shapes.append(shape)
        self._shape_of[row] = place
        for kept, part in zip(self._parts_of, parts, strict=False):
            kept[row] = hash(part)
        if self._first.setdefault(id, row) != row:
            like = (place, *map(hash, parts))
            self._later.setdefault(id, {}).setdefault(like, row)

    def filled(self, id: str, part: str | None = None) -> dict[str, int]:
        """The first row that filled each cell for a record, or for a part of it."""
        first = self._first.get(id)
        if first is None:
            return {}
        rows = [*reversed(self._later.get(id, {}).values()), first]
        shapes = {row: self._shapes[self._shape_of[row]] for row in rows}
        if part is None:
            rows = [row for row in rows if ASIDE not in shapes[row]]
        else:
            wanted = hash(part)
            rows = [row for row in rows if any(kept[row] == wanted for kept in self._parts_of)]
        return {cell: row for row in rows for cell in shapes[row]}

    def refuse_other(
        self,
        work: Work,
        kind: Kind,
        record: Values,
        values: Values,
        keys: Mapping[str, str] = _NO_KEYS,
        *,
        of: str | None = None,
    ) -> Values:
        """Refuse a row that says something else of a record than a row before it.

        `of` is the record this one is a part of. Answers what of the values is left to write.
        """
        filled = self.filled(of, record["id"]) if of else self.filled(record["id"])
        if not filled:
            return values
        left, problems = agreed(work, kind, record, values, filled, keys=keys, apart=self._apart)
        if problems:
            raise Refused(*problems)
        return left

    def _grow(self, row: int) -> None:
        for kept in (self._shape_of, *self._parts_of):
            kept.frombytes(bytes((row + _AT_ONCE - len(kept)) * kept.itemsize))


def agreed(
    work: Work,
    kind: Kind,
    record: Values,
    values: Values,
    filled: Mapping[str, int],
    *,
    keys: Mapping[str, str] = _NO_KEYS,
    apart: frozenset[str] = _NOTHING,
) -> tuple[Values, list[Problem]]:
    """What of the values is left to write, and where they contradict the rows of the cells."""
    table, left = kind.__tablename__, dict(values)
    by_field = {
        name: filled[keys.get(name, name)]
        for name, value in values.items()
        if value is not None
        and name not in apart
        and name != _ADDED_TO
        and keys.get(name, name) in filled
        and record.get(name) is not None
    }
    again = {name: values[name] for name in by_field}
    other = work.others(kind, record, again, keys)
    for name in list(other):
        agree = AGREE.get((table, name))
        both = agree(record[name], values[name]) if agree is not None else None
        if both is not None:
            left[name] = both
            del other[name]
    whose = _OF_PERSON if keys is PERSON_KEYS else ""
    return left, [
        Problem(keys.get(name, name), told_other(whose + field_word(table, name), by_field[name]))
        for name in other
    ]


def told_other(word: str, row: int) -> str:
    """That a row before says something else."""
    return _OTHER.format(row=row, field=josa(word, "과/와"))
