"""Going on from drafts: each waits until the field or list it belongs to is there again."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.ui.screens.details.budget import BudgetGrid
from afm_desktop.ui.screens.details.budget import Place as Cell
from afm_desktop.ui.screens.details.drafts import PartDraft, RecordDraft, StepDraft
from afm_desktop.ui.screens.details.editor import Editor
from afm_desktop.ui.screens.details.life import LifePanel
from afm_desktop.ui.screens.details.part_list import PartList
from afm_desktop.ui.widgets.field import Draft

Lists = Mapping[str, PartList | BudgetGrid]


class Resuming:
    """What of one record's drafts is not in a widget yet."""

    def __init__(self) -> None:
        self.fields: dict[str, Draft] = {}
        self.parts: dict[str, PartDraft] = {}
        self.cells: dict[Cell, Draft] = {}
        self.step: StepDraft | None = None

    def begin(self, draft: RecordDraft) -> None:
        """Have the drafts of a record wait."""
        self.fields, self.parts = dict(draft.fields), dict(draft.parts)
        self.cells, self.step = dict(draft.cells), draft.step

    @property
    def is_over(self) -> bool:
        """Whether nothing waits any more."""
        return not (self.fields or self.parts or self.cells or self.step)

    def in_fields(self, editor: Editor) -> None:
        """Go on in the fields that are there now."""
        there = {key: self.fields.pop(key) for key in self.fields.keys() & editor.fields.keys()}
        editor.take_up(there)

    def in_lists(self, lists: Lists) -> None:
        """Go on in the lists that are there now."""
        for key, shown in lists.items():
            if isinstance(shown, BudgetGrid):
                cells, self.cells = self.cells, {}
                shown.take_up(cells)
            elif key in self.parts:
                shown.take_up(self.parts.pop(key))

    def in_life(self, life: LifePanel | None) -> None:
        """Ask about a step again."""
        step, self.step = self.step, None
        if life is not None and step is not None:
            life.take_up(step)


def parts_of(lists: Lists) -> dict[str, PartDraft]:
    """The drafts of lists by key."""
    found = {key: one.draft() for key, one in lists.items() if isinstance(one, PartList)}
    return {key: draft for key, draft in found.items() if draft is not None}


def cells_of(lists: Lists) -> dict[Cell, Draft]:
    """The drafts of a budget."""
    grids = (one.drafts() for one in lists.values() if isinstance(one, BudgetGrid))
    return {place: draft for drafts in grids for place, draft in drafts.items()}
