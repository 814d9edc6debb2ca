"""The two times a file is looked at: the day that facts hold on, and when they were known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from afm_desktop.domain.dates import KOREA, day_words, moment_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa


@dataclass(frozen=True, slots=True)
class Times:
    """기준일, and until when this office had learned of it; None is all that it knows now."""

    as_of: date
    known_at: datetime | None = None

    @property
    def known_on(self) -> date | None:
        """The day of the moment until which it was known."""
        return None if self.known_at is None else self.known_at.astimezone(KOREA).date()


class AfterToday(RuleViolation):
    """A file is to be looked at as of a day that is still to come."""

    def __init__(self, wanted: date, today: date, *, is_demonstration: bool = False) -> None:
        whose = "예시 자료의 오늘" if is_demonstration else "오늘"
        super().__init__(
            f"기준일 {josa(day_words(wanted), '은/는')} 아직 오지 않은 날입니다. "
            f"{whose}({day_words(today)})이나 그 전 날짜를 적으세요.",
            field="as_of",
        )


class NotYetKnown(RuleViolation):
    """A file is to be looked at as it will be known."""

    def __init__(self, wanted: datetime) -> None:
        super().__init__(
            f"{moment_words(wanted)}에 알고 있을 자료는 아직 없습니다. 지난 때를 적으세요.",
            field="known_at",
        )
