"""Of any book: what its headers say of one firm is not the other's, and undo leaves no trace."""

from __future__ import annotations

import shutil

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from afm_desktop.domain.words import WORDS
from afm_desktop.exchange.importing import ForeignList, likely_table, suggested
from afm_desktop.exchange.reading.fields import FIELDS, ImportKind, ValueKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.words import field_words, folded
from afm_desktop.services.imports.model import Policy, Wishes
from tests.exchange.reading.books import grid
from tests.exchange.reading.many import assembled
from tests.services.imports.taking_back import take_over_and_back

TEXTS = [
    "예시가람",
    "(주)예시가람",
    "예시나래소재",
    "김예시 부장",
    "볼트\n너트",
    "-",
    "미정",
    "=1+1",
]
TITLES = [["2026년 현황"], [], ["(단위: 백만원)"]]
CELLS = {
    ValueKind.BUSINESS_NUMBER: [
        1248100998, "124-81-00998(본사)", "'2208162517", "220−81−62517", "124-81-00997", "신청 중",
    ],
    ValueKind.CORPORATE_NUMBER: ["110111-0062432", "110111-0062433"],
    ValueKind.PHONE: [821012345678, "02-123-4567 / 010-1234-5678", "미정", "예시"],
    ValueKind.EMAIL: ["a@example.kr", "a@example.kr; b@example.kr", "비공개"],
    ValueKind.DATE: ["2024·7·22", 45495, "22-Jul-24", "2024.7.", "2024-02-30", "창립 때"],
    ValueKind.PERIOD: ["2024.7.1. ~ 2025.12.31.", "2024.7 ~ 2025.12", "12개월"],
    ValueKind.MONEY: [150, "1억 5천만원", "1,23", "협의", -3],
    ValueKind.PERCENT: [0.3, "30%", "절반"],
    ValueKind.INTEGER: [4, "TRL 4", "35명", "4~5"],
    ValueKind.YES_NO: ["○", "아니오", "글쎄"],
    ValueKind.DIVISION: ["BAT", "이차전지 분과", "우주"],
    ValueKind.REGION: ["경기", "경기 화성시", "화성"],
    ValueKind.SEVERAL: ["이차전지, BAT"],
    ValueKind.TAGS: ["점검, 우선", "점검/현장"],
}  # fmt: skip


def cells_of(field):
    """What may stand in a column: right, wrong or nothing."""
    known = [*WORDS[field.enum].values(), "모름"] if field.enum else CELLS.get(field.holds, TEXTS)
    return some.sampled_from([*known, None])


@some.composite
def books(draw):
    """Rows of a sheet with any headers a list is known to use, and the field of each column."""
    kind = draw(some.sampled_from(ImportKind))
    needed = [field for field in FIELDS[kind] if field.is_required]
    others = some.sampled_from([field for field in FIELDS[kind] if not field.is_required])
    chosen = draw(some.lists(others, min_size=2, max_size=8, unique=True))
    fields = draw(some.permutations([*needed, *chosen]))
    heads = [draw(some.sampled_from(field_words(kind)[field.key])) for field in fields]
    assume(len(set(map(folded, heads))) == len(heads))
    titles = draw(some.lists(some.sampled_from(TITLES), max_size=3))
    rows = draw(some.lists(some.tuples(*map(cells_of, fields)), min_size=1, max_size=6))
    return kind, fields, [*titles, heads, *rows], draw(some.integers(0, 3))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(books(), some.sampled_from(Policy))
def test_any_book_goes_in_as_foretold_and_comes_out_without_a_trace(begun, asked, policy):
    kind, fields, rows, indent = asked
    book = assembled(grid(begun.with_name("임의.xlsx"), rows, at=(0, indent))).book
    tables = all_tables(book.sheets)
    assume(tables)
    table = likely_table(kind, tables)
    mapping = suggested(table, kind, {})
    assume(not mapping.missing)
    meant = dict(enumerate(fields, indent))
    for column in mapping.columns:
        true = meant[column.column.index]
        if column.field and column.field.side and true.side:
            assert column.field.side == true.side

    path = begun.with_name("시험.afm")
    shutil.copy(begun, path)
    source = ForeignList(book, table, mapping)

    take_over_and_back(path, source.kind, source.source, list(source.rows()), Wishes(policy=policy))
