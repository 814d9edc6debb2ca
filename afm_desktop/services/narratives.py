"""Wording a section of a paper by hand, and taking those words back.

Words for a meeting are kept with that meeting. Words for no meeting stand until they are reset,
so that nobody has to write them again on the next day; both say when their figures have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.narratives import Narrative
from afm_desktop.domain.model.narratives import NarrativeLine as KeptLine
from afm_desktop.domain.text import clean
from afm_desktop.services import parts
from afm_desktop.services.division_words import PAPER
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.storage.workspace import Workspace

LONGEST_LINE = 500
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Which paper is worded: that of a division, for a meeting or for none."""

    division: str
    meeting: str | None = None


class LineTooLong(RuleViolation):
    """One line holds more than a page would."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"‘{text[:20]}’ 줄이 {LONGEST_LINE:,}자를 넘습니다. 여러 줄로 나누어 적으세요."
        )


class TooManyLines(RuleViolation):
    """A section becomes longer than a paper should be."""

    def __init__(self) -> None:
        super().__init__(f"한 항목에는 {MOST_LINES}줄까지 적을 수 있습니다. 줄을 줄이세요.")


class NoLines(RuleViolation):
    """A section would have nothing to say."""

    def __init__(self) -> None:
        super().__init__(
            "적은 줄이 없습니다. 한 줄 이상 적거나, ‘초안으로’를 눌러 자료에서 만든 문장을 쓰세요."
        )


class Narratives:
    """The gestures on the words of 분과 현황 보고."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def keep(
        self,
        place: PaperPlace,
        section: Section,
        lines: Iterable[NarrativeLine],
        drafted_from: str,
    ) -> None:
        """Put an office's own lines in place of a section's.

        `drafted_from` is the fingerprint of the draft that the writer had before them.
        """
        wanted = checked(lines)
        with self._workspace.writing("보고서 서술 수정") as session:
            kept = self._latest(session, place, section)
            if kept is None or kept.as_of not in (None, self._workspace.today):
                kept = self._made(session, place, section)
            kept.drafted_from = drafted_from
            _replace(session, kept.id, wanted)

    def reset(self, place: PaperPlace, section: Section) -> None:
        """Let a section say again what the figures say."""
        with self._workspace.writing("보고서 서술을 초안으로 변경") as session:
            found = {kept.id for kept in self._shown(session, place, section)}
            if found:
                parts.delete(session, Narrative, found)

    def _latest(self, session: Session, place: PaperPlace, section: Section) -> Narrative | None:
        """What the paper of today shows."""
        found = self._shown(session, place, section)
        return found[-1] if found else None

    def _shown(self, session: Session, place: PaperPlace, section: Section) -> list[Narrative]:
        """What the paper of today may show, the latest last."""
        day = self._workspace.today
        in_time = Narrative.as_of <= day if place.meeting else Narrative.as_of == day
        query = (
            select(Narrative)
            .where(
                Narrative.paper == PAPER,
                Narrative.section == section.value,
                Narrative.division_id == division_of_code(session, place.division, day).id,
                Narrative.meeting_id == place.meeting,
                Narrative.deleted.is_(None),
                or_(Narrative.as_of.is_(None), in_time),
            )
            .order_by(Narrative.as_of, Narrative.id)
        )
        return list(session.scalars(query))

    def _made(self, session: Session, place: PaperPlace, section: Section) -> Narrative:
        day = self._workspace.today
        kept = Narrative(
            paper=PAPER,
            section=section.value,
            as_of=day if place.meeting else None,
            division_id=division_of_code(session, place.division, day).id,
            meeting_id=place.meeting,
        )
        session.add(kept)
        session.flush()
        return kept


def checked(lines: Iterable[NarrativeLine]) -> list[NarrativeLine]:
    """The lines as they are kept; those without text are left out."""
    wanted = [NarrativeLine(line.level, clean(line.text).strip()) for line in lines]
    wanted = [line for line in wanted if line.text]
    if not wanted:
        raise NoLines
    if len(wanted) > MOST_LINES:
        raise TooManyLines
    for line in wanted:
        if len(line.text) > LONGEST_LINE:
            raise LineTooLong(line.text)
    return wanted


def _replace(session: Session, narrative_id: str, wanted: list[NarrativeLine]) -> None:
    """Change as few lines as will do, so that the history says what was changed."""
    query = (
        select(KeptLine)
        .where(KeptLine.narrative_id == narrative_id, KeptLine.deleted.is_(None))
        .order_by(KeptLine.position, KeptLine.id)
    )
    surplus = set[str]()
    pairs = zip_longest(list(session.scalars(query)), wanted)
    for position, (kept, line) in enumerate(pairs, 1):
        if line is None:
            surplus.add(kept.id)
        elif kept is None:
            session.add(
                KeptLine(
                    narrative_id=narrative_id, position=position, level=line.level, text=line.text
                )
            )
        else:
            kept.position, kept.level, kept.text = position, line.level, line.text
    if surplus:
        session.flush()
        parts.delete(session, KeptLine, surplus)
