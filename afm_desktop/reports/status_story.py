"""The chapters of 분과 현황 보고 as blocks: sentences from the drafts, then tables and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.enums import LineLevel
from afm_desktop.reports import labels
from afm_desktop.reports.blocks import LONE, Chapter, Closing, Dated, Heading, Item, Title
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.chapter_tables import (
    plan_table,
    sign_in_table,
    sole_table,
    tier_table,
)
from afm_desktop.reports.columns import NARROW
from afm_desktop.reports.demand_money import DemandMoney
from afm_desktop.reports.demand_tables import demand_table, kpi_table, status_table
from afm_desktop.reports.layout import Block
from afm_desktop.reports.member_tables import directory_table, size_table
from afm_desktop.reports.options import Annex, PaperOptions
from afm_desktop.reports.overview import Overview
from afm_desktop.reports.project_table import project_table
from afm_desktop.reports.status_figures import funnel_block, region_block, tier_block
from afm_desktop.reports.style import BODY_HEIGHT, Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.withheld import withheld_note
from afm_desktop.services import drafts
from afm_desktop.services.status import DivisionStatus, NarrativeLine, Section
from afm_desktop.services.status_demands import RoundStatus
from afm_desktop.services.status_lines import Group

CHAPTERS: Final = tuple(section for section in Section if section is not Section.GIST)
SHORT_GROUP: Final = 4  # lines that stay on the page of the table they lead to
LONG_COURSE: Final = 12  # events that stand a little closer
FEWEST: Final = 3  # lines of a list on either side of a page turn
LONG_LIST: Final = 1.6 * BODY_HEIGHT  # a demand list higher than this goes to an annex

Exhibits = list[list[Block]]


@dataclass(slots=True)
class Numbers:
    """The numbers of tables and figures, which run through a whole paper."""

    tables: int = 0
    figures: int = 0

    def table(self) -> str:
        """The label of the next table."""
        self.tables += 1
        return labels.table_label(self.tables)

    def figure(self) -> str:
        """The label of the next figure."""
        self.figures += 1
        return labels.figure_label(self.figures)


def story(status: DivisionStatus, options: PaperOptions, style: Style) -> list[Block]:
    """All blocks of the paper after its cover."""
    return _Story(status, options, style, Numbers()).blocks()


def section_blocks(  # noqa: PLR0917 - a chapter as it stands in another paper
    status: DivisionStatus,
    section: Section,
    options: PaperOptions,
    style: Style,
    numbers: Numbers,
    list_mark: str = "",
) -> list[Block]:
    """One chapter without its head; with a mark, the demands one by one stand there."""
    return _Story(status, options, style, numbers, list_mark).chapter(section)


def demand_list_blocks(
    status: DivisionStatus, options: PaperOptions, style: Style, numbers: Numbers
) -> list[Block]:
    """The demands one by one; nothing where there are none."""
    found = status.demands
    if found is None or not found.demands:
        return []
    return [_Story(status, options, style, numbers).demand_list(found)]


class _Story:
    def __init__(
        self,
        status: DivisionStatus,
        options: PaperOptions,
        style: Style,
        numbers: Numbers,
        list_mark: str = "",
    ) -> None:
        self._status, self._options, self._style = status, options, style
        self._numbers, self._list_mark = numbers, list_mark
        self._annexes = self._chosen_annexes()

    def blocks(self) -> list[Block]:
        found = list[Block]() if self._options.has_cover else self._title()
        begun = len(found)
        if self._status.meeting:
            found.append(Heading(labels.OVERVIEW, "overview", self._style))
            found.append(Overview(self._status.meeting, self._style))
        shown = [section for section in CHAPTERS if self._is_shown(section)]
        if not (shown or len(found) > begun):
            shown = list(CHAPTERS)  # a paper of nothing says what is missing
        for numeral, section in zip(labels.NUMERALS, shown, strict=False):
            title = labels.SECTIONS[section]
            found.append(Chapter(numeral, title, section.value, self._style))
            found += self.chapter(section)
        if self._annexes:
            found.append(Closing([_ANNEX_TITLES[annex] for annex in self._annexes], self._style))
        for annex in self._annexes:
            found += self._annex(annex)
        return found

    def _title(self) -> list[Block]:
        """What a paper without a cover begins with."""
        status = self._status
        date = weekday_words(status.meeting.held_on) if status.meeting else ""
        occasion = status.meeting.title if status.meeting else ""
        below = [part for part in (occasion, date) if part]
        below = below or [labels.as_of(status.as_of, status.learned_on)]
        return [Title(labels.title(status.division), ", ".join(below), self._style)]

    def _is_shown(self, section: Section) -> bool:
        return not self._options.omits_empty or drafts.has_data(self._status, section)

    def chapter(self, section: Section) -> list[Block]:
        """Groups of lines, each followed by what it speaks of."""
        found: list[Block] = []
        groups = drafts.groups(self._status, section)
        for group, exhibits in zip_longest(groups, self._exhibits(section), fillvalue=()):
            items = _items(group, self._style, leads_on=bool(exhibits))
            if found and group is groups[-1] and len(items) <= FEWEST and not exhibits:
                items[0].bad_start = LONE  # the few lines that end a chapter
            found += [*items, *exhibits]
        return found

    # ------------------------------------------------------------ tables and figures

    def _exhibits(self, section: Section) -> Exhibits:
        """What stands after each group of drafted lines, in the same order."""
        make = {
            Section.PROGRESS: self._progress,
            Section.MEMBERS: self._members,
            Section.DEMANDS: self._demands,
            Section.PROJECTS: self._projects,
            Section.SUPPLY: self._supply,
            Section.PLANS: self._plans,
        }.get(section)
        return make() if make else []

    def _progress(self) -> Exhibits:
        events = self._status.events
        dated: list[Block] = [
            Dated(
                weekday_words(row.on),
                row.text,
                self._style,
                is_dense=len(events) > LONG_COURSE,
                is_near_end=_is_near_end(index, len(events)),
            )
            for index, row in enumerate(events)
        ]
        return [dated] if dated else []

    def _members(self) -> Exhibits:
        if not self._status.members.total:
            return []
        table = size_table(self._status, self._numbers.table(), self._style)
        where = sum(bool(row.count) for row in self._status.members.regions)
        if where < 2:  # the sentence has said it all
            return [[table]]
        return [[table], [region_block(self._status.members, self._numbers.figure(), self._style)]]

    def _demands(self) -> Exhibits:
        found = self._status.demands
        if found is None or not found.demands:
            return []
        money = DemandMoney.of(found.demands)
        exhibits: Exhibits = [[funnel_block(found, money, self._numbers.figure(), self._style)]]
        if self._list_mark or Annex.DEMANDS in self._annexes:
            caption = Caption(self._numbers.table(), labels.round_demands(found.name))
            where = labels.listed_in(self._list_mark or self._annex_mark(Annex.DEMANDS))
            line = NarrativeLine(LineLevel.POINT, where)
            lead = Item(line.level, line.text, self._style, keeps_next=True)
            exhibits.append([lead, status_table(money, caption, self._style)])
        else:
            exhibits.append([self.demand_list(found)])
        if found.kpis:
            exhibits.append([kpi_table(found.kpis, self._numbers.table(), self._style)])
        return exhibits

    def demand_list(self, found: RoundStatus) -> Table:
        """The demands one by one; what the class of the paper leaves out of them is said."""
        caption = Caption(self._numbers.table(), labels.round_demands(found.name))
        paper = self._options.secrecy or self._status.confidentiality
        remarks = withheld_note((row.mark for row in found.demands), paper)
        return demand_table(DemandMoney.of(found.demands), caption, self._style, remarks)

    def _projects(self) -> Exhibits:
        rows = self._status.projects
        return [[project_table(rows, self._numbers.table(), self._style)]] if rows else []

    def _supply(self) -> Exhibits:
        found = self._status.supply
        if not found.suppliers:
            return []
        first: list[Block] = [tier_table(found, self._numbers.table(), self._style)]
        first.append(tier_block(found, self._numbers.figure(), self._style))
        if not found.sole_items:
            return [first]
        return [first, [sole_table(found.sole_items, self._numbers.table(), self._style)]]

    def _plans(self) -> Exhibits:
        rows = self._status.plans
        return [[plan_table(rows, self._numbers.table(), self._style)]] if rows else []

    # ------------------------------------------------------------ annexes

    def _chosen_annexes(self) -> list[Annex]:
        """Those asked for that have something to list; a long demand list always."""
        status, wanted = self._status, set(self._options.annexes)
        rows = len(status.demands.demands) if status.demands else 0
        if rows * NARROW.scaled(self._style.scale).row > LONG_LIST:
            wanted.add(Annex.DEMANDS)
        has_data = {
            Annex.MEMBERS: bool(status.directory),
            Annex.DEMANDS: rows > 0 and self._is_shown(Section.DEMANDS),
            Annex.SIGN_IN: status.meeting is not None,
        }
        return [annex for annex in Annex if annex in wanted and has_data[annex]]

    def _annex_mark(self, annex: Annex) -> str:
        return labels.annex(self._annexes.index(annex) + 1, len(self._annexes))

    def _annex(self, annex: Annex) -> Sequence[Block]:
        title, mark = _ANNEX_TITLES[annex], self._annex_mark(annex)
        head = Chapter(mark, title, f"annex-{annex.value}", self._style)
        head.starts_page, head.may_follow = True, annex is Annex.MEMBERS
        if annex is Annex.MEMBERS:
            return [head, directory_table(self._status, self._numbers.table(), self._style)]
        if annex is Annex.DEMANDS and self._status.demands:
            return [head, self.demand_list(self._status.demands)]
        return [head, *self._sign_in()]

    def _sign_in(self) -> list[Block]:
        meeting = self._status.meeting
        if meeting is None:
            return []
        where = labels.sitting(meeting.title, meeting.held_on, meeting.starts, meeting.place)
        return [
            Item(LineLevel.POINT, where, self._style, keeps_next=True),
            sign_in_table(self._status.attendance, self._options.blank_rows, self._style),
        ]


_ANNEX_TITLES: Final = {
    Annex.MEMBERS: labels.DIRECTORY,
    Annex.DEMANDS: labels.DEMAND_LIST,
    Annex.SIGN_IN: labels.SIGN_IN,
}


def _items(group: Group, style: Style, *, leads_on: bool) -> list[Block]:
    """The lines of a group; a short group stays with the table it leads to."""
    stays = leads_on and len(group) <= SHORT_GROUP
    below = (LineLevel.DETAIL, LineLevel.NOTE)
    found: list[Block] = []
    for index, (line, after) in enumerate(zip_longest(group, group[1:])):
        has_more = after is not None and after.level in below
        item = Item(line.level, line.text, style, keeps_next=stays or has_more)
        if index and _is_near_end(index, len(group)):
            item.bad_start = max(item.bad_start, LONE)
        found.append(item)
    return found


def _is_near_end(index: int, count: int) -> bool:
    """Whether a page that begins with this line of a list has few of its lines, or the last."""
    return index < FEWEST or count - index < FEWEST
