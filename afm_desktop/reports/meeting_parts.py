"""What the papers of a meeting have in common: class, properties, title, numbered chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond
from afm_desktop.reports import labels
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports.approval import ApprovalBoxes
from afm_desktop.reports.blocks import BELOW, LONE, Chapter, Item, Title
from afm_desktop.reports.division_status import NoControlNumber
from afm_desktop.reports.document import Document, Properties
from afm_desktop.reports.fonts import width
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import LARGE, NORMAL, WIDTH, Style
from afm_desktop.reports.text import single
from afm_desktop.services.meetings.model import ItemRow, LinkKind, LinkRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting

_TYPED_MARK: Final = re.compile(r"^\s*(?:[□○ㅇ◦\-–·•*※]\s+)+")
"""What somebody typed before a line; the paper sets its own."""


@dataclass
class Parts:
    """Makes chapters and lines, and numbers chapters and tables as they come."""

    style: Style
    _chapters: int = field(default=0, init=False)
    _tables: int = field(default=0, init=False)

    def chapter(self, title: str, key: str) -> Chapter:
        """The next chapter."""
        self._chapters += 1
        return Chapter(labels.NUMERALS[self._chapters - 1], title, key, self.style)

    def table(self) -> str:
        """The label of the next table."""
        self._tables += 1
        return labels.table_label(self._tables)

    def topic(self, text: str) -> Item:
        """A □ line, which stays with what follows."""
        return Item(LineLevel.TOPIC, text, self.style)

    def points(self, *texts: str) -> Iterator[Item]:
        """○ lines of what is said at all."""
        return (Item(LineLevel.POINT, text, self.style) for text in texts if text)

    def note(self, text: str) -> Item:
        """A ※ line."""
        return Item(LineLevel.NOTE, text, self.style)


def style_of(*, is_large: bool) -> Style:
    """The sizes of a paper."""
    return LARGE if is_large else NORMAL


def class_of(meeting: PrintedMeeting, wanted: Confidentiality | None) -> Confidentiality:
    """How confidential a paper is: as is wanted, else as what it tells."""
    mark = wanted or meeting.confidentiality
    if mark is Confidentiality.CLASSIFIED and not meeting.control_number:
        raise NoControlNumber
    return mark


def withheld(meeting: PrintedMeeting, mark: Confidentiality) -> PrintedMeeting:
    """The meeting as a paper of this class prints it: demands beyond it are not named."""

    def shown(link: LinkRow) -> LinkRow:
        is_beyond = goes_beyond(meeting.class_of(link), mark)
        return replace(link, title=WITHHELD, record_id="") if is_beyond else link

    items = tuple(
        replace(item, links=tuple(shown(link) for link in item.links))
        for item in meeting.sheet.items
    )
    return replace(meeting, sheet=replace(meeting.sheet, items=items))


def told(meeting: PrintedMeeting, wanted: Confidentiality | None) -> tuple[str, ...]:
    """The demands that a paper of the wanted class names."""
    mark = class_of(meeting, wanted)
    named = (
        link.record_id
        for item in meeting.sheet.items
        for link in item.links
        if link.kind is LinkKind.DEMAND and not goes_beyond(meeting.class_of(link), mark)
    )
    return tuple(dict.fromkeys((*named, *meeting.spoken)))


@dataclass(frozen=True, slots=True)
class Name:
    """What a paper is: its kind, its title, the mark on its pages, and whom it is for."""

    kind: str
    title: str
    mark: str
    recipient: str = ""


def document(
    meeting: PrintedMeeting, name: Name, blocks: Iterable[Block], style: Style
) -> Document:
    """A paper before it is laid out."""
    source = labels.SOURCE_DEMONSTRATION if meeting.is_demonstration else labels.SOURCE
    author = meeting.issuer or meeting.head.host or meeting.secretariat or meeting.structure
    as_of = labels.as_of(meeting.sheet.day, meeting.learned_on)
    keywords = words.keywords(meeting, name.kind)
    return Document(
        Properties(name.title, author, words.subject(meeting), keywords),
        Furniture(name.title, name.mark, as_of, source, name.recipient),
        None,
        list(blocks),
        style,
    )


def head(
    title: str, short: str, below: str, approval: Sequence[str], style: Style
) -> Iterator[Block]:
    """결재란 and title; of a title that does not fit its line the name of the paper."""
    if approval:
        yield ApprovalBoxes(approval)
    yield Title(title if fits(title, style) else short, below, style)


def fits(title: str, style: Style) -> bool:
    """Whether a title stands whole between its rules."""
    wide: float = width(single(title), style.chapter + 5, True)
    return bool(wide <= WIDTH)


def fits_below(text: str) -> bool:
    """Whether a text stands whole in the line under a title."""
    return bool(width(single(text), BELOW) <= WIDTH)


def together(lines: Iterable[Block]) -> list[Block]:
    """The lines of one matter, of which the last does not begin a page alone."""
    found = list(lines)
    if len(found) > 1:
        found[-1].bad_start = LONE
    return found


def talk(text: str | None) -> list[str]:
    """발언요지 line by line, without the marks that were typed."""
    lines = (_TYPED_MARK.sub("", line).strip() for line in (text or "").split("\n"))
    return [line for line in lines if line]


def linked(meeting: PrintedMeeting, item: ItemRow) -> Iterator[str]:
    """`BAT-2026-0007 전극 코팅 두께 제어`, and so on."""
    for link in item.links:
        demand = meeting.demands.get(link.record_id)
        number = demand.intake_no if demand else None
        said = " ".join(part for part in (number, link.title) if part)
        if said:
            yield said
