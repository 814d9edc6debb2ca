"""Damaged books that can still be read: each goes in whole, and out again without a trace."""

import random
import shutil

import pytest

from afm_desktop.exchange.importing import ForeignList, suggested
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.suggesting import likely_kind
from afm_desktop.services.imports.model import Wishes
from tests.exchange.reading.many import assembled
from tests.exchange.reading.test_mutants import ends, mutated, originals
from tests.services.imports.taking_back import take_over_and_back

COUNT = 70


@pytest.fixture
def readable(tmp_path):
    """Some damaged books that another process could read."""
    books = [path.read_bytes() for path in originals(tmp_path)]
    paths = [tmp_path / f"{number}.xlsx" for number in range(COUNT)]
    for number, path in enumerate(paths):
        path.write_bytes(mutated(books[number % len(books)], random.Random(number)))
    told = ends(paths)
    return [path for path in paths if told.get(str(path), "").startswith("read ")]


def lists_in(book):
    """The tables of a book that are lists, with the likely field of each column."""
    kinds = ((table, likely_kind(table)) for table in all_tables(book.sheets))
    return [ForeignList(book, table, suggested(table, kind, {})) for table, kind in kinds if kind]


@pytest.mark.slow
def test_what_can_be_read_of_a_damaged_book_goes_in_whole_and_out_again(begun, readable):
    goes_in = 0
    for source in (one for path in readable for one in lists_in(assembled(path).book)):
        file = shutil.copy(begun, begun.with_name("시험.afm"))
        rows = list(source.rows())

        report = take_over_and_back(file, source.kind, source.source, rows, Wishes(division="BAT"))

        assert len(report.rows) == len(rows)
        goes_in += report.gesture is not None
    assert goes_in > COUNT // 8
