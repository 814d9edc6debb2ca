"""The three tables of 중복 검토: pairs, the fields of one pair, and what is carried over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QAbstractItemView

from afm_desktop.domain.fields import field_word
from afm_desktop.domain.words import word
from afm_desktop.services.sameness.merge_plan import ChildRow, FieldRow, FieldState, Side
from afm_desktop.services.sameness.queue import PairRow
from afm_desktop.ui.labels import duplicates as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import ColumnSpec, Look
from afm_desktop.ui.widgets.table import DataTable

KIND = "organizations"
_SAMPLE, _BRIEF = "경기도 수원시 영통구 예시로", "예시가람정밀"
_LOOKS = {
    "same": Look(Tone.SUCCESS),
    "maybe": Look(Tone.WARNING),
}
_STATES = {
    "same": Look(Tone.NEUTRAL),
    "different": Look(Tone.WARNING, is_loud=True),
    "only_keep": Look(Tone.INFO),
    "only_lose": Look(Tone.INFO),
}


class SmallTable(DataTable):
    """A table of finished rows, one of which is chosen."""

    def __init__(self, name: str, columns: Iterable[ColumnSpec]) -> None:
        super().__init__(name)
        specs = tuple(columns)
        self.model_ = RowsModel([spec.header for spec in specs], (), self)
        self.set_model(self.model_, specs)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: Iterable[TableRow]) -> None:
        """Show other rows."""
        self.model_.set_rows(list(rows))


def pair_table() -> SmallTable:
    """The pairs, the likeliest first."""
    heads = labels.PAIR_COLUMNS
    return SmallTable(
        labels.PAIRS,
        (
            _column("likeness", heads, kind="chip", sample="같은 기업", looks=_LOOKS),
            _column("keep", heads, sample="주식회사 예시가람정밀", stretch=True),
            _column("lose", heads, sample="주식회사 예시가람정밀", brief=_BRIEF),
        ),
    )


def field_table() -> SmallTable:
    """The fields of both bodies and which value is used."""
    heads = labels.FIELD_COLUMNS
    return SmallTable(
        labels.FIELDS,
        (
            _column("field", heads, sample="AI 도입 수준 확인일", brief="등록번호", ink="text2"),
            _column("keep", heads, sample=_SAMPLE, stretch=True),
            _column("lose", heads, sample=_SAMPLE, brief=_BRIEF, roomy=f"{_SAMPLE} {_BRIEF}"),
            _column("state", heads, kind="chip", sample="합칠 곳에만", looks=_STATES),
            _column("taken", heads, sample="합칠 곳", role="strong"),
        ),
    )


def child_table() -> SmallTable:
    """What is carried over with the body that is merged."""
    heads = labels.CHILD_COLUMNS
    return SmallTable(
        labels.CHILDREN,
        (
            _column("kind", heads, sample="수요 참여기관", ink="text2"),
            _column("title", heads, sample="예시가람 → 예시나래", stretch=True),
            _column("fate", heads, sample="그대로 둠(자기 자신과의 관계)"),
        ),
    )


def pair_rows(rows: Iterable[PairRow]) -> list[TableRow]:
    """Pairs by their place in the queue."""
    return [
        TableRow(
            place,
            (
                Cell(word(row.likeness), row.likeness.value),
                Cell(row.first_name),
                Cell(row.second_name),
            ),
        )
        for place, row in enumerate(rows)
    ]


def field_rows(fields: Iterable[FieldRow], sides: Mapping[str, Side]) -> list[TableRow]:
    """Fields by name; `sides` are the values that were chosen by hand."""
    return [
        TableRow(
            row.field,
            (
                Cell(field_word(KIND, row.field)),
                Cell(labels.value(row.field, row.keep)),
                Cell(labels.value(row.field, row.lose)),
                Cell(labels.STATES[row.state.value], row.state.value),
                Cell(_taken(row, sides.get(row.field, row.taken))),
            ),
        )
        for row in fields
    ]


def child_rows(children: Iterable[ChildRow]) -> list[TableRow]:
    """What is carried over, by id."""
    return [
        TableRow(
            child.id,
            (
                Cell(labels.kind(child.kind)),
                Cell(child.title or labels.EMPTY),
                Cell(labels.FATES[child.fate.value]),
            ),
        )
        for child in children
    ]


def _taken(row: FieldRow, side: Side) -> str:
    if row.state is FieldState.SAME:
        return ""
    return labels.KEEP if side is Side.KEEP else labels.LOSE


def _column(key: str, heads: Mapping[str, str], **told: object) -> ColumnSpec:
    return ColumnSpec(key, heads[key], is_sortable=False, **told)  # type: ignore[arg-type]
