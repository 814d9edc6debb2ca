"""Papers as they went out: kept once, version by version, and given back byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.file_names import safe_name
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.meetings import Meeting, Paper
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.book.facts import BookDifference, BookFacts, difference
from afm_desktop.services.book.reading import read_meeting
from afm_desktop.services.marks.attachments import Place, added
from afm_desktop.services.marks.sources import require_room
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.storage import attached
from afm_desktop.storage.workspace import Workspace

KIND = Paper.__tablename__
Say = Callable[[BookDifference], str]
"""Says in words what a version has otherwise."""


class NoBytes(StorageError):
    """The bytes of a kept paper are not here, or are not those that were kept."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"‘{title}’의 보관한 내용이 이 파일에 없거나 손상되었습니다."
            " 백업에서 되살리거나 새로 만들어 보관하세요."
        )


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A finished paper that is to be kept as it is."""

    kind: str
    meeting_id: str
    title: str
    data: bytes
    pages: int
    as_of: date
    options: Mapping[str, str]
    facts: BookFacts
    core: Collection[str] = ()
    """The demands on a national core technology that it names."""
    people: int = 0
    """How many people stand in it with their full names."""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A kept paper; `is_of_older_date` (옛 일정) when its meeting was moved or put off since."""

    id: str
    kind: str
    meeting_id: str | None
    meeting: str
    title: str
    version: int
    as_of: date | None
    made_at: datetime | None
    meets_at: datetime | None
    pages: int
    size: int
    sha256: str
    changes: str | None
    is_of_older_date: bool
    core: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a paper that was to be kept; the same bytes are kept once."""

    paper: KeptPaper
    is_new: bool


class KeptPapers:
    """Keeps papers and gives them back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def keep(self, wanted: ToKeep, say: Say) -> Kept:
        """Keep a paper as the next version; one with the same bytes as the last is that one."""
        digest = attached.digest_of(wanted.data)
        with self._workspace.reading() as session:
            before = _latest(session, wanted)
        if before is not None and before.sha256 == digest:
            return Kept(before, is_new=False)
        require_room(self._workspace.path, len(wanted.data))
        words = Gesture(f"{NOUNS[KIND].counted(1)} 보관")
        with self._workspace.writing(words) as session:
            id = put(session, wanted, say, self._workspace.today)
        return Kept(self.paper(id), is_new=True)

    def papers(
        self, meeting_id: str | None = None, kind: str | None = None
    ) -> tuple[KeptPaper, ...]:
        """The kept papers of a meeting or of all, of a kind or of all, by meeting and version."""
        query = _rows().order_by(
            Meeting.starts_at, Paper.meeting_id, Paper.kind, Paper.version, Paper.row
        )
        if meeting_id is not None:
            query = query.where(Paper.meeting_id == meeting_id)
        if kind is not None:
            query = query.where(Paper.kind == kind)
        with self._workspace.reading() as session:
            return tuple(_row(*line) for line in session.execute(query))

    def paper(self, id: str) -> KeptPaper:
        """One kept paper."""
        with self._workspace.reading() as session:
            line = session.execute(_rows().where(Paper.id == id)).one_or_none()
            if line is None:
                raise NoSuchRecords(KIND, 1)
            return _row(*line)

    def content(self, id: str) -> bytes:
        """The very bytes that were kept; whoever lets them out says why where that is needed."""
        paper = self.paper(id)
        with self._workspace.reading() as session:
            held = session.scalars(
                select(Attachment.id).where(
                    Attachment.kind == KIND,
                    Attachment.record_id == id,
                    Attachment.sha256 == paper.sha256,
                    Attachment.erased_on.is_(None),
                )
            ).first()
            kept = attached.kept(session.connection(), paper.sha256) if held else None
        if kept is None or kept.content is None or not kept.is_of(paper.sha256):
            raise NoBytes(paper.title)
        return kept.content


def put(session: Session, wanted: ToKeep, say: Say, day: date) -> str:
    """Keep a paper within a gesture; answers its id, that of the last one with the same bytes."""
    digest, before = attached.digest_of(wanted.data), _latest(session, wanted)
    if before is not None and before.sha256 == digest:
        return before.id
    made = _record(session, wanted, digest, before, say)
    name = safe_name(f"{wanted.title} {made.version}판.pdf")
    added(session, Place(KIND, made.id), name, wanted.data, day)
    return made.id


def _latest(session: Session, wanted: ToKeep) -> KeptPaper | None:
    """The version before."""
    query = _rows().where(Paper.meeting_id == wanted.meeting_id, Paper.kind == wanted.kind)
    found = [_row(*line) for line in session.execute(query)]
    return max(found, key=lambda one: one.version, default=None)


def _record(
    session: Session, wanted: ToKeep, digest: str, before: KeptPaper | None, say: Say
) -> Paper:
    meeting = read_meeting(session, wanted.meeting_id)
    told = {
        "options": dict(wanted.options),
        "facts": wanted.facts.as_json(),
        "core": sorted(wanted.core),
        "people": wanted.people,
    }
    changes = None
    if before is not None:
        query = select(Paper.options).where(Paper.id == before.id)
        kept = _told(session.scalars(query).one())
        changes = say(_difference(kept, wanted)) or None
    made = Paper(
        kind=wanted.kind,
        division_id=meeting.division_id,
        meeting_id=meeting.id,
        version=before.version + 1 if before else 1,
        title=wanted.title,
        as_of=wanted.as_of,
        made_at=datetime.now(UTC).replace(microsecond=0),
        meets_at=meeting.starts_at,
        options=json.dumps(told, ensure_ascii=False, sort_keys=True),
        pages=wanted.pages,
        size=len(wanted.data),
        sha256=digest,
        changes=changes,
    )
    session.add(made)
    session.flush()
    return made


def _difference(kept: Mapping[str, Any], wanted: ToKeep) -> BookDifference:
    options = kept.get("options", {})
    names = sorted({*options, *wanted.options})
    # An option that was not known yet was not chosen.
    now = wanted.options
    changed = [name for name in names if (options.get(name) or "") != (now.get(name) or "")]
    return difference(BookFacts.of_json(kept.get("facts", {})), wanted.facts, changed)


def _told(options: str | None) -> Mapping[str, Any]:
    """What is kept beside the options; nothing of a paper that another program wrote otherwise."""
    try:
        found = json.loads(options or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _rows() -> Select[Paper, Meeting]:
    return (
        select(Paper, Meeting)
        .outerjoin(Meeting, Meeting.id == Paper.meeting_id)
        .where(Paper.deleted.is_(None))
    )


def _row(paper: Paper, meeting: Meeting | None) -> KeptPaper:
    told = _told(paper.options)
    meets_now = meeting.starts_at if meeting is not None else paper.meets_at
    is_off = meeting is not None and meeting.status is MeetingStatus.POSTPONED
    return KeptPaper(
        id=paper.id,
        kind=paper.kind or "",
        meeting_id=paper.meeting_id,
        meeting=(meeting.title if meeting is not None else None) or "",
        title=paper.title or "",
        version=paper.version or 1,
        as_of=paper.as_of,
        made_at=paper.made_at,
        meets_at=paper.meets_at,
        pages=paper.pages or 0,
        size=paper.size or 0,
        sha256=paper.sha256 or "",
        changes=paper.changes,
        is_of_older_date=is_off or paper.meets_at != meets_now,
        core=tuple(told.get("core", ())),
        people=told.get("people", 0),
    )
