"""Options as k=v."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import ReportError
from afm_desktop.reports.demand_options import DEMAND_STATUS_SPECS, DemandStatusOptions
from afm_desktop.reports.dossier_options import DOSSIER_SPECS, DossierOptions
from afm_desktop.reports.options import (
    STATUS_SPECS,
    Annex,
    PaperOptions,
    kept,
    parse,
    written,
)
from afm_desktop.reports.units import ShownUnit
from afm_desktop.ui.screens.reports.catalogue import CATALOGUE


def test_nothing_chosen_is_the_usual_paper():
    assert parse([]) == PaperOptions()


def test_every_option_can_be_chosen():
    options = parse(
        [
            "approval=담당, 과장",
            "large=예",
            "omit-empty=yes",
            "secrecy=분과 한정",
            "annexes=members,demands",
            "blank-rows=0",
            "cover=no",
        ]
    )

    assert options == PaperOptions(
        approval=("담당", "과장"),
        is_large=True,
        omits_empty=True,
        secrecy=Confidentiality.DIVISION,
        annexes=(Annex.MEMBERS, Annex.DEMANDS),
        blank_rows=0,
        has_cover=False,
    )


def test_no_approval_boxes_when_no_name_is_given():
    assert parse(["approval="]).approval == ()


@pytest.mark.parametrize("pair", ["colour=red", "colour", ""])
def test_an_unknown_option_lists_the_known_ones(pair):
    with pytest.raises(ReportError, match=r"approval, large, omit-empty"):
        parse([pair])


@pytest.mark.parametrize("name", [spec.name for spec in STATUS_SPECS])
def test_an_option_without_a_value_shows_one_that_can_be_read(name):
    with pytest.raises(ReportError, match=f"{name}에 값이 없습니다") as told:
        parse([name])

    parse([str(told.value).split(". ")[1].removesuffix("처럼 적으세요.")])


@pytest.mark.parametrize(
    ("pair", "known"),
    [
        ("large=maybe", "yes, no"),
        ("secrecy=top", "public"),
        ("annexes=members,budget", "sign-in"),
        ("blank-rows=999", "0~40"),
        ("blank-rows=²", "0~40"),
        ("approval=가,나,다,라,마,바", "5개까지"),
    ],
)
def test_a_wrong_value_lists_the_right_ones(pair, known):
    with pytest.raises(ReportError, match=known):
        parse([pair])


def test_options_written_down_are_read_back():
    chosen = parse(["approval=", "secrecy=parties", "annexes=", "large=yes", "cover=no"])

    assert kept(written(chosen, STATUS_SPECS), PaperOptions(), STATUS_SPECS) == chosen


@pytest.mark.parametrize(
    ("usual", "specs"),
    [(DemandStatusOptions(), DEMAND_STATUS_SPECS), (DossierOptions(), DOSSIER_SPECS)],
)
def test_the_unit_of_money_is_remembered(usual, specs):
    chosen = replace(usual, unit=ShownUnit.HUNDRED_MILLION)

    assert kept(written(chosen, specs), usual, specs) == chosen
    assert "unit" not in written(DemandStatusOptions(), DEMAND_STATUS_SPECS)


def test_a_kept_option_that_no_longer_can_be_used_is_the_usual_one():
    words = {"blank-rows": "9999", "colour": "red", "large": "yes"}

    assert kept(words, PaperOptions(), STATUS_SPECS) == PaperOptions(is_large=True)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.key)
def test_every_paper_can_say_whom_it_is_for_and_every_cover_can_bear_a_logo(entry):
    names = {spec.name for spec in entry.specs}

    assert "recipient" in names
    assert ("logo" in names) == ("cover" in names)
