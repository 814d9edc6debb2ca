"""The lives of invented demands: which came how far, and on which days they moved on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.services.demonstration.days import MeetingDays, after, working_day

_SHARES = {
    S.SELECTED: 20,
    S.NOT_SELECTED: 24,
    S.CANDIDATE: 13,
    S.RESERVED: 9,
    S.REVIEWING: 8,
    S.SUPPLEMENT: 6,
    S.INELIGIBLE: 6,
    S.RECEIVED: 4,
    S.MERGED: 4,
    S.WITHDRAWN: 4,
    S.REJECTED: 2,
}
"""Of a hundred demands, how many stand where on the demonstration's day."""

SECOND_BATCH = (S.RECEIVED, S.REVIEWING, S.SUPPLEMENT, S.CANDIDATE)
"""Filed after the first batch had closed, and judged in August."""

UNDECIDED_SUPPLIERS = "협력사 미정, 참여 협력사"
_REASONS = {
    S.REJECTED: ("필수 항목 누락",),
    S.SUPPLEMENT: (
        "내용 불충분, 연차별 사업비",
        "내용 불충분, 정량 목표",
        UNDECIDED_SUPPLIERS,
        "공유 범위 불명확, 데이터 공유 범위",
    ),
    S.INELIGIBLE: ("기존 과제와 중복", "양산 설비 구매 위주로 개발 내용 부족"),
    S.MERGED: ("대상 공정과 목표가 같은 수요로 통합",),
    S.WITHDRAWN: ("신청기관 투자 계획 변경", "실증 사업장 확보 곤란"),
    S.CANDIDATE: ("검토 통과",),
    S.SELECTED: ("평가 순위와 예산 범위에 따라 선정",),
    S.RESERVED: ("예산 확보 시 추가 선정 대상",),
    S.NOT_SELECTED: ("평가 기준 점수 미달", "예산 범위 초과"),
}
_SETTLED = "보완 완료"


@dataclass(frozen=True, slots=True)
class Step:
    """A demand moves on to a status."""

    status: S
    day: date
    reason: str | None = None


def statuses(division: str, count: int, rng: Random) -> list[S]:
    """Where so many demands of a division stand, mixed; no division is quite like another."""
    own = Random(f"분포 {division}")
    weights = [share * _scale(status, own) for status, share in _SHARES.items()]
    numbers = apportion([weight * count * 1000 // sum(weights) for weight in weights], 1000)
    found = [status for status, n in zip(_SHARES, numbers, strict=True) for _ in range(n)]
    found += [S.NOT_SELECTED] * (count - len(found))
    rng.shuffle(found)
    return found[:count]


def _scale(status: S, rng: Random) -> int:
    """What is rare differs most; the selected are about as many everywhere."""
    if status in (S.SELECTED, S.NOT_SELECTED):
        return rng.randrange(85, 121)
    return rng.choice((40, 70, 100, 130, 190))


def live(status: S, days: MeetingDays, rng: Random) -> list[Step]:
    """The steps of a demand up to where it stands."""
    steps = list(_second_batch(status, rng) if status in SECOND_BATCH else _first(status, rng))
    if status in (S.RECEIVED, S.REJECTED, S.REVIEWING, S.SUPPLEMENT):
        return steps
    if status is S.CANDIDATE:
        return [*steps, _step(S.CANDIDATE, date(2026, 7, 20 + rng.randrange(2)), rng)]
    screened = after(max(days.screened, after(steps[-1].day, 1)), rng.randrange(3))
    if status in (S.INELIGIBLE, S.MERGED, S.WITHDRAWN):
        return [*steps, _step(status, screened, rng)]
    return [*steps, _step(S.CANDIDATE, screened, rng), _step(status, days.judged, rng)]


def _first(status: S, rng: Random) -> Iterator[Step]:
    """Filed in April or May and reviewed by June, often with a supplement."""
    filed = after(date(2026, 4, 6), rng.randrange(26))
    yield Step(S.SUBMITTED, filed)
    taken = after(filed, 1 + rng.randrange(3))
    if status is S.REJECTED:
        yield _step(S.REJECTED, taken, rng)
        return
    yield Step(S.RECEIVED, taken)
    looked_at = after(max(taken, date(2026, 5, 13)), 1 + rng.randrange(4))
    yield Step(S.REVIEWING, looked_at)
    if rng.randrange(10) < 4:
        asked = after(looked_at, 2 + rng.randrange(6))
        yield _step(S.SUPPLEMENT, asked, rng)
        yield Step(S.REVIEWING, after(asked, 4 + rng.randrange(4)), _SETTLED)


def _second_batch(status: S, rng: Random) -> Iterator[Step]:
    """Filed in June; what waits was filed last."""
    is_late = status in (S.RECEIVED, S.REVIEWING)
    filed = working_day(date(2026, 6, (24 if is_late else 8) + rng.randrange(7)))
    yield Step(S.SUBMITTED, filed)
    taken = after(filed, 1 + rng.randrange(3))
    yield Step(S.RECEIVED, taken)
    if status is S.RECEIVED:
        return
    looked_at = after(max(taken, date(2026, 7, 3)), 1 + rng.randrange(4))
    yield Step(S.REVIEWING, looked_at)
    if status is S.SUPPLEMENT:
        yield _step(S.SUPPLEMENT, after(looked_at, 1 + rng.randrange(4)), rng)


def _step(status: S, day: date, rng: Random) -> Step:
    return Step(status, day, rng.choice(_REASONS[status]))
