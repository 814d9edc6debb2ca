"""The words of a supply chain's map and of the answers about it, on screen and paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.reports.map_words import GIVEN, tier_word
from afm_desktop.services.supply_chain.answers import (
    NamedBody,
    PathAnswer,
    Question,
    Reach,
    SharedSupplier,
    SoleSupply,
    StopAnswer,
    UnlinkedMember,
    Way,
)
from afm_desktop.services.supply_chain.drawing import noted
from afm_desktop.services.supply_chain.rows import ChainBody

UNKNOWN_SIZE, UNKNOWN_REGION = "규모 미확인", "지역 미확인"
NAMED = 8
"""Names a sentence gives before it counts the others."""
QUESTIONS: Mapping[Question, str] = {
    Question.STOP: "이 기업이 멈추면",
    Question.PATH: "다른 기업까지의 경로",
    Question.SOLE: "단독 공급 품목",
    Question.SHARED: "함께 쓰는 협력사",
    Question.CYCLES: "되돌아오는 공급",
    Question.UNLINKED: "공급관계 없는 회원",
    Question.REACH: "규모·지역별 분포",
}


def spoken(body: ChainBody) -> str:
    """What a screen reader says of a body of the map."""
    facts = [body.name, tier_word(body.tier), noted(body, "")]
    if body.kind is not None:
        facts.append(word(body.kind))
    if body.is_sole:
        facts.append("단독 공급")
    if body.is_given:
        facts.append(GIVEN)
    return ", ".join(fact for fact in facts if fact)


def names(bodies: Sequence[NamedBody], more: int = 0) -> str:
    """`예시가람, 예시나래 외 3개사`."""
    shown = ", ".join(body.name for body in bodies[:NAMED])
    rest = len(bodies) - NAMED + more if len(bodies) > NAMED else more
    return f"{shown} 외 {rest:,}개사" if rest > 0 else shown


def question_title(question: Question, about: str, goal: str = "") -> str:
    """`예시가람이 멈추면`, `예시가람에서 예시나래까지의 경로`, `자동차 분과 단독 공급 품목`."""
    if question is Question.STOP:
        return f"{josa(about, '이/가')} 멈추면"
    if question is Question.PATH:
        return f"{about}에서 {goal}까지의 경로"
    return f"{about} {QUESTIONS[question]}"


# --- answers ------------------------------------------------------------------------------------


def path_lines(answer: PathAnswer) -> Iterator[str]:
    """How two firms are linked."""
    start, goal = answer.start.name, answer.goal.name
    if answer.start == answer.goal:
        yield "같은 기업입니다. 다른 기업을 고르세요."
        return
    said = {
        Way.DELIVERS: f"{start}의 납품이 {len(answer.steps)}단계를 거쳐 {goal}에 이릅니다.",
        Way.BUYS: f"{goal}의 납품이 {len(answer.steps)}단계를 거쳐 {start}에 이릅니다.",
        Way.AROUND: (
            f"납품이 이어지지는 않으나, 공급관계 {len(answer.steps)}건을 사이에 두고 있습니다."
        ),
        Way.NONE: f"{josa(start, '과/와')} {josa(goal, '은/는')} 공급관계로 이어지지 않습니다.",
    }
    yield said[answer.way]
    for number, step in enumerate(answer.steps, 1):
        items = ", ".join(step.items)
        sole = " [단독]" if step.is_sole else ""
        what = f" ({items})" if items else ""
        yield f"{number}. {step.supplier.name} → {step.buyer.name}{what}{sole}"


def stop_lines(answer: StopAnswer) -> Iterator[str]:
    """What stops when a supplier stops."""
    who = answer.supplier.name
    if not answer.bodies:
        yield f"{who}에서 납품받는 기업이 등록되어 있지 않습니다."
        return
    yield (
        f"{josa(who, '이/가')} 멈추면 기업 {answer.bodies:,}개사, "
        f"앵커기업 {len(answer.anchors):,}개사, 수요 {len(answer.demands):,}건에 영향이 있습니다."
    )
    for tier in sorted({row.tier for row in answer.anchors}):
        hit = [row.body for row in answer.anchors if row.tier == tier]
        yield f"○ {tier}차로 납품하는 앵커기업 {len(hit):,}개사: {names(hit)}"
    alone = [row.body for row in answer.anchors if row.by_sole]
    if alone:
        yield f"○ 단독 공급만으로 이어져 대체 경로가 없는 앵커기업: {names(alone)}"
    for item in answer.items:
        sole = " [단독]" if item.is_sole else ""
        other = (
            f"대체 협력사 {names(item.alternatives, item.others)}"
            if item.alternatives
            else "등록된 대체 협력사 없음"
        )
        yield f"○ {item.item or '품목 미기재'}{sole}: 구매기업 {names(item.buyers)} / {other}"
    for demand in answer.demands[:NAMED]:
        number = f"{demand.intake_no} " if demand.intake_no else ""
        yield f"- {demand.tier}차 영향 수요: {number}{demand.title} ({demand.applicant.name})"
    if len(answer.demands) > NAMED:
        yield f"- 외 수요 {len(answer.demands) - NAMED:,}건"


def sole_lines(rows: Sequence[SoleSupply]) -> Iterator[str]:
    """The items with one supplier alone."""
    if not rows:
        yield "단독 공급 품목이 없습니다."
        return
    yield f"단독 공급 품목은 {len(rows):,}건입니다."
    for row in rows:
        note = f" / {row.note}" if row.note else ""
        item = row.item or "품목 미기재"
        yield f"○ [{row.tier}차] {item}: {row.supplier.name} → {names(row.anchors)}{note}"


def shared_lines(rows: Sequence[SharedSupplier]) -> Iterator[str]:
    """The suppliers several anchors have in common."""
    if not rows:
        yield "여러 앵커기업에 함께 납품하는 협력사가 없습니다."
        return
    divisions = sum(len(row.divisions) > 1 for row in rows)
    yield (
        f"여러 앵커기업의 공급망에 함께 있는 협력사는 {len(rows):,}개사이며, "
        f"이 중 {divisions:,}개사는 여러 분과에 걸쳐 있습니다."
    )
    for row in rows:
        hit = ", ".join(f"{one.body.name}({one.tier}차)" for one in row.anchors[:NAMED])
        rest = len(row.anchors) - NAMED
        yield f"○ {row.supplier.name}: {hit}" + (f" 외 {rest:,}개사" if rest > 0 else "")


def circle_lines(rows: Sequence[Sequence[NamedBody]]) -> Iterator[str]:
    """Ways in which supply goes round."""
    if not rows:
        yield "되돌아오는 공급이 없습니다."
        return
    yield (
        f"되돌아오는 공급이 {len(rows):,}건 있습니다. "
        "협력사와 구매기업이 바뀌지 않았는지 확인하세요."
    )
    for row in rows:
        yield "○ " + " → ".join(body.name for body in row)


def unlinked_lines(rows: Sequence[UnlinkedMember]) -> Iterator[str]:
    """The members no link leads to or from."""
    if not rows:
        yield "모든 회원(기업)에 공급관계가 있습니다."
        return
    yield f"공급관계가 등록되지 않은 회원(기업)은 {len(rows):,}개사입니다."
    for row in rows:
        yield f"○ {row.body.name} ({', '.join(row.division_names)}, {word(row.role)})"


def reach_lines(reach: Reach) -> Iterator[str]:
    """How far anchors reach, by tier, size class and region."""
    if not reach.total:
        yield "등록된 협력사가 없습니다."
        return
    tiers = ", ".join(
        f"{tier}차 {sum(c.count for c in reach.cells if c.tier == tier):,}"
        for tier in range(1, reach.deepest + 1)
    )
    yield (
        f"협력사는 {reach.total:,}개사입니다 ({tiers}; 여러 차수인 기업은 가장 가까운 차수로 집계)."
    )
    yield "○ 규모: " + ", ".join(f"{size_word(s)} {reach.of_size(s):,}" for s in reach.sizes)
    yield "○ 지역: " + ", ".join(
        f"{region or UNKNOWN_REGION} {reach.of_region(region):,}" for region in reach.regions
    )


def size_word(size: SizeClass | None) -> str:
    """A size class, or that it is not known."""
    return word(size) if size is not None else UNKNOWN_SIZE
