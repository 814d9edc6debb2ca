"""A reader of HWPX documents after the standard (KS X 6101, OWPML), for the tests alone.

It knows the package (OCF: mimetype, container, manifest, spine), the head, and the paragraphs and
tables of sections. It shares no code with what writes or reads forms, and refuses what contradicts
itself.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

Element = ElementTree.Element
MIMETYPE, PACKAGE = b"application/hwp+zip", "application/hwpml-package+xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf/}"
_HEAD = "{http://www.hancom.co.kr/hwpml/2011/head}"
_SECTION = "{http://www.hancom.co.kr/hwpml/2011/section}"
_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_SIGNS = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": "\u2007", "hyphen": "-"}
_STYLES = (
    ("p", "paraPrIDRef", "paraPr"),
    ("p", "styleIDRef", "style"),
    ("run", "charPrIDRef", "charPr"),
    ("tbl", "borderFillIDRef", "borderFill"),
    ("tc", "borderFillIDRef", "borderFill"),
)
"""Which elements point to what of the head."""


class NotStandardError(Exception):
    """A document is not as the standard has it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The texts of a table by row and column; a merged cell stands where it begins."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.cells), len(self.cells[0])


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader sees: its title, and the paragraphs and tables of all sections in order."""

    title: str
    sections: int
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]


def read(path: Path) -> Document:
    """A document, refused where package, head or a table contradict themselves."""
    with zipfile.ZipFile(path) as archive:
        _check_mimetype(archive)
        package = _package(archive)
        parts = _parts(archive, package)
        head = _root(archive, parts[0], f"{_HEAD}head")
        bodies = [_root(archive, part, f"{_SECTION}sec") for part in parts[1:]]
    _require(head.get("secCnt") == str(len(bodies)), "secCnt")
    for body in bodies:
        _check_styles(head, body)
    title = package.findtext(f"{_OPF}metadata/{_OPF}title")
    return Document(
        title or "",
        len(bodies),
        tuple(_text(one) for body in bodies for one in body.findall(f"{_HP}p")),
        tuple(_table(one) for body in bodies for one in body.iter(f"{_HP}tbl")),
    )


def _require(is_so: bool, what: str) -> None:
    if not is_so:
        raise NotStandardError(what)


def _check_mimetype(archive: zipfile.ZipFile) -> None:
    """It stands first and unpacked, so that the kind of a file is seen without unpacking it."""
    names = archive.namelist()
    _require(archive.testzip() is None, "crc")
    _require(len(names) == len(set(names)), "twice")
    first = archive.infolist()[0]
    _require(first.filename == "mimetype", "mimetype first")
    _require(first.compress_type == zipfile.ZIP_STORED and not first.extra, "mimetype stored")
    _require(archive.read(first) == MIMETYPE, "mimetype")


def _package(archive: zipfile.ZipFile) -> Element:
    """The package file the container names."""
    container = _root(archive, "META-INF/container.xml", f"{_OCF}container")
    files = container.findall(f"{_OCF}rootfiles/{_OCF}rootfile")
    for one in files:
        _require(one.get("full-path") in archive.namelist(), "rootfile")
    packages = [one.get("full-path", "") for one in files if one.get("media-type") == PACKAGE]
    _require(len(packages) == 1, "package")
    return _root(archive, packages[0], f"{_OPF}package")


def _parts(archive: zipfile.ZipFile, package: Element) -> list[str]:
    """The head and the sections, in the order in which they are read; each is in the manifest."""
    manifest = {
        item.get("id"): item.get("href", "")
        for item in package.findall(f"{_OPF}manifest/{_OPF}item")
    }
    for href in manifest.values():
        _require(href in archive.namelist(), "manifest")
    spine = [one.get("idref") for one in package.findall(f"{_OPF}spine/{_OPF}itemref")]
    _require(set(spine) <= set(manifest), "spine")
    parts = [manifest[one] for one in spine]
    sections = {name for name in archive.namelist() if name.startswith("Contents/section")}
    _require(len(parts) > 1 and set(parts[1:]) == sections, "sections")
    return parts


def _root(archive: zipfile.ZipFile, name: str, tag: str) -> Element:
    _require(name in archive.namelist(), name)
    found = ElementTree.fromstring(archive.read(name))
    _require(found.tag == tag, tag)
    return found


def _check_styles(head: Element, body: Element) -> None:
    """What paragraphs, runs and tables look like is defined in the head."""
    for tag, reference, kind in _STYLES:
        known = {one.get("id") for one in head.iter(f"{_HEAD}{kind}")}
        for element in body.iter(f"{_HP}{tag}"):
            _require(element.get(reference) in known, reference)


def _table(table: Element) -> Table:
    """Its cells where they say they are; they cover every place, and none of them twice."""
    height, width = int(table.get("rowCnt", "0")), int(table.get("colCnt", "0"))
    rows = table.findall(f"{_HP}tr")
    _require(height > 0 and width > 0 and len(rows) == height, "rowCnt")
    texts: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        for cell in row.findall(f"{_HP}tc"):
            places = list(_places(cell))
            _require(bool(places) and places[0][0] == number, "rowAddr")
            for place in places:
                _require(place not in texts and place < (height, width), "cellAddr")
                _require(place[1] < width, "colAddr")
                texts[place] = _text(cell) if place == places[0] else ""
    _require(len(texts) == height * width, "colCnt")
    return Table(tuple(tuple(texts[r, c] for c in range(width)) for r in range(height)))


def _places(cell: Element) -> Iterator[tuple[int, int]]:
    """The rows and columns a cell covers."""
    address, span = cell.find(f"{_HP}cellAddr"), cell.find(f"{_HP}cellSpan")
    if address is None or span is None:
        raise NotStandardError("cellAddr")
    row, column = int(address.get("rowAddr", "-1")), int(address.get("colAddr", "-1"))
    for below in range(int(span.get("rowSpan", "0"))):
        for beside in range(int(span.get("colSpan", "0"))):
            yield row + below, column + beside


def _text(element: Element) -> str:
    """The text of a paragraph, or of a cell line by line; that of tables inside is theirs."""
    if element.tag == f"{_HP}p":
        return "".join(_said(one) for run in element.findall(f"{_HP}run") for one in run)
    inside = element.findall(f"{_HP}subList/{_HP}p")
    return "\n".join(_text(one) for one in inside)


def _said(element: Element) -> str:
    if element.tag != f"{_HP}t":
        return ""
    pieces = [element.text or ""]
    for sign in element:
        pieces += (_SIGNS.get(sign.tag.removeprefix(_HP), ""), sign.tail or "")
    return "".join(pieces)
