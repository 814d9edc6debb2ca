"""`report … projects`, `targets` and `overview` from the command line."""

from __future__ import annotations

import openpyxl
import pytest

from tests.cli.conftest import digest
from tests.reports import reading

KINDS = ("projects", "targets", "overview")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_has_nothing_to_tell_and_says_so(afm, office, tmp_path, kind):
    out = tmp_path / "문서.pdf"

    said = afm("report", office, kind, "--out", out, "--option", "omit-empty=no")

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    assert "없음" in text
    assert "표 2" not in text


def test_projects_of_a_division_are_those_of_its_list(afm, demo, tmp_path):
    out = tmp_path / "과제.pdf"
    rows = afm("list", demo, "projects", "--division", "BAT", "--json").json

    said = afm("report", demo, "projects", "--division", "BAT", "--out", out)

    assert said.code == 0, said.err
    text = reading.squeezed(reading.all_text(out.read_bytes()))
    assert f"선도프로젝트{len(rows)}개" in text
    assert all(reading.squeezed(row["title"]) in text for row in rows)


def test_projects_become_a_workbook_with_the_rows_of_their_list(afm, demonstration, tmp_path):
    out = tmp_path / "과제.xlsx"
    rows = afm("list", demonstration, "projects", "--division", "BAT", "--json").json

    said = afm("report", demonstration, "projects", "--division", "BAT", "--out", out)

    assert said.code == 0, said.err
    book = openpyxl.load_workbook(out, read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert all(any(row["title"] in str(cell) for cell in cells) for row in rows)
    assert all(
        any(row["title"].startswith(name[3:]) for row in rows) for name in book.sheetnames[2:]
    )
    assert any(isinstance(cell, int) and cell > 1 for cell in cells)


@pytest.mark.parametrize("kind", KINDS)
def test_a_meeting_or_an_unknown_option_is_refused(afm, demo, tmp_path, kind):
    before, out = digest(demo), tmp_path / "문서.pdf"

    meeting = afm("report", demo, kind, "--meeting", "next", "--out", out)
    option = afm("report", demo, kind, "--option", "colour=red", "--out", out)

    assert (meeting.code, option.code) == (2, 2)
    assert not out.exists()
    assert digest(demo) == before


def test_the_overview_is_of_all_divisions_and_counts_changes_from_a_day(afm, demo, tmp_path):
    out = tmp_path / "총괄.pdf"

    division = afm("report", demo, "overview", "--division", "BAT", "--out", out)
    day = afm("report", demo, "overview", "--out", out, "--option", "since=언젠가")
    late = afm("report", demo, "overview", "--out", out, "--option", "since=2030-01-01")
    was_made = out.exists()
    good = afm("report", demo, "overview", "--out", out, "--option", "since=2026-06-30")

    assert (division.code, day.code, late.code, was_made) == (2, 2, 1, False)
    assert "2026-06-30" in day.err
    assert "더 이른 날짜" in late.sentence
    assert good.code == 0, good.err
    assert "변동사항" in reading.all_text(out.read_bytes())
