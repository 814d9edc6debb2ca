"""The list of demands beside which they are screened."""

from __future__ import annotations

from dataclasses import fields, replace

from afm_desktop.domain.demand_turn import SCREENED
from afm_desktop.domain.enums import DemandStatus, DemandTurn
from afm_desktop.services.views.model import Filter, Sort
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS
from afm_desktop.ui.screens.records.spec import ReadyView, RecordsSpec

KEY = "screening"
TO_SCREEN = (Filter("status", tuple(one.value for one in DemandStatus if one in SCREENED)),)
"""What the bare screen shows."""
_SHOWN = ("title", "status", "turn")


class ScreeningSpec(RecordsSpec):
    """A list of demands that is kept apart from the list of all demands."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """The key of its screen."""
        return KEY


def _apart(spec: RecordsSpec) -> ScreeningSpec:
    return ScreeningSpec(**{one.name: getattr(spec, one.name) for one in fields(spec)})


SCREENING = _apart(
    replace(
        DEMANDS,
        icon="scale",
        words=labels.SCREENING,
        columns=tuple(replace(one, visible=one.key in _SHOWN) for one in DEMANDS.columns),
        filters=tuple(
            replace(one, stands_by=one.key in ("status", "turn")) for one in DEMANDS.filters
        ),
        sort=(Sort("turn"), Sort("intake_no")),
        narrow=frozenset(_SHOWN),
        ready=(
            ReadyView(labels.LATE_ONES, (Filter("turn", (DemandTurn.LATE.value,)),)),
            ReadyView(labels.OURS, (Filter("turn", (DemandTurn.SECRETARY.value,)),)),
            ReadyView(labels.RETURNED, (Filter("status", (DemandStatus.SUPPLEMENT.value,)),)),
        ),
        creating=None,
        deleters=frozenset(),
        edits={},
        sums={},
        details_u=208.0,
    )
)
OWN_SCREENING = _apart(
    replace(SCREENING, icon="message-square-text", words=labels.OWN_SCREENING, own="applicant_id")
)
