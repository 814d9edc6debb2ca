"""Texts that go beyond the class of a paper: their rows count, and do not say what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import goes_beyond
from afm_desktop.services.status_demands import DemandRow, RoundStatus

WITHHELD = "(비공개)"


def shown_demands(rows: Iterable[DemandRow], paper: Confidentiality) -> tuple[DemandRow, ...]:
    """The demands as a paper of this class may print them."""
    return tuple(
        replace(row, title=WITHHELD, applicant=WITHHELD) if goes_beyond(row.mark, paper) else row
        for row in rows
    )


def shown_round(status: RoundStatus, paper: Confidentiality) -> RoundStatus:
    """A round as a paper of this class may print it, with its targets."""
    hidden = {row.intake_no for row in status.demands if goes_beyond(row.mark, paper)}
    kpis = (replace(row, title=WITHHELD) if row.demand in hidden else row for row in status.kpis)
    return replace(status, demands=shown_demands(status.demands, paper), kpis=tuple(kpis))


def withheld_note(marks: Iterable[Confidentiality], paper: Confidentiality) -> list[str]:
    """What is to be said of rows whose texts are left out."""
    count = sum(goes_beyond(mark, paper) for mark in marks)
    if not count:
        return []
    return [f"공개등급이 이 문서보다 높은 {count:,}건은 합계에만 반영하고 내용을 밝히지 않음"]
