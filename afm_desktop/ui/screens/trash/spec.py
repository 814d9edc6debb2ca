"""What the list of deleted records is."""

from __future__ import annotations

from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import trash as labels
from afm_desktop.ui.screens.records.spec import FilterSpec, RecordsSpec
from afm_desktop.ui.widgets.columns import ColumnSpec

_MOMENT = "2026. 12. 31.(목) 14:00"

TRASH = RecordsSpec(
    kind=ViewKind.TRASH,
    record="trash",
    icon="trash-2",
    words=labels.WORDS,
    columns=(
        ColumnSpec("kind", labels.COLUMNS["kind"], sample="선도프로젝트", ink="text2"),
        ColumnSpec("name", labels.COLUMNS["name"], stretch=True, role="strong", is_sortable=False),
        ColumnSpec("deleted_at", labels.COLUMNS["deleted_at"], kind="date", sample=_MOMENT),
        ColumnSpec(
            "actor",
            labels.COLUMNS["actor"],
            sample="예시 총괄 사무국",
            ink="text2",
            is_sortable=False,
        ),
        ColumnSpec(
            "words",
            labels.COLUMNS["words"],
            sample="기업·기관 12개 삭제",
            ink="text2",
            is_sortable=False,
        ),
    ),
    filters=(FilterSpec("kind", labels.COLUMNS["kind"], labels.noun, stands_by=True),),
    reads=frozenset(NOUNS),
    narrow=frozenset({"kind", "name", "deleted_at"}),
    only_wide=frozenset({"words"}),
    deleters=frozenset(),
    is_undivided=True,
    says={"kind": labels.noun},
)
