"""공급망 현황: tiers, the map, single sources, shared suppliers, and how far the chain reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.enums import LineLevel
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.blocks import Chapter, Item, Title
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.chain_cover import (
    chain_cover,
    chain_gist,
    reach_line,
    risk_line,
    tiers_line,
)
from afm_desktop.reports.chain_figure import ChainBlock
from afm_desktop.reports.chain_options import ChainPaperOptions
from afm_desktop.reports.chain_words import UNKNOWN_REGION, names, size_word
from afm_desktop.reports.columns import WIDE, Column, figure_column, text_column
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.fields import Field, count_field, grid
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.saving import save
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.withheld import is_told, shown_status
from afm_desktop.services.supply_chain.answers import SharedSupplier, SoleSupply
from afm_desktop.services.supply_chain.paper import AnchorTiers, ChainStatus

LISTED, NAMED = 40, 5  # shared suppliers that are listed, and anchors that are named with each
ROW = TypeVar("ROW")
TITLE = "공급망 현황"
CHAPTERS = ("개요", "공급망도", "단독 공급 품목", "함께 쓰는 협력사", "규모·지역별 분포")
NUMERALS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ")


def make(
    status: ChainStatus,
    options: ChainPaperOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    made = render(document(status, options or ChainPaperOptions()), make_canvas, tell)
    return made.paper(fonts.missing(_texts(status)))


def write(status: ChainStatus, path: Path, options: ChainPaperOptions | None = None) -> Paper:
    """Make the paper and save it whole."""
    paper = make(status, options)
    save(paper.data, path)
    return paper


def document(status: ChainStatus, options: ChainPaperOptions) -> Document:
    """The paper before it is laid out."""
    style = LARGE if options.is_large else NORMAL
    mark = options.secrecy or status.mark
    status = shown_status(status, mark)
    title, as_of = f"{status.about} {TITLE}", labels.as_of(status.as_of, status.learned_on)
    source = labels.SOURCE_DEMONSTRATION if status.is_demonstration else labels.SOURCE
    head = () if options.has_cover else (Title(title, f"{as_of} · {status.issuer}", style),)
    about = labels.told_in_short(TITLE, chain_gist(status))
    return Document(
        Properties(title, status.issuer, about, (status.about, TITLE)),
        Furniture(title, labels.secrecy(mark), as_of, source, options.recipient),
        chain_cover(status, options, title, mark) if options.has_cover else None,
        [*head, *_story(status, style)],
        style,
    )


def _story(status: ChainStatus, style: Style) -> Iterator[Block]:
    parts: tuple[Callable[[ChainStatus, Style, Iterator[int]], Iterator[Block]], ...] = (
        _overview,
        _map,
        _sole,
        _shared,
        _reach,
    )
    tables = count(1)
    for mark, name, part in zip(NUMERALS, CHAPTERS, parts, strict=True):
        yield Chapter(mark, name, f"chapter-{mark}", style)
        yield from part(status, style, tables)


def _line(text: str, style: Style, *, leads: bool = False) -> Item:
    return Item(LineLevel.POINT, text, style, keeps_next=leads)


def _overview(status: ChainStatus, style: Style, tables: Iterator[int]) -> Iterator[Block]:
    """How many suppliers stand at which tier, of each anchor and without overlap."""
    chain = status.chain
    if not chain.suppliers:
        yield _line("등록된 공급관계 없음", style)
        return
    yield _line(f"(협력사) {tiers_line(status)}", style)
    yield _line(f"(위험) {risk_line(status)}", style, leads=True)
    rows = [row for row in status.anchors if sum(row.tiers)]
    deepest = max(len(row.tiers) for row in rows)  # one that is near to all is far from some
    fields: list[Field[AnchorTiers]] = [
        Field(text_column(labels.ANCHOR, 110, pad=9), lambda _, row: row.name),
        *(
            count_field(
                figure_column(f"{tier}차", 44, labels.SUPPLIERS),
                lambda row, tier=tier: row.at(tier),  # type: ignore[misc]
                chain.counts[tier] if tier < len(chain.counts) else 0,
            )
            for tier in range(1, deepest + 1)
        ),
        count_field(
            figure_column(labels.TOTAL, 50, labels.SUPPLIERS, has_rule=True),
            lambda row: sum(row.tiers),
            chain.suppliers,
        ),
        count_field(
            figure_column(labels.SOLE_ITEMS, 60),
            lambda row: row.sole_items,
            len(status.sole_items),
        ),
    ]
    columns, body = grid(rows, fields, [labels.WITHOUT_OVERLAP])
    repeated = sum(sum(row.tiers) for row in rows) != chain.suppliers
    notes = [labels.NOTE_OVERLAP] if repeated else []
    left_out = len(status.anchors) - len(rows)
    if left_out:
        notes.append(labels.without_supply_note(left_out))
    caption = Caption(labels.table_label(next(tables)), labels.TIER_TABLE, labels.unit_line("개"))
    yield Table(caption, columns, body, style, notes=notes)


def _map(status: ChainStatus, style: Style, _tables: Iterator[int]) -> Iterator[Block]:
    """The drawing of the screen, as wide as the text."""
    if not status.chain.suppliers:
        yield _line("등록된 공급관계 없음", style)
        return
    left_out = sum(not body.suppliers for body in status.chain.anchors)
    notes = [labels.without_supply_note(left_out)]
    yield ChainBlock(status.chain, "그림 1", style, notes=notes)


def _sole(status: ChainStatus, style: Style, tables: Iterator[int]) -> Iterator[Block]:
    if not status.sole_items:
        yield _line("단독 공급 품목 없음", style)
        return
    without = sum(not row.note for row in status.sole_items)
    said = f", 이 중 대체 공급사 확보 방안이 없는 품목 {without:,}건" if without else ""
    yield _line(f"(단독 공급) 품목 {len(status.sole_items):,}건{said}", style, leads=True)
    fields: list[Field[SoleSupply]] = [
        Field(text_column(labels.ITEM, 84, pad=9), lambda _, row: row.item or labels.NONE),
        Field(text_column(labels.SUPPLIER, 92), lambda _, row: row.supplier.name),
        Field(Column(labels.TIER, 40), lambda _, row: f"{row.tier}차"),
        Field(text_column(labels.ANCHOR, 110), lambda _, row: names(row.anchors)),
        Field(
            text_column(labels.SECOND_SOURCE, 120), lambda _, row: row.note or labels.NONE, (), True
        ),
    ]
    rows = [row for row in status.sole_items if is_told(row)]
    notes = labels.only_counted(len(status.sole_items) - len(rows), "건")
    if not rows:
        yield from (Item(LineLevel.NOTE, note, style) for note in notes)
        return
    columns, body = grid(rows, fields)
    caption = Caption(labels.table_label(next(tables)), labels.SOLE_TABLE)
    yield Table(caption, columns, body, style, measures=WIDE, notes=notes)


def _shared(status: ChainStatus, style: Style, tables: Iterator[int]) -> Iterator[Block]:
    told = [row for row in status.shared if is_told(row)]
    rows = told[:LISTED]
    if not status.shared:
        yield _line("여러 앵커기업이 함께 쓰는 협력사 없음", style)
        return
    across = sum(len(row.divisions) > 1 for row in status.shared)
    said = f", 이 중 여러 분과에 걸친 협력사 {across:,}개사" if across else ""
    yield _line(f"(공동) 함께 쓰는 협력사 {len(status.shared):,}개사{said}", style, leads=True)
    notes = labels.only_counted(len(status.shared) - len(told), "개사")
    if not rows:
        yield from (Item(LineLevel.NOTE, note, style) for note in notes)
        return
    fields: list[Field[SharedSupplier]] = [
        Field(Column(labels.NUMBER, 32), lambda number, _: str(number)),
        Field(text_column(labels.SUPPLIER, 110), lambda _, row: row.supplier.name),
        Field(Column("가까운 차수", 56), lambda _, row: f"{row.tier}차"),
        Field(figure_column("앵커기업 수", 56), lambda _, row: f"{len(row.anchors):,}"),
        Field(
            text_column("앵커기업(차수)", 200),
            lambda _, row: _named(row),
        ),
    ]
    columns, body = grid(rows, fields)
    if len(told) > len(rows):
        notes.append(f"앵커기업이 많은 협력사부터 {LISTED}개사를 수록")
    caption = Caption(labels.table_label(next(tables)), "함께 쓰는 협력사", labels.unit_line("개"))
    yield Table(caption, columns, body, style, measures=WIDE, notes=notes)


def _named(row: SharedSupplier) -> str:
    """`예시가앵커(1차), 예시나앵커(2차) 외 9개사`; of those that are untold the number."""
    known = [one for one in row.anchors if one.body.name != WITHHELD]
    nearest = sorted(known, key=lambda one: one.tier)[:NAMED]
    named = ", ".join(f"{one.body.name}({one.tier}차)" for one in nearest)
    rest = len(row.anchors) - len(nearest)
    return f"{named} 외 {rest:,}개사" if rest > 0 else named


def _reach(status: ChainStatus, style: Style, tables: Iterator[int]) -> Iterator[Block]:
    reach = status.reach
    if not reach.total:
        yield _line("등록된 협력사 없음", style)
        return
    yield _line(f"(분포) {reach_line(status)}", style, leads=True)
    yield _reach_table(
        status, style, tables, labels.SIZE, [(size_word(s), s) for s in reach.sizes], reach.of_size
    )
    regions = [(region or UNKNOWN_REGION, region) for region in reach.regions]
    yield _reach_table(status, style, tables, labels.REGION, regions, reach.of_region)


def _reach_table(  # noqa: PLR0917 - one table for sizes and regions
    status: ChainStatus,
    style: Style,
    tables: Iterator[int],
    head: str,
    rows: list[tuple[str, ROW]],
    of: Callable[..., int],
) -> Table:
    """Suppliers by tier in the columns; the last one says what part of all they are."""
    reach = status.reach
    tiers = range(1, reach.deepest + 1)
    fields: list[Field[tuple[str, ROW]]] = [
        Field(text_column(head, 90, pad=9), lambda _, row: row[0]),
        *(
            count_field(
                figure_column(f"{tier}차", 50),
                lambda row, tier=tier: of(row[1], tier),  # type: ignore[misc]
                sum(cell.count for cell in reach.cells if cell.tier == tier),
            )
            for tier in tiers
        ),
        count_field(
            figure_column(labels.TOTAL, 56, has_rule=True), lambda row: of(row[1]), reach.total
        ),
        Field(
            figure_column("비율(%)", 60),
            lambda _, row: str(percent(of(row[1]), reach.total) or labels.NONE),
            ("100.0",),
        ),
    ]
    columns, body = grid(rows, fields, [labels.TOTAL])
    caption = Caption(
        labels.table_label(next(tables)), f"{head}별 협력사 수", labels.unit_line("개", "%")
    )
    shares = sum(percent(of(row[1]), reach.total) or 0 for row in rows)
    notes = [] if shares == 100 else [labels.NOTE_PLAIN_SHARES]
    return Table(caption, columns, body, style, notes=notes)


def _texts(status: ChainStatus) -> Iterator[str]:
    yield status.about
    for body in status.chain.bodies:
        yield from (body.name, body.item)
    for row in status.sole_items:
        yield from (row.item, row.supplier.name, row.note or "")
