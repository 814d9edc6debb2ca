"""What is done with rounds: begun, copied, edited part by part, checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.rounds import FormField, Round, RoundChange, round_name
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Structure
from afm_desktop.services import parts
from afm_desktop.services.forms.model import Form
from afm_desktop.services.forms.reading import form_of
from afm_desktop.services.forms.ready_made import add_to, ready_made, write_definition
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.rounds import writing
from afm_desktop.services.rounds.definition import COPIED, Told, as_definition
from afm_desktop.services.rounds.earlier import earlier_bodies
from afm_desktop.services.rounds.model import EarlierBody, Problem, RoundRow, RoundSheet
from afm_desktop.services.rounds.reading import round_rows, sheet_of
from afm_desktop.services.rounds.rules import problems_of
from afm_desktop.services.rounds.sentences import (
    NoSuchRound,
    ReasonMissing,
    RoundExists,
    SeveralRounds,
    UnusableRound,
)
from afm_desktop.services.rounds.used import is_used, round_of
from afm_desktop.storage.workspace import Workspace

ROUNDS = Round.__tablename__


class RoundService:
    """Rounds of the demand survey; a used one changes only with a reason that is kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- looking ------------------------------------------------------------------------------

    def rounds(self) -> tuple[RoundRow, ...]:
        """All rounds, the latest first."""
        with self._workspace.reading() as session:
            return round_rows(session)

    def sheet(self, round_id: str) -> RoundSheet:
        """All of one round."""
        with self._workspace.reading() as session:
            return sheet_of(session, round_id)

    def form(self, round_id: str) -> Form:
        """What a round asks, as those who fill it in see it."""
        with self._workspace.reading() as session:
            return form_of(session, round_id, self._workspace.today)

    def problems(self, round_id: str) -> tuple[Problem, ...]:
        """What keeps a round from being used as it is."""
        return problems_of(self.sheet(round_id))

    def earlier(self, round_id: str) -> tuple[EarlierBody, ...]:
        """The bodies that filed in the round this one is a copy of, with whom to reconfirm."""
        with self._workspace.reading() as session:
            return earlier_bodies(session, round_id)

    def find(self, wanted: str) -> RoundRow:
        """A round by its id, its name or `2026-1`."""
        found = self.named(wanted)
        if not found:
            known = (f"{_number(row)} {row.name}" for row in self.rounds())
            raise NoSuchRound(wanted, ", ".join(known))
        if len(found) > 1:
            raise SeveralRounds(wanted)
        return found[0]

    def named(self, wanted: str) -> list[RoundRow]:
        """The rounds of an id, a name, `2026-1`, or else a year."""
        rounds = self.rounds()
        named = [row for row in rounds if wanted in (row.id, row.name, _number(row))]
        return named or [row for row in rounds if wanted == str(row.year)]

    # --- beginning ----------------------------------------------------------------------------

    def create(
        self,
        values: Mapping[str, Any],
        *,
        copy_of: str | None = None,
        definition: Told | None = None,
    ) -> str:
        """Begin a round with the ready-made form, as a copy of another, or as it is told."""
        words = "수요조사 회차 등록" if copy_of is None else "수요조사 회차 복사"
        with self._workspace.writing(words) as session:
            told, taken = _beginning(session, copy_of, definition)
            made = Round(**accepted(Round, {**taken, **values, "copied_from_id": copy_of}))
            require(session, made, {"copied_from_id": copy_of})
            _refuse_again(session, made)
            made.name = made.name or round_name(made.year, made.ordinal)
            made.structure_id = made.structure_id or _structure(session, self._workspace.today)
            session.add(made)
            write_definition(add_to(session), made.id, told)
            session.flush()
            if definition is not None:
                for problem in problems_of(sheet_of(session, made.id)):
                    raise UnusableRound(problem.sentence)
            return made.id

    # --- editing ------------------------------------------------------------------------------

    def change(
        self, kind: str, id: str, values: Mapping[str, Any], *, reason: str | None = None
    ) -> None:
        """Set fields of a round or of a part of it; `choices` of a question are their labels."""
        record = record_class(kind)
        choices = values.get(writing.CHOICES)
        taken = accepted(record, {k: v for k, v in values.items() if k != writing.CHOICES})
        with self._recorded(record, id, reason, "수정") as (session, found, told):
            if isinstance(found, Round):
                taken = _renamed(found, taken)
            said = writing.set_values(session, found, taken)
            if isinstance(found, FormField):
                if "section_id" in taken and said:
                    writing.follow_section(session, found)
                if choices is not None:
                    said += writing.set_choices(session, found, choices)
            told.extend(said)

    def add(
        self,
        kind: str,
        owner_id: str,
        values: Mapping[str, Any],
        *,
        after: str | None = None,
        reason: str | None = None,
    ) -> str:
        """Add a part, behind another or last; return its id."""
        record = record_class(kind)
        choices = values.get(writing.CHOICES)
        plain = {name: value for name, value in values.items() if name != writing.CHOICES}
        taken = accepted(record, {**plain, record.owner or "": owner_id})
        part = record(**taken)
        with self._workspace.writing(f"{writing.name_of(part)} 추가") as session:
            require(session, part, taken)
            writing.put_last(session, part)
            writing.refuse_twice(session, part)
            session.add(part)
            session.flush()
            if after is not None:
                _put_after(session, part, after)
            if isinstance(part, FormField) and choices:
                writing.set_choices(session, part, choices)
            round_id = round_of(session, record, part.id)
            self._note(session, round_id, reason, f"{writing.name_of(part)} 추가")
            return part.id

    def remove(self, kind: str, id: str, *, reason: str | None = None) -> None:
        """Put a part with all below it into the trash; what demands answer is refused."""
        record = record_class(kind)
        with self._recorded(record, id, reason, "삭제") as (session, found, told):
            if isinstance(found, FormField):
                columns = select(FormField.id).where(
                    FormField.parent_id == id, FormField.deleted.is_(None)
                )
                below = set(session.scalars(columns))
                parts.delete(session, FormField, {id, *below})
            else:
                parts.delete(session, record, {id})
            told.append("")

    def move(self, kind: str, id: str, step: int, *, reason: str | None = None) -> None:
        """Put a part further up or down among its siblings."""
        record = record_class(kind)
        with self._recorded(record, id, reason, "순서 변경") as (session, found, told):
            order = writing.siblings(session, found)
            at = next(place for place, one in enumerate(order) if one.id == id)
            to = min(max(at + step, 0), len(order) - 1)
            if to == at:
                return
            order.insert(to, order.pop(at))
            for place, one in enumerate(order, 1):
                one.position = place
            told.append(f"{at + 1}번째 → {to + 1}번째")

    # --- within -------------------------------------------------------------------------------

    @contextmanager
    def _recorded(
        self, record: type[Record], id: str, reason: str | None, doing: str
    ) -> Iterator[tuple[Session, Any, list[str]]]:
        """One gesture on a part; what was told of it is kept where the round is used."""
        words: list[str] = []
        with self._workspace.writing(lambda: Gesture(f"{words[0]} {doing}")) as session:
            found = live(session, record, id)
            words.append(writing.name_of(found))
            round_id = round_of(session, record, id)
            told: list[str] = []
            yield session, found, told
            if told:
                said = ", ".join(one for one in told if one)
                detail = f"{words[0]} {doing}" + (f": {said}" if said else "")
                self._note(session, round_id, reason, detail)

    def _note(
        self, session: Session, round_id: str | None, reason: str | None, detail: str
    ) -> None:
        if round_id is None:
            return
        with session.no_autoflush:
            used = is_used(session, round_id)
        if not used:
            return
        if reason is None or not reason.strip():
            raise ReasonMissing
        session.add(
            RoundChange(
                round_id=round_id,
                happened_on=self._workspace.today,
                detail=detail,
                reason=reason.strip(),
            )
        )


def _beginning(
    session: Session, copy_of: str | None, definition: Told | None
) -> tuple[Told, dict[str, Any]]:
    """What a round begins with: its form and all beside it, and its own fields."""
    if definition is not None:
        return definition, dict(definition.get("round", {}))
    if copy_of is None:
        found = ready_made()
        return found, {"most_supplements": found["most_supplements"]}
    sheet = sheet_of(session, copy_of)
    return as_definition(sheet), {name: getattr(sheet.round, name) for name in COPIED}


def _refuse_again(session: Session, made: Round) -> None:
    query = select(Round.row).where(
        Round.year == made.year, Round.ordinal == made.ordinal, Round.deleted.is_(None)
    )
    if made.year is not None and made.ordinal is not None:
        with session.no_autoflush:
            if session.scalars(query).first() is not None:
                raise RoundExists(made.year, made.ordinal)


def _structure(session: Session, day: date) -> str | None:
    """The structure in force on a day."""
    query = select(Structure.id).where(
        Structure.deleted.is_(None), holding(Structure.valid_from, Structure.valid_to, day)
    )
    return session.scalars(query.order_by(Structure.valid_from.desc())).first()


def _renamed(found: Round, values: Mapping[str, Any]) -> dict[str, Any]:
    """A round that is called by its year and ordinal is called by the new ones."""
    if not values.keys() & {"year", "ordinal", "name"}:
        return dict(values)
    numbers = {name: values.get(name, getattr(found, name)) for name in ("year", "ordinal")}
    is_usual = found.name == round_name(found.year, found.ordinal)
    name = values.get("name", found.name if not is_usual else None)
    return {**values, "name": name or round_name(**numbers)}


def _put_after(session: Session, part: Record, after: str) -> None:
    order = [one for one in writing.siblings(session, part) if one.id != part.id]
    at = next((place for place, one in enumerate(order, 1) if one.id == after), len(order))
    order.insert(at, part)
    for place, one in enumerate(order, 1):
        one.position = place


def _number(row: RoundRow) -> str:
    return f"{row.year}-{row.ordinal}"
