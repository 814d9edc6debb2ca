"""What a paper of a class tells anyway, and what leaves in it for a reason alone."""

from __future__ import annotations

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.reports.options import PaperOptions
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.services.views.model import Filter, ViewQuery
from afm_desktop.ui.screens.reports.batch import told_in_all
from afm_desktop.ui.screens.reports.wanted import Wanted
from tests.ui.screens.reports.conftest import WAIT


def test_words_that_name_a_withheld_demand_are_told_beside_the_paper(screen, qtbot):
    place = screen._paper_place()
    status = screen.context.bridge.desk.division_status.of(place.division)
    secret = next(row for row in status.demands.demands if row.mark is Confidentiality.DIVISION)
    line = NarrativeLine(LineLevel.TOPIC, f"{secret.title} 우선 검토")
    narratives = screen.wording._narratives
    screen.context.bridge.write(lambda: narratives.keep(place, Section.DEMANDS, [line], ""))

    screen.side.form.changed.emit("secrecy", Confidentiality.PUBLIC)

    said = screen.side.remarks.text
    qtbot.waitUntil(lambda: "공개등급이 높은 수요의 이름이나 번호" in said(), timeout=WAIT)


def test_the_core_technologies_that_a_paper_names_are_asked_about(screen, qtbot):
    desk, division = screen.context.bridge.desk, screen.wishes.current.division
    query = ViewQuery(division, filters=(Filter("status", ("selected",)),))
    demand = str(desk.views.listing(ListKind.DEMANDS, query).rows[0][0])

    core = {"is_core_technology": True}
    screen.context.bridge.write(lambda: desk.records.change("demands", demand, core))

    qtbot.waitUntil(lambda: screen._made.core == (demand,), timeout=WAIT)
    wanted = Wanted(options=PaperOptions())
    assert told_in_all(desk, wanted, lambda *_: None).core == (demand,)
