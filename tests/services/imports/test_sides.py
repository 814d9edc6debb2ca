"""Lists whose rows name two bodies: what is said of one is never taken for the other's."""

import csv

import pytest

from afm_desktop.exchange.importing import ForeignList, likely_table, suggested
from afm_desktop.exchange.reading.fields import FIELDS, ImportKind, sides_of
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.exchange.reading.words import field_words
from afm_desktop.services.imports.service import ImportService
from tests.exchange.reading.books import grid

FIRST, SECOND = "124-81-00998", "220-81-62517"
SUPPLIER, BUYER = "supplier_business_number", "buyer_business_number"


def foreign(path, kind=ImportKind.LINKS):
    book = open_book(path)
    table = likely_table(kind, all_tables(book.sheets))
    return ForeignList(book, table, suggested(table, kind, {}))


def as_csv(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize("write", [as_csv, grid])
@pytest.mark.parametrize(
    ("heads", "cells", "read"),
    [
        ("공급업체명,공급업체 사업자번호,수요기업", [FIRST], {SUPPLIER: FIRST}),
        ("하청업체,하청업체 사업자번호,원청", [FIRST], {SUPPLIER: FIRST}),
        ("부품업체,부품업체의 사업자번호,원청", [FIRST], {SUPPLIER: FIRST}),
        (
            "납품업체명,납품업체 사업자등록번호,원청,원청 사업자번호",
            [FIRST, SECOND],
            {SUPPLIER: FIRST, BUYER: SECOND},
        ),
        (
            "원청,사업자번호(원청),협력사,사업자번호(협력사)",
            [FIRST, SECOND],
            {BUYER: FIRST, SUPPLIER: SECOND},
        ),
        ("협력사,주소,납품처명,납품처 사업자번호", ["서울", SECOND], {BUYER: SECOND}),
    ],
)
def test_a_number_is_that_of_the_firm_its_header_names(tmp_path, write, heads, cells, read):
    heads = heads.split(",")
    row = ["예시하나", cells[0], "예시두리", *cells[1:]]
    ending = "csv" if write is as_csv else "xlsx"
    source = foreign(write(tmp_path / f"표.{ending}", [[*heads, "품명"], [*row, "볼트"]]))

    (taken,) = source.rows()

    numbers = {key: value for key, value in taken.values.items() if key in (SUPPLIER, BUYER)}
    assert numbers == read


def test_the_suppliers_number_is_kept_with_the_supplier(workspace, division, tmp_path):
    heads = ["하청업체", "하청업체 사업자번호", "원청", "품목"]
    source = foreign(as_csv(tmp_path / "표.csv", [heads, ["예시나래", FIRST, "예시모아", "볼트"]]))

    report = ImportService(workspace).run(source.kind, source.source, source.rows())

    assert report.counts.new == 1
    kept = (
        "SELECT o.name, n.number FROM business_numbers n"
        " JOIN organizations o ON o.id = n.organization_id"
    )
    with workspace.reading() as session:
        rows = session.connection().exec_driver_sql(kept).all()
    assert [tuple(row) for row in rows] == [("예시나래", FIRST)]


def test_the_leads_number_and_person_are_not_the_applicants():
    heads = "과제명\t신청기업\t주관기관\t주관기관 사업자등록번호\t주관기관 담당자 연락처"
    book = paste(f"{heads}\nAI 검사\t예시하나\t예시연구원\t{FIRST}\t02-000-1234\n", "표")
    (table,) = all_tables(book.sheets)

    mapping = suggested(table, ImportKind.DEMANDS, {})

    assert [c.field and c.field.key for c in mapping.columns][2:] == ["lead", None, None]


def test_no_word_of_a_side_is_known_for_the_other():
    for kind in ImportKind:
        words = field_words(kind)
        for field in (field for field in FIELDS[kind] if field.side):
            for side in set(sides_of(kind)) - {field.side}:
                assert set(words[field.key]).isdisjoint(words[side]), (field.key, side)
