"""`report … member-list`."""

from __future__ import annotations

from pathlib import Path

from afm_desktop.cli import labels
from afm_desktop.reports.list_options import MEMBER_LIST_SPECS
from tests.reports import reading

ROOT = Path(__file__).parents[2]


def test_the_list_of_a_division_is_made(afm, demo, tmp_path):
    out = tmp_path / "명부.pdf"

    said = afm("report", demo, "member-list", "--division", "BAT", "--out", out)

    assert said.code == 0
    assert "이차전지 분과 회원(기업·기관) 명부" in reading.all_text(out.read_bytes())


def test_without_a_division_every_body_stands_once(afm, demo, tmp_path):
    out = tmp_path / "명부.pdf"

    afm("report", demo, "member-list", "--out", out, "--option", "columns=role")

    assert "계 회원 153개" in reading.all_text(out.read_bytes())


def test_a_meeting_or_a_wrong_option_is_wrong_usage(afm, demo, tmp_path):
    out = tmp_path / "명부.pdf"

    meeting = afm("report", demo, "member-list", "--out", out, "--meeting", "next")
    option = afm("report", demo, "member-list", "--out", out, "--option", "columns=salary")

    assert (meeting.code, option.code) == (2, 2)
    assert not out.exists()


def test_help_and_manual_name_every_option(afm):
    page = (ROOT / "docs" / "manual" / "command-line.md").read_text("utf-8")
    names = {spec.name for spec in MEMBER_LIST_SPECS}

    assert set(labels.MEMBER_LIST_OPTIONS) == names
    assert all(name in afm("report", "--help").out for name in names)
    assert all(f"\n| `{name}` |" in page for name in names)
