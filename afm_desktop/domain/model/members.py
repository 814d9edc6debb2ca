"""Who takes part in which division, and who is appointed to what."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from afm_desktop.domain.enums import AppointmentRole, MemberRole
from afm_desktop.domain.model.base import Record, reference
from afm_desktop.domain.model.shared import Sourced
from afm_desktop.domain.periods import check_period, holds


class Membership(Sourced, Record):
    """A body's place in a division; it sits in several, one of which is its home."""

    __tablename__ = "memberships"
    scope = ("division", "division_id")
    required = ("organization_id", "division_id", "role")
    sorted_by = "joined_on"

    organization_id: Mapped[str | None] = reference("organizations")
    division_id: Mapped[str | None] = reference("divisions")
    role: Mapped[MemberRole | None]
    is_home: Mapped[bool | None]
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]

    def active_on(self, day: date) -> bool:
        """Whether the body takes part on a day; on the day it left it no longer does."""
        return holds(day, self.joined_on, self.left_on)

    def check(self) -> None:
        """Refuse leaving before joining."""
        check_period(self.joined_on, self.left_on, field="left_on")


class Appointment(Sourced, Record):
    """A person appointed to chair, advise or run a division or the alliance.

    Somebody who stands in for an officer on leave is appointed for that time, and names whom for.
    """

    __tablename__ = "appointments"
    scope = ("division", "division_id")
    required = ("person_id", "role")
    sorted_by = "appointed_on"

    person_id: Mapped[str | None] = reference("people")
    division_id: Mapped[str | None] = reference("divisions")
    role: Mapped[AppointmentRole | None]
    appointed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    stands_in_for_id: Mapped[str | None] = reference("people")

    def in_office_on(self, day: date) -> bool:
        """Whether the appointment holds on a day."""
        return holds(day, self.appointed_on, self.ended_on)

    def check(self) -> None:
        """Refuse an end before the appointment."""
        check_period(self.appointed_on, self.ended_on, field="ended_on")
