"""Forms that bodies are asked for: what went out, what came back, and when."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import FormKind, IntakeRoute, RequestState
from afm_desktop.domain.model.base import Record, reference


class FormRequest(Record):
    """A form one body is asked for: of a round, a meeting or a quarter.

    `key` is hidden in the form that goes out, so that its reply is known again. The state is that
    of the body's demand where there is one; else it is what was noted.
    """

    __tablename__ = "form_requests"
    scope = ("division", "division_id")
    is_remark = True
    required = ("kind", "organization_id")
    sorted_by = "due_on"

    kind: Mapped[FormKind | None]
    division_id: Mapped[str | None] = reference("divisions")
    round_id: Mapped[str | None] = reference("rounds")
    meeting_id: Mapped[str | None] = reference("meetings")
    quarter: Mapped[str | None]
    organization_id: Mapped[str | None] = reference("organizations")
    person_id: Mapped[str | None] = reference("people")
    demand_id: Mapped[str | None] = reference("demands")
    key: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[RequestState | None]
    sent_on: Mapped[date | None]
    due_on: Mapped[date | None]
    new_due_on: Mapped[date | None]
    route: Mapped[IntakeRoute | None]
    document_no: Mapped[str | None]
    replied_on: Mapped[date | None]
    reply_route: Mapped[IntakeRoute | None]
    reply_document_no: Mapped[str | None]


class FormReminder(Record):
    """A body was reminded of a form."""

    __tablename__ = "form_reminders"
    owner = "request_id"
    scope = ("request", "request_id")
    required = ("request_id", "happened_on")
    sorted_by = "happened_on"

    request_id: Mapped[str | None] = reference("form_requests")
    happened_on: Mapped[date | None]
    route: Mapped[IntakeRoute | None]
