"""What a row tells of cells that could not be taken as they are."""

from __future__ import annotations

import pytest

from afm_desktop.exchange.importing import ForeignList, suggested
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.exchange.rejected import remark_of
from afm_desktop.services.imports.service import ImportService


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("7/8/24", "연·월·일의 차례를 알 수 없습니다. 2024-07-08처럼 적으세요."),
        ("2024년 7월", "연월만 있습니다. 일까지 적으세요."),
        ("창립 때", "날짜로 읽을 수 없습니다. 2026-07-22처럼 적으세요."),
        ("미정", ""),
    ],
)
def test_why_a_day_is_not_taken_is_told_of_its_row(workspace, division, cell, why):
    book = paste(f"기업명\t분과\t가입일\n예시전자\tBAT\t{cell}\n", "표")
    (table,) = all_tables(book.sheets)
    source = ForeignList(book, table, suggested(table, ImportKind.MEMBERS, {}))

    report = ImportService(workspace).run(source.kind, source.source, source.rows())

    (row,) = report.rows
    line = f"가입일 ‘{cell}’ 비고에 적음"
    assert remark_of(row) == (f"{line}: {why}" if why else line)
    with workspace.reading() as session:
        kept = "SELECT joined_on, organizations.notes FROM memberships, organizations"
        assert session.connection().exec_driver_sql(kept).all() == [(None, f"가입일: {cell}")]
