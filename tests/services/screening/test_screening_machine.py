"""No sequence of gestures of screening reaches a state that must not be; a refusal says why."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.demand_turn import LEADERS
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.demand_parts import (
    DemandEvent,
    DemandPart,
    Finding,
    FindingReason,
    ReviewComment,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.rounds import ChecklistItem, ChecklistReason, Round
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.services.screening.model import GivenReason
from afm_desktop.services.screening.service import ScreeningService
from afm_desktop.services.similar.service import SimilarDemands
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_demand, make_division, make_organization
from tests.services.conftest import OFFICE, put

MOST = 2
COUNT = 4
DEMANDS = st.integers(0, COUNT - 1)
PLACES = st.integers(0, 5)
DAYS = st.integers(0, 20)
TEXTS = st.sampled_from([None, "수치 부족", "신청기관 요청"])
RECEIVED = frozenset(S) - {S.DRAFT, S.SUBMITTED, S.REJECTED, S.WITHDRAWN}


@cache
def prepared() -> tuple[bytes, tuple[str, ...], str]:
    """A file with a round and drafts in it; making one takes longer than a whole run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.afm"
        workspace = Workspace.create(path, OFFICE)
        division, firm = make_division(code="BAT", name="이차전지"), make_organization("예시가람")
        put(workspace, division, firm)
        found = Round(year=2026, ordinal=1, name="제1차", most_supplements=MOST)
        with workspace.writing("회차 준비") as session:
            session.add(found)
            write_ready_made(add_to(session), found.id)
            round_id = found.id
        demands = [make_demand(firm, division) for _ in range(COUNT)]
        for demand in demands:
            demand.round_id = round_id
        ids = tuple(demand.id for demand in demands)
        put(workspace, *demands)
        with workspace.reading() as session:
            last = session.connection().exec_driver_sql("SELECT count(*) FROM gesture")
            assert last.scalar_one()
        workspace.close()
        return path.read_bytes(), ids, round_id


class Screening(RuleBasedStateMachine):
    """Steps, comments, answers, findings, mergers, extensions, undo and redo in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "file.afm"
        content, self.ids, _ = prepared()
        path.write_bytes(content)
        self.workspace = Workspace.open(path)
        self.screening = ScreeningService(self.workspace, SimilarDemands(self.workspace))
        self.done = 0
        """Gestures that may be undone; the file's own beginning stays."""

    def teardown(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        report = check(path)
        shutil.rmtree(self.folder)
        assert report.findings == ()

    def does(self, gesture: Callable[[], object]) -> None:
        """Do it; a refusal is a sentence and changes nothing."""
        before, refused = self.everything(), ""
        try:
            gesture()
        except AfmError as refusal:
            refused = str(refusal)
        is_changed = self.everything() != before
        self.done += is_changed
        if refused:
            assert not is_changed
            assert len(refused) > 10
            assert refused.endswith(".")

    # --- what is done ------------------------------------------------------------------------

    @rule(at=DEMANDS, to=st.sampled_from(S), day=DAYS, reason=TEXTS, due=st.none() | DAYS)
    def move(self, at: int, to: S, day: int, reason: str | None, due: int | None) -> None:
        on = DAY + timedelta(days=day)
        due_on = None if due is None else on + timedelta(days=due)
        self.does(
            lambda: self.screening.move([self.ids[at]], to, on=on, reason=reason, due_on=due_on)
        )

    @rule(at=DEMANDS, ahead=st.booleans())
    def go_on(self, at: int, ahead: bool) -> None:
        """The step most demands take next, so that every station is reached."""
        status = self.statuses()[at]
        following = NEXT[status][:1] if ahead else NEXT[status][-2:-1]
        for to in following:
            last = self.last_day(self.ids[at])
            due = last + timedelta(days=7)
            self.does(
                lambda to=to, last=last, due=due: self.screening.move(
                    [self.ids[at]], to, on=last, reason="처리", due_on=due
                )
            )

    @rule(several=st.sets(DEMANDS, min_size=1, max_size=3), leader=DEMANDS)
    def merge(self, several: set[int], leader: int) -> None:
        ids = [self.ids[at] for at in sorted(several)]
        on = max(self.last_day(id) for id in ids)
        self.does(lambda: self.screening.move(ids, S.MERGED, on=on, into=self.ids[leader]))

    @rule(at=DEMANDS, key=st.sampled_from([None, "as_is", "budget"]))
    def comment(self, at: int, key: str | None) -> None:
        self.does(lambda: self.screening.comment(self.ids[at], "수치를 적어 주십시오.", key))

    @rule(place=PLACES, text=TEXTS)
    def answer(self, place: int, text: str | None) -> None:
        for id in self.comments()[place : place + 1]:
            self.does(lambda id=id: self.screening.answer(id, text))

    @rule(place=PLACES, is_settled=st.booleans())
    def settle(self, place: int, is_settled: bool) -> None:
        for id in self.comments()[place : place + 1]:
            self.does(lambda id=id: self.screening.settle(id, is_settled=is_settled))

    @rule(place=PLACES)
    def drop(self, place: int) -> None:
        for id in self.comments()[place : place + 1]:
            self.does(lambda id=id: self.screening.drop_comment(id))

    @rule(at=DEMANDS, place=PLACES, verdict=st.none() | st.sampled_from(Verdict), has=st.booleans())
    def judge(self, at: int, place: int, verdict: Verdict | None, has: bool) -> None:
        item = self.screening.sheet(self.ids[at]).items[place]
        ready = item.offered[0]
        reasons = [GivenReason(ready.reply, ready.id)] if has else []
        self.does(lambda: self.screening.judge(self.ids[at], item.id, verdict, reasons))

    @rule(at=DEMANDS, days=DAYS)
    def extend(self, at: int, days: int) -> None:
        due = DAY + timedelta(days=2 * days)
        self.does(lambda: self.screening.extend([self.ids[at]], due, reason="담당자 변경"))

    @rule()
    def undo(self) -> None:
        if self.done:
            self.workspace.undo()
            self.done -= 1

    @rule()
    def redo(self) -> None:
        with suppress(NothingToUndo):
            self.workspace.redo()
            self.done += 1

    # --- what must always be true ----------------------------------------------------------------

    @invariant()
    def every_life_is_one_that_the_table_allows(self) -> None:
        with self.workspace.reading() as session:
            for demand in session.scalars(select(Demand)):
                events = sorted(demand.events, key=lambda one: (one.happened_on, one.id))
                status, day = S.DRAFT, date.min
                for event in events:
                    assert event.from_status is status
                    assert event.status in NEXT[status]
                    assert event.happened_on is not None
                    assert event.happened_on >= day
                    status, day = event.status, event.happened_on
                assert demand.status is status
                assert (demand.intake_no is not None) >= (demand.status in RECEIVED)
                returned = [one for one in events if one.status is S.SUPPLEMENT]
                assert len(returned) <= MOST
                assert all(one.due_on is not None and one.reason for one in returned)

    @invariant()
    def every_merger_has_a_leader_of_its_own(self) -> None:
        with self.workspace.reading() as session:
            known = {one.id: one for one in session.scalars(select(Demand))}
            for one in known.values():
                assert (one.status is S.MERGED) == (one.merged_into_id is not None)
                if one.merged_into_id is not None:
                    leader = known[one.merged_into_id]
                    assert leader.id != one.id
                    assert leader.status is not S.MERGED

    @invariant()
    def what_goes_on_to_be_evaluated_is_in_order(self) -> None:
        with self.workspace.reading() as session:
            for id in self.ids:
                demand = session.scalars(select(Demand).where(Demand.id == id)).one()
                if demand.status in (LEADERS - {S.CANDIDATE}) or demand.status in (
                    *(S.DRAFT, S.SUBMITTED, S.REJECTED, S.INELIGIBLE, S.MERGED, S.WITHDRAWN),
                ):
                    continue
                assert not self._live(session, ReviewComment, id, ReviewComment.settled_on, None)
                unmet = self._live(session, Finding, id, Finding.verdict, Verdict.UNMET)
                items = session.scalars(
                    select(ChecklistItem).where(ChecklistItem.id.in_([o.item_id for o in unmet]))
                )
                assert not any(item.is_decisive for item in items)

    @invariant()
    def notes_hang_together(self) -> None:
        with self.workspace.reading() as session:
            verdicts = {
                (one.demand_id, one.item_id): one.verdict
                for one in session.scalars(select(Finding).where(Finding.deleted.is_(None)))
            }
            reasons = select(FindingReason).where(FindingReason.deleted.is_(None))
            ready = {one.id: one.item_id for one in session.scalars(select(ChecklistReason))}
            for reason in session.scalars(reasons):
                assert verdicts[reason.demand_id, reason.item_id] is Verdict.UNMET
                assert ready[reason.reason_id or ""] == reason.item_id
            comments = select(ReviewComment).where(ReviewComment.deleted.is_(None))
            for comment in session.scalars(comments):
                assert comment.answered_on is None or comment.supplement is not None
                assert (comment.supplement is None) == (comment.due_on is None)

    # --- within ----------------------------------------------------------------------------------

    def statuses(self) -> list[S]:
        return [self.screening.sheet(id).status for id in self.ids]

    def comments(self) -> list[str]:
        return [one.id for id in self.ids for one in self.screening.sheet(id).comments]

    def last_day(self, id: str) -> date:
        with self.workspace.reading() as session:
            days = select(DemandEvent.happened_on).where(
                DemandEvent.demand_id == id, DemandEvent.deleted.is_(None)
            )
            return max((day for day in session.scalars(days) if day), default=DAY)

    def everything(self) -> list[list[tuple[object, ...]]]:
        with self.workspace.reading() as session:
            execute = session.connection().exec_driver_sql
            return [
                sorted(map(tuple, execute(f"SELECT * FROM {kind.__tablename__}")), key=repr)
                for kind in (Demand, DemandEvent, Finding, FindingReason, ReviewComment)
            ]

    @staticmethod
    def _live(session, kind: type[DemandPart], id: str, column, value) -> list:  # type: ignore[no-untyped-def]
        condition = column.is_(None) if value is None else column == value
        query = select(kind).where(kind.demand_id == id, kind.deleted.is_(None), condition)
        return list(session.scalars(query))


TestScreening = Screening.TestCase
TestScreening.settings = settings(
    max_examples=15,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
