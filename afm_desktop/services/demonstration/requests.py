"""Forms asked for in the demonstration: that of the round, and a check of the members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from afm_desktop.domain.enums import (
    DemandStatus,
    FormKind,
    IntakeRoute,
    MemberRole,
    RequestState,
)
from afm_desktop.domain.form_progress import OF_DEMAND
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import ROUND_CLOSES, ROUND_OPENS, TODAY, after
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.seats import Cast

_CHECK_SENT, _CHECK_DUE = date(2026, 7, 6), date(2026, 7, 17)
_REMINDED, _CHECK_REMINDED = date(2026, 6, 25), date(2026, 7, 20)
_MORE_TIME = date(2026, 7, 31)
_SILENT, _PATIENT = 9, 2
"""So many firms were asked for a demand and sent none; so many of these have more time."""
_ROUTES = (IntakeRoute.EMAIL, IntakeRoute.EMAIL, IntakeRoute.OFFICIAL_LETTER, IntakeRoute.VISIT)


def write_requests(
    ledger: Ledger,
    cast: Cast,
    homes: Mapping[str, Home],
    contacts: Mapping[str, str],
    *,
    round_id: str,
    demands: Sequence[Filed],
) -> int:
    """Ask firms for demands, and all who sit in a division whether their data are right."""
    asking = _Asking(ledger, homes, contacts, Random("제출 요청"))
    filed: dict[str, list[Filed]] = {}
    for demand in demands:
        filed.setdefault(demand.applicant.id, []).append(demand)
    present = [body for body in cast.bodies if body in cast.present(body.home, TODAY)]
    anchors = [body for body in present if body.role is MemberRole.ANCHOR]
    others = [body for body in present if body.is_firm and body.id not in filed]
    silent = [body for body in others if body not in anchors][:_SILENT]
    for body in anchors:
        asking.for_demand(body, round_id, filed.get(body.id, []))
    for place, body in enumerate(silent):
        asking.in_vain(body, round_id, has_more_time=place < _PATIENT)
    for body in present:
        asking.to_check(body)
    return len(anchors) + len(silent) + len(present)


class _Asking:
    """Writes requests down with what came of them."""

    def __init__(
        self, ledger: Ledger, homes: Mapping[str, Home], contacts: Mapping[str, str], rng: Random
    ) -> None:
        self._ledger, self._homes, self._contacts, self._rng = ledger, homes, contacts, rng

    def for_demand(self, body: Body, round_id: str, filed: Sequence[Filed]) -> None:
        """An anchor was sent the form of the round when it opened."""
        first = min(filed, key=_filed_on, default=None)
        reply = {} if first is None else {"replied_on": _filed_on(first), **self._route()}
        self._ask(
            body,
            kind=FormKind.DEMAND,
            round_id=round_id,
            demand_id=None if first is None else first.id,
            state=RequestState.SENT if first is None else OF_DEMAND[first.status],
            sent_on=ROUND_OPENS,
            due_on=ROUND_CLOSES,
            **reply,
        )

    def in_vain(self, body: Body, round_id: str, *, has_more_time: bool) -> None:
        """A firm was sent the form as well, was reminded, and has not filed."""
        request = self._ask(
            body,
            kind=FormKind.DEMAND,
            round_id=round_id,
            state=RequestState.SENT,
            sent_on=ROUND_OPENS,
            due_on=ROUND_CLOSES,
            new_due_on=_MORE_TIME if has_more_time else None,
        )
        self._remind(request, _REMINDED)

    def to_check(self, body: Body) -> None:
        """A body was sent what is known of it; most have answered, some wait, some are still to be
        sent theirs."""
        lot = self._rng.randrange(12)
        if lot == 0:
            self._check(body, RequestState.NOT_SENT)
        elif lot < 3:
            request = self._check(body, RequestState.SENT, sent_on=_CHECK_SENT)
            self._remind(request, _CHECK_REMINDED)
        else:
            state = RequestState.RECEIVED if lot < 6 else RequestState.DONE
            replied = after(_CHECK_SENT, 1 + self._rng.randrange(7))
            self._check(body, state, sent_on=_CHECK_SENT, replied_on=replied, **self._route())

    def _check(self, body: Body, state: RequestState, **values: Any) -> str:
        return self._ask(body, kind=FormKind.MEMBER_CHECK, state=state, due_on=_CHECK_DUE, **values)

    def _ask(self, body: Body, **values: Any) -> str:
        route = IntakeRoute.EMAIL if values.get("sent_on") else None
        return self._ledger.add(
            FormRequest,
            organization_id=body.id,
            division_id=self._homes[body.home].id,
            person_id=self._contacts.get(body.id),
            key=f"{self._rng.getrandbits(96):024x}",
            route=route,
            **values,
        )

    def _remind(self, request: str, day: date) -> None:
        self._ledger.add(FormReminder, request_id=request, happened_on=day, route=IntakeRoute.EMAIL)

    def _route(self) -> dict[str, Any]:
        """How a reply came; only official letters bear a number."""
        route = self._rng.choice(_ROUTES)
        is_letter = route is IntakeRoute.OFFICIAL_LETTER
        number = f"예시-2026-{self._rng.randrange(1, 1000):04d}" if is_letter else None
        return {"reply_route": route, "reply_document_no": number}


def _filed_on(demand: Filed) -> date:
    days = (step.day for step in demand.steps if step.status is DemandStatus.SUBMITTED)
    return next(days)
