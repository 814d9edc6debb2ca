"""Every list of records shows the tags of its records and is filtered by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.tags import Tagging
from afm_desktop.services.lists.listing import TAGS, Row
from afm_desktop.services.lists.tagged import of_each
from afm_desktop.services.marks.book import TagBook, counts_as, read_book, tagged_with
from afm_desktop.services.views.model import NOTHING, FilterChoice, ViewColumn, ViewFilter
from afm_desktop.services.views.terms import Expression, Term

FILTER = ViewFilter(TAGS)
READS = frozenset({"tags", "taggings"})


def with_tags(
    session: Session, columns: Sequence[ViewColumn], lines: Mapping[int, Row]
) -> dict[int, Row]:
    """The rows of some keys with their tags in the column of these."""
    words = of_each(session, [str(line[0]) for line in lines.values()])
    place = [column.key for column in columns].index(TAGS)
    return {
        key: (*line[:place], words.get(str(line[0])), *line[place:]) for key, line in lines.items()
    }


def term(session: Session, record: type[Record]) -> Term:
    """The filter: records with one of some tags; NOTHING takes those that have none."""
    book = read_book(session)

    def takes(values: Sequence[str]) -> Expression:
        parts: list[Expression] = []
        wanted = [value for value in values if value != NOTHING]
        if wanted:
            parts.append(record.id.in_(_bearing(book, wanted)))
        if NOTHING in values:
            parts.append(record.id.not_in(_bearing(book, book.tags)))
        return or_(*parts)

    return Term(record.id, takes=takes)


def choices(session: Session, chosen: Select[Any], record: type[Record]) -> list[FilterChoice]:
    """The tags of the records a statement takes, each with how many have it; none comes last.

    The statement selects their ids.
    """
    book = read_book(session)
    ids, root = chosen.subquery(), counts_as(book)
    counted = (
        select(root, func.count(Tagging.record_id.distinct()))
        .join(ids, ids.c.id == Tagging.record_id)
        .where(Tagging.kind == record.__tablename__, Tagging.deleted.is_(None))
        .group_by(root)
    )
    counts = dict(session.execute(counted).all())
    found = [
        FilterChoice(mark.id, mark.name, counts[mark.id])
        for mark in book.tags.values()
        if mark.id in counts
    ]
    bare = select(func.count()).select_from(ids).where(ids.c.id.not_in(_bearing(book, book.tags)))
    rest = session.scalar(bare) or 0
    return [*found, FilterChoice(NOTHING, None, rest)] if rest else found


def _bearing(book: TagBook, tags: Sequence[str] | Mapping[str, Any]) -> Select[Any]:
    """The ids of the records that have one of these tags."""
    return select(Tagging.record_id).where(tagged_with(book, tags), Tagging.record_id.is_not(None))
