"""Details of the records of an open file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.text import clean
from afm_desktop.services.details.entries import View, names_of, pointed, references_of, sections
from afm_desktop.services.details.life import demand_facts, project_facts
from afm_desktop.services.details.model import Detail, Section, Suggestion
from afm_desktop.services.details.related import (
    in_order,
    lists_of_record,
    owner_of,
    parts_of_record,
)
from afm_desktop.services.details.suggestions import suggestions
from afm_desktop.services.marks.attachments import rows_of
from afm_desktop.services.marks.book import marks_on, read_book
from afm_desktop.services.people import Access, ReasonMissing
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import BORN_WITH, live
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace

_SUBTITLES: Mapping[str, tuple[str, ...]] = {
    "demands": ("intake_no", "applicant_id", "division_id"),
    "lead_projects": ("lead_id|lead_name", "division_id"),
    "people": ("organization_id",),
    "meetings": ("division_id",),
    "issues": ("division_id",),
    "agenda_items": ("decision_no", "meeting_id"),
    "action_items": ("organization_id", "meeting_id"),
    "targets": ("division_id",),
    "divisions": ("code", "secretariat_id"),
}
"""What stands under a title: names of records pointed to, or a number; the first that is known."""


class Details:
    """Everything about one record at a time; `table` is the kind of a record as journaled."""

    def __init__(self, workspace: Workspace, views: Views) -> None:
        self._workspace, self._views = workspace, views

    def of(self, table: str, id: str, *, reason: str | None = None) -> Detail:
        """A live record; a person in full only for a reason, which is logged."""
        record = record_class(table)
        in_full = _told(reason)
        with self._workspace.reading() as session:
            found = live(session, record, id)
            view = self._view(found, in_full=in_full)
            owner = owner_of(session, found)
            detail = self._read(session, found, view)
            parts = tuple(parts_of_record(session, owner, view))
            demand = demand_facts(found) if isinstance(found, Demand) else None
            project = project_facts(found) if isinstance(found, LeadProject) else None
            tags = marks_on(session, read_book(session), [id]).get(id, [])
            attachments = rows_of(session, table, id)
        if in_full:
            self._workspace.note_access(Access.VIEW, id, 1, clean(reason or "").strip())
        related = in_order(table, [*parts, *lists_of_record(self._views, owner)])
        title, subtitle, shown = detail
        return Detail(
            table,
            id,
            title,
            subtitle,
            shown,
            related,
            demand,
            project,
            is_erased=getattr(found, "erased_on", None) is not None,
            tags=tuple(tags),
            attachments=attachments,
        )

    def plain(self, table: str, id: str) -> Detail:
        """A live record with its fields alone, masked where it is personal."""
        with self._workspace.reading() as session:
            found = live(session, record_class(table), id)
            title, subtitle, shown = self._read(session, found, self._view(found, in_full=False))
        is_erased = getattr(found, "erased_on", None) is not None
        return Detail(table, id, title, subtitle, shown, (), is_erased=is_erased)

    def blank(self, table: str, given: Mapping[str, Any] | None = None) -> tuple[Section, ...]:
        """The fields of a record that is about to be entered, with what is given already."""
        record = record_class(table)
        values = {**BORN_WITH.get(table, {}), **(given or {})}
        view = View(self._workspace.today, not self._workspace.read_only, in_full=True)
        with self._workspace.reading() as session:
            names = names_of(session, pointed(record, values))
        return sections(record, values, names, view)

    def suggest(
        self,
        table: str,
        text: str = "",
        limit: int = 20,
        owner: str | None = None,
        body: str | None = None,
    ) -> tuple[Suggestion, ...]:
        """Live records to pick from; parts of the record `owner` alone, if it is named.

        Persons of `body` come first, and alone where nothing is typed.
        """
        with self._workspace.reading() as session:
            day = self._workspace.today
            said = clean(text).strip()
            return suggestions(session, table, said, limit, day=day, owner=owner, body=body)

    def names(self, table: str, ids: Collection[str]) -> Mapping[str, str]:
        """What records are called, deleted ones too; persons masked."""
        with self._workspace.reading() as session:
            found = names_of(session, ((table, id_) for id_ in ids))
        return {id_: name for (_, id_), name in found.items()}

    def _read(
        self, session: Session, record: Record, view: View
    ) -> tuple[str, tuple[str, ...], tuple[Section, ...]]:
        """Title, subtitle and fields."""
        kind, table = type(record), record.__tablename__
        values = {name: getattr(record, name) for name in fields_of(kind)}
        names = names_of(session, [*pointed(kind, values), (table, record.id)])
        title = names.get((table, record.id), "")
        if view.in_full and isinstance(record, Person):
            title = record.name or ""
        tables = references_of(kind)

        def told(name: str) -> Any:
            value = values[name]
            return names.get((tables[name], value or "")) if name in tables else value

        alternatives = (part.split("|") for part in _SUBTITLES.get(table, ()))
        under = (next(filter(None, map(told, names_)), None) for names_ in alternatives)
        subtitle = tuple(str(part) for part in under if part)
        return title, subtitle, sections(kind, values, names, view)

    def _view(self, record: Record, *, in_full: bool) -> View:
        is_erased = getattr(record, "erased_on", None) is not None
        may_edit = not self._workspace.read_only and not is_erased
        return View(self._workspace.today, may_edit, in_full)


def _told(reason: str | None) -> bool:
    """Whether a reason is told; an empty one is none."""
    if reason is not None and not clean(reason).strip():
        raise ReasonMissing
    return reason is not None
