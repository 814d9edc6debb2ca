"""The list of demands says whose turn it is as 검토 does."""

from __future__ import annotations

from afm_desktop.domain.demand_turn import SCREENED
from afm_desktop.services.screening.reading import sheet_of
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.services.views.service import Views

OPEN = ViewQuery(filters=(Filter("status", tuple(one.value for one in SCREENED)),))


def test_every_demand_that_is_screened_waits_for_whom_screening_names(alliance):
    views = Views(alliance)
    place = [one.key for one in views.columns(ViewKind.DEMANDS)].index("turn")

    rows = views.rows(ViewKind.DEMANDS, views.keys(ViewKind.DEMANDS, OPEN))
    told = {str(row[0]): row[place] for row in rows.values()}

    with alliance.reading() as session:
        said = {id: sheet_of(session, alliance.office, id, alliance.today).turn for id in told}
    assert told == said
    assert len(set(told.values())) > 2
