"""Which field a header is taken for, where words of several stand in it."""

import pytest

from afm_desktop.exchange.reading import suggesting, words
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.suggesting import likely_kind, suggest
from tests.exchange.reading import test_cells, test_formats, test_places
from tests.exchange.reading.books import grid
from tests.exchange.reading.looking import only
from tests.exchange.reading.many import assembled
from tests.messy_list import write_messy_list


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        (["대표 연락처", "담당자"], ["phone", "person_name"]),
        (["대표연락처", "연락처"], ["phone", "person_phone"]),
        (["소재지(시/도)", "사업장 주소"], ["region", "address"]),
        (["소재지(시/도)", "비고"], ["region", "notes"]),
        (["소재지(시·군·구)", "소재지"], ["district", "address"]),
        (["소재지(공장)", "시·도"], ["address", "region"]),
    ],
)
def test_the_words_in_full_count_more_than_those_without_brackets(tmp_path, heads, fields):
    cells = {"연": "02-000-1234", "소": "경기", "사": "경기 화성시 1", "시": "경기"}
    row = [next((cell for key, cell in cells.items() if key in head), "예시") for head in heads]
    book = open_book(grid(tmp_path / "명부.xlsx", [["기업명", *heads], ["예시전자", *row]]))

    mapping = suggest(only(book), ImportKind.MEMBERS)

    assert [c.field and c.field.key for c in mapping.columns] == ["name", *fields]


def fields_of(table, kind):
    return [c.field and c.field.key for c in suggest(table, kind).columns]


@pytest.mark.parametrize(
    ("kind", "heads", "row", "fields"),
    [
        (ImportKind.LINKS, "협력사 앵커 품목", "예시나래 예시모아 볼트", "supplier buyer item"),
        (ImportKind.LINKS, "앵커_협력사 수요", "예시나래 예시모아", "supplier buyer"),
        (
            ImportKind.LINKS,
            "앵커 앵커_사업자번호 협력사",
            "예시모아 124-81-00998 예시나래",
            "buyer buyer_business_number supplier",
        ),
        (
            ImportKind.LINKS,
            "협력사 구매기업 앵커",
            "예시나래 예시모아 예시두리",
            "supplier buyer -",
        ),
        (
            ImportKind.LINKS,
            "협력사 앵커기업 납품처(구매기업)",
            "예시나래 예시모아 예시두리",
            "supplier - buyer",
        ),
        (ImportKind.DEMANDS, "앵커 수요 효과", "예시모아 검사 절감", "applicant title effects"),
        (ImportKind.DEMANDS, "기업명 과제명 앵커", "예시모아 검사 예시나래", "applicant title -"),
        (ImportKind.MEMBERS, "기업명 수요 앵커", "예시모아 3 ○", "name - -"),
    ],
)
def test_a_bare_word_is_taken_for_what_it_means_in_its_kind_of_list(
    tmp_path, kind, heads, row, fields
):
    book = open_book(
        grid(
            tmp_path / "표.xlsx", [[head.replace("_", " ") for head in heads.split()], row.split()]
        )
    )

    assert likely_kind(only(book)) is kind
    assert fields_of(only(book), kind) == [None if key == "-" else key for key in fields.split()]


@pytest.mark.parametrize(("head", "cell"), [("수요", 3), ("앵커", "○"), ("수요", "-")])
def test_a_bare_word_above_ticks_or_counts_names_nothing(tmp_path, head, cell):
    book = open_book(grid(tmp_path / "표.xlsx", [["기업명", head], ["예시모아", cell]]))

    assert likely_kind(only(book)) is ImportKind.MEMBERS
    for kind in (ImportKind.LINKS, ImportKind.DEMANDS):
        assert fields_of(only(book), kind)[1] is None


@pytest.fixture
def without_bare_words(monkeypatch):
    """Lists as they were read before 앵커 and 수요 were known by themselves."""
    table = words._table()
    fields = {
        kind: {
            key: [word for word in known if word not in ("앵커", "수요")]
            for key, known in own.items()
        }
        for kind, own in table["fields"].items()
    }
    remembering = (
        words.field_words, words.header_words, words._ends_of_headers, suggesting._ranks,
        suggesting._side_in,
    )  # fmt: skip

    def forget():
        for known in remembering:
            known.cache_clear()

    with monkeypatch.context() as changed:

        def begin():
            changed.setattr(words, "_table", lambda: {**table, "fields": fields})
            forget()

        yield begin
    forget()


def test_no_other_list_is_read_otherwise_for_them(tmp_path, without_bare_words):
    modules = (test_formats, test_cells, test_places)
    writers = [write for module in modules for write, _ in module.BOOKS]
    writers = [write for write in (*writers, write_messy_list) if write.__name__ != "widest"]
    books = [assembled(write(tmp_path / "book.xlsx")).book for write in writers]

    def said():
        tables = [table for book in books for table in all_tables(book.sheets)]
        return [
            (table.first_row, table.last_row, [suggest(table, kind).saved() for kind in ImportKind])
            for table in tables
        ]

    with_them = said()
    without_bare_words()

    assert said() == with_them
