"""Meetings with a life of their own: what was decided, who follows up, minutes and kept papers."""

from __future__ import annotations

from collections.abc import Mapping

from alembic import op

revision = "0009"
down_revision = "0008"

_COLUMNS: Mapping[str, str] = {
    "meetings": "series TEXT, is_template BOOLEAN, previous_id TEXT meetings, notice INTEGER, "
    "quorum INTEGER, chair_note TEXT",
    "agenda_items": "decision TEXT, votes_for INTEGER, votes_against INTEGER, abstained INTEGER, "
    "presenter_person_id TEXT people, chair_note TEXT, discussion TEXT, actual_minutes INTEGER, "
    "placement VARCHAR, placement_reason TEXT, carried_from_id TEXT agenda_items",
    "appointments": "stands_in_for_id TEXT people",
    "attendances": "proxy_name TEXT, arrived_at TEXT, left_at TEXT",
}
"""New columns: name, type and the table they point to."""
_TABLES: Mapping[str, str] = {
    "papers": "kind TEXT, division_id TEXT divisions, meeting_id TEXT meetings, version INTEGER, "
    "title TEXT, as_of TEXT, made_at TEXT, meets_at TEXT, options TEXT, pages INTEGER, "
    "size BIGINT, sha256 TEXT, changes TEXT",
    "minutes": "meeting_id TEXT meetings, version INTEGER, state VARCHAR, written_on TEXT, "
    "circulated_on TEXT, approved_on TEXT, approved_in_id TEXT meetings, paper_id TEXT papers, "
    "changes TEXT",
    "meeting_changes": "meeting_id TEXT meetings, happened_on TEXT, from_status VARCHAR, "
    "status VARCHAR, was_at TEXT, reason TEXT",
    "agenda_links": "item_id TEXT agenda_items, position INTEGER, demand_id TEXT demands, "
    "project_id TEXT lead_projects, organization_id TEXT organizations",
    "action_items": "division_id TEXT divisions, meeting_id TEXT meetings, "
    "item_id TEXT agenda_items, position INTEGER, title TEXT, organization_id TEXT organizations, "
    "person_id TEXT people, agreed_on TEXT, due_on TEXT, status VARCHAR, done_on TEXT, "
    "outcome TEXT",
}


def upgrade() -> None:
    """Make the tables of what meetings leave behind, and add the columns."""
    for table, columns in _TABLES.items():
        told = [column.split() for column in columns.split(", ")]
        own = "".join(f', "{name}" {kind}' for name, kind, *_ in told)
        keys = "".join(
            f", CONSTRAINT fk_{table}_{name} FOREIGN KEY({name}) REFERENCES {target[0]} (id) "
            "DEFERRABLE INITIALLY DEFERRED"
            for name, _, *target in told
            if target
        )
        op.execute(
            f'CREATE TABLE {table} ("row" INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER'
            f'{own}, notes TEXT, CONSTRAINT pk_{table} PRIMARY KEY ("row"), '
            f"CONSTRAINT uq_{table}_id UNIQUE (id){keys})"
        )
        for name, _, *target in told:
            if target:
                op.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({name})")
    op.execute("CREATE INDEX ix_papers_sha256 ON papers (sha256)")
    for table, columns in _COLUMNS.items():
        for column in columns.split(", "):
            _add(table, *column.split())


def _add(table: str, name: str, kind: str, target: str | None = None) -> None:
    points = (
        f" CONSTRAINT fk_{table}_{name} REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED"
        if target
        else ""
    )
    op.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {kind}{points}')
    if target:
        op.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({name})")
