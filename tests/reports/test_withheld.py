"""What a paper of a class says, and what words written by hand say anyway."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.reports.division_status import told
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.withheld import named_anyway, shown_projects
from afm_desktop.services.status import NarrativeLine, NarrativeRow, Section
from tests.reports.factory import make_status

TITLE, NUMBER = "극판 두께 자율 보정", "BAT-2026-9001"


def status_saying(text: str, mark: Confidentiality = Confidentiality.PARTIES):
    status = make_status()
    first, *others = status.demands.demands
    secret = replace(first, title=TITLE, intake_no=NUMBER, mark=mark)
    worded = NarrativeRow(Section.DEMANDS, (NarrativeLine(LineLevel.POINT, text),), None)
    return replace(
        status,
        demands=replace(status.demands, demands=(secret, *others)),
        narratives=(worded,),
        control_number="2026-017",
    )


@pytest.mark.parametrize(
    "text",
    [f"‘{TITLE}’ 과제 검토 중", "극판 두께\n자율보정 과제", f"{NUMBER} 보완", "관리번호 2026-017"],
)
def test_words_that_name_what_a_paper_withholds_are_told(text):
    assert named_anyway(status_saying(text), Confidentiality.DIVISION) == (Section.DEMANDS,)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (f"‘{TITLE}’ 과제 검토 중", Confidentiality.PARTIES),
        ("접수한 수요 20건 검토 중", Confidentiality.PUBLIC),
        ("관리번호 2026-017", Confidentiality.CLASSIFIED),
    ],
)
def test_other_words_are_not(text, paper):
    assert named_anyway(status_saying(text), paper) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [(f"‘{TITLE}’ 과제 검토 중", ("core",)), ("접수한 수요 20건 검토 중", ())],
)
def test_a_withheld_core_technology_that_words_name_needs_a_reason(text, wanted):
    status = status_saying(text)
    first, *others = status.demands.demands
    rows = (replace(first, core="core"), *others)
    status = replace(status, demands=replace(status.demands, demands=rows))

    assert told(status, PaperOptions(secrecy=Confidentiality.DIVISION)) == wanted


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [(Confidentiality.PARTIES, ("core",)), (Confidentiality.DIVISION, ())],
)
def test_a_project_named_on_paper_asks_for_the_core_technology_it_came_from(paper, wanted):
    status = make_status()
    first, *others = status.projects
    hidden = replace(first, mark=Confidentiality.PARTIES, cores=("core",))
    status = replace(status, projects=(hidden, *others))

    assert told(status, PaperOptions(secrecy=paper)) == wanted


def test_a_project_of_a_demand_beyond_the_paper_is_counted_and_not_named():
    status = make_status()
    first, *others = status.projects
    (signal,) = status.since.signals
    hidden = replace(first, mark=Confidentiality.SECRET)
    moved = replace(signal, mark=Confidentiality.SECRET)
    since = replace(status.since, signals=(moved,))
    status = replace(status, projects=(hidden, *others), since=since)

    shown = shown_projects(status, Confidentiality.DIVISION)

    assert [row.title for row in shown.projects] == [WITHHELD, *(row.title for row in others)]
    assert shown.projects[0].cost == first.cost
    assert (shown.since.signals[0].project, shown.since.signals[0].reason) == (WITHHELD, None)


def test_words_that_name_a_project_a_paper_withholds_are_told():
    status = status_saying(f"‘{make_status().projects[0].title}’ 점검 예정", Confidentiality.PUBLIC)
    first, *others = status.projects
    hidden = replace(first, mark=Confidentiality.SECRET)
    status = replace(status, projects=(hidden, *others))

    assert named_anyway(status, Confidentiality.DIVISION) == (Section.DEMANDS,)
