"""Contact persons, and the grounds on which they are kept."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, reference
from afm_desktop.domain.phones import format_phone

PERSONAL = {"personal": True}


class ErasedPerson(RuleViolation):
    """An erased person is written to again."""

    def __init__(self, erased_on: date) -> None:
        super().__init__(
            f"{day_words(erased_on)} 파기한 담당자입니다. 파기한 기록에는 다시 적을 수 없으니"
            " 담당자를 새로 등록하세요."
        )


class Person(Record):
    """A contact person of a body; never with a resident number."""

    __tablename__ = "people"
    scope = ("people", "organization_id")
    required = ("name",)
    sorted_by = "name"

    organization_id: Mapped[str | None] = reference("organizations")
    name: Mapped[str | None] = mapped_column(info={"personal": True, "search": True})
    department: Mapped[str | None] = mapped_column(info=PERSONAL)
    title: Mapped[str | None] = mapped_column(info=PERSONAL)
    phone: Mapped[str | None] = mapped_column(info=PERSONAL)
    email: Mapped[str | None] = mapped_column(info=PERSONAL)
    purpose: Mapped[str | None]
    legal_basis: Mapped[str | None]
    expires_on: Mapped[date | None]
    last_confirmed_on: Mapped[date | None]
    erased_on: Mapped[date | None]

    @property
    def missing(self) -> list[str]:
        """An erased person lacks nothing."""
        return [] if self.erased_on else super().missing

    def check(self) -> None:
        """Refuse new values of an erased person; write the phone number in its usual form."""
        if self.erased_on is not None and any(getattr(self, name) for name in PERSONAL_FIELDS):
            raise ErasedPerson(self.erased_on)
        if self.phone:
            self.phone = format_phone(self.phone)

    def expired_on(self, day: date) -> bool:
        """Whether the ground for keeping this person has run out."""
        return self.expires_on is not None and self.expires_on < day and self.erased_on is None

    def erase(self, *, on: date) -> None:
        """Empty all that is personal; the record itself stays, so that references hold."""
        for name in PERSONAL_FIELDS:
            setattr(self, name, None)
        self.erased_on = on


PERSONAL_FIELDS = tuple(
    column.name for column in Person.__table__.columns if column.info.get("personal")
)
