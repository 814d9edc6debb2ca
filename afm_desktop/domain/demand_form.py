"""What the questions of a survey form may fill of a demand, and how each answer is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from afm_desktop.domain.enums import (
    BudgetSource,
    Confidentiality,
    FieldKind,
    LocalMatching,
    PartnerRole,
    SizeClass,
    TechnologyKind,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table that a demand keeps as parts of its own.

    `target` is the table its value names a record of; `is_key` tells rows apart.
    """

    field: str
    label: str
    kind: FieldKind
    enum: type[StrEnum] | None = None
    target: str | None = None
    unit: str | None = None
    is_key: bool = False
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """A field of a demand, or a kind of its parts, that a question fills."""

    kind: FieldKind
    enum: type[StrEnum] | None = None
    target: str | None = None
    part: str | None = None
    cells: tuple[Cell, ...] = ()


_K = FieldKind
_WHO = Cell("organization_id", "기업·기관", _K.TEXT, target="organizations", is_key=True,
            is_required=True)  # fmt: skip
BINDINGS: Mapping[str, Binding] = MappingProxyType(
    {
        "applicant_id": Binding(_K.TEXT, target="organizations"),
        "lead_id": Binding(_K.TEXT, target="organizations"),
        "contact_id": Binding(_K.TEXT, target="people"),
        "title": Binding(_K.TEXT),
        "english_title": Binding(_K.TEXT),
        "process": Binding(_K.TEXT),
        "product": Binding(_K.TEXT),
        "technologies": Binding(
            _K.CHOICES,
            TechnologyKind,
            part="demand_technologies",
            cells=(Cell("kind", "기술 구분", _K.CHOICE, TechnologyKind, is_key=True),),
        ),
        "as_is": Binding(_K.LONG_TEXT),
        "problem": Binding(_K.LONG_TEXT),
        "to_be": Binding(_K.LONG_TEXT),
        "kpis": Binding(
            _K.TABLE,
            part="kpi_targets",
            cells=(
                Cell("name", "지표", _K.TEXT, is_key=True, is_required=True),
                Cell("unit", "단위", _K.TEXT),
                Cell("baseline", "현재값", _K.DECIMAL, is_required=True),
                Cell("target", "목표값", _K.DECIMAL, is_required=True),
            ),
        ),
        "development": Binding(_K.LONG_TEXT),
        "trl_from": Binding(_K.INTEGER),
        "trl_to": Binding(_K.INTEGER),
        "starts_on": Binding(_K.DATE),
        "ends_on": Binding(_K.DATE),
        "budget": Binding(
            _K.TABLE,
            part="budget_lines",
            cells=(
                Cell("year", "연도", _K.INTEGER, is_key=True, is_required=True),
                Cell("source", "재원", _K.CHOICE, BudgetSource, is_key=True, is_required=True),
                Cell("amount_won", "금액", _K.MONEY, unit="원", is_required=True),
            ),
        ),
        "stated_total_won": Binding(_K.MONEY),
        "partners": Binding(
            _K.TABLE,
            part="demand_partners",
            cells=(
                _WHO,
                Cell("role", "역할", _K.CHOICE, PartnerRole, is_key=True, is_required=True),
                Cell("size_class", "규모", _K.CHOICE, SizeClass),
                Cell("region_code", "시·도", _K.CHOICE),
                Cell("task", "맡은 일", _K.TEXT),
            ),
        ),
        "sites": Binding(
            _K.TABLE,
            part="demand_sites",
            cells=(
                Cell("name", "사업장", _K.TEXT, is_key=True, is_required=True),
                Cell("region_code", "시·도", _K.CHOICE),
            ),
        ),
        "local_matching": Binding(_K.CHOICE, LocalMatching),
        "suppliers": Binding(
            _K.TABLE,
            part="demand_suppliers",
            cells=(
                _WHO,
                Cell("tier", "차수", _K.INTEGER),
                Cell("item", "품목", _K.TEXT),
            ),
        ),
        "data_sharing": Binding(_K.TEXT),
        "rollout_plan": Binding(_K.LONG_TEXT),
        "effects": Binding(_K.LONG_TEXT),
        "confidentiality": Binding(_K.CHOICE, Confidentiality),
        "control_number": Binding(_K.TEXT),
        "is_core_technology": Binding(_K.YES_NO),
        "attachments": Binding(_K.FILES),
    }
)
"""By the name a question is bound under; a binding without a part is a field of the demand."""
