"""What the line of each related record says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from afm_desktop.domain.fields import field_word
from afm_desktop.services.details.model import Related, RelatedRow
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels.columns import column_title
from afm_desktop.ui.screens.details.part_line import Told
from afm_desktop.ui.screens.details.saying import said

_MAIN = (
    "title",
    "name",
    "division_id",
    "supplier_id",
    "buyer_id",
    "organization_id",
    "person_id",
    "guest_body",
    "guest_name",
    "demand_id",
    "project_id",
    "meeting_id",
    "presenter_id",
    "predecessor_id",
    "site_id",
    "field_id",
    "question",
    "label",
    "number",
    "status",
    "kind",
    "size_class",
    "code",
    "year",
    "measured_on",
    "role",
    "happened_on",
)
"""The columns a line may be called after, the best first."""
_END = (
    "role",
    "status",
    "state",
    "signal",
    "total_won",
    "total_cost_won",
    "amount_won",
    "happened_on",
    "value",
    "points",
    "kind",
    "share",
)
"""What may stand at the right, the best first."""
_SILENT = frozenset({"position", "basis", "division", "id", "from_status"})


def told(table: str, related: Related, row: RelatedRow) -> Told:
    """A line's name, what stands at its right, and the rest of it below."""
    values = {
        column.key: (said(value, column.kind), value)
        for column, value in zip(related.columns, row.values, strict=True)
        if value is not None and value != ""
    }
    if related.key == "kpi_targets":
        return _kpi(values)
    main = next((key for key in _MAIN if key in values), "")
    end = next((key for key in _END if key in values and key != main), "")
    rest = [
        _with_word(_word(related, column.key), column.kind, *values[column.key])
        for column in related.columns
        if column.key in values and column.key not in _SILENT and column.key not in (main, end)
    ]
    return Told(
        values[main][0] if main else labels.NONE_YET,
        labels.BETWEEN.join(part for part in rest if part),
        values[end][0] if end else "",
    )


def _kpi(values: Mapping[str, tuple[str, Value]]) -> Told:
    """검사 정확도 · 92 → 98 %."""
    ends: Sequence[str] = [values[key][0] for key in ("baseline", "target") if key in values]
    unit = values["unit"][0] if "unit" in values else ""
    figures = labels.TO.join(ends)
    name = values["name"][0] if "name" in values else labels.NONE_YET
    return Told(name, "", f"{figures} {unit}".strip() if ends else "")


def _word(related: Related, key: str) -> str:
    """What a column is called: in its list, or as a field of its records."""
    if related.owner is None and related.view is not None:
        return column_title(related.view.value, key)
    return field_word(related.table, key).removesuffix(labels.WHETHER)


def _with_word(name: str, kind: ColumnKind, text: str, value: Value) -> str:
    """A bare number or day needs its word; yes stands as the word alone, no is not said."""
    if isinstance(value, bool):
        return name if value else ""
    bare = kind in (ColumnKind.WON, ColumnKind.PERCENT, ColumnKind.NUMBER, ColumnKind.DATE)
    return f"{name} {text}" if bare and not isinstance(value, StrEnum) else text
