"""What whoever screens demands can do; each call is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.demand_parts import ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.domain.words import word
from afm_desktop.services.demand_names import demand_named
from afm_desktop.services.demands import refuse_ahead
from afm_desktop.services.records import NothingChosen, live
from afm_desktop.services.screening import comments as noted
from afm_desktop.services.screening.errors import (
    DueTooEarly,
    NotAsked,
    NothingToSupplement,
    StepRefused,
)
from afm_desktop.services.screening.findings import (
    count_unchecked,
    items_of,
    named_item,
    write_finding,
)
from afm_desktop.services.screening.model import (
    FindsSimilar,
    GivenReason,
    ScreeningSheet,
    Similar,
)
from afm_desktop.services.screening.reading import form_for, sheet_of
from afm_desktop.services.screening.rules import require_judge, require_screened
from afm_desktop.services.screening.steps import Moved, Pinned, Wanted, extend, take
from afm_desktop.storage.workspace import Workspace

_NOUN = NOUNS["demands"]


class ScreeningService:
    """Findings, comments and steps of demands."""

    def __init__(self, workspace: Workspace, similar: FindsSimilar) -> None:
        self._workspace = workspace
        self._similar = similar

    def sheet(self, id: str) -> ScreeningSheet:
        """One demand as it is screened."""
        workspace = self._workspace
        with workspace.reading() as session:
            return sheet_of(session, workspace.office, id, workspace.today)

    def similar(self, id: str) -> Sequence[Similar]:
        """Other demands that resemble one, or are of the same applicant."""
        return self._similar.to(id)

    def find(self, name: str) -> str:
        """The id of the demand of an intake number, an id or a title."""
        with self._workspace.reading() as session:
            return demand_named(session, name)

    def unchecked(self, ids: Collection[str]) -> int:
        """How many items of their checklists nobody has looked at yet."""
        with self._workspace.reading() as session:
            return count_unchecked(session, list(ids))

    # --- findings --------------------------------------------------------------------------------

    def judge(
        self,
        id: str,
        item_id: str,
        verdict: Verdict | None,
        reasons: Sequence[GivenReason] = (),
    ) -> None:
        """Note what was found of an item; None takes the finding back."""
        said = word(verdict) if verdict is not None else "지움"
        with self._noting(id, f"점검 결과 {said}") as (session, demand):
            item = named_item(items_of(session, demand), item_id)
            write_finding(session, demand, item, verdict, reasons)

    # --- comments --------------------------------------------------------------------------------

    def comment(
        self, id: str, text: str, key: str | None = None, due_on: date | None = None
    ) -> str:
        """Pin a comment to a question of the form, by its key or label; answers its id.

        `due_on` is a day of its own; without one it is due with the supplement.
        """
        said = _said(text)
        self._refuse_past(due_on)
        with self._noting(id, "보완 의견 등록") as (session, demand):
            form = form_for(session, demand, self._workspace.today) if key else None
            made = noted.add_comment(session, demand, noted.key_of(form, key), said, due_on)
            session.flush()
            return made.id

    def change_comment(self, comment_id: str, text: str) -> None:
        """Say something else, before the applicant has it."""
        said = _said(text)
        with self._on_comment(comment_id, "보완 의견 수정") as comment:
            noted.change_comment(comment, said)

    def set_due(self, comment_id: str, due_on: date | None) -> None:
        """Give a comment a day of its own; one that was sent, only a later one."""
        self._refuse_past(due_on)
        with self._on_comment(comment_id, "보완 의견 기한 변경") as comment:
            noted.set_due(comment, due_on)

    def drop_comment(self, comment_id: str) -> None:
        """Take a comment away that the applicant does not have yet."""
        with self._on_comment(comment_id, "보완 의견 삭제") as comment:
            noted.drop_comment(comment)

    def settle(self, comment_id: str, *, is_settled: bool = True) -> None:
        """Note that nothing more is asked, or that it is open again."""
        words = "보완 의견 확인" if is_settled else "보완 의견 확인 취소"
        with self._on_comment(comment_id, words) as comment:
            noted.settle_comment(comment, self._workspace.today if is_settled else None)

    def answer(self, comment_id: str, text: str | None, on: date | None = None) -> None:
        """Note what the applicant answers; without text the answer is taken back."""
        said = clean(text or "").strip() or None
        refuse_ahead(on, self._workspace.today)
        with self._workspace.writing("보완 의견 답변") as session:
            comment = live(session, ReviewComment, comment_id)
            demand = live(session, Demand, comment.demand_id or "")
            if demand.status is not S.SUPPLEMENT:
                raise NotAsked
            noted.answer_comment(comment, said, on or self._workspace.today)

    # --- steps -----------------------------------------------------------------------------------

    def move(
        self,
        ids: Collection[str],
        to: S,
        *,
        on: date | None = None,
        reason: str | None = None,
        due_on: date | None = None,
        into: str | None = None,
        reasons: Sequence[str] = (),
        items: Sequence[str] = (),
        met: Sequence[str] = (),
        comments: Sequence[tuple[str | None, str] | tuple[str | None, str, date | None]] = (),
        answer: str | None = None,
        settles: bool = False,
    ) -> tuple[Moved, ...]:
        """Take one step with one demand or several; where one is refused, none takes it."""
        today = self._workspace.today
        refuse_ahead(on, today)
        wanted = Wanted(
            to,
            on or today,
            clean(reason or "").strip() or None,
            due_on,
            into,
            tuple(reasons),
            tuple(items),
            tuple(met),
            tuple(Pinned(name, _said(text), *own) for name, text, *own in comments),
            clean(answer or "").strip() or None,
            settles,
        )
        chosen = list(dict.fromkeys(ids))
        if not chosen:
            raise NothingChosen
        with self._workspace.writing(f"{_NOUN.counted(len(chosen))} {word(to)}") as session:
            return tuple(self._take(session, id, wanted, len(chosen)) for id in chosen)

    def extend(
        self, ids: Collection[str], due_on: date, *, reason: str | None = None
    ) -> tuple[str, ...]:
        """Move the day on which supplements are due."""
        chosen = list(dict.fromkeys(ids))
        if not chosen:
            raise NothingChosen
        with self._workspace.writing(f"{_NOUN.counted(len(chosen))} 보완기한 연장") as session:
            for id in chosen:
                demand = live(session, Demand, id)
                with _named(demand, len(chosen)):
                    require_judge(session, self._workspace.office, demand)
                    extend(session, demand, due_on, clean(reason or "").strip() or None)
        return tuple(chosen)

    # --- within ----------------------------------------------------------------------------------

    def _take(self, session: Session, id: str, wanted: Wanted, count: int) -> Moved:
        demand = live(session, Demand, id)
        with _named(demand, count):
            moved = take(session, self._workspace.office, demand, wanted)
            session.flush()
            return replace(moved, status=demand.status or S.DRAFT)

    def _refuse_past(self, due_on: date | None) -> None:
        today = self._workspace.today
        if due_on is not None and due_on < today:
            raise DueTooEarly(due_on, today)

    @contextmanager
    def _noting(self, id: str, words: str) -> Iterator[tuple[Session, Demand]]:
        with self._workspace.writing(f"{_NOUN.name} {words}") as session:
            demand = live(session, Demand, id)
            require_judge(session, self._workspace.office, demand)
            require_screened(demand)
            yield session, demand

    @contextmanager
    def _on_comment(self, id: str, words: str) -> Iterator[ReviewComment]:
        with self._workspace.writing(f"{_NOUN.name} {words}") as session:
            comment = live(session, ReviewComment, id)
            demand = live(session, Demand, comment.demand_id or "")
            require_judge(session, self._workspace.office, demand)
            require_screened(demand)
            yield comment


@contextmanager
def _named(demand: Demand, count: int) -> Iterator[None]:
    """Of several demands a refusal says which one it is about."""
    try:
        yield
    except AfmError as error:
        if count == 1:
            raise
        raise StepRefused(demand.title or "", error) from error


def _said(text: str) -> str:
    said = clean(text).strip()
    if not said:
        raise NothingToSupplement
    return said
