"""The indicators of the alliance, and the public targets and values measured by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from afm_desktop.domain.enums import Basis, IndicatorCategory
from afm_desktop.domain.model.targets import Indicator, Measurement, Target
from afm_desktop.services.demonstration.facts import month_end
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.packs import read
from afm_desktop.services.founding import counted_indicators


def write_indicators(ledger: Ledger) -> dict[str, str]:
    """The catalogue; ids by key, those that are counted by their category."""
    catalogue = {
        key: ledger.add(
            Indicator,
            name=name,
            category=IndicatorCategory(category),
            unit=unit,
            is_lower_better=lower,
        )
        for key, name, category, unit, lower in read("indicators")["catalogue"]
    }
    counted = {str(row["category"]): ledger.add(Indicator, **row) for row in counted_indicators()}
    return catalogue | counted


def write_targets(ledger: Ledger, structure_id: str, indicators: Mapping[str, str]) -> int:
    """The 28 published figures: what is aimed at, and what was measured."""
    rows = read("alliance")["targets"]
    measured = set(read("indicators")["measured"])
    for position, row in enumerate(rows, 1):
        is_measured = row["key"] in measured
        value, text = _value(row["value"])
        target = ledger.add(
            Target,
            indicator_id=indicators[read("indicators")["targets"][row["key"]]],
            structure_id=structure_id,
            position=position,
            name=row["label"],
            unit=row["unit"],
            baseline=_value(row.get("baseline"))[0],
            target=None if is_measured else value,
            target_text=None if is_measured else text,
            announced_on=None if is_measured else stated_day(row.get("as_of")),
            due_year=row.get("target_year"),
            source=row["source"],
            basis=Basis.SOURCED,
            notes=row.get("note"),
        )
        if is_measured:
            _write_measurement(ledger, target, row, value, text)
    return len(rows)


def stated_day(text: str | None) -> date | None:
    """The day of a source; a bare month stands for its end."""
    if text is None:
        return None
    return month_end(text) if text.count("-") == 1 else date.fromisoformat(text)


def _write_measurement(
    ledger: Ledger, target: str, row: Mapping[str, Any], value: Decimal | None, text: str | None
) -> None:
    ledger.add(
        Measurement,
        target_id=target,
        measured_on=stated_day(row["as_of"]),
        value=value,
        value_text=text,
        evidence=row["source"],
        source=row["source"],
        basis=Basis.SOURCED,
    )


def _value(stated: Any) -> tuple[Decimal | None, str | None]:
    """A figure, or the words of a mix: `대기업 21, 중견기업 23, 중소기업 56`."""
    if isinstance(stated, dict):
        return None, ", ".join(f"{name} {share}" for name, share in stated.items())
    return (None if stated is None else Decimal(stated)), None
