"""The life of a demand, persons in full, and records that may only be looked at."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.app import build
from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.details.model import LifeStep, Whereabouts
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.screens.details.life import steps_of
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.widgets.line import Line
from tests.ui.screens.details.conftest import HeardFrame
from tests.ui.screens.details.records import World


@pytest.fixture
def world(desk):
    return World(desk)


def life(pane):
    return pane.view.head.life


def move(pane, status):
    return next(one for one in pane.detail.demand.moves if one.status is status)


@pytest.fixture
def demand(world, opened):
    return opened("demands", world.demands[0])


def walk(desk, id_, *way):
    for status in way:
        desk.demands.move(id_, to=status)


def test_a_draft_is_filed_and_received_with_a_number(demand, desk, world, idle, frame):
    life(demand).moves[S.SUBMITTED].click()
    idle()
    life(demand).moves[S.RECEIVED].click()
    idle()

    assert demand.detail.demand.status is S.RECEIVED
    number = demand.detail.field("intake_no").value
    assert number in frame.toasts[-1][0]
    assert demand.top.id.text() == number


def test_for_whose_eyes_a_demand_is_stands_under_its_title(demand, desk, world, idle):
    was_shown = demand.view.head.signal.isVisible()

    marked = {"confidentiality": Confidentiality.SECRET, "is_core_technology": True}
    desk.records.change("demands", world.demands[0], marked)
    idle()

    assert not was_shown
    assert demand.view.head.signal.isVisible()
    assert demand.view.head.signal.accessibleName() == "비공개(영업비밀) · 국가핵심기술 해당"


@pytest.mark.parametrize("status", [S.DRAFT, S.SUBMITTED, S.RECEIVED, S.REVIEWING])
def test_only_steps_that_may_follow_are_offered(desk, world, opened, idle, status):
    way = [S.SUBMITTED, S.RECEIVED, S.REVIEWING]
    walk(desk, world.demands[0], *way[: way.index(status) + 1 if status in way else 0])

    pane = opened("demands", world.demands[0])

    assert [one.status for one in pane.detail.demand.moves] == list(NEXT[status])
    assert list(life(pane).moves) == list(NEXT[status])[:2]


def test_a_step_that_needs_a_reason_asks_for_it_in_place(desk, world, opened, idle):
    walk(desk, world.demands[0], S.SUBMITTED, S.RECEIVED, S.REVIEWING)
    pane = opened("demands", world.demands[0])
    life(pane).begin(move(pane, S.SUPPLEMENT))
    ask = life(pane).ask

    ask.do.click()
    idle()
    assert ask.fields["reason"].error()
    assert ask.fields["due_on"].error()
    ask.fields["reason"].area.setPlainText("산출 근거를 보완하세요.")
    ask.fields["due_on"].entry.setText("2030. 1. 2.")
    ask.do.click()
    idle()

    assert pane.detail.demand.status is S.SUPPLEMENT
    assert desk.screening.sheet(world.demands[0]).due_on == date(2030, 1, 2)
    assert life(pane).ask is None
    assert not life(pane).notice.isHidden()
    assert "산출 근거" in life(pane).notice.accessibleName()
    assert life(pane).moves[S.REVIEWING].words() == "보완 완료"


def test_esc_leaves_a_step_undone(desk, world, opened, idle):
    pane = opened("demands", world.demands[0])
    life(pane).begin(move(pane, S.WITHDRAWN))

    QTest.keyClick(life(pane).ask, Qt.Key.Key_Escape)
    idle()

    assert life(pane).ask is None
    assert pane.detail.demand.status is S.DRAFT


def test_merging_asks_into_which_demand(desk, world, opened, idle):
    walk(desk, world.demands[0], S.SUBMITTED, S.RECEIVED, S.REVIEWING)
    walk(desk, world.demands[1], S.SUBMITTED, S.RECEIVED)
    pane = opened("demands", world.demands[0])
    life(pane).begin(move(pane, S.MERGED))
    field = life(pane).ask.fields["merged_into"]
    offered = [one.value for one in field._options("")]

    field._take(world.demands[1])
    life(pane).ask.do.click()
    idle()

    assert offered == [world.demands[1]]
    assert pane.detail.field("merged_into_id").value == world.demands[1]


def test_what_nobody_checked_is_asked_about_first(desk, world, opened, idle):
    id = world.demands[0]
    item = {"round_id": world.rounds[0], "question": "회원인가"}
    desk.records.change("demands", id, {"round_id": world.rounds[0]})
    desk.records.create("checklist_items", item)
    walk(desk, id, S.SUBMITTED, S.RECEIVED, S.REVIEWING)
    pane = opened("demands", id)

    life(pane).moves[S.CANDIDATE].click()
    idle()
    asked = [line.text() for line in life(pane).ask.findChildren(Line)]
    before = desk.screening.sheet(id).status
    life(pane).ask.do.click()
    idle()

    assert asked[0].startswith("점검하지 않은 항목이 1건 있습니다.")
    assert (before, desk.screening.sheet(id).status) == (S.REVIEWING, S.CANDIDATE)


def test_a_refused_step_says_why_and_marks_the_field(demand, desk, world, idle):
    desk.records.change("demands", world.demands[0], {"stated_total_won": 10**9})
    idle()
    demand.view.show_tab("cost")

    life(demand).moves[S.SUBMITTED].click()
    idle()

    assert "총사업비" in life(demand).refusal.text()
    assert demand.view.editor.fields["stated_total_won"].error()
    assert demand.detail.demand.status is S.DRAFT


def test_the_year_of_a_step_stands_where_it_changes():
    def station(status, on):
        return LifeStep(status, Whereabouts.DONE, on, None)

    found = steps_of(
        [
            station(S.SUBMITTED, date(2025, 12, 3)),
            station(S.RECEIVED, date(2025, 12, 22)),
            station(S.REVIEWING, date(2026, 1, 15)),
            station(S.SELECTED, None),
        ]
    )

    assert [step.short_date or step.date for step in found] == [
        "2025. 12. 3.", "12. 22.", "2026. 1. 15.", "",
    ]  # fmt: skip


def test_a_person_is_masked_until_a_reason_is_told(desk, world, opened, idle):
    pane = opened("people", world.people[0])
    assert pane.detail.title == "홍*동"
    assert "name" not in pane.view.editor.fields

    pane.view.head.reveal.click()
    pane.view.head.ask.fields["reason"].entry.setText("회의 안내")
    pane.view.head.ask.do.click()
    idle()
    name = pane.view.editor.fields["name"]
    assert name.shown_text() == "홍길동"
    name.entry.setText("홍길순")
    name.settle()
    idle()

    assert pane.view.head.title.text() == "홍길순"
    assert desk.details.of("people", world.people[0]).title == "홍*순"
    assert [one[-1] for one in _log(desk)] == ["회의 안내"]


def test_another_person_is_masked_again(desk, world, opened, idle):
    pane = opened("people", world.people[0])
    pane.view.head.reveal.click()
    pane.view.head.ask.fields["reason"].entry.setText("회의 안내")
    pane.view.head.ask.do.click()
    idle()

    opened("people", world.people[1])

    assert "name" not in pane.view.editor.fields
    assert pane.view.head.title.text() == "김*수"


def _log(desk):
    with desk.workspace.reading() as session:
        return session.connection().exec_driver_sql("SELECT reason FROM access_log").all()


@pytest.fixture
def read_only(workspace, context, qtbot, tmp_path):
    """A pane on the same file opened only to be looked at."""
    world = World(build(workspace))
    workspace.close()
    opened = Workspace.open(tmp_path / "얼라이언스.afm", read_only=True)
    bridge = Bridge(build(opened))
    frame = HeardFrame()
    pane = DetailsPane(type(context)(bridge, context.preferences, context.commands,
                                     context.scope, frame, context.program))  # fmt: skip
    qtbot.addWidget(pane)
    pane.show()
    yield pane, world
    bridge.close()
    opened.close()


@pytest.mark.parametrize("table", ["organizations", "demands", "divisions", "people"])
def test_a_file_opened_to_be_read_shows_text_and_says_why(read_only, qtbot, table):
    pane, world = read_only
    ids = {
        "organizations": world.bodies[0],
        "demands": world.demands[0],
        "divisions": world.divisions[0],
        "people": world.people[0],
    }
    pane.show_record(table, ids[table])
    qtbot.waitUntil(lambda: pane.detail is not None)

    for tab in pane.view.keys[:-1]:
        pane.view.show_tab(tab)

    assert pane.view.editor.fields == {}
    assert "읽기 전용" in pane.view.head.lock.text
    assert all(
        getattr(shown, "add_button", None) is None
        for page in pane.view.pages.values()
        for shown in page.lists.values()
    )


class TestOfAnotherDivision:
    @pytest.fixture
    def office(self):
        return Office(role=Role.SECRETARY, actor="예시 간사", division="SHI")

    def test_a_record_of_another_division_is_looked_at(self, desk, world, opened):
        pane = opened("demands", world.demands[0])

        assert pane.view.editor.fields == {}
        assert "이차전지" in pane.view.head.lock.text
        assert life(pane)._holder.isHidden()

    def test_a_body_of_the_alliance_is_edited_by_all(self, desk, world, opened):
        assert opened("organizations", world.bodies[0]).view.editor.fields
