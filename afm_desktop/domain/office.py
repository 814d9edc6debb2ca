"""Whose file a file is: a secretary's, a firm's or the central office's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What kind of office a file belongs to."""

    SECRETARY = "secretary"
    FIRM = "firm"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Office:
    """Whose file this is; `fixed_day` is set in the demonstration, whose today never moves."""

    role: Role
    actor: str
    division: str | None = None
    organization: str | None = None
    fixed_day: date | None = None

    @property
    def is_demonstration(self) -> bool:
        return self.fixed_day is not None
