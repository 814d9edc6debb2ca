"""The whole way of a secretary: a messy list in, doubtful rows decided, printed, taken back."""

from __future__ import annotations

import pytest

from tests.messy_list import write_messy_list
from tests.reports.reading import text_of


@pytest.fixture
def sheet(tmp_path):
    return write_messy_list(tmp_path / "회원명부(최종).xlsx")


def test_a_messy_list_is_in_decided_printed_and_taken_back(afm, office, sheet, tmp_path):
    asked = afm("import", office, "members", sheet, "--dry-run", "--json").json
    assert asked["gesture"] is None
    decided = ",".join(f"{doubt['row']}=new" for doubt in asked["doubtful"])
    kept, paper = tmp_path / "제외.xlsx", tmp_path / "명부.pdf"

    words = ("--decide", decided, "--rejected", kept, "--json")
    done = afm("import", office, "members", sheet, *words).json

    assert done["duplicates"] == 0
    assert len(done["rejected"]) == 6
    assert kept.exists()
    members = afm("list", office, "members", "--json").json
    assert len(members) == done["new"]
    assert afm("report", office, "member-list", "--out", paper).code == 0
    printed = text_of(paper)
    assert f"회원 {done['new']:,}개" in printed
    assert "제외" not in printed
    assert afm("duplicates", office).out.startswith("중복 후보 0건")
    assert afm("undo", office).code == 0
    assert afm("list", office, "members", "--json").json == []
    assert afm("check", office).code == 0


def test_what_is_taken_only_in_part_is_said(afm, office, sheet):
    said = afm("import", office, "members", sheet, "--dry-run")

    assert "그대로 넣지 못한 값이 있는 행" in said.out
    assert "‘031-000-0005(내선 12)’ 가운데 031-000-0005만 넣음" in said.out
