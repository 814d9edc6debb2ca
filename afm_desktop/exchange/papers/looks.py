"""How characters, paragraphs and cells of a document look: each look once, by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from afm_desktop.exchange.papers.markup import NAMES, SPACES, TOP, points

FONT: Final = "함초롬돋움"
INK, SOFT, ACCENT = "#111111", "#555555", "#1D3F72"
HEAD, TOTAL = "#EBEDF0", "#F5F6F7"
_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_EACH = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")
_STYLES = (("바탕글", "Normal"), ("제목", "Title"), ("장 제목", "Chapter"))
TITLE, CHAPTER = 1, 2
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Char:
    """How characters look."""

    size: float = 10.0
    is_bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Para:
    """How a paragraph stands, in points; its first line begins `hang` before the others."""

    align: str = "LEFT"
    left: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: int = 160
    keeps_next: bool = False
    tab: int = 0
    """1 has what stands behind a tab end at the right."""
    border: int = 1


@dataclass(frozen=True, slots=True)
class Border:
    """The lines of a cell, by their width in mm, and what it is filled with."""

    left: str = ""
    right: str = ""
    top: str = ""
    bottom: str = ""
    fill: str = ""
    colour: str = "#000000"


@dataclass
class _Numbers(Generic[Key]):
    """Things by the number they are first asked for with."""

    first: int = 0
    known: dict[Key, int] = field(default_factory=dict)

    def of(self, key: Key) -> int:
        return self.known.setdefault(key, len(self.known) + self.first)


class Looks:
    """All looks that a document uses; they are written into its head."""

    def __init__(self, measure: float) -> None:
        self._measure = measure
        self._chars = _Numbers[Char]()
        self._paras = _Numbers[Para]()
        self._borders = _Numbers[Border](1)
        self.border(Border())
        self.plain = self.char(Char())
        self.body = self.para(Para())
        self.title = self.para(
            Para("CENTER", before=6, after=14, border=self.border(Border(top="0.7", bottom="0.2")))
        )
        self.chapter = self.para(
            Para(
                before=18,
                after=6,
                keeps_next=True,
                border=self.border(Border(bottom="0.4", colour=ACCENT)),
            )
        )

    def char(self, char: Char) -> int:
        """The number of a look of characters."""
        return self._chars.of(char)

    def para(self, para: Para) -> int:
        """The number of a look of paragraphs."""
        return self._paras.of(para)

    def border(self, border: Border) -> int:
        """The number of a look of cells."""
        return self._borders.of(border)

    def head(self) -> str:
        """The head of a document."""
        lists = (
            _list("fontfaces", _LANGUAGES, _fontface),
            _list("borderFills", self._borders.known.items(), _border),
            _list("charProperties", self._chars.known.items(), _char),
            _list("tabProperties", enumerate((0.0, self._measure)), _tabs),
            _list("numberings", [1], _numbering),
            _list("paraProperties", self._paras.known.items(), _para),
            _list("styles", enumerate(_STYLES), self._style),
        )
        return (
            f'{TOP}<hh:head {SPACES} version="1.5" secCnt="1">'
            '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
            f"<hh:refList>{''.join(lists)}</hh:refList>"
            '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/>'
            "</hh:compatibleDocument>"
            '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/>'
            '</hh:docOption><hh:trackchageConfig flags="56"/></hh:head>'
        )

    def _style(self, numbered: tuple[int, tuple[str, str]]) -> str:
        number, (name, english) = numbered
        para = (self.body, self.title, self.chapter)[number]
        return (
            f'<hh:style id="{number}" type="PARA" name="{name}" engName="{english}" '
            f'paraPrIDRef="{para}" charPrIDRef="{self.plain}" nextStyleIDRef="0" '
            'langID="1042" lockForm="0"/>'
        )


def _list(name: str, items: Iterable[Key], write: Callable[[Key], str]) -> str:
    written = [write(item) for item in items]
    return f'<hh:{name} itemCnt="{len(written)}">{"".join(written)}</hh:{name}>'


def _fontface(language: str) -> str:
    return (
        f'<hh:fontface lang="{language}" fontCnt="1">'
        f'<hh:font id="0" face="{FONT}" type="TTF" isEmbedded="0">'
        '<hh:typeInfo familyType="FCAT_GOTHIC" weight="6" proportion="4" contrast="0" '
        'strokeVariation="1" armStyle="1" letterform="1" midline="1" xHeight="1"/>'
        "</hh:font></hh:fontface>"
    )


def _border(numbered: tuple[Border, int]) -> str:
    border, number = numbered
    sides = (
        ("leftBorder", border.left),
        ("rightBorder", border.right),
        ("topBorder", border.top),
        ("bottomBorder", border.bottom),
    )
    lines = "".join(
        f'<hh:{name} type="{"SOLID" if wide else "NONE"}" width="{wide or "0.1"} mm" '
        f'color="{border.colour}"/>'
        for name, wide in sides
    )
    fill = (
        f'<hc:fillBrush><hc:winBrush faceColor="{border.fill}" hatchColor="#999999" alpha="0"/>'
        "</hc:fillBrush>"
        if border.fill
        else ""
    )
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" '
        'breakCellSeparateLine="0"><hh:slash type="NONE" Crooked="0" isCounter="0"/>'
        f'<hh:backSlash type="NONE" Crooked="0" isCounter="0"/>{lines}'
        f'<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>{fill}</hh:borderFill>'
    )


def _char(numbered: tuple[Char, int]) -> str:
    char, number = numbered

    def every(tag: str, value: int) -> str:
        values = " ".join(f'{one}="{value}"' for one in _EACH)
        return f"<hh:{tag} {values}/>"

    return (
        f'<hh:charPr id="{number}" height="{points(char.size)}" textColor="{char.colour}" '
        'shadeColor="none" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1">'
        f"{every('fontRef', 0)}{every('ratio', 100)}{every('spacing', 0)}"
        f"{every('relSz', 100)}{every('offset', 0)}{'<hh:bold/>' if char.is_bold else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/>'
        '<hh:strikeout shape="NONE" color="#000000"/><hh:outline type="NONE"/>'
        '<hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _para(numbered: tuple[Para, int]) -> str:
    para, number = numbered
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="{para.tab}" condense="0" fontLineHeight="0" '
        'snapToGrid="0" suppressLineNumbers="0" checked="0" textDir="LTR">'
        f'<hh:align horizontal="{para.align}" vertical="BASELINE"/>'
        '<hh:heading type="NONE" idRef="0" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" '
        f'widowOrphan="1" keepWithNext="{int(para.keeps_next)}" keepLines="0" '
        'pageBreakBefore="0" lineWrap="BREAK"/><hh:autoSpacing eAsianEng="0" eAsianNum="0"/>'
        f"{_either(lambda times: _margin(para, times))}"
        f'<hh:border borderFillIDRef="{para.border}" offsetLeft="0" offsetRight="0" '
        'offsetTop="200" offsetBottom="200" connect="0" ignoreMargin="0"/></hh:paraPr>'
    )


def _margin(para: Para, times: int) -> str:
    margins = (
        ("intent", -para.hang),
        ("left", para.left),
        ("right", 0),
        ("prev", para.before),
        ("next", para.after),
    )
    told = "".join(
        f'<hc:{name} value="{points(value) * times}" unit="HWPUNIT"/>' for name, value in margins
    )
    return (
        f'<hh:margin>{told}</hh:margin><hh:lineSpacing type="PERCENT" value="{para.spacing}" '
        'unit="HWPUNIT"/>'
    )


def _tabs(numbered: tuple[int, float]) -> str:
    """Tabs of Hangul's own, or one at whose place texts end."""
    number, end = numbered
    stop = _either(lambda times: _stop(points(end) * times)) if end else ""
    return f'<hh:tabPr id="{number}" autoTabLeft="0" autoTabRight="0">{stop}</hh:tabPr>'


def _stop(place: int) -> str:
    return f'<hh:tabItem pos="{place}" type="RIGHT" leader="NONE" unit="HWPUNIT"/>'


def _either(told: Callable[[int], str]) -> str:
    """Something for readers of today; those of before 2016 count in halves of the unit."""
    return (
        f'<hp:switch><hp:case hp:required-namespace="{NAMES["hwpunitchar"]}">{told(1)}</hp:case>'
        f"<hp:default>{told(2)}</hp:default></hp:switch>"
    )


def _numbering(number: int) -> str:
    return f'<hh:numbering id="{number}" start="0">{"".join(_levels())}</hh:numbering>'


def _levels() -> Iterator[str]:
    """A numbering for whoever numbers paragraphs later."""
    shapes = ("DIGIT", "HANGUL_SYLLABLE", "DIGIT", "HANGUL_SYLLABLE", "DIGIT", "HANGUL_SYLLABLE")
    forms = ("^1.", "^2.", "^3)", "^4)", "(^5)", "(^6)")
    for level, (shape, form) in enumerate(zip(shapes, forms, strict=True), 1):
        yield (
            f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="1" autoIndent="1" '
            'widthAdjust="0" textOffsetType="PERCENT" textOffset="50" '
            f'numFormat="{shape}" charPrIDRef="4294967295" checkable="0">{form}</hh:paraHead>'
        )
