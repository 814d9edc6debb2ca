"""What came of looking at demands: checklists, and comments with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.model.demand_parts import Finding, FindingReason, ReviewComment
from afm_desktop.services.demonstration.days import TODAY, after, due_of
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.lives import Step
from afm_desktop.services.demonstration.packs import read
from afm_desktop.services.demonstration.rounds import Survey

_UNSEEN = (S.RECEIVED, S.WITHDRAWN)
"""Nobody has filled in the checklist of these, or needs to any more."""

_ANSWERED, _NOTED = 4, 3
"""So many supplements are answered and wait; on so many demands something is noted so far."""
_SUPPLIERS = 4  # the place of the item that asks for the supply chain, from 0


def write_screening(
    ledger: Ledger, survey: Survey, demands: Sequence[Filed], joined: Mapping[str, int]
) -> int:
    """Checklists and comments of all demands; answers how many comments there are.

    `joined` is how many firms of its supply chain take part in a demand, of those that have any.
    """
    return _Screening(ledger, survey, joined).write(demands)


@dataclass(frozen=True, slots=True)
class _Supplement:
    """A demand was returned for a reason, and until it came back again, if it has."""

    asked: Step
    back: Step | None


class _Screening:
    """Writes down what was found and asked."""

    def __init__(self, ledger: Ledger, survey: Survey, joined: Mapping[str, int]) -> None:
        self._ledger, self._survey, self._joined = ledger, survey, joined
        self._rng = Random("검토")
        self._told = read("screening")
        self._comments = 0

    def write(self, demands: Sequence[Filed]) -> int:
        """Look at all demands, and note something on a few that are being looked at."""
        waiting = [one for one in demands if one.status is S.SUPPLEMENT and _is_in_time(one)]
        answered = {one.id for one in self._rng.sample(waiting, _ANSWERED)}
        looking = [one for one in demands if one.status is S.REVIEWING]
        noted = self._rng.sample(looking, _NOTED)
        for demand in demands:
            self._look(demand)
            for supplement in _supplements(demand.steps):
                self._ask(demand, supplement, is_answered=demand.id in answered)
        for demand, (binding, text) in zip(noted, self._told["noted"], strict=True):
            self._comment(demand, 1, binding, text)
        return self._comments

    def _look(self, demand: Filed) -> None:
        """The checklist as far as it was filled in; what is not met has its reason."""
        if demand.status in _UNSEEN:
            return
        items = self._survey.items
        if demand.status is S.REVIEWING:
            items = items[: self._rng.randrange(len(items))]
        ground = self._ground(demand.steps[-1].reason)
        unmet = self._survey.reasons[ground["reason"]].item_id if ground else None
        for place, item in enumerate(items):
            verdict = Verdict.UNMET if item == unmet else Verdict.MET
            if verdict is Verdict.MET and place == _SUPPLIERS and not self._joined[demand.id]:
                verdict = Verdict.NOT_APPLICABLE
            self._ledger.add(Finding, demand_id=demand.id, item_id=item, verdict=verdict)
        if ground is not None:
            self._give_reason(demand, ground)

    def _give_reason(self, demand: Filed, ground: Mapping[str, Any]) -> None:
        offered = self._survey.reasons[ground["reason"]]
        said = ground.get("said", (offered.reply,))
        self._ledger.add(
            FindingReason,
            demand_id=demand.id,
            item_id=offered.item_id,
            reason_id=offered.id,
            position=1,
            text=self._rng.choice(said),
        )

    def _ask(self, demand: Filed, supplement: _Supplement, *, is_answered: bool) -> None:
        """What was asked of an applicant; a supplement that runs may ask for more than one."""
        ground = self._ground(supplement.asked.reason)
        if ground is None:
            return
        asked = [(ground["binding"], *self._rng.choice(ground["comments"]))]
        if supplement.back is None and self._rng.randrange(2):
            asked.append(tuple(self._rng.choice(self._told["further"])))
        for position, (binding, text, answer) in enumerate(asked, 1):
            values: dict[str, Any] = {}
            if supplement.back is not None or is_answered:
                values = {"answer": answer, "answered_on": after(supplement.asked.day, 3)}
            if supplement.back is not None:
                values["settled_on"] = supplement.back.day
            due = due_of(supplement.asked.day)
            self._comment(demand, position, binding, text, supplement=1, due_on=due, **values)

    def _comment(
        self, demand: Filed, position: int, binding: str, text: str, **values: Any
    ) -> None:
        self._ledger.add(
            ReviewComment,
            demand_id=demand.id,
            position=position,
            binding=binding,
            text=text,
            **values,
        )
        self._comments += 1

    def _ground(self, reason: str | None) -> Mapping[str, Any] | None:
        found: Mapping[str, Any] | None = self._told["grounds"].get(reason)
        return found


def _supplements(steps: Sequence[Step]) -> Iterator[_Supplement]:
    """How often a demand was returned, each with what came back."""
    for step, following in pairwise((*steps, None)):
        if step is not None and step.status is S.SUPPLEMENT:
            yield _Supplement(step, following)


def _is_in_time(demand: Filed) -> bool:
    """Whether what a demand is to be supplemented with is not overdue."""
    return due_of(demand.steps[-1].day) >= TODAY
