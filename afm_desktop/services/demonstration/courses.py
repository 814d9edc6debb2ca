"""What the divisions did besides meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from afm_desktop.domain.model.narratives import DivisionEvent
from afm_desktop.services.demonstration.days import (
    ROUND_CLOSES,
    ROUND_OPENS,
    MeetingDays,
    meeting_days,
)
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import Dated, packs


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
