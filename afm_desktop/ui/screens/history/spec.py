"""What the list of gestures is."""

from __future__ import annotations

from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.views.model import NO, YES, ViewKind
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.records.spec import FilterSpec, RecordsSpec, said, said_of
from afm_desktop.ui.widgets.columns import ColumnSpec

_MOMENT = "2026. 12. 31.(목) 14:00"
_TITLES = labels.FILTERS

GESTURES = RecordsSpec(
    kind=ViewKind.GESTURES,
    record="gestures",
    icon="history",
    words=labels.WORDS,
    columns=(
        ColumnSpec("at", labels.COLUMNS["at"], kind="date", sample=_MOMENT, ink="text2"),
        ColumnSpec("kind", labels.COLUMNS["kind"], sample="개인정보 파기", ink="text2"),
        ColumnSpec("words", labels.COLUMNS["words"], stretch=True, role="strong"),
        ColumnSpec("is_undone", labels.COLUMNS["is_undone"], sample=labels.UNDONE, ink="warning"),
        ColumnSpec("records", labels.COLUMNS["records"], kind="number"),
        ColumnSpec("actor", labels.COLUMNS["actor"], sample="예시 총괄 사무국", ink="text2"),
    ),
    filters=(
        FilterSpec("period", _TITLES["period"], labels.period, stands_by=True),
        FilterSpec("actor", _TITLES["actor"], stands_by=True),
        FilterSpec("kind", _TITLES["kind"], said_of(GestureKind, word), stands_by=True),
        FilterSpec("entity", _TITLES["entity"], said({k: n.name for k, n in NOUNS.items()})),
        FilterSpec(
            "is_undone", _TITLES["is_undone"], said({YES: labels.UNDONE, NO: labels.STANDS})
        ),
        FilterSpec("record", _TITLES["record"], record="record"),
    ),
    reads=frozenset(NOUNS),
    narrow=frozenset({"at", "words", "is_undone"}),
    only_wide=frozenset({"kind"}),
    deleters=frozenset(),
    is_undivided=True,
    says={"is_undone": labels.state},
)
