"""Which field a header is taken for, where words of several stand in it."""

import pytest

from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.suggesting import suggest
from tests.exchange.reading.books import grid
from tests.exchange.reading.looking import only


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
