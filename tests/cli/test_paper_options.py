"""What the window lets one choose about a paper, `report … --option` does too, and says so."""

from __future__ import annotations

import pytest

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.options import OptionKind, OptionSpec
from afm_desktop.ui.screens.reports.catalogue import CATALOGUE
from afm_desktop.ui.screens.reports.wanted import LIST

OF_DEMANDS = {entry.key for entry in CATALOGUE if entry.is_of_demands}
TAKES_ANYTHING = {"number"}
"""The number of a letter is whatever an office writes."""
CHOICES = [
    (entry.key, spec)
    for entry in CATALOGUE
    for spec in entry.specs
    if entry.key != LIST and spec.name not in TAKES_ANYTHING
]


def wrong(spec: OptionSpec) -> str:
    return "가" * 100 if spec.kind in {OptionKind.TEXT, OptionKind.NAMES} else "엉뚱한 값"


@pytest.mark.parametrize(("kind", "spec"), CHOICES, ids=lambda one: getattr(one, "name", one))
def test_a_wrong_value_is_one_sentence_and_nothing_is_made(
    afm, demonstration, tmp_path, kind, spec
):
    scope = () if kind == PaperKind.OVERVIEW else ("--division", "BAT")
    where = ("--demand", "BAT-2026-0001") if kind in OF_DEMANDS else scope
    asked = f"{spec.name}={wrong(spec)}"

    words = (kind, *where, "--option", asked, "--out", tmp_path / "a.pdf")
    said = afm("report", demonstration, *words)

    assert said.code == 2
    assert spec.name in said.sentence or wrong(spec) in said.sentence
    assert not list(tmp_path.iterdir())
