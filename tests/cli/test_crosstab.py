"""`report … crosstab`: as PDF, as sheet and for programs, all with the same figures."""

from __future__ import annotations

from collections import Counter

import openpyxl
import pytest

from afm_desktop.app import opened
from afm_desktop.reports.crosstab_labels import axis
from afm_desktop.reports.crosstab_words import measure_word
from afm_desktop.services.crosstab import KINDS
from afm_desktop.ui.labels import crosstab as crosstab_labels
from tests.cli.conftest import digest
from tests.reports import reading

WANTED = ("list=demands", "rows=division", "columns=status")


def test_programs_get_what_the_list_counts(afm, demo):
    demands = afm("list", demo, "demands", "--json").json

    table = afm("report", demo, "crosstab", "--option", *WANTED, "--json").json

    rows = [row["value"] for row in table["rows"]]
    columns = [column["value"] for column in table["columns"]]
    for row, line in zip(rows, table["cells"], strict=True):
        for column, number in zip(columns, line, strict=True):
            same = [one for one in demands if (one["division"], one["status"]) == (row, column)]
            assert number == len(same)
    assert table["total"] == len(demands) == sum(map(sum, table["cells"]))


def test_who_has_filed_is_counted_with_the_round_it_is_of(afm, demo, tmp_path):
    out = tmp_path / "집계.pdf"
    words = ("report", demo, "crosstab", "--out", out, "--json", "--option", "list=collecting")

    table = afm(*words, "rows=state", "division=BAT").json

    rows = afm("list", demo, "collecting", "--division", "BAT", "--json").json
    counts = {row["value"]: row["total"] for row in table["rows"]}
    assert counts == Counter(row["state"] for row in rows)
    assert "조건: 2026년 제1차 수요조사, 분과 이차전지" in reading.all_text(out.read_bytes())


def test_a_sheet_a_paper_and_json_agree(afm, demo, tmp_path):
    amounts = (*WANTED, "measure=total_cost_won", "unit=억원")
    words = ("report", demo, "crosstab", "--division", "BAT", "--option", *amounts)
    sheet, paper = tmp_path / "집계.xlsx", tmp_path / "집계.pdf"

    table = afm(*words, "--out", sheet, "--json").json
    said = afm(*words, "--out", paper)

    assert said.code == 0, said.err
    page = openpyxl.load_workbook(sheet).active
    last = next(row for row in page.values if row[0] == "합계")
    totals = [column["total"] for column in table["columns"]]
    assert list(last[1:]) == [*totals, table["total"]]
    text = reading.all_text(paper.read_bytes())
    assert "(단위: 억원)" in text
    assert "조건: 분과 이차전지" in text
    assert f"{table['total']:,}" in text


def test_filters_narrow_it_and_are_told(afm, demo, tmp_path):
    out = tmp_path / "집계.pdf"
    words = ("report", demo, "crosstab", "--option", *WANTED, "status=selected,candidate")

    table = afm(*words, "--json").json
    afm(*words, "--out", out)

    assert {column["value"] for column in table["columns"]} == {"selected", "candidate"}
    assert table["total"] == sum(map(sum, table["cells"]))
    assert "조건: 상태 선정, 평가 대상" in reading.all_text(out.read_bytes())


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ((), "rows=division처럼"),
        (("rows=colour",), "‘colour’ 항목으로는 집계할 수 없습니다"),
        (("rows=division", "columns=division"), "서로 다른 항목"),
        (("rows=division", "unit=조원"), "쓸 수 있는 값: 원, 천원, 백만원, 억원"),
        (("rows=division", "list=cats"), "쓸 수 있는 값: members"),
        (("rows=division", "colour=red"), "‘colour’ 옵션은 없습니다"),
        (("rows=division", "columns"), "columns에 값이 없습니다"),
        (("rows=division", "measure=trl_to"), "집계할 수 없습니다"),
    ],
)
def test_what_cannot_be_counted_is_told(afm, demo, tmp_path, pairs, told):
    before, out = digest(demo), tmp_path / "집계.pdf"

    options = ("--option", *pairs) if pairs else ()
    said = afm("report", demo, "crosstab", "--out", out, *options)

    assert said.code in (1, 2)
    assert told in said.err
    assert not out.exists()
    assert digest(demo) == before


def test_without_a_file_it_is_asked_for_and_others_are_no_json(afm, demo, tmp_path):
    nowhere = afm("report", demo, "crosstab", "--option", "rows=division")
    another = afm("report", demo, "demand-status", "--json", "--out", tmp_path / "x.pdf")

    assert (nowhere.code, another.code) == (2, 2)
    assert "--out" in nowhere.err
    assert "crosstab" in another.err


def test_the_history_is_counted_by_who_and_what_in_words(afm, demo):
    words = ("report", demo, "crosstab", "--option", "list=history", "rows=entity", "columns=kind")

    table = afm(*words, "--division", "BAT", "--json").json

    names = {row["value"]: row["name"] for row in table["rows"]}
    assert names["demands"] == "수요"
    assert {column["name"] for column in table["columns"]} <= {"편집", "가져오기", "되돌리기"}
    assert table["total"] == len(afm("list", demo, "history", "--json").json)


def test_all_that_can_be_counted_has_a_korean_name(demo):
    with opened(demo, read_only=True) as desk:
        for kind in KINDS:
            for key in desk.crosstabs.axes(kind):
                assert axis(kind, key) != key, (kind, key)
            for measure in desk.crosstabs.measures(kind):
                assert measure_word(kind, measure)
            assert crosstab_labels.KINDS[kind.value]
