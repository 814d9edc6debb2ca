"""Forms that go out and come back, screening with its reasons, and what demands say more."""

from __future__ import annotations

from alembic import op

from afm_desktop.storage.migrations.adding import Told, add_columns, add_tables

revision = "0008"
down_revision = "0007"

_COLUMNS: Told = {
    "rounds": "most_supplements INTEGER, copied_from_id TEXT rounds",
    "form_fields": "parent_id TEXT form_fields, binding TEXT, example TEXT",
    "demands": "submitted_at TEXT, development TEXT, previous_id TEXT demands",
    "demand_partners": "size_class VARCHAR, region_code TEXT",
    "demand_answers": "choice_id TEXT field_choices, position INTEGER",
    "demand_events": "due_on TEXT",
}
_TABLES: Told = {
    "checklist_reasons": "item_id TEXT checklist_items, position INTEGER, label TEXT, "
    "reply TEXT, leads_to VARCHAR",
    "stage_texts": "round_id TEXT rounds, status VARCHAR, subject TEXT, body TEXT",
    "round_changes": "round_id TEXT rounds, happened_on TEXT, detail TEXT, reason TEXT",
    "demand_suppliers": "demand_id TEXT demands, organization_id TEXT organizations, "
    "tier INTEGER, item TEXT",
    "findings": "demand_id TEXT demands, item_id TEXT checklist_items, verdict VARCHAR",
    "finding_reasons": "demand_id TEXT demands, item_id TEXT checklist_items, "
    "reason_id TEXT checklist_reasons, position INTEGER, text TEXT",
    "review_comments": "demand_id TEXT demands, supplement INTEGER, position INTEGER, "
    "field_id TEXT form_fields, binding TEXT, text TEXT, due_on TEXT, answer TEXT, "
    "answered_on TEXT, settled_on TEXT",
    "form_requests": "kind VARCHAR, division_id TEXT divisions, round_id TEXT rounds, "
    "meeting_id TEXT meetings, quarter TEXT, organization_id TEXT organizations, "
    "person_id TEXT people, demand_id TEXT demands, key TEXT, state VARCHAR, sent_on TEXT, "
    "due_on TEXT, new_due_on TEXT, route VARCHAR, document_no TEXT, replied_on TEXT, "
    "reply_route VARCHAR, reply_document_no TEXT",
    "form_reminders": "request_id TEXT form_requests, happened_on TEXT, route VARCHAR",
}


def upgrade() -> None:
    """Make the tables of forms and screening, and add the columns."""
    add_tables(_TABLES)
    op.execute('CREATE INDEX ix_form_requests_key ON form_requests ("key")')
    add_columns(_COLUMNS)
