"""Pieces of OWPML (KS X 6101): texts, runs and paragraphs."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

_HANCOM = "http://www.hancom.co.kr/hwpml/"
NAMES = {
    "ha": f"{_HANCOM}2011/app",
    "hp": f"{_HANCOM}2011/paragraph",
    "hp10": f"{_HANCOM}2016/paragraph",
    "hs": f"{_HANCOM}2011/section",
    "hc": f"{_HANCOM}2011/core",
    "hh": f"{_HANCOM}2011/head",
    "hhs": f"{_HANCOM}2011/history",
    "hm": f"{_HANCOM}2011/master-page",
    "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf/",
    "ooxmlchart": f"{_HANCOM}2016/ooxmlchart",
    "hwpunitchar": f"{_HANCOM}2016/HwpUnitChar",
    "epub": "http://www.idpf.org/2007/ops",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}
"""Every name Hangul declares, used or not: it looks for all of them."""
SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
TOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def points(size: float) -> int:
    """Points as the hundredths that documents count in."""
    return round(size * 100)


def plain_text(text: str) -> str:
    """A text as XML can hold it: NFC, without what no reader takes."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", text).replace("\u2028", "\n").replace("\t", " ")


def quoted(text: str) -> str:
    """A text between the quotes of an attribute."""
    return escape(plain_text(text).replace("\n", " "), {'"': "&quot;"})


def said(text: str) -> str:
    """The text of a run; its lines end where they did."""
    lines = (escape(line) for line in plain_text(text).split("\n"))
    return f"<hp:t>{'<hp:lineBreak/>'.join(lines)}</hp:t>"


def run(look: int, content: str) -> str:
    """Some content in one look."""
    return f'<hp:run charPrIDRef="{look}">{content}</hp:run>'


def paragraph(look: int, runs: str, *, style: int = 0, begins_page: bool = False) -> str:
    """A paragraph of runs."""
    return (
        f'<hp:p id="0" paraPrIDRef="{look}" styleIDRef="{style}" '
        f'pageBreak="{int(begins_page)}" columnBreak="0" merged="0">{runs}</hp:p>'
    )


def held(content: str, *, align: str = "CENTER", wide: int = 0, high: int = 0) -> str:
    """Paragraphs within a cell, a head or a foot of pages."""
    return (
        f'<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="{align}" '
        'linkListIDRef="0" linkListNextIDRef="0" '
        f'textWidth="{wide}" textHeight="{high}" hasTextRef="0" hasNumRef="0">'
        f"{content}</hp:subList>"
    )
