"""Whatever is done with meetings, no matter is lost, and undo takes all of it back."""

from __future__ import annotations

import shutil
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from afm_desktop.app import build as desk_on
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.enums import Placement
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.meetings import AgendaItem, Meeting
from afm_desktop.services.meetings.model import NewItem, NewMeeting, Placed
from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace
from tests.services.meetings.conftest import HELD, Hall

PLACED = [Placed(to, "사유") for to in Placement]
WHICH = st.integers(0, 3)
ACTS = st.one_of(
    st.tuples(st.just("create"), st.integers(0, 3)),
    st.tuples(st.just("copy"), WHICH),
    st.tuples(st.just("move"), WHICH, st.sampled_from(S)),
    st.tuples(st.just("close"), WHICH, st.lists(st.sampled_from(PLACED), max_size=4)),
    st.tuples(st.just("take"), WHICH),
    st.tuples(st.just("add"), WHICH, st.none() | st.sampled_from(PLACED)),
    st.tuples(st.just("place"), WHICH, WHICH, st.sampled_from(PLACED)),
    st.tuples(st.just("delete"), WHICH, WHICH),
    st.tuples(st.just("throw away"), WHICH),
)


class Course:
    """What is done with the meetings of a division, and how often it was not refused."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.desk = hall, hall.desk
        self.done = 0

    def do(self, act: str, *told: object) -> None:
        before = self.stored()
        try:
            getattr(self, act.replace(" ", "_"))(*told)
        except AfmError:
            assert self.stored() == before
            return
        self.done += self.stored() != before

    def create(self, count):
        starts_at = HELD - timedelta(days=20 - len(self.meetings()))
        new = NewMeeting(self.hall.division_id, starts_at=starts_at)
        id = self.desk.meetings.create(new)
        self.done += 1
        for number in range(count):
            self.desk.agendas.add(id, NewItem(f"안건 {number}"))
            self.done += 1
        self.desk.meetings.move(id, S.PLANNED)

    def copy(self, which):
        self.desk.meetings.copy(self.meeting(which), HELD - timedelta(days=1))

    def move(self, which, to):
        self.desk.meetings.move(self.meeting(which), to, reason="사유")

    def close(self, which, placed):
        id = self.meeting(which)
        self.desk.meetings.close(id, dict(zip(self.items(id), placed, strict=False)))

    def take(self, which):
        id = self.meeting(which)
        self.desk.agendas.take(id, [one.id for one in self.desk.agendas.waiting(id)][:2])

    def add(self, which, placed):
        self.desk.agendas.add(self.meeting(which), NewItem("기타", placed=placed))

    def place(self, which, item, placed):
        self.desk.outcomes.place(self.item(which, item), placed)

    def delete(self, which, item):
        self.desk.records.delete("agenda_items", [self.item(which, item)])

    def throw_away(self, which):
        self.desk.records.delete("meetings", [self.meeting(which)])

    def meetings(self):
        with self.hall.workspace.reading() as session:
            query = select(Meeting.id).where(Meeting.deleted.is_(None)).order_by(Meeting.row)
            return list(session.scalars(query))

    def meeting(self, which):
        known = self.meetings()
        return known[which % len(known)] if known else "없음"

    def items(self, id):
        return [one.id for one in self.desk.meetings.of(id).items]

    def item(self, which, item):
        known = self.items(self.meeting(which))
        return known[item % len(known)] if known else "없음"

    def stored(self):
        """What there is, as it is stored."""
        with self.hall.workspace.reading() as session:
            found = session.connection()
            return [
                found.exec_driver_sql(
                    f"SELECT * FROM {table} WHERE deleted IS NOT 2 ORDER BY id"
                ).all()
                for table in ("meetings", "agenda_items", "meeting_changes", "attendances")
            ]

    def require_nothing_lost(self):
        """Of a meeting that is over every matter is placed; one put off is taken up or waits."""
        with self.hall.workspace.reading() as session:
            over = session.execute(
                select(AgendaItem.id, AgendaItem.placement)
                .join(Meeting, Meeting.id == AgendaItem.meeting_id)
                .where(
                    Meeting.status == S.CLOSED,
                    Meeting.deleted.is_(None),
                    AgendaItem.deleted.is_(None),
                )
            ).all()
            taken = set(
                session.scalars(
                    select(AgendaItem.carried_from_id).where(AgendaItem.deleted.is_(None))
                )
            )
        waiting = {one.id for one in self.desk.agendas.backlog(self.hall.division_id)}
        assert all(placement is not None for _, placement in over)
        put_off = {id for id, to in over if to in (Placement.NEXT, Placement.BACKLOG)}
        assert put_off <= taken | waiting
        assert not taken & waiting


@settings(max_examples=12, deadline=None)
@given(acts=st.lists(ACTS, min_size=6, max_size=16))
def test_no_matter_is_lost_and_undo_takes_all_back(hall_file, tmp_path_factory, acts):
    path = tmp_path_factory.mktemp("과정") / "회의.afm"
    shutil.copy(hall_file[0], path)
    workspace = Workspace.open(path, trusts=True)
    course = Course(Hall(workspace, desk_on(workspace), *hall_file[1]))
    course.do("create", 3)
    for act in acts:
        course.do(*act)
        course.require_nothing_lost()
    for _ in range(course.done):
        course.desk.undoing.undo()
    left = course.stored()
    workspace.close()

    assert left == [[], [], [], []]
    assert check(path).is_whole
    shutil.rmtree(path.parent)
