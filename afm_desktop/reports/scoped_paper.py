"""What papers of figures have in common: cover, furniture and properties of a scope's paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.reports import labels
from afm_desktop.reports.approval import ApprovalBoxes
from afm_desktop.reports.blocks import Chapter, Item, Title
from afm_desktop.reports.cover import Cover
from afm_desktop.reports.division_status import NoControlNumber
from afm_desktop.reports.document import Document, Properties
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.logo import read_logo
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.services.paper_scope import PaperScope
from afm_desktop.services.status_lines import Group


class ScopedOptions(Protocol):
    """What can be chosen about each of these papers."""

    @property
    def has_cover(self) -> bool:
        """Whether it begins with a cover."""

    @property
    def approval(self) -> tuple[str, ...]:
        """The 결재란 of the cover."""

    @property
    def omits_empty(self) -> bool:
        """Whether chapters without data are left out."""

    @property
    def is_large(self) -> bool:
        """Whether it is set in large letters."""

    @property
    def recipient(self) -> str:
        """Whom the copy is for."""

    @property
    def logo(self) -> str:
        """The file of the picture on its cover."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the cover and the properties say of a paper."""

    title: str
    mark: Confidentiality
    keywords: tuple[str, ...]
    gist: tuple[str, ...]
    control_number: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: its title, its blocks, and whether there is anything in it."""

    title: str
    blocks: Sequence[Block]
    has_data: bool = True
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """The running numbers of tables and figures, and the style they are set in."""

    style: Style
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))

    def table(self) -> str:
        """The label of the next table."""
        return labels.table_label(next(self.tables))

    def figure(self) -> str:
        """The label of the next figure."""
        return labels.figure_label(next(self.figures))

    def line(self, text: str, *, leads: bool = False) -> Item:
        """A ○ line."""
        return Item(LineLevel.POINT, text, self.style, keeps_next=leads)

    def topic(self, text: str) -> Item:
        """A □ line."""
        return Item(LineLevel.TOPIC, text, self.style)

    def note(self, text: str) -> Item:
        """A ※ line."""
        return Item(LineLevel.NOTE, text, self.style)

    def group(self, lines: Group, *, leads: bool = False) -> list[Block]:
        """Drafted lines; `leads` keeps the last one with what follows."""
        return [
            Item(line.level, line.text, self.style, keeps_next=leads and line is lines[-1])
            for line in lines
        ]


def style_of(options: ScopedOptions) -> Style:
    """The size it is set in."""
    return LARGE if options.is_large else NORMAL


def scoped_document(
    scope: PaperScope, face: Face, options: ScopedOptions, parts: Iterable[Part]
) -> Document:
    """The paper before it is laid out."""
    if face.mark is Confidentiality.CLASSIFIED and not face.control_number:
        raise NoControlNumber
    style, as_of = style_of(options), labels.as_of(scope.as_of, scope.learned_on)
    source = labels.SOURCE_DEMONSTRATION if scope.is_demonstration else labels.SOURCE
    below = " · ".join(filter(None, (as_of, scope.issuer)))
    head = [] if options.has_cover else [*_boxes(options), Title(face.title, below, style)]
    keywords = tuple(dict.fromkeys(filter(None, face.keywords)))
    return Document(
        Properties(face.title, scope.issuer, labels.subject(face.title, face.gist), keywords),
        Furniture(face.title, labels.secrecy(face.mark), as_of, source, options.recipient),
        _cover(scope, face, options) if options.has_cover else None,
        [*head, *_chapters(list(parts), options, style)],
        style,
    )


def _boxes(options: ScopedOptions) -> Iterator[Block]:
    """The 결재란 of a paper without a cover."""
    if options.approval:
        yield ApprovalBoxes(options.approval)


def _chapters(parts: Sequence[Part], options: ScopedOptions, style: Style) -> Iterator[Block]:
    """The chapters with data, or all of them; a paper of nothing says what is missing."""
    full = [part for part in parts if part.has_data]
    shown = full if options.omits_empty and full else parts
    for mark, part in zip(labels.NUMERALS, shown, strict=False):
        chapter = Chapter(mark, part.title, f"chapter-{mark}", style)
        chapter.starts_page = part.starts_page
        yield chapter
        yield from part.blocks


def _cover(scope: PaperScope, face: Face, options: ScopedOptions) -> Cover:
    return Cover(
        series=scope.structure,
        title=face.title,
        occasion="",
        date="",
        as_of=labels.as_of(scope.as_of, scope.learned_on),
        office=scope.issuer,
        remark=labels.DEMONSTRATION if scope.is_demonstration else "",
        secrecy=labels.secrecy(face.mark),
        secrecy_note=labels.secrecy_note(face.mark, face.control_number),
        approval=options.approval,
        gist=face.gist,
        keywords=tuple(dict.fromkeys(filter(None, face.keywords))),
        logo=read_logo(options.logo),
    )
