"""A chain as data: GraphML for programs that draw graphs, and a workbook of bodies and links."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.words import word
from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.sheets import in_place_of
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink

_BODY_KEYS = (
    ("name", "string"),
    ("tier", "int"),
    ("tier_given", "boolean"),
    ("size_class", "string"),
    ("region", "string"),
    ("kind", "string"),
    ("item", "string"),
    ("sole_source", "boolean"),
)
_LINK_KEYS = (
    ("link_item", "string"),
    ("link_kind", "string"),
    ("share", "double"),
    ("yearly_amount_won", "long"),
    ("link_sole_source", "boolean"),
    ("confidentiality", "string"),
)
BODY_HEADS = ("기업·기관명", "차수", "차수 지정", "규모", "지역", "대표 품목", "단독 공급")
LINK_HEADS = (
    "협력사(납품)",
    "구매기업",
    "품목",
    "종류",
    "비중(%)",
    "연간 금액(원)",
    "단독 공급",
    "공개 범위",
)
YES = "예"


def write_graphml(chain: Chain, path: Path) -> None:
    """Bodies as nodes, links as edges from supplier to buyer."""
    with in_place_of(path) as building:
        building.write_text("\n".join(_graphml(chain)) + "\n", encoding="utf-8")


def write_workbook(chain: Chain, path: Path, title: str) -> None:
    """A sheet of bodies and one of links; every text stays text."""
    settings = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    packed = io.BytesIO()
    with in_place_of(path) as building:
        with new_workbook(packed, settings) as book:
            mark = "" if chain.mark is Confidentiality.PUBLIC else word(chain.mark)
            created = datetime.combine(chain.day, time(), UTC).replace(tzinfo=None)
            book.set_properties(
                {"title": title, "subject": mark, "author": "AFM Desktop", "created": created}
            )
            names = {body.id: body.name for body in chain.bodies}
            _sheet(
                book,
                "기업·기관",
                BODY_HEADS,
                map(_body_cells, chain.bodies),
                title=title,
                mark=mark,
            )
            links = (_link_cells(link, names) for link in chain.links)
            _sheet(book, "공급관계", LINK_HEADS, links, title=title, mark=mark)
        building.write_bytes(packed.getvalue())


Cell = str | int | Decimal | None


def _body_cells(body: ChainBody) -> tuple[Cell, ...]:
    return (
        body.name,
        f"{body.tier}차" if body.tier else "앵커기업",
        YES if body.is_given else None,
        word(body.size) if body.size is not None else None,
        body.region,
        body.item or None,
        YES if body.is_sole else None,
    )


def _link_cells(link: ChainLink, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        names[link.supplier],
        names[link.buyer],
        link.item,
        word(link.kind) if link.kind is not None else None,
        link.share,
        link.yearly_won,
        YES if link.is_sole else None,
        word(link.confidentiality),
    )


def _sheet(
    book: Any,
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str,
    mark: str,
) -> None:
    sheet, shape = book.add_worksheet(name), book.add_format({"num_format": "#,##0.####"})
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "align": "center"})
    for place, words in enumerate(heads):
        sheet.write_string(0, place, words, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, place, cell, text)
            elif cell is not None:
                sheet.write_number(last, place, cell, shape)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(heads) - 1, 16)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, last), len(heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    marked = f"&R{mark.replace('&', '&&')}" if mark else ""
    sheet.set_header(f"&L{title.replace('&', '&&')}{marked}"[:255])
    sheet.set_footer("&C&P / &N")


def _graphml(chain: Chain) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, keys in (("node", _BODY_KEYS), ("edge", _LINK_KEYS)):
        for name, type_ in keys:
            yield f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'
    yield '<graph id="chain" edgedefault="directed">'
    for body in chain.bodies:
        yield f"<node id={quoteattr(body.id)}>{_data(_BODY_KEYS, _body_values(body))}</node>"
    for link in chain.links:
        ends = f"source={quoteattr(link.supplier)} target={quoteattr(link.buyer)}"
        values = _data(_LINK_KEYS, _link_values(link))
        yield f"<edge id={quoteattr(link.id)} {ends}>{values}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _body_values(body: ChainBody) -> tuple[object, ...]:
    return (
        body.name,
        body.tier,
        body.is_given,
        body.size,
        body.region,
        body.kind,
        body.item or None,
        body.is_sole,
    )


def _link_values(link: ChainLink) -> tuple[object, ...]:
    won, share = link.yearly_won, link.share
    return link.item or None, link.kind, share, won, link.is_sole, link.confidentiality


def _data(keys: Sequence[tuple[str, str]], values: Sequence[object]) -> str:
    return "".join(
        f'<data key="{key}">{escape(_plain(value))}</data>'
        for (key, _), value in zip(keys, values, strict=True)
        if value is not None
    )


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
