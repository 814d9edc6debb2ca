"""What a screen reads of a demand at once, on a reader's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import Detail
from afm_desktop.services.filing.filling import Supplied
from afm_desktop.services.filing.model import Beginning, OpenRound, Revision, Sheet
from afm_desktop.services.own_body import own_body


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet, and what its fields offer."""

    sheet: Sheet
    detail: Detail
    suppliers: Mapping[str, Supplied]
    supplier_names: Mapping[str, str]
    indicators: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a demand may be begun with: the own body of a firm, its demands, the open rounds."""

    body: str | None
    body_name: str
    demands: tuple[Beginning, ...]
    rounds: tuple[OpenRound, ...]


def load(desk: Desk, demand_id: str) -> Loaded:
    """Read a demand."""
    sheet = desk.filing.sheet(demand_id)
    suppliers = desk.filing.suppliers_of(demand_id)
    return Loaded(
        sheet,
        desk.details.of("demands", demand_id),
        suppliers,
        desk.details.names("organizations", tuple(suppliers)),
        desk.filing.indicators(),
    )


def load_start(desk: Desk) -> Start:
    """Read what there is to begin with."""
    body = own_body(desk.workspace)
    demands = desk.filing.demands_of(body) if body else ()
    name = desk.workspace.office.organization or ""
    return Start(body, name, demands, desk.filing.rounds())


def load_revisions(desk: Desk, demand_id: str) -> tuple[Revision, ...]:
    """Read what was filed each time; a file that cannot tell has none."""
    try:
        return desk.filing.revisions(demand_id)
    except AfmError:
        return ()
