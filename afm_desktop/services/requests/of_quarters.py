"""분기 실적: what a body says of the targets of its divisions and of its lead projects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import FieldKind, ProjectSignal
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.domain.quarters import Quarter
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import Answer, Answers, Choice, Question, Section
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.requests.errors import NothingToMeasure, UnknownRow
from afm_desktop.services.requests.model import rows_of
from afm_desktop.services.requests.sources import Asked, Course, plain

TARGETS, PROJECTS = Target.__tablename__, LeadProject.__tablename__
_K = FieldKind


def _asks(key: str, label: str, kind: FieldKind, **told: Any) -> Question:
    return Question(key, key, label, kind, **told)


_SIGNALS = tuple(Choice(one.value, word(one)) for one in ProjectSignal)
_TARGETS = Question(
    TARGETS,
    TARGETS,
    "목표별 실적",
    _K.TABLE,
    help="분기 말 기준 실적을 적습니다. 숫자로 적을 수 없으면 설명에 적습니다.",
    columns=(
        _asks("name", "지표", _K.TEXT),
        _asks("unit", "단위", _K.TEXT),
        _asks("target", "목표값", _K.DECIMAL),
        _asks("last", "직전 실적", _K.DECIMAL),
        _asks("value", "이번 실적", _K.DECIMAL),
        _asks("value_text", "설명", _K.TEXT),
        _asks("evidence", "증빙", _K.TEXT),
    ),
)
_PROJECTS = Question(
    PROJECTS,
    PROJECTS,
    "선도프로젝트 추진상태",
    _K.TABLE,
    help="주의나 지연이면 사유를 적습니다.",
    columns=(
        _asks("title", "과제명", _K.TEXT),
        _asks("signal", "추진상태", _K.CHOICE, choices=_SIGNALS),
        _asks("signal_reason", "사유", _K.TEXT),
    ),
)
_LOCKED = frozenset(
    {f"{TARGETS}.{key}" for key in ("name", "unit", "target", "last")} | {f"{PROJECTS}.title"}
)
_WRITTEN = ("value", "value_text", "evidence")


class OfQuarters:
    """A quarter's results of one body."""

    def asked(self, session: Session, request: FormRequest, day: date) -> Asked:
        quarter = Quarter.parse(request.quarter or "")
        body = live(session, Organization, request.organization_id or "")
        targets, projects = _targets(session, body.id, day), _projects(session, body.id)
        if not targets and not projects:
            raise NothingToMeasure(body.name or "")
        answers: dict[str, Answer] = {}
        sections = []
        if targets:
            answers[TARGETS] = tuple(_target_row(session, one, quarter) for one in targets)
            sections.append(Section("1", "목표 대비 실적", None, (_TARGETS,)))
        if projects:
            answers[PROJECTS] = tuple(map(_project_row, projects))
            sections.append(Section("2", "선도프로젝트", None, (_PROJECTS,)))
        return Asked(
            f"{quarter.words} 실적",
            None,
            tuple(sections),
            answers,
            _LOCKED,
            {TARGETS: ("name",), PROJECTS: ("title",)},
        )

    def write(self, course: Course, request: FormRequest, answers: Answers) -> None:
        quarter = Quarter.parse(request.quarter or "")
        body = request.organization_id or ""
        if TARGETS in answers:
            known = {one.name: one for one in _targets(course.session, body, course.day)}
            for row in rows_of(answers[TARGETS]):
                target = known.get(row.get("name"))  # type: ignore[arg-type]
                if target is None:
                    raise UnknownRow(_TARGETS.label, str(row.get("name") or ""))
                _write_measurement(course.session, target, quarter, row)
        if PROJECTS in answers:
            titled = {one.title: one for one in _projects(course.session, body)}
            for row in rows_of(answers[PROJECTS]):
                project = titled.get(row.get("title"))  # type: ignore[arg-type]
                if project is None:
                    raise UnknownRow(_PROJECTS.label, str(row.get("title") or ""))
                values = {key: row.get(key) for key in ("signal", "signal_reason")}
                for name, value in accepted(LeadProject, values).items():
                    setattr(project, name, value)


def _targets(session: Session, body: str, day: date) -> Sequence[Target]:
    """The targets of the divisions a body runs, else of those it takes part in."""
    running = select(Division.id).where(
        Division.secretariat_id == body, Division.deleted.is_(None), Division.valid_to.is_(None)
    )
    divisions = [id_ for id_ in session.scalars(running) if id_]
    if not divisions:
        seats = select(Membership).where(
            Membership.organization_id == body, Membership.deleted.is_(None)
        )
        active = [seat for seat in session.scalars(seats) if seat.active_on(day)]
        divisions = [seat.division_id for seat in active if seat.division_id]
    query = select(Target).where(Target.division_id.in_(divisions), Target.deleted.is_(None))
    return session.scalars(query.order_by(Target.position, Target.row)).all()


def _projects(session: Session, body: str) -> Sequence[LeadProject]:
    query = select(LeadProject).where(LeadProject.lead_id == body, LeadProject.deleted.is_(None))
    return session.scalars(query.order_by(LeadProject.year, LeadProject.row)).all()


def _project_row(one: LeadProject) -> Mapping[str, Any]:
    told = {"title": one.title, "signal": plain(one.signal), "signal_reason": one.signal_reason}
    return _filled(told)


def _measured(session: Session, target: Target) -> Sequence[Measurement]:
    query = select(Measurement).where(
        Measurement.target_id == target.id, Measurement.deleted.is_(None)
    )
    return session.scalars(query.order_by(Measurement.measured_on, Measurement.row)).all()


def _at(measured: Iterable[Measurement], day: date) -> Measurement | None:
    return next((one for one in measured if one.measured_on == day), None)


def _target_row(session: Session, target: Target, quarter: Quarter) -> Mapping[str, Any]:
    measured = _measured(session, target)
    before = [one for one in measured if one.measured_on and one.measured_on < quarter.last_day]
    now = _at(measured, quarter.last_day)
    return _filled(
        {
            "name": target.name,
            "unit": target.unit,
            "target": target.target,
            "last": before[-1].value if before else None,
            **{key: getattr(now, key) if now else None for key in _WRITTEN},
        }
    )


def _write_measurement(
    session: Session, target: Target, quarter: Quarter, row: Mapping[str, Any]
) -> None:
    values = accepted(Measurement, {key: row.get(key) for key in _WRITTEN})
    found = _at(_measured(session, target), quarter.last_day)
    if found is None:
        if all(value is None for value in values.values()):
            return
        found = Measurement(target_id=target.id, measured_on=quarter.last_day)
        session.add(found)
    for name, value in values.items():
        setattr(found, name, value)
    require(session, found, {})


def _filled(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "")}
