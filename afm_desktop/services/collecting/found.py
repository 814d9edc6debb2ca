"""What was found of one form of one body: what was asked, and what was filed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from afm_desktop.domain.enums import DemandStatus, IntakeRoute, RequestState
from afm_desktop.domain.form_progress import OF_DEMAND, state_of
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.collecting.model import Filed

Arrival: TypeAlias = tuple[date | None, IntakeRoute | None, str | None]
"""The day, the route and the number by which something came."""
_DRAFT = DemandStatus.DRAFT.value


class Asking(NamedTuple):
    """What was asked of a body, as far as the board shows it."""

    id: str
    organization_id: str | None
    division_id: str | None
    demand_id: str | None
    state: RequestState | None
    sent_on: date | None
    due_on: date | None
    new_due_on: date | None
    replied_on: date | None
    reply_route: IntakeRoute | None
    reply_document_no: str | None


OF_DEMANDS = (
    Demand.id,
    Demand.title,
    Demand.intake_no,
    Demand.status,
    Demand.confidentiality,
    Demand.is_core_technology,
    Demand.division_id,
    Demand.received_on,
    Demand.intake_route,
    Demand.document_no,
)
"""A demand as the board holds it, in the order of `Filed`."""
_ID, _STATUS, _DIVISION, _RECEIVED = 0, 3, 6, 7
OF_REQUESTS = [getattr(FormRequest, name) for name in Asking._fields]
"""A request as the board holds it."""


@dataclass(slots=True)
class Found:
    """What was asked of a body for one form, and what it filed."""

    requests: list[Asking] = field(default_factory=list)
    """The newest last."""
    demands: list[Filed] = field(default_factory=list)
    stations: set[str | None] = field(default_factory=set)
    received: Filed | None = None
    """The first of its demands that was received."""

    def add(self, filed: Filed) -> None:
        """One more demand; what is told of all is noted now, not by going through them again."""
        self.demands.append(filed)
        self.stations.add(filed[_STATUS])
        if self.received is None and filed[_RECEIVED] is not None:
            self.received = filed

    @property
    def request(self) -> Asking | None:
        """The latest; where there are demands, of those about the one that asks most."""
        if len(self.requests) < 2:
            return self.requests[0] if self.requests else None
        state = state_of(self.statuses, None)
        ids = {
            one[_ID]
            for one in self.demands
            if OF_DEMAND[DemandStatus(one[_STATUS] or _DRAFT)] is state
        }
        about = [one for one in self.requests if one.demand_id in ids]
        return (about or self.requests)[-1]

    @property
    def division_id(self) -> str | None:
        """Where its first demand was filed, else where it was asked for."""
        if self.demands:
            return self.demands[0][_DIVISION]
        request = self.request
        return request.division_id if request is not None else None

    @property
    def statuses(self) -> set[DemandStatus]:
        """Where its demands stand."""
        return {DemandStatus(said or _DRAFT) for said in self.stations}

    @property
    def arrival(self) -> Arrival:
        """When it came, by which route, under which number: as the demands say, where there are."""
        if self.received is not None:
            received, route, number = self.received[_RECEIVED:]
            came = IntakeRoute(route) if route else None
            return date.fromisoformat(received or ""), came, number
        request = self.request
        if self.demands or request is None:
            return None, None, None
        return request.replied_on, request.reply_route, request.reply_document_no
