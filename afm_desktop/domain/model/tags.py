"""Tags: words of one's own that are put on records of any kind."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.model.base import Record, reference


class Tag(Record):
    """A word that is put on records; one that was merged into another stands for that one."""

    __tablename__ = "tags"
    is_remark = True
    required = ("name",)
    sorted_by = "name"

    name: Mapped[str | None] = mapped_column(info={"search": True})
    hue: Mapped[int | None]
    merged_into_id: Mapped[str | None] = reference("tags")


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
