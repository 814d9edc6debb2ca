"""Forms that go out and come back, screening with its reasons, and what demands say more."""

from __future__ import annotations

from collections.abc import Mapping

from alembic import op

revision = "0008"
down_revision = "0007"

_COLUMNS: Mapping[str, str] = {
    "rounds": "most_supplements INTEGER, copied_from_id TEXT rounds",
    "form_fields": "parent_id TEXT form_fields, binding TEXT, example TEXT",
    "demands": "submitted_at TEXT, development TEXT, previous_id TEXT demands",
    "demand_partners": "size_class VARCHAR, region_code TEXT",
    "demand_answers": "choice_id TEXT field_choices, position INTEGER",
    "demand_events": "due_on TEXT",
}
"""New columns: name, type and the table they point to."""
_TABLES: Mapping[str, str] = {
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
    op.execute('CREATE INDEX ix_form_requests_key ON form_requests ("key")')
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
