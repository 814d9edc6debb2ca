"""A paper as a Hangul document (HWPX): text, headings, tables and figures that can be edited.

It is written after the standard (KS X 6101, OWPML) and needs nothing that has to be installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatchmethod

from afm_desktop.exchange.papers import labels
from afm_desktop.exchange.papers.looks import (
    ACCENT,
    CHAPTER,
    INK,
    SOFT,
    TITLE,
    Char,
    Looks,
    Para,
)
from afm_desktop.exchange.papers.markup import SPACES, TOP, held, paragraph, points, run, said
from afm_desktop.exchange.papers.package import packed
from afm_desktop.exchange.papers.pictures import drawn
from afm_desktop.exchange.papers.tables import ALIGN, TableWriter
from afm_desktop.services.figures import Anchor
from afm_desktop.services.plain import (
    WIDTH,
    Boxes,
    Heading,
    Line,
    PageBreak,
    Part,
    Picture,
    Plain,
    Table,
)

_LONG, _SHORT, _EDGE = 84_189, 59_528, 5_669
_TAB = '<hp:t><hp:tab width="4000" leader="0" type="2"/></hp:t>'


def hangul(paper: Plain) -> bytes:
    """The document; the same paper is the same bytes."""
    measure = (_LONG - 2 * _EDGE) / 100 if paper.is_landscape else WIDTH
    looks = Looks(measure)
    body = _Body(paper, looks, measure)
    section = body.section()
    return packed(paper, looks.head(), section, body.images, body.words)


class _Body:
    """The only section of a document while it is written."""

    def __init__(self, paper: Plain, looks: Looks, measure: float) -> None:
        self._paper, self._looks, self._measure = paper, looks, measure
        self._tables = TableWriter(looks, self._measure)
        self._begins_page = False
        self.images: list[bytes] = []
        self.words: list[str] = []
        """Its first texts, for whoever looks at the file without opening it."""

    def section(self) -> str:
        """The section with what stands around its pages."""
        first = paragraph(self._looks.body, run(self._looks.plain, self._page() + self._around()))
        told = "".join(text for part in self._paper.parts for text in self._write(part))
        return f"{TOP}<hs:sec {SPACES}>{first}{told}</hs:sec>"

    # --- parts ---------------------------------------------------------------------------------

    @singledispatchmethod
    def _write(self, part: Part) -> Iterator[str]:
        raise TypeError(part)

    @_write.register
    def _heading(self, part: Heading) -> Iterator[str]:
        looks = self._looks
        text = f"{part.mark} {part.text}".strip()
        self.words.append(text)
        if part.depth > 1:
            para = Para(before=15, after=4, spacing=130, keeps_next=True)
            mark = run(looks.char(Char(12 * self._scale, True, ACCENT)), said(f"{part.mark} "))
            title = run(looks.char(Char(12 * self._scale, True)), said(part.text))
            yield self._paragraph(looks.para(para), mark * bool(part.mark) + title)
            return
        if part.depth:
            look = looks.char(Char(15 * self._scale, True, ACCENT))
            yield self._paragraph(looks.chapter, run(look, said(text)), style=CHAPTER)
            return
        look = looks.char(Char(20 * self._scale, True))
        yield self._paragraph(looks.title, run(look, said(text)), style=TITLE)
        if part.below:
            yield from self._line(Line(part.below, size=10.5, is_soft=True, anchor=Anchor.END))

    @_write.register
    def _line(self, part: Line) -> Iterator[str]:
        looks, mark = self._looks, part.mark
        self.words.append(part.text)
        hang = _hang(mark) * part.size
        para = Para(
            "LEFT" if mark else ALIGN[part.anchor],
            part.indent,
            hang,
            part.before,
            keeps_next=part.keeps_next,
            spacing=150,
        )
        look = looks.char(Char(part.size, part.is_bold, SOFT if part.is_soft else INK))
        text = f"{mark} {part.text}" if mark else part.text
        yield self._paragraph(looks.para(para), run(look, said(text)))

    @_write.register
    def _table(self, part: Table) -> Iterator[str]:
        yield from self._caption(part)
        yield self._tables.table(part)
        yield from self._notes(part)

    @_write.register
    def _picture(self, part: Picture) -> Iterator[str]:
        yield from self._caption(part)
        self.images.append(part.image)
        wide = min(self._measure, part.figure.width)
        shown = drawn(len(self.images), part, wide)
        align = self._looks.para(Para("CENTER", spacing=100))
        yield self._paragraph(align, run(self._looks.plain, shown))
        yield from self._notes(part)

    @_write.register
    def _boxes(self, part: Boxes) -> Iterator[str]:
        yield self._tables.boxes(part, labels.APPROVAL)

    @_write.register
    def _break(self, _part: PageBreak) -> Iterator[str]:
        self._begins_page = True
        yield from ()

    def _caption(self, part: Table | Picture) -> Iterator[str]:
        """What stands over it at the left, and its unit at the right."""
        if not part.title and not part.unit:
            yield from self._gap()
            return
        looks, size = self._looks, 9.5 * self._scale
        runs = run(looks.char(Char(size, True, ACCENT)), said(f"{part.label} " * bool(part.label)))
        runs += run(looks.char(Char(size, True)), said(part.title))
        if part.unit:
            runs += run(looks.char(Char(size - 0.5, colour=SOFT)), _TAB + said(f"({part.unit})"))
        para = looks.para(Para(before=9, keeps_next=True, tab=1, spacing=130))
        yield self._paragraph(para, runs)

    def _gap(self) -> Iterator[str]:
        """Tables that follow each other stay apart."""
        look = self._looks.char(Char(5))
        yield self._paragraph(self._looks.para(Para(spacing=100)), run(look, said("")))

    def _notes(self, part: Table | Picture) -> Iterator[str]:
        size = 9 * self._scale
        for number, note in enumerate(part.notes):
            before = 1 if number else 5
            line = Line(note, labels.NOTE_MARK, size=size, is_soft=True, before=before)
            yield from self._line(line)

    def _paragraph(self, look: int, runs: str, *, style: int = 0) -> str:
        begins, self._begins_page = self._begins_page, False
        return paragraph(look, runs, style=style, begins_page=begins)

    @property
    def _scale(self) -> float:
        return self._paper.scale

    # --- pages ---------------------------------------------------------------------------------

    def _page(self) -> str:
        """A4 with its margins; a turned sheet is told by a word alone."""
        turned = "NARROWLY" if self._paper.is_landscape else "WIDELY"
        return (
            '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" '
            'tabStopVal="4000" tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0" '
            'textVerticalWidthHead="0" masterPageCnt="0">'
            '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
            '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
            '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" '
            'border="SHOW_ALL" fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" '
            'showLineNumber="0"/>'
            '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
            f'<hp:pagePr landscape="{turned}" width="{_SHORT}" height="{_LONG}" '
            'gutterType="LEFT_ONLY"><hp:margin header="2835" footer="2835" gutter="0" '
            f'left="{_EDGE}" right="{_EDGE}" top="4252" bottom="3402"/></hp:pagePr>'
            f"{_NOTE_SHAPES}</hp:secPr>"
            '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" '
            'sameGap="0"/></hp:ctrl>'
        )

    def _around(self) -> str:
        """The lines over and under each page, and its number."""
        paper, looks = self._paper, self._looks
        soft, bold = looks.char(Char(8.5, colour=SOFT)), looks.char(Char(8.5, True))
        marks = (
            labels.RECIPIENT.format(name=paper.recipient) if paper.recipient else "",
            f"[{paper.secrecy}]" if paper.secrecy else "",
        )
        mark = " ".join(filter(None, marks))
        head = run(soft, said(paper.running)) + run(bold, _TAB + said(mark))
        foot = run(soft, said(paper.as_of) + _TAB + said(paper.source))
        ends = looks.para(Para(tab=1, spacing=100))
        return "".join(
            f'<hp:ctrl><hp:{name} id="{number}" applyPageType="BOTH">'
            f"{held(paragraph(ends, runs), align=align, wide=points(self._measure), high=2835)}"
            f"</hp:{name}></hp:ctrl>"
            for number, (name, align, runs) in enumerate(
                (("header", "TOP", head), ("footer", "BOTTOM", foot)), 1
            )
        ) + ('<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>')


_NOTE_SHAPES = "".join(
    f"<hp:{name}>"
    '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
    f'<hp:noteLine length="{long}" type="SOLID" width="0.12 mm" color="#000000"/>'
    f'<hp:noteSpacing betweenNotes="{between}" belowLine="567" aboveLine="850"/>'
    f'<hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="{place}" beneathText="0"/>'
    f"</hp:{name}>"
    for name, long, between, place in (
        ("footNotePr", -1, 283, "EACH_COLUMN"),
        ("endNotePr", 14_692_344, 0, "END_OF_DOCUMENT"),
    )
) + "".join(
    f'<hp:pageBorderFill type="{kind}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" '
    'footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" '
    'bottom="1417"/></hp:pageBorderFill>'
    for kind in ("BOTH", "EVEN", "ODD")
)


def _hang(mark: str) -> float:
    """How far the lines under a marked one stand in, in em: below where its text begins."""
    if not mark:
        return 0.0
    return sum(0.5 if sign.isascii() else 1.0 for sign in mark) + 0.5
