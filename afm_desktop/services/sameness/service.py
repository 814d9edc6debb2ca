"""Bodies that look like one: found, told apart, merged; each decision one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Decision, Ground
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.sameness import Traits, compare
from afm_desktop.services import safekeeping
from afm_desktop.services.bodies import mergers, names_of
from afm_desktop.services.records import MANY, NothingChosen, live
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.services.sameness.index import Match, SamenessIndex, traits_of
from afm_desktop.services.sameness.merge_plan import MergePlan, Side, plan_of
from afm_desktop.services.sameness.merging import carry_out, decided
from afm_desktop.services.sameness.queue import PairRow, Progress, equal_numbers, pairs
from afm_desktop.storage.workspace import Workspace

_BODIES = NOUNS[Organization.__tablename__]
Pair = tuple[str, str]


class NotForBulk(RuleViolation):
    """Pairs are to be merged at once that somebody has to look at."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"‘{first}’ · ‘{second}’: 사업자등록번호가 같고 서로 다른 값이 없을 때만 한꺼번에"
            " 합칠 수 있습니다. 하나씩 비교해서 합치세요."
        )


class SameBody(RuleViolation):
    """A body is told apart from itself."""

    def __init__(self) -> None:
        super().__init__("같은 기업·기관입니다. 서로 다른 두 곳을 고르세요.")


@dataclass(frozen=True, slots=True)
class Queue:
    """Some of the pairs in their order, how many there are, and where these begin."""

    rows: tuple[PairRow, ...]
    total: int
    start: int = 0


class SamenessService:
    """Which bodies are one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, candidate: Traits) -> Match:
        """The body somebody speaks of; for many of them, build an index once."""
        with self._workspace.reading() as session:
            return SamenessIndex.build(session).match(candidate)

    def queue(
        self, *, limit: int | None = None, start: int = 0, progress: Progress | None = None
    ) -> Queue:
        """Pairs that look like one body and were not decided on, the likeliest first.

        So many of them from a place on; from the last such place where there are no more.
        """
        with self._workspace.reading() as session:
            found = pairs(session, progress)
        if limit is not None and start >= len(found):
            start = max(0, len(found) - 1) // limit * limit
        end = None if limit is None else start + limit
        return Queue(tuple(found[start:end]), len(found), start)

    def remains(self, id: str) -> tuple[str, str] | None:
        """The body that a merged one became, with its name; None when it was not merged."""
        with self._workspace.reading() as session:
            body = mergers(session).body(id)
            return None if body == id else (body, names_of(session, [body]).get(body, ""))

    def traits(self, ids: Collection[str]) -> Mapping[str, Traits]:
        """What a few bodies are recognised by: their names and numbers; merged ones are not."""
        with self._workspace.reading() as session:
            return traits_of(session, ids)

    def plan(self, keep_id: str, lose_id: str) -> MergePlan:
        """What merging one body into another would do."""
        with self._workspace.reading() as session:
            return plan_of(session, keep_id, lose_id)

    def differ(self, first_id: str, second_id: str) -> None:
        """Two bodies are not one, and are not asked about again; said twice, it is said once."""
        if first_id == second_id:
            raise SameBody
        with self._workspace.writing(f"{_BODIES.counted(2)} 다른 기업으로 표시") as session:
            for id_ in (first_id, second_id):
                live(session, Organization, id_)
            pair = (first_id, second_id)
            there = select(Duplicate.row).where(
                or_(
                    (Duplicate.first_id == pair[0]) & (Duplicate.second_id == pair[1]),
                    (Duplicate.first_id == pair[1]) & (Duplicate.second_id == pair[0]),
                ),
                Duplicate.decision == Decision.DIFFERENT,
                Duplicate.deleted.is_(None),
            )
            if session.scalar(there.limit(1)) is None:
                traits = traits_of(session, pair)
                session.add(
                    Duplicate(
                        first_id=first_id,
                        second_id=second_id,
                        decision=Decision.DIFFERENT,
                        points=compare(traits[first_id], traits[second_id]).points,
                        decided_on=self._workspace.today,
                    )
                )

    def merge(
        self,
        keep_id: str,
        lose_id: str,
        choices: Mapping[str, Side] | None = None,
        *,
        site: str | None = None,
    ) -> MergePlan:
        """Make two bodies one; `choices` by field, else what is filled, else the one that stays."""
        with self._workspace.writing(f"{_BODIES.counted(2)} 합치기") as session:
            plan = plan_of(session, keep_id, lose_id)
            traits = traits_of(session, (keep_id, lose_id))
            points = compare(traits[keep_id], traits[lose_id]).points
            decision = decided(plan, points, decided_on=self._workspace.today)
            carry_out(session, plan, choices or {}, decision, site=site)
            return plan

    def merge_all(
        self, wanted: Sequence[Pair] | None = None, *, progress: Progress | None = None
    ) -> int:
        """Merge pairs of equal business numbers without conflicts, in one gesture.

        All there are, after a backup when these are many; where some are named, one that somebody
        has to look at stops them all.
        """
        if wanted is not None and not wanted:
            raise NothingChosen
        done: list[MergePlan] = []
        known = self._equal() if wanted is None else wanted
        if 2 * len(known) >= MANY and not self._workspace.read_only:
            safekeeping.back_up(self._workspace.path, occasion=Occasion.BULK)

        def said() -> Gesture:
            return Gesture(f"{_BODIES.counted(2 * len(done))} 합치기")

        with self._workspace.writing(said) as session:
            done += self._merge_equal(session, known, progress, is_strict=wanted is not None)
        return len(done)

    def mergeable(self, *, progress: Progress | None = None) -> tuple[MergePlan, ...]:
        """What merging all of equal numbers without conflicts would do; nothing of it is kept."""
        known = self._equal()
        with self._workspace.rehearsing() as session:
            return tuple(self._merge_equal(session, known, progress, is_strict=False))

    def _equal(self) -> Sequence[Pair]:
        with self._workspace.reading() as session:
            return equal_numbers(session)

    def _merge_equal(
        self,
        session: Session,
        wanted: Sequence[Pair],
        progress: Progress | None,
        *,
        is_strict: bool,
    ) -> Iterator[MergePlan]:
        """Merge one pair after the other; what one has got from others may differ in the next."""
        for place, pair in enumerate(wanted):
            if progress is not None:
                progress(place, len(wanted))
            merged = mergers(session)
            keep, lose = (merged.body(id_) for id_ in pair)
            if keep == lose:
                continue
            plan, traits = plan_of(session, keep, lose), traits_of(session, (keep, lose))
            verdict = compare(traits[keep], traits[lose])
            equal = any(reason.ground is Ground.BUSINESS_NUMBER for reason in verdict.reasons)
            if equal and not plan.has_conflict:
                decision = decided(plan, verdict.points, decided_on=self._workspace.today)
                carry_out(session, plan, {}, decision)
                session.expire_all()
                yield plan
            elif is_strict:
                raise NotForBulk(plan.keep_name, plan.lose_name)
