"""From what a body is asked to the form that goes out, and from its answers back to records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality, DemandStatus, FieldKind, FormKind
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.tables import region
from afm_desktop.services.forms.model import Answer, Answers, Choice, Question, Row, Section
from afm_desktop.services.records import live
from afm_desktop.services.requests.model import FormSheet, rows_of
from afm_desktop.services.requests.names import PEOPLE, Names, by_name
from afm_desktop.services.requests.of_bodies import OfBodies
from afm_desktop.services.requests.of_demands import OfDemands, demand_of
from afm_desktop.services.requests.of_meetings import OfMeetings
from afm_desktop.services.requests.of_quarters import OfQuarters
from afm_desktop.services.requests.sources import Asked, Course, Source

SOURCES: Mapping[FormKind, Source] = {
    FormKind.DEMAND: OfDemands(),
    FormKind.MEMBER_CHECK: OfBodies(FormKind.MEMBER_CHECK),
    FormKind.SUPPLIERS: OfBodies(FormKind.SUPPLIERS),
    FormKind.QUARTER: OfQuarters(),
    FormKind.ATTENDANCE: OfMeetings(),
}


def source_of(request: FormRequest) -> Source:
    """What makes the form of a request."""
    return SOURCES[request.kind or FormKind.DEMAND]


def sheet_of(
    session: Session, request: FormRequest, asked: Asked, *, asked_by: str, made_on: date
) -> FormSheet:
    """A form as it goes out: names instead of ids, and nothing of the file's inside."""
    body = live(session, Organization, request.organization_id or "")
    names = _names_in(session, asked)
    demand = demand_of(session, request)
    return FormSheet(
        kind=request.kind or FormKind.DEMAND,
        key=request.key or "",
        title=asked.title,
        body=body.name or "",
        sections=tuple(_bare(one, asked.answers) for one in asked.sections),
        answers=_named(asked, names),
        guide=asked.guide,
        asked_by=asked_by,
        made_on=made_on,
        due_on=asked.due_on or request.new_due_on or request.due_on,
        locked=asked.locked,
        yearly=asked.yearly,
        confidentiality=_mark(demand),
        is_core_technology=bool(demand is not None and demand.is_core_technology),
        remarks=asked.remarks,
        intake_no=demand.intake_no if demand is not None else None,
        is_supplement=demand is not None and demand.status is DemandStatus.SUPPLEMENT,
    )


def resolved(course: Course, request: FormRequest, asked: Asked, answers: Answers) -> Answers:
    """Answers with ids instead of names; a name that stood there before means the same record."""
    names = _names_in(course.session, asked)
    known = {target: by_name(found) for target, found in names.items()}
    questions = {q.key: q for section in asked.sections for q in section.questions}

    def id_of(question: Question, said: str, field: str) -> str:
        target = question.target or ""
        before = known.get(target, {}).get(said)
        if before is not None:
            return before
        if target == PEOPLE:
            return course.names.person(said, request.organization_id)
        return course.names.body(said, field)

    def row_with_ids(question: Question, row: Row) -> Row:
        columns = {column.key: column for column in question.columns if column.target}
        return {
            key: id_of(columns[key], value, question.key)
            if key in columns and isinstance(value, str)
            else value
            for key, value in row.items()
        }

    found: dict[str, Answer] = {}
    for key, answer in answers.items():
        question = questions[key]
        found[key] = answer
        if question.columns:
            found[key] = tuple(row_with_ids(question, row) for row in rows_of(answer))
        elif question.target is not None and isinstance(answer, str):
            found[key] = id_of(question, answer, key)
    return found


def _mark(demand: Demand | None) -> Confidentiality | None:
    """How confidential a demand is; what all may see has no mark."""
    found = demand.confidentiality if demand is not None else None
    return None if found is Confidentiality.PUBLIC else found


def _bare(section: Section, answers: Answers) -> Section:
    """A section without targets, which offers also what is chosen and not offered any more."""
    return replace(
        section,
        questions=tuple(
            replace(_offering(one, [answers.get(one.key)]), target=None, columns=tuple(
                replace(
                    _offering(c, (row.get(c.key) for row in rows_of(answers.get(one.key)))),
                    target=None,
                )
                for c in one.columns
            ))
            for one in section.questions
        ),
    )  # fmt: skip


def _offering(question: Question, given: Iterable[Any]) -> Question:
    if question.kind not in (FieldKind.CHOICE, FieldKind.CHOICES):
        return question
    offered = {choice.key for choice in question.choices}
    chosen = (key for one in given for key in (one if isinstance(one, tuple) else (one,)) if key)
    more = dict.fromkeys(key for key in chosen if key not in offered)
    if not more:
        return question
    gone = tuple(Choice(str(key), _old_word(question, str(key))) for key in more)
    return replace(question, choices=(*question.choices, *gone))


def _old_word(question: Question, key: str) -> str:
    if question.key == "region_code":
        try:
            return region(key).name
        except NotFound:
            return key
    return key


def _names_in(session: Session, asked: Asked) -> dict[str, Mapping[str, str]]:
    """By kind of record the names of all ids that stand in answers."""
    ids = defaultdict[str, set[str]](set)
    for question, value in _targets(asked):
        ids[question.target or ""].add(value)
    names = Names(session)
    return {target: names.of(target, found) for target, found in ids.items()}


def _targets(asked: Asked) -> Iterator[tuple[Question, str]]:
    for section in asked.sections:
        for question in section.questions:
            answer = asked.answers.get(question.key)
            if question.target and isinstance(answer, str):
                yield question, answer
            for column in question.columns:
                if column.target:
                    for row in rows_of(answer):
                        if isinstance(value := row.get(column.key), str):
                            yield column, value


def _named(asked: Asked, names: Mapping[str, Mapping[str, str]]) -> Answers:
    found = dict(asked.answers)
    for section in asked.sections:
        for question in section.questions:
            answer = found.get(question.key)
            if question.target and isinstance(answer, str):
                found[question.key] = names[question.target].get(answer, "")
            columns = [column for column in question.columns if column.target]
            if columns and answer:
                found[question.key] = tuple(
                    _named_row(row, columns, names) for row in rows_of(answer)
                )
    return {key: answer for key, answer in found.items() if answer not in (None, "", ())}


def _named_row(
    row: Row, columns: Iterable[Question], names: Mapping[str, Mapping[str, str]]
) -> Row:
    named = dict(row)
    for column in columns:
        value = row.get(column.key)
        if isinstance(value, str):
            name = names[column.target or ""].get(value)
            if name:
                named[column.key] = name
            else:
                named.pop(column.key)
    return named
