"""The tags a cell names: put on the record of its row; those that are new are made with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.tags import LONGEST, Tag, Tagging
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.imports.model import CellChange, Policy, Problem, Values
from afm_desktop.services.imports.pending import Kind, Pending
from afm_desktop.services.imports.rows import Cells, Refused, Work
from afm_desktop.services.marks.book import TagBook, TagMark, folded, read_book
from afm_desktop.services.marks.tags import HUES, circle_of, tag_name

KEY = "tags"
_RECORD = "record_id"
_BETWEEN = re.compile(r"[;/，、]|\s(?=#)")


class Tags:
    """Puts tags on the records of a list, in the draft of each row; a row takes none off."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: dict[str, TagMark] = {}
        """Tags that rows of this list made, by their folded names."""

    def fetch(self, pending: Pending, rows: Iterable[Cells], ids: Iterable[str]) -> None:
        """Read what the records of a block are tagged with, if any row of it names tags."""
        if any(cells.any(KEY) for cells in rows):
            pending.fetch(Tagging, _RECORD, list(ids))

    def put(
        self, work: Work, pending: Pending, kind: Kind, record: Values, *, is_new: bool
    ) -> None:
        """Put the tags of a row on its record; the last thing a row does."""
        said = work.cells.any(KEY)
        if not said or (work.is_skipping and not is_new):
            return
        id_ = str(record["id"])
        there = self._on(pending, id_)
        if there and work.policy is not Policy.UPDATE:
            return
        known = {mark.id for mark in there}
        wanted = {mark.id: mark for mark in self._marks(work, said) if mark.id not in known}
        table = kind.__tablename__
        for tag in wanted:
            values = {"tag_id": tag, "kind": table, _RECORD: id_, "circle": circle_of(table, id_)}
            work.add(Tagging, values, _RECORD)
        if wanted and not is_new:
            before, after = self._book.words(there), self._book.words([*there, *wanted.values()])
            work.changes.append(CellChange(Tagging.__tablename__, "tag_id", before, after))

    def _on(self, pending: Pending, record: str) -> list[TagMark]:
        made = {mark.id: mark for mark in self._made.values()}
        tags = [str(one.get("tag_id")) for one in pending.of(Tagging, _RECORD, record)]
        found = (self._book.mark(tag) or made.get(tag) for tag in tags)
        return [mark for mark in found if mark is not None]

    def _marks(self, work: Work, said: Iterable[str]) -> list[TagMark]:
        """The tags that are named; new ones count only once the whole cell is right."""
        try:
            names = dict.fromkeys(tag_name(name) for name in self._names(said))
        except RuleViolation as error:
            raise Refused(Problem(KEY, str(error))) from None
        return [self._known(name) or self._new(work, name) for name in names]

    def _names(self, said: Iterable[str]) -> Iterator[str]:
        """점검/현장 is two tags, unless one of that name is there; #점검 is 점검."""
        for words in said:
            if self._known(words) is not None:
                yield words
                continue
            for word in _BETWEEN.split(words):
                if bare := word.strip(" #"):
                    yield bare

    def _known(self, name: str) -> TagMark | None:
        return self._book.named(name) or self._made.get(folded(name))

    def _new(self, work: Work, name: str) -> TagMark:
        hue = (len(self._book.tags) + len(self._made)) % HUES + 1
        made = work.add(Tag, {"name": name, "hue": hue}, "name")
        mark = TagMark(str(made["id"]), name, hue)
        self._made[folded(name)] = mark
        work.created.append(f"{NOUNS[Tag.__tablename__].name} ‘{name}’")
        return mark

    @cached_property
    def _book(self) -> TagBook:
        return read_book(self._session)


def fitting(said: Iterable[str]) -> tuple[str, ...]:
    """The words of a cell that can be tags; what is too long for one is a sentence."""
    found: list[str] = []
    for words in said:
        parts = [words] if len(words) <= LONGEST else _BETWEEN.split(words)
        found += [part for part in parts if 0 < len(part.strip(" #")) <= LONGEST]
    return tuple(found)
