"""`report` of a file in which there is nothing yet: a paper that says so, or one sentence."""

from __future__ import annotations

import pytest

from afm_desktop.reports.kinds import PaperKind
from tests.cli.conftest import digest
from tests.reports import reading

NEEDS = {
    PaperKind.RECEIPT: ("--demand", "BAT-2026-0001"),
    PaperKind.APPROVAL: ("--demand", "BAT-2026-0001"),
    PaperKind.DEMAND_DOSSIER: ("--demand", "BAT-2026-0001"),
    PaperKind.LETTER: ("--demand", "BAT-2026-0001"),
    PaperKind.MEETING_BOOK: ("--division", "BAT"),
    PaperKind.MINUTES: ("--division", "BAT"),
    PaperKind.MEETING_RESULT: ("--division", "BAT"),
    PaperKind.SIGN_IN: ("--division", "BAT"),
}
"""Papers of one record, and what would name it; there is none."""
REST = {
    PaperKind.DIVISION_STATUS: ("--division", "BAT"),
    PaperKind.SUPPLY_CHAIN: ("--division", "BAT"),
    PaperKind.DEMAND_STATUS: ("--division", "BAT"),
    PaperKind.MEMBER_LIST: ("--division", "BAT"),
    PaperKind.CROSSTAB: ("--option", "rows=division"),
    PaperKind.PROJECTS: ("--division", "BAT"),
    PaperKind.TARGETS: ("--division", "BAT"),
    PaperKind.OVERVIEW: (),
}


def test_every_paper_is_one_or_the_other():
    assert set(NEEDS) | set(REST) == set(PaperKind)


@pytest.mark.parametrize("kind", NEEDS)
def test_a_paper_of_a_record_that_is_not_there_is_refused(afm, office, tmp_path, kind):
    before = digest(office)

    said = afm("report", office, kind, *NEEDS[kind], "--out", tmp_path / "a.pdf")

    assert said.code == 1
    assert said.sentence.endswith(("다.", "요."))
    assert not (tmp_path / "a.pdf").exists()
    assert digest(office) == before


@pytest.mark.parametrize("kind", REST)
@pytest.mark.parametrize("ending", [".pdf", ".hwpx", ".xlsx"])
def test_a_paper_of_nothing_is_whole(afm, office, tmp_path, kind, ending):
    path = tmp_path / f"a{ending}"

    said = afm("report", office, kind, *REST[kind], "--out", path)

    assert said.code == 0, said.err
    data = path.read_bytes()
    if ending == ".pdf":
        assert reading.outside(data) == ()
        assert all(reading.page_words(data))
        assert all(reading.fonts(data).values())
