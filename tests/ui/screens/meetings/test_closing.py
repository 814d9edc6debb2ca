"""결과 and what follows: decisions, closing, follow-ups, minutes, steps."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.enums import ActionStatus, MeetingStatus, MinutesState, Placement
from afm_desktop.services.meetings.model import Lack, NewAction, NewMeeting, Placed
from afm_desktop.ui.labels import meeting_results as results
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.meetings.view import LOW
from afm_desktop.ui.theme import theme
from tests.ui.screens.meetings.hall import TITLES

DUE = date(2027, 1, 15)


def test_a_decision_gets_its_number_and_votes(shown):
    form = shown.tab("results").form
    form.form.fields["decision"].area.insertPlainText("원안대로 의결한다.")
    form.form.fields["decision"].settle()
    shown.idle()
    assert shown.sheet.items[0].decision_no

    form.form.fields["in_favour"].entry.insert("9")
    form.form.fields["in_favour"].settle()
    shown.idle()

    assert shown.sheet.items[0].votes.in_favour == 9
    shown.undo()
    assert shown.sheet.items[0].votes.in_favour is None


def test_votes_without_a_decision_are_refused_at_their_field(shown):
    form = shown.tab("results").form

    form.form.fields["against"].entry.insert("1")
    form.form.fields["against"].settle()
    shown.idle()

    assert form.form.fields["against"].error() == results.DECISION_FIRST


def test_what_is_dropped_waits_for_its_reason(shown):
    placing = shown.tab("results").form.placing
    placing.choices.choices()[3].click()
    shown.idle()
    assert shown.sheet.items[0].placement is None

    placing.reason.entry.insert("다른 회의에서 다룸")
    placing.reason.settle()
    shown.idle()

    assert shown.sheet.items[0].placement is Placement.DROPPED
    shown.undo()
    assert shown.sheet.items[0].placement is None


def test_closing_asks_for_what_is_unplaced_alone(shown, covered):
    shown.desk.outcomes.place(shown.sheet.items[0].id, Placed(Placement.DONE))
    shown.view._read_sheet()
    shown.idle()

    shown.view.close_meeting()
    dialog = covered[0]
    assert [one.title for one in dialog.open_items] == [*TITLES[1:]]
    dialog.order()
    shown.idle()

    assert shown.sheet.head.status is MeetingStatus.CLOSED
    assert [one.placement for one in shown.sheet.items] == [
        Placement.DONE, Placement.NEXT, Placement.NEXT,
    ]  # fmt: skip
    shown.undo()
    assert shown.sheet.head.status is MeetingStatus.PLANNED
    assert shown.sheet.items[1].placement is None


def test_a_meeting_whose_matters_are_placed_is_closed_at_once(shown, covered):
    for item in shown.sheet.items:
        shown.desk.outcomes.place(item.id, Placed(Placement.DONE))
    shown.view._read_sheet()
    shown.idle()

    shown.view.strip.steps.buttons[MeetingStatus.CLOSED].click()
    shown.idle()

    assert shown.sheet.head.status is MeetingStatus.CLOSED
    assert covered == []


def test_a_follow_up_is_typed_done_and_opened_again(shown):
    page = shown.tab("results")
    page.entry.fields["title"].entry.insert("표준안 배포")
    page.entry.fields["due_on"].entry.insert("2027. 1. 15.")
    page.entry.enter()
    shown.idle()
    assert "담당" in page.entry.fields["title"].error()
    page.entry.fields["organization_id"].choose(shown.body)
    page.entry.enter()
    shown.idle()
    assert [one.title for one in shown.sheet.actions] == ["표준안 배포"]
    form = shown.tab("actions").form

    form.buttons[ActionStatus.DONE].click()
    form.ask.finish()
    shown.idle()

    assert shown.sheet.actions[0].status is ActionStatus.DONE
    shown.undo()
    assert shown.sheet.actions[0].is_open


def test_a_follow_up_is_dropped_with_its_reason_alone(shown):
    shown.desk.outcomes.add_action(
        shown.id, NewAction("표준안 배포", DUE, organization_id=shown.body)
    )
    form = shown.tab("actions").form
    shown.view._read_sheet()
    shown.idle()
    form.buttons[ActionStatus.DROPPED].click()

    form.ask.finish()
    assert form.ask.fields["said"].error()
    form.ask.fields["said"].area.insertPlainText("다른 사업에서 배포")
    form.ask.finish()
    shown.idle()

    assert shown.sheet.actions[0].status is ActionStatus.DROPPED


def test_a_settled_meeting_is_closed_until_it_is_opened_again(shown):
    for item in shown.sheet.items:
        shown.desk.outcomes.place(item.id, Placed(Placement.DONE))
    shown.desk.meetings.close(shown.id, {})
    page = shown.tab("minutes")
    shown.view._read_sheet()
    shown.idle()
    page.draft.click()
    shown.idle()
    page.buttons["approve"].click()
    shown.idle()

    assert shown.sheet.minutes[0].state is MinutesState.APPROVED
    assert shown.desk.kept_papers.content(shown.sheet.minutes[0].paper_id).startswith(b"%PDF")
    assert set(page.kept_buttons) == {1}
    assert shown.view.strip.why_not.text == labels.SETTLED
    assert not shown.tab("agenda").entry.isVisible()
    steps = shown.view.strip.steps
    steps.buttons[MeetingStatus.PLANNED].click()
    steps.ask.fields["reason"].area.insertPlainText("의결 내용 정정")
    steps.ask.finish()
    shown.idle()

    assert shown.sheet.head.status is MeetingStatus.PLANNED
    assert shown.tab("agenda").entry.isVisible()


def test_putting_off_asks_why(shown):
    steps = shown.view.strip.steps
    step = next(one for one in shown.sheet.steps if one.to is MeetingStatus.POSTPONED)
    steps.begin(step)
    steps.ask.finish()
    assert steps.ask.fields["reason"].error()

    steps.ask.fields["reason"].area.insertPlainText("태풍")
    steps.ask.finish()
    shown.idle()

    assert shown.sheet.head.status is MeetingStatus.POSTPONED
    assert shown.sheet.changes[-1].reason == "태풍"
    shown.undo()
    assert shown.sheet.head.status is MeetingStatus.PLANNED


def test_each_thing_that_is_missing_leads_to_where_it_is_mended(shown):
    lacking = next(one for one in shown.view.strip.lacking_shown if one.lack is Lack.PLACEMENT)

    shown.view.mend(lacking)

    assert shown.view.keys[shown.view.tabs.current()] == "results"
    placing = shown.view.panels["results"].form.placing
    assert any(choice.hasFocus() for choice in placing.choices.choices())


def test_in_a_low_pane_what_is_missing_is_folded_until_it_is_wanted(shown):
    strip = shown.view.strip
    assert all(one.isVisible() for one in strip.lacking)

    shown.pane.resize(shown.pane.width(), theme().px(LOW))
    shown.idle()

    assert strip.fold.words() == f"빠진 것 {len(strip.lacking)}건"
    assert not any(one.isVisible() for one in strip.lacking)
    strip.fold.click()
    assert all(one.isVisible() for one in strip.lacking)


def test_results_are_noted_once_the_meeting_is_planned(shown):
    draft = shown.desk.meetings.create(NewMeeting(kind="assembly", title="제2차 총회"))
    shown.pane.show_record("meetings", draft)
    shown.idle()

    page = shown.tab("results")

    assert page.not_held.text == results.NOT_HELD
    assert not page.entry.isVisible()
