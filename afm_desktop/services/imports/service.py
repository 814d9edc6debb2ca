"""Importing a list: rehearsed by the code that does it, done in one gesture, kept as a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.nouns import NOUNS, Noun
from afm_desktop.domain.office import Role
from afm_desktop.services import safekeeping
from afm_desktop.services.imports.batches import batches_of, mapping_of, note_batch
from afm_desktop.services.imports.bodies import Resembles
from afm_desktop.services.imports.demands import Demands
from afm_desktop.services.imports.links import Links
from afm_desktop.services.imports.members import Members
from afm_desktop.services.imports.model import (
    Batch,
    Counts,
    ImportKind,
    ImportReport,
    ImportRow,
    Outcome,
    Progress,
    RowResult,
    Source,
    Wishes,
)
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.people import People
from afm_desktop.services.imports.rows import Cells, Refused, Work, read_divisions
from afm_desktop.services.lists.gestures import undone
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.storage.workspace import Workspace

BLOCK = 2_000
_NOUNS: Mapping[ImportKind, Noun] = {
    ImportKind.MEMBERS: Noun("회원"),
    ImportKind.PEOPLE: NOUNS["people"],
    ImportKind.LINKS: NOUNS["supply_links"],
    ImportKind.DEMANDS: NOUNS["demands"],
}


class Importer(Protocol):
    """Says what the rows of one kind of list mean, and writes them."""

    def name_of(self, values: Mapping[str, Any]) -> str:
        """What a row is called where it is told of."""

    def meant(self, cells: Cells) -> Any:
        """What a row means, before anything is written."""

    def fetch(self, pending: Pending, meant: Iterable[Any]) -> None:
        """Read what the rows of a block may touch."""

    def write(self, meant: Any, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""

    def settle(self, meant: Any) -> None:
        """The row is taken."""


_IMPORTERS: Mapping[ImportKind, Callable[[Session, Wishes, date], Importer]] = {
    ImportKind.MEMBERS: Members,
    ImportKind.PEOPLE: People,
    ImportKind.LINKS: Links,
    ImportKind.DEMANDS: Demands,
}


class ImportService:
    """Takes over lists; `rehearse` tells what `run` would do."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def earlier(self, sha256: str) -> tuple[Batch, ...]:
        """The imports of a file with these very contents, newest first."""
        with self._workspace.reading() as session:
            return batches_of(session, sha256)

    def is_undone(self, gesture: str) -> bool:
        """Whether an import stands taken back."""
        with self._workspace.reading() as session:
            return gesture in undone(session)

    def mapping_for(self, kind: ImportKind, headers: Sequence[str]) -> Mapping[str, str]:
        """The field of each header, as in the last import of these headers that stands."""
        with self._workspace.reading() as session:
            return mapping_of(session, kind, headers)

    def names_a_division(self, said: Iterable[str]) -> bool:
        """Whether any of these words is one that a division of the day is called by."""
        with self._workspace.reading() as session:
            divisions = read_divisions(session, self._workspace.today)
        return any(map(divisions.knows, said))

    @without_collecting()
    def rehearse(
        self,
        kind: ImportKind,
        source: Source,
        rows: Iterable[ImportRow],
        wishes: Wishes | None = None,
        progress: Progress | None = None,
    ) -> ImportReport:
        """What an import would do, row by row; the file stays as it is."""
        job = _Job(kind, source, self._with_own_division(wishes or Wishes()), progress)
        with self._workspace.rehearsing() as session:
            found = job.carry(session, rows, self._workspace.today)
        return ImportReport(kind, source, found, Counts.of(found))

    @without_collecting()
    def run(
        self,
        kind: ImportKind,
        source: Source,
        rows: Iterable[ImportRow],
        wishes: Wishes | None = None,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Import a list in one gesture, after a backup; a list that changes nothing is none."""
        job = _Job(kind, source, self._with_own_division(wishes or Wishes()), progress)
        safekeeping.back_up(self._workspace.path, occasion=Occasion.IMPORT)
        reports: list[ImportReport] = []

        def note(connection: Connection, sealed: Sealed) -> None:
            reports[0] = replace(reports[0], gesture=sealed.gesture)
            note_batch(connection, reports[0], job.wishes.policy, sealed.gesture)

        def said() -> Gesture:
            return Gesture(import_words(kind, reports[0].counts.written), GestureKind.IMPORT)

        with self._workspace.writing(said, note) as session:
            found = job.carry(session, rows, self._workspace.today)
            counts = Counts.of(found)
            reports.append(ImportReport(kind, source, found, counts))
        return reports[0]

    def _with_own_division(self, wishes: Wishes) -> Wishes:
        """In a secretary's office a row that names no division is of the office's own."""
        office = self._workspace.office
        if wishes.division is None and office.role is Role.SECRETARY:
            return replace(wishes, division=office.division)
        return wishes


@dataclass(frozen=True, slots=True)
class _Job:
    """One import, rehearsed or done."""

    kind: ImportKind
    source: Source
    wishes: Wishes
    progress: Progress | None

    def carry(
        self, session: Session, rows: Iterable[ImportRow], day: date
    ) -> tuple[RowResult, ...]:
        """Do to the file what the rows say; whether it stays is not decided here."""
        importer = _IMPORTERS[self.kind](session, self.wishes, day)
        pending, found = Pending(session), list[RowResult]()
        for block in _in_blocks(rows):
            found += _carry_block(importer, pending, block, self.wishes)
            if self.progress is not None:
                self.progress(len(found), max(self.source.total, len(found)))
        return tuple(found)


def import_words(kind: ImportKind, written: int) -> str:
    """`회원 230건 가져오기`, as it stands in the Undo menu."""
    return f"{_NOUNS[kind].counted(written)} 가져오기"


def _carry_block(
    importer: Importer, pending: Pending, block: list[ImportRow], wishes: Wishes
) -> list[RowResult]:
    """Rows that are out of question are told at once; the others are fetched together and done."""
    steps = [_meant(importer, row, wishes) for row in block]
    importer.fetch(pending, [step for step in steps if not isinstance(step, RowResult)])
    found = []
    for row, step in zip(block, steps, strict=True):
        if isinstance(step, RowResult):
            found.append(step)
            continue
        try:
            work, result = importer.write(step, pending)
        except Refused as refused:
            found.append(_rejected(importer, row, refused))
            continue
        pending.take(work.draft)
        importer.settle(step)
        found.append(result)
    pending.flush()
    return found


def _meant(importer: Importer, row: ImportRow, wishes: Wishes) -> Any:
    if row.number in wishes.left_out:
        return RowResult(row.number, Outcome.LEFT_OUT, importer.name_of(row.values))
    try:
        return importer.meant(Cells(row))
    except Refused as refused:
        return _rejected(importer, row, refused)
    except Resembles as several:
        name = importer.name_of(row.values)
        return RowResult(row.number, Outcome.DUPLICATE, name, doubts=several.doubts)


def _rejected(importer: Importer, row: ImportRow, refused: Refused) -> RowResult:
    name = importer.name_of(row.values)
    return RowResult(row.number, Outcome.REJECTED, name, problems=refused.problems)


def _in_blocks(rows: Iterable[ImportRow]) -> Iterator[list[ImportRow]]:
    waiting = iter(rows)
    while block := list(islice(waiting, BLOCK)):
        yield block
