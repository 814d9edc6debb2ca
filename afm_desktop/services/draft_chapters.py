"""The drafted lines of the chapters about demands, projects and supply chains.

Each chapter is a run of groups: a □ statement with its number, then ○ and ※ lines. The paper puts
the chapter's tables and figures after the groups, in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus, ProjectSignal
from afm_desktop.domain.money import MoneyUnit, amount, amounts, money
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.domain.words import word
from afm_desktop.services.status_demands import Cost, DemandRow, ProjectRow, RoundStatus
from afm_desktop.services.status_lines import Group, detail, named, note, point, topic
from afm_desktop.services.status_supply import AnchorSupply, SupplyStatus

NOT_ADDED = (DemandStatus.MERGED, DemandStatus.WITHDRAWN)  # listed, but in no total


def added(demands: Iterable[DemandRow]) -> list[DemandRow]:
    """The demands that totals add up: all but merged and withdrawn ones."""
    return [demand for demand in demands if demand.status not in NOT_ADDED]


def left_out(demands: Iterable[DemandRow]) -> list[DemandRow]:
    """The merged and withdrawn demands."""
    return [demand for demand in demands if demand.status in NOT_ADDED]


def left_out_words(demands: Iterable[DemandRow]) -> str:
    """`통합·철회`, or the one of them that occurs."""
    present = {demand.status for demand in demands}
    return "·".join(word(status) for status in NOT_ADDED if status in present)


def selected(demands: Iterable[DemandRow]) -> list[DemandRow]:
    """The demands that were selected."""
    return [demand for demand in demands if demand.status is DemandStatus.SELECTED]


def total_cost(demands: Iterable[DemandRow]) -> Cost:
    """The sums of the amounts that are stated."""
    costs = [demand.cost for demand in demands]
    return Cost(
        sum(cost.total or 0 for cost in costs),
        sum(cost.national or 0 for cost in costs),
        sum(cost.province or 0 for cost in costs),
        sum(cost.city or 0 for cost in costs),
        sum(cost.private_cash or 0 for cost in costs),
        sum(cost.private_in_kind or 0 for cost in costs),
    )


# ---------------------------------------------------------------- demands


def demands(found: RoundStatus) -> list[Group]:
    """The round as a funnel, the list with its total, the targets of selected demands."""
    groups = [_round(found), _demand_list(found)]
    if found.kpis:
        count = len({row.demand for row in found.kpis})
        groups.append((topic(f"선정 수요 {count:,}건의 성과지표 {len(found.kpis):,}개 목표 설정"),))
    return groups


def cost_words(won: int) -> str:
    """A sum as sentences give it: 665.0억원, 35백만원."""
    if abs(won) < MoneyUnit.HUNDRED_MILLION:
        return money(won)
    return f"{amount(won, MoneyUnit.HUNDRED_MILLION, 1)}억원"


def intake(found: RoundStatus) -> str:
    """`수요 25건 접수, 선정 5건`."""
    return f"수요 {len(found.demands):,}건 접수, {outcome(found)}"


def outcome(found: RoundStatus) -> str:
    """`선정 5건, 예비선정 3건`, or where the demands are before any is selected."""
    tally = Counter(demand.status for demand in found.demands)
    reserved = tally[DemandStatus.RESERVED]
    spare = f", 예비선정 {reserved:,}건" if reserved else ""
    if tally[DemandStatus.SELECTED]:
        return f"선정 {tally[DemandStatus.SELECTED]:,}건{spare}"
    open_ones = (
        DemandStatus.RECEIVED,
        DemandStatus.REVIEWING,
        DemandStatus.SUPPLEMENT,
        DemandStatus.CANDIDATE,
    )
    waiting = [f"{word(status)} {tally[status]:,}건" for status in open_ones if tally[status]]
    return f"선정 전({', '.join(waiting)})" if waiting else f"선정 없음{spare}"


def _round(found: RoundStatus) -> Group:
    lines = [topic(f"{found.name}에 {intake(found)}")]
    if found.opens_on and found.closes_on:
        span = f"{day_words(found.opens_on)}~{day_words(found.closes_on)}"
        lines.append(point(f"(접수 기간) {span}"))
    chosen = selected(found.demands)
    cost = total_cost(chosen)
    if chosen and cost.total:
        text = f"(선정 총사업비) {len(chosen):,}건 {cost_words(cost.total)}"
        lines.append(point(text + _sources(cost)))
    if found.rejected:
        lines.append(note(f"접수 전 반려 {found.rejected:,}건 제외"))
    return tuple(lines)


def _sources(cost: Cost) -> str:
    parts = [cost.national or 0, cost.local or 0, cost.private or 0]
    if not cost.total or sum(parts) != cost.total:
        return ""
    names = ("국비", "지방비", "민간부담금")
    if cost.total < MoneyUnit.HUNDRED_MILLION:
        said = [f"{name} {money(won)}" for name, won in zip(names, parts, strict=True) if won]
        return f": {', '.join(said)}"
    figures = amounts(parts, MoneyUnit.HUNDRED_MILLION, 1)
    said = [
        f"{name} {figure}" for name, figure, won in zip(names, figures, parts, strict=True) if won
    ]
    return f": {', '.join(said)}억원"


def _demand_list(found: RoundStatus) -> Group:
    counted = added(found.demands)
    out = left_out(found.demands)
    total = total_cost(counted).total or 0
    whose = f"접수 수요 {len(counted):,}건의 총사업비 {cost_words(total)}"
    if not counted:
        return (topic(f"접수 수요 {len(found.demands):,}건 모두 {left_out_words(found.demands)}"),)
    if not total:
        whose = f"접수 수요 {len(counted):,}건, 총사업비 미기재"
    return (
        topic(whose + (f"({left_out_words(found.demands)} {len(out):,}건 제외)" if out else "")),
    )


# ---------------------------------------------------------------- projects


def projects(rows: Sequence[ProjectRow]) -> list[Group]:
    """How many projects run, what is public of their cost, and which need attention."""
    lines = [topic(f"선도 프로젝트 {len(rows):,}개 추진, {project_state(rows)}")]
    costs = priced(rows)
    if costs and any(row.signal for row in rows):
        lines.append(point(f"(사업비) {_public_cost(rows)}"))
    hidden = len(rows) - len(costs)
    if costs and hidden:
        lines.append(point(f"(미공개) 총사업비가 공개되지 않은 과제 {hidden:,}개는 합계에서 제외"))
    attention = _attention(rows)
    return [tuple(lines), attention] if attention else [tuple(lines)]


def _attention(rows: Sequence[ProjectRow]) -> Group:
    """Projects that are delayed or in danger, and why."""
    lines = []
    for signal in (ProjectSignal.DELAYED, ProjectSignal.CAUTION):
        for row in rows:
            if row.signal is signal:
                lines.append(point(f"({word(signal)}) {row.title}"))
                if row.signal_reason:
                    lines.append(detail(row.signal_reason))
    count = sum(row.signal in (ProjectSignal.DELAYED, ProjectSignal.CAUTION) for row in rows)
    return (topic(f"지연·주의 과제 {count:,}개, 조치 필요"), *lines) if lines else ()


def project_state(rows: Sequence[ProjectRow]) -> str:
    """`정상 3개·주의 1개·지연 1개`, or what is public of the cost when no state is known."""
    tally = Counter(row.signal for row in rows if row.signal is not None)
    if not tally:
        return _public_cost(rows)
    states = [f"{word(signal)} {tally[signal]:,}개" for signal in ProjectSignal if tally[signal]]
    unknown = len(rows) - sum(tally.values())
    if unknown:
        states.append(f"미확인 {unknown:,}개")
    return "·".join(states)


def _public_cost(rows: Sequence[ProjectRow]) -> str:
    known = priced(rows)
    if not known:
        return "총사업비 미공개"
    count = f"({len(known):,}개 공개분)" if len(known) < len(rows) else ""
    return f"총사업비 {cost_words(sum(row.cost.total or 0 for row in known))}{count}"


def priced(rows: Iterable[ProjectRow]) -> list[ProjectRow]:
    """The projects whose 총사업비 is public: only these are added up."""
    return [row for row in rows if row.cost.total is not None]


# ---------------------------------------------------------------- supply chains


def suppliers_of(row: AnchorSupply) -> int:
    """Suppliers of one anchor on all tiers."""
    return row.first + row.second + row.third


def buying(found: SupplyStatus) -> list[AnchorSupply]:
    """The anchors of which a supplier is known."""
    return [row for row in found.anchors if suppliers_of(row)]


def supply(found: SupplyStatus) -> list[Group]:
    """Suppliers by tier, and what only one of them delivers."""
    lines = [topic(f"협력사 {found.suppliers:,}개사({tier_tally(found)})")]
    said = _most_suppliers(found)
    if said:
        lines.append(point(said))
    return [tuple(lines), _sole(found)]


def _most_suppliers(found: SupplyStatus) -> str:
    """Which anchors have the most suppliers; nothing where there is only one anchor."""
    rows, count = buying(found), len(found.anchors)
    if len(rows) < 2:
        return (
            f"앵커기업 {count:,}개사 중 {rows[0].anchor}만 공급관계 등록"
            if count > 1 and rows
            else ""
        )
    most = max(suppliers_of(row) for row in rows)
    first = [row.anchor for row in rows if suppliers_of(row) == most]
    whole = "공급관계 등록 앵커기업" if len(rows) < count else "앵커기업"
    each = "각 " if len(first) > 1 else ""
    if len(first) == len(rows):
        return f"{whole} {len(rows):,}개사의 협력사 {each}{most:,}개사"
    return f"{whole} {len(rows):,}개사 중 {named(first)}의 협력사가 {each}{most:,}개사로 최다"


def tier_tally(found: SupplyStatus) -> str:
    """`1차 21, 2차 32, 3차 9` without tiers nobody is on."""
    counts = enumerate((found.first, found.second, found.third), 1)
    return ", ".join(f"{tier}차 {count:,}" for tier, count in counts if count)


def _sole(found: SupplyStatus) -> Group:
    items = found.sole_items
    if not items:
        return (topic("단독 공급 품목 없음"),)
    first = next((item.item for item in items if item.item != WITHHELD), "")
    if len(items) > 1:
        what = f"{first} 등 단독 공급 품목 {len(items):,}개" if first else ""
    else:
        what = f"단독 공급 품목 1개({first})" if first else ""
    lines = [topic(what or f"단독 공급 품목 {len(items):,}개")]
    hit = {anchor for item in items for anchor in item.anchors}
    tiers = Counter(item.tier for item in items)
    tally = "·".join(f"{tier}차 {tiers[tier]:,}개" for tier in sorted(tiers))
    if hit:
        who = hit.pop() if len(hit) == 1 else f"앵커기업 {len(hit):,}개사"
        lines.append(point(f"(파급) {who}의 조달 품목, 차수별로는 {tally}"))
    return tuple(lines)
