"""집계표 as a sheet: read back by another program, figures are figures."""

from __future__ import annotations

import csv
from datetime import date

import openpyxl
import pytest

from afm_desktop.exchange.crosstab_sheet import CrosstabSheet, write
from afm_desktop.exchange.sheets import CannotWrite, UnknownEnding

SHEET = CrosstabSheet(
    "수요 집계표",
    ("구분: 분과 × 상태, 총사업비", "단위: 백만원"),
    ("분과", "접수", "합계"),
    [("=이차전지", 12, 12), ("자동차", 0, 0), ("합계", 12, 12)],
    ("끝수를 조정",),
    date(2026, 7, 22),
)


def test_a_workbook_holds_figures_and_freezes_its_heads(tmp_path):
    path = tmp_path / "집계.xlsx"

    write(SHEET, path)

    page = openpyxl.load_workbook(path).active
    rows = [tuple(cell for cell in row if cell is not None) for row in page.values]
    assert rows[0] == ("수요 집계표",)
    assert rows[3:7] == [
        ("분과", "접수", "합계"),
        ("=이차전지", 12, 12),
        ("자동차", 0, 0),
        ("합계", 12, 12),
    ]
    assert rows[7] == ("※ 끝수를 조정",)
    assert page["A5"].data_type == "s"
    assert page.freeze_panes == "B5"


def test_the_same_table_is_the_same_workbook(tmp_path):
    paths = [tmp_path / "가.xlsx", tmp_path / "나.xlsx"]

    for path in paths:
        write(SHEET, path)

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_text_file_holds_lines_and_totals_alone(tmp_path):
    path = tmp_path / "집계.csv"

    write(SHEET, path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["분과", "접수", "합계"],
        ["'=이차전지", "12", "12"],
        ["자동차", "0", "0"],
        ["합계", "12", "12"],
    ]


def test_another_kind_of_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(UnknownEnding):
        write(SHEET, tmp_path / "집계.hwp")
    (tmp_path / "폴더.xlsx").mkdir()
    with pytest.raises(CannotWrite):
        write(SHEET, tmp_path / "폴더.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["폴더.xlsx"]
