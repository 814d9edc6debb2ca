"""Reads the board: who is expected, what was asked, what came, how late it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FormKind, MemberRole, RequestState
from afm_desktop.domain.form_progress import days_over, state_of
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.domain.model.shared import holding
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.collecting.columns import columns_of
from afm_desktop.services.collecting.found import OF_DEMANDS, OF_REQUESTS, Asking, Found
from afm_desktop.services.collecting.model import (
    Asked,
    Board,
    BodyLine,
    CellKey,
    FormCell,
    FormColumn,
)
from afm_desktop.services.lists.choice import (
    division_of_code,
    names_of_divisions,
    sort_of,
)
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.portions import portions
from afm_desktop.services.screening.due import due_on
from afm_desktop.storage.tables import search_row

_AT_ONCE = 1_000  # rows


@dataclass(slots=True)
class _Seat:
    """What a body is in the alliance."""

    roles: dict[MemberRole, None] = field(default_factory=dict)
    divisions: set[str] = field(default_factory=set)
    home: str | None = None


def read_board(session: Session, asked: Asked, today: date) -> Board:
    """The board of a day."""
    own = division_of_code(session, asked.division, today) if asked.division else None
    columns = columns_of(session, asked.forms, today)
    return _Reading(session, asked, own.id if own else None, today).board(columns)


class _Reading:
    """One look at the records."""

    def __init__(self, session: Session, asked: Asked, division: str | None, today: date) -> None:
        self._session, self._asked, self._today = session, asked, today
        self._division = division
        self._merged: Mergers = mergers(session)
        self._bodies = None if asked.bodies is None else self._merged.named(asked.bodies)
        self._seats = self._read_seats()
        self._divisions = names_of_divisions(session)
        self._reminders: Mapping[str, tuple[int, date | None]] = {}
        self._supplements: Mapping[CellKey, date] = {}

    def board(self, columns: tuple[FormColumn, ...]) -> Board:
        """Bodies down, forms across."""
        found = [self._of(column) for column in columns]
        self._reminders = self._read_reminders(
            asked.id for cells in found for one in cells.values() for asked in one.requests
        )
        self._supplements = self._read_supplement_days(columns)
        expected = [self._expected(column) for column in columns]
        every = set[str]().union(*expected, *found)
        lines = []
        for body, name in self._names(every):
            cells = tuple(
                self._cell(column, body, cells.get(body), is_expected=body in wanted)
                for column, cells, wanted in zip(columns, found, expected, strict=True)
            )
            lines.append(self._line(body, name, cells, found))
        return Board(self._asked, columns, tuple(lines), self._today)

    # --- who --------------------------------------------------------------------------------------

    def _read_seats(self) -> Mapping[str, _Seat]:
        found: defaultdict[str, _Seat] = defaultdict(_Seat)
        query = (
            select(
                Membership.organization_id,
                Membership.division_id,
                Membership.role,
                Membership.is_home,
            )
            .where(
                Membership.deleted.is_(None),
                holding(Membership.joined_on, Membership.left_on, self._today),
            )
            .order_by(Membership.row)
        )
        for body, division, role, is_home in self._rows(query, Membership.organization_id):
            if body is None or division is None or role is None:
                continue
            seat = found[self._merged.body(body)]
            seat.divisions.add(division)
            if self._division in (None, division):
                seat.roles[role] = None
            if is_home or seat.home is None:
                seat.home = division
        return found

    def _expected(self, column: FormColumn) -> set[str]:
        """Who is expected to send a form in."""
        roles = column.usual_roles if self._asked.roles is None else self._asked.roles
        if column.division_id is not None and self._division not in (None, column.division_id):
            return set()
        return {
            body
            for body, seat in self._seats.items()
            if not roles.isdisjoint(seat.roles)
            and (column.division_id is None or column.division_id in seat.divisions)
        }

    # --- what -------------------------------------------------------------------------------------

    def _of(self, column: FormColumn) -> dict[str, Found]:
        found: defaultdict[str, Found] = defaultdict(Found)
        for request in self._requests(column):
            found[self._merged.body(request.organization_id or "")].requests.append(request)
        if column.ref.kind is FormKind.DEMAND:
            self._add_demands(column.ref.of or "", found)
        return {body: one for body, one in found.items() if self._is_here(body, one)}

    def _is_here(self, body: str, one: Found) -> bool:
        """Whether what was found belongs to the division that is looked at."""
        if self._division is None:
            return True
        if one.demands:
            return True
        request = one.request
        if request is None:
            return False
        if request.division_id is not None:
            return request.division_id == self._division
        return body in self._seats and self._division in self._seats[body].divisions

    def _requests(self, column: FormColumn) -> Iterator[Asking]:
        """The requests of a form, the newest of a body last."""
        ref = column.ref
        same: list[ColumnElement[bool]] = [
            FormRequest.kind == ref.kind,
            FormRequest.deleted.is_(None),
        ]
        of = {
            FormKind.DEMAND: FormRequest.round_id,
            FormKind.ATTENDANCE: FormRequest.meeting_id,
            FormKind.QUARTER: FormRequest.quarter,
        }.get(ref.kind)
        if of is not None:
            same.append(of == ref.of)
        query = select(*OF_REQUESTS).where(*same).order_by(FormRequest.row)
        for line in self._rows(query, FormRequest.organization_id):
            if line.organization_id:
                yield Asking(*line)

    def _add_demands(self, round_id: str, found: Mapping[str, Found]) -> None:
        """Put the demands of a round where they belong; `found` makes a place where there is none.

        All is kept as the file says it: of 100,000 rows nothing is made that nobody looks at.
        """
        query = (
            select(Demand.applicant_id, *(type_coerce(one, Text) for one in OF_DEMANDS))
            .where(
                Demand.round_id == round_id,
                Demand.deleted.is_(None),
                Demand.applicant_id.is_not(None),
            )
            .order_by(Demand.row)
        )
        if self._division is not None:
            query = query.where(Demand.division_id == self._division)
        merged = self._merged
        for line in self._rows(query, Demand.applicant_id):
            body = line[0]
            found[merged.body(body) if body in merged.into else body].add(line[1:])

    def _rows(self, query: Select[*tuple[Any, ...]], body: Any) -> Iterator[Any]:
        """What a query answers of the bodies that are looked at, part by part.

        It is asked past the session, which does more for each row than columns need.
        """
        connection = self._session.connection()
        parts = [query]
        if self._bodies is not None:
            parts = [query.where(body.in_(part)) for part in portions(self._bodies)]
        for asked in parts:
            for lines in connection.execute(asked).partitions(_AT_ONCE):
                yield from lines

    def _read_reminders(self, requests: Iterable[str]) -> Mapping[str, tuple[int, date | None]]:
        found: dict[str, tuple[int, date | None]] = {}
        last = func.max(FormReminder.happened_on)
        query = select(FormReminder.request_id, func.count(), last).where(
            FormReminder.deleted.is_(None)
        )
        for part in portions(requests):
            asked = query.where(FormReminder.request_id.in_(part))
            for id_, count, day in self._session.execute(asked.group_by(FormReminder.request_id)):
                found[id_ or ""] = count, day
        return found

    def _read_supplement_days(self, columns: Iterable[FormColumn]) -> Mapping[CellKey, date]:
        """Until when the first of a body's demands is to be supplemented, where that was said."""
        forms = {one.ref.of: one.key for one in columns if one.ref.kind is FormKind.DEMAND}
        query = select(Demand.applicant_id, Demand.round_id, due_on()).where(
            Demand.status == DemandStatus.SUPPLEMENT,
            Demand.round_id.in_(forms),
            Demand.deleted.is_(None),
        )
        if self._division is not None:
            query = query.where(Demand.division_id == self._division)
        found: dict[CellKey, date] = {}
        for applicant, round_id, day in self._rows(query, Demand.applicant_id) if forms else ():
            if applicant is not None and day is not None:
                key = CellKey(forms[round_id], self._merged.body(applicant))
                found[key] = min(day, found.get(key, day))
        return found

    def _names(self, bodies: set[str]) -> list[tuple[str, str]]:
        """Bodies with their names in 가나다 order; those that are gone are left out."""
        found: list[tuple[Any, str, str]] = []
        query = (
            select(search_row.c.place, Organization.id, Organization.name)
            .join(search_row, sort_of(Organization))
            .where(Organization.deleted.is_(None))
        )
        for part in portions(bodies):
            for place, id_, name in self._session.execute(query.where(Organization.id.in_(part))):
                found.append((place, id_, name or ""))
        return [(id_, name) for _place, id_, name in sorted(found)]

    # --- the rows ---------------------------------------------------------------------------------

    def _cell(
        self,
        column: FormColumn,
        body: str,
        found: Found | None,
        *,
        is_expected: bool,
    ) -> FormCell | None:
        key = CellKey(column.key, body)
        if found is None:
            if not is_expected:
                return None
            return FormCell(key, RequestState.NOT_SENT, due_on=column.due_on)
        request = found.request
        noted = request.state if request is not None else None
        state = state_of(found.statuses, noted)
        due, is_extended = _due(column, found, state, self._supplements.get(key))
        replied_on, route, document_no = found.arrival
        times, last = self._reminded(found)
        return FormCell(
            key,
            state,
            days_over(state, due, self._today),
            due,
            is_extended,
            request_id=request.id if request else None,
            filed=tuple(found.demands),
            is_expected=is_expected,
            sent_on=request.sent_on if request else None,
            replied_on=replied_on,
            route=route,
            document_no=document_no,
            reminders=times,
            reminded_on=last,
        )

    def _reminded(self, found: Found) -> tuple[int, date | None]:
        """How often a body was reminded of a form, whichever of its demands it was about."""
        told = [self._reminders[one.id] for one in found.requests if one.id in self._reminders]
        days = [day for _count, day in told if day is not None]
        return sum(count for count, _day in told), max(days, default=None)

    def _line(
        self,
        body: str,
        name: str,
        cells: tuple[FormCell | None, ...],
        found: Iterable[Mapping[str, Found]],
    ) -> BodyLine:
        seat = self._seats.get(body)
        division = self._division or (seat.home if seat else None) or _filed_in(body, found)
        return BodyLine(
            body,
            name,
            self._named(division),
            tuple(role for role in MemberRole if seat and role in seat.roles),
            cells,
        )

    def _named(self, division: str | None) -> DivisionName | None:
        return self._divisions.get(division) if division else None


def _due(
    column: FormColumn, found: Found, state: RequestState, supplement: date | None
) -> tuple[date | None, bool]:
    """When a form is due, and whether that was put off."""
    if state is RequestState.SUPPLEMENT and found.demands:
        return supplement, False
    request = found.request
    if request is not None and request.new_due_on is not None:
        return request.new_due_on, True
    return (request.due_on if request is not None else None) or column.due_on, False


def _filed_in(body: str, found: Iterable[Mapping[str, Found]]) -> str | None:
    """The division of what a body filed that is no member."""
    for cells in found:
        one = cells.get(body)
        if one is not None and (one.demands or one.division_id):
            return one.division_id
    return None
