"""제출 현황판 as a service: the board, what is done with many at once, and what is late."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, FormKind, MemberRole, RequestState
from afm_desktop.domain.form_progress import OWED
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.services.collecting.columns import forms_there_are
from afm_desktop.services.collecting.errors import NothingToRemind
from afm_desktop.services.collecting.model import (
    Asked,
    Board,
    CellKey,
    Done,
    FormCell,
    FormColumn,
    FormRef,
)
from afm_desktop.services.collecting.reading import read_board
from afm_desktop.services.collecting.steps import Step, chosen_of, request_for
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.records import NothingChosen, require_filled
from afm_desktop.services.screening.due import due_on
from afm_desktop.services.speaking import Sender, sender_of
from afm_desktop.storage.workspace import Workspace

FILING = (RequestState.SENT, RequestState.WRITING)
SUPPLEMENTING = (RequestState.SUPPLEMENT,)
_EVERYBODY = frozenset(MemberRole)
READS = frozenset(
    {
        *("form_requests", "form_reminders", "rounds", "demands", "demand_events"),
        *("review_comments", "organizations", "memberships", "meetings", "divisions"),
    }
)
"""The kinds of record the board is read from."""


@dataclass(frozen=True, slots=True)
class Late:
    """How many forms are late: with their first sending in, and with a supplement.

    `forms` are those on whose board they stand; the days are the earliest that are past.
    """

    filings: int
    supplements: int
    forms: tuple[str, ...]
    filings_since: date | None = None
    supplements_since: date | None = None


class CollectingService:
    """Who was asked for which form, and who has sent it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def forms(self, division: str | None = None) -> tuple[FormColumn, ...]:
        """The forms there are to ask for, also in one division by its code; newest round first."""
        today = self._workspace.today
        with self._workspace.reading() as session:
            own = division_of_code(session, division, today).id if division else None
            return forms_there_are(session, today, own)

    def board(self, asked: Asked) -> Board:
        """How far the forms of these bodies are."""
        with self._workspace.reading() as session:
            return read_board(session, asked, self._workspace.today)

    def of(self, cells: Collection[CellKey], division: str | None = None) -> Board:
        """The board of some cells alone."""
        with self._workspace.reading() as session:
            return self._chosen(session, cells, division)

    def take(self, step: Step, cells: Collection[CellKey], division: str | None = None) -> Done:
        """Do something with many forms in one gesture; those it does not fit stay as they are.

        `division` is that of the board, by its code: a body is asked in its name.
        """
        if not cells:
            raise NothingChosen
        count = 0

        def said() -> Gesture:
            return Gesture(f"양식 {count:,}건 {step.words}")

        with self._workspace.writing(said) as session:
            found = list(chosen_of(self._chosen(session, cells, division), step.fits))
            if not found:
                raise step.nothing
            step.check(found, self._workspace.today)
            count = len(found)
            for one in found:
                request = request_for(session, one)
                require_filled(request)
                session.flush()
                step.take(session, request, one, self._workspace.office)
        return Done(count, len(set(cells)) - count)

    def awaited(
        self, cells: Collection[CellKey], division: str | None = None
    ) -> tuple[Board, Sender]:
        """What a mail to these bodies would ask for, and who asks; refused when it is nothing."""
        if not cells:
            raise NothingChosen
        with self._workspace.reading() as session:
            board = _only(self._chosen(session, cells, division), lambda cell: cell.state in OWED)
            if not any(board.cells()):
                raise NothingToRemind
            return board, sender_of(session, self._workspace.office, division)

    def late(self, division: str | None = None) -> Late:
        """How many forms are late, in all divisions or in one by its code."""
        with self._workspace.reading() as session:
            bodies, forms = _owing(session, self._workspace.today)
            if not forms:
                return Late(0, 0, ())
            asked = Asked(forms, division, frozenset(), bodies)
            board = read_board(session, asked, self._workspace.today)
        late = [cell for cell in board.cells() if cell.days_over]
        keys = tuple(form for form in forms if any(cell.key.form == form for cell in late))
        filings = [cell.due_on for cell in late if cell.state in FILING and cell.due_on]
        others = [cell.due_on for cell in late if cell.state not in FILING and cell.due_on]
        return Late(
            len(filings),
            len(others),
            keys,
            min(filings, default=None),
            min(others, default=None),
        )

    def _chosen(self, session: Session, cells: Collection[CellKey], division: str | None) -> Board:
        """The board with the chosen cells and no other."""
        wanted = set(cells)
        forms = tuple(dict.fromkeys(cell.form for cell in sorted(wanted)))
        bodies = frozenset(cell.organization_id for cell in wanted)
        asked = Asked(forms, division, None, bodies)
        board = read_board(session, replace(asked, roles=_EVERYBODY), self._workspace.today)
        return _only(board, lambda cell: cell.key in wanted)


def _only(board: Board, takes: Callable[[FormCell], bool]) -> Board:
    """The board with some of its cells alone."""
    lines = tuple(
        replace(line, cells=tuple(cell if cell and takes(cell) else None for cell in line.cells))
        for line in board.lines
    )
    return replace(board, lines=tuple(line for line in lines if any(line.there)))


def _owing(session: Session, today: date) -> tuple[frozenset[str], tuple[str, ...]]:
    """The bodies that owe a form and may be late, and which forms these are."""
    bodies, forms = set[str](), dict[str, None]()
    of = func.coalesce(FormRequest.round_id, FormRequest.meeting_id, FormRequest.quarter)
    asked = select(FormRequest.kind, of, FormRequest.organization_id).where(
        FormRequest.deleted.is_(None), FormRequest.state.in_(OWED)
    )
    for kind, which, body in session.execute(asked.order_by(FormRequest.row)):
        if kind is not None and body is not None:
            bodies.add(body)
            forms[FormRef(kind, which).key] = None
    closed = select(Round.id).where(Round.deleted.is_(None), Round.closes_at < korean_moment(today))
    is_draft = and_(Demand.status == DemandStatus.DRAFT, Demand.round_id.in_(closed))
    filed = select(Demand.round_id, Demand.applicant_id).where(
        Demand.deleted.is_(None),
        Demand.round_id.is_not(None),
        or_(is_draft, _is_to_be_supplemented(today)),
    )
    for round_id, body in session.execute(filed.order_by(Demand.row)):
        if body is not None:
            bodies.add(body)
            forms[FormRef(FormKind.DEMAND, round_id).key] = None
    return frozenset(bodies), tuple(forms)


def _is_to_be_supplemented(today: date) -> ColumnElement[bool]:
    """The condition that a supplement is asked for by a day that is past."""
    return and_(Demand.status == DemandStatus.SUPPLEMENT, due_on() < today)
