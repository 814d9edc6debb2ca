"""Files that are attached to records of any kind; their bytes are kept apart by what they are."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record


class ErasedAttachment(RuleViolation):
    """An erased attachment is written to again."""

    def __init__(self, erased_on: date) -> None:
        super().__init__(
            f"{day_words(erased_on)} 파기한 첨부파일입니다. 파기한 기록에는 다시 적을 수 없으니"
            " 파일을 새로 붙이세요."
        )


class Attachment(Record):
    """A file attached to a record, seen by the same circle as a tag on it would be.

    Its name may tell of a person, so it stands apart and is destroyed when the file is erased.
    """

    __tablename__ = "attachments"
    scope = ("record", "circle")
    is_remark = True
    required = ("kind", "record_id", "name", "sha256")
    sorted_by = "name"

    kind: Mapped[str | None]  # the table of the record
    record_id: Mapped[str | None] = mapped_column(index=True)
    circle: Mapped[str | None]
    name: Mapped[str | None] = mapped_column(info={"personal": True})
    media_type: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(index=True)
    added_on: Mapped[date | None]
    purpose: Mapped[str | None]
    confidentiality: Mapped[Confidentiality | None]
    erased_on: Mapped[date | None]

    @property
    def missing(self) -> list[str]:
        """An erased attachment lacks nothing."""
        return [] if self.erased_on else super().missing

    def check(self) -> None:
        """Refuse a new name of an erased attachment."""
        if self.erased_on is not None and self.name:
            raise ErasedAttachment(self.erased_on)

    def erase(self, *, on: date) -> None:
        """Empty its name; that a file was attached stays."""
        self.name = None
        self.erased_on = on
