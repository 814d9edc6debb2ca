"""Editing any kind of record: create, change, delete and restore, each one gesture."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import ActionStatus, DemandStatus, MeetingStatus
from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services import parts, safekeeping
from afm_desktop.services.fixed import refuse_fixed
from afm_desktop.services.portions import portions
from afm_desktop.services.record_fields import accepted, fields_of
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.workspace import Workspace

R = TypeVar("R", bound=Record)
MANY = 100
"""So many records are backed up before they are changed together; fewer, and backups that are
kept for worse would soon be pushed out."""
BORN_WITH: Mapping[str, Mapping[str, Any]] = {
    "demands": {"status": DemandStatus.DRAFT},
    "meetings": {"status": MeetingStatus.DRAFT},
    "action_items": {"status": ActionStatus.OPEN},
}
SET_ELSEWHERE = {
    "organizations": {"merged_into_id"},
    "demands": {"status", "merged_into_id", "submitted_at"},
    "people": {"erased_on"},
    "attendances": {"erased_on"},
    "meetings": {"status", "is_template", "previous_id", "notice"},
    "agenda_items": {"decision_no", "placement", "placement_reason", "carried_from_id"},
    "tags": {"merged_into_id"},
    "taggings": {"tag_id", "kind", "record_id", "circle"},
    "attachments": {
        *("kind", "record_id", "circle", "name", "media_type"),
        *("size", "sha256", "added_on", "erased_on"),
    },
}
"""Fields that only a step of their own changes: merging, handling a demand, erasing, tagging."""


class RequiredEmpty(RuleViolation):
    """Fields without which the record does not exist are empty."""

    def __init__(self, kind: str, *fields: str) -> None:
        names = ", ".join(f"‘{field_word(kind, field)}’" for field in fields)
        super().__init__(
            f"{NOUNS[kind].name}의 필수 항목이 비어 있습니다. {names} 항목을 채우세요.",
            field=fields[0],
        )


class PointsNowhere(NotFound):
    """A record is to point to one that is not there."""

    def __init__(self, table: str, field: str) -> None:
        what = josa(NOUNS[table].name, "을/를")
        super().__init__(f"고른 {what} 찾을 수 없습니다. 목록에서 다시 고르세요.")
        self.field = field


class SetElsewhere(RuleViolation):
    """A field is set directly that a step of its own changes."""

    def __init__(self, kind: str, field: str) -> None:
        where = _WHERE.get((kind, field), f"{NOUNS[kind].name} 화면의 처리 단추를 쓰세요.")
        super().__init__(f"이 항목은 직접 고칠 수 없습니다. {where}", field=field)


_WHERE: Mapping[tuple[str, str], str] = {
    ("organizations", "merged_into_id"): "중복 검토 화면에서 합치세요.",
}


class NothingChosen(RuleViolation):
    """A gesture on chosen records is asked for when none is chosen."""

    def __init__(self) -> None:
        super().__init__("선택한 자료가 없습니다. 목록에서 먼저 고르세요.")


class Records:
    """The one way in which records of any kind are edited; `kind` is the name of their table."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def values(self, kind: str, id: str) -> Mapping[str, Any]:
        """The fields of a live record without those that are personal."""
        record = record_class(kind)
        personal = synced_tables()[kind].personal
        with self._workspace.reading() as session:
            found = live(session, record, id)
            shown = {name: getattr(found, name) for name in fields_of(record)}
        return MappingProxyType({name: shown[name] for name in shown if name not in personal})

    def create(self, kind: str, values: Mapping[str, Any]) -> str:
        """Add a record; return its id."""
        record, taken = record_class(kind), given(kind, values)
        with self._workspace.writing(f"{NOUNS[kind].counted(1)} 등록") as session:
            refuse_fixed(session, self._workspace.office, kind, (), taken)
            created = record(**BORN_WITH.get(kind, {}))
            created.take(taken, self._workspace.today)
            require(session, created, taken)
            session.add(created)
            return created.id

    def change(self, kind: str, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a record."""
        record, taken = record_class(kind), given(kind, values)
        with self._workspace.writing(f"{NOUNS[kind].counted(1)} 수정") as session:
            found = live(session, record, id)
            refuse_fixed(session, self._workspace.office, kind, (id,), taken)
            found.take(taken, self._workspace.today)
            require(session, found, taken)

    def change_all(self, kind: str, ids: Collection[str], values: Mapping[str, Any]) -> int:
        """Set the same fields of several records, after a backup when these are many.

        Records that hold the values already are no part of the gesture; answers how many changed.
        """
        record, taken, chosen = record_class(kind), given(kind, values), _chosen(ids)
        changed: list[Record] = []

        def said() -> Gesture:
            return Gesture(f"{NOUNS[kind].counted(len(changed))} 수정")

        if len(chosen) >= MANY and not self._workspace.read_only:
            safekeeping.back_up(self._workspace.path, occasion=Occasion.BULK)
        with self._workspace.writing(said) as session:
            require_targets(session, record, taken)
            refuse_fixed(session, self._workspace.office, kind, chosen, taken)
            for found in all_live(session, record, chosen):
                found.take(taken, self._workspace.today)
                found.check()  # may write a value in its usual form
                if session.is_modified(found):
                    require_filled(found)
                    changed.append(found)
        return len(changed)

    def fill_down(self, kind: str, id: str, others: Collection[str], field: str) -> None:
        """Set a field of other records to what it is in one."""
        record, chosen = record_class(kind), _chosen(others)
        words = f"{NOUNS[kind].counted(len(chosen))} ‘{field_word(kind, field)}’ 채우기"
        with self._workspace.writing(words) as session:
            taken = given(kind, {field: getattr(live(session, record, id), field)})
            refuse_fixed(session, self._workspace.office, kind, chosen, taken)
            for other in sorted(chosen):
                found = live(session, record, other)
                found.take(taken, self._workspace.today)
                require(session, found, taken)

    def delete(self, kind: str, ids: Collection[str]) -> None:
        """Put records and all their parts into the trash."""
        record, chosen = record_class(kind), _chosen(ids)
        with self._workspace.writing(f"{NOUNS[kind].counted(len(chosen))} 삭제") as session:
            refuse_fixed(session, self._workspace.office, kind, chosen, {})
            parts.delete(session, record, chosen)

    def restore(self, kind: str, ids: Collection[str]) -> None:
        """Take records out of the trash, with the parts that went there with them."""
        self.restore_all({kind: ids})

    def restore_all(self, wanted: Mapping[str, Collection[str]]) -> None:
        """Take records of several kinds out of the trash in one gesture."""
        chosen = {record_class(kind): _chosen(ids) for kind, ids in wanted.items()}
        if not chosen:
            raise NothingChosen
        words = ", ".join(NOUNS[kind].counted(len(set(ids))) for kind, ids in wanted.items())
        with self._workspace.writing(f"{words} 복원") as session:
            for kind, ids in wanted.items():
                refuse_fixed(session, self._workspace.office, kind, ids, {})
            parts.restore(session, chosen)


def live(session: Session, record: type[R], id: str) -> R:
    """The live record of an id."""
    found = session.scalars(_one_of(record), {"id": id}).one_or_none()
    if found is None:
        raise parts.NoSuchRecords(record.__tablename__, 1)
    return cast(R, found)


@cache
def _one_of(record: type[Record]) -> Select[Any]:
    """The live record of an id; to put the same question together anew takes as long as to ask."""
    return select(record).where(record.id == bindparam("id"), record.deleted.is_(None))


def all_live(session: Session, record: type[R], ids: Collection[str]) -> list[R]:
    """The live records of some ids, in the order of these; refused if one is missing."""
    found: dict[str, R] = {}
    wanted = list(dict.fromkeys(ids))
    for part in portions(wanted):
        query = select(record).where(record.id.in_(part), record.deleted.is_(None))
        found.update({one.id: one for one in session.scalars(query)})
    if len(found) < len(wanted):
        raise parts.NoSuchRecords(record.__tablename__, len(wanted) - len(found))
    return [found[id] for id in wanted]


def require(session: Session, record: Record, values: Mapping[str, Any]) -> None:
    """Refuse required fields that are empty, and values that point to no live record."""
    require_filled(record)
    require_targets(session, type(record), values)


def require_filled(record: Record) -> None:
    """Refuse required fields that are empty."""
    if record.missing:
        raise RequiredEmpty(record.__tablename__, *record.missing)


def require_targets(session: Session, kind: type[Record], values: Mapping[str, Any]) -> None:
    """Refuse values that point to no live record."""
    for field, table in synced_tables()[kind.__tablename__].references:
        if values.get(field) is not None:
            target = record_class(table)
            query = select(target.row).where(target.id == values[field], target.deleted.is_(None))
            with session.no_autoflush:
                there = session.scalar(query) is not None
            if not there:
                raise PointsNowhere(table, field)


def given(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a record of a kind takes them, none of which only a step of its own changes."""
    for field in SET_ELSEWHERE.get(kind, set()) & values.keys():
        raise SetElsewhere(kind, field)
    return accepted(record_class(kind), values)


def _chosen(ids: Collection[str]) -> set[str]:
    if not ids:
        raise NothingChosen
    return set(ids)
