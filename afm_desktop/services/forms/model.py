"""A survey form as frozen rows, and the answers a demand gives it.

An answer is a value of the question's kind: text, an int (also won), a Decimal, a day, a bool; of a
choice its key, of several the keys; of a table a tuple of rows, each by the keys of its columns; of
files their names. A question with a `target` is answered by the id of a record of that table.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.forms.errors import NoSuchQuestion

Single: TypeAlias = str | int | Decimal | date | bool | None
Row: TypeAlias = Mapping[str, Single]
Answer: TypeAlias = Single | tuple[str, ...] | tuple[Row, ...]
Answers: TypeAlias = Mapping[str, Answer]
"""By the key of the question; what is not answered is not there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a question offers."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a form, or a column of its table.

    `key` is the name of what it is bound to, else its own id.
    """

    id: str
    key: str
    label: str
    kind: FieldKind
    binding: str | None = None
    target: str | None = None
    is_required: bool = False
    help: str | None = None
    example: str | None = None
    longest: int | None = None
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[Question, ...] = ()

    def label_of(self, key: object) -> str:
        """What a chosen key is called; a choice that is gone keeps its key."""
        return next((choice.label for choice in self.choices if choice.key == key), str(key))


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a form."""

    id: str
    title: str
    guide: str | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a round asks."""

    round_id: str
    name: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """All questions in their order."""
        return (question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """The question of a key."""
        return next((one for one in self.questions if one.key == key), None)

    def named(self, said: str) -> Question:
        """The question that a key or a label names."""
        wanted = unicodedata.normalize("NFC", said).strip()
        labelled = (one for one in self.questions if one.label == wanted)
        found = self.question(wanted) or next(labelled, None)
        if found is None:
            raise NoSuchQuestion(wanted, (one.label for one in self.questions))
        return found
