"""What is typed in a pane and not in the file, so that it outlives the widgets it was typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from afm_desktop.domain.enums import BudgetSource, DemandStatus
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.widgets.field import Draft

Fields = Mapping[str, Draft]


@dataclass(frozen=True, slots=True)
class AskDraft:
    """A question with what was typed into it, and why its answer was refused."""

    fields: Fields
    said: str = ""


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A line of a list that is edited where it stands; without an id it is new."""

    id: str | None
    fields: Fields
    nested: Mapping[str, PartDraft]
    leaving: AskDraft | None = None
    """What is asked about the end of a membership."""
    said: str = ""
    """Why what was typed is not in the file, where no field says it."""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step of a demand that is asked about; without a status one that was refused unasked."""

    status: DemandStatus | None
    asked: AskDraft


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """A record with something typed in it; without an id it is new."""

    table: str
    id: str | None
    fields: Fields
    given: Mapping[str, object] = field(default_factory=dict)
    create: Create | None = None
    parts: Mapping[str, PartDraft] = field(default_factory=dict)
    cells: Mapping[tuple[int, BudgetSource], Draft] = field(default_factory=dict)
    step: StepDraft | None = None
    said: str = ""
    """Why what was typed is not in the file, where no field says it."""
    is_shown: bool = False
    """Whether it was the one before the person's eyes."""
