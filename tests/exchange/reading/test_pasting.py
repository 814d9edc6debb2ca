"""Tables from the clipboard, and what their columns are."""

import pytest

from afm_desktop.exchange import labels
from afm_desktop.exchange.reading import errors
from afm_desktop.exchange.reading.book import BookFormat, letter
from afm_desktop.exchange.reading.fields import FIELDS, ImportKind
from afm_desktop.exchange.reading.finding import all_tables, find_tables
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.exchange.reading.suggesting import header_key, likely_kind, suggest
from afm_desktop.services.lists import demands, members, people, supply
from afm_desktop.services.lists.listing import ColumnKind, ListKind

TSV = (
    "기업명\t사업자등록번호\t구분\n"
    "예시전자\t124-81-00998\t대기업\n"
    "예시화학\t220-81-62517\t중견기업\n"
)


def only(text):
    [table] = all_tables(paste(text).sheets)
    return table


def fields(table, kind):
    return [c.field.key if c.field else None for c in suggest(table, kind).columns]


def test_a_block_between_tabs():
    table = only(TSV)

    assert [row.cells[0] for row in table.data()] == ["예시전자", "예시화학"]
    assert paste(TSV).format is BookFormat.TEXT


def test_a_cell_with_a_line_break_between_quotes():
    table = only('기업명\t주소\n예시전자\t"서울\n강남구"\n예시화학\t부산\n')

    assert [row.cells for row in table.data()] == [
        ("예시전자", "서울\n강남구"),
        ("예시화학", "부산"),
    ]


EXCEL = """Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000800\r\nStartFragment:0000000200\r
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style></head>
<body><table border=0><col width=72><!--StartFragment-->
<tr height=20><td rowspan=2>분과</td><td colspan=2>기업</td></tr>
<tr><td>기업명</td><td>사업자등록번호</td></tr>
<tr><td rowspan=2>반도체</td><td>예시<br>전자</td><td x:num="1248100998">1248100998</td></tr>
<tr><td>예시&amp;화학</td><td>220-81-62517</td></tr>
<!--EndFragment--></table></body></html>"""


def test_markup_with_joined_cells():
    table = only(EXCEL)

    assert [column.header for column in table.columns] == [
        "분과",
        "기업 기업명",
        "기업 사업자등록번호",
    ]
    assert [row.cells for row in table.data()] == [
        ("반도체", "예시\n전자", "1248100998"),
        ("반도체", "예시&화학", "220-81-62517"),
    ]
    assert fields(table, ImportKind.MEMBERS) == ["division", "name", "business_number"]


def test_two_pasted_tables():
    one = "<table><tr><td>기업명<td>분과<tr><td>예시전자<td>반도체</table>"
    assert len(all_tables(paste(one + one).sheets)) == 2


@pytest.mark.parametrize("text", ["", "  \n\t\n", "<table></table>"])
def test_nothing_was_pasted(text):
    with pytest.raises(errors.CannotRead):
        paste(text)


def test_too_much_was_pasted():
    with pytest.raises(errors.TooLargeBook):
        paste("가\t" * 11_000_000)


def test_spans_that_would_fill_the_memory():
    with pytest.raises(errors.TooLargeBook):
        paste("<table>" + "<tr><td colspan=1000>가" * 6_000 + "</table>")


# ---------------------------------------------------------------- columns


def test_a_column_is_what_stands_in_it():
    assert fields(only(TSV), ImportKind.MEMBERS) == ["name", "business_number", "size_class"]


def test_an_unknown_header_over_known_values():
    table = only(
        "기업명\t뭔가\t무엇\n예시전자\t124-81-00998\ta@b.kr\n예시화학\t220-81-62517\tc@d.kr\n"
    )

    assert fields(table, ImportKind.MEMBERS) == ["name", "business_number", "person_email"]


def test_the_kind_of_a_list():
    link = "협력업체\t납품처\t품목\t단독여부\n예시부품\t예시전자\t커넥터\t○\n"
    demand = "연번\t과제명\t신청기업\t총사업비(백만원)\n1\tAI 검사\t예시전자\t150\n"
    led = "과제명\t주관기업\t국비\t기간\nAI 검사\t예시전자\t150\t2026.7.1.~12.31.\n"
    person = "성명\t소속\t직위\t이메일\n홍길동\t예시전자\t부장\ta@b.kr\n"

    assert likely_kind(only(TSV)) is ImportKind.MEMBERS
    assert likely_kind(only(link)) is ImportKind.LINKS
    assert likely_kind(only(demand)) is ImportKind.DEMANDS
    assert likely_kind(only(led)) is ImportKind.DEMANDS
    assert likely_kind(only("가나\t다라\t마바\n1\t2\t3\n4\t5\t6\n")) is None
    assert likely_kind(only(person)) is ImportKind.PEOPLE


def test_the_user_chooses_another_field():
    mapping = suggest(only(TSV), ImportKind.MEMBERS)

    changed = mapping.chosen(2, "name")

    assert [c.field and c.field.key for c in changed.columns] == [None, "business_number", "name"]
    assert changed.chosen(2, None).missing == ("name",)
    assert changed.saved() == {"사업자등록번호": "business_number", "구분": "name"}
    assert mapping.restored(changed.saved()).columns[0].field is None


def test_the_key_of_a_header_does_not_know_its_order():
    turned = "구분\t기업명\t사업자 등록번호\n대기업\t예시전자\t124-81-00998\n"

    assert header_key(only(turned)) == header_key(only(TSV))
    assert header_key(only(turned.replace("구분", "규모"))) != header_key(only(TSV))


@pytest.mark.parametrize(
    ("kind", "listing", "columns"),
    [
        (ImportKind.MEMBERS, ListKind.MEMBERS, members.COLUMNS),
        (ImportKind.PEOPLE, ListKind.PEOPLE, people.COLUMNS),
        (ImportKind.LINKS, ListKind.LINKS, supply.COLUMNS),
        (ImportKind.DEMANDS, ListKind.DEMANDS, demands.COLUMNS),
    ],
)
def test_what_we_export_is_known_again(kind, listing, columns):
    shown = [c.key for c in columns if c.kind is not ColumnKind.ID]
    heads = [labels.head(listing, key) for key in shown]
    table = only("\t".join(heads) + "\n" + "\t".join(["예시"] * len(heads)))

    known = dict(zip(shown, fields(table, kind), strict=True))

    assert known.items() >= {
        key: key for key in shown if key in {field.key for field in FIELDS[kind]}
    }.items() - {("division", "division")}
    if "division" in known:
        assert {known["division"], known["division_name"]} == {None, "division"}


def test_every_field_is_known_by_its_own_label():
    for kind, known in FIELDS.items():
        for field in known:
            table = only(f"{field.label}\t뭔가\t무엇\n예시\t예시\t예시\n")
            assert fields(table, kind)[0] in (field.key, None), (kind, field.key)


def test_letters_over_columns():
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_long_list_is_looked_through_block_by_block():
    rows = "".join(f"{n}\t예시{n}\t반도체\n" for n in range(1, 3_001))
    [sheet] = paste("연번\t기업명\t분과\n" + rows + "합계\t3000\t\n").sheets

    [table] = find_tables(sheet)

    assert len(sheet.blocks) == 4
    assert [row.number for row in table.data()] == list(range(2, 3_002))
    assert [number for number, _ in sheet.rows(1_999, 2_002)] == [1_999, 2_000, 2_001, 2_002]


def test_a_known_header_is_suggested_though_all_under_it_is_wrong():
    table = only("기업명\t사업자번호\n예시전자\t124-81-00999\n예시화학\t220-81-62518\n")

    assert fields(table, ImportKind.MEMBERS) == ["name", "business_number"]


def test_a_column_of_one_word_is_what_that_word_says():
    rows = "".join(f"예시{n}전자\t앵커기업\n" for n in range(5))

    assert fields(only(f"업체명\t구분\n{rows}"), ImportKind.MEMBERS) == ["name", "role"]


def test_one_row_is_read_with_what_is_merged_down_into_it():
    markup = (
        "<table><tr><td>분과</td><td>기업명</td><td>비고</td></tr>"
        "<tr><td rowspan=2>조선</td><td>예시전자</td><td>ㄱ</td></tr>"
        "<tr><td>예시화학</td></tr></table>"
    )
    table = only(markup)

    assert table.row(table.first_row) == ("조선", "예시전자", "ㄱ")
    assert table.row(table.first_row + 1) == ("조선", "예시화학", None)
