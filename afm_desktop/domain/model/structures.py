"""How the alliance is divided; it was reorganised three times in 16 months."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import Basis
from afm_desktop.domain.model.base import Record, reference
from afm_desktop.domain.model.shared import Dated, Sourced


class Structure(Dated, Sourced, Record):
    """One shape of the alliance, such as AI 자율제조 2024 with 12 divisions."""

    __tablename__ = "structures"
    required = ("name",)
    sorted_by = "valid_from"

    code: Mapped[str | None]
    name: Mapped[str | None] = mapped_column(info={"search": True})


class Division(Dated, Sourced, Record):
    """An industry division of one structure."""

    __tablename__ = "divisions"
    scope = ("division", "id")
    required = ("code", "name")
    sorted_by = "position"

    structure_id: Mapped[str | None] = reference("structures")
    code: Mapped[str | None]
    name: Mapped[str | None] = mapped_column(info={"search": True})
    short_name: Mapped[str | None]
    english_name: Mapped[str | None]
    position: Mapped[int | None]
    hue: Mapped[int | None]
    secretariat_id: Mapped[str | None] = reference("organizations")
    secretariat_basis: Mapped[Basis | None]
    chair_id: Mapped[str | None] = reference("people")

    @property
    def label(self) -> str:
        """The name where room is short."""
        return self.short_name or self.name or ""


class DivisionPredecessor(Record):
    """A division another one took over from."""

    __tablename__ = "division_predecessors"
    owner = "division_id"
    scope = ("division", "division_id")
    required = ("division_id", "predecessor_id")

    division_id: Mapped[str | None] = reference("divisions")
    predecessor_id: Mapped[str | None] = reference("divisions")
