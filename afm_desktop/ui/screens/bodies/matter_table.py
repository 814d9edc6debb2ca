"""What is open of a body, row by row, to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from afm_desktop.services.sameness.leaving import Step
from afm_desktop.services.sameness.open_matters import Matter, OpenMatter
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.models.ticked import TickedRows
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.tick_table import TickTable

_HEADS = labels.HEADS
_COLUMNS = (
    ColumnSpec("tick", _HEADS["tick"], kind="tick", sample="선", is_sortable=False),
    ColumnSpec("matter", _HEADS["matter"], sample="간사 분과", ink="text2", is_sortable=False),
    ColumnSpec("title", _HEADS["title"], sample="예시나래소재 · 양극 도전재 페이스트", stretch=True,
               is_sortable=False),
    ColumnSpec("standing", _HEADS["standing"], sample="평가 대상, 접수 2026. 12. 31.",
               brief="2026. 12. 31.부터", ink="text2", is_sortable=False),
)  # fmt: skip
_STEPS = ColumnSpec("steps", _HEADS["steps"], sample="종료·넘기기", yields=1, is_sortable=False)
Steps = Mapping[str, tuple[Step, ...]]


class MatterTable(TickTable):
    """Space and a click on the box tick; with `steps` each row says how it is settled."""

    def __init__(self, name: str, *, has_steps: bool) -> None:
        super().__init__(name)
        columns = (*_COLUMNS, _STEPS) if has_steps else _COLUMNS
        words = {True: labels.TICKED, False: labels.UNTICKED}
        self.rows = TickedRows([column.header for column in columns], words, self)
        self.set_model(self.rows, columns)
        self.ticked.connect(lambda: self.rows.turn(self.selected_keys()))
        self._matters: Mapping[str, Matter] = {}

    def offer(
        self,
        found: Sequence[OpenMatter],
        may: Collection[object] = (),
        ticked: Collection[object] = (),
        steps: Steps | None = None,
    ) -> None:
        """Show other matters, some of which may be ticked or are."""
        self._matters = {one.id: one.matter for one in found}
        self.rows.offer(matter_rows(found, steps), may, ticked)

    def named(self) -> Mapping[str, list[str]]:
        """The chosen records that are called after a demand, by table."""
        chosen = [str(key) for key in self.selected_keys()]
        return {
            matter.value: [id for id in chosen if self._matters.get(id) is matter]
            for matter in (Matter.DEMAND, Matter.DEMAND_PARTNER)
        }

    @property
    def ticked_ids(self) -> frozenset[str]:
        """The ids of what is ticked."""
        return frozenset(str(key) for key in self.rows.ticked)


def matter_rows(found: Iterable[OpenMatter], steps: Steps | None = None) -> list[TableRow]:
    """What is open, by id; `steps` by id say how each is settled."""
    return [TableRow(one.id, _cells(one, steps)) for one in found]


def _cells(one: OpenMatter, steps: Steps | None) -> tuple[Cell, ...]:
    cells = (
        Cell(""),
        Cell(labels.kind_of(one)),
        Cell(one.title),
        Cell(labels.standing(one)),
    )
    return cells if steps is None else (*cells, Cell(labels.steps(one, steps.get(one.id, ()))))
