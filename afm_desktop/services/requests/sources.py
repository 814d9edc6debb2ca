"""What each kind of form asks of a body, what is known already, and where its answers go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy.orm import Session

from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.office import Office
from afm_desktop.services.forms.model import Answers, Section
from afm_desktop.services.requests.enclosing import Enclosing
from afm_desktop.services.requests.model import Remark
from afm_desktop.services.requests.names import Names


@dataclass(slots=True)
class Course:
    """The work on replies in one transaction."""

    session: Session
    day: date
    names: Names
    office: Office
    arrived_on: date
    enclosing: Enclosing


@dataclass(frozen=True, slots=True)
class Asked:
    """What a body is asked, in the terms of records: bodies and persons by their ids."""

    title: str
    guide: str | None
    sections: tuple[Section, ...]
    answers: Answers
    locked: frozenset[str] = frozenset()
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By which columns the rows of a table are told apart."""
    people: int = 0
    """How many persons' data it holds."""
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    yearly: frozenset[str] = frozenset()
    """The columns (`table.column`) whose rows are of a year each, so that they have no total."""
    due_on: date | None = None
    """The day it is due on by itself, whatever was asked."""


class Source(Protocol):
    """One kind of form: what it asks, and what becomes of the answers."""

    def asked(self, session: Session, request: FormRequest, day: date) -> Asked:
        """What a body is asked, with what is known."""

    def write(self, course: Course, request: FormRequest, answers: Answers) -> None:
        """Put answers where they belong; what is None or empty is left open."""


def plain(value: Any) -> Any:
    """A value as an answer: the word of a closed vocabulary by its key."""
    return value.value if isinstance(value, StrEnum) else value


def row_of(record: Record, columns: Sequence[str]) -> dict[str, Any]:
    """A record as a row of a table."""
    values = {name: plain(getattr(record, name)) for name in columns}
    return {name: value for name, value in values.items() if value not in (None, "")}
