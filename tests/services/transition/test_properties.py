"""Any mapping: foretold exactly, undone byte for byte, and no membership lost."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.former_figures import read_held, require_handover
from afm_desktop.services.safekeeping import check
from afm_desktop.services.transition.model import Kind
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.storage.workspace import Workspace
from tests.services.transition.conftest import NEW, fill, plan_of
from tests.services.whole_file import everything

OLD = ("AUT", "BAT", "MCH")
SUCCESSORS = some.fixed_dictionaries(
    {code: some.lists(some.sampled_from(NEW), min_size=1, max_size=3, unique=True) for code in OLD}
)
DAYS = some.sampled_from([date(2025, 1, 1), date(2026, 6, 1), date(2026, 7, 10), date(2026, 7, 22)])


def sitting(workspace, day):
    """The bodies that sit anywhere on a day."""
    with workspace.reading() as session:
        seats = session.scalars(select(Membership).where(Membership.deleted.is_(None))).all()
        return {seat.organization_id for seat in seats if seat.active_on(day)}


def seats_on(workspace, day):
    """The bodies and the divisions they sit in on a day."""
    with workspace.reading() as session:
        seats = session.scalars(select(Membership).where(Membership.deleted.is_(None))).all()
        return {(seat.organization_id, seat.division_id) for seat in seats if seat.active_on(day)}


def ids_of(workspace):
    """The codes and ids of the divisions that end."""
    with workspace.reading() as session:
        query = select(Division.code, Division.id).where(Division.code.in_(OLD))
        return session.execute(query).all()


def counted(workspace):
    """How many records each division leads, in the words of the figures."""
    found = {}
    with workspace.reading() as session:
        for code, id in ids_of(workspace):
            counts = {
                what: session.scalar(
                    select(func.count()).where(record.division_id == id, record.deleted.is_(None))
                )
                for what, record in (
                    ("demands", Demand),
                    ("projects", LeadProject),
                    ("meetings", Meeting),
                )
            }
            found[code] = counts
    return found


def homes(workspace):
    """How many homes each body has."""
    with workspace.reading() as session:
        query = select(Membership.organization_id).where(Membership.is_home.is_(True))
        return sorted(session.scalars(query).all())


@pytest.fixture
def begun(workspace):
    """The alliance of the tests, closed again."""
    world = fill(workspace)
    workspace.close()
    return workspace.path, world


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    SUCCESSORS,
    DAYS,
    some.lists(some.integers(0, 5), min_size=12, max_size=12),
    some.lists(some.booleans(), min_size=12, max_size=12),
)
def test_a_transition_does_what_was_foretold_and_undo_leaves_what_was_there(
    begun, successors, on, picks, several
):
    path = begun[0].with_name("시험.afm")
    shutil.copy(begun[0], path)
    workspace = Workspace.open(path)
    service = TransitionService(workspace)
    mapped = {old: " ".join(news) for old, news in successors.items()}
    choices = {
        one.handed: successors[one.handed.division][pick % len(successors[one.handed.division])]
        for pick, one in zip(picks, service.choosable(plan_of(mapped, on=on)), strict=False)
        if one.must or pick > 2
    }
    also = {
        handed: tuple(code for code in successors[handed.division] if code != first)
        for (handed, first), is_so in zip(choices.items(), several, strict=False)
        if is_so and handed.kind is Kind.BODY
    }
    plan = plan_of(mapped, on=on, choices=choices, also=also)
    held = counted(workspace)
    before, sat, home = everything(workspace), sitting(workspace, on), homes(workspace)
    day_before = on - timedelta(days=1)  # whoever left then may sit elsewhere still
    left_on_the_day = len(seats_on(workspace, day_before) - seats_on(workspace, on))
    sit_now = sitting(workspace, workspace.today)

    foretold = service.rehearse(plan)
    assert everything(workspace) == before
    report = service.run(plan)

    assert foretold.problems == ()
    assert (report.lines, report.left) == (foretold.lines, foretold.left)
    assert sitting(workspace, on) == sat
    assert sitting(workspace, workspace.today) == sit_now
    assert homes(workspace) == home
    assert _twice(workspace, workspace.today) == set()
    with workspace.reading() as session:
        handover = require_handover(session, workspace.today)
        former = read_held(session, handover, is_mapped=False)
        mapped = read_held(session, handover, is_mapped=True)
    assert {
        code: {what: former.of(id, what) for what in held[code]} for code, id in ids_of(workspace)
    } == held
    assert mapped.total == former.total
    assert mapped.unplaced("members") <= left_on_the_day
    workspace.close()
    workspace = Workspace.open(path)
    workspace.undo(report.gesture)
    assert everything(workspace) == before
    workspace.close()
    assert check(path).findings == ()


def _twice(workspace, day):
    """Bodies that sit in one division twice in the same role."""
    with workspace.reading() as session:
        query = select(Membership).where(Membership.deleted.is_(None))
        seats = [
            (seat.organization_id, seat.division_id, seat.role)
            for seat in session.scalars(query)
            if seat.active_on(day)
        ]
    return {seat for seat in seats if seats.count(seat) > 1}
