"""The chapters of 회의자료 묶음 as blocks, in the order that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.enums import AgendaKind, LineLevel
from afm_desktop.domain.money import money
from afm_desktop.domain.words import word
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.blocks import Chapter, Item
from afm_desktop.reports.book_annexes import Annex, annex_blocks
from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.book_tables import (
    action_table,
    agenda_table,
    change_table,
    division_table,
    last_table,
    line_table,
    link_words,
    target_table,
)
from afm_desktop.reports.book_withheld import ShownBook
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.chapter_tables import sign_in_table
from afm_desktop.reports.columns import Column, figure_column, text_column
from afm_desktop.reports.contents import Contents, Subheading
from afm_desktop.reports.document import unheard
from afm_desktop.reports.dossier import card
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.form_blocks import facts_table
from afm_desktop.reports.layout import Block
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.overview import Overview
from afm_desktop.reports.paper import Progress
from afm_desktop.reports.status_story import Numbers, demand_list_blocks, section_blocks
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.reports.table import Table
from afm_desktop.services import drafts
from afm_desktop.services.book.facts import status_section
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import ProjectCard, Subject
from afm_desktop.services.status import DivisionStatus, Section

NEVER_EMPTY = (BookSection.OVERVIEW, BookSection.SIGN_IN)


def book_blocks(
    shown: ShownBook, annexes: Sequence[Annex], options: BookOptions, tell: Progress = unheard
) -> list[Block]:
    """All blocks of the book after its cover; `tell` hears of each chapter."""
    return _Book(shown, annexes, options).blocks(tell)


class _Book:
    def __init__(self, shown: ShownBook, annexes: Sequence[Annex], options: BookOptions) -> None:
        self._shown, self._book = shown, shown.book
        self._annexes, self._options = annexes, options
        self._style: Style = LARGE if options.is_large else NORMAL
        self._numbers = Numbers()
        self._chosen = [one for one in options.sections if self._is_shown(one)]
        self._paper = PaperOptions(
            is_large=options.is_large, secrecy=options.mark, annexes=(), approval=()
        )

    def blocks(self, tell: Progress) -> list[Block]:
        """차례, then a chapter for each part."""
        found: list[Block] = []
        for number, section in enumerate(self._chosen, 1):
            tell(0, 0, words.CHAPTERS[section])
            head = Chapter(str(number), words.CHAPTERS[section], section.value, self._style)
            has_cards = section is BookSection.DEMAND_CARDS and bool(self._book.dossiers)
            head.starts_page = has_cards or section is BookSection.SIGN_IN
            found.append(head)
            found += self._chapter(section)
        if found and self._options.has_contents:
            found[0].starts_page = True
            lower = sum(isinstance(block, Subheading) for block in found)
            return [Contents(len(self._chosen), lower, self._style), *found]
        return found

    def _is_shown(self, section: BookSection) -> bool:
        is_bare = self._options.omits_empty or section is BookSection.FILES
        return not is_bare or self._has_data(section)

    def _has_data(self, section: BookSection) -> bool:
        book, part = self._book, status_section(section)
        if part is not None:
            return any(drafts.has_data(one, part) for one in book.statuses)
        held: Mapping[BookSection, object] = {
            BookSection.LAST: book.last,
            BookSection.CHANGES: book.changes and book.changes.lines,
            BookSection.DEMAND_LIST: any(
                one.demands and one.demands.demands for one in book.statuses
            ),
            BookSection.DEMAND_CARDS: book.dossiers or self._shown.cards,
            BookSection.PROJECT_CARDS: book.projects,
            BookSection.TARGETS: book.targets,
            BookSection.ACTIONS: book.actions,
            BookSection.FILES: self._annexes or self._shown.files,
        }
        return section in NEVER_EMPTY or bool(held[section])

    def _chapter(self, section: BookSection) -> Iterable[Block]:
        part = status_section(section)
        if part is not None:
            return self._status_part(part)
        if section not in NEVER_EMPTY and not self._has_data(section):
            is_first = section is BookSection.CHANGES and self._book.changes is None
            return [self._absent(words.NO_LAST if is_first else words.NOTHING[section])]
        make: Mapping[BookSection, Callable[[], Iterable[Block]]] = {
            BookSection.OVERVIEW: self._overview,
            BookSection.LAST: self._last,
            BookSection.CHANGES: self._changes,
            BookSection.DEMAND_LIST: self._demand_list,
            BookSection.DEMAND_CARDS: self._demand_cards,
            BookSection.PROJECT_CARDS: self._project_cards,
            BookSection.TARGETS: self._targets,
            BookSection.ACTIONS: self._actions,
            BookSection.FILES: self._files,
            BookSection.SIGN_IN: self._sign_in,
        }
        return make[section]()

    # ------------------------------------------------------------ the meeting

    def _overview(self) -> Iterable[Block]:
        book = self._book
        meeting = next((one.meeting for one in book.statuses if one.meeting), None)
        if meeting is not None:
            yield Overview(replace(meeting, agenda=()), self._style)
        if not book.matters:
            yield self._absent(words.NOTHING[BookSection.OVERVIEW])
            return
        decisions = sum(row.kind is AgendaKind.DECISION for row in book.matters)
        head = words.agenda_head(len(book.matters), decisions, book.planned_minutes, book.overrun)
        yield self._topic(head)
        if decisions and book.head.quorum:
            yield self._point(words.quorum_words(book.head.quorum))
        is_for_chair = self._options.is_for_chair
        yield agenda_table(book, self._numbers.table(), self._style, is_for_chair=is_for_chair)
        if is_for_chair:
            yield from self._chair_notes()

    def _chair_notes(self) -> Iterable[Block]:
        """What only the chair should know."""
        book = self._book
        noted = [(n, row) for n, row in enumerate(book.matters, 1) if row.chair_note]
        if not (noted or book.head.chair_note):
            return
        yield self._topic(f"진행 메모({words.CHAIR})")
        if book.head.chair_note:
            yield from self._points(book.head.chair_note)
        for n, row in noted:
            yield from self._points(f"(안건 {n}) {row.chair_note}")

    def _last(self) -> Iterable[Block]:
        last = self._book.last
        if last is None:
            return
        decided = sum(bool(row.decision) for row in last.matters)
        head = words.last_head(last.meeting.name, last.meeting.held_on, decided, len(last.matters))
        yield self._topic(head)
        if last.place:
            yield self._point(f"(장소) {last.place}")
        if last.invited:
            yield self._point(f"(참석) 초청 {last.invited:,}명 중 {last.present:,}명 참석")
        yield self._point(words.minutes_words(last.state, last.version))
        if last.matters:
            yield last_table(last, self._numbers.table(), self._style)

    def _changes(self) -> Iterable[Block]:
        found = self._book.changes
        if found is None:
            return
        counted = (
            f"{words.SUBJECTS[one]} {found.count(one):,}{words.COUNTERS[one]}"
            for one in Subject
            if found.of(one)
        )
        since = found.since
        yield self._topic(words.since_head(since.name, since.held_on, ", ".join(counted)))
        yield change_table(found, self._numbers.table(), self._style)
        for subject in Subject:
            if found.of(subject):
                yield line_table(
                    found,
                    subject,
                    self._numbers.table(),
                    self._style,
                    has_divisions=len(self._book.statuses) != 1,
                )

    def _actions(self) -> Iterable[Block]:
        rows = self._book.actions
        late = sum(bool(row.late) for row in rows)
        said = f", 기한 경과 {late:,}건" if late else ""
        yield self._topic(f"진행 중인 후속조치 {len(rows):,}건{said}")
        yield action_table(rows, self._numbers.table(), self._style)

    def _sign_in(self) -> Iterable[Block]:
        meeting = next((one.meeting for one in self._book.statuses if one.meeting), None)
        if meeting is None:
            return
        where = labels.sitting(meeting.title, meeting.held_on, meeting.starts, meeting.place)
        yield Item(LineLevel.POINT, where, self._style, keeps_next=True)
        rows = self._book.statuses[0].attendance
        yield sign_in_table(rows, self._options.blank_rows, self._style)

    # ------------------------------------------------------------ the state it meets in

    def _status_part(self, section: Section) -> Iterable[Block]:
        """A chapter of 분과 현황 보고; of several divisions what each of them says most."""
        main = self._book.main
        if main is None:
            yield from self._of_several(section)
            return
        if BookSection.CHANGES in self._chosen:
            main = replace(main, since=None)  # 변동사항 tells it
        mark = ""
        if section is Section.DEMANDS and BookSection.DEMAND_LIST in self._chosen:
            number = self._chosen.index(BookSection.DEMAND_LIST) + 1
            mark = f"‘{number}. {words.CHAPTERS[BookSection.DEMAND_LIST]}’에"
        yield from section_blocks(main, section, self._paper, self._style, self._numbers, mark)

    def _of_several(self, section: Section) -> Iterable[Block]:
        if section is Section.MEMBERS and self._book.statuses:
            table = division_table(self._book.statuses, self._numbers.table(), self._style)
            yield from (self._topic(f"분과 {len(self._book.statuses):,}개 현황"), table)
        spoken = [one for one in self._book.statuses if drafts.has_data(one, section)]
        if not spoken:
            yield self._absent(f"{labels.SECTIONS[section]}에 등록된 자료가 없음")
        for status in spoken:
            yield from self._in_short(status, section)

    def _in_short(self, status: DivisionStatus, section: Section) -> Iterable[Block]:
        """The headings of a division's chapter: the first as a point, the others below it."""
        heads = [
            next((line for line in group if line.level is LineLevel.TOPIC), group[0])
            for group in drafts.groups(replace(status, since=None), section)
            if group
        ]
        if not heads:
            return
        first, *others = (head.text for head in heads)
        said = f"({status.division}) {first}"
        yield Item(LineLevel.POINT, said, self._style, keeps_next=bool(others))
        yield from (Item(LineLevel.DETAIL, text, self._style) for text in others)

    def _demand_list(self) -> Iterable[Block]:
        for status in self._book.statuses:
            found = demand_list_blocks(status, self._paper, self._style, self._numbers)
            if found and self._book.main is None:
                yield self._topic(f"{status.division} 분과")
            yield from found

    def _demand_cards(self) -> Iterable[Block]:
        if self._shown.cards:
            yield self._point(words.withheld_cards(self._shown.cards))
        for number, one in enumerate(self._book.dossiers, 1):
            sheet = one.sheet
            key = f"demand-{number}"
            head = Subheading(sheet.title, key, self._style, sheet.intake_no or "")
            head.starts_page = number > 1
            yield head
            yield from card(one, self._style)

    def _project_cards(self) -> Iterable[Block]:
        for number, one in enumerate(self._book.projects, 1):
            yield Subheading(one.title, f"project-{number}", self._style)
            yield facts_table(tuple(_project_facts(one, self._book.main is None)), self._style)

    def _targets(self) -> Iterable[Block]:
        rows = self._book.targets
        measured = sum(row.measured is not None for row in rows)
        yield self._topic(f"성과지표 {len(rows):,}개 중 실적이 있는 지표 {measured:,}개")
        yield target_table(rows, self._numbers.table(), self._style)

    # ------------------------------------------------------------ attached files

    def _files(self) -> Iterable[Block]:
        if self._shown.files:
            yield self._point(words.withheld_files(self._shown.files))
        if not self._annexes:
            return
        yield self._topic(f"붙임 자료 {len(self._annexes):,}건")
        fields: list[Field[Annex]] = [
            Field(Column(labels.NUMBER, 40), lambda _, row: words.file_mark(row.number)),
            Field(text_column(words.FILE_NAME, 260), lambda _, row: row.name),
            Field(figure_column("크기", 70), lambda _, row: size_words(row.size)),
            Field(Column(words.FILE_PAGES, 90), lambda _, row: row.told),
        ]
        columns, body = grid(self._annexes, fields)
        yield Table(Caption(self._numbers.table(), words.FILE_TABLE), columns, body, self._style)
        for annex in self._annexes:
            yield from annex_blocks(annex, self._style)

    # ------------------------------------------------------------ lines

    def _topic(self, text: str) -> Item:
        return Item(LineLevel.TOPIC, text, self._style, keeps_next=True)

    def _point(self, text: str) -> Item:
        return Item(LineLevel.POINT, text, self._style)

    def _points(self, text: str) -> Iterable[Block]:
        return (self._point(line.strip()) for line in text.split("\n") if line.strip())

    def _absent(self, what: str) -> Item:
        return self._point(words.absent(what, self._book.as_of))


def _project_facts(one: ProjectCard, has_division: bool) -> Iterable[tuple[str, str]]:
    if has_division:
        yield labels.DIVISION, one.division or labels.NONE
    yield labels.LEAD_PLACE, " · ".join(filter(None, (one.lead, one.region))) or labels.NONE
    yield "사업", one.program or labels.NONE
    yield labels.PERIOD, one.period or labels.NONE
    yield labels.COST, _cost_words(one)
    yield labels.SIGNAL, _signal_words(one)
    if one.partners:
        yield "참여기관", ", ".join(one.partners)
    if one.demands:
        yield "수요", "\n".join(link_words(link) for link in one.demands)


def _cost_words(one: ProjectCard) -> str:
    """`63.5억원(국비 50억원, 지방비 13.5억원)`, as far as it is public."""
    cost = one.cost
    named = (
        (labels.NATIONAL, cost.national),
        (labels.LOCAL, cost.local),
        (labels.PRIVATE, cost.private),
    )
    parts = ", ".join(f"{name} {money(won)}" for name, won in named if won)
    total = money(cost.total) if cost.total else "공개된 자료 없음"
    return f"{total}({parts})" if parts else total


def _signal_words(one: ProjectCard) -> str:
    if one.signal is None:
        return "등록되지 않음"
    why = f": {one.signal_reason}" if one.signal_reason else ""
    return f"{word(one.signal)}{why}"
