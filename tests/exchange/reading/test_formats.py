"""Books in every format, by whatever program wrote them."""

from decimal import Decimal

import pytest

from afm_desktop.exchange.reading.book import BookFormat, NoteKind, letter
from afm_desktop.exchange.reading.opening import open_book
from tests.exchange.reading.books import (
    MEMBERS,
    grid,
    inline,
    ods,
    raw_xlsx,
    relations,
    xls,
    xlsx,
)
from tests.exchange.reading.looking import NAMES, check_members, column, names, only


def formatted_rows(path):
    def fill(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(MEMBERS):
            sheet.write_row(number, 0, row)
        border = book.add_format({"border": 1})
        for number in range(3, 2003):
            for place in range(12):
                sheet.write_blank(number, place, None, border)

    return xlsx(path, fill)


def check_formatted_rows(book):
    assert book.sheets[0].height == 3
    assert only(book).last_row == 3


def widest(path):
    return grid(path, [[f"열 {letter(n)}" for n in range(16_384)], *([[1] * 16_384] * 3)])


def check_widest(book):
    assert only(book).columns[-1].letter == "XFD"


def inline_strings(path):
    return raw_xlsx(path, inline(MEMBERS))


def prefixed_xml(path):
    rows = inline(MEMBERS).replace("<row>", '<row hidden="false">')
    return raw_xlsx(path, rows, head='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')


def constant_memory(path):
    return grid(path, MEMBERS, constant_memory=True)


def protected_sheet(path):
    def fill(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(MEMBERS):
            sheet.write_row(number, 0, row)
        sheet.protect("1234")

    return xlsx(path, fill)


def old_excel(path):
    return xls(
        path, [[*MEMBERS[0], "매출"], [*MEMBERS[1], 1.5], [*MEMBERS[2], 2]], merges=[(1, 2, 2, 2)]
    )


def check_old_excel(book):
    assert book.format is BookFormat.XLS
    assert column(only(book), "분과") == ["반도체", "이차전지"]
    assert column(only(book), "매출") == [Decimal("1.5"), 2]
    assert [row.is_hidden for row in only(book).rows()] == [None, None]


def open_document(path):
    return ods(path, MEMBERS)


def wrong_ending(path):
    return grid(path.with_suffix(".csv"), MEMBERS)


def macro_book(path):
    made = grid(path.with_suffix(".xlsx"), MEMBERS)
    return made.rename(path.with_suffix(".xlsm"))


def csv_file(path, data):
    path = path.with_suffix(".csv")
    path.write_bytes(data)
    return path


TEXT = "\r\n".join(",".join(row) for row in MEMBERS)


def utf_16(path):
    return csv_file(path, TEXT.replace(",", "\t").encode("utf-16"))


def utf_16_without_mark(path):
    return csv_file(path, ("a,b\n" + TEXT).encode("utf-16-le"))


def check_utf_16(book):
    assert book.encoding.startswith("utf-16")
    check_members(book)


def cp949(path):
    return csv_file(path, TEXT.encode("cp949"))


def check_cp949(book):
    assert book.encoding == "cp949"
    assert book.preview[1] == "예시전자,124-81-00998,반도체"
    check_members(book)


def utf_8_mark(path):
    return csv_file(path, TEXT.encode("utf-8-sig"))


def check_utf_8(book):
    assert book.encoding == "utf-8"
    check_members(book)


def quoted(path):
    text = (
        '기업명,주소,비고\n"예시전자, 주식회사","서울\n강남구","그는 ""네""라고"\n예시화학,부산,\n'
    )
    return csv_file(path, text.encode())


def check_quoted(book):
    one, two = only(book).data()
    assert one.cells == ("예시전자, 주식회사", "서울\n강남구", '그는 "네"라고')
    assert (two.number, two.cells[0]) == (3, "예시화학")


def stray_quote(path):
    return csv_file(path, '기업명,품목\n예시전자,"12인치 웨이퍼\n예시화학,전해액\n'.encode())


def check_stray_quote(book):
    assert names(only(book)) == NAMES


def semicolons(path):
    return csv_file(path, ("회원 명부\n" + TEXT.replace(",", ";")).encode())


def web_page(path):
    rows = "".join(f"<tr>{''.join(f'<td>{v}</td>' for v in row)}</tr>" for row in MEMBERS)
    head = '<html><head><meta charset="euc-kr"></head>'
    page = f"{head}<body><table border=1>{rows}</table></body></html>"
    path = path.with_suffix(".xls")
    path.write_bytes(page.encode("cp949"))
    return path


def check_web_page(book):
    assert (book.format, book.encoding) == (BookFormat.HTML, "cp949")
    check_members(book)


def external_entity(path):
    head = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    return raw_xlsx(path, inline([["기업명", "분과"], ["예시전자", "반도체"]]), head=head)


def check_external_entity(book):
    assert names(only(book)) == ["예시전자"]


def absolute_target(path):
    rels = relations("/xl/worksheets/sheet1.xml", "worksheet")
    rows = (
        inline(MEMBERS)
        .replace("<row>", '<row r="1">', 1)
        .replace("<row>", "<row r='2' spans=\"1:3\" hidden='1'>", 1)
    )
    return raw_xlsx(path, rows, extra={"xl/_rels/workbook.xml.rels": rels})


def check_absolute_target(book):
    assert book.sheets[0].hidden_rows == {2}


BOOKS = [
    (formatted_rows, check_formatted_rows),
    (widest, check_widest),
    (inline_strings, check_members),
    (prefixed_xml, check_members),
    (constant_memory, check_members),
    (protected_sheet, check_members),
    (old_excel, check_old_excel),
    (open_document, check_members),
    (wrong_ending, check_members),
    (macro_book, check_members),
    (utf_16, check_utf_16),
    (utf_16_without_mark, check_utf_16),
    (cp949, check_cp949),
    (utf_8_mark, check_utf_8),
    (quoted, check_quoted),
    (stray_quote, check_stray_quote),
    (semicolons, check_members),
    (web_page, check_web_page),
    (external_entity, check_external_entity),
    (absolute_target, check_absolute_target),
]


@pytest.mark.parametrize(("write", "check"), BOOKS, ids=[write.__name__ for write, _ in BOOKS])
def test_it_is_read(tmp_path, write, check):
    path = write(tmp_path / "book.xlsx")

    check(open_book(path))


def test_a_text_is_read_in_the_encoding_that_was_chosen(tmp_path):
    path = cp949(tmp_path / "book")

    book = open_book(path, encoding="utf-8")

    assert book.encoding == "utf-8"
    assert book.preview[0] != TEXT.splitlines()[0]
    assert open_book(path, encoding="cp949").preview == tuple(TEXT.splitlines())


def test_a_few_bytes_that_are_no_text_are_told(tmp_path):
    data = (TEXT + "\r\n예시기계,000,가나다" * 20).encode("cp949")
    path = csv_file(tmp_path / "book", data.replace("가".encode("cp949"), b"\xff", 1))

    book = open_book(path)

    assert book.encoding == "cp949"
    assert [(note.row, note.column, note.kind) for note in book.sheets[0].notes] == [
        (4, 2, NoteKind.CHARACTERS_LOST)
    ]


def test_the_same_bytes_have_the_same_digest(tmp_path):
    one, other = cp949(tmp_path / "one"), cp949(tmp_path / "other")

    assert open_book(one).digest == open_book(other).digest
    assert open_book(one).digest != open_book(utf_8_mark(tmp_path / "third")).digest
