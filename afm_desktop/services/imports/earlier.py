"""What earlier rows of a list said of a record: a later row adds to it and does not unsay it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import josa
from afm_desktop.services.imports.model import Problem, Values
from afm_desktop.services.imports.pending import Kind
from afm_desktop.services.imports.rows import Refused, Work

_NO_KEYS: Mapping[str, str] = MappingProxyType({})
_OTHER = "앞의 {row}행에 적은 {field} 다릅니다. 두 행 가운데 틀린 것을 고치세요."


class Earlier:
    """Which rows said which fields of records; two rows of a list cannot both be right."""

    def __init__(self, *, apart: Iterable[str] = ()) -> None:
        self._apart = frozenset(apart)
        """Fields that tell records apart, or that rows may write differently."""
        self._rows: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
        self._shapes: dict[frozenset[str], frozenset[str]] = {}
        """The few sets of fields that rows fill, each kept once."""

    def said(self, id: str) -> bool:
        """Whether a row before spoke of a record."""
        return id in self._rows

    def refuse_other(
        self,
        work: Work,
        kind: Kind,
        record: Values,
        values: Values,
        keys: Mapping[str, str] = _NO_KEYS,
    ) -> None:
        """Refuse a row that says something else of a record than a row before it."""
        rows = self._rows.get(record["id"])
        if rows is None:
            return
        by_field = {field: row for row, fields in rows for field in fields}
        again = {
            name: value for name, value in values.items() if value is not None and name in by_field
        }
        other = work.others(kind, record, again, keys)
        if other:
            raise Refused(
                *(
                    Problem(keys.get(name, name), _told(kind, name, by_field[name]))
                    for name in other
                )
            )

    def note(self, id: str, row: int, values: Values) -> None:
        """Know what a row that is taken said of a record."""
        before = self._rows.setdefault(id, ())
        known = self._apart.union(*(fields for _, fields in before))
        fields = frozenset(name for name, value in values.items() if value is not None) - known
        if fields:  # a list may say the same a thousand times
            self._rows[id] = (*before, (row, self._shapes.setdefault(fields, fields)))


def _told(kind: Kind, field: str, row: int) -> str:
    word = field_word(kind.__tablename__, field)
    return _OTHER.format(row=row, field=josa(word, "과/와"))
