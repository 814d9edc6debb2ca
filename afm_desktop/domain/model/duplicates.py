"""What was decided of two bodies that look like one."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from afm_desktop.domain.enums import Decision
from afm_desktop.domain.model.base import Record, reference


class Duplicate(Record):
    """A decision on two bodies, which are not asked about again; `points` as they were then."""

    __tablename__ = "duplicates"
    is_remark = True
    required = ("first_id", "second_id", "decision")
    sorted_by = "decided_on"

    first_id: Mapped[str | None] = reference("organizations")
    second_id: Mapped[str | None] = reference("organizations")
    decision: Mapped[Decision | None]
    points: Mapped[int | None]
    decided_on: Mapped[date | None]
