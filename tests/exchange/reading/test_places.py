"""Tables wherever they stand on a sheet, below, beside and among what is none."""

import pytest

from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.marks import RowMark
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.suggesting import suggest
from tests.exchange.reading.books import (
    MEMBERS,
    grid,
    xlsx,
)
from tests.exchange.reading.looking import NAMES, column, names, only


def cover_sheet(path):
    def fill(book):
        cover = book.add_worksheet("표지")
        cover.write("C5", "2026년 상반기 회원 명부")
        cover.write("C8", "작성기관")
        cover.write("D8", "예시연구원")
        cover.write("C9", "담당자")
        cover.write("D9", "홍길동")
        members = book.add_worksheet("명부")
        for number, row in enumerate(MEMBERS):
            members.write_row(number, 0, row)

    return xlsx(path, fill)


def check_cover_sheet(book):
    assert only(book).sheet.name == "명부"
    assert names(only(book)) == NAMES


def titles_above(path):
    return grid(path, [["붙임 2"], [], ["분과별 회원 현황"], [None, None, "(단위: 개)"], *MEMBERS])


def check_titles_above(book):
    table = only(book)
    assert (table.title, table.header_rows) == ("분과별 회원 현황", (5,))
    assert [row.number for row in table.data()] == [6, 7]


def far_from_the_corner(path):
    return grid(path, MEMBERS, at=(40, 30))


def check_far_from_the_corner(book):
    assert [c.letter for c in only(book).columns] == ["AE", "AF", "AG"]
    assert [row.number for row in only(book).data()] == [42, 43]


def two_row_header(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "과제명")
        sheet.merge_range("B1:B2", "신청기관")
        sheet.merge_range("C1:E1", "총사업비(백만원)")
        sheet.merge_range("F1:G1", "담당자")
        sheet.write_row("C2", ["계", "국비", "시도비", "성명", "연락처"])
        sheet.write_row("A3", ["AI 검사", "예시전자", 150, 100, 50, "홍길동", "02-123-4567"])

    return xlsx(path, fill)


def check_two_row_header(book):
    table = only(book)
    assert table.header_rows == (1, 2)
    assert table.columns[3].header == "총사업비(백만원) 국비"
    mapping = suggest(table, ImportKind.DEMANDS)
    assert [c.field.key for c in mapping.columns] == [
        "title",
        "applicant",
        "total_cost",
        "national",
        "province",
        "person_name",
        "person_phone",
    ]
    assert [c.factor for c in mapping.columns][2:5] == [10**6] * 3


def three_row_header(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:H1", "2026년 이차전지 분과 참여기업 현황")
        sheet.write("H2", "(단위 : 백만원, 명)")
        for place, head in {"A": "연번", "B": "기업(기관)명", "H": "비고"}.items():
            sheet.merge_range(f"{place}3:{place}5", head)
        sheet.merge_range("C3:G3", "기업 개요")
        for place, head in {"C": "사업자등록번호", "D": "기업규모", "E": "매출액\n(’25년)"}.items():
            sheet.merge_range(f"{place}4:{place}5", head)
        sheet.merge_range("F4:G4", "담당자")
        sheet.write_row("F5", ["성명/직위", "연락처\n(휴대폰)"])
        sheet.write_row("A6", [1, "㈜예시전자", 1248100998, "대기업", 12345, "홍길동", 1012345678])
        sheet.write_row("A7", ["* 매출액은 연결 기준"])

    return xlsx(path, fill)


def check_three_row_header(book):
    table = only(book)
    assert table.title == "2026년 이차전지 분과 참여기업 현황"
    assert table.header_rows == (3, 4, 5)
    assert [row.mark for row in table.rows()] == [RowMark.DATA, RowMark.REMARK]
    columns = suggest(table, ImportKind.MEMBERS).columns
    assert [c.field and c.field.key for c in columns] == [
        None,
        "name",
        "business_number",
        "size_class",
        "revenue",
        "person_name",
        "person_phone",
        "notes",
    ]
    assert columns[4].factor == 10**6


def two_rows_without_merges(path):
    return grid(
        path,
        [
            ["연번", "기업명", "담당자", None, None],
            [None, None, "성명", "부서", "이메일"],
            [1, "예시전자", "홍길동", "개발팀", "h@example.kr"],
            [2, "예시화학", "김철수", "생산팀", "k@example.kr"],
        ],
    )


def check_two_rows_without_merges(book):
    table = only(book)
    assert table.header_rows == (1, 2)
    assert [c.header for c in table.columns][2:] == ["담당자 성명", "담당자 부서", "담당자 이메일"]
    assert names(table) == NAMES


def merged_down(path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["분과", "기업명", "구분"])
        sheet.merge_range("A2:A4", "반도체")
        for number, name in enumerate(["예시하나", "예시둘", "예시셋", "예시넷"]):
            sheet.write(number + 1, 1, name)
        sheet.write("A5", "기계")

    return xlsx(path, fill)


def check_merged_down(book):
    assert column(only(book), "분과") == ["반도체", "반도체", "반도체", "기계"]


def subtotals(path):
    head, *rows = MEMBERS
    return grid(
        path,
        [
            [*head, "매출(억원)"],
            [*rows[0], 10],
            ["소 계", None, None, 10],
            [*rows[1], 20],
            [None, "소계(1개사)", None, 20],
            ["합  계", None, None, 30],
            ["※ 매출은 2025년 기준"],
        ],
    )


def check_subtotals(book):
    marks = [row.mark for row in only(book).rows()]
    data, total = RowMark.DATA, RowMark.SUBTOTAL
    assert marks == [data, total, data, total, total, RowMark.REMARK]
    assert names(only(book)) == NAMES


def blank_rows(path):
    head, one, two = MEMBERS
    return grid(
        path,
        [["연번", *head], [1, *one], [], [2], [3, *two]],
    )


def check_blank_rows(book):
    assert [row.mark for row in only(book).rows()] == [
        RowMark.DATA,
        RowMark.BLANK,
        RowMark.BLANK,
        RowMark.DATA,
    ]


def side_by_side(path):
    return grid(
        path,
        [
            ["앵커기업", None, None, None, "협력사 현황"],
            ["기업명", "사업자번호", "분과", None, "기업명", "규모"],
            ["예시전자", "124-81-00998", "반도체", None, "예시부품", "중소기업"],
            ["예시화학", "220-81-62517", "이차전지", None, "예시소재", "중견기업"],
        ],
    )


def check_side_by_side(book):
    left, right = all_tables(book.sheets)
    assert (names(left), names(right)) == (NAMES, ["예시부품", "예시소재"])
    assert (left.title, right.title) == ("앵커기업", "협력사 현황")


def side_by_side_without_gap(path):
    return grid(
        path,
        [
            ["연번", "기업명", "지역", "연번", "기업명", "지역"],
            [1, "예시하나", "서울", 3, "예시셋", "부산"],
            [2, "예시둘", "경기", 4, "예시넷", "광주"],
        ],
    )


def check_side_by_side_without_gap(book):
    left, right = all_tables(book.sheets)
    assert (names(left), names(right)) == (["예시하나", "예시둘"], ["예시셋", "예시넷"])


def below_each_other(path):
    return grid(
        path,
        [
            ["1. 앵커기업"],
            *MEMBERS,
            [],
            ["2. 협력사"],
            ["(단위: 억원)"],
            ["협력사", "구매기업", "품목", "연간 거래액"],
            ["예시부품", "예시전자", "커넥터", 12.5],
        ],
    )


def check_below_each_other(book):
    first, second = all_tables(book.sheets)
    assert (first.title, second.title) == ("1. 앵커기업", "2. 협력사")
    assert (first.last_row, second.header_rows) == (4, (8,))
    assert suggest(second, ImportKind.LINKS).columns[3].factor == 10**8


def repeated_header(path):
    head, one, two = MEMBERS
    return grid(path, [head, one, head, two])


def check_repeated_header(book):
    assert [row.mark for row in only(book).rows()] == [
        RowMark.DATA,
        RowMark.HEADER,
        RowMark.DATA,
    ]


def unknown_headers(path):
    return grid(path, [["가나", "다라", "마바"], ["하나", 1, 2], ["둘", 3, 4]])


def check_unknown_headers(book):
    assert [c.header for c in only(book).columns] == ["가나", "다라", "마바"]
    assert len(list(only(book).data())) == 2


BOOKS = [
    (cover_sheet, check_cover_sheet),
    (titles_above, check_titles_above),
    (far_from_the_corner, check_far_from_the_corner),
    (two_row_header, check_two_row_header),
    (three_row_header, check_three_row_header),
    (two_rows_without_merges, check_two_rows_without_merges),
    (merged_down, check_merged_down),
    (subtotals, check_subtotals),
    (blank_rows, check_blank_rows),
    (side_by_side, check_side_by_side),
    (side_by_side_without_gap, check_side_by_side_without_gap),
    (below_each_other, check_below_each_other),
    (repeated_header, check_repeated_header),
    (unknown_headers, check_unknown_headers),
]


@pytest.mark.parametrize(("write", "check"), BOOKS, ids=[write.__name__ for write, _ in BOOKS])
def test_it_is_read(tmp_path, write, check):
    path = write(tmp_path / "book.xlsx")

    check(open_book(path))
