"""All tags of a file at a glance: what each is called, and which were merged into which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.tags import Tag, Tagging
from afm_desktop.domain.nouns import NOUNS

BETWEEN = ", "
IN_ONE_QUERY = 900


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag as it stands on a record; the hue is the number of a colour."""

    id: str
    name: str
    hue: int


@dataclass(frozen=True)
class TagBook:
    """The tags there are; one that was merged answers as the one it was merged into."""

    tags: Mapping[str, TagMark]
    """Those that are not merged, by id, in 가나다 order."""
    into: Mapping[str, str]
    """The tag that each tag counts as; a deleted one is left out."""

    def mark(self, tag: str) -> TagMark | None:
        """The tag that one counts as."""
        return self.tags.get(self.into.get(tag, ""))

    def ids_of(self, tags: Iterable[str]) -> list[str]:
        """The ids of these tags and of all that were merged into them."""
        wanted = {self.into[tag] for tag in tags if tag in self.into}
        return sorted(tag for tag, root in self.into.items() if root in wanted)

    def named(self, name: str) -> TagMark | None:
        """The tag of a name, however it is written in capitals."""
        return self._by_name.get(folded(name))

    def words(self, marks: Iterable[TagMark]) -> str | None:
        """The names in 가나다 order, as one line; None when there are none."""
        names = sorted((mark.name for mark in marks), key=sort_key)
        return BETWEEN.join(names) or None

    def in_order(self, marks: Collection[TagMark]) -> tuple[TagMark, ...]:
        """The tags in 가나다 order."""
        chosen = {mark.id for mark in marks}
        return tuple(mark for id_, mark in self.tags.items() if id_ in chosen)

    @cached_property
    def _by_name(self) -> Mapping[str, TagMark]:
        return {folded(mark.name): mark for mark in reversed(list(self.tags.values()))}


def folded(name: str) -> str:
    """What two tags of the same name have in common."""
    return " ".join(name.split()).casefold()


def read_book(session: Session) -> TagBook:
    """The tags of a file; there are dozens, not thousands."""
    rows = session.execute(
        select(Tag.id, Tag.name, Tag.hue, Tag.merged_into_id)
        .where(Tag.deleted.is_(None), Tag.name.is_not(None))
        .order_by(Tag.row)
    ).all()
    leads = {row.id: row.merged_into_id for row in rows}
    roots = {id_: root for id_ in leads if (root := _root(id_, leads)) is not None}
    marks = [
        TagMark(row.id, row.name or "", row.hue or 0) for row in rows if roots.get(row.id) == row.id
    ]
    marks.sort(key=lambda mark: (sort_key(mark.name), mark.id))
    return TagBook({mark.id: mark for mark in marks}, roots)


def _root(tag: str, leads: Mapping[str, str | None]) -> str | None:
    """The end of a way of mergers; offices that merged crosswise made a ring, its least leads."""
    seen: list[str] = []
    while tag not in seen:
        if tag not in leads:
            return None
        seen.append(tag)
        further = leads[tag]
        if further is None:
            return tag
        tag = further
    return min(seen[seen.index(tag) :])


def marks_on(session: Session, book: TagBook, records: Sequence[str]) -> dict[str, list[TagMark]]:
    """The tags of each of these records."""
    found: dict[str, list[TagMark]] = {}
    if not book.into:
        return found
    for start in range(0, len(records), IN_ONE_QUERY):
        query = select(Tagging.record_id, Tagging.tag_id).where(
            Tagging.record_id.in_(records[start : start + IN_ONE_QUERY]), Tagging.deleted.is_(None)
        )
        for record, tag in session.execute(query):
            mark = book.mark(tag or "")
            if mark is not None and mark not in found.setdefault(record or "", []):
                found[record or ""].append(mark)
    return {record: list(book.in_order(marks)) for record, marks in found.items()}


def tagged_with(book: TagBook, tags: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a tagging is one of these tags, or of those merged into them."""
    return (Tagging.deleted.is_(None)) & Tagging.tag_id.in_(book.ids_of(tags))


def counts(session: Session, book: TagBook) -> dict[str, dict[str, int]]:
    """On how many live records of each kind each tag is; by tag and kind."""
    kinds = session.scalars(select(Tagging.kind).distinct().where(Tagging.deleted.is_(None))).all()
    found: dict[str, dict[str, int]] = {}
    for kind in sorted(kind for kind in kinds if kind is not None and kind in NOUNS):
        record, root = record_class(kind), counts_as(book)
        query = (
            select(root, func.count(Tagging.record_id.distinct()))
            .join(record, record.id == Tagging.record_id)
            .where(Tagging.kind == kind, Tagging.deleted.is_(None), record.deleted.is_(None))
            .group_by(root)
        )
        for tag, count in session.execute(query):
            if tag in book.tags:
                found.setdefault(tag, {})[kind] = count
    return found


def counts_as(book: TagBook) -> ColumnElement[str]:
    """The tag that a tagging's own counts as."""
    merged = {tag: root for tag, root in book.into.items() if tag != root}
    own: ColumnElement[str] = Tagging.__table__.c.tag_id
    return case(merged, value=own, else_=own) if merged else own


def live_of(session: Session, kind: str, ids: Collection[str]) -> list[str]:
    """Those of these records that are there, in the order of their ids."""
    record, wanted = record_class(kind), sorted(ids)
    found: list[str] = []
    for start in range(0, len(wanted), IN_ONE_QUERY):
        some = wanted[start : start + IN_ONE_QUERY]
        query = select(record.id).where(record.id.in_(some), record.deleted.is_(None))
        found += session.scalars(query)
    return found
