"""The forms asked for agree with the demands that came, and with the calendar."""

from sqlalchemy import select

from afm_desktop.domain.enums import FormKind, RequestState
from afm_desktop.domain.form_progress import OF_DEMAND
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.collecting.service import CollectingService
from afm_desktop.services.demonstration.days import TODAY


def test_what_was_noted_of_a_form_is_what_its_demand_says(session):
    query = select(FormRequest.state, Demand.status).join(
        Demand, Demand.id == FormRequest.demand_id
    )

    found = session.execute(query).all()

    assert found
    assert all(state is OF_DEMAND[status] for state, status in found)


def test_all_states_of_the_board_agree_with_the_demands(workspace, session):
    collecting = CollectingService(workspace)
    board = collecting.board(Asked((collecting.forms()[0].key,)))
    applicants = set(session.scalars(select(Demand.applicant_id)))

    filed = {line.organization_id for line in board.lines if any(c.demands for c in line.there)}

    assert filed == applicants
    assert sum(len(cell.demands) for cell in board.cells()) == 213
    assert board.count(RequestState.SENT) == 9
    assert board.late() == 9


def test_nothing_was_done_tomorrow(session):
    for request in session.scalars(select(FormRequest)):
        days = [day for day in (request.sent_on, request.replied_on) if day]
        assert sorted(days) == days
        assert all(day <= TODAY for day in days)
    assert all(day <= TODAY for day in session.scalars(select(FormReminder.happened_on)))


def test_only_forms_that_came_back_have_a_reply(session):
    query = select(FormRequest).where(FormRequest.kind == FormKind.MEMBER_CHECK)

    for request in session.scalars(query):
        has_come = request.state in (RequestState.RECEIVED, RequestState.DONE)
        assert (request.replied_on is not None) == has_come
