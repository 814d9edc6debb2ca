"""The cover of 공급망 현황, and the sentences that say most."""

from __future__ import annotations

from collections.abc import Iterator

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import labels
from afm_desktop.reports.chain_options import ChainPaperOptions
from afm_desktop.reports.chain_words import UNKNOWN_REGION, size_word
from afm_desktop.reports.cover import Cover
from afm_desktop.reports.logo import read_logo
from afm_desktop.reports.withheld import is_told
from afm_desktop.services.supply_chain.paper import ChainStatus


def chain_cover(
    status: ChainStatus, options: ChainPaperOptions, title: str, mark: Confidentiality
) -> Cover:
    """The cover as other papers have it."""
    return Cover(
        series=status.structure,
        title=title,
        occasion="",
        date="",
        as_of=labels.as_of(status.as_of, status.learned_on),
        office=status.issuer,
        remark=labels.DEMONSTRATION if status.is_demonstration else "",
        secrecy=labels.secrecy(mark),
        secrecy_note=labels.secrecy_note(mark, None),
        approval=options.approval,
        gist=tuple(chain_gist(status)),
        keywords=(status.about, "공급망", labels.SUPPLIERS, "단독 공급"),
        logo=read_logo(options.logo),
    )


def tiers_line(status: ChainStatus) -> str:
    """`앵커기업 2개사의 협력사 37개사: 1차 9개사, 2차 23개사`."""
    counts = status.chain.counts
    tiers = ", ".join(f"{tier}차 {count:,}개사" for tier, count in enumerate(counts) if tier)
    buying = sum(bool(sum(row.tiers)) for row in status.anchors)
    anchors = f"앵커기업 {buying:,}개사의 " if status.is_of_division else ""
    return f"{anchors}협력사 {status.chain.suppliers:,}개사: {tiers}"


def risk_line(status: ChainStatus) -> str:
    """What depends on one supplier, and who delivers to several anchors."""
    return (
        f"단독 공급 품목 {len(status.sole_items):,}건, "
        f"여러 앵커기업이 함께 쓰는 협력사 {len(status.shared):,}개사"
    )


def reach_line(status: ChainStatus) -> str:
    """The size class and the region with the most suppliers."""
    reach = status.reach
    size = max(reach.sizes, key=reach.of_size)
    region = max(reach.regions, key=reach.of_region)
    sized, placed = reach.of_size(size), reach.of_region(region)
    return (
        f"규모는 {size_word(size)} {sized:,}개사({percent(sized, reach.total)}%), "
        f"지역은 {region or UNKNOWN_REGION} {placed:,}개사({percent(placed, reach.total)}%)로 최다"
    )


def chain_gist(status: ChainStatus) -> Iterator[str]:
    """What the paper says in short, as its cover tells it."""
    if not status.chain.suppliers:
        yield "등록된 공급관계 없음"
        return
    yield tiers_line(status)
    yield risk_line(status)
    if status.sole_items:
        without = [row for row in status.sole_items if not row.note]
        if without:
            named = next((row.item or row.supplier.name for row in without if is_told(row)), "")
            count = f"{len(without):,}건"
            said = f"{named} 등 {count}" if named and len(without) > 1 else named or count
            yield f"대체 공급사 확보 방안이 없는 단독 공급 품목: {said}"
        else:
            yield "단독 공급 품목마다 대체 공급사 확보 방안 기재"
    if status.reach.total:
        yield reach_line(status)
