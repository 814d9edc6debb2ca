"""Tags: put on records and taken off, named, coloured and merged; each is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.hangul import matches, particle
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.tags import Tag, Tagging
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.services import safekeeping
from afm_desktop.services.marks.book import (
    IN_ONE_QUERY,
    TagBook,
    TagMark,
    counts,
    live_of,
    marks_on,
    read_book,
)
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.records import MANY, NothingChosen, live
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.storage.workspace import Workspace

HUES = 12
"""Colours that tags take in turn."""
BARE = frozenset({Tag.__tablename__, Tagging.__tablename__, "attachments"})
"""Kinds of record that bear no tags and no files themselves."""


class NoSuchTag(NotFound):
    """A tag is asked for that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"‘{name}’ 태그가 없습니다. 태그 이름을 확인하세요.")


class TagExists(RuleViolation):
    """A tag is to be called as another is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"‘{name}’ 태그가 이미 있습니다. 다른 이름을 쓰거나 두 태그를 합치세요.", field="name"
        )


class TagNameMissing(RuleViolation):
    """A tag is to have no name."""

    def __init__(self) -> None:
        super().__init__("태그 이름을 적으세요.", field="name")


class MergedWithItself(RuleViolation):
    """A tag is merged into itself."""

    def __init__(self) -> None:
        super().__init__("같은 태그끼리는 합칠 수 없습니다. 다른 태그를 고르세요.")


class BearsNone(RuleViolation):
    """Something bears tags or files that does not."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"{NOUNS[kind].name}에는 태그나 파일을 붙일 수 없습니다.")


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with the number of live records it is on, by kind."""

    id: str
    name: str
    hue: int
    kinds: Mapping[str, int]

    @property
    def count(self) -> int:
        """The number of records it is on."""
        return sum(self.kinds.values())


class TagService:
    """What is done with tags; `kind` is the table of the records they are on."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rows(self) -> tuple[TagRow, ...]:
        """Every tag in 가나다 order."""
        with self._workspace.reading() as session:
            book = read_book(session)
            found = counts(session, book)
        return tuple(
            TagRow(mark.id, mark.name, mark.hue, found.get(mark.id, {}))
            for mark in book.tags.values()
        )

    def book(self) -> TagBook:
        """All tags, with what each counts as."""
        with self._workspace.reading() as session:
            return read_book(session)

    def of(self, kind: str, id: str) -> tuple[TagMark, ...]:
        """The tags of a record in 가나다 order."""
        require_bearing(kind)
        with self._workspace.reading() as session:
            return tuple(marks_on(session, read_book(session), [id]).get(id, ()))

    def suggest(self, text: str = "", limit: int = 20) -> tuple[TagMark, ...]:
        """Tags whose name has what is typed in it, in 가나다 order."""
        wanted = text.strip()
        with self._workspace.reading() as session:
            book = read_book(session)
        found = [mark for mark in book.tags.values() if not wanted or matches(wanted, mark.name)]
        return tuple(found[:limit])

    def mark(self, name: str) -> TagMark:
        """The tag of a name."""
        with self._workspace.reading() as session:
            return named(read_book(session), name)

    # ------------------------------------------------ on records

    def put(self, kind: str, ids: Collection[str], names: Iterable[str]) -> int:
        """Put tags on records, making those that are new; answers how many records got any."""
        wanted, told = list(dict.fromkeys(map(tag_name, names))), [0]
        chosen = _chosen(kind, ids)
        self._back_up(chosen)
        with self._workspace.writing(lambda: _said(kind, told[0], wanted, "표시")) as session:
            _require_live(session, kind, chosen)
            got: set[str] = set()
            for name in wanted:
                book = read_book(session)
                mark = book.named(name) or _made(session, book, name)
                got |= _put(session, book, mark, kind, chosen)
            told[0] = len(got)
        return told[0]

    def take(self, kind: str, ids: Collection[str], names: Iterable[str]) -> int:
        """Take tags off records; answers how many records had any of them."""
        book, told = self.book(), [0]
        marks = list(dict.fromkeys(named(book, name) for name in names))
        chosen, wanted = _chosen(kind, ids), [mark.name for mark in marks]
        self._back_up(chosen)
        with self._workspace.writing(lambda: _said(kind, told[0], wanted, "해제")) as session:
            book, lost = read_book(session), set[str]()
            for mark in marks:
                lost |= _take(session, book, mark, chosen)
            told[0] = len(lost)
        return told[0]

    # ------------------------------------------------ the tags themselves

    def create(self, name: str) -> str:
        """Make a tag; return its id."""
        wanted = tag_name(name)
        with self._workspace.writing(f"태그 ‘{wanted}’ 등록") as session:
            book = read_book(session)
            if book.named(wanted) is not None:
                raise TagExists(wanted)
            return _made(session, book, wanted).id

    def rename(self, id: str, name: str) -> None:
        """Call a tag otherwise, wherever it stands."""
        wanted = tag_name(name)
        with self._workspace.writing(
            f"태그 이름을 ‘{wanted}’{particle(wanted, '으로/로')} 수정"
        ) as session:
            other = read_book(session).named(wanted)
            if other is not None and other.id != id:
                raise TagExists(other.name)
            live(session, Tag, id).name = wanted

    def colour(self, id: str, hue: int) -> None:
        """Give a tag another colour by its number."""
        with self._workspace.writing("태그 색 수정") as session:
            live(session, Tag, id).hue = hue

    def merge(self, keep: str, lose: Collection[str]) -> None:
        """Let tags count as another from now on; all they are on stays tagged."""
        if keep in lose or not lose:
            raise MergedWithItself
        with self._workspace.writing(f"태그 {len(lose) + 1}개 합치기") as session:
            book = read_book(session)
            for tag in book.ids_of(lose):
                live(session, Tag, tag).merged_into_id = live(session, Tag, keep).id

    def delete(self, ids: Collection[str]) -> None:
        """Put tags into the trash, with those merged into them; restored, all are tagged again."""
        if not ids:
            raise NothingChosen
        with self._workspace.writing(f"{NOUNS['tags'].counted(len(set(ids)))} 삭제") as session:
            book = read_book(session)
            missing = [tag for tag in ids if tag not in book.tags]
            if missing:
                raise NoSuchRecords(Tag.__tablename__, len(missing))
            for tag in ids:
                live(session, Tag, tag).deleted = DELETED

    def _back_up(self, chosen: Collection[str]) -> None:
        if len(chosen) >= MANY and not self._workspace.read_only:
            safekeeping.back_up(self._workspace.path, occasion=Occasion.BULK)


def require_bearing(kind: str) -> None:
    """Refuse a kind of record that bears no tags and no files."""
    record_class(kind)
    if kind in BARE:
        raise BearsNone(kind)


def circle_of(kind: str, id: str) -> str | None:
    """The record whose circle sees what is put on it; None when everybody sees the record."""
    return id if record_class(kind).scope is not None else None


def tag_name(text: str) -> str:
    """A tag's name as it is kept."""
    name = Tag(name=clean(text, "name"))
    name.check()
    if not name.name:
        raise TagNameMissing
    return name.name


def named(book: TagBook, name: str) -> TagMark:
    """The tag of a name, or of an id."""
    mark = book.tags.get(name) or book.named(name)
    if mark is None:
        raise NoSuchTag(name)
    return mark


def bearing(session: Session, book: TagBook, mark: TagMark, ids: Collection[str]) -> set[str]:
    """Those of these records that have a tag."""
    wanted, found = sorted(ids), set()
    tags = book.ids_of([mark.id])
    for start in range(0, len(wanted), IN_ONE_QUERY):
        query = select(Tagging.record_id).where(
            Tagging.record_id.in_(wanted[start : start + IN_ONE_QUERY]),
            Tagging.tag_id.in_(tags),
            Tagging.deleted.is_(None),
        )
        found |= {one for one in session.scalars(query) if one}
    return found


def _made(session: Session, book: TagBook, name: str) -> TagMark:
    tag = Tag(name=name, hue=len(book.tags) % HUES + 1)
    session.add(tag)
    session.flush()
    return TagMark(tag.id, name, tag.hue or 0)


def _put(
    session: Session, book: TagBook, mark: TagMark, kind: str, ids: Collection[str]
) -> set[str]:
    """Put a tag on those that do not have it; answer which these are."""
    lacking = set(ids) - bearing(session, book, mark, ids)
    lines = [
        {
            "id": new_id(),
            "tag_id": mark.id,
            "kind": kind,
            "record_id": record,
            "circle": circle_of(kind, record),
        }
        for record in sorted(lacking)
    ]
    if lines:
        session.execute(insert(Tagging), lines)
    return lacking


def _take(session: Session, book: TagBook, mark: TagMark, ids: Collection[str]) -> set[str]:
    had = bearing(session, book, mark, ids)
    wanted, tags = sorted(had), book.ids_of([mark.id])
    for start in range(0, len(wanted), IN_ONE_QUERY):
        session.execute(
            update(Tagging)
            .where(
                Tagging.record_id.in_(wanted[start : start + IN_ONE_QUERY]),
                Tagging.tag_id.in_(tags),
                Tagging.deleted.is_(None),
            )
            .values(deleted=DELETED),
            execution_options={"synchronize_session": False},
        )
    return had


def _chosen(kind: str, ids: Collection[str]) -> set[str]:
    require_bearing(kind)
    if not ids:
        raise NothingChosen
    return set(ids)


def _require_live(session: Session, kind: str, ids: Collection[str]) -> None:
    missing = len(ids) - len(live_of(session, kind, ids))
    if missing:
        raise NoSuchRecords(kind, missing)


def _said(kind: str, count: int, names: Collection[str], verb: str) -> Gesture:
    tags = ", ".join(f"‘{name}’" for name in list(names)[:3])
    more = f" 외 {len(names) - 3}개" if len(names) > 3 else ""
    return Gesture(f"{NOUNS[kind].counted(count)} 태그 {tags}{more} {verb}")
