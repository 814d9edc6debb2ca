"""The fields in which the options of a paper are chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from afm_desktop.reports.demand_options import DEMAND_STATUS_SPECS, DemandStatusOptions
from afm_desktop.reports.dossier_options import DOSSIER_SPECS, DossierOptions
from afm_desktop.reports.figure_options import OVERVIEW_SPECS, OverviewOptions
from afm_desktop.reports.meeting_options import MINUTES_SPECS, MinutesOptions
from afm_desktop.reports.options import APPROVERS
from afm_desktop.reports.units import ShownUnit
from afm_desktop.ui.screens.reports.option_form import OptionForm
from afm_desktop.ui.theme import install


@pytest.mark.parametrize(
    ("usual", "specs", "first"),
    [
        (DemandStatusOptions(), DEMAND_STATUS_SPECS, "자동"),
        (DossierOptions(), DOSSIER_SPECS, "원"),
    ],
)
def test_the_unit_of_money_is_chosen(qapp, qtbot, usual, specs, first):
    install(qapp)
    form = OptionForm(specs, usual)
    qtbot.addWidget(form)
    form.show_options(usual)
    field, told = form.widgets["unit"], []
    form.changed.connect(lambda name, value: told.append((name, value)))

    shown = field.shown_text()
    field.choose(ShownUnit.HUNDRED_MILLION)

    assert shown == first
    assert told == [("unit", ShownUnit.HUNDRED_MILLION)]


@pytest.mark.parametrize(
    ("specs", "usual"), [(MINUTES_SPECS, MinutesOptions()), (OVERVIEW_SPECS, OverviewOptions())]
)
def test_boxes_that_usually_are_not_there_can_be_turned_on(qapp, qtbot, specs, usual):
    install(qapp)
    form = OptionForm(specs, usual)
    qtbot.addWidget(form)
    form.show_options(usual)
    told = []
    form.changed.connect(lambda name, value: told.append((name, value)))

    form.widgets["approval"].click()

    assert told == [("approval", APPROVERS)]


def test_a_picture_is_chosen_and_taken_away(qapp, qtbot, monkeypatch):
    install(qapp)
    form, told = OptionForm(DEMAND_STATUS_SPECS, DemandStatusOptions()), []
    qtbot.addWidget(form)
    form.changed.connect(lambda name, value: told.append((name, value)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("그림/로고.png", ""))

    form.widgets["logo"].click()
    form.widgets["logo"].cleared.emit()

    assert told == [("logo", "그림/로고.png"), ("logo", "")]
