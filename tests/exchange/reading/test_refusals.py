"""What cannot or must not be read is refused in one sentence, and nothing else happens."""

import os
import zipfile

import pytest

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.exchange.reading import errors
from afm_desktop.exchange.reading.opening import Limits, open_book
from tests.exchange.reading.books import (
    MEMBERS,
    compound,
    grid,
    inline,
    ods,
    raw_xlsx,
    xls,
)

PROTECTED = "문서보안이 걸린 파일입니다. 보안을 해제한 뒤 다시 가져오세요."
CANNOT = "파일을 읽을 수 없습니다."


def written(path, data):
    path.write_bytes(data)
    return path


def encrypted(path):
    streams = {"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(5000)}
    return written(path, compound(streams))


def fasoo(path):
    return written(path, b"\x9b DRMONE  This Document is encrypted" + bytes(900))


def nasca(path):
    return written(path, b"<## NASCA DRM FILE - VER1.00 ##>" + bytes(900))


def softcamp(path):
    return written(path, b"SCDSA004" + bytes(900))


def old_excel_with_password(path):
    filepass = b"\x2f\x00\x06\x00\x00\x00\x01\x02\x03\x04"
    return xls(path, MEMBERS, records=filepass)


def open_document_with_password(path):
    return ods(path, MEMBERS, manifest="<manifest:encryption-data/>")


def zip_with_password(path):
    made = raw_xlsx(path, inline(MEMBERS))
    data = bytearray(made.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return written(path, bytes(data))


def zip_bomb(path):
    """A part that unpacks to two gigabytes, as its directory says."""
    made = raw_xlsx(path, inline(MEMBERS), extra={"xl/media/big.bin": b"0" * 77_777})
    data = made.read_bytes().replace(
        (77_777).to_bytes(4, "little"), (2 << 30).to_bytes(4, "little")
    )
    return written(path, data)


def many_parts(path):
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"xl/{number}.xml", "")
    return path


def lying_bomb(path):
    """A part that says it is small and unpacks to more than there is memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(200 << 20))
    data = path.read_bytes().replace((200 << 20).to_bytes(4, "little"), b"\x10\x00\x00\x00")
    return written(path, data)


def entity_bomb(path):
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]>'
    rows = '<sheetData><row><c t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData>'
    return raw_xlsx(path, rows, head=head)


def far_cell(path):
    rows = "".join(
        f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
        for row, place in ((1, "A1"), (1_048_576, "XFD1048576"))
    )
    return raw_xlsx(path, f"<sheetData>{rows}</sheetData>")


def endless_columns(path):
    return written(path, b",".join([b"1"] * 1_000_000))


def cut_short(path):
    data = grid(path, MEMBERS * 50).read_bytes()
    return written(path, data[: len(data) // 2])


def noise(path):
    return written(path, bytes(range(256)) * 40)


def empty_archive(path):
    return written(path, b"PK\5\6" + bytes(18))


def hwp(path):
    return written(path, compound({"FileHeader": b"HWP Document File", "DocInfo": b""}))


def hwpx(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/section0.xml", "<sec/>")
    return path


def pdf(path):
    return written(path, b"%PDF-1.7\n" + bytes(100))


def word(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return path


def page_without_table(path):
    return written(path, "<html><body>로그인이 필요합니다</body></html>".encode())


def old_xml(path):
    return written(path, b'<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas">' + bytes(9))


def plain_text(path):
    return written(path, "오늘 할 일\n첫째, 명단을 받는다\n둘째 줄\n".encode())


def empty(path):
    return written(path, b"")


def empty_sheet(path):
    return grid(path, [])


def folder(path):
    path.mkdir()
    return path


def missing(path):
    return path


def endless_name(path):
    return path.with_name("가" * 300 + ".xlsx")


REFUSED = [
    (encrypted, errors.ProtectedBook, PROTECTED),
    (fasoo, errors.ProtectedBook, PROTECTED),
    (nasca, errors.ProtectedBook, PROTECTED),
    (softcamp, errors.ProtectedBook, PROTECTED),
    (old_excel_with_password, errors.ProtectedBook, PROTECTED),
    (open_document_with_password, errors.ProtectedBook, PROTECTED),
    (zip_with_password, errors.ProtectedBook, PROTECTED),
    (zip_bomb, errors.TooLargeBook, CANNOT),
    (many_parts, errors.TooLargeBook, CANNOT),
    (lying_bomb, errors.BrokenBook, CANNOT),
    (far_cell, errors.CannotRead, CANNOT),
    (endless_columns, errors.TooLargeBook, CANNOT),
    (cut_short, errors.BrokenBook, CANNOT),
    (noise, errors.BrokenBook, CANNOT),
    (empty_archive, errors.BrokenBook, CANNOT),
    (hwp, errors.HangulDocument, "한글 문서입니다."),
    (hwpx, errors.HangulDocument, "한글 문서입니다."),
    (pdf, errors.NotABook, "표가 담긴 파일이 아닙니다."),
    (word, errors.NotABook, "표가 담긴 파일이 아닙니다."),
    (page_without_table, errors.NotABook, "표가 담긴 파일이 아닙니다."),
    (old_xml, errors.NotABook, "표가 담긴 파일이 아닙니다."),
    (plain_text, errors.NotAWorkbook, "‘book.xlsx’는 엑셀 파일이 아닙니다."),
    (empty, errors.EmptyBook, "‘book.xlsx’는 빈 파일입니다."),
    (empty_sheet, errors.EmptyBook, "빈 파일입니다."),
    (folder, errors.MissingBook, "파일이 없습니다."),
    (missing, errors.MissingBook, "파일이 없습니다."),
    (endless_name, errors.MissingBook, "파일이 없습니다."),
]


@pytest.mark.parametrize(
    ("write", "error", "words"), REFUSED, ids=[write.__name__ for write, *_ in REFUSED]
)
def test_it_is_refused_in_a_sentence(tmp_path, write, error, words):
    path = write(tmp_path / "book.xlsx")

    with pytest.raises(error) as refusal:
        open_book(path)

    assert words in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert isinstance(refusal.value, ExchangeError)


@pytest.mark.parametrize("name", ["book.XLSX", "book.xlsm", "book.xls", "book.ods"])
def test_a_text_that_is_named_as_a_workbook_is_none(tmp_path, name):
    with pytest.raises(errors.NotAWorkbook, match=r"이름의 끝을 \.csv로 바꾸세요\."):
        open_book(plain_text(tmp_path / name))


@pytest.mark.parametrize("name", ["list.xls", "list.xlsx"])
def test_a_table_written_as_text_is_read_whatever_its_name(tmp_path, name):
    text = "\n".join("\t".join(row) for row in MEMBERS)

    book = open_book(written(tmp_path / name, text.encode("cp949")))

    assert len(list(book.sheets[0].rows())) == len(MEMBERS)


def test_an_encoding_somebody_chose_may_make_nonsense_of_a_table(tmp_path):
    path = plain_text(tmp_path / "book.xls")

    assert open_book(path, encoding="cp949").encoding == "cp949"


def test_an_entity_is_never_expanded(tmp_path):
    path = entity_bomb(tmp_path / "book.xlsx")

    try:
        texts = [str(cell) for _, row in open_book(path).sheets[0].rows() for cell in row]
    except errors.CannotRead as refusal:
        texts = [str(refusal)]

    assert max(map(len, texts)) < 100


def test_a_reading_that_takes_too_long_is_ended(tmp_path):
    path = grid(tmp_path / "book.xlsx", MEMBERS)

    with pytest.raises(errors.TooSlowBook, match="너무 오래 걸립니다"):
        open_book(path, limits=Limits(seconds=0.0))


def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path):
    path = grid(tmp_path / "book.xlsx", [["가"] * 10] * 20)
    path.write_bytes(b"a,b\n" + b"1,2\n" * 10_000_000)

    with pytest.raises(errors.CannotRead, match=CANNOT):
        open_book(path, limits=Limits(megabytes=200))


def test_what_is_not_wanted_any_more_ends(tmp_path):
    class Enough(Exception):
        pass

    def progress(done, total):
        raise Enough

    with pytest.raises(Enough):
        open_book(grid(tmp_path / "book.xlsx", MEMBERS * 2_000), progress=progress)


def test_it_ends_before_the_first_row_is_read(tmp_path):
    class Enough(Exception):
        pass

    told = []

    def progress(done, total):
        told.append(done)
        raise Enough

    path = grid(tmp_path / "book.xlsx", MEMBERS * 30_000)
    with pytest.raises(Enough):
        open_book(path, progress=progress)

    assert told == [0]


def test_progress_tells_the_rows(tmp_path):
    told = []

    open_book(
        grid(tmp_path / "book.xlsx", MEMBERS * 1_000),
        progress=lambda done, total: told.append((done, total)),
    )

    assert told[-1] == (3_000, 3_000)
    assert all(done <= total for done, total in told)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read(tmp_path):
    path = grid(tmp_path / "book.xlsx", MEMBERS)
    path.chmod(0)

    with pytest.raises(errors.UnreadableBook):
        open_book(path)
