"""Cells as real lists hold them."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.exchange.reading import days, values
from afm_desktop.exchange.reading.book import NoteKind
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.suggesting import suggest
from tests.exchange.reading.books import (
    MEMBERS,
    grid,
    inline,
    raw_xlsx,
    xlsx,
)
from tests.exchange.reading.looking import NAMES, column, names, only

DAY = date(2024, 7, 22)


def numbers_as_text(path):
    return grid(
        path,
        [
            ["기업명", "매출(백만원)", "종업원수"],
            ["예시전자", "1,234", " 35 명"],
            ["예시화학", "△5", "0"],
        ],
    )


def check_numbers_as_text(book):
    table = only(book)
    assert [values.read_money(c, 10**6) for c in column(table, "매출(백만원)")] == [
        1_234_000_000,
        -5_000_000,
    ]
    assert [values.read_integer(c) for c in column(table, "종업원수")] == [35, 0]


def text_as_numbers(path):
    return grid(
        path,
        [
            ["기업명", "사업자등록번호", "연락처"],
            ["예시전자", 1248100998, 1012345678],
            ["예시화학", 2208162517.0, 212345678],
        ],
    )


def check_text_as_numbers(book):
    table = only(book)
    assert [values.read_business_number(c) for c in column(table, "사업자등록번호")] == [
        "124-81-00998",
        "220-81-62517",
    ]
    assert [values.read_phone(c) for c in column(table, "연락처")] == [
        "010-1234-5678",
        "02-1234-5678",
    ]


def point_zero(path):
    return grid(
        path, [["기업명", "사업자번호", "전화"], ["예시전자", "1248100998.0", "1012345678.0"]]
    )


def check_point_zero(book):
    [row] = only(book).data()
    assert values.read_business_number(row.cells[1]) == "124-81-00998"
    assert values.read_phone(row.cells[2]) == "010-1234-5678"


DAYS = [
    "2024.7.22.",
    "2024-07-22",
    "24.7.22",
    "2024년 7월 22일",
    "20240722",
    "'24. 7.22",
    "’24.7.22.(월)",
    "2024/7/22",
    "2024. 7. 22. 14:00",
    "2024-07-22T00:00:00",
    "7/22/2024",
    "240722",
    "２０２４．７．２２",
    "2024. 07. 22(월요일)",
]


def all_kinds_of_days(path):
    return grid(path, [["기업명", "가입일"], *([f"예시{n}", day] for n, day in enumerate(DAYS))])


def check_all_kinds_of_days(book):
    read = [days.read_date(cell) for cell in column(only(book), "가입일")]
    assert read == [DAY] * len(DAYS)


def serials(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["기업명", "가입일"])
        sheet.write_row("A2", ["예시하나", 45495])
        sheet.write_row("A3", ["예시둘"])
        sheet.write_datetime("B3", DAY, book.add_format({"num_format": "yyyy-m-d"}))
        sheet.write_row("A4", ["예시셋", "45495"])

    return xlsx(path, fill)


def check_serials(book):
    read = [days.read_date(cell) for cell in column(only(book), "가입일")]
    assert read == [DAY] * 3


def mac_1904(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["기업명", "가입일"])
        sheet.write_row("A2", ["예시하나", 44033])
        sheet.write("A3", "예시둘")
        sheet.write_datetime("B3", DAY, book.add_format({"num_format": "yyyy-m-d"}))

    return xlsx(path, fill, date_1904=True)


def check_mac_1904(book):
    assert book.is_1904
    read = [days.read_date(c, is_1904=book.is_1904) for c in column(only(book), "가입일")]
    assert read == [DAY] * 2


def line_breaks(path):
    return grid(
        path,
        [
            ["기업명\n(국문)", "사업자\r\n등록번호", "주소"],
            ["예시\n전자", "124-81-\n00998", "서울\r\n강남구"],
        ],
    )


def check_line_breaks(book):
    table = only(book)
    assert [c.header for c in table.columns][:2] == ["기업명 (국문)", "사업자 등록번호"]
    [row] = table.data()
    assert values.read_line(row.cells[0]) == "예시 전자"
    assert values.read_business_number(row.cells[1]) == "124-81-00998"
    assert row.cells[2] == "서울\n강남구"
    assert suggest(table, ImportKind.MEMBERS).fields == {"name", "business_number", "address"}


def full_width(path):
    return grid(
        path, [["기업명", "사업자등록번호"], ["（주）예시ＡＩ　전자", "１２４－８１－００９９８"]]
    )


def check_full_width(book):
    [row] = only(book).data()
    assert row.cells[0] == "(주)예시AI 전자"
    assert values.read_business_number(row.cells[1]) == "124-81-00998"


def decomposed(path):
    return grid(path, [[unicodedata.normalize("NFD", text) for text in row] for row in MEMBERS])


def check_decomposed(book):
    assert names(only(book)) == NAMES


def control_characters(path):
    return raw_xlsx(
        path,
        inline([["기업명", "분과"], ["예시_x0007_전자", "반도체\u202e"]]),
    )


def check_control_characters(book):
    [row] = only(book).data()
    assert row.cells == ("예시전자", "반도체")
    assert [(note.row, note.column) for note in book.sheets[0].notes] == [(2, 0), (2, 1)]
    assert {note.kind for note in book.sheets[0].notes} == {NoteKind.CONTROLS_DROPPED}


def unseen_signs(path):
    return raw_xlsx(
        path,
        inline(
            [
                ["기업명", "분과"],
                ["예시\u3164전자\U000e0041", "반\u061c도체"],
                ["\u115f\u1160", "반도체"],
            ]
        ),
    )


def check_unseen_signs(book):
    assert [row.cells for row in only(book).data()] == [("예시전자", "반도체"), (None, "반도체")]
    assert [(note.row, note.column) for note in book.sheets[0].notes] == [(2, 1)]


def hidden_parts(path):
    def fill(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(MEMBERS):
            sheet.write_row(number, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})
        book.add_worksheet("숨긴 시트").hide()

    return xlsx(path, fill)


def check_hidden_parts(book):
    table = only(book)
    assert [row.is_hidden for row in table.rows()] == [True, False]
    assert [c.is_hidden for c in table.columns] == [False, True, False]
    assert [sheet.is_hidden for sheet in book.sheets] == [False, True]


def failed_formulas(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["기업명", "매출(원)"])
        sheet.write("A2", "예시전자")
        sheet.write_formula("B2", "=Z1/0", None, "#DIV/0!")
        sheet.write_formula("A3", "=#REF!A1", None, "#REF!")
        sheet.write("B3", 5)
        sheet.write_formula("B4", "=SUM(B3)", None, 5)
        sheet.write("A4", "예시화학")

    return xlsx(path, fill)


def check_failed_formulas(book):
    table = only(book)
    assert values.read_text(names(table)[1]) is values.Unread.FORMULA_ERROR
    assert values.read_money(column(table, "매출(원)")[0]) is values.Unread.FORMULA_ERROR
    assert column(table, "매출(원)")[2] == 5
    assert {(note.row, note.column) for note in book.sheets[0].notes} == {(2, 1), (3, 0)}


def percents(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["협력사", "구매기업", "비중"])
        percent = book.add_format({"num_format": "0%"})
        for number, share in enumerate([0.3, 0.25, 1]):
            sheet.write_row(number + 1, 0, [f"예시{number}", "예시앵커"])
            sheet.write_number(number + 1, 2, share, percent)

    return xlsx(path, fill)


def check_percents(book):
    table = only(book)
    chosen = suggest(table, ImportKind.LINKS).columns[2]
    read = [values.read_percent(c, is_fraction=chosen.is_fraction) for c in column(table, "비중")]
    assert read == [Decimal(30), Decimal(25), Decimal(100)]


def float_dust(path):
    return grid(path, [["기업명", "매출(억원)"], ["예시전자", 0.1 + 0.2], ["예시화학", 1e6]])


def check_float_dust(book):
    assert column(only(book), "매출(억원)") == [Decimal("0.3"), 1_000_000]


BOOKS = [
    (numbers_as_text, check_numbers_as_text),
    (text_as_numbers, check_text_as_numbers),
    (point_zero, check_point_zero),
    (all_kinds_of_days, check_all_kinds_of_days),
    (serials, check_serials),
    (mac_1904, check_mac_1904),
    (line_breaks, check_line_breaks),
    (full_width, check_full_width),
    (decomposed, check_decomposed),
    (control_characters, check_control_characters),
    (unseen_signs, check_unseen_signs),
    (hidden_parts, check_hidden_parts),
    (failed_formulas, check_failed_formulas),
    (percents, check_percents),
    (float_dust, check_float_dust),
]


@pytest.mark.parametrize(("write", "check"), BOOKS, ids=[write.__name__ for write, _ in BOOKS])
def test_it_is_read(tmp_path, write, check):
    path = write(tmp_path / "book.xlsx")

    check(open_book(path))
