"""Files attached to records: added, shown, saved elsewhere, removed, erased."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.attaching import AttachingRules, attaching_rules, media_type
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.file_names import NAMELESS, distinct, safe_name
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.services.copies import Copies
from afm_desktop.services.marks.copies import OpenedCopies, save_copy
from afm_desktop.services.marks.model import (
    Attached,
    AttachmentRow,
    HeldFiles,
    Presence,
    Swept,
)
from afm_desktop.services.marks.sources import Source, look_at, require_fit, require_room
from afm_desktop.services.marks.tags import circle_of, require_bearing
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.people import Access, ReasonMissing
from afm_desktop.services.records import NothingChosen, Records, live
from afm_desktop.storage import attached
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.tables import attached_bytes
from afm_desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]
KIND = Attachment.__tablename__
PERSONAL = frozenset({"people", "attendances"})
"""Kinds of record whose files tell of a person: whoever reads one says why."""
_IN_ONE_QUERY = 900
_WHY = {
    Presence.EMPTIED: "내용을 비운 파일입니다. 다시 필요하면 원본을 새로 붙이세요.",
    Presence.MISSING: "내용이 이 파일에 없습니다. 원본을 새로 붙이거나 백업에서 되살리세요.",
    Presence.HERE: "내용이 손상되었습니다. 원본을 새로 붙이거나 백업에서 되살리세요.",
}


class Place(NamedTuple):
    """The record a file belongs to."""

    kind: str
    id: str


class NoContent(StorageError):
    """The bytes of an attached file are not here, or are not those that were attached."""

    def __init__(self, name: str, presence: Presence) -> None:
        super().__init__(f"‘{name}’: {_WHY[presence]}")


class AttachmentService:
    """What is done with attached files; `kind` is the table of the record they belong to."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.copies = OpenedCopies()

    @property
    def rules(self) -> AttachingRules:
        """How large files may be, and what is refused."""
        return attaching_rules()

    def rows(self, kind: str, id: str) -> tuple[AttachmentRow, ...]:
        """The files of a record, in the order in which they were attached."""
        require_bearing(kind)
        with self._workspace.reading() as session:
            return rows_of(session, kind, id)

    def row(self, id: str) -> AttachmentRow:
        """One attached file."""
        with self._workspace.reading() as session:
            line = session.execute(_rows().where(Attachment.id == id)).one_or_none()
        if line is None:
            raise NoSuchRecords(KIND, 1)
        return _row(line)

    def count(self, kind: str, ids: Collection[str]) -> int:
        """How many files these records have, those in the trash too; erased ones are none."""
        found, wanted = 0, sorted(ids)
        with self._workspace.reading() as session:
            for start in range(0, len(wanted), _IN_ONE_QUERY):
                query = select(func.count()).where(
                    Attachment.kind == kind,
                    Attachment.record_id.in_(wanted[start : start + _IN_ONE_QUERY]),
                    Attachment.deleted.is_distinct_from(ABSENT),
                    Attachment.erased_on.is_(None),
                )
                found += session.scalar(query) or 0
        return found

    def held(self) -> HeldFiles:
        """What the file holds of attached files in all."""
        with self._workspace.reading() as session:
            return HeldFiles(*attached.held(session.connection()))

    # ------------------------------------------------ adding and removing

    def attach(
        self,
        kind: str,
        id: str,
        paths: Sequence[Path],
        *,
        purpose: str | None = None,
        confidentiality: Confidentiality | None = None,
        progress: Progress | None = None,
    ) -> Attached:
        """Attach files in one gesture, all or none; what the record has already is passed over.

        Each is read twice, to see what it is and to keep it: so one at a time is in memory.
        """
        require_bearing(kind)
        if not paths:
            raise NothingChosen
        tick = _Ticks(2 * len(paths), progress)
        found = []
        for path in paths:
            tick()
            found.append(look_at(path, self.rules))
        self.rules.require_sum(source.size for source in found)
        with self._workspace.reading() as session:
            new, known = apart(session, Place(kind, id), found)
        if not new:
            return Attached((), known)
        require_room(self._workspace.path, sum(source.size for source in new))
        about = {"purpose": _told(purpose), "confidentiality": confidentiality}
        with self._workspace.writing(_said(len(new), "붙이기")) as session:
            ids = []
            for source in new:
                tick()
                content = source.content(self.rules)
                place, day = Place(kind, id), self._workspace.today
                ids.append(added(session, place, source.name, content, day, **about).id)
        return Attached(tuple(ids), known)

    def attach_content(self, kind: str, id: str, name: str, content: bytes) -> str:
        """Attach what was pasted, under a name it is given."""
        require_bearing(kind)
        safe = safe_name(name)
        require_fit(safe, content, self.rules)
        require_room(self._workspace.path, len(content))
        with self._workspace.writing(_said(1, "붙이기")) as session:
            return added(session, Place(kind, id), safe, content, self._workspace.today).id

    def describe(
        self, id: str, *, purpose: str | None, confidentiality: Confidentiality | None
    ) -> None:
        """Say what a file is for and who may see it."""
        values = {"purpose": _told(purpose), "confidentiality": confidentiality}
        Records(self._workspace).change(KIND, id, values)

    def remove(self, ids: Collection[str]) -> None:
        """Put attached files into the trash; their bytes stay until nobody can want them back."""
        Records(self._workspace).delete(KIND, ids)

    # ------------------------------------------------ reading

    def open_copy(self, id: str, *, reason: str | None = None) -> Path:
        """A read-only copy for another program to show."""
        name, content = self._content(id, Access.VIEW, reason)
        return self.copies.put(id, name, content)

    def save(self, id: str, target: Path, *, reason: str | None = None) -> Path:
        """Save a copy elsewhere; in a folder under the file's own name."""
        name, content = self._content(id, Access.EXPORT, reason)
        return save_copy(name, content, target / name if target.is_dir() else target)

    def needs_reason(self, id: str) -> bool:
        """Whether the file tells of a person or a guarded demand, so that reading it is logged."""
        with self._workspace.reading() as session:
            if live(session, Attachment, id).kind in PERSONAL:
                return True
        return bool(Copies(self._workspace).behind({KIND: [id]}))

    # ------------------------------------------------ for good

    def erase(self, ids: Collection[str]) -> None:
        """Destroy names and bytes for good, here and in kept backups; those in the trash too."""
        chosen = tuple(sorted(set(ids)))
        if not chosen:
            raise NothingChosen
        with self._workspace.writing(_said(len(chosen), "파기", GestureKind.ERASE)) as session:
            query = select(Attachment).where(
                Attachment.id.in_(chosen), Attachment.deleted.is_distinct_from(ABSENT)
            )
            found = session.scalars(query).all()
            if len(found) < len(chosen):
                raise NoSuchRecords(KIND, len(chosen) - len(found))
            for attachment in found:
                if attachment.erased_on is None:
                    attachment.erase(on=self._workspace.today)
        self._workspace.erase_traces(chosen)

    def sweep(self) -> Swept:
        """Let go the bytes no record names any more, once that has been so for long enough."""
        before = datetime.now(UTC) - timedelta(days=self.rules.kept_days)
        with self._workspace.administering() as connection:
            loose = attached.unnamed(connection)
            clocks = {digest: attached.last_named(connection, digest) for digest in loose}
            old = [
                digest
                for digest, clock in clocks.items()
                if clock is None or moment_of(clock) < before
            ]
            size = attached.empty(connection, old, self._workspace.today)
        if old:
            self._workspace.compact()
        return Swept(len(old), size, len(loose) - len(old))

    def _content(self, id: str, access: Access, reason: str | None) -> tuple[str, bytes]:
        """The name and the bytes; refused where they are not those that were attached."""
        with self._workspace.reading() as session:
            found = live(session, Attachment, id)
            kept = attached.kept(session.connection(), found.sha256 or "")
        name = safe_name(found.name or NAMELESS)
        if found.erased_on is not None or (kept is not None and kept.emptied_on is not None):
            raise NoContent(name, Presence.EMPTIED)
        if kept is None or kept.content is None:
            raise NoContent(name, Presence.MISSING)
        if not kept.is_of(found.sha256 or ""):
            raise NoContent(name, Presence.HERE)
        self.rules.require_harmless(name, kept.content[:16])  # it may come from another office
        if found.kind in PERSONAL:
            told = _told(reason)
            if told is None:
                raise ReasonMissing
            self._workspace.note_access(access, found.record_id or "", 1, told)
        else:
            copies = Copies(self._workspace)
            copies.let_out(copies.behind({KIND: [id]}), access, reason)
        return name, kept.content


def apart(
    session: Session, place: Place, found: Sequence[Source]
) -> tuple[list[Source], tuple[str, ...]]:
    """What a record has not, and the names of what it has."""
    there = {row.sha256 for row in rows_of(session, *place)}
    new: list[Source] = []
    known: list[str] = []
    for source in found:
        if source.sha256 in there:
            known.append(source.name)
        else:
            there.add(source.sha256)
            new.append(source)
    return new, tuple(known)


def added(
    session: Session, place: Place, name: str, content: bytes, day: date, **about: Any
) -> Attachment:
    """Attach one content to a live record, under a name none of its files has."""
    kind, id_ = place
    live(session, record_class(kind), id_)
    taken = {row.name for row in rows_of(session, kind, id_) if row.name}
    made = Attachment(
        kind=kind,
        record_id=id_,
        circle=circle_of(kind, id_),
        name=distinct(name, taken),
        media_type=media_type(name),
        size=len(content),
        sha256=attached.keep(session.connection(), content),
        added_on=day,
        **about,
    )
    session.add(made)
    session.flush()
    return made


def rows_of(session: Session, kind: str, id: str) -> tuple[AttachmentRow, ...]:
    """The files of a record, in the order in which they were attached."""
    query = _rows().where(
        Attachment.kind == kind, Attachment.record_id == id, Attachment.deleted.is_(None)
    )
    return tuple(map(_row, session.execute(query)))


def _row(line: Sequence[Any]) -> AttachmentRow:
    values = (*line[:-1], Presence(line[-1]))
    return AttachmentRow(*values)


def _rows() -> Select[Any]:
    """In the order of the fields of a row; the content itself is not read."""
    there = case(
        (attached_bytes.c.emptied_on.is_not(None), Presence.EMPTIED.value),
        (attached_bytes.c.content.is_(None), Presence.MISSING.value),
        else_=Presence.HERE.value,
    )
    return (
        select(
            Attachment.id,
            Attachment.name,
            func.coalesce(Attachment.media_type, ""),
            func.coalesce(Attachment.size, 0),
            func.coalesce(Attachment.sha256, ""),
            Attachment.added_on,
            Attachment.purpose,
            Attachment.confidentiality,
            Attachment.erased_on,
            there,
        )
        .outerjoin(attached_bytes, attached_bytes.c.sha256 == Attachment.sha256)
        .order_by(Attachment.row)
    )


class _Ticks:
    """Tells how far work is, before each of its steps."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total)
        self._done += 1


def _told(text: str | None) -> str | None:
    return clean(text or "").strip() or None


def _said(count: int, verb: str, kind: GestureKind = GestureKind.EDIT) -> Gesture:
    return Gesture(f"{NOUNS[KIND].counted(count)} {verb}", kind)
