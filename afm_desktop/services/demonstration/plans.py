"""What lies ahead of the divisions after their next meeting, each with the body that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, MeetingStatus, MemberRole
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import MeetingDays, after, meeting_days
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.packs import Pack, Planned, packs
from afm_desktop.services.demonstration.seats import Cast

_JUDGING = date(2026, 8, 18)
_LASTS = timedelta(hours=2)
_HOURS = (10, 14, 15)
_FOURTH = 4


def write_plans(
    ledger: Ledger, cast: Cast, homes: Mapping[str, Home], demands: Sequence[Filed]
) -> int:
    """All gatherings to come; how many there are."""
    count = 0
    for pack in packs():
        home = homes[pack.code]
        own = {demand.status for demand in demands if demand.division == pack.code}
        for plan in (*_common(pack, home, own), *pack.plans):
            _write_plan(ledger, home, holder(cast, pack, plan.by), plan)
            count += 1
    return count


def holder(cast: Cast, pack: Pack, by: str) -> Body:
    """The invented body that does what is planned, never a real secretariat."""
    host = cast.secretariat(pack.code)
    if by == "anchor":
        return cast.at_home(pack.code)[0]
    if by == "support":
        seats = [seat for seat in cast.seats if seat.division == pack.code]
        others = [seat.body for seat in seats if seat.role is MemberRole.SUPPORT]
        return next((body for body in others if body.id != host.id), host)
    return host


def _common(pack: Pack, home: Home, statuses: set[DemandStatus]) -> Iterator[Planned]:
    """What every division has before it."""
    days = meeting_days(home.position)
    yield Planned(
        after(_JUDGING, home.position * 5 % 8),
        "2026년 제1차 수요조사 2차 평가",
        "6월 접수 수요 평가",
        "support",
        "평가위원회",
        "예시산업회관 평가장(서울 중구)",
    )
    if DemandStatus.RESERVED in statuses:
        yield _on_reserved(pack, days)
    yield Planned(
        days.fourth,
        f"{days.fourth.year}년 제{_FOURTH}차 {home.name} 분과회의",
        "하반기 활동 점검",
        "host",
        "division",
        pack.place,
    )


def _on_reserved(pack: Pack, days: MeetingDays) -> Planned:
    day = after(days.next, 8 + len(pack.ideas) % 5)
    return Planned(
        day, "예비선정 수요 추가 선정 협의", "지방비 확보 현황 확인", "host", "talk", pack.place
    )


def _write_plan(ledger: Ledger, home: Home, body: Body, plan: Planned) -> None:
    starts = korean_moment(plan.day, _HOURS[(home.position + plan.day.day) % len(_HOURS)])
    ledger.add(
        Meeting,
        division_id=home.id,
        kind=plan.kind,
        year=plan.day.year,
        ordinal=_FOURTH if plan.kind == "division" else None,
        title=plan.title,
        purpose=plan.purpose,
        starts_at=starts,
        ends_at=starts + _LASTS,
        place=plan.place,
        host_id=body.id,
        status=MeetingStatus.PLANNED,
    )
