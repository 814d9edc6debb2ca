"""What a screen reads of a demand at once, on a reader's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import Detail
from afm_desktop.services.filing.filling import Supplied
from afm_desktop.services.filing.model import Beginning, OpenRound, Revision, Sheet
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.own_body import own_body
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.screens.details.rights import why_not


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet, and what its fields offer."""

    sheet: Sheet
    detail: Detail
    suppliers: Mapping[str, Supplied]
    supplier_names: Mapping[str, str]
    indicators: tuple[tuple[str, str | None], ...]
    why_not: str = ""
    """Why nobody answers in this office; empty when it may."""

    @property
    def may_answer(self) -> bool:
        """Whether questions can be answered here and now."""
        return self.sheet.may_answer and not self.why_not


@dataclass(frozen=True, slots=True)
class Start:
    """What a demand may be begun with: the own body of a firm, its demands, the open rounds."""

    body: str | None
    body_name: str
    demands: tuple[Beginning, ...]
    rounds: tuple[OpenRound, ...]
    divisions: tuple[DivisionName, ...] = ()
    home: str | None = None
    has_rounds: bool = True
    """Whether the file has any round at all, open or not."""


def load(desk: Desk, demand_id: str, known: Loaded | None = None) -> Loaded:
    """Read a demand; a supply chain that is known already is not walked again."""
    sheet, detail = desk.filing.sheet(demand_id), desk.details.of("demands", demand_id)
    if known is not None and _applicant(known.sheet) == _applicant(sheet):
        return replace(known, sheet=sheet, detail=detail, why_not=why_not(desk, detail))
    suppliers = desk.filing.suppliers_of(demand_id)
    names = desk.details.names("organizations", tuple(suppliers))
    offered = suppliers, names, desk.filing.indicators()
    return Loaded(sheet, detail, *offered, why_not(desk, detail))


def _applicant(sheet: Sheet) -> object:
    return sheet.demand_id, sheet.answers.get("applicant_id")


def load_start(desk: Desk) -> Start:
    """Read what there is to begin with."""
    body = own_body(desk.workspace)
    demands = desk.filing.demands_of(body) if body else ()
    name = desk.workspace.office.organization or ""
    home = desk.filing.home_of(body) if body else None
    divisions = tuple(desk.divisions.names())
    has_rounds = desk.views.count(ViewKind.ROUNDS, ViewQuery()) > 0
    return Start(body, name, demands, desk.filing.rounds(), divisions, home, has_rounds)


def load_revisions(desk: Desk, demand_id: str) -> tuple[Revision, ...]:
    """Read what was filed each time; a file that cannot tell has none."""
    try:
        return desk.filing.revisions(demand_id)
    except AfmError:
        return ()
