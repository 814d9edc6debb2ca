"""The lines in which a change is told: what was changed, and each field before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from afm_desktop.services.past import ChangedRecord, GestureDetail, Left, ShownChange
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.places import Place

_DEMANDS, _TO_DEMANDS = "demands", frozenset({"demand_id", "merged_into_id", "previous_id"})
PlaceOf = Callable[[str, str], Place | None]
"""Where a record of a table and id is shown."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A record or a gesture, and where it is shown."""

    text: str
    note: str = ""
    place: Place | None = None

    @property
    def told(self) -> str:
        return f"{self.text}, {self.note}" if self.note else self.text


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A field before and after; `whole` is what happened to the record instead.

    Without a `change` it tells of several together, and none of them is put back from here.
    `of` are the records that it names, by table and id: its own, and the demands it points to.
    """

    field: str
    old: str
    new: str
    change: ShownChange | None
    whole: str = ""
    of: tuple[tuple[str, str], ...] = ()

    @property
    def may_go_back(self) -> bool:
        return self.change is not None and self.change.may_go_back

    @property
    def told(self) -> str:
        return self.whole or labels.told(self.field, self.old, self.new)


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A value that an undo did not put back, and why."""

    text: str

    @property
    def told(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class MoreLine:
    """There are more records than are shown."""

    text: str

    @property
    def told(self) -> str:
        return self.text


Line = HeadLine | ValueLine | LeftLine | MoreLine


def lines_of_gesture(detail: GestureDetail, place_of: PlaceOf) -> list[Line]:
    """Each record with its fields, and how many more there are."""
    lines: list[Line] = []
    for record in detail.records:
        lines.append(_record_line(record, place_of))
        lines += _value_lines(record.changes)
    rest = detail.gesture.records - len(detail.records)
    if rest > 0:
        lines.append(MoreLine(labels.MORE.format(count=rest)))
    return lines


def lines_of_record(steps: Sequence[GestureDetail], screen: str, id: str) -> list[Line]:
    """Each gesture with what it changed of one record; bodies merged into it are named."""
    lines: list[Line] = []
    for step in steps:
        row = step.gesture
        note = f"{labels.moment(row.at)} · {row.actor}"
        if row.is_undone:
            note = f"{note} · {labels.UNDONE}"
        lines.append(HeadLine(row.words, note, Place(screen, row.id)))
        for record in step.records:
            if record.id != id:
                lines.append(_record_line(record, lambda *_: None))
            lines += _value_lines(record.changes)
    return lines


def lines_of_left(left: Sequence[Left]) -> list[Line]:
    """What an undo left as it is, with the reasons."""
    if not left:
        return []
    head = HeadLine(labels.LEFT_HEAD.format(count=len(left)))
    return [head, *(LeftLine(labels.left_told(one)) for one in left)]


def _record_line(record: ChangedRecord, place_of: PlaceOf) -> HeadLine:
    place = place_of(record.table, record.id) if record.is_there else None
    title = labels.record_title(record.table, record.title)
    return HeadLine(title, labels.noun(record.table), place)


def _value_lines(changes: Sequence[ShownChange]) -> Iterator[Line]:
    """What happened to the whole first, then the fields that say something."""
    for shown in changes:
        whole = labels.whole(shown)
        if whole:
            yield ValueLine("", "", "", shown, whole, _of(shown))
    for shown in changes:
        if not labels.whole(shown) and shown.change.field != "deleted":
            field = labels.field(shown.change.entity, shown.change.field)
            old, new = labels.value(shown, shown.old), labels.value(shown, shown.new)
            if not (old == new == labels.NOTHING):
                yield ValueLine(field, old, new, shown, of=_of(shown))


def _of(shown: ShownChange) -> tuple[tuple[str, str], ...]:
    one = shown.change
    pointed = (one.old, one.new) if one.field in _TO_DEMANDS else ()
    others = ((_DEMANDS, id) for id in pointed if isinstance(id, str))
    return (one.entity, one.record), *others
