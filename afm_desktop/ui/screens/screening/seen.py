"""What of a demand is shown to whom, and what may be done with it there."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.words import word
from afm_desktop.services.screening.model import CommentState, ScreeningSheet, Similar


def for_applicant(sheet: ScreeningSheet) -> ScreeningSheet:
    """What an applicant sees: what it was asked, and not what was noted for oneself."""
    asked = tuple(one for one in sheet.comments if one.state is not CommentState.NOTED)
    return replace(sheet, comments=asked, items=())


def closed(sheet: ScreeningSheet, why: str) -> ScreeningSheet:
    """The same where nothing can be changed: every step, note and answer says why not."""
    return replace(
        sheet,
        moves=tuple(replace(move, why_not=why) for move in sheet.moves),
        why_not_judge=why,
        why_not_answer=why,
        why_not_extend=why,
    )


def similar_note(one: Similar, here: str) -> str:
    """`2025년 제1차 · 선정`, or how alike it is and why; its round where that is another."""
    why = ", ".join(word(ground) for ground in one.grounds)
    alike = f"{one.percent}%" if one.percent is not None else ""
    other = one.round if one.round != here else ""
    return " · ".join(part for part in (other, word(one.status), alike, why) if part)
