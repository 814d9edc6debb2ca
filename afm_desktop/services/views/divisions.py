"""The lists of divisions and of their issues."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import case, literal, true
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, IssueKind, IssueState, StructureView
from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.services.former_figures import read_handover
from afm_desktop.services.lists import divisions, issues
from afm_desktop.services.lists.choice import found
from afm_desktop.services.lists.listing import Row
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import FilterChoice, Totals, ViewKind, columns, offered
from afm_desktop.services.views.sheet import Asked, Keys, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term

_TALLIES = ("members", "anchors", "demands", "projects", "meetings")
_SUMMED = ("demands", "projects", "meetings")  # a body sits in several divisions
_COUNTED_IN = "counted_in"
_OPEN = tuple(state for state in IssueState if state is not IssueState.SETTLED)


class DivisionSheet(RecordSheet):
    """분과; there are few, so what each holds is counted of all of them at once."""

    kind = ViewKind.DIVISIONS
    reads = tables(
        "divisions structures organizations memberships demands lead_projects meetings"
        " division_predecessors demand_related_divisions project_related_divisions"
        " meeting_related_divisions"
    )
    record = Division
    columns = columns(
        divisions.COLUMNS,
        shown="code name secretariat members anchors demands projects meetings",
        summed=" ".join(_SUMMED),
    )
    filters = offered(f"structure {_COUNTED_IN}")
    shaping = frozenset({_COUNTED_IN})

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        return {
            "code": t.plain(Division.code),
            "name": t.own_place(Division.name, Division.position),
            "english_name": t.text(Division.english_name),
            "structure": t.pointed(Structure, "name", Division.structure_id),
            "secretariat": t.body(Division.secretariat_id),
            "secretariat_basis": t.choice(Division.secretariat_basis, Basis),
            "valid_from": t.plain(Division.valid_from),
            "valid_to": t.plain(Division.valid_to),
            _COUNTED_IN: Term(literal(None), takes=lambda _values: true()),
        }

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        if key != _COUNTED_IN:
            return super().choices(session, asked, key)
        has_former = read_handover(session, asked.day) is not None
        views = tuple(StructureView) if has_former else (StructureView.CURRENT,)
        return [
            FilterChoice(view.value, view, self.count(session, _counted(asked, view)))
            for view in views
        ]

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        handover = read_handover(session, asked.day)
        if handover is not None and _view(asked) is StructureView.FORMER:
            yield Division.id.in_(handover.old)
        else:
            yield holding(Division.valid_from, Division.valid_to, asked.day)
        yield Division.id == asked.division if asked.division else None
        yield found(session, asked.text, Division, (Division.secretariat_id, Organization))

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return Division.position, Division.code, Division.row

    def keys(self, session: Session, asked: Asked) -> Keys:
        if not asked.sort or asked.sort[0].key not in _TALLIES:
            return super().keys(session, asked)
        first, *others = asked.sort
        keys = super().keys(session, replace(asked, sort=tuple(others)))
        place = self._place(first.key)
        counts = {key: row[place] for key, row in self.read(session, asked, keys).items()}
        ordered = sorted(keys, key=lambda key: _count(counts[key]), reverse=first.descending)
        return array("q", ordered)

    def totals(self, session: Session, asked: Asked) -> Totals:
        keys = super().keys(session, replace(asked, sort=()))
        rows = self.read(session, replace(asked, only=None), keys).values()
        sums = {key: sum(_count(row[self._place(key)]) for row in rows) for key in _SUMMED}
        return Totals(len(keys), dict(sums))

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        choice = asked.choice(keys)
        if read_handover(session, asked.day) is not None:
            choice = replace(choice, structure=_view(asked))
        return self.by_key(session, keys, divisions.rows(session, choice))

    def _place(self, key: str) -> int:
        return [column.key for column in self.columns].index(key)


class IssueSheet(RecordSheet):
    """쟁점·건의."""

    kind = ViewKind.ISSUES
    reads = tables("issues divisions organizations")
    record = Issue
    columns = columns(
        issues.COLUMNS,
        shown="title kind state division responsible raised_on due_on",
    )
    filters = offered("state kind division is_open is_overdue")

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(Issue.division_id)
        return {
            "id": t.plain(Issue.id),
            "title": t.text(Issue.title),
            "kind": t.choice(Issue.kind, IssueKind),
            "state": t.choice(Issue.state, IssueState),
            "division": code,
            "division_name": name,
            "responsible": t.body(Issue.responsible_id),
            "raised_on": t.plain(Issue.raised_on),
            "due_on": t.plain(Issue.due_on),
            "settled_on": t.plain(Issue.settled_on),
            "is_open": t.yes_no(_is_open()),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        overdue = _is_open() & (Issue.due_on < asked.day)
        return {
            "is_overdue": t.yes_no(case((overdue, True), else_=False)),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield Issue.division_id == asked.division if asked.division else None
        yield found(session, asked.text, Issue, (Issue.responsible_id, Organization))

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return Issue.raised_on.is_(None), Issue.raised_on, Issue.row

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return self.by_key(session, keys, issues.rows(session, asked.choice(keys)))


def _is_open() -> Expression:
    return Issue.state.is_(None) | Issue.state.in_(_OPEN)


def _counted(asked: Asked, view: StructureView) -> Asked:
    return replace(asked, filters={**asked.filters, _COUNTED_IN: (view.value,)})


def _view(asked: Asked) -> StructureView:
    """In which structure the divisions are counted; that of today unless one is asked for."""
    wanted = asked.filters.get(_COUNTED_IN, ())
    views = (StructureView.MAPPED, StructureView.FORMER)
    return next((view for view in views if view.value in wanted), StructureView.CURRENT)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
