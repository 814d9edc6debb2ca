"""Bodies that look like one: found, told apart, merged; each decision one gesture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from afm_desktop.domain.enums import Decision, Ground
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.sameness import Traits, compare
from afm_desktop.services.bodies import mergers, names_of
from afm_desktop.services.records import NothingChosen, live
from afm_desktop.services.sameness.index import Match, SamenessIndex, traits_of
from afm_desktop.services.sameness.merge_plan import MergePlan, Side, plan_of
from afm_desktop.services.sameness.merging import carry_out, decided
from afm_desktop.services.sameness.queue import PairRow, Progress, pairs
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
    """The likeliest pairs, and how many there are."""

    rows: tuple[PairRow, ...]
    total: int


class SamenessService:
    """Which bodies are one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, candidate: Traits) -> Match:
        """The body somebody speaks of; for many of them, build an index once."""
        with self._workspace.reading() as session:
            return SamenessIndex.build(session).match(candidate)

    def queue(self, *, limit: int | None = None, progress: Progress | None = None) -> Queue:
        """Pairs that look like one body and were not decided on, the likeliest first."""
        with self._workspace.reading() as session:
            found = pairs(session, progress)
        return Queue(tuple(found[:limit]), len(found))

    def remains(self, id: str) -> tuple[str, str] | None:
        """The body that a merged one became, with its name; None when it was not merged."""
        with self._workspace.reading() as session:
            body = mergers(session).body(id)
            return None if body == id else (body, names_of(session, [body]).get(body, ""))

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

    def merge_all(self, wanted: Sequence[Pair]) -> int:
        """Merge pairs of equal business numbers without conflicts, in one gesture."""
        if not wanted:
            raise NothingChosen
        with self._workspace.writing(f"{_BODIES.counted(2 * len(wanted))} 합치기") as session:
            done = 0
            for pair in wanted:
                merged = mergers(session)
                keep, lose = (merged.body(id_) for id_ in pair)
                if keep == lose:
                    continue
                plan, traits = plan_of(session, keep, lose), traits_of(session, (keep, lose))
                verdict = compare(traits[keep], traits[lose])
                equal = any(reason.ground is Ground.BUSINESS_NUMBER for reason in verdict.reasons)
                if not equal or plan.has_conflict:
                    raise NotForBulk(plan.keep_name, plan.lose_name)
                decision = decided(plan, verdict.points, decided_on=self._workspace.today)
                carry_out(session, plan, {}, decision)
                session.expire_all()
                done += 1
            return done

    def mergeable(self, rows: Collection[PairRow]) -> tuple[PairRow, ...]:
        """Those of these pairs that may be merged at once."""
        equal = [
            row
            for row in rows
            if any(reason.ground is Ground.BUSINESS_NUMBER for reason in row.reasons)
        ]
        with self._workspace.reading() as session:
            return tuple(
                row
                for row in equal
                if not plan_of(session, row.first_id, row.second_id).has_conflict
            )
