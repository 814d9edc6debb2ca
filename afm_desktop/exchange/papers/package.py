"""The package of a Hangul document: its parts in one archive, which say what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from afm_desktop.exchange.papers.markup import SPACES, TOP, plain_text, quoted
from afm_desktop.exchange.papers.pictures import image_name
from afm_desktop.services.plain import Plain

MIMETYPE = "application/hwp+zip"
_STILL = (1980, 1, 1, 0, 0, 0)  # the same paper is the same bytes; its day is in its text
_MOMENT = "2000-01-01T00:00:00Z"
_PREVIEWED = 1_000
_HEAD, _SECTION, _ABOUT = "Contents/header.xml", "Contents/section0.xml", "Contents/content.hpf"
_META = "http://www.hancom.co.kr/hwpml/2016/meta/pkg#"


def packed(
    paper: Plain, head: str, section: str, images: Sequence[bytes], words: Sequence[str]
) -> bytes:
    """The archive of all parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        preview = plain_text("\r\n".join(words)[:_PREVIEWED])
        for name, text in (
            ("version.xml", _VERSION),
            (_HEAD, head),
            (_SECTION, section),
            ("settings.xml", _SETTINGS),
            ("Preview/PrvText.txt", preview),
            ("META-INF/container.rdf", "".join(_relations())),
            (_ABOUT, _about(paper, len(images))),
            ("META-INF/container.xml", _CONTAINER),
            ("META-INF/manifest.xml", _MANIFEST),
        ):
            _add(archive, name, text.encode())
        for number, image in enumerate(images, 1):
            _add(archive, f"BinData/{image_name(number)}.png", image, zipfile.ZIP_STORED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    part = zipfile.ZipInfo(name, _STILL)
    part.compress_type, part.external_attr = how, 0o600 << 16
    archive.writestr(part, data)


def _about(paper: Plain, images: int) -> str:
    """What the document says of itself, and which parts it has."""
    author = paper.author or "AFM Desktop"
    told = {
        "creator": author,
        "subject": paper.subject,
        "description": "",
        "lastsaveby": author,
        "CreatedDate": _MOMENT,
        "ModifiedDate": _MOMENT,
        "date": paper.as_of,
        "keyword": ", ".join(paper.keywords),
    }
    facts = "".join(
        f'<opf:meta name="{name}" content="text">{quoted(value)}</opf:meta>'
        for name, value in told.items()
    )
    drawings = "".join(
        f'<opf:item id="{image_name(number)}" href="BinData/{image_name(number)}.png" '
        'media-type="image/png" isEmbeded="1"/>'
        for number in range(1, images + 1)
    )
    return (
        f'{TOP}<opf:package {SPACES} version="" unique-identifier="" id="">'
        f"<opf:metadata><opf:title>{quoted(paper.title)}</opf:title>"
        f"<opf:language>ko</opf:language>{facts}</opf:metadata><opf:manifest>"
        f'<opf:item id="header" href="{_HEAD}" media-type="application/xml"/>'
        f'<opf:item id="section0" href="{_SECTION}" media-type="application/xml"/>'
        '<opf:item id="settings" href="settings.xml" media-type="application/xml"/>'
        f"{drawings}</opf:manifest><opf:spine>"
        '<opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/>'
        "</opf:spine></opf:package>"
    )


def _relations() -> Iterator[str]:
    """How the parts belong together, as Hangul writes it."""
    yield f'{TOP}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    for part, kind in ((_HEAD, "HeaderFile"), (_SECTION, "SectionFile")):
        yield (
            f'<rdf:Description rdf:about=""><pkg:hasPart xmlns:pkg="{_META}" '
            f'rdf:resource="{part}"/></rdf:Description><rdf:Description rdf:about="{part}">'
            f'<rdf:type rdf:resource="{_META}{kind}"/></rdf:Description>'
        )
    yield (
        f'<rdf:Description rdf:about=""><rdf:type rdf:resource="{_META}Document"/>'
        "</rdf:Description></rdf:RDF>"
    )


_VERSION = (
    f'{TOP}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" '
    'tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="1" buildNumber="0" os="1" '
    'xmlVersion="1.5" application="AFM Desktop" appVersion="0, 1, 0, 0"/>'
)
_SETTINGS = (
    f"{TOP}<ha:HWPApplicationSetting {SPACES}>"
    '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
)
_CONTAINER = (
    f'{TOP}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>'
    f'<ocf:rootfile full-path="{_ABOUT}" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>'
    '<ocf:rootfile full-path="META-INF/container.rdf" media-type="application/rdf+xml"/>'
    "</ocf:rootfiles></ocf:container>"
)
_MANIFEST = f'{TOP}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
