"""What the divisions did besides meeting, and what they are concerned about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.enums import DemandStatus, IssueKind, IssueState
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.narratives import DivisionEvent, Issue
from afm_desktop.domain.money import money
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.chains import Link, SoleItem, sole_items
from afm_desktop.services.demonstration.days import (
    ROUND_CLOSES,
    ROUND_OPENS,
    MeetingDays,
    meeting_days,
)
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import Dated, Pack, packs
from afm_desktop.services.demonstration.seats import Cast

_NAMED = 3  # buyers in a sentence


@dataclass(frozen=True, slots=True)
class Concern:
    """An issue as it is written down."""

    kind: IssueKind
    title: str
    statement: str
    background: str | None
    request: str
    responsible: Body
    state: IssueState
    raised_on: date
    due_on: date


def write_courses(ledger: Ledger, homes: Mapping[str, Home]) -> None:
    """Events of all divisions; meetings have their own, and plans are meetings to come."""
    for pack in packs():
        home = homes[pack.code]
        days = meeting_days(home.position)
        for event in (*pack.events, *_events(days)):
            _write_event(ledger, home, event)
    for day, title in ((ROUND_OPENS, "접수 시작"), (ROUND_CLOSES, "접수 마감")):
        _write_event(ledger, None, Dated(day, f"2026년 제1차 수요조사 {title}", None))


def _events(days: MeetingDays) -> Iterator[Dated]:
    yield Dated(days.judged, "2026년 제1차 수요조사 1차 평가 결과 통보", None)


def _write_event(ledger: Ledger, home: Home | None, event: Dated) -> None:
    ledger.add(
        DivisionEvent,
        division_id=home.id if home else None,
        happened_on=event.day,
        title=event.title,
        detail=event.detail,
        is_planned=False,
        source=SOURCE,
    )


def write_issues(
    ledger: Ledger,
    cast: Cast,
    homes: Mapping[str, Home],
    links: Sequence[Link],
    demands: Sequence[Filed],
) -> int:
    """The issues of all divisions; how many there are."""
    count = 0
    for pack in packs():
        home = homes[pack.code]
        own = [demand for demand in demands if demand.division == pack.code]
        for concern in _concerns(cast, pack, home, links, own):
            ledger.add(
                Issue,
                division_id=home.id,
                kind=concern.kind,
                title=concern.title,
                statement=concern.statement,
                background=concern.background,
                request=concern.request,
                responsible_id=concern.responsible.id,
                state=concern.state,
                raised_on=concern.raised_on,
                due_on=concern.due_on,
            )
            count += 1
    return count


def _concerns(
    cast: Cast, pack: Pack, home: Home, links: Sequence[Link], demands: Sequence[Filed]
) -> Iterator[Concern]:
    host, days = cast.secretariat(pack.code), meeting_days(home.position)
    sole = sole_items(links, pack.code)
    if sole:
        yield _sole_source(max(sole, key=lambda row: (len(row.buyers), row.item)), host, days)
    reserved = [demand for demand in demands if demand.status is DemandStatus.RESERVED]
    if reserved:
        yield _reserve(reserved, host, days)
    yield Concern(
        kind=IssueKind.PROPOSAL,
        title=pack.concern.title,
        statement=pack.concern.statement,
        background=pack.concern.background,
        request=pack.concern.request,
        responsible=host,
        state=IssueState.UNDER_REVIEW,
        raised_on=days.last,
        due_on=days.fourth,
    )


def _sole_source(row: SoleItem, host: Body, days: MeetingDays) -> Concern:
    names = sorted({buyer.name for buyer in row.buyers})
    named = ", ".join(names[:_NAMED])
    hit = f"{named} 등 구매기업 {len(names)}개사" if len(names) > _NAMED else f"구매기업 {named}"
    return Concern(
        kind=IssueKind.ISSUE,
        title=f"{row.item} 단독 공급에 따른 {row.process} 공정 차질 우려",
        statement=f"{row.item}의 공급사가 {row.supplier.name} 한 곳으로, 납기 지연 시 {hit}에 파급",
        background="같은 규격을 생산할 수 있는 기업의 인증 시험이 끝나지 않음",
        request=f"{josa(row.item, '을/를')} 대체 공급사 조사 대상에 포함하고 인증 시험을 우선 지원",
        responsible=host,
        state=IssueState.OPEN,
        raised_on=days.last,
        due_on=days.fourth,
    )


def _reserve(reserved: Sequence[Filed], host: Body, days: MeetingDays) -> Concern:
    total = sum(demand.budget.total_won for demand in reserved)
    return Concern(
        kind=IssueKind.ISSUE,
        title=f"예비선정 {len(reserved)}건의 추가 선정",
        statement=f"예비선정 {len(reserved)}건의 총사업비는 {money(total)}이며, 지방비 확보 여부"
        " 결정 필요",
        background=f"접수번호 {', '.join(sorted(demand.intake_no or '' for demand in reserved))}",
        request="8월 중 추가 선정 여부를 총괄 사무국과 협의",
        responsible=host,
        state=IssueState.TO_DECIDE,
        raised_on=days.judged,
        due_on=date(2026, 8, 31),
    )
