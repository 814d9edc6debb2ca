"""Tags: words of one's own that are put on records of any kind."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, reference

LONGEST = 30
"""Signs of a tag's name."""


class LongTag(RuleViolation):
    """A tag is called more than stands on a chip."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"태그가 너무 깁니다({length}자). {LONGEST}자 이하로 줄이세요.", field="name"
        )


class CommaInTag(RuleViolation):
    """A tag has what stands between tags in its name."""

    def __init__(self) -> None:
        super().__init__(
            "태그에는 쉼표와 줄바꿈을 쓸 수 없습니다. 빼거나 태그를 둘로 나누세요.", field="name"
        )


class Tag(Record):
    """A word that is put on records; one that was merged into another stands for that one."""

    __tablename__ = "tags"
    is_remark = True
    required = ("name",)
    sorted_by = "name"

    name: Mapped[str | None] = mapped_column(info={"search": True})
    hue: Mapped[int | None]
    merged_into_id: Mapped[str | None] = reference("tags")

    def check(self) -> None:
        """Write the name with single spaces; refuse one that would not stand in a list of tags."""
        if self.name is None:
            return
        if any(sign in self.name for sign in ",\n\t"):
            raise CommaInTag
        self.name = " ".join(self.name.split()) or None
        if self.name and len(self.name) > LONGEST:
            raise LongTag(len(self.name))


class Tagging(Record):
    """A tag on a record; `circle` is the record whose circle sees it, or none for everybody's.

    The record is told by its kind and id, as it may be of any kind. So what is on a record goes to
    the trash and comes back with it without being touched.
    """

    __tablename__ = "taggings"
    scope = ("record", "circle")
    is_remark = True
    required = ("tag_id", "kind", "record_id")

    tag_id: Mapped[str | None] = reference("tags")
    kind: Mapped[str | None]  # the table of the record
    record_id: Mapped[str | None] = mapped_column(index=True)
    circle: Mapped[str | None]
