"""Meetings with a life of their own: what was decided, who follows up, minutes and kept papers."""

from __future__ import annotations

from alembic import op

from afm_desktop.storage.migrations.adding import Told, add_columns, add_tables

revision = "0009"
down_revision = "0008"

_COLUMNS: Told = {
    "meetings": "series TEXT, is_template BOOLEAN, previous_id TEXT meetings, notice INTEGER, "
    "quorum INTEGER, chair_note TEXT",
    "agenda_items": "decision TEXT, votes_for INTEGER, votes_against INTEGER, abstained INTEGER, "
    "presenter_person_id TEXT people, chair_note TEXT, discussion TEXT, actual_minutes INTEGER, "
    "placement VARCHAR, placement_reason TEXT, carried_from_id TEXT agenda_items",
    "appointments": "stands_in_for_id TEXT people",
    "attendances": "proxy_name TEXT, arrived_at TEXT, left_at TEXT",
}
_TABLES: Told = {
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
    add_tables(_TABLES)
    op.execute("CREATE INDEX ix_papers_sha256 ON papers (sha256)")
    add_columns(_COLUMNS)
