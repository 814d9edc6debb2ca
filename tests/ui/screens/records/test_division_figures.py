"""Numbers in the list of divisions lead to what they count, also before the structure changed."""

from __future__ import annotations

import pytest

from afm_desktop.app import build
from afm_desktop.domain.enums import StructureView
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.screens.records.kinds import DIVISIONS
from afm_desktop.ui.screens.records.kinds.division_figures import place_of_figure
from afm_desktop.ui.screens.records.spec import Figure
from afm_desktop.ui.view_places import filters_of
from tests.services.conftest import OFFICE
from tests.services.transition.conftest import fill, plan_of

FIGURES = ("members", "anchors", "demands", "projects", "meetings")


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    """A file after a change of structure, only read."""
    workspace = Workspace.create(tmp_path_factory.mktemp("divided") / "전환.afm", OFFICE)
    fill(workspace)
    TransitionService(workspace).run(plan_of())
    yield build(workspace)
    workspace.close()


@pytest.mark.parametrize("structure", list(StructureView))
def test_each_number_leads_to_as_many_records(divided, structure):
    filters = (Filter("counted_in", (structure,)),)
    views = divided.views
    names = [column.key for column in views.columns(ViewKind.DIVISIONS)]
    keys = views.keys(ViewKind.DIVISIONS, ViewQuery(filters=filters))
    rows = views.rows(ViewKind.DIVISIONS, keys, filters=filters)
    told, behind = {}, {}
    for key in keys:
        cells = dict(zip(names, rows[key], strict=True))
        for column in FIGURES:
            asked = Figure(
                views.id_of(ViewKind.DIVISIONS, key),
                column,
                {"counted_in": (structure.value,)},
                lambda other, cells=cells: str(cells[other]),
            )
            place = place_of_figure(asked)
            query = ViewQuery(filters=filters_of(place))
            told[cells["code"], column] = cells[column]
            behind[cells["code"], column] = len(views.keys(ViewKind(place.screen), query))
    assert sum(told.values()) > 5
    assert behind == told


def test_a_number_is_pressed_in_the_list(make, said):
    screen = make(DIVISIONS)
    table = screen.list.table
    key = table.current_key()
    code = table.text_at(key, "code")

    table.cell_opened.emit(key, "demands")

    place = said.places[-1]
    assert (place.screen, place.filter("division")) == ("demands", (code,))
