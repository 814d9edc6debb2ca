"""Workbooks as other programs write them; nothing here knows the reader."""

from __future__ import annotations

import struct
import zipfile

import xlsxwriter

MEMBERS = [
    ["기업명", "사업자등록번호", "분과"],
    ["예시전자", "124-81-00998", "반도체"],
    ["예시화학", "220-81-62517", "이차전지"],
]


def xlsx(path, fill, **options):
    """A workbook by XlsxWriter."""
    with xlsxwriter.Workbook(str(path), options) as book:
        fill(book)
    return path


def grid(path, rows, *, at=(0, 0), name="Sheet1", **options):
    """A workbook of one sheet with these rows."""

    def fill(book):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(at[0] + number, at[1] + place, value)

    return xlsx(path, fill, strings_to_numbers=False, strings_to_formulas=False, **options)


_FORMATS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_FORMATS}/officeDocument/2006/relationships"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0"?>'


def relations(target, kind):
    """A part that points to one other."""
    return (
        f'{_XML}<Relationships xmlns="{_FORMATS}/package/2006/relationships">'
        f'<Relationship Target="{target}" Id="rId1" Type="{_OFFICE}/{kind}"/></Relationships>'
    )


def raw_xlsx(path, sheet, *, head=_XML, extra=None):
    """A workbook of parts written by hand."""
    types = (
        f'{_XML}<Types xmlns="{_FORMATS}/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="가" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | (extra or {})).items():
            archive.writestr(name, text)
    return path


def inline(rows):
    """Rows of inline strings."""
    cells = (
        "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in row) for row in rows
    )
    return f"<sheetData>{''.join(f'<row>{row}</row>' for row in cells)}</sheetData>"


def ods(path, rows, *, manifest=""):
    """An OpenDocument spreadsheet of one table."""
    cells = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>'
            for v in row
        )
        for row in rows
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="명단">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
            f"{manifest}</manifest:manifest>",
        )
    return path


# ---------------------------------------------------------------- compound files and BIFF


def compound(streams):
    """A compound file (CFB) of streams by name, each of 4,096 bytes or more."""
    directory = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    body, fat = b"", []
    sector = 0
    for number, (name, data) in enumerate(streams.items(), 1):
        size = max(4096, len(data))
        count = -(-size // 512)
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        directory.append(_entry(name, 2, sector, size, right=right))
        fat += [*range(sector + 1, sector + count), 0xFFFFFFFE]
        body += data.ljust(count * 512, b"\0")
        sector += count
    entries = b"".join(directory)
    entries = entries.ljust(-(-len(entries) // 512) * 512, b"\0")
    directory_at, directory_count = sector, len(entries) // 512
    fat += [*range(sector + 1, sector + directory_count), 0xFFFFFFFE]
    fat_at = sector + directory_count
    fat.append(0xFFFFFFFD)
    assert len(fat) <= 128
    table = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        directory_at,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    head += struct.pack("<109I", fat_at, *[0xFFFFFFFF] * 108)
    return head + body + entries + table


def _entry(name, kind, start, size, *, child=0xFFFFFFFF, right=0xFFFFFFFF):
    coded = f"{name}\0".encode("utf-16-le")
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def xls(path, rows, *, merges=(), records=b""):
    """A BIFF8 workbook of one sheet."""

    def record(code, data=b""):
        return struct.pack("<HH", code, len(data)) + data

    def text(value):
        coded = value.encode("utf-16-le")
        return struct.pack("<HB", len(coded) // 2, 1) + coded

    cells = b""
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str):
                cells += record(0x0204, struct.pack("<HHH", number, place, 0) + text(value))
            elif value is not None:
                cells += record(0x0203, struct.pack("<HHHd", number, place, 0, value))
    if merges:
        cells += record(
            0xE5, struct.pack("<H", len(merges)) + b"".join(struct.pack("<4H", *m) for m in merges)
        )
    name = "명단".encode("utf-16-le")
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + records
    start += record(0x42, struct.pack("<H", 1200))
    bound = 4 + 6 + 2 + len(name) + 4  # with the EOF that follows
    start += record(
        0x85, struct.pack("<IBBBB", len(start) + bound + 4 - 4, 0, 0, len(name) // 2, 1) + name
    )
    start += record(0x0A)
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)
    path.write_bytes(compound({"Workbook": start + sheet}))
    return path
