"""Bodies and persons who are named in a demand before the file knows them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.forms.model import Answer, Question, Row, Single
from afm_desktop.services.requests.names import PEOPLE, Names

ANEW = "+"
"""Stands before the name of whom an answer registers; no id begins so."""


def registered(session: Session, demand: Demand, question: Question, answer: Answer) -> Answer:
    """The answer with the ids of those it names anew, who are registered with it."""
    names = Names(session)

    def id_of(asked: Question, said: str) -> str:
        name = said.removeprefix(ANEW)
        if asked.target == PEOPLE:
            return names.person(name, demand.applicant_id)
        return names.body(name, question.key)

    def row_of(row: Row) -> Row:
        targets = {column.key: column for column in question.columns if column.target}
        found: dict[str, Single] = dict(row)
        for key in targets.keys() & row.keys():
            if is_anew(said := row[key]):
                found[key] = id_of(targets[key], str(said))
        return found

    if question.target is not None and is_anew(answer):
        return id_of(question, str(answer))
    if question.columns and isinstance(answer, tuple):
        return tuple(row_of(row) for row in answer if isinstance(row, Mapping))
    return answer


def is_anew(said: object) -> bool:
    """Whether an answer names somebody who is to be registered."""
    return isinstance(said, str) and said.startswith(ANEW)
