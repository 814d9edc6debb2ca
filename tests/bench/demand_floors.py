"""Plain SQL for what demands wait for, and what was asked and came: the floors of `demands`.

`:day` is the day that is looked at.
"""

from __future__ import annotations

_LIVE = "FROM demands AS d WHERE d.deleted IS NULL"
_OPEN = (
    "FROM review_comments AS c WHERE c.demand_id = d.id AND c.deleted IS NULL "
    "AND c.settled_on IS NULL"
)
_DUE = f"""CASE WHEN d.status = 'supplement' THEN coalesce(
    (SELECT min(c.due_on) {_OPEN} AND c.answered_on IS NULL),
    (SELECT e.due_on FROM demand_events AS e WHERE e.demand_id = d.id AND e.status = 'supplement'
        AND e.deleted IS NULL ORDER BY e.happened_on DESC, e.row DESC LIMIT 1)) END"""
_SECRETARIAT = "(SELECT v.secretariat_id FROM divisions AS v WHERE v.id = d.division_id)"
_ANSWERED = (
    f"EXISTS (SELECT 1 {_OPEN} AND c.supplement IS NOT NULL AND c.answered_on IS NOT NULL) "
    f"AND NOT EXISTS (SELECT 1 {_OPEN} AND c.supplement IS NOT NULL AND c.answered_on IS NULL)"
)
_CONFLICT = f"""(d.applicant_id = {_SECRETARIAT} OR d.lead_id = {_SECRETARIAT} OR EXISTS (
    SELECT 1 FROM demand_partners AS p WHERE p.demand_id = d.id AND p.deleted IS NULL
    AND p.organization_id = {_SECRETARIAT}))"""
_TURN = f"""CASE
    WHEN (d.status IN ('received', 'reviewing') OR (d.status = 'supplement' AND {_ANSWERED}))
        AND {_CONFLICT} THEN 2
    WHEN d.status = 'supplement' AND {_ANSWERED} THEN 1
    WHEN d.status = 'supplement' AND {_DUE} < :day THEN 0
    WHEN d.status IN ('draft', 'supplement') THEN 3
    WHEN d.status IN ('submitted', 'received', 'reviewing') THEN 1
    WHEN d.status IN ('candidate', 'reserved') THEN 2 ELSE 4 END"""
_ORDER = "intake_no IS NULL, intake_no, row"
BY_TURN = f"SELECT row FROM (SELECT d.*, {_TURN} AS turn {_LIVE}) ORDER BY turn, {_ORDER}"
BY_DUE = f"SELECT row FROM (SELECT d.*, {_DUE} AS due {_LIVE}) ORDER BY due IS NULL, due, {_ORDER}"
LATE = f"SELECT d.row {_LIVE} AND {_TURN} = 0 ORDER BY d.intake_no IS NULL, d.intake_no, d.row"
BOARD = (
    (
        "SELECT d.applicant_id, d.id, d.title, d.intake_no, d.status, d.division_id, "
        f"d.received_on, d.intake_route, d.document_no {_LIVE} AND d.round_id = 'r' ORDER BY d.row"
    ),
    (
        "SELECT q.organization_id, q.id, q.division_id, q.state, q.sent_on, q.due_on, "
        "q.new_due_on, q.replied_on, q.reply_route, q.reply_document_no FROM form_requests AS q "
        "WHERE q.kind = 'demand' AND q.round_id = 'r' AND q.deleted IS NULL ORDER BY q.row"
    ),
    (
        "SELECT r.request_id, count(*), max(r.happened_on) FROM form_reminders AS r "
        "WHERE r.deleted IS NULL GROUP BY r.request_id"
    ),
    f"SELECT d.id, {_DUE} {_LIVE} AND d.status = 'supplement'",
    (
        "SELECT m.organization_id, m.division_id, m.role, m.is_home FROM memberships AS m "
        "WHERE m.deleted IS NULL AND (m.left_on IS NULL OR m.left_on >= :day) ORDER BY m.row"
    ),
    (
        "SELECT s.place, o.id, o.name FROM organizations AS o JOIN search_row AS s "
        "ON s.key = (o.row << 6) | 1 WHERE o.deleted IS NULL ORDER BY s.place"
    ),
)
"""Everything the board is made of, as rows."""
