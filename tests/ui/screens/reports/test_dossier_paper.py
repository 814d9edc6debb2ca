"""수요별 상세자료 in the window: of a chosen demand, of several, and of a core technology."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.life import LifePanel
from afm_desktop.ui.screens.records import dossiers
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.reports import each, output
from afm_desktop.ui.widgets.option_list import OptionPopup
from tests.reports import reading
from tests.ui.screens.frames import current, go, settle

WAIT = 30_000


@pytest.fixture
def listed(window, qtbot):
    """The demands of a division."""
    return go(window, Place("demands", filters=(("division", ("BAT",)),)), qtbot)


def chosen(window, screen, count, qtbot):
    """Choose the first demand, or all of them; their ids."""
    table = screen.list.table
    keys = list(screen.content.model.keys)
    table.set_current(keys[0])
    if count > 1:
        table.selectAll()
    settle(window, qtbot)
    shown = keys if count > 1 else keys[:1]
    return list(window.desk.views.ids_of(screen.spec.kind, shown).values())


def printed(window, qtbot):
    qtbot.waitUntil(lambda: current(window).key == "reports", timeout=WAIT)
    screen = current(window)
    qtbot.waitUntil(
        lambda: not screen.maker.is_busy and screen.preview.paper is not None, timeout=WAIT
    )
    return screen


def answer(reason):
    asks = (AskLine, AskExport)
    (asking,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, asks)]
    asking.entry.setText(reason)
    asking.button.click()


def test_a_chosen_demand_is_shown_on_paper_and_its_options_are_kept(window, qtbot, listed):
    (demand,) = chosen(window, listed, 1, qtbot)
    title = window.desk.records.values("demands", demand)["title"]

    window.commands.run("demand_dossier")

    screen = printed(window, qtbot)
    text = reading.all_text(screen.preview.paper.data)
    assert title in text
    assert "비슷한 수요" in text
    screen.side.form.changed.emit("has_similar", False)
    settle(window, qtbot)
    screen = printed(window, qtbot)
    qtbot.waitUntil(
        lambda: "비슷한 수요" not in reading.all_text(screen.preview.paper.data), timeout=WAIT
    )
    assert screen.context.preferences.paper_options("demand-dossier")["similar"] == "no"
    assert screen.place().filter("demand") == (demand,)


def test_the_details_of_a_demand_lead_to_its_paper(window, qtbot, listed):
    (demand,) = chosen(window, listed, 1, qtbot)
    qtbot.waitUntil(lambda: bool(listed.findChildren(LifePanel)))
    (panel,) = (one for one in listed.findChildren(LifePanel) if one.isVisible())

    panel.dossier.click()

    screen = printed(window, qtbot)
    assert (screen._made.wanted.kind, screen._made.wanted.demand) == ("demand-dossier", demand)


def test_without_a_demand_it_is_asked_for_one(window, qtbot):
    screen = go(window, Place("reports", "receipt"), qtbot)
    qtbot.waitUntil(lambda: screen.preview.instead() is not None, timeout=WAIT)

    offered = [entry.key for entry in screen._offered()]
    assert {"demand-dossier", "receipt", "letter", "approval"} <= set(offered)
    assert labels.NO_DEMAND_TITLE in screen.preview.instead().accessibleName()


def test_the_papers_of_a_demand_are_in_the_catalogue(window, qtbot):
    demand, title = at_station(window, "selected")[0]
    screen = go(window, Place("reports", "demand-dossier", (("demand", (demand,)),)), qtbot)

    for kind, said in (("receipt", "접수증"), ("letter", "선정되었음"), ("approval", "결재")):
        screen._choose_and_ask(kind)
        qtbot.waitUntil(lambda kind=kind: is_made(screen, kind), timeout=WAIT)
        text = reading.all_text(screen._made.paper.data)
        assert said in text.replace("\n", "")
        assert screen.side.scope.demand.shown_text() == title


def is_made(screen, kind):
    made = screen._made
    return made is not None and made.wanted.kind == kind and made.paper is not None


def at_station(window, status):
    """The ids and titles of the demands at a station."""
    query = ViewQuery("BAT", filters=(Filter("status", (status,)),))
    rows = window.desk.views.listing(ListKind.DEMANDS, query, ["id", "title"]).rows
    return [(str(row[0]), str(row[1])) for row in rows]


def test_one_letter_for_each_demand_at_a_station_goes_into_a_folder(
    window, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(each, "ask_folder", lambda *_: tmp_path)
    window.scope.choose("BAT")
    screen = go(window, Place("reports", "letter"), qtbot)
    settle(window, qtbot)

    for _ in range(2):  # the second ones stand beside the first
        screen.side.several.click()
        settle(window, qtbot)
        (popup,) = (one for one in screen.findChildren(OptionPopup) if one.isVisible())
        popup._picked("supplement")
        settle(window, qtbot)
        qtbot.waitUntil(lambda: window.bridge.long_work() == "", timeout=WAIT)

    papers = sorted(tmp_path.glob("*.pdf"))
    assert len(papers) == 2 * len(at_station(window, "supplement")) > 0
    assert "보완" in reading.all_text(papers[0].read_bytes())


def test_the_number_of_a_letter_stands_in_it_and_in_no_other(window, qtbot):
    desk = window.desk
    keys = desk.views.keys(
        ViewKind.DEMANDS, ViewQuery(filters=(Filter("status", ("ineligible",)),))
    )
    first, second = (str(desk.views.id_of(ViewKind.DEMANDS, key)) for key in keys[:2])
    go(window, Place("reports", "letter", (("demand", (first,)),)), qtbot)
    screen = printed(window, qtbot)
    field = screen.side.form.widgets["number"]
    field.entry.setText("분과-24")
    field.settle()
    screen = printed(window, qtbot)
    told = reading.all_text(screen.preview.paper.data)

    screen.side.scope.demand_chosen.emit(second)
    screen = printed(window, qtbot)

    assert "분과-24(" in told
    assert "분과-24" not in reading.all_text(screen.preview.paper.data)
    assert field.value() is None


def test_a_link_to_another_paper_never_leaves_the_one_before(window, qtbot):
    go(window, Place("reports", "division-status", (("division", ("BAT",)),)), qtbot)
    screen = printed(window, qtbot)
    long = screen.preview.number.text()
    screen.preview.view.go_to(3)

    go(window, Place("reports", "receipt"), qtbot)
    shown, ready = screen.preview.number.text(), screen.doings()["save_paper"].when()
    qtbot.waitUntil(lambda: screen.preview.instead() is not None, timeout=WAIT)
    asked = screen.preview.number.text()
    go(window, Place("reports", "member-list"), qtbot)
    screen = printed(window, qtbot)

    assert long.endswith("쪽")
    assert (shown, asked) == ("", "")
    assert ready == labels.STILL_MAKING
    assert "회원(기업·기관) 명부" in reading.all_text(screen.preview.paper.data)
    assert screen.preview.number.text().startswith("1 / ")


def test_several_are_saved_one_paper_each(window, qtbot, listed, tmp_path, monkeypatch):
    folder = tmp_path / "상세"
    folder.mkdir()
    monkeypatch.setattr(dossiers, "ask_folder", lambda *_: folder)
    ids = chosen(window, listed, 2, qtbot)

    window.commands.run("demand_dossier")
    settle(window, qtbot)

    papers = sorted(folder.glob("*.pdf"))
    assert len(papers) == len(ids) > 1
    numbers = [window.desk.records.values("demands", one)["intake_no"] for one in ids]
    assert all(any(number in paper.name for paper in papers) for number in numbers if number)


def test_a_core_technology_is_saved_for_a_reason_alone(
    window, qtbot, listed, tmp_path, monkeypatch
):
    (demand,) = chosen(window, listed, 1, qtbot)
    window.desk.records.change("demands", demand, {"is_core_technology": True})
    settle(window, qtbot)
    path = tmp_path / "상세.pdf"
    monkeypatch.setattr(output, "ask_file", lambda *_: path)
    window.commands.run("demand_dossier")
    printed(window, qtbot)

    window.commands.run("save_paper")
    settle(window, qtbot)
    assert not path.exists()
    answer("평가위원회 제출")
    settle(window, qtbot)

    assert path.exists()
    (row,) = window.desk.accesses.rows(limit=1)
    assert (row.reason, row.subjects) == ("평가위원회 제출", (demand,))


def test_a_list_with_a_core_technology_is_exported_for_a_reason_alone(
    window, qtbot, listed, tmp_path
):
    (demand,) = chosen(window, listed, 1, qtbot)
    window.desk.records.change("demands", demand, {"is_core_technology": True})
    settle(window, qtbot)
    path = tmp_path / "수요.xlsx"
    listed.gestures._ask = lambda *_: path

    window.commands.run("export")
    settle(window, qtbot)
    assert not path.exists()
    answer("통계 제출")
    settle(window, qtbot)

    assert path.exists()
    assert window.desk.accesses.rows(limit=1)[0].reason == "통계 제출"
