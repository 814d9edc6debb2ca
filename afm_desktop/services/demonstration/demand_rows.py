"""The records of invented demands with their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    Confidentiality,
    DemandStatus,
    IntakeRoute,
    LinkKind,
    OrganizationKind,
    PartnerRole,
    TechnologyKind,
)
from afm_desktop.domain.model.demand_parts import (
    BudgetLine,
    DemandEvent,
    DemandPartner,
    DemandRelatedDivision,
    DemandSite,
    DemandTechnology,
    KpiTarget,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.budgets import STARTS_ON
from afm_desktop.services.demonstration.days import ROUND_OPENS, due_of
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import site_names
from afm_desktop.services.demonstration.packs import packs, read
from afm_desktop.services.demonstration.seats import Cast

_DEVELOPMENT = (
    "AI: {process} 공정 데이터를 학습한 판정·제어 모델 개발\n"
    "시스템 통합: 기존 설비 제어기와 연동하고 {product} 생산라인에서 검증"
)
_DATA_SHARING = (
    "분과 회원에게 익명 처리한 공정 데이터 공유",
    "공용 모델 학습에 한하여 간사기관에 제공",
    "협력사와 품질 데이터 상호 공유",
)
_ROLLOUT = (
    "실증 후 1차 협력사 2개사에 적용하고 표준모델로 정리",
    "같은 공정을 보유한 협력사로 확산하고 적용 지침서 배포",
    "2차 협력사의 노후 설비에 적용 가능한 보급형으로 확산",
)
_ROUTES = (IntakeRoute.EMAIL, IntakeRoute.OFFICIAL_LETTER, IntakeRoute.BUNDLE, IntakeRoute.IRIS)
_COUNTED = ("회", "건/년", "개/시간", "일")
_TASKS = {
    PartnerRole.JOINT: "{process} 공정 데이터 제공과 공동 실증",
    PartnerRole.TEST_SITE: "실증 설비 제공과 현장 적용",
    PartnerRole.AI_VENDOR: "AI 모델 개발과 이식",
    PartnerRole.ROBOT_VENDOR: "로봇·자동화 설비 제작",
    PartnerRole.RESEARCH: "기술 검증과 성과 측정",
    PartnerRole.SUPPORT: "시험 설비 지원과 확산",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the records of demands refer to."""

    cast: Cast
    homes: Mapping[str, Home]
    round_id: str
    indicators: Mapping[str, str]
    contacts: Mapping[str, str]


def write_demands(ledger: Ledger, context: Context, demands: Sequence[Filed]) -> None:
    """All demands of a copy."""
    rng = Random(f"수요 내용 {context.cast.copy}")
    for demand in demands:
        _write_demand(ledger, context, demand, rng)
        _write_life(ledger, demand)
        _write_budget(ledger, demand)
        _write_targets(ledger, context, demand, rng)
        _write_technologies(ledger, context, demand, rng)
        for role, body in _partners(context.cast, demand, rng):
            ledger.add(
                DemandPartner,
                demand_id=demand.id,
                organization_id=body.id,
                role=role,
                task=_TASKS[role].format(process=demand.idea.process),
                size_class=body.size,
                region_code=body.region,
            )
        if context.cast.is_first:
            _write_places(ledger, context, demand, rng)


def _write_demand(ledger: Ledger, context: Context, demand: Filed, rng: Random) -> None:
    idea, told = demand.idea, read("technologies")[demand.idea.technology.value]
    words = {"process": idea.process, "product": idea.product}
    start = 4 + rng.randrange(2)
    route = rng.choice(_ROUTES)
    ledger.add(
        Demand,
        id=demand.id,
        intake_no=demand.intake_no,
        intake_route=route,
        document_no=_document_no(route, rng),
        submitted_at=_submitted_at(demand),
        received_on=demand.received_on,
        round_id=context.round_id,
        division_id=context.homes[demand.division].id,
        applicant_id=demand.applicant.id,
        contact_id=context.contacts.get(demand.applicant.id),
        lead_id=demand.applicant.id,
        title=demand.title,
        process=idea.process,
        product=idea.product,
        as_is=rng.choice(told["as_is"]).format(**words),
        problem=rng.choice(told["problem"]).format(**words),
        to_be=rng.choice(told["to_be"]).format(**words),
        development=_DEVELOPMENT.format(**words),
        effects=told["effects"].format(**words),
        trl_from=start,
        trl_to=start + rng.choice((2, 3)),
        starts_on=STARTS_ON,
        ends_on=demand.budget.ends_on,
        data_sharing=rng.choice(_DATA_SHARING),
        rollout_plan=rng.choice(_ROLLOUT),
        local_matching=demand.budget.matching,
        is_core_technology=False,
        confidentiality=_class_of(context, demand, rng),
        stated_total_won=demand.budget.total_won,
        status=demand.status,
        merged_into_id=demand.merged_into,
    )


def _class_of(context: Context, demand: Filed, rng: Random) -> Confidentiality:
    """A few demands of the demonstration itself are for fewer eyes than the others."""
    usual = rng.choice((Confidentiality.PUBLIC, Confidentiality.DIVISION))
    own = read("screening")["classes"].get(demand.title) if context.cast.is_first else None
    return Confidentiality(own) if own else usual


def _submitted_at(demand: Filed) -> datetime | None:
    days = (step.day for step in demand.steps if step.status is DemandStatus.SUBMITTED)
    first = next(days, None)
    return None if first is None else korean_moment(first, 14)


def _document_no(route: IntakeRoute, rng: Random) -> str | None:
    """Only official letters bear a number."""
    if route is not IntakeRoute.OFFICIAL_LETTER:
        return None
    return f"예시-{ROUND_OPENS.year}-{rng.randrange(1, 1000):04d}"


def _write_life(ledger: Ledger, demand: Filed) -> None:
    before = DemandStatus.DRAFT
    for step in demand.steps:
        ledger.add(
            DemandEvent,
            demand_id=demand.id,
            from_status=before,
            status=step.status,
            happened_on=step.day,
            reason=step.reason,
            due_on=due_of(step.day) if step.status is DemandStatus.SUPPLEMENT else None,
        )
        before = step.status


def _write_budget(ledger: Ledger, demand: Filed) -> None:
    for line in demand.budget.lines:
        ledger.add(
            BudgetLine,
            demand_id=demand.id,
            year=line.year,
            source=line.source,
            amount_won=line.won,
        )


def _write_targets(ledger: Ledger, context: Context, demand: Filed, rng: Random) -> None:
    """What the technology is for comes first, then what else it improves."""
    chief, *further = read("technologies")[demand.idea.technology.value]["kpis"]
    count = 1 if not context.cast.is_first else 2 + rng.randrange(2)
    names = {key: (name, unit) for key, name, _, unit, _ in read("indicators")["catalogue"]}
    for position, key in enumerate((chief, *rng.sample(further, count - 1)), 1):
        low, high, least, most = read("indicators")["ranges"][key]
        baseline, change = rng.randrange(low, high + 1), rng.randrange(least, most + 1)
        ledger.add(
            KpiTarget,
            demand_id=demand.id,
            indicator_id=context.indicators[key],
            position=position,
            name=names[key][0],
            unit=names[key][1],
            baseline=Decimal(baseline),
            target=_after(baseline, change, names[key][1]),
        )


def _after(baseline: int, percent: int, unit: str) -> Decimal:
    """The value after a change by so many percent; what is counted stays whole."""
    value = Decimal(baseline * (100 + percent)) / 100
    is_whole = baseline >= 100 or unit in _COUNTED
    return value.quantize(Decimal(1) if is_whole else Decimal("0.1"))


def _write_technologies(ledger: Ledger, context: Context, demand: Filed, rng: Random) -> None:
    kinds = [demand.idea.technology]
    if context.cast.is_first and rng.randrange(2):
        also = read("technologies")[demand.idea.technology.value]["also"]
        kinds.append(TechnologyKind(rng.choice(also)))
    for kind in kinds:
        ledger.add(DemandTechnology, demand_id=demand.id, kind=kind)


def _write_places(ledger: Ledger, context: Context, demand: Filed, rng: Random) -> None:
    ledger.add(
        DemandSite,
        demand_id=demand.id,
        name=f"{demand.applicant.name} {rng.choice(site_names(demand.applicant))}",
        region_code=demand.applicant.region,
    )
    if rng.randrange(4) == 0:
        pack = next(pack for pack in packs() if pack.code == demand.division)
        ledger.add(
            DemandRelatedDivision,
            demand_id=demand.id,
            division_id=context.homes[rng.choice(pack.related)].id,
        )


def _partners(cast: Cast, demand: Filed, rng: Random) -> Iterator[tuple[PartnerRole, Body]]:
    """A supplier of technology, a site of another firm, an institute; a copy has one partner."""
    others = [body for body in cast.bodies if body.id != demand.applicant.id]
    vendors = [body for body in others if _makes(body, LinkKind.SOFTWARE)]
    yield PartnerRole.AI_VENDOR, rng.choice(vendors)
    if not cast.is_first:
        return
    if demand.idea.technology in (TechnologyKind.ROBOT, TechnologyKind.LOGISTICS):
        makers = [body for body in others if _makes(body, LinkKind.EQUIPMENT)]
        maker = rng.choice(makers)
        yield PartnerRole.ROBOT_VENDOR, maker
        others.remove(maker)
    neighbours = [body for body in others if body.is_firm and body.home == demand.division]
    joint = rng.choice([body for body in neighbours if not _makes(body, LinkKind.SOFTWARE)])
    yield rng.choice((PartnerRole.JOINT, PartnerRole.TEST_SITE)), joint
    institutes = [body for body in others if _researches(body, demand.division)]
    if institutes:
        yield PartnerRole.RESEARCH, rng.choice(institutes)
    supporters = [body for body in others if body.kind is OrganizationKind.TECHNOPARK]
    if rng.randrange(2):
        yield PartnerRole.SUPPORT, rng.choice(supporters)


def _makes(body: Body, kind: LinkKind) -> bool:
    return body.family is not None and body.family.kind is kind


def _researches(body: Body, division: str) -> bool:
    kinds = (OrganizationKind.INSTITUTE, OrganizationKind.UNIVERSITY)
    return body.kind in kinds and division in (body.home, *body.also_in)
