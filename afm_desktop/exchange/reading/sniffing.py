"""What a file is by its content, and whether it may be opened at all; its name says little."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from afm_desktop.domain.protection import is_wrapped
from afm_desktop.exchange.reading.book import BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused

BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,  # a way of packing nobody knows
)
MOST_UNPACKED = 1_500_000_000
MOST_PARTS = 5_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_RECORD = struct.Struct("<HH")
_FILEPASS, _FIRST_RECORDS = 0x2F, 10
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"SQLite format 3\x00",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\x7fELF",
)
_OTHER_TEXT = (b"<?xml", b"<Workbook", b"MIME-Version:", b"%!PS")
_HANGUL_3 = b"HWP Document File"
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|body|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CRYPTED = b"manifest:encryption-data"


def format_of(data: bytes) -> BookFormat:
    """The format of a file; what cannot or must not be read is refused."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Refused(Refusal.EMPTY)
    if is_wrapped(data[:100]):
        raise Refused(Refusal.PROTECTED)
    if data.startswith(_ZIP):
        return _packed(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(_HANGUL_3):
        raise Refused(Refusal.HANGUL)
    if data.startswith(_FOREIGN):
        raise Refused(Refusal.FOREIGN)
    if data.startswith(_BIFF):
        return BookFormat.XLS
    return _written(data)


def _written(data: bytes) -> BookFormat:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = data[:4096].decode("utf-16", "ignore").encode()
    if _MARKUP.match(head):
        return BookFormat.HTML
    if head.lstrip().startswith(_OTHER_TEXT):
        raise Refused(Refusal.FOREIGN)
    return BookFormat.TEXT


# ---------------------------------------------------------------- packed books


def _packed(data: bytes) -> BookFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive)
    except BROKEN_ARCHIVE as error:
        raise Refused(Refusal.BROKEN) from error


def _parts(archive: zipfile.ZipFile) -> BookFormat:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(Refusal.TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Refusal.PROTECTED)
    names = {part.filename.replace("\\", "/").casefold() for part in parts}
    kind = _mimetype(archive, names)
    if kind.startswith("application/hwp"):
        raise Refused(Refusal.HANGUL)
    if "opendocument.spreadsheet" in kind:
        return _open_document(archive, names)
    if any(name.endswith("xl/workbook.bin") for name in names):
        return BookFormat.XLSB
    if any(name.startswith("xl/") for name in names):
        return BookFormat.XLSX
    raise Refused(Refusal.FOREIGN)


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as file:
        return file.read(200).decode("ascii", "replace")


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> BookFormat:
    if "meta-inf/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as file:
            if _CRYPTED in file.read(1_000_000):
                raise Refused(Refusal.PROTECTED)
    return BookFormat.ODS


# ---------------------------------------------------------------- compound files


def _compound(data: bytes) -> BookFormat:
    """A compound file by the names in its directory; each entry is 128 bytes long."""
    if _has_entry(data, "EncryptedPackage", "EncryptionInfo", "\tDRMContent", "DRMContent"):
        raise Refused(Refusal.PROTECTED)
    if _has_entry(data, "Workbook", "Book", "WORKBOOK"):
        if _is_locked(data):
            raise Refused(Refusal.PROTECTED)
        return BookFormat.XLS
    if _has_entry(data, "FileHeader", "HwpSummaryInformation", "BodyText"):
        raise Refused(Refusal.HANGUL)
    if _has_entry(data, "WordDocument", "PowerPoint Document", "VisioDocument"):
        raise Refused(Refusal.FOREIGN)
    raise Refused(Refusal.BROKEN)


def _has_entry(data: bytes, *names: str) -> bool:
    return any(_is_entry(data, f"{name}\0".encode("utf-16-le")) for name in names)


def _is_entry(data: bytes, name: bytes) -> bool:
    at = data.find(name)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = data.find(name, at + 1)
    return False


def _is_locked(data: bytes) -> bool:
    """Whether the records at the start of an old workbook tell of a password (FILEPASS)."""
    at = data.find(_GLOBALS)
    for _ in range(_FIRST_RECORDS if at >= 0 else 0):
        code, length = _RECORD.unpack_from(data, at)
        if code == _FILEPASS:
            return True
        at += _RECORD.size + length
        if at + _RECORD.size > len(data):
            return False
    return False
